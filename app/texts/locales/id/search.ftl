### Pencarian.
search-title = Cari
# $words (String) - yang dicari
search-title-for = Hasil untuk “{ $words }”
search-lede = Cari di semua aspirasi, komentar, tanggapan resmi, dan konsultasi yang bisa dibaca siapa saja.
search-tip = Apit dengan tanda petik untuk kata yang berurutan, misalnya "jalan rusak". Beri tanda kurang untuk mengecualikan, misalnya lampu -taman. Ejaan dan singkatan tidak harus tepat.

# $count (Number) - banyaknya
# $shown (String) - banyaknya, sudah ditulis dengan titik
search-results = { $count ->
   *[other] { $shown } hasil
}
# $words (String) - yang dicari
search-said-words = untuk “{ $words }”
# $part (String) - misalnya "Komentar"
search-said-part = di bagian { $part }
# $title (String) - judul konsultasi
search-said-consultation = di konsultasi “{ $title }”
# $kind (String) - misalnya "Pengaduan"
search-said-kind = jenis { $kind }
# $state (String) - misalnya "Dijawab"
search-said-state = status { $state }
search-clear = Hapus semua saringan

search-part = Bagian
search-part-consultation = Konsultasi
search-part-aspiration = Aspirasi
search-part-comment = Komentar
search-part-response = Tanggapan resmi
search-part-summary = Ringkasan
search-order-best = Paling cocok
search-consultation = Konsultasi
search-narrow = Urutkan dan saring
search-more = Hasil berikutnya
search-first = Ke hasil pertama

search-corrected = Ini hasil untuk ejaan yang kami kira Anda maksud:
search-loosened-title = Tidak ada tulisan yang memuat semua kata itu
search-loosened-text = Di bawah ini yang memuat sebagian di antaranya.
search-cut-title = Yang Anda tulis panjang sekali
search-cut-text = Hanya bagian awalnya yang dicari.
search-partial-title = Pencarian sedang disiapkan
search-partial-text = Untuk sementara hanya aspirasi yang dicari, menurut kata persis dan tanpa hitungan. Biasanya selesai dalam satu menit.
search-code-title = Mencari nomor lacak?
search-code-text = Nomor lacak tidak ikut dicari di sini. Gunakan halaman lacak.
search-code-link = Lacak dengan nomor

# $words (String) - yang dicari
search-none-title = Tidak ada hasil untuk “{ $words }”
search-none-all-title = Belum ada tulisan di sini
search-none-text = Coba kata lain, atau lebih sedikit kata.
search-none-all-text = Begitu ada yang bisa dibaca, tulisannya muncul di sini.
# $count (String) - banyaknya hasil
search-none-everywhere = Cari tanpa saringan ({ $count })
search-none-near = Kata yang mirip
search-none-write = Sampaikan di sebuah konsultasi

# $title (String) - judul aspirasi
search-comment-on = Komentar pada “{ $title }”
search-comment-on-untitled = Komentar pada sebuah pernyataan
# $title (String) - judul aspirasi
search-response-to = Tanggapan resmi untuk “{ $title }”
search-response-to-untitled = Tanggapan resmi untuk sebuah pernyataan
search-is-consultation = Konsultasi
search-is-summary = Ringkasan konsultasi

near-title = Mungkin sudah ada yang menulisnya
near-text = Kalau maksudnya sama, dukung saja tulisan itu: dukungan yang terkumpul lebih kelihatan. Kalau berbeda, kirim tulisan Anda. Tautan terbuka di tab baru.
related-title = Tulisan serupa

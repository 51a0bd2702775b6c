### Pencarian.
search-title = Cari
# $words (String) - yang dicari
search-title-for = Hasil untuk “{ $words }”
search-lede = Cari di semua aspirasi, komentar, tanggapan resmi, dan konsultasi yang bisa dibaca siapa saja.

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

search-suggestions = Saran pencarian
# $count (Number) - banyaknya
search-suggestion-count = { $count ->
    [0] Tidak ada saran
   *[other] { $count } saran
}
search-suggestion-page = Buka tulisan
search-suggestion-area = Wilayah
search-maybe = Mungkin Anda mencari

near-title = Mungkin sudah ada yang menulisnya
near-text = Kalau maksudnya sama, dukung saja tulisan itu: dukungan yang terkumpul lebih kelihatan. Kalau berbeda, kirim tulisan Anda. Tautan terbuka di tab baru.
related-title = Tulisan serupa
related-elsewhere-title = Tulisan terkait di konsultasi lain

# $agency (String) - nama instansi
search-said-agency = instansi { $agency }
# $area (String) - nama wilayah
search-said-area = wilayah { $area }
# $day (String) - misalnya "1 November 2026"
search-said-since = sejak { $day }
# $day (String) - misalnya "30 November 2026"
search-said-until = sampai { $day }
search-agency = Instansi
search-area = Wilayah

search-hint-title = Begini kami membaca yang Anda ketik
# $typed (String) - misalnya "status:xyz"
search-hint-unknown = “{ $typed }” tidak dikenal, jadi dibaca sebagai kata.
# $typed (String) - misalnya "status:selesai"
search-hint-again = Saringan hanya bisa dipakai sekali, jadi “{ $typed }” dibaca sebagai kata.
# $typed (String) - misalnya "status:"
search-hint-empty = Setelah “{ $typed }” belum ada isinya, jadi dibaca sebagai kata.
# $typed (String) - misalnya "-status:selesai"
search-hint-without = Saringan tidak bisa dikecualikan. “{ $typed }” dibaca sebagai kata yang dikecualikan.
search-hint-quote = Tanda petik belum ditutup, jadi semua kata sesudahnya dibaca berurutan.
search-hint-or = ATAU hanya berguna di antara dua kata. Yang berdiri sendiri dilewati.
# $typed (String) - misalnya "a*"
search-hint-prefix = “{ $typed }” terlalu pendek untuk awalan, jadi dibaca sebagai kata utuh.
search-hint-long = Hanya 512 huruf pertama yang dicari.
# $count (Number) - banyaknya kata
search-hint-terms = { $count ->
   *[other] { $count } kata terakhir tidak ikut dicari. Paling banyak 32 kata sekali cari.
}
# $typed (String) - misalnya "di*"
search-hint-forms = Terlalu banyak kata yang berawalan “{ $typed }”. Hanya seribu yang pertama menurut abjad yang dicari.

search-explain = Mengapa di urutan ini
# $score (String) - misalnya "4,21"
search-explain-score = Nilai { $score }
# $words (String) - jumlah nilai kata
# $part (String) - faktor jenis tulisan
# $freshness (String) - faktor kebaruan
# $support (String) - faktor dukungan
search-explain-factors = kata { $words } × jenis { $part } × kebaruan { $freshness } × dukungan { $support }
search-way-word = kata dalam bentuk apa pun
search-way-exact = persis seperti diketik
search-way-title = ada di judul
search-way-synonyms = kata atau yang searti
search-way-spelling = ejaan lain
search-way-phrase = kata berurutan
search-way-prefix = awalan

search-form-title = Cari lebih teliti
search-form-text = Yang dipilih di sini sama artinya dengan saringan yang diketik di kotak. Yang diketik didahulukan.
search-since = Sejak tanggal
search-until = Sampai tanggal
search-answered = Ada tanggapan resmi
# $word (String) - kata yang ditinggalkan
# $count (String) - banyaknya, sudah ditulis dengan titik
search-without = tanpa kata “{ $word }”: { $count } hasil
search-how-title = Cara mencari
search-how-text = Tulis saja kata yang Anda ingat. Ejaan, imbuhan, dan singkatan tidak harus tepat. Kalau ingin lebih teliti:
search-how-phrase = kata-kata yang berurutan
search-how-without = ada kata lampu, tidak ada kata taman
search-how-or = salah satu dari dua kata (boleh juga ATAU)
search-how-prefix = semua kata yang berawalan jalan
search-how-agency = yang ditangani satu instansi
search-how-area = tentang satu kelurahan, desa, atau kecamatan
search-how-state = menurut status: diterima, dikerjakan, dijawab, selesai
search-how-kind = menurut jenis: pengaduan, aspirasi, informasi, apresiasi
search-how-consultation = di satu konsultasi
search-how-days = menurut waktu: tahun, bulan, atau tanggal

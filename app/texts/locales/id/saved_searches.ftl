### Pencarian tersimpan: menyimpan dari halaman hasil, daftar di akun, umpan Atom.
saved-title = Pencarian tersimpan
saved-lede = Kami kabari lewat email begitu ada tulisan baru yang cocok. Daftar ini hanya terlihat oleh Anda.
saved-empty-title = Belum ada pencarian yang Anda simpan
saved-empty-text = Cari sesuatu, lalu tekan “Simpan pencarian” di bawah hasilnya.
saved-search = Cari sesuatu
saved-change = Ubah
# $name (String) - nama pencarian
saved-change-named = Ubah pencarian: { $name }
saved-delete = Hapus
# $name (String) - nama pencarian
saved-delete-named = Hapus pencarian: { $name }
saved-just-saved = Pencarian tersimpan
saved-just-saved-text = Beri nama yang mudah Anda kenali dan pilih seberapa sering dikabari.
saved-changed = Perubahan tersimpan
saved-deleted = Pencarian sudah dihapus
# $count (String) - banyaknya yang boleh disimpan
saved-too-many = Anda sudah menyimpan { $count } pencarian. Hapus salah satu dulu, lalu simpan lagi.
saved-nothing = Tulis kata atau pilih saringan dulu. Tanpa itu, semua tulisan akan cocok.
saved-too-long = Kata-katanya terlalu panjang untuk disimpan. Ambil yang paling penting saja.
saved-unnamed = Pencarian saya
saved-edit-title = Ubah pencarian
saved-name = Nama pencarian
saved-name-hint = Nama ini menjadi judul emailnya.
saved-name-empty = Nama masih kosong. Tulis nama yang mudah Anda kenali.
saved-cadence = Kabari saya
saved-cadence-choose = Pilih seberapa sering Anda ingin dikabari.
saved-at-once = Langsung
saved-at-once-hint = Paling lama satu menit setelah tulisannya terbit.
saved-daily = Sekali sehari
saved-daily-hint = Semua yang baru, setiap pagi pukul 07.00 WIB. Tidak ada yang baru, tidak ada surat.
saved-weekly = Sekali seminggu
saved-weekly-hint = Semua yang baru, setiap Senin pukul 07.00 WIB.
saved-off = Jangan lewat email
saved-off-hint = Pencarian tetap tersimpan dan bisa dibuka dari akun Anda.
saved-save = Simpan perubahan
saved-see = Lihat hasilnya
saved-mail-off = Surat untuk akun Anda sedang dimatikan. Nyalakan dulu supaya kabar sampai.

saved-keep-title = Ikuti pencarian ini
saved-keep-text = Kami kabari lewat email kalau ada tulisan baru yang cocok.
saved-keep = Simpan pencarian
saved-keep-sign-in = Masuk untuk menyimpan
saved-share = Tautan untuk dibagikan
saved-share-hint = Salin tautan ini. Siapa pun yang membukanya melihat hasil yang sama.
saved-feed = Umpan Atom untuk pembaca berita
saved-print = Untuk mencetak, pakai menu cetak di peramban Anda. Hasilnya rapi tanpa menu.

# $words (String) - yang dicari
feed-search = Pencarian: { $words }
feed-all = Tulisan terbaru
# $title (String) - judul konsultasi
feed-consultation = Konsultasi: { $title }
feed-responses = Tanggapan resmi terbaru

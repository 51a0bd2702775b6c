### Beranda.
home-title = Bicara di sini, lihat apa jadinya
home-lede = Tempat warga dan pemerintah berembuk: Anda menyampaikan, petugas menjawab, dan semua orang bisa melihat tindak lanjutnya.
home-open-title = Sedang dibuka
home-upcoming-title = Segera dibuka
home-all = Semua konsultasi
home-none-open-title = Belum ada konsultasi yang dibuka
home-none-open-text = Begitu ada yang dibuka, pertanyaannya muncul di sini. Sementara itu, Anda bisa membaca yang sudah selesai.
home-answered-title = Sudah dijawab
home-answered-lede = Pertanyaan dan usulan warga, beserta jawaban instansi.
home-answer-more = Baca selengkapnya
# $title (String) - judul aspirasi
home-answer-more-of = Baca selengkapnya: { $title }
# $agency (String) - nama instansi
home-answer-by = { $agency } menjawab
home-now = Sekarang:
home-numbers-title = Sejauh ini
home-number-aspirations = aspirasi bisa dibaca semua orang
# $percent (String) - misalnya "67 %"
home-number-answered = sudah dijawab ({ $percent })
home-number-done = sudah selesai dikerjakan
home-how-title = Begini caranya
home-how-1-title = Pilih konsultasi
home-how-1-text = Setiap konsultasi membahas satu pertanyaan, sampai tanggal tertentu.
home-how-2-title = Sampaikan pendapat Anda
home-how-2-text = Dengan nama, tanpa nama, atau rahasia. Tanpa akun pun bisa. Sekitar dua menit.
home-how-3-title = Dukung dan bahas
home-how-3-text = Mengalami hal yang sama? Beri dukungan supaya terlihat seberapa banyak yang mengalaminya.
home-how-4-title = Lihat jawabannya
home-how-4-text = Instansi menjawab di tempat yang sama, lalu menulis ringkasan yang menunjuk ke tulisan Anda.
home-setup-title = Situs ini baru dipasang
home-setup-lede = Belum ada pengelola, jadi belum ada yang bisa dibaca atau ditulis. Buat pengelola pertama dari komputer tempat situs ini dijalankan.
home-setup-step-1-title = Jalankan perintah ini
home-setup-step-1-text = Ganti alamat surel dan nama dengan milik Anda. Perintah ini membuat akun dengan peran pengelola.
home-setup-step-2-title = Masuk
home-setup-step-2-text = Buka halaman masuk dan tulis alamat surel yang sama. Kode enam angka dikirim ke sana.
home-setup-step-3-title = Buat instansi dan petugasnya
home-setup-step-3-text = Di meja kerja Anda menambahkan instansi, lalu memberi peran kepada orang-orangnya.
home-setup-try = Hanya ingin mencoba? Perintah berikut mengisi situs kosong dengan contoh.

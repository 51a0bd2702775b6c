### Surat: kode, tanda terima, kabar. Perihal menyebut apa yang terjadi; kode tidak pernah ada di perihal.
mail-hello = Halo,
# $name (String) - nama penerima
mail-hello-name = Halo { $name },
# $agency (String) - nama instansi
# $site (String) - nama situs
mail-via = { $agency } via { $site }
mail-untitled = tanpa judul
mail-link-removed = [tautan]
mail-someone = Seseorang
mail-agency = Instansi
mail-about = Tentang
mail-by-reason = Alasan

# $site (String) - nama situs
mail-code-sign-in-subject = Kode masuk ke { $site }
# $site (String) - nama situs
mail-code-sign-in-intro = Ada yang ingin masuk ke { $site } dengan alamat email ini. Jika itu Anda, ketik kode berikut di halaman masuk.
mail-code-sign-in-action = Masuk lewat tautan ini
# $site (String) - nama situs
mail-code-register-subject = Kode pendaftaran { $site }
# $site (String) - nama situs
mail-code-register-intro = Ada yang mendaftar di { $site } dengan alamat email ini. Jika itu Anda, ketik kode berikut untuk menyelesaikan pendaftaran.
mail-code-register-action = Selesaikan lewat tautan ini
# $minutes (Number) - lama berlaku, dalam menit
mail-code-minutes = Kode dan tautan berlaku { $minutes } menit dan hanya bisa dipakai satu kali.
mail-code-keep = Jangan berikan kode ini kepada siapa pun, juga kepada orang yang mengaku petugas.
mail-code-not-you = Bukan Anda? Abaikan saja surat ini. Tanpa kode, tidak ada yang bisa masuk.
# $site (String) - nama situs
mail-code-why = Surat ini dikirim karena alamat Anda dimasukkan di halaman masuk atau daftar { $site }.

# $site (String) - nama situs
mail-test-subject = Surat uji dari { $site }
mail-test-intro = Kalau surat ini sampai di kotak masuk, bukan di folder spam, pengirimannya sudah beres.
mail-test-action = Buka situs
# $site (String) - nama situs
mail-test-why = Anda menerima surat ini karena pengelola { $site } mengirimnya ke alamat ini untuk menguji.

# $title (String) - judul aspirasi
mail-receipt-subject = Sudah kami terima: { $title }
mail-receipt-headline = Aspirasi Anda sudah kami terima
# $consultation (String) - judul konsultasi
mail-receipt-intro = Terima kasih. Aspirasi Anda masuk ke konsultasi “{ $consultation }”.
mail-receipt-public = Aspirasi ini bisa dibaca semua orang, dengan nama Anda.
mail-receipt-anonymous = Aspirasi ini bisa dibaca semua orang, tetapi tanpa nama Anda.
mail-receipt-next = Instansi akan membacanya. Kami mengabari Anda lewat email bila ada tanggapan, komentar, atau perubahan.
mail-receipt-tracking = Nomor lacak
mail-receipt-tracking-hint = Simpan nomor ini. Dengan nomor itu Anda bisa melihat keadaan aspirasi di halaman Lacak tanpa masuk.
mail-receipt-action = Lihat aspirasi Anda
# $site (String) - nama situs
mail-receipt-why = Anda menerima surat ini karena Anda mengirim aspirasi di { $site }.

# $title (String) - judul aspirasi
mail-comment-subject = Komentar baru: { $title }
# $title (String) - judul aspirasi
mail-comment-reply-subject = Balasan untuk komentar Anda: { $title }
# $who (String) - nama penulis komentar, atau "Seseorang"
mail-comment-mine = { $who } mengomentari aspirasi Anda
# $who (String) - nama penulis komentar, atau "Seseorang"
mail-comment-followed = { $who } mengomentari aspirasi yang Anda ikuti
# $who (String) - nama penulis komentar, atau "Seseorang"
mail-comment-reply = { $who } membalas komentar Anda
mail-comment-action = Baca dan balas

# $agency (String) - nama instansi
# $title (String) - judul aspirasi
mail-response-subject = { $agency } menjawab: { $title }
# $agency (String) - nama instansi
mail-response-mine = { $agency } menjawab aspirasi Anda
# $agency (String) - nama instansi
mail-response-followed = { $agency } menjawab aspirasi yang Anda ikuti
mail-response-action = Baca jawaban lengkap

# $state (String) - keadaan baru
# $title (String) - judul aspirasi
mail-state-subject = { $state }: { $title }
mail-state-mine = Ada perubahan pada aspirasi Anda
mail-state-followed = Ada perubahan pada aspirasi yang Anda ikuti
mail-state-now = Sekarang
mail-state-action = Lihat perkembangannya

# $title (String) - judul aspirasi
mail-hide-aspiration-subject = Aspirasi Anda disembunyikan: { $title }
# $title (String) - judul aspirasi
mail-hide-comment-subject = Komentar Anda disembunyikan: { $title }
mail-hide-aspiration = Moderator menyembunyikan aspirasi Anda
mail-hide-comment = Moderator menyembunyikan komentar Anda
mail-hide-intro = Tulisan itu tidak lagi tampil untuk umum. Anda sendiri tetap bisa membacanya.
# $title (String) - judul aspirasi
mail-keep-aspiration-subject = Aspirasi Anda tetap tampil: { $title }
# $title (String) - judul aspirasi
mail-keep-comment-subject = Komentar Anda tetap tampil: { $title }
mail-keep-aspiration = Aspirasi Anda tetap tampil
mail-keep-comment = Komentar Anda tetap tampil
mail-keep-intro = Ada pembaca yang melaporkannya. Moderator sudah memeriksa dan tidak mengubah apa pun.
# $title (String) - judul aspirasi
mail-restore-aspiration-subject = Aspirasi Anda tampil kembali: { $title }
# $title (String) - judul aspirasi
mail-restore-comment-subject = Komentar Anda tampil kembali: { $title }
mail-restore-aspiration = Aspirasi Anda tampil kembali
mail-restore-comment = Komentar Anda tampil kembali
mail-restore-intro = Moderator meninjau lagi keputusan sebelumnya. Tulisan itu sekarang bisa dibaca semua orang.
# $title (String) - judul aspirasi
mail-uphold-aspiration-subject = Aspirasi Anda tetap disembunyikan: { $title }
# $title (String) - judul aspirasi
mail-uphold-comment-subject = Komentar Anda tetap disembunyikan: { $title }
mail-uphold-aspiration = Aspirasi Anda tetap disembunyikan
mail-uphold-comment = Komentar Anda tetap disembunyikan
mail-uphold-intro = Moderator sudah membaca tanggapan Anda dan memeriksanya lagi. Keputusannya tetap.
mail-reason-personal-data = Memuat data pribadi
mail-reason-insult = Menghina, mengancam, atau menyebar kebencian
mail-reason-hoax = Memuat kabar yang tidak benar dan bisa merugikan
mail-reason-spam = Iklan atau kiriman berulang
mail-reason-off-topic = Di luar pokok konsultasi
mail-reason-other = Lainnya
mail-reason-rejected-in-source = Sudah ditolak di sumber asalnya
mail-moderation-can-answer = Anda tidak setuju? Tulis tanggapan Anda di halaman itu; moderator akan membacanya.
mail-moderation-action = Lihat keputusannya
mail-moderation-answer-action = Lihat dan tanggapi
# $site (String) - nama situs
mail-moderation-why = Anda menerima surat ini karena keputusan itu tentang tulisan Anda di { $site }.

# $title (String) - judul konsultasi
mail-summary-subject = Hasil konsultasi sudah terbit: { $title }
mail-summary-headline = Hasil konsultasi sudah terbit
mail-summary-intro = Konsultasi ini sudah selesai. Ringkasannya menunjukkan aspirasi mana yang mendasari setiap bagian.
mail-summary-action = Baca ringkasannya
mail-summary-why = Anda menerima surat ini karena Anda ikut dalam konsultasi ini atau mengikutinya.

# $title (String) - judul aspirasi
mail-replied-subject = Balasan Anda dimuat tanpa lampiran: { $title }
mail-replied = Balasan Anda sudah dimuat, tetapi lampirannya tidak
# $title (String) - judul aspirasi
mail-not-replied-subject = Balasan Anda belum dimuat: { $title }
mail-not-replied = Balasan Anda lewat email belum dimuat
mail-reply-attachments = Komentar hanya bisa berisi tulisan. Lampiran di surat Anda tidak kami simpan.
mail-reply-empty = Kami tidak menemukan tulisan baru di surat Anda, hanya kutipan atau tanda tangan. Tulis balasan Anda di atas kutipan, lalu kirim lagi.
mail-reply-too-long = Tulisannya terlalu panjang untuk satu komentar. Persingkat, atau bagi menjadi beberapa balasan.
mail-reply-unreadable = Ada huruf di surat Anda yang tidak bisa kami tampilkan. Tulis komentarnya langsung di halaman itu.
mail-reply-not-open = Konsultasi ini sedang tidak dibuka, jadi komentar baru belum bisa diterima.
mail-reply-gone = Tulisan yang Anda balas sudah tidak tampil lagi.
mail-reply-too-often = Anda mengirim banyak komentar dalam waktu singkat. Tunggu sebentar, lalu kirim lagi.
# $days (Number) - jumlah hari
mail-reply-expired = Surat hanya bisa dibalas dalam { $days } hari. Tulis komentarnya langsung di halaman itu.
mail-reply-other-address = Balasannya datang dari alamat lain, bukan dari alamat akun Anda. Demi keamanan kami tidak memuatnya. Kalau itu memang Anda, balas dari alamat akun Anda atau tulis langsung di halaman itu. Kalau bukan, mungkin surat kami pernah Anda teruskan ke orang lain.
mail-reply-names-author = Di sana Anda menulis tanpa nama, sedangkan balasannya memuat nama atau alamat Anda. Supaya Anda tetap tidak dikenali, kami tidak memuatnya. Hapus nama itu, lalu kirim lagi.
mail-reply-action = Buka halamannya
# $site (String) - nama situs
mail-reply-why = Anda menerima surat ini karena ada balasan atas nama Anda ke surat dari { $site }.
mail-can-reply = Mau menjawab? Balas saja surat ini; tulisan Anda menjadi komentar yang bisa dibaca semua orang.
# $name (String) - nama pencarian
mail-search-subject = Ada yang baru: { $name }
mail-search-headline = Ada yang baru untuk pencarian Anda
mail-search-aspiration = Aspirasi
mail-search-comment = Komentar pada
mail-search-response = Tanggapan resmi untuk
mail-search-consultation = Konsultasi
mail-search-summary = Ringkasan konsultasi
mail-search-more = Masih ada lagi. Lihat semuanya di halaman pencarian.
mail-search-action = Lihat semua hasil
# $site (String) - nama situs
mail-search-why = Anda menerima surat ini karena Anda menyimpan pencarian ini di { $site }.

mail-private-subject = Ada kabar tentang kiriman Anda
mail-private-intro = Demi keamanan Anda, isinya tidak kami tulis di surat ini. Buka tautan berikut untuk membacanya.
mail-private-receipt-subject = Kiriman Anda sudah kami terima
mail-private-receipt-intro = Terima kasih. Demi keamanan Anda, isinya tidak kami ulang di surat ini. Buka tautan berikut untuk melihat keadaannya.
mail-private-action = Buka kiriman Anda
# $site (String) - nama situs
mail-private-why = Anda menerima surat ini karena Anda mengirim sesuatu di { $site }.

mail-why-mine = Anda menerima surat ini karena Anda menulis aspirasi ini.
mail-why-followed = Anda menerima surat ini karena Anda mengikuti aspirasi ini atau konsultasinya.
mail-why-reply = Anda menerima surat ini karena Anda ikut berkomentar di sana.
mail-stop = Berhenti menerima surat seperti ini
mail-no-reply = Surat ini dikirim otomatis. Balasan ke alamat ini tidak dibaca.

# $count (Number) - banyaknya komentar
# $title (String) - judul aspirasi
mail-comments-subject = { $count } komentar baru: { $title }
# $count (Number) - banyaknya komentar
mail-comments-headline = Ada { $count } komentar baru
# $count (Number) - banyaknya kabar
# $title (String) - judul aspirasi
mail-together-subject = { $count } kabar baru: { $title }
# $count (Number) - banyaknya kabar
mail-together-headline = Ada { $count } kabar baru

# $count (Number) - banyaknya kabar
# $title (String) - judul kabar pertama
mail-daily-subject = { $count } kabar hari ini: { $title }
# $count (Number) - banyaknya kabar
mail-daily-headline = { $count } kabar dari yang Anda ikuti
mail-daily-why = Anda menerima surat ini karena Anda dikabari sekali sehari.
# $count (Number) - banyaknya kabar
# $title (String) - judul kabar pertama
mail-weekly-subject = { $count } kabar pekan ini: { $title }
# $count (Number) - banyaknya kabar
mail-weekly-headline = { $count } kabar sepekan terakhir
mail-weekly-why = Anda menerima surat ini karena Anda dikabari sekali sepekan.
mail-digest-action = Lihat yang saya ikuti
mail-digest-settings = Seberapa sering Anda dikabari bisa diatur di akun Anda, bagian Surat.
# $count (Number) - kabar yang tidak ditulis
mail-digest-rest = Masih ada { $count } kabar lagi. Semuanya bisa dibaca di halaman aspirasi masing-masing.

# $title (String) - judul konsultasi
mail-opened-subject = Sudah dibuka: { $title }
mail-opened-headline = Konsultasi yang Anda ikuti sudah dibuka
mail-opened-intro = Mulai sekarang Anda bisa menulis aspirasi, berkomentar, dan memberi dukungan.
mail-opened-until = Dibuka sampai
mail-opened-action = Ikut berpendapat
# $title (String) - judul konsultasi
mail-closed-subject = Sudah ditutup: { $title }
mail-closed-headline = Konsultasi sudah ditutup
mail-closed-intro = Terima kasih sudah ikut. Instansi sekarang membaca semua masukan. Begitu ringkasannya terbit, kami kabari Anda.
mail-closed-action = Baca semua aspirasi

mail-paused-subject = Ringkasan berkala kami hentikan sementara
mail-paused-headline = Ringkasan berkala kami hentikan sementara
# $days (Number) - hari sejak kunjungan terakhir
# $site (String) - nama situs
mail-paused-intro = Anda sudah { $days } hari tidak membuka { $site }. Supaya kotak surat Anda tidak penuh, ringkasan harian dan mingguan berhenti dulu.
mail-paused-back = Begitu Anda masuk lagi, ringkasannya dikirim lagi. Kabar yang Anda minta segera tetap dikirim.
mail-paused-action = Masuk
mail-paused-why = Anda menerima surat ini satu kali saja.

mail-bulletin-action = Buka konsultasinya
mail-bulletin-why-followers = Anda menerima surat ini karena Anda mengikuti konsultasi ini.
mail-bulletin-why-authors = Anda menerima surat ini karena Anda menulis aspirasi dalam konsultasi ini.

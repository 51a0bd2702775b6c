### Daftar, masuk, dan akun sendiri.
identity-email = Alamat email
identity-email-hint-register = Hanya untuk masuk dan mengirim kabar. Tidak ditampilkan kepada siapa pun.
identity-email-hint-sign-in = Kami kirim kode 6 angka ke alamat ini. Tidak perlu kata sandi.
identity-email-error = Alamat email belum lengkap. Tulis seperti nama@contoh.id.
identity-name = Nama
identity-name-hint = Boleh nama panggilan, tidak harus sama dengan KTP. Tampil di samping tulisan Anda yang publik.
identity-name-error-empty = Nama masih kosong. Tulis nama yang ingin ditampilkan.
# $max (Number) - huruf yang muat
identity-name-error-long = Namanya terlalu panjang. Paling banyak { $max } huruf.
identity-name-error-signs = Ada tanda yang tidak bisa dipakai dalam nama. Ketik ulang namanya.
identity-age = Umur Anda
identity-age-adult = 18 tahun atau lebih
identity-age-young = Di bawah 18 tahun
identity-age-young-hint = Tulisan Anda otomatis anonim, kecuali Anda memilih lain. Sebaiknya ajak orang tua atau wali.
identity-age-error = Pilih umur Anda. Kami hanya perlu tahu 18 tahun ke atas atau di bawahnya.
identity-consent-before = Saya setuju data saya diolah seperti dijelaskan di
identity-consent-privacy = halaman privasi
identity-consent-between = dan akan mengikuti
identity-consent-terms = ketentuan situs ini
identity-consent-error = Centang persetujuan ini dulu. Tanpa itu kami tidak boleh menyimpan data Anda.

identity-register-title = Daftar
identity-register-lede = Cukup satu menit. Tidak ada kata sandi: setiap kali masuk, kami kirim kode ke email Anda.
identity-register-button = Daftar dan kirim kode
identity-register-have = Sudah punya akun?
identity-register-have-link = Masuk di sini

identity-sign-in-title = Masuk
identity-sign-in-lede = Masuk untuk menulis, mendukung, dan mengikuti. Membaca tidak perlu masuk.
identity-sign-in-button = Kirim kode
identity-sign-in-new = Belum punya akun?
identity-sign-in-new-link = Daftar di sini
identity-password-open = Pakai kata sandi
identity-password = Kata sandi
identity-password-button = Masuk dengan kata sandi
identity-password-forgot = Lupa? Minta kode saja, lalu ganti kata sandi di halaman akun.
identity-password-wrong = Alamat email atau kata sandi tidak cocok. Periksa lagi, atau masuk dengan kode.

identity-code-title = Masukkan kode
# $email (String) - alamat
identity-code-lede = Kami mengirim kode 6 angka ke { $email }. Berlaku 10 menit.
identity-code = Kode 6 angka
identity-code-hint = Boleh ditempel. Kalau minta kode lagi, hanya kode di surat terbaru yang berlaku.
identity-code-button = Lanjutkan
identity-code-not-a-code = Kodenya terdiri dari 6 angka. Salin dari surat yang baru Anda terima.
# $left (Number) - sisa percobaan
identity-code-wrong = Kodenya tidak cocok. Masih ada { $left } kali percobaan.
identity-code-link-only = Hari ini sudah terlalu banyak kode salah untuk alamat ini. Buka tautan di surat kami untuk masuk.
identity-code-slow-title = Suratnya belum sampai?
identity-code-slow = Tunggu satu menit, lalu periksa folder spam atau promosi. Pastikan juga alamatnya benar.
identity-code-again = Kirim kode lagi
identity-code-other = Pakai alamat lain
identity-dead-title = Kode ini sudah tidak berlaku
identity-dead-text = Kode berlaku 10 menit, hanya sekali pakai, dan paling banyak 5 kali dicoba. Minta kode baru saja.
identity-dead-button = Minta kode baru

identity-link-title = Masuk dengan tautan ini?
# $email (String) - alamat
identity-link-lede = Anda akan masuk sebagai { $email } di perangkat ini.
identity-link-not-you = Bukan Anda yang meminta? Tutup saja halaman ini. Tidak terjadi apa-apa.
identity-link-button = Ya, masuk

identity-finish-title = Tinggal satu langkah
# $email (String) - alamat
identity-finish-lede = Alamat { $email } sudah terbukti milik Anda, tetapi belum ada akunnya. Lengkapi ini untuk mendaftar.
identity-finish-button = Daftar

identity-suspended-title = Akun ini ditangguhkan
identity-suspended-text = Anda belum bisa masuk dengan akun ini. Semua halaman tetap bisa dibaca. Kalau menurut Anda ini keliru, hubungi pengelola situs; caranya ada di halaman bantuan.

identity-account-lede = Data dan pengaturan Anda. Alamat email tidak ditampilkan kepada siapa pun.
identity-account-data = Data saya
identity-account-posts = Aspirasi saya
identity-account-posts-text = Semua yang Anda tulis, termasuk yang anonim dan rahasia, hanya Anda yang melihat daftarnya.
identity-account-posts-link = Buka aspirasi saya
identity-account-follows-link = Yang saya ikuti
identity-account-since = Terdaftar sejak
identity-account-age = Umur
identity-account-consent = Persetujuan
# $version (String) - versi naskah
# $day (String) - tanggal
identity-account-consent-value = Naskah versi { $version }, disetujui { $day }
identity-account-consent-none = Belum tercatat
identity-account-saved = Sudah disimpan.
identity-account-welcome = Selamat datang! Akun Anda sudah jadi.

identity-rename-title = Ganti nama
identity-rename-lede = Nama baru langsung tampil di semua tulisan publik Anda, juga yang lama.
identity-save = Simpan

identity-mail = Kabar lewat email
identity-mail-on = Dikirim
identity-mail-off = Tidak dikirim
identity-mail-lede = Kabar tentang tulisan Anda dan yang Anda ikuti. Kode untuk masuk selalu dikirim.
identity-mail-on-hint = Tanggapan, komentar, dan perubahan status.
identity-mail-off-hint = Anda tetap bisa membaca semuanya di sini.
identity-mail-language = Bahasa surat
identity-mail-choose = Pilih salah satu.
identity-language-id = Bahasa Indonesia
identity-language-en = English

identity-password-set = Sudah dipasang
identity-password-none = Tidak ada. Anda masuk dengan kode.
identity-password-title-set = Pasang kata sandi
identity-password-title-change = Ganti kata sandi
identity-password-lede = Kata sandi tidak wajib; kode lewat email selalu bisa dipakai. Setelah disimpan, Anda keluar dari semua perangkat lain.
identity-password-old = Kata sandi sekarang
identity-password-old-hint = Lupa? Keluar, masuk lagi dengan kode, lalu ganti dalam 10 menit tanpa kata sandi lama.
identity-password-old-error = Kata sandi sekarang tidak cocok.
identity-password-new = Kata sandi baru
# $min (Number) - huruf paling sedikit
identity-password-new-hint = Paling sedikit { $min } huruf. Paling mudah diingat: lima kata yang tidak berhubungan, misalnya lima benda di sekitar Anda.
# $min (Number) - huruf paling sedikit
identity-password-short = Kata sandinya terlalu pendek. Pakai paling sedikit { $min } huruf.
# $max (Number) - huruf paling banyak
identity-password-long = Kata sandinya terlalu panjang. Paling banyak { $max } huruf.
identity-password-common = Kata sandi ini mudah ditebak. Tambahkan kata lain yang tidak berhubungan sampai ada lima kata berbeda.
identity-password-save = Simpan kata sandi

identity-sessions = Perangkat yang sedang masuk
identity-sessions-lede = Ada yang tidak Anda kenal? Keluarkan, lalu ganti kata sandi bila Anda memakainya.
identity-session-here = Perangkat ini
# $when (String) - jarak waktu
identity-session-seen = Terakhir dipakai { $when }
identity-session-since = Masuk sejak
identity-session-end = Keluarkan
# $browser (String) - nama peramban
identity-session-end-described = Keluarkan { $browser }
identity-sessions-end-others = Keluarkan semua perangkat lain
# $browser (String) - nama peramban
# $system (String) - nama sistem
identity-browser-on = { $browser } di { $system }
identity-browser-unknown = Peramban lain

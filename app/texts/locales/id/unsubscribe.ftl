### Berhenti menerima surat.
unsubscribe-title = Berhenti menerima surat
unsubscribe-everything = Anda akan berhenti menerima semua surat dari situs ini, kecuali kode masuk.
# $title (String) - judul konsultasi
unsubscribe-consultation = Anda akan berhenti menerima surat tentang konsultasi “{ $title }”.
# $title (String) - judul aspirasi
unsubscribe-aspiration = Anda akan berhenti menerima surat tentang aspirasi “{ $title }”.
unsubscribe-some-aspiration = Anda akan berhenti menerima surat tentang satu aspirasi yang Anda ikuti.
unsubscribe-author = Anda akan berhenti menerima surat tentang satu aspirasi yang Anda tulis.
unsubscribe-replies = Anda akan berhenti menerima surat tentang balasan untuk satu komentar Anda.
unsubscribe-button = Ya, berhenti
unsubscribe-nothing-yet = Belum ada yang berubah sampai Anda menekan tombol ini. Anda tidak perlu masuk.
unsubscribed-title = Sudah berhenti
unsubscribed-everything = Anda tidak akan menerima surat lagi dari situs ini, kecuali kode masuk.
# $title (String) - judul konsultasi
unsubscribed-consultation = Anda tidak akan menerima surat lagi tentang konsultasi “{ $title }”.
# $title (String) - judul aspirasi
unsubscribed-aspiration = Anda tidak akan menerima surat lagi tentang aspirasi “{ $title }”.
unsubscribed-some-aspiration = Anda tidak akan menerima surat lagi tentang aspirasi itu.
unsubscribed-author = Anda tidak akan menerima surat lagi tentang aspirasi itu. Perkembangannya tetap bisa Anda baca di halamannya.
unsubscribed-replies = Anda tidak akan menerima surat lagi tentang balasan untuk komentar itu.
unsubscribed-waiting = Surat yang masih menunggu dikirim juga dibatalkan.
unsubscribed-undo = Berubah pikiran? Atur surat di akun Anda
# $name (String) - nama pencarian
unsubscribe-search = Anda akan berhenti menerima surat tentang pencarian “{ $name }”. Pencariannya tetap tersimpan.
unsubscribe-some-search = Anda akan berhenti menerima surat tentang satu pencarian tersimpan.
# $name (String) - nama pencarian
unsubscribed-search = Anda tidak akan menerima surat lagi tentang pencarian “{ $name }”. Pencariannya tetap tersimpan di akun Anda.
unsubscribed-some-search = Anda tidak akan menerima surat lagi tentang pencarian itu.
# $topic (String) - nama jenis kabar
unsubscribe-topic = Anda akan berhenti menerima surat jenis ini: { $topic }.
unsubscribe-daily = Anda akan berhenti menerima ringkasan harian.
unsubscribe-weekly = Anda akan berhenti menerima ringkasan mingguan.
# $topic (String) - nama jenis kabar
unsubscribed-topic = Anda tidak akan menerima surat jenis ini lagi: { $topic }.
unsubscribed-daily = Anda tidak akan menerima ringkasan harian lagi.
unsubscribed-weekly = Anda tidak akan menerima ringkasan mingguan lagi.

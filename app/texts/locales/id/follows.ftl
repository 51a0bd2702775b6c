### Mengikuti konsultasi dan aspirasi.
follow-aspiration = Ikuti aspirasi ini
follow-consultation = Ikuti konsultasi ini
follow-stop = Berhenti mengikuti
follow-explain-aspiration = Anda dikabari lewat email kalau ada komentar, jawaban, atau perubahan.
follow-explain-consultation = Anda dikabari lewat email kalau instansi menjawab atau hasilnya terbit.
follow-on = Anda mengikuti ini.
follow-sign-in = Masuk untuk mengikuti
follow-not-shared = Aspirasi ini tidak bisa diikuti.
followings-title = Yang saya ikuti
followings-about = Anda dikabari lewat email tentang semua yang ada di daftar ini. Daftar ini hanya terlihat oleh Anda.
followings-consultations = Konsultasi
followings-aspirations = Aspirasi
followings-empty-title = Belum ada yang Anda ikuti
followings-empty-text = Buka konsultasi atau aspirasi, lalu tekan “Ikuti”. Kabarnya akan sampai ke email Anda.
followings-look = Lihat konsultasi
# $title (String) - yang diikuti
follow-stop-named = Berhenti mengikuti: { $title }
follow-mute = Jangan kabari saya tentang ini
follow-muted = Anda tidak dikabari tentang ini.
follow-unmute = Kabari saya lagi
follow-explain-own = Ini tulisan Anda: Anda dikabari kalau ada jawaban, komentar, atau perubahan.
follow-explain-muted = Anda tidak menerima surat tentang ini, kecuali keputusan moderator tentang tulisan Anda.

### Aspirasi: menulis, memeriksa, mengirim, membaca.
author-own-anonymous = Anda (anonim)

write-title = Sampaikan pendapat Anda
write-emergency = Ada bahaya sekarang? Jangan menunggu jawaban di sini.
write-emergency-call = Telepon 112, gratis, 24 jam
write-limits = Baca dulu apa yang tidak bisa diubah
write-guest-title = Anda menulis sebagai tamu
write-guest-text = Tidak perlu akun. Setelah mengirim, Anda mendapat nomor lacak dan kode rahasia. Dengan akun, kabar jawabannya dikirim lewat email.
write-minor = Karena usia Anda di bawah 18 tahun, kami memilihkan anonim. Anda boleh menggantinya.
write-kind = Apa yang ingin Anda sampaikan?
write-lapor = Pengaduan resmi ditangani lewat SP4N-LAPOR!, kanal pengaduan nasional dengan tenggat yang diatur hukum. Anda bisa menulis di sini untuk dibahas bersama, dan melapor di sana supaya tercatat resmi.
write-lapor-link = Buka lapor.go.id
write-lapor-title = Ini pengaduan? Laporkan juga di SP4N-LAPOR!
write-subject = Judul
write-subject-hint = Pokoknya dalam satu kalimat, paling panjang 150 huruf.
write-body = Isi
write-body-hint = Ceritakan apa yang Anda alami atau usulkan: di mana, sejak kapan, dan apa yang sebaiknya berubah. Jangan tulis nomor KTP, nomor telepon, atau nama orang lain. Anda boleh memakai **tebal**, *miring*, dan daftar dengan tanda -.
write-area = Wilayah
write-area-hint = Kelurahan, desa, atau kecamatan, kalau menyangkut tempat tertentu.
write-place = Tempatnya
write-place-hint = Dengan kata-kata Anda sendiri, misalnya “depan SDN Bojong Nangka 2”.
write-visibility = Siapa yang boleh melihat?
write-visibility-guest-public = Isinya bisa dibaca semua orang. Sebagai penulis tertera “Warga (tanpa akun)”.
write-visibility-guest-anonymous = Isinya bisa dibaca semua orang. Waktunya hanya tampil sebagai tanggal, tanpa jam.
write-visibility-guest-confidential = Hanya petugas instansi penyelenggara yang bisa membacanya, dan Anda sendiri dengan nomor lacak dan kode rahasia.
write-check = Periksa dulu
write-terms = Dengan mengirim, Anda menyetujui ketentuan dan cara kami menjaga data.
write-terms-link = Ketentuan
write-privacy-link = Privasi

write-error-kind = Pilih dulu apa yang ingin Anda sampaikan.
write-error-title-empty = Judul masih kosong. Tulis pokok aspirasi Anda dalam satu kalimat.
write-error-body-empty = Isinya masih kosong. Ceritakan apa yang Anda alami atau usulkan.
write-error-area = Wilayah ini tidak ada dalam daftar. Pilih dari daftar, atau biarkan kosong.
write-error-visibility = Pilih siapa yang boleh melihat tulisan Anda.
# $have (String) - panjangnya sekarang
# $max (String) - yang muat
write-error-too-long = Terlalu panjang: { $have } huruf, yang muat { $max }. Ringkas sedikit.
write-error-control = Ada huruf yang tidak terbaca, mungkin ikut tersalin dari aplikasi lain. Hapus atau ketik ulang bagian itu.
write-error-direction = Ada tanda pembalik arah tulisan yang tidak terlihat. Ketik ulang bagian yang Anda salin dari tempat lain.
write-error-words-empty = Tulis dulu yang ingin Anda tambahkan.

write-closed-title = Konsultasi ini tidak menerima tulisan sekarang
write-closed-kept = Tulisan Anda belum terkirim, tetapi masih ada di bawah. Salin bila perlu.
write-too-often-title = Anda sudah mengirim beberapa kali dalam satu jam ini
# $length (String) - "12 menit"
write-too-often-text = Ada batas supaya forum tidak dibanjiri. Tulisan Anda masih ada di bawah: kirim lagi { $length } lagi.
write-failed-title = Belum bisa disimpan
write-failed-text = Sedang ada gangguan di pihak kami. Tulisan Anda masih ada di bawah: coba kirim lagi beberapa menit lagi.
write-form-used-title = Formulir ini sudah pernah dipakai
write-form-used-text = Tulisan Anda masih ada di bawah. Kalau memang belum terkirim, kirim sekali lagi.

check-title = Periksa sebelum mengirim
check-lede = Belum ada yang terkirim. Begini tulisan Anda akan dibaca.
check-kind = Jenis
check-subject = Judul
check-place = Tempat
check-visibility = Yang boleh melihat
check-body = Isi
check-send = Kirim aspirasi
check-edit = Ubah dulu

sent-title = Terkirim. Terima kasih.
sent-lede = Aspirasi Anda sudah kami terima.
sent-confidential = Tulisan Anda rahasia. Hanya petugas instansi penyelenggara yang bisa membacanya.
sent-mail = Tanda terima juga dikirim ke email Anda.
sent-next-title = Yang terjadi sekarang
sent-next-1-title = Petugas membaca
# $agency (String) - nama instansi
sent-next-1-text = { $agency } membaca setiap aspirasi yang masuk.
sent-next-2-title = Instansi menjawab
sent-next-2-text-member = Jawabannya tampil di halaman aspirasi Anda dan dikirim lewat email.
sent-next-2-text-guest = Jawabannya bisa Anda baca dengan nomor lacak dan kode rahasia ini.
sent-next-3-title = Ringkasan diterbitkan
# $day (String) - hari terakhir
sent-next-3-text = Konsultasi ditutup { $day }. Setelah itu ringkasannya terbit dan menunjuk ke tulisan yang menjadi dasarnya.
sent-see = Lihat aspirasi Anda
sent-back = Kembali ke konsultasi
sent-track = Lacak aspirasi ini

aspiration-withdrawn-title = Aspirasi yang ditarik penulisnya
aspiration-withdrawn-text = Isinya sudah dihapus.
aspiration-withdrawn-own = Anda sudah menarik aspirasi ini. Isinya sudah dihapus.
aspiration-hidden-own-title = Aspirasi Anda disembunyikan moderator
aspiration-hidden-own-text = Orang lain tidak bisa membacanya.
# $reason (String) - alasan, misalnya "Memuat data pribadi"
aspiration-hidden-reason = Alasannya: { $reason }.
aspiration-hidden-answer = Baca keputusannya dan tanggapi
aspiration-hidden-staff-title = Aspirasi ini disembunyikan moderator
aspiration-hidden-staff-text = Hanya penulis dan petugas instansi yang bisa membacanya.
aspiration-confidential-own = Rahasia: hanya Anda dan petugas instansi yang bisa membaca halaman ini.
aspiration-confidential-staff = Rahasia: hanya penulis dan petugas instansi yang bisa membaca halaman ini. Jangan menyalin isinya ke tempat lain.
aspiration-code = Nomor lacak
aspiration-lapor = Nomor SP4N-LAPOR!
aspiration-added-title = Tambahan dari penulis
aspiration-timeline-title = Perjalanan aspirasi ini
# $agency (String) - nama instansi
aspiration-step-waiting = Menunggu jawaban { $agency }
# $state (String) - misalnya "Dijawab"
# $agency (String) - nama instansi
aspiration-step-by = { $state } oleh { $agency }

own-title = Aspirasi Anda
own-add = Tambahkan keterangan
own-add-hint = Ada kabar baru, atau ada yang kurang? Tulisan yang sudah terkirim tetap seperti semula; tambahan Anda tampil di bawahnya.
own-add-send = Kirim tambahan
own-withdraw = Tarik aspirasi
own-withdraw-text = Judul, isi, tempat, dan keterangan tambahannya langsung dihapus dan tidak bisa dikembalikan. Dukungan, komentar, dan jawaban tetap ada.
own-withdraw-send = Tarik aspirasi ini
tighten-title = Perketat siapa yang boleh melihat
tighten-own-text = Bisa diperketat kapan saja, tetapi tidak bisa dilonggarkan lagi.
tighten-staff-text = Petugas hanya boleh memperketat, dan perubahannya dicatat. Tidak bisa dilonggarkan lagi.
tighten-anonymous = Jadikan anonim
tighten-confidential = Jadikan rahasia
staff-title = Siapa yang boleh melihat, dan SP4N-LAPOR!
lapor-title = Nomor SP4N-LAPOR!
lapor-hint = Kalau pengaduan ini juga diteruskan ke SP4N-LAPOR!, catat nomornya di sini supaya penulisnya bisa melacaknya di sana. 5 sampai 12 angka; kosongkan untuk menghapus.
lapor-send = Simpan nomor
lapor-error = Nomor LAPOR terdiri dari 5 sampai 12 angka. Periksa lagi.

mine-title = Aspirasi saya
mine-lede = Semua yang Anda tulis, juga yang anonim dan rahasia. Daftar ini hanya terlihat oleh Anda.
mine-empty-title = Anda belum menulis aspirasi
mine-empty-text = Lihat konsultasi yang sedang dibuka dan sampaikan pendapat Anda.
mine-empty-go = Lihat konsultasi

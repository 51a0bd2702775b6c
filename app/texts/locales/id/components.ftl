### Kata-kata yang dipakai bagian-bagian halaman di mana pun.
state-received = Diterima
state-in-progress = Sedang dikerjakan
state-answered = Dijawab
state-done = Selesai
state-withdrawn = Ditarik penulisnya
state-hidden = Disembunyikan

phase-upcoming = Akan dibuka
phase-open = Sedang dibuka
phase-closed = Sudah ditutup

kind-aspiration = Aspirasi
kind-complaint = Pengaduan
kind-information = Permintaan informasi
kind-reply = Tanggapan
kind-appreciation = Apresiasi
kind-aspiration-hint = Usul, harapan, atau masukan.
kind-complaint-hint = Ada yang tidak beres dan perlu diperbaiki.
kind-information-hint = Pertanyaan kepada instansi.
kind-reply-hint = Pendapat tentang rencana yang sedang dibahas.
kind-appreciation-hint = Terima kasih untuk yang sudah baik.

visibility-public = Publik
visibility-anonymous = Anonim
visibility-confidential = Rahasia
visibility-public-hint = Isi dan nama Anda bisa dibaca semua orang.
visibility-anonymous-hint = Isinya bisa dibaca semua orang. Nama Anda tidak tampil bagi siapa pun selain Anda sendiri.
visibility-confidential-hint = Hanya Anda dan petugas instansi penyelenggara yang bisa membacanya. Tidak ikut muncul di pencarian.

author-anonymous = Warga (anonim)
author-guest = Warga (tanpa akun)

# $count (Number) - banyaknya
# $shown (String) - banyaknya, sudah ditulis dengan titik
count-supports = { $count ->
   *[other] { $shown } dukungan
}
# $count (Number) - banyaknya
# $shown (String) - banyaknya, sudah ditulis dengan titik
count-comments = { $count ->
   *[other] { $shown } komentar
}
# $count (Number) - banyaknya
# $shown (String) - banyaknya, sudah ditulis dengan titik
count-aspirations = { $count ->
   *[other] { $shown } aspirasi
}
# $count (Number) - banyaknya
# $shown (String) - banyaknya, sudah ditulis dengan titik
count-people = { $count ->
   *[other] { $shown } orang ikut serta
}

card-take-part = Ikut berpendapat
card-look-in = Lihat dulu
card-read-results = Baca hasilnya
card-by = Diselenggarakan

answer-title = Tanggapan resmi
answer-from = dari
answer-short = Jawaban

# $quote (String) - perkataan warga
answered-quote = “{ $quote }”

timeline-here = Sekarang di sini

comment-official = Petugas
comment-author = Penulis aspirasi
comment-reply = Balas
comment-report = Laporkan
comment-hidden = Komentar ini disembunyikan moderator.
comment-link = Tautan ke komentar ini

breadcrumbs-label = Anda di sini
navigation-label = Menu utama
account-label = Akun
filters-label = Saring
pages-label = Halaman lain
page-newer = Lebih baru
page-older = Lebih lama

search-label = Cari aspirasi dan jawabannya
search-button = Cari

field-optional = boleh kosong
field-choose = Pilih
errors-title = Ada yang perlu diperbaiki
error-word = Salah:
change = Ubah

tracking-title = Nomor lacak Anda
tracking-keep = Simpan atau cetak halaman ini. Dengan nomor ini siapa pun bisa melihat sampai mana prosesnya, tetapi tidak isinya.
tracking-secret-title = Kode rahasia pribadi
tracking-secret-keep = Dengan nomor dan kode rahasia ini Anda bisa membaca lagi tulisan Anda dan menambahkan keterangan. Kode rahasia hanya ditampilkan sekali ini. Jangan bagikan.

demo-title = Situs contoh.
demo-text = Semua nama dan cerita di sini rekaan. Jangan menulis data pribadi sungguhan.

language-switch = Baca halaman ini dalam bahasa Inggris
footer-about = Tempat warga dan pemerintah berembuk: menyampaikan, menjawab, dan menindaklanjuti.
# $operator (String) - nama penyelenggara
footer-run-by = Diselenggarakan oleh { $operator }.
footer-emergency-title = Keadaan darurat?
footer-emergency = Jangan menunggu jawaban di sini. Telepon 112, gratis, 24 jam.
footer-emergency-call = Telepon 112
footer-lapor = Pengaduan resmi: SP4N-LAPOR!
footer-links-label = Tentang situs ini
footer-source = Rembuk adalah perangkat lunak terbuka (Apache-2.0).

error-not-found-title = Halaman ini tidak ada
error-not-found-text = Mungkin alamatnya salah ketik, tulisannya sudah ditarik, atau Anda perlu masuk dulu untuk melihatnya.
error-forbidden-title = Bagian ini bukan untuk akun Anda
error-forbidden-text = Anda sudah masuk, tetapi peran Anda tidak mencakup halaman ini. Kalau menurut Anda ini keliru, hubungi pengelola situs.
error-stale-title = Belum terkirim: Anda masuk lagi sejak formulir ini dibuka
error-stale-text = Tulisan Anda masih ada. Periksa sebentar, lalu kirim lagi dengan akun yang sekarang.
error-signed-out-title = Belum terkirim: Anda sudah keluar
error-signed-out-text = Tulisan Anda masih ada di halaman ini. Masuk dulu di tab baru, lalu kembali ke sini dan kirim lagi.
error-sign-in-beside = Masuk di tab baru
error-send-again = Kirim lagi
error-too-many-title = Terlalu banyak permintaan
# $length (String) - lamanya, misalnya "5 menit"
error-too-many-text = Supaya situs tetap lancar bagi semua orang, ada batas untuk tindakan ini. Coba lagi { $length } lagi. Yang sudah terkirim tetap tersimpan.
error-conflict-title = Keadaannya sudah berubah
error-conflict-text = Sementara Anda menulis, halaman ini berubah: mungkin konsultasinya sudah ditutup atau orang lain lebih dulu mengubahnya. Kembali, muat ulang, lalu periksa lagi.
error-too-large-title = Kirimannya terlalu besar
error-too-large-text = Kembali dan ringkas tulisan Anda. Satu aspirasi paling panjang 20.000 huruf.
error-bad-request-title = Permintaan ini tidak bisa dibaca
error-bad-request-text = Mungkin formulirnya sudah terlalu lama terbuka atau kirimannya terpotong. Kembali, muat ulang halamannya, lalu kirim lagi.
error-unavailable-title = Sedang ada gangguan sebentar
error-unavailable-text = Situs belum bisa menyimpan atau membaca data. Tulisan Anda masih ada bila Anda menekan tombol kembali. Coba lagi beberapa menit lagi.
error-internal-title = Ada yang salah di pihak kami
error-internal-text = Ini bukan kesalahan Anda, dan sudah tercatat. Coba lagi sebentar lagi. Kalau berulang, beri tahu pengelola situs.
error-go-home = Ke beranda
error-go-search = Cari aspirasi
error-go-help = Buka bantuan
error-go-sign-in = Masuk
error-emergency = Keadaan darurat? Telepon 112.

# Yang baru saja dilakukan, di puncak halaman
done-answered = Tanggapan sudah terbit. Penulis dan pengikut dikabari.
done-moved = Status sudah diubah. Penulis dan pengikut dikabari.
done-lapor-recorded = Nomor SP4N-LAPOR! sudah dicatat.
done-tightened = Yang boleh membaca sudah dibatasi.
done-added = Keterangan Anda sudah ditambahkan.
done-decided = Keputusan sudah disimpan.
done-consultation-kept = Konsultasi sudah disimpan.
done-consultation-published = Konsultasi sudah terbit.
done-consultation-closed = Konsultasi sudah ditutup.
done-summary-published = Ringkasan sudah terbit. Semua yang ikut dikabari.
done-person-changed = Perubahan sudah disimpan.
done-agency-kept = Instansi sudah disimpan.

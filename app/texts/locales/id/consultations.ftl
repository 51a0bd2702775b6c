### Konsultasi: daftar dan halaman satu konsultasi.
consultations-title = Konsultasi
consultations-lede = Di forum konsultasi publik (FKP), instansi mengajukan satu pertanyaan dan membahasnya bersama warga sebelum mengambil keputusan.
consultations-open-title = Sedang dibuka
consultations-upcoming-title = Akan dibuka
consultations-closed-title = Sudah ditutup
consultations-closed-more = Konsultasi yang lebih lama
consultations-back-to-all = Kembali ke semua konsultasi
consultations-none-open = Saat ini tidak ada konsultasi yang dibuka.
consultations-empty-title = Belum ada konsultasi
consultations-empty-text = Konsultasi muncul di sini begitu instansi menerbitkannya.

# $day (String) - "Kamis, 3 Desember 2026"
# $left (String) - "9 hari lagi"
until-open = Sampai { $day } ({ $left })
# $day (String) - "Kamis, 3 Desember 2026"
# $left (String) - "9 hari lagi"
until-upcoming = Dibuka { $day } ({ $left })
# $day (String) - "Kamis, 3 Desember 2026"
until-closed = Ditutup { $day }
# $day (String) - "Kamis, 3 Desember 2026"
until-open-note = Sampai { $day }

consultation-draft-title = Ini masih draf
consultation-draft-text = Hanya koordinator instansi yang bisa melihatnya.
consultation-background-title = Tentang konsultasi ini
consultation-limits-title = Yang tidak bisa diubah
consultation-limits-lede = Supaya jelas sejak awal, bagian-bagian ini sudah tetap dan tidak dibahas lagi.
consultation-organiser-title = Penyelenggara
consultation-timeline-title = Perjalanan konsultasi ini
consultation-step-announced = Diumumkan
consultation-step-open = Mengumpulkan pendapat
consultation-step-closed = Ditutup, lalu diringkas
consultation-step-closed-note = Petugas membaca semua masukan, menjawab, dan menulis ringkasan.
consultation-step-results = Ringkasan diterbitkan
consultation-take-part = Ikut berpendapat
consultation-closed-notice = Konsultasi ini sudah ditutup. Tulisannya tetap bisa dibaca.
# $day (String) - "Kamis, 3 Desember 2026"
consultation-upcoming-notice = Konsultasi ini mulai menerima pendapat { $day }.
consultation-list-title = Aspirasi warga
consultation-imported = Diimpor dari data terbuka. Nama pesertanya disamarkan.

list-order = Urutkan
list-order-shuffled = Acak
list-order-newest = Terbaru
list-order-supported = Paling didukung
list-order-shuffled-note = Urutan acak, supaya semua aspirasi mendapat kesempatan yang sama untuk dibaca.
list-kind = Jenis
list-state = Status
list-all = Semua
list-previous = Sebelumnya
list-next = Berikutnya
list-pages = Halaman daftar
list-empty-title = Belum ada aspirasi
list-empty-text = Jadilah yang pertama menyampaikan pendapat.
list-empty-closed = Tidak ada aspirasi yang bisa dibaca di konsultasi ini.
list-none-title = Tidak ada yang cocok
list-none-text = Coba jenis atau status lain.
list-show-all = Tampilkan semua

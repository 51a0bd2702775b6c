### Ringkasan: teks resmi yang menutup sebuah konsultasi.
summary-title = Ringkasan hasil
# $title (String) - tema konsultasi
summary-of = Ringkasan: { $title }
# $agency (String) - nama instansi
summary-by = Ditulis oleh { $agency }
# $day (String) - "24 November 2026"
summary-published = Terbit { $day }
# $cited (String) - banyaknya yang dikutip
# $all (String) - banyaknya seluruhnya
summary-coverage = Mengutip { $cited } dari { $all } aspirasi
summary-coverage-explain = Setiap paragraf menunjuk ke aspirasi yang menjadi dasarnya. Buka tautannya untuk membaca kata-kata aslinya.
summary-sources = Berdasarkan
# $count (String) - banyaknya
summary-sources-gone = { $count } sumber tidak lagi tampil untuk umum.
summary-read = Baca ringkasannya
summary-to-consultation = Kembali ke konsultasi
summary-preview-note = Pratinjau. Ringkasan ini belum terbit dan hanya terlihat oleh koordinator.

summary-write-title = Tulis ringkasan
summary-write-lede = Ringkasan menjawab: apa yang disampaikan warga, dan apa yang terjadi dengan itu. Setiap paragraf harus menunjuk paling sedikit satu aspirasi.
summary-not-closed-title = Konsultasi ini masih berjalan
summary-not-closed-text = Anda sudah bisa menyusun ringkasan. Menerbitkannya baru bisa setelah konsultasi ditutup.
summary-published-title = Ringkasan sudah terbit
summary-published-text = Semua peserta sudah dikabari, jadi isinya tidak diubah lagi.
summary-empty-title = Belum ada paragraf
summary-empty-text = Mulai dengan pokok yang paling banyak disampaikan, lalu pilih aspirasi yang menjadi dasarnya.
summary-add = Tambah paragraf
summary-edit = Ubah
# $number (String) - nomor urut
summary-paragraph = Paragraf { $number }
summary-up = Naikkan
summary-down = Turunkan
summary-delete = Hapus
summary-uncited = Paragraf ini belum menunjuk aspirasi.
summary-preview = Lihat pratinjau
summary-publish = Terbitkan ringkasan
summary-publish-explain = Ringkasan akan tampil di halaman konsultasi dan dikirim lewat email kepada semua yang ikut serta. Setelah itu isinya tidak bisa diubah.

summary-new-paragraph = Paragraf baru
summary-edit-paragraph = Ubah paragraf
summary-body = Isi paragraf
summary-body-hint = Kalimat pendek dan jelas. Sebut apa yang diputuskan, oleh siapa, dan kapan.
summary-cites = Aspirasi yang ditunjuk
summary-cites-hint = Centang aspirasi yang menjadi dasar paragraf ini.
summary-chosen = Sudah dipilih
summary-chosen-none = Belum ada yang dipilih.
summary-offered = Pilih dari konsultasi ini
# $search (String) - kata yang dicari
summary-found = Yang memuat “{ $search }”
summary-found-none = Tidak ada aspirasi yang memuat kata itu. Coba kata lain, atau kosongkan kotak cari.
summary-search = Cari aspirasi di konsultasi ini
summary-search-button = Cari
summary-more = Tampilkan berikutnya
summary-save = Simpan paragraf
summary-error-body = Isi paragraf masih kosong. Tulis satu pokok yang disampaikan warga.
summary-error-public = Salah satu aspirasi yang dipilih tidak lagi tampil untuk umum dan sudah dikeluarkan dari pilihan. Periksa lagi, lalu simpan.
# $max (String) - batasnya
summary-error-many-cites = Terlalu banyak. Satu paragraf menunjuk paling banyak { $max } aspirasi.
# $max (String) - batasnya
summary-error-many-paragraphs = Ringkasan sudah punya { $max } paragraf. Gabungkan dulu yang serupa.
summary-error-published = Ringkasan sudah terbit, jadi tidak bisa diubah lagi.
summary-error-open = Konsultasi belum ditutup. Tutup dulu, lalu terbitkan ringkasannya.
summary-error-empty = Belum ada paragraf yang bisa diterbitkan.
# $number (String) - nomor urut
summary-error-uncited = Paragraf { $number } belum menunjuk aspirasi. Pilih paling sedikit satu.

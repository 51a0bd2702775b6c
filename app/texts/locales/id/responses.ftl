### Jawaban resmi dan perubahan status, untuk petugas dan pembaca.
answers-title = Tanggapan resmi
answers-none = Belum ada tanggapan resmi.
desk-title = Untuk petugas
desk-explain = Bagian ini hanya terlihat oleh petugas instansi Anda.
answer-write = Tulis jawaban
# $agency (String) - nama instansi
answer-explain = Jawaban tampil atas nama { $agency }, dan dikirim ke penulis serta pengikutnya.
answer-body = Jawaban
answer-body-hint = Sampai 20.000 huruf. Mulai dengan apa yang akan terjadi, lalu alasannya.
answer-send = Terbitkan jawaban
answer-not-shared = Aspirasi yang disembunyikan atau ditarik tidak bisa dijawab.
answer-form-used = Formulir ini sudah pernah dikirim. Periksa apakah jawabannya sudah terbit.
answer-error-empty = Jawaban masih kosong. Tulis dulu, lalu terbitkan.
# $have (String) - jumlah huruf sekarang
# $max (String) - jumlah huruf paling banyak
answer-error-long = Jawaban terlalu panjang: { $have } huruf, paling banyak { $max }.
answer-error-characters = Ada karakter yang tidak bisa ditampilkan. Hapus bagian itu atau ketik ulang.
move-title = Ubah status
# $state (String) - status sekarang
move-now = Sekarang: { $state }
move-to = Status baru
move-error-state = Pilih status yang baru.
move-error-next = Status itu tidak bisa dipilih dari status sekarang. Mungkin sudah diubah rekan Anda; periksa lagi.
move-note = Catatan untuk warga
move-note-hint = Tampil di sebelah tanggalnya, dan dikirim ke penulis serta pengikutnya. Sampai 2.000 huruf.
move-error-note = Catatan terlalu panjang atau memuat karakter yang tidak bisa ditampilkan.
move-send = Simpan status
move-hidden = Aspirasi ini disembunyikan. Pulihkan dulu, baru ubah statusnya.

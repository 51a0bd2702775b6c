### Komentar: daftar, formulir, menarik kembali.
comments-title = Komentar
comments-empty = Belum ada komentar. Punya pengalaman serupa, atau cara yang lebih baik? Ceritakan.
comments-empty-closed = Tidak ada komentar.
comments-from-start = Komentar dari awal
comments-next = Komentar berikutnya
comment-write = Tulis komentar
comment-reply-title = Balas komentar
# $author (String) - siapa yang dibalas
comment-reply-to = Membalas { $author }
comment-body = Komentar Anda
comment-body-hint = Sampai 5.000 huruf. Sopan, dan tanpa data pribadi orang lain.
comment-send = Kirim komentar
comment-hide-name = Jangan tampilkan nama saya
comment-hide-name-hint = Komentar tampil sebagai “Warga (anonim)”, hanya dengan tanggalnya.
comment-hide-name-author-hint = Komentar tampil sebagai “Penulis (anonim)”, hanya dengan tanggalnya.
# $agency (String) - nama instansi
comment-for-agency = Bicara atas nama { $agency }
comment-for-agency-hint = Komentar diberi tanda petugas, dengan nama Anda.
comment-sign-in = Masuk untuk berkomentar
comment-not-open = Konsultasinya tidak sedang dibuka, jadi komentar baru tidak bisa dikirim.
comment-not-shared = Aspirasi ini tidak menerima komentar.
comment-parent-gone = Komentar yang Anda balas sudah tidak ada. Anda bisa mengirimnya sebagai komentar baru.
comment-not-for-agency = Anda tidak bisa menulis atas nama instansi ini. Tulisan Anda masih ada di bawah: kirim lagi untuk memakai nama Anda sendiri.
comments-cut = Utas ini punya lebih banyak balasan daripada yang muat di sini. Balasan terbarunya tidak ditampilkan.
comment-form-used = Formulir ini sudah pernah dikirim. Periksa apakah komentar Anda sudah tampil.
comment-error-empty = Komentar masih kosong. Tulis dulu, lalu kirim.
# $have (String) - jumlah huruf sekarang
# $max (String) - jumlah huruf paling banyak
comment-error-long = Komentar terlalu panjang: { $have } huruf, paling banyak { $max }. Ringkas sedikit, atau bagi dua.
comment-error-characters = Ada karakter yang tidak bisa ditampilkan, mungkin terbawa saat menyalin. Hapus bagian itu atau ketik ulang.
comment-anonymous = Warga (anonim)
comment-anonymous-own = Anda (anonim)
comment-anonymous-author = Penulis (anonim)
comment-anonymous-author-own = Anda, penulis (anonim)
# $name (String) - nama petugas
# $agency (String) - nama instansi
comment-official-name = { $name }, { $agency }
comment-unnamed = Komentar
comment-withdrawn = Komentar ini ditarik penulisnya.
comment-withdraw = Tarik
comment-withdraw-title = Tarik komentar ini?
comment-withdraw-text = Isinya dihapus dan tidak bisa dikembalikan. Balasan orang lain tetap ada.
comment-withdraw-yes = Ya, tarik komentar
comment-withdraw-no = Tidak jadi
comment-withdraw-hidden = Komentar yang disembunyikan moderator tidak bisa ditarik.
comment-back = Kembali ke aspirasi
# $left (String) - sisa huruf
comment-left = Sisa { $left } huruf
# $over (String) - kelebihan huruf
comment-over = Kelebihan { $over } huruf
comment-sending = Mengirim…
comment-failed = Belum terkirim. Tulisan Anda masih ada; coba lagi.
comment-draft-back = Tulisan Anda yang belum terkirim dikembalikan.
comment-draft-note = Selama belum dikirim, tulisan ini disimpan di perangkat ini paling lama 24 jam.

### Kata searti untuk pencarian.
synonyms-title = Kata searti
synonyms-lede = Kata-kata dalam satu kelompok saling menemukan: yang mencari satu di antaranya mendapat semuanya. Berlaku begitu disimpan.
synonyms-label = Kelompok kata
synonyms-hint = Pisahkan dengan koma, misalnya: PJU, lampu jalan, penerangan jalan umum
synonyms-add = Tambahkan
synonyms-list = Kelompok yang ada
synonyms-none-title = Belum ada kelompok
synonyms-none-text = Singkatan dan kata sehari-hari yang umum sudah dikenal tanpa daftar ini.
synonyms-remove = Hapus
# $words (String) - kata-katanya
synonyms-remove-these = Hapus kelompok { $words }
synonyms-too-few = Tulis paling sedikit dua kata yang berbeda.
# $most (String) - banyaknya
synonyms-too-many = Paling banyak { $most } kata dalam satu kelompok. Buat dua kelompok, atau kurangi.
# $most (String) - banyaknya
synonyms-long-phrase = Ada yang terlalu panjang. Satu istilah paling banyak { $most } kata.
# $most (String) - banyaknya
synonyms-full = Sudah ada { $most } kelompok. Hapus dulu yang tidak dipakai.

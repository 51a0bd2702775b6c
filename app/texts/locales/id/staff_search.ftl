### Pencarian petugas dan moderator.
staff-search-title = Cari di instansi Anda
# $agency (String) - nama instansi
staff-search-lede = Semua yang disampaikan kepada { $agency }, termasuk yang rahasia. Yang rahasia hanya bisa ditemukan oleh petugas dan moderator instansi ini.
staff-search-label = Kata yang dicari
staff-search-agency = Instansi
staff-search-where = Bagian
staff-search-public = Bisa dibaca semua orang
staff-search-none-text = Coba kata lain, atau lihat bagian yang satunya.

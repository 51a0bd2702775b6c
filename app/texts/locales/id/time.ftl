### Waktu: hari, bulan, jarak.
weekday-monday = Senin
weekday-tuesday = Selasa
weekday-wednesday = Rabu
weekday-thursday = Kamis
weekday-friday = Jumat
weekday-saturday = Sabtu
weekday-sunday = Minggu
month-1 = Januari
month-2 = Februari
month-3 = Maret
month-4 = April
month-5 = Mei
month-6 = Juni
month-7 = Juli
month-8 = Agustus
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Desember
time-just-now = baru saja
time-in-a-moment = sebentar lagi
# $length (String) - jarak, misalnya "3 hari"
time-ago = { $length } lalu
# $length (String) - jarak, misalnya "3 hari"
time-from-now = { $length } lagi
# $count (Number) - banyaknya
time-minutes = { $count } menit
# $count (Number) - banyaknya
time-hours = { $count } jam
# $count (Number) - banyaknya
time-days = { $count } hari
# $count (Number) - banyaknya
time-months = { $count } bulan
# $count (Number) - banyaknya
time-years = { $count } tahun

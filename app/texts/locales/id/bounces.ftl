### Surat yang kembali.
bounces-label = Surat ke alamat ini
bounces-none = Sampai; tidak ada yang kembali dalam 30 hari terakhir
# $times (String) - berapa kali
# $day (String) - hari terakhir
# $status (String) - angka status dari peladen surat
bounces-returned = { $times } kali kembali, terakhir { $day } (status { $status }); masih dikirim
# $since (String) - sejak hari
# $times (String) - berapa kali
# $day (String) - hari terakhir
# $status (String) - angka status dari peladen surat
bounces-stopped = Dihentikan sejak { $since }: { $times } kali kembali, terakhir { $day } (status { $status }); hanya kode masuk yang dikirim
# $day (String) - hari
bounces-complained = Dimatikan: pemiliknya menandai surat kami sebagai spam pada { $day }
# $since (String) - sejak hari
bounces-own-stopped = Surat kami ke alamat Anda tidak sampai. Sejak { $since } kami hanya mengirim kode masuk.
# $day (String) - hari
bounces-own-returned = Surat kami ke alamat Anda kembali pada { $day }.
# $email (String) - alamat email
bounces-own-text = Periksa apakah kotak surat { $email } penuh atau sudah tidak dipakai. Kalau sudah beres, minta kode dan masukkan di sini: begitu kodenya cocok, surat dikirim lagi.
bounces-own-confirm = Kirim kode ke alamat ini

//! Registering, signing in, one's own account.

use super::Line;

#[rustfmt::skip]
pub(super) const ROWS: &[Line] = &[
    //                                           visitor guest author member official elsewhere moderator coordinator administrator suspended
    ("GET", "/daftar", "", "", "OODDDDDDDO"),
    ("POST", "/daftar", "", "name=Wati&email=wati@example.com&age=adult&consent=ya", "DDDDDDDDDD"),
    ("POST", "/daftar", "", "name=Wati", "UUUUUUUUUU"),
    ("GET", "/masuk", "", "", "OODDDDDDDO"),
    ("POST", "/masuk", "", "email=wati@example.com", "DDDDDDDDDD"),
    ("POST", "/masuk", "", "email=wati", "UUUUUUUUUU"),
    ("GET", "/masuk/sandi", "", "", "SSSSSSSSSS"),
    ("POST", "/masuk/sandi", "", "account=wati@example.com&password=bukan+sandi+siapa+pun", "UUUUUUUUUU"),
    ("GET", "/masuk/kode", "?ticket=ticket", "", "OOOOOOOOOO"),
    ("GET", "/masuk/kode", "?ticket=unknown", "", "GGGGGGGGGG"),
    ("POST", "/masuk/kode", "", "ticket={unknown}&code=123456", "UUUUUUUUUU"),
    ("GET", "/masuk/kode/lagi", "", "", "SSSSSSSSSS"),
    ("POST", "/masuk/kode/lagi", "", "ticket={unknown}", "UUUUUUUUUU"),
    ("GET", "/masuk/tautan/{token}", "token=link", "", "OOOOOOOOOO"),
    ("GET", "/masuk/tautan/{token}", "token=nobody", "", "GGGGGGGGGG"),
    ("POST", "/masuk/tautan/{token}", "token=nobody", "", "UUUUUUUUUU"),
    ("GET", "/masuk/lengkapi", "", "", "GGGGGGGGGG"),
    ("POST", "/masuk/lengkapi", "", "ticket={unknown}&name=Wati", "UUUUUUUUUU"),
    ("POST", "/keluar", "", "", "DDDDDDDDDD"),
    ("GET", "/akun", "", "", "SSOOOOOOOS"),
    ("GET", "/akun/aspirasi", "", "", "SSOOOOOOOS"),
    ("GET", "/akun/ikutan", "", "", "SSOOOOOOOS"),
    ("GET", "/akun/nama", "", "", "SSOOOOOOOS"),
    ("POST", "/akun/nama", "", "name=Nama+Lain", "SSDDDDDDDS"),
    ("GET", "/akun/surat", "", "", "SSOOOOOOOS"),
    ("POST", "/akun/surat", "", "mail=on&language=id", "SSDDDDDDDS"),
    ("GET", "/akun/sandi", "", "", "SSOOOOOOOS"),
    ("POST", "/akun/sandi", "", "old_password=&new_password=pendek", "SSUUUUUUUS"),
    ("POST", "/akun/sesi/akhiri", "", "", "SSDDDDDDDS"),
    ("POST", "/akun/sesi/{id}/akhiri", "id=new:session", "", "SSDNNNNNNS"),
    ("POST", "/akun/sesi/{id}/akhiri", "id=unknown", "", "SSNNNNNNNS"),
];

//! What is open to everybody: reading, tracking, machine doors.

use super::Line;

#[rustfmt::skip]
pub(super) const ROWS: &[Line] = &[
    //                                           visitor guest author member official elsewhere moderator coordinator administrator suspended
    ("GET", "/", "", "", "OOOOOOOOOO"),
    ("GET", "/konsultasi", "", "", "OOOOOOOOOO"),
    ("GET", "/konsultasi/{slug}", "slug=open", "", "OOOOOOOOOO"),
    ("GET", "/konsultasi/{slug}", "slug=closed", "", "OOOOOOOOOO"),
    ("GET", "/konsultasi/{slug}", "slug=draft", "", "NNNNNNNONN"),
    ("GET", "/konsultasi/{slug}", "slug=unknown", "", "NNNNNNNNNN"),
    ("GET", "/bantuan", "", "", "OOOOOOOOOO"),
    ("GET", "/privasi", "", "", "OOOOOOOOOO"),
    ("GET", "/ketentuan", "", "", "OOOOOOOOOO"),
    ("GET", "/aksesibilitas", "", "", "OOOOOOOOOO"),
    ("GET", "/healthz", "", "", "OOOOOOOOOO"),
    ("GET", "/readyz", "", "", "OOOOOOOOOO"),
    ("GET", "/static/{*name}", "*name=unknown", "", "NNNNNNNNNN"),
    ("GET", "/lacak", "", "", "OOOOOOOOOO"),
    ("POST", "/lacak", "", "code={code}", "OOOOOOOOOO"),
    ("POST", "/lacak", "", "code={code}&secret={secret}", "UOUUUUUUUU"),
    ("POST", "/lacak/tambah", "", "code={code}&secret={secret}&words=Masih+mati&form_key={key}", "UOUUUUUUUU"),
    ("POST", "/lacak/tambah", "", "code={code}&words=Masih+mati&form_key={key}", "UUUUUUUUUU"),
    ("POST", "/lacak/tarik", "", "code={code2}&secret={secret2}", "UOUUUUUUUU"),
    ("POST", "/lacak/tarik", "", "code={code}", "UUUUUUUUUU"),
    ("GET", "/surat/berhenti/{token}", "token=stop", "", "OOOOOOOOOO"),
    ("GET", "/surat/berhenti/{token}", "token=nobody", "", "NNNNNNNNNN"),
    ("POST", "/surat/berhenti/{token}", "token=stop", "", "OOOOOOOOOO"),
    ("POST", "/surat/berhenti/{token}", "token=nobody", "", "NNNNNNNNNN"),
];

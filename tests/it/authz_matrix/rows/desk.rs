//! Moderation, summaries, and the desk.

use super::Line;

const REPORT: &str = "reason=insult&note=Menghina&form_key={key}";
const HIDE: &str = "decision=hide&reason=insult&note=Ada+kata+yang+menghina";
#[rustfmt::skip]
const DRAFT: &str = "title=Taman&question=Apa+yang+perlu&background=Latar&limits=Anggaran&agency=kelapa-dua&vote_mode=support&opens=2026-12-01&closes=2026-12-20&form_key={key}";
const PARAGRAPH: &str = "body=Lampu+akan+diganti&cites={cited}&form_key={key}";
const AGENCY: &str = "name=Dinas+Taman&slug=dinas-taman&kind=opd&parent=&code_prefix=TM&zone=wib&area_code=&about=&about_english=";

#[rustfmt::skip]
pub(super) const ROWS: &[Line] = &[
    //                                           visitor guest author member official elsewhere moderator coordinator administrator suspended
    ("GET", "/aspirasi/{id}/laporkan", "id=public", "", "OOOOOOOOOO"),
    ("GET", "/aspirasi/{id}/laporkan", "id=confidential", "", "NNONONONNN"),
    ("POST", "/aspirasi/{id}/laporkan", "id=public", REPORT, "DDDDDDDDDD"),
    ("POST", "/aspirasi/{id}/laporkan", "id=confidential", REPORT, "NNDNDNDNNN"),
    ("POST", "/aspirasi/{id}/laporkan", "id=public", "reason=", "UUUUUUUUUU"),
    ("GET", "/komentar/{id}/laporkan", "id=comment", "", "OOOOOOOOOO"),
    ("GET", "/komentar/{id}/laporkan", "id=hidden-comment", "", "NNONONONNN"),
    ("POST", "/komentar/{id}/laporkan", "id=comment", REPORT, "DDDDDDDDDD"),
    ("POST", "/komentar/{id}/laporkan", "id=hidden-comment", REPORT, "NNCNCNCNNN"),
    ("GET", "/moderasi/{id}", "id=decision", "", "SSONNNNNNS"),
    ("POST", "/moderasi/{id}", "id=new:decision", "answer=Bukan+hinaan", "SSDNNNNNNS"),
    ("GET", "/catatan-moderasi", "", "", "OOOOOOOOOO"),
    ("GET", "/konsultasi/{slug}/ringkasan", "slug=concluded", "", "OOOOOOOOOO"),
    ("GET", "/konsultasi/{slug}/ringkasan", "slug=closed", "", "NNNNNNNNNN"),
    ("GET", "/konsultasi/{slug}/ringkasan", "slug=draft", "", "NNNNNNNNNN"),
    ("GET", "/kelola", "", "", "SSFFOOOOOS"),
    ("GET", "/kelola/aspirasi", "", "", "SSFFOOOOFS"),
    ("GET", "/kelola/cari", "?q=word", "", "SSFFOOOFFS"),
    ("GET", "/kelola/moderasi", "", "", "SSFFFOOFFS"),
    ("GET", "/kelola/moderasi/{kind}/{id}", "kind=aspirasi id=public", "", "SSFFFNOFFS"),
    ("GET", "/kelola/moderasi/{kind}/{id}", "kind=aspirasi id=confidential", "", "SSFFFNOFFS"),
    ("GET", "/kelola/moderasi/{kind}/{id}", "kind=komentar id=comment", "", "SSFFFNOFFS"),
    ("GET", "/kelola/moderasi/{kind}/{id}", "kind=jawaban id=comment", "", "NNNNNNNNNN"),
    ("POST", "/kelola/moderasi/{kind}/{id}", "kind=aspirasi id=new:public", HIDE, "SSFFFNDFFS"),
    ("POST", "/kelola/moderasi/{kind}/{id}", "kind=aspirasi id=new:confidential", HIDE, "SSFFFNDFFS"),
    ("POST", "/kelola/moderasi/{kind}/{id}", "kind=komentar id=new:comment", HIDE, "SSFFFNDFFS"),
    ("POST", "/kelola/moderasi/{kind}/{id}", "kind=komentar id=comment", "decision=burn", "SSFFFNUFFS"),
    ("GET", "/kelola/konsultasi", "", "", "SSFFFOFOFS"),
    ("GET", "/kelola/konsultasi/baru", "", "", "SSFFFOFOFS"),
    ("POST", "/kelola/konsultasi/baru", "", DRAFT, "SSFFFUFDFS"),
    ("GET", "/kelola/konsultasi/{slug}", "slug=draft", "", "SSFFFNFOFS"),
    ("POST", "/kelola/konsultasi/{slug}", "slug=new:draft", DRAFT, "SSFFFNFDFS"),
    ("GET", "/kelola/konsultasi/{slug}/pratinjau", "slug=draft", "", "SSFFFNFOFS"),
    ("POST", "/kelola/konsultasi/{slug}/terbitkan", "slug=new:draft", "", "SSFFFNFDFS"),
    ("POST", "/kelola/konsultasi/{slug}/tutup", "slug=new:open", "", "SSFFFNFDFS"),
    ("GET", "/kelola/konsultasi/{slug}/ringkasan", "slug=closed", "", "SSFFFNFOFS"),
    ("POST", "/kelola/konsultasi/{slug}/ringkasan", "slug=closed", "up={paragraph}", "SSFFFNFDFS"),
    ("POST", "/kelola/konsultasi/{slug}/ringkasan", "slug=closed", "", "SSBBBBBBBS"),
    ("GET", "/kelola/konsultasi/{slug}/ringkasan/paragraf", "slug=closed", "", "SSFFFNFOFS"),
    ("POST", "/kelola/konsultasi/{slug}/ringkasan/paragraf", "slug=closed", PARAGRAPH, "SSFFFNFDFS"),
    ("POST", "/kelola/konsultasi/{slug}/ringkasan/paragraf", "slug=concluded", PARAGRAPH, "SSFFFNFCFS"),
    ("GET", "/kelola/konsultasi/{slug}/ringkasan/paragraf/{number}", "slug=closed number=paragraph", "", "SSFFFNFOFS"),
    ("POST", "/kelola/konsultasi/{slug}/ringkasan/paragraf/{number}", "slug=closed number=paragraph", PARAGRAPH, "SSFFFNFDFS"),
    ("GET", "/kelola/konsultasi/{slug}/ringkasan/pratinjau", "slug=closed", "", "SSFFFNFOFS"),
    ("POST", "/kelola/konsultasi/{slug}/ringkasan/terbitkan", "slug=new:closed", "", "SSFFFNFDFS"),
    ("GET", "/kelola/instansi", "", "", "SSFFFFFFOS"),
    ("GET", "/kelola/instansi/baru", "", "", "SSFFFFFFOS"),
    ("POST", "/kelola/instansi/baru", "", AGENCY, "SSFFFFFFDS"),
    ("GET", "/kelola/instansi/{slug}", "slug=agency", "", "SSFFFFFFOS"),
    ("POST", "/kelola/instansi/{slug}", "slug=new:agency", "name=", "SSFFFFFFUS"),
    ("GET", "/kelola/orang", "", "", "SSFFFFFFOS"),
    ("GET", "/kelola/orang/{id}", "id=person", "", "SSFFFFFFOS"),
    ("POST", "/kelola/orang/{id}", "id=new:person", "act=grant&role=official&agency=kelapa-dua", "SSFFFFFFDS"),
    ("POST", "/kelola/orang/{id}", "id=new:person", "act=suspend&reason=Spam", "SSFFFFFFDS"),
    ("POST", "/kelola/orang/{id}", "id=person", "act=crown", "SSBBBBBBBS"),
    ("GET", "/kelola/sinonim", "", "", "SSFFFFFFOS"),
    ("POST", "/kelola/sinonim", "", "words=pju,+lampu+jalan", "SSFFFFFFDS"),
    ("POST", "/kelola/sinonim", "", "words=pju", "SSFFFFFFUS"),
    ("POST", "/kelola/sinonim/{id}/hapus", "id=unknown", "", "SSFFFFFFNS"),
    ("GET", "/kelola/catatan", "", "", "SSFFFFFFOS"),
];

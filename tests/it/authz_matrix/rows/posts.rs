//! Aspirations, comments, votes, follows, answers.

use super::Line;

const WORDS: &str = "kind=aspiration&title=Lampu&body=Lampu+mati&area=&place=&visibility=public&form_key={key}&step=send";

/// What the island of a comment box sends.
#[rustfmt::skip]
const COMMENT: &str = "aspiration={public}&form[parent]=&form[comment]=Setuju&form[hide_name]=false&form[for_agency]=false&form[form_key]={key}";
#[rustfmt::skip]
const SECRET_COMMENT: &str = "aspiration={confidential}&form[parent]=&form[comment]=Setuju&form[hide_name]=false&form[for_agency]=false&form[form_key]={key}";
#[rustfmt::skip]
pub(super) const ROWS: &[Line] = &[
    //                                           visitor guest author member official elsewhere moderator coordinator administrator suspended
    ("GET", "/konsultasi/{slug}/aspirasi/baru", "slug=open", "", "OOOOOOOOOO"),
    ("GET", "/konsultasi/{slug}/aspirasi/baru", "slug=draft", "", "NNNNNNNNNN"),
    ("POST", "/konsultasi/{slug}/aspirasi/baru", "slug=open", WORDS, "OODDDDDDDO"),
    ("POST", "/konsultasi/{slug}/aspirasi/baru", "slug=closed", WORDS, "CCCCCCCCCC"),
    ("POST", "/konsultasi/{slug}/aspirasi/baru", "slug=draft", WORDS, "NNNNNNNNNN"),
    ("POST", "/konsultasi/{slug}/aspirasi/baru", "slug=open", "step=send", "UUUUUUUUUU"),
    ("POST", "/konsultasi/{slug}/ikuti", "slug=open", "follow=yes", "SSDDDDDDDS"),
    ("POST", "/konsultasi/{slug}/ikuti", "slug=draft", "follow=yes", "SSNNNNNNNS"),
    ("GET", "/aspirasi/{id}", "id=public", "", "OOOOOOOOOO"),
    ("GET", "/aspirasi/{id}", "id=anonymous", "", "OOOOOOOOOO"),
    ("GET", "/aspirasi/{id}", "id=confidential", "", "NNONONONNN"),
    ("GET", "/aspirasi/{id}", "id=hidden", "", "NNONONONNN"),
    ("GET", "/aspirasi/{id}", "id=withdrawn", "", "OOOOOOOOOO"),
    ("GET", "/aspirasi/{id}", "id=unknown", "", "NNNNNNNNNN"),
    ("GET", "/aspirasi/{id}/terkirim", "id=public", "", "SSONNNNNNS"),
    ("GET", "/aspirasi/{id}/terkirim", "id=anonymous", "", "SSONNNNNNS"),
    ("GET", "/aspirasi/{id}/terkirim", "id=confidential", "", "SSONNNNNNS"),
    ("POST", "/aspirasi/{id}/tambah", "id=new:public", "words=Masih+mati&form_key={key}", "SSDFFFFFFS"),
    ("POST", "/aspirasi/{id}/tambah", "id=new:anonymous", "words=Masih+mati&form_key={key}", "SSDFFFFFFS"),
    ("POST", "/aspirasi/{id}/tambah", "id=new:confidential", "words=Masih+mati&form_key={key}", "SSDNFNFNNS"),
    ("POST", "/aspirasi/{id}/tarik", "id=new:public", "", "SSDFFFFFFS"),
    ("POST", "/aspirasi/{id}/tarik", "id=new:anonymous", "", "SSDFFFFFFS"),
    ("POST", "/aspirasi/{id}/tarik", "id=new:confidential", "", "SSDNFNFNNS"),
    ("POST", "/aspirasi/{id}/perketat", "id=new:public", "visibility=confidential", "SSDFDFDFFS"),
    ("POST", "/aspirasi/{id}/perketat", "id=new:confidential", "visibility=public", "SSCNCNCNNS"),
    ("POST", "/aspirasi/{id}/perketat", "id=new:public", "visibility=everybody", "SSBBBBBBBS"),
    ("POST", "/aspirasi/{id}/lapor", "id=new:public", "lapor=1234567", "SSFFDFFDFS"),
    ("POST", "/aspirasi/{id}/lapor", "id=new:confidential", "lapor=1234567", "SSFNDNFNNS"),
    ("POST", "/aspirasi/{id}/dukungan", "id=public", "choice=agree", "SSFDDDDDDS"),
    ("POST", "/aspirasi/{id}/dukungan", "id=anonymous", "choice=agree", "SSFDDDDDDS"),
    ("POST", "/aspirasi/{id}/dukungan", "id=confidential", "choice=agree", "SSFNCNCNNS"),
    ("POST", "/aspirasi/{id}/dukungan", "id=public", "choice=9", "SSBBBBBBBS"),
    ("GET", "/aspirasi/{id}/komentar", "id=public", "", "SSOOOOOOOS"),
    ("GET", "/aspirasi/{id}/komentar", "id=confidential", "", "SSONONONNS"),
    ("POST", "/aspirasi/{id}/komentar", "id=public", "comment=Setuju&form_key={key}", "SSDDDDDDDS"),
    ("POST", "/aspirasi/{id}/komentar", "id=confidential", "comment=Setuju&form_key={key}", "SSDNDNDNNS"),
    ("POST", "/api/votes/cast", "", "aspiration={public}&choice=agree", "AAFOOOOOOA"),
    ("POST", "/api/votes/cast", "", "aspiration={confidential}&choice=agree", "AAFNCNCNNA"),
    ("POST", "/api/votes/cast", "", "aspiration={unknown}&choice=agree", "AANNNNNNNA"),
    ("POST", "/api/comments/send", "", COMMENT, "AAOOOOOOOA"),
    ("POST", "/api/comments/send", "", SECRET_COMMENT, "AAONONONNA"),
    ("POST", "/aspirasi/{id}/ikuti", "id=members", "follow=yes", "SSDDDDDDDS"),
    ("POST", "/aspirasi/{id}/ikuti", "id=confidential", "follow=yes", "SSDNCNCNNS"),
    ("GET", "/aspirasi/{id}/jawab", "id=public", "", "SSFFOFFOFS"),
    ("GET", "/aspirasi/{id}/jawab", "id=confidential", "", "SSFNONFNNS"),
    ("POST", "/aspirasi/{id}/jawab", "id=new:public", "answer=Besok+diganti&form_key={key}", "SSFFDFFDFS"),
    ("POST", "/aspirasi/{id}/jawab", "id=new:confidential", "answer=Besok+diganti&form_key={key}", "SSFNDNFNNS"),
    ("POST", "/aspirasi/{id}/status", "id=new:public", "state=in_progress&note=Dikerjakan", "SSFFDFFDFS"),
    ("POST", "/aspirasi/{id}/status", "id=new:confidential", "state=in_progress&note=Dikerjakan", "SSFNDNFNNS"),
    ("GET", "/komentar/{id}", "id=comment", "", "DDDDDDDDDD"),
    ("GET", "/komentar/{id}", "id=hidden-comment", "", "DDDDDDDDDD"),
    ("GET", "/komentar/{id}", "id=unknown", "", "NNNNNNNNNN"),
    ("GET", "/komentar/{id}", "id=confidential-comment", "", "NNDNDNDNNN"),
    ("GET", "/komentar/{id}/tarik", "id=comment", "", "SSOOOOOOOS"),
    ("GET", "/komentar/{id}/tarik", "id=confidential-comment", "", "SSONONONNS"),
    ("POST", "/komentar/{id}/tarik", "id=new:comment", "", "SSDFFFFFFS"),
    ("POST", "/komentar/{id}/tarik", "id=new:confidential-comment", "", "SSDNFNFNNS"),
    ("POST", "/api/votes/cast", "", "aspiration={public}&choice=9", "AABBBBBBBA"),
];

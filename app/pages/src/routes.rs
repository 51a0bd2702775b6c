//! Every page and form, one line each.

use crate::site::Shared;
use crate::{
    aspirations, comments, consultations, desk, follows, help, home, identity, moderation,
    notifications, responses, saved_searches, search, summaries, tracking, unsubscribe, votes,
};
use axum::Router;
use axum::routing::{get, post};

/// The pages. Layers (session, language, CSRF, headers) are put around them by the process.
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/", get(home::home))
        .route("/konsultasi", get(consultations::consultations))
        .route("/konsultasi/{slug}", get(consultations::consultation))
        .route(
            "/konsultasi/{slug}/aspirasi/baru",
            get(aspirations::blank).post(aspirations::post),
        )
        .route("/aspirasi/{id}", get(aspirations::aspiration))
        .route("/aspirasi/{id}/terkirim", get(aspirations::sent))
        .route("/aspirasi/{id}/tambah", post(aspirations::add))
        .route("/aspirasi/{id}/tarik", post(aspirations::withdraw))
        .route("/aspirasi/{id}/perketat", post(aspirations::tighten))
        .route("/aspirasi/{id}/lapor", post(aspirations::lapor))
        .route("/akun/aspirasi", get(aspirations::mine))
        .route("/cari", get(search::search))
        .route("/cari/saran", get(search::suggestions))
        .route("/cari.atom", get(search::search_feed))
        .route(
            "/konsultasi/{slug}/kabar.atom",
            get(search::consultation_feed),
        )
        .route("/tanggapan.atom", get(search::responses_feed))
        .route(
            "/akun/pencarian",
            get(saved_searches::list).post(saved_searches::save),
        )
        .route(
            "/akun/pencarian/{id}",
            get(saved_searches::form).post(saved_searches::change),
        )
        .route("/akun/pencarian/{id}/hapus", post(saved_searches::delete))
        .route("/lacak", get(tracking::blank).post(tracking::track))
        .route("/lacak/tambah", post(tracking::add))
        .route("/lacak/tarik", post(tracking::withdraw))
        .route(
            "/aspirasi/{id}/laporkan",
            get(moderation::aspiration_form).post(moderation::report_aspiration),
        )
        .route(
            "/komentar/{id}/laporkan",
            get(moderation::comment_form).post(moderation::report_comment),
        )
        .route(
            "/moderasi/{id}",
            get(moderation::decision).post(moderation::answer),
        )
        .route("/catatan-moderasi", get(moderation::log))
        .route("/konsultasi/{slug}/ringkasan", get(summaries::summary))
        .route("/kelola", get(desk::home))
        .route("/kelola/aspirasi", get(desk::aspirations))
        .route("/kelola/cari", get(desk::search))
        .route("/kelola/moderasi", get(desk::queue))
        .route(
            "/kelola/moderasi/{kind}/{id}",
            get(desk::case).post(desk::decide),
        )
        .route("/kelola/konsultasi", get(desk::consultations))
        .route(
            "/kelola/konsultasi/baru",
            get(desk::consultation_blank).post(desk::make_consultation),
        )
        .route(
            "/kelola/konsultasi/{slug}",
            get(desk::consultation_form).post(desk::change_consultation),
        )
        .route("/kelola/konsultasi/{slug}/pratinjau", get(desk::preview))
        .route("/kelola/konsultasi/{slug}/terbitkan", post(desk::publish))
        .route("/kelola/konsultasi/{slug}/tutup", post(desk::close))
        .route(
            "/kelola/konsultasi/{slug}/ringkasan",
            get(desk::summary).post(desk::arrange_summary),
        )
        .route(
            "/kelola/konsultasi/{slug}/ringkasan/paragraf",
            get(desk::new_paragraph).post(desk::save_new_paragraph),
        )
        .route(
            "/kelola/konsultasi/{slug}/ringkasan/paragraf/{number}",
            get(desk::paragraph).post(desk::save_paragraph),
        )
        .route(
            "/kelola/konsultasi/{slug}/ringkasan/pratinjau",
            get(desk::preview_summary),
        )
        .route(
            "/kelola/konsultasi/{slug}/ringkasan/terbitkan",
            post(desk::publish_summary),
        )
        .route("/kelola/instansi", get(desk::agencies))
        .route(
            "/kelola/instansi/baru",
            get(desk::agency_blank).post(desk::make_agency),
        )
        .route(
            "/kelola/instansi/{slug}",
            get(desk::agency_form).post(desk::change_agency),
        )
        .route("/kelola/orang", get(desk::people))
        .route(
            "/kelola/orang/{id}",
            get(desk::person).post(desk::change_person),
        )
        .route(
            "/kelola/sinonim",
            get(desk::synonyms).post(desk::add_synonyms),
        )
        .route("/kelola/sinonim/{id}/hapus", post(desk::remove_synonyms))
        .route("/kelola/catatan", get(desk::records))
        .route("/kelola/buletin", get(desk::bulletins))
        .route(
            "/kelola/buletin/baru",
            get(desk::bulletin_blank).post(desk::write_bulletin),
        )
        .route(
            "/kelola/buletin/{id}",
            get(desk::bulletin).post(desk::change_bulletin),
        )
        .route("/kelola/buletin/{id}/html", get(desk::bulletin_html))
        .route("/kelola/surat", get(desk::letters))
        .route("/kelola/surat/{language}/{name}", get(desk::letter))
        .route(
            "/kelola/surat/{language}/{name}/html",
            get(desk::letter_html),
        )
        .route(
            "/kelola/surat/antrean",
            get(desk::mail_queue).post(desk::retry_mails),
        )
        .route("/bantuan", get(help::help))
        .route("/privasi", get(help::privacy))
        .route("/ketentuan", get(help::terms))
        .route("/aksesibilitas", get(help::accessibility))
        .route("/aspirasi/{id}/dukungan", post(votes::cast))
        .route(
            "/aspirasi/{id}/komentar",
            get(comments::form_page).post(comments::send),
        )
        .route("/aspirasi/{id}/ikuti", post(follows::aspiration))
        .route(
            "/aspirasi/{id}/jawab",
            get(responses::desk_page).post(responses::answer),
        )
        .route("/aspirasi/{id}/status", post(responses::change_state))
        .route("/komentar/{id}", get(comments::find))
        .route(
            "/komentar/{id}/tarik",
            get(comments::ask_withdraw).post(comments::withdraw),
        )
        .route("/konsultasi/{slug}/ikuti", post(follows::consultation))
        .route("/akun/ikutan", get(follows::list))
        .route(
            "/surat/berhenti/{token}",
            get(unsubscribe::ask).post(unsubscribe::act),
        )
        .route(
            "/daftar",
            get(identity::register_form).post(identity::register),
        )
        .route(
            "/masuk",
            get(identity::sign_in_form).post(identity::send_code),
        )
        .route(
            "/masuk/sandi",
            get(identity::to_sign_in).post(identity::sign_in_with_password),
        )
        .route(
            "/masuk/kode",
            get(identity::code_form).post(identity::enter_code),
        )
        .route(
            "/masuk/kode/lagi",
            get(identity::to_sign_in).post(identity::send_another_code),
        )
        .route(
            "/masuk/tautan/{token}",
            get(identity::link_form).post(identity::use_link),
        )
        .route(
            "/masuk/lengkapi",
            get(identity::finish_form).post(identity::finish),
        )
        .route("/keluar", post(identity::sign_out))
        .route("/akun", get(identity::account))
        .route(
            "/akun/nama",
            get(identity::name_form).post(identity::rename),
        )
        .route(
            "/akun/surat",
            get(notifications::form).post(notifications::change),
        )
        .route(
            "/akun/sandi",
            get(identity::password_form).post(identity::change_password),
        )
        .route("/akun/sesi/akhiri", post(identity::end_other_sessions))
        .route("/akun/sesi/{id}/akhiri", post(identity::end_session))
}

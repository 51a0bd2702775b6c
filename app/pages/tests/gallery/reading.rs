//! Pages to read: a consultation, an aspiration, search results.

use domain::aspirations::{AspirationKind, AspirationState};
use domain::consultations::ConsultationPhase;
use domain::visibility::Visibility;
use leptos::prelude::*;
use pages::components::document;
use pages::components::*;
use pages::rich_text::RichText;
use pages::visit::Visit;

const LONG: &str = "Saya pakai kursi roda. Setiap ke loket pelayanan, saya harus **diangkat dua orang** karena \
    tangganya empat anak tangga.\n\nYang saya minta sederhana:\n\n- ramp di pintu samping\n- satu loket yang rendah\n\
    - nomor antrean yang juga dibunyikan\n\nTerima kasih sudah membaca.";

fn words(text: &str) -> String {
    text.to_owned()
}

fn marked() -> Runs {
    let run = |text: &str, marked| (text.to_owned(), marked);
    Runs(vec![
        run(
            "Setiap ke loket saya harus diangkat dua orang; sudah dua kali ",
            false,
        ),
        run("mengadukan", true),
        run(" soal tangga ini lewat kotak saran, ", false),
        run("pengaduan", true),
        run(" itu tidak pernah dijawab.", false),
    ])
}

fn teaser(visit: &Visit, kind: AspirationKind, state: AspirationState) -> AspirationTeaser {
    AspirationTeaser {
        href: "/aspirasi/contoh".to_owned(),
        title: Runs::from("Ramp kursi roda di pintu samping kantor kecamatan"),
        words: marked(),
        author: "Arif Setiawan".to_owned(),
        place: Some("Kelapa Dua, RW 03".to_owned()),
        when: When::ago(visit, visit.now.plus_days(-3)),
        kind,
        state,
        hidden: false,
        visibility: Visibility::Public,
        supports: 47,
        comments: 12,
        consultation: None,
        answer: None,
    }
}

fn teasers(visit: &Visit) -> Vec<AspirationTeaser> {
    vec![
        AspirationTeaser {
            answer: Some(words(
                "Ramp dipasang minggu kedua Desember; loket rendah menyusul Januari.",
            )),
            ..teaser(visit, AspirationKind::Aspiration, AspirationState::Answered)
        },
        AspirationTeaser {
            title: Runs::default(),
            visibility: Visibility::Anonymous,
            author: visit.texts.author_anonymous(),
            when: When::day(visit, visit.now.plus_days(-5)),
            ..teaser(
                visit,
                AspirationKind::Complaint,
                AspirationState::InProgress,
            )
        },
        teaser(
            visit,
            AspirationKind::Information,
            AspirationState::Received,
        ),
        AspirationTeaser {
            hidden: true,
            ..teaser(visit, AspirationKind::Appreciation, AspirationState::Done)
        },
        AspirationTeaser {
            visibility: Visibility::Confidential,
            ..teaser(visit, AspirationKind::Reply, AspirationState::Withdrawn)
        },
    ]
}

fn steps(visit: &Visit) -> Vec<Step> {
    let step = |title: &str, days, note: Option<&str>, progress| Step {
        title: title.to_owned(),
        when: Some(When::weekday(visit, visit.now.plus_days(days))),
        note: note.map(str::to_owned),
        progress,
    };
    vec![
        step("Diterima", -9, None, Progress::Past),
        step(
            "Sedang dikerjakan",
            -7,
            Some("Diteruskan ke Bagian Umum."),
            Progress::Past,
        ),
        step("Dijawab", -2, None, Progress::Here),
        step("Selesai", 20, Some("Paling lambat."), Progress::Ahead),
    ]
}

/// A consultation.
pub(crate) fn consultation(visit: &Visit) -> String {
    let t = visit.texts;
    let head = Head {
        width: Width::Wide,
        section: Some(Section::Consultations),
        ..Head::titled("Pengaduan yang didengar")
    };
    let (steps, teasers) = (steps(visit), teasers(visit));
    document(visit, head, || {
        let list = teasers
            .into_iter()
            .map(|of| view! { <AspirationCard t of/> })
            .collect_view();
        view! {
            <Breadcrumbs t above=vec![(words("/konsultasi"), t.site_consultations())] here="Pengaduan yang didengar"/>
            <p class="cluster"><PhaseBadge t phase=ConsultationPhase::Open/></p>
            <h1>{words("Pengaduan yang didengar, dijawab, dan ditindaklanjuti")}</h1>
            <p class="lede question">{words("Apa yang harus berubah supaya pengaduan Anda cepat dijawab?")}</p>
            <div class="with-aside">
                <div>
                    <RichText markdown="Setiap bulan warga menyampaikan keluhan lewat loket, WhatsApp, dan kotak saran. \
                        Sebagian cepat selesai. Sebagian lagi berputar-putar."/>
                    <div class="two-sides section">
                        <section><h2>{words("Yang bisa diubah")}</h2>
                            <RichText markdown="- Jam buka loket\n- Cara kami mengabari Anda"/></section>
                        <section><h2>{words("Yang tidak bisa diubah")}</h2>
                            <RichText markdown="- Tenggat SP4N-LAPOR!\n- Anggaran tahun berjalan"/></section>
                    </div>
                    <section class="section">
                        <h2>{t.aspirations(34)}</h2>
                        <FilterLinks label=t.filters_label() links=filters()/>
                        {list}
                        <Pagination t older=words("?sebelum=12") newer=words("?sesudah=30")/>
                    </section>
                </div>
                <aside class="aside">
                    <section><h2>{words("Tahap")}</h2><Timeline t steps/></section>
                </aside>
            </div>
            <StickyActions><LinkButton href="#" label=t.card_take_part()/></StickyActions>
        }
    })
}

fn filters() -> Vec<FilterLink> {
    [
        ("Semua", "34", true),
        ("Belum dijawab", "21", false),
        ("Dijawab", "13", false),
    ]
    .map(|(label, count, current)| FilterLink {
        href: "#".to_owned(),
        label: label.to_owned(),
        count: Some(count.to_owned()),
        current,
    })
    .to_vec()
}

fn comments(visit: &Visit) -> Vec<CommentShown> {
    let comment = |id: &str, depth, author: &str, voice, text: &str| CommentShown {
        id: id.to_owned(),
        depth,
        author: author.to_owned(),
        voice,
        when: When::ago(visit, visit.now.plus_seconds(-7_300)),
        text: text.to_owned(),
        hidden: text.is_empty(),
    };
    vec![
        comment(
            "komentar-1",
            1,
            "Dewi",
            Voice::Reader,
            "Setuju. Ibu saya juga tidak bisa naik.",
        ),
        comment(
            "komentar-2",
            2,
            "Arif Setiawan",
            Voice::Author,
            "Semoga segera ya, Bu Dewi.",
        ),
        comment(
            "komentar-3",
            3,
            "Ratna Wulandari",
            Voice::Official,
            "Tukang mengukur pintu samping besok pagi.",
        ),
        comment("komentar-4", 1, "Warga (anonim)", Voice::Reader, ""),
    ]
}

/// An aspiration.
pub(crate) fn aspiration(visit: &Visit) -> String {
    let t = visit.texts;
    let head = Head {
        width: Width::Wide,
        section: Some(Section::Consultations),
        ..Head::titled("Ramp kursi roda")
    };
    let (steps, comments) = (steps(visit), comments(visit));
    let when = When::ago(visit, visit.now.plus_days(-9));
    let answer = Answer {
        id: "jawaban-1".to_owned(),
        agency: "Kecamatan Kelapa Dua".to_owned(),
        official: Some("Ratna Wulandari, Kasi Pelayanan".to_owned()),
        when: When::ago(visit, visit.now.plus_days(-2)),
        text: "Pak Arif benar, dan kami minta maaf. **Ramp dipasang minggu kedua Desember.** Loket rendah menyusul \
               Januari.\n\n1. Pengukuran: 25 November\n2. Pemasangan: 7 sampai 12 Desember"
            .to_owned(),
    };
    document(visit, head, || {
        let thread = comments
            .into_iter()
            .map(|of| {
                view! {
                    <CommentItem t of>
                        <a href="#balas">{t.comment_reply()}</a>
                        <a href="#lapor">{t.comment_report()}</a>
                    </CommentItem>
                }
            })
            .collect_view();
        view! {
            <Breadcrumbs t above=vec![(words("/konsultasi"), t.site_consultations())] here="Ramp kursi roda"/>
            <div class="with-aside">
                <article>
                    <p class="cluster">
                        <StateBadge t state=AspirationState::Answered/>
                        <KindChip t kind=AspirationKind::Aspiration/>
                        <VisibilityChip t visibility=Visibility::Public/>
                    </p>
                    <h1>{words("Ramp kursi roda di pintu samping kantor kecamatan")}</h1>
                    <RichText markdown=LONG words=true/>
                    <ByLine author="Arif Setiawan" place=words("Kelapa Dua, RW 03") when/>
                    <div class="cluster">
                        <SubmitButton label="Dukung" glyph=Glyph::Support pressed=false/>
                        <Count glyph=Glyph::Support words=t.supports(47)/>
                        <LinkButton href="#" label="Ikuti" glyph=Glyph::Bell loudness=Loudness::Quiet/>
                    </div>
                    <OfficialCard t of=answer level=Level::Two/>
                    <section class="section">
                        <h2>{t.comments(4)}</h2>
                        <CommentList>{thread}</CommentList>
                        <EmptyState
                            glyph=Glyph::Comment
                            title="Belum ada komentar lain"
                            text="Ceritakan kalau Anda mengalami hal yang sama, atau punya jalan keluar."
                        >
                            <LinkButton href="/masuk" label=t.site_sign_in() loudness=Loudness::Quiet/>
                        </EmptyState>
                    </section>
                </article>
                <aside class="aside"><section><h2>{words("Perjalanannya")}</h2><Timeline t steps/></section></aside>
            </div>
        }
    })
}

/// Search results.
pub(crate) fn search(visit: &Visit) -> String {
    let t = visit.texts;
    let head = Head {
        section: Some(Section::Search),
        ..Head::titled(t.site_search())
    };
    let found = AspirationTeaser {
        consultation: Some((
            words("/konsultasi/contoh"),
            words("Pengaduan yang didengar"),
        )),
        ..teaser(visit, AspirationKind::Aspiration, AspirationState::Answered)
    };
    document(visit, head, || {
        view! {
            <h1>{t.site_search()}</h1>
            <SearchBox t value="pengaduan" keep=vec![("jenis", words("complaint"))]/>
            <FilterLinks label="Keadaan" show_label=true links=filters()/>
            <AspirationCard t of=found.clone() level=Level::Two/>
            <AspirationCard t of=found level=Level::Two/>
        }
    })
}

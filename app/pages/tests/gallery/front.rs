//! A front page: what is open, what was answered, numbers, how it works.

use domain::aspirations::AspirationState;
use domain::consultations::ConsultationPhase;
use leptos::prelude::*;
use pages::components::document;
use pages::components::*;
use pages::visit::Visit;

pub(crate) fn consultations() -> Vec<ConsultationTeaser> {
    let teaser =
        |title: &str, question: &str, phase, until: &str, aspirations, people| ConsultationTeaser {
            href: "/konsultasi/contoh".to_owned(),
            title: title.to_owned(),
            question: question.to_owned(),
            agency: "Kecamatan Kelapa Dua".to_owned(),
            phase,
            until: until.to_owned(),
            aspirations,
            people,
        };
    vec![
        teaser(
            "Pengaduan yang didengar, dijawab, dan ditindaklanjuti",
            "Apa yang harus berubah supaya pengaduan Anda cepat dijawab dan benar-benar ditindaklanjuti?",
            ConsultationPhase::Open,
            "Sampai Kamis, 3 Desember (9 hari lagi)",
            34,
            1_218,
        ),
        teaser(
            "Ruang pemuda dan sarana olahraga di Kelapa Dua",
            "Ruang seperti apa yang Anda butuhkan untuk berkumpul, belajar, dan berolahraga?",
            ConsultationPhase::Upcoming,
            "Dibuka Sabtu, 28 November",
            0,
            0,
        ),
        teaser(
            "Jalan terang, saluran lancar",
            "Di mana jalan paling gelap dan saluran paling sering meluap, dan apa yang sebaiknya didahulukan?",
            ConsultationPhase::Closed,
            "Ditutup 15 Oktober",
            21,
            96,
        ),
    ]
}

fn answered(visit: &Visit) -> Vec<AnsweredTeaser> {
    let teaser = |quote: &str, answer: &str, state, days: i64| AnsweredTeaser {
        href: "/aspirasi/contoh".to_owned(),
        quote: quote.to_owned(),
        author: "Siti Rohmah".to_owned(),
        place: Some("Bojong Nangka".to_owned()),
        agency: "Dinas Perhubungan".to_owned(),
        answer: answer.to_owned(),
        when: When::ago(visit, visit.now.plus_days(-days)),
        state,
        supports: 47,
    };
    vec![
        teaser(
            "Lampu di tikungan dekat musala RT 05 sudah tiga bulan mati. Anak-anak pulang mengaji pakai senter.",
            "Sudah diganti dengan lampu LED pada 19 November. Kami tambahkan satu tiang di gang sebelah.",
            AspirationState::Done,
            4,
        ),
        teaser(
            "Loket tutup jam dua, padahal yang kerja sif baru bisa datang sore.",
            "Mulai Januari loket buka sampai pukul 18.00 setiap Selasa dan Kamis.",
            AspirationState::Answered,
            6,
        ),
    ]
}

/// The page.
pub(crate) fn page(visit: &Visit) -> String {
    let t = visit.texts;
    let word = |text: &str| text.to_owned();
    let head = Head {
        width: Width::Wide,
        section: Some(Section::Consultations),
        ..Head::titled("")
    };
    let answered = answered(visit);
    document(visit, head, || {
        let cards = consultations()
            .into_iter()
            .map(|of| view! { <li class="card-place"><ConsultationCard t of/></li> })
            .collect_view();
        let answers = answered
            .into_iter()
            .map(|of| view! { <AnsweredCard t of/> })
            .collect_view();
        view! {
            <section class="hero">
                <h1>{word("Suara warga,")}{" "}<em>{word("dijawab")}</em>{" "}{word("pemerintah")}</h1>
                <p class="lede">{t.footer_about()}</p>
                <SearchBox t show_label=true/>
            </section>
            <section class="section">
                <h2>{t.phase_open()}</h2>
                <ul class="grid-cards">{cards}</ul>
            </section>
            <section class="section">
                <h2>{word("Sudah dijawab")}</h2>
                <div class="news-columns">{answers}</div>
            </section>
            <section class="section">
                <h2>{word("Yang sudah terjadi")}</h2>
                <Stats>
                    <Stat number="87 %" meaning="pengaduan dijawab tepat waktu"/>
                    <Stat number="12" meaning="masukan menjadi program" href=word("/konsultasi")/>
                    <Stat number="1.218" meaning="orang ikut serta tahun ini"/>
                </Stats>
            </section>
            <section class="section">
                <h2>{word("Begini caranya")}</h2>
                <Steps steps=vec![
                    (word("Sampaikan"), word("Tulis apa yang Anda alami atau harapkan. Bisa tanpa akun.")),
                    (word("Bahas"), word("Warga lain mendukung, menambahkan, atau tidak setuju.")),
                    (word("Dijawab"), word("Instansi menjawab sebelum tanggal yang dijanjikan.")),
                    (word("Terwujud"), word("Anda dikabari apa yang terjadi dengan masukan Anda.")),
                ]/>
            </section>
        }
    })
}

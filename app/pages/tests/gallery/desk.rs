//! The desk of an official.

use domain::aspirations::{AspirationKind, AspirationState};
use domain::visibility::Visibility;
use leptos::prelude::*;
use pages::components::document;
use pages::components::*;
use pages::rich_text::RichText;
use pages::visit::Visit;

fn words(text: &str) -> String {
    text.to_owned()
}

/// List and detail.
pub(crate) fn inbox(visit: &Visit) -> String {
    let t = visit.texts;
    let head = Head {
        width: Width::Desk,
        noindex: true,
        ..Head::titled(t.site_desk())
    };
    let menu = [
        ("Kotak masuk", Some("7"), true),
        ("Moderasi", Some("2"), false),
        ("Konsultasi", None, false),
    ]
    .map(|(label, count, current)| FilterLink {
        href: "#".to_owned(),
        label: label.to_owned(),
        count: count.map(str::to_owned),
        current,
    })
    .to_vec();
    let when = When::ago(visit, visit.now.plus_days(-1));
    document(visit, head, || {
        let rows = [
            (
                "Ramp kursi roda di pintu samping",
                Tone::Done,
                "5 hari kerja lagi",
                true,
            ),
            (
                "Lampu jalan RT 05 mati tiga bulan",
                Tone::Waiting,
                "hari ini terakhir",
                false,
            ),
            (
                "Antrean loket sampai keluar gedung",
                Tone::Problem,
                "lewat 2 hari kerja",
                false,
            ),
        ]
        .map(|(title, tone, clock, current)| {
            let when = when.clone();
            view! {
                <DeskRow href="#" title current>
                    <Clock tone words=clock/>
                    <span><Time when/></span>
                    <StateBadge t state=AspirationState::Received/>
                </DeskRow>
            }
        })
        .collect_view();
        view! {
            <h1>{t.site_desk()}</h1>
            <DeskMenu label="Meja kerja" links=menu/>
            <div class="desk-split">
                <DeskList>{rows}</DeskList>
                <article class="desk-detail">
                    <h2>{words("Ramp kursi roda di pintu samping")}</h2>
                    <p class="cluster">
                        <KindChip t kind=AspirationKind::Complaint/>
                        <VisibilityChip t visibility=Visibility::Confidential/>
                        <Clock tone=Tone::Done words="5 hari kerja lagi"/>
                    </p>
                    <RichText markdown="Saya pakai kursi roda. Setiap ke loket saya harus diangkat dua orang." words=true/>
                    <form method="post" action="#">
                        <CsrfField token=visit.csrf.clone()/>
                        <TextArea t name="jawaban" label="Jawaban" rows=5/>
                        <FormActions>
                            <SubmitButton label="Terbitkan jawaban"/>
                            <SubmitButton label="Simpan draf" loudness=Loudness::Quiet/>
                        </FormActions>
                    </form>
                </article>
            </div>
        }
    })
}

//! Pages to write on: a form with errors, check-your-answers, and the page after sending.

use domain::aspirations::AspirationKind;
use domain::visibility::Visibility;
use leptos::prelude::*;
use pages::components::document;
use pages::components::*;
use pages::visit::Visit;

fn words(text: &str) -> String {
    text.to_owned()
}

/// A form that came back with errors.
pub(crate) fn form(visit: &Visit) -> String {
    let t = visit.texts;
    let errors = vec![
        FieldError {
            field: "judul",
            message: words("Judul masih kosong. Tulis pokok aspirasi Anda dalam satu kalimat."),
        },
        FieldError {
            field: "jenis",
            message: words("Pilih dulu jenisnya."),
        },
    ];
    let kinds = AspirationKind::ALL
        .iter()
        .map(|kind| {
            Choice::new(kind.code(), t.kind(*kind))
                .hint(t.kind_hint(*kind))
                .glyph(kind_glyph(*kind))
        })
        .collect::<Vec<_>>();
    let visibilities = Visibility::ALL
        .iter()
        .map(|visibility| {
            Choice::new(visibility.code(), t.visibility(*visibility))
                .hint(t.visibility_hint(*visibility))
                .glyph(visibility_glyph(*visibility))
        })
        .collect::<Vec<_>>();
    let areas = ["Kelapa Dua", "Bencongan", "Bojong Nangka"]
        .map(|name| Choice::new(name, name))
        .to_vec();
    document(visit, Head::titled("Tulis aspirasi"), || {
        view! {
            <h1>{words("Tulis aspirasi")}</h1>
            <ErrorSummary t errors=errors.clone()/>
            <Notice tone=Tone::Waiting title="Keadaan darurat?"><p>{t.footer_emergency()}</p></Notice>
            <form method="post" action="/konsultasi/contoh/aspirasi/baru">
                <CsrfField token="gallery"/>
                <RadioCards t name="jenis" legend="Apa yang Anda sampaikan?" choices=kinds
                    error=FieldError::of(&errors, "jenis")/>
                <TextField t name="judul" label="Judul" hint=words("Satu kalimat, paling panjang 150 huruf.")
                    error=FieldError::of(&errors, "judul")/>
                <TextArea t name="isi-aspirasi" label="Isi" value="Saya pakai kursi roda." rows=8
                    hint=words("Apa yang terjadi, di mana, sejak kapan? Apa yang sebaiknya dilakukan?")/>
                <SelectField t name="wilayah" label="Wilayah" choices=areas value="Bencongan" optional=true/>
                <DateField t name="tanggal" label="Sejak kapan" optional=true/>
                <TextField t name="kode" label="Kode" kind="text" autocomplete="one-time-code" inputmode="numeric" short=true/>
                <RadioCards t name="terlihat" legend="Siapa yang boleh melihat?" choices=visibilities value="public"/>
                <Checkbox t name="setuju">{words("Saya sudah membaca")}{" "}<a href="/ketentuan">{t.site_terms()}</a></Checkbox>
                <FormActions>
                    <SubmitButton label="Periksa dulu"/>
                    <SubmitButton label="Simpan draf" loudness=Loudness::Quiet sends=("aksi", "draf")/>
                    <SubmitButton label="Tarik aspirasi" loudness=Loudness::Danger glyph=Glyph::Trash/>
                </FormActions>
            </form>
        }
    })
}

/// Check your answers.
pub(crate) fn check(visit: &Visit) -> String {
    let t = visit.texts;
    let row = |label: &str, value: &str| SummaryRow {
        label: label.to_owned(),
        value: value.to_owned(),
        change: Some("#".to_owned()),
    };
    let rows = vec![
        row("Judul", "Ramp kursi roda di pintu samping"),
        row(
            "Isi",
            "Saya pakai kursi roda.\n\nSetiap ke loket saya harus diangkat dua orang.",
        ),
        row("Wilayah", "Kelapa Dua"),
    ];
    let table_rows = [("Kelapa Dua", "12", "87 %"), ("Bencongan", "9", "100 %")]
        .map(|(name, answered, share)| {
            vec![
                Cell::link("#", name),
                Cell::number(answered),
                Cell::number(share),
            ]
        })
        .to_vec();
    document(visit, Head::titled("Periksa"), || {
        view! {
            <h1>{words("Periksa sebelum dikirim")}</h1>
            <SummaryList t rows/>
            <Notice tone=Tone::Info title="Jawaban paling lambat Kamis, 3 Desember."/>
            <FormActions><SubmitButton label="Kirim aspirasi" glyph=Glyph::Send/></FormActions>
            <section class="section">
                <h2>{words("Tabel")}</h2>
                <DataTable caption="Jawaban menurut wilayah" columns=vec![words("Wilayah"), words("Dijawab"), words("Tepat waktu")]
                    rows=table_rows/>
            </section>
        }
    })
}

/// After sending.
pub(crate) fn sent(visit: &Visit) -> String {
    let t = visit.texts;
    document(visit, Head::titled("Terkirim"), || {
        view! {
            <Notice tone=Tone::Done title="Aspirasi Anda sudah terkirim."/>
            <h1>{words("Terima kasih. Ini langkah berikutnya")}</h1>
            <TrackingCodePanel t code="KD-2026-7F3K9Q" secret=words("q4mz-7h2k-x9tw-3d5n-8r6v-1c0b-jy2g")/>
            <Steps steps=vec![
                (words("Dibaca"), words("Petugas membaca paling lambat dalam 3 hari kerja.")),
                (words("Dijawab"), words("Kami mengabari Anda lewat email.")),
            ]/>
        }
    })
}

//! Closing a consultation with a summary, over HTTP.

use crate::http_client::Answer;
use crate::moderation::{commented, commented_anonymously, decide};
use crate::posting::posted;
use crate::site::{Browser, NOW, Site};
use domain::consultations::{Dates, VoteMode};
use domain::roles::Role;

const AT: &str = "/kelola/konsultasi/fkp/ringkasan";

/// Adds a paragraph as a coordinator does.
async fn add(bagas: &mut Browser, body: &str, cites: &[&str]) -> Answer {
    let path = format!("{AT}/paragraf");
    let form_key = bagas.get(&path).await.is(200).field("form_key");
    let mut fields = vec![("body", body), ("form_key", form_key.as_str())];
    fields.extend(cites.iter().map(|id| ("cites", *id)));
    bagas.post(&path, &fields).await
}

async fn publish(bagas: &mut Browser) -> Answer {
    bagas.post(&format!("{AT}/terbitkan"), &[]).await
}

/// Two open aspirations, their author, and a coordinator.
async fn site() -> (Site, Browser, [String; 2]) {
    let site = Site::start().await;
    site.consultation("fkp").await;
    let mut siti = site.member("siti").await;
    let lamp = posted(&mut siti, "fkp", "Lampu gang mawar", "public").await;
    let drain = posted(&mut siti, "fkp", "Saluran mampet", "public").await;
    let bagas = site.staff("bagas", Role::Coordinator, "kelapa-dua").await;
    (site, bagas, [lamp, drain])
}

#[tokio::test]
async fn a_coordinator_closes_and_publishes_a_summary_that_links_to_its_sources() {
    let (site, mut bagas, [lamp, _]) = site().await;
    let mut visitor = site.visitor();
    add(&mut bagas, "Lampu menjadi **pokok** pertama.", &[&lamp])
        .await
        .is(303);
    publish(&mut bagas)
        .await
        .is(409)
        .has("Konsultasi belum ditutup");
    visitor.get("/konsultasi/fkp/ringkasan").await.is(404);
    bagas
        .post("/kelola/konsultasi/fkp/tutup", &[])
        .await
        .is(303);
    let preview = bagas.get(&format!("{AT}/pratinjau")).await;
    preview.is(200).has("belum terbit").has("Lampu gang mawar");
    visitor
        .get("/konsultasi/fkp")
        .await
        .is(200)
        .lacks("Lampu menjadi");
    let done = publish(&mut bagas).await;
    let page = visitor.get(done.is(303).location()).await;
    page.is(200)
        .has("<strong>pokok</strong>")
        .has(&format!("href=\"/aspirasi/{lamp}\""))
        .has("Mengutip 1 dari 2 aspirasi");
    visitor
        .get("/konsultasi/fkp")
        .await
        .has("Lampu menjadi")
        .has("Mengutip 1 dari 2");
    publish(&mut bagas).await.is(409);
    add(&mut bagas, "Tambahan.", &[&lamp]).await.is(409);
}

#[tokio::test]
async fn a_paragraph_without_a_source_cannot_be_published() {
    let (_site, mut bagas, [lamp, _]) = site().await;
    bagas
        .post("/kelola/konsultasi/fkp/tutup", &[])
        .await
        .is(303);
    publish(&mut bagas).await.is(422).has("Belum ada paragraf");
    add(&mut bagas, "Pertama.", &[&lamp]).await.is(303);
    add(&mut bagas, "Kedua.", &[]).await.is(303);
    publish(&mut bagas)
        .await
        .is(422)
        .has("Paragraf 2 belum menunjuk");
}

#[tokio::test]
async fn only_what_everybody_may_read_can_be_cited() {
    let (site, mut bagas, [lamp, drain]) = site().await;
    let mut siti = site.member("sari").await;
    let secret = posted(&mut siti, "fkp", "Kanari rahasia", "confidential").await;
    site.consultation("lain").await;
    let elsewhere = posted(&mut siti, "lain", "Di forum lain", "public").await;
    let mut afifah = site.staff("afifah", Role::Moderator, "kelapa-dua").await;
    decide(&mut afifah, ("aspirasi", &drain), "hide", "Menghina.")
        .await
        .is(303);
    // a coordinator who is also official reads the confidential one, and still cannot cite it
    let offered = bagas.get(&format!("{AT}/paragraf")).await;
    offered
        .has("Lampu gang mawar")
        .lacks("Kanari")
        .lacks("Saluran mampet")
        .lacks("Di forum lain");
    for id in [secret.as_str(), &drain, &elsewhere, "00000000000000000000"] {
        let again = add(&mut bagas, "Kata-kata saya.", &[&lamp, id]).await;
        again
            .is(422)
            .has("tidak lagi tampil")
            .has("Kata-kata saya.")
            .lacks("Kanari");
    }
}

#[tokio::test]
async fn a_source_hidden_later_disappears_from_the_summary() {
    let (site, mut bagas, [lamp, drain]) = site().await;
    add(&mut bagas, "Dua pokok.", &[&lamp, &drain])
        .await
        .is(303);
    bagas
        .post("/kelola/konsultasi/fkp/tutup", &[])
        .await
        .is(303);
    publish(&mut bagas).await.is(303);
    let mut visitor = site.visitor();
    visitor
        .get("/konsultasi/fkp/ringkasan")
        .await
        .has("Saluran mampet")
        .has("Mengutip 2 dari 2");
    let mut afifah = site.staff("afifah", Role::Moderator, "kelapa-dua").await;
    decide(&mut afifah, ("aspirasi", &drain), "hide", "Menghina.")
        .await
        .is(303);
    for path in ["/konsultasi/fkp/ringkasan", "/konsultasi/fkp"] {
        visitor
            .get(path)
            .await
            .is(200)
            .lacks("Saluran mampet")
            .has("Mengutip 1 dari 1")
            .has("1 sumber tidak lagi tampil");
    }
}

#[tokio::test]
async fn paragraphs_are_moved_changed_and_deleted_by_plain_forms() {
    let (_site, mut bagas, [lamp, drain]) = site().await;
    for body in ["Satu.", "Dua.", "Tiga."] {
        add(&mut bagas, body, &[&lamp]).await.is(303);
    }
    let order = |text: &str| {
        let mut places: Vec<(usize, &str)> = ["Satu.", "Dua.", "Tiga.", "Empat."]
            .into_iter()
            .filter_map(|word| Some((text.find(&format!("<p>{word}</p>"))?, word)))
            .collect();
        places.sort_unstable();
        places
            .into_iter()
            .map(|(_, word)| word.to_owned())
            .collect::<Vec<_>>()
    };
    let page = bagas.get(AT).await;
    assert_eq!(order(&page.text), ["Satu.", "Dua.", "Tiga."]);
    let id = crate::posting::between(&page.text, "/ringkasan/paragraf/", "\"");
    bagas.post(AT, &[("up", &id)]).await.is(303);
    assert_eq!(order(&bagas.get(AT).await.text), ["Satu.", "Dua.", "Tiga."]);
    bagas.post(AT, &[("down", &id)]).await.is(303);
    assert_eq!(order(&bagas.get(AT).await.text), ["Dua.", "Satu.", "Tiga."]);
    let path = format!("{AT}/paragraf/{id}");
    let form = bagas.get(&path).await;
    form.is(200).has("Satu.").has("checked");
    bagas
        .post(&path, &[("body", "Empat."), ("cites", &drain)])
        .await
        .is(303);
    bagas.get(AT).await.has("Saluran mampet");
    assert_eq!(
        order(&bagas.get(AT).await.text),
        ["Dua.", "Empat.", "Tiga."]
    );
    bagas.post(AT, &[("delete", &id)]).await.is(303);
    bagas.post(AT, &[("delete", &id)]).await.is(404);
    assert_eq!(order(&bagas.get(AT).await.text), ["Dua.", "Tiga."]);
    bagas.post(AT, &[("sideways", &id)]).await.is(400);
    bagas.get(&format!("{AT}/paragraf/999999")).await.is(404);
}

#[tokio::test]
async fn searching_keeps_what_was_typed_and_ticked() {
    let (_site, mut bagas, [lamp, _]) = site().await;
    let path = format!("{AT}/paragraf");
    let fields = [
        ("body", "Baru separuh"),
        ("cites", lamp.as_str()),
        ("search", "MAMPET"),
        ("find", "ya"),
    ];
    let found = bagas.post(&path, &fields).await;
    found
        .is(200)
        .has("Baru separuh")
        .has("Saluran mampet")
        .has("Lampu gang mawar")
        .has("checked");
    let none = bagas
        .post(&path, &[("search", "100%_!"), ("find", "ya")])
        .await;
    none.is(200).has("Tidak ada aspirasi yang memuat");
    bagas.get(AT).await.has("Belum ada paragraf");
}

#[tokio::test]
async fn a_paragraph_sent_twice_is_there_once() {
    let (_site, mut bagas, [lamp, _]) = site().await;
    let path = format!("{AT}/paragraf");
    let form_key = bagas.get(&path).await.field("form_key");
    let fields = [
        ("body", "Hanya sekali."),
        ("cites", lamp.as_str()),
        ("form_key", form_key.as_str()),
    ];
    for _ in 0..2 {
        bagas.post(&path, &fields).await.is(303);
    }
    let page = bagas.get(AT).await;
    assert_eq!(page.text.matches("Hanya sekali.").count(), 1);
    bagas
        .post(&path, &[("body", " ")])
        .await
        .is(422)
        .has("Isi paragraf masih kosong");
}

#[tokio::test]
async fn everybody_who_took_part_is_told_once_and_anonymous_ones_leave_no_trace() {
    let site = Site::start().await;
    let dates = Dates::new(NOW.plus_days(-1), NOW.plus_days(21)).unwrap();
    site.consultation_with("fkp", VoteMode::Support, dates)
        .await;
    let mut siti = site.member("siti").await;
    let lamp = posted(&mut siti, "fkp", "Lampu mati", "public").await;
    posted(
        &mut site.member("anon").await,
        "fkp",
        "Tanpa nama",
        "anonymous",
    )
    .await;
    commented(&mut site.member("komen").await, &lamp, "Setuju.").await;
    commented_anonymously(&mut site.member("samar").await, &lamp, "Setuju juga.").await;
    let mut dukung = site.member("dukung").await;
    dukung
        .post(
            &format!("/aspirasi/{lamp}/dukungan"),
            &[("choice", "agree")],
        )
        .await
        .is(303);
    let mut ikut = site.member("ikut").await;
    ikut.post("/konsultasi/fkp/ikuti", &[("follow", "ya")])
        .await
        .is(303);
    site.member("diam").await;
    let mut bagas = site.staff("bagas", Role::Coordinator, "kelapa-dua").await;
    add(&mut bagas, "Lampu menjadi pokok pertama.", &[&lamp])
        .await
        .is(303);
    bagas
        .post("/kelola/konsultasi/fkp/tutup", &[])
        .await
        .is(303);
    let before = site.mails().await.len();
    let kept = site.mails_kept().await;
    publish(&mut bagas).await.is(303);
    let letters = site.mails().await.split_off(before);
    let mut told: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
    told.sort_unstable();
    let expected = ["anon", "dukung", "ikut", "komen", "samar", "siti"];
    assert_eq!(told, expected.map(|key| format!("{key}@example.com")));
    for letter in &letters {
        assert!(
            letter.text.contains("/konsultasi/fkp/ringkasan"),
            "{}",
            letter.text
        );
        assert!(letter.text.contains("Lampu menjadi pokok pertama."));
    }
    assert_eq!(
        site.mails_kept().await,
        kept + 4,
        "two rows are erased once sent"
    );
}

#[tokio::test]
async fn summaries_are_for_the_coordinators_of_their_agency() {
    let (site, _, [lamp, _]) = site().await;
    let new = format!("{AT}/paragraf");
    let preview = format!("{AT}/pratinjau");
    for (browser, status) in [
        (
            &mut site
                .staff("vina", Role::Coordinator, "dinas-bina-marga")
                .await,
            404,
        ),
        (
            &mut site.staff("endah", Role::Official, "kelapa-dua").await,
            403,
        ),
        (
            &mut site.staff("afifah", Role::Moderator, "kelapa-dua").await,
            403,
        ),
        (&mut site.administrator("ratna").await, 403),
        (&mut site.member("budi").await, 403),
    ] {
        for path in [AT, &new, &preview] {
            browser.get(path).await.is(status);
        }
        browser.post(AT, &[("up", "1")]).await.is(status);
        browser
            .post(&new, &[("body", "x"), ("cites", &lamp)])
            .await
            .is(status);
        browser
            .post(&format!("{AT}/terbitkan"), &[])
            .await
            .is(status);
    }
    site.draft("konsep").await;
    let mut bagas = site.staff("badu", Role::Coordinator, "kelapa-dua").await;
    bagas
        .get("/kelola/konsultasi/konsep/ringkasan")
        .await
        .is(404);
}

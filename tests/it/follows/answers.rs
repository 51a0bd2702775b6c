//! What officials do: answer in the name of the agency, and move an aspiration from state to state.

use crate::posting::posted;
use crate::site::{NOW, Site};
use crate::taking_part::{Postman, SLUG, follow};
use domain::roles::Role;

#[tokio::test]
async fn an_official_answers_and_everybody_reads_it() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let page = format!("/aspirasi/{id}");
    let form = format!("{page}/jawab");
    // also after closing: answers come later
    site.clock.move_to(NOW.plus_days(30));
    let mut endah_again = endah.clone();
    let (before, _) = store::audit::verify(site.forum.store.read()).await.unwrap();
    let key = endah.get(&form).await.is(200).field("form_key");
    let words = [("answer", "**Sudah** kami periksa."), ("form_key", &key)];
    let first = endah
        .post(&form, &words)
        .await
        .is(303)
        .location()
        .to_owned();
    assert_eq!(
        endah_again.post(&form, &words).await.is(303).location(),
        first
    );
    let shown = site.visitor().get(&page).await;
    shown
        .has("<strong>Sudah</strong> kami periksa.")
        .has("Kecamatan Kelapa Dua")
        .has("Dijawab");
    assert_eq!(shown.text.matches("kami periksa.").count(), 1);
    assert!(
        shown
            .text
            .contains(&format!("id=\"{}\"", first.split_once('#').unwrap().1))
    );
    let (rows, broken) = store::audit::verify(site.forum.store.read()).await.unwrap();
    assert_eq!((rows - before, broken), (1, None));
}

#[tokio::test]
async fn only_officials_and_coordinators_of_the_agency_answer() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let secret = posted(&mut siti, SLUG, "Pungutan liar", "confidential").await;
    let staff = [
        ("oki", Role::Official, "dinas-bina-marga", 403, 404),
        ("mira", Role::Moderator, "kelapa-dua", 403, 403),
        ("hesti", Role::Helper, "kelapa-dua", 403, 404),
        ("bagas", Role::Coordinator, "kelapa-dua", 303, 404),
        ("endah", Role::Official, "kelapa-dua", 303, 303),
    ];
    for (key, role, agency, open, closed) in staff {
        let mut browser = site.staff(key, role, agency).await;
        for (id, status) in [(&id, open), (&secret, closed)] {
            let page = format!("/aspirasi/{id}");
            let text = format!("Jawaban {key}");
            browser
                .post(&format!("{page}/jawab"), &[("answer", &text)])
                .await
                .is(status);
            let read = if status == 303 { 200 } else { status };
            browser.get(&format!("{page}/jawab")).await.is(read);
        }
    }
    let mut adi = site.administrator("adi").await;
    adi.post(&format!("/aspirasi/{secret}/jawab"), &[("answer", "x")])
        .await
        .is(404);
    siti.post(&format!("/aspirasi/{id}/jawab"), &[("answer", "x")])
        .await
        .is(403);
    siti.get(&format!("/aspirasi/{id}"))
        .await
        .lacks("Untuk petugas");
    site.visitor()
        .post(&format!("/aspirasi/{id}/jawab"), &[("answer", "x")])
        .await
        .is(303);
}

#[tokio::test]
async fn wrong_answers_come_back_with_what_was_typed() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let page = format!("/aspirasi/{id}");
    let form = format!("{page}/jawab");
    endah
        .post(&form, &[("answer", " ")])
        .await
        .is(422)
        .has("href=\"#answer\"");
    let long = "ä".repeat(20_001);
    endah
        .post(&form, &[("answer", &long)])
        .await
        .is(422)
        .has(&long)
        .has("20.001");
    siti.post(&format!("{page}/tarik"), &[]).await.is(303);
    endah
        .post(&form, &[("answer", "Terlambat")])
        .await
        .is(409)
        .has("ditarik tidak bisa dijawab");
}

#[tokio::test]
async fn states_move_along_their_ways_with_a_note() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let page = format!("/aspirasi/{id}");
    let form = format!("{page}/status");
    let mut postman = Postman::default();
    postman.new_letters(&site).await;
    let follower = &mut site.member("dewi").await;
    follow(follower, &page, "yes").await.is(303);
    endah
        .get(&page)
        .await
        .has("name=\"state\"")
        .lacks("value=\"answered\"");
    endah
        .post(&form, &[("state", "")])
        .await
        .is(422)
        .has("href=\"#state\"");
    endah.post(&form, &[("state", "answered")]).await.is(409);
    endah
        .post(&form, &[("state", "withdrawn"), ("note", "tetap ada")])
        .await
        .is(409)
        .has("tetap ada");
    let long = "x".repeat(2_001);
    endah
        .post(&form, &[("state", "done"), ("note", &long)])
        .await
        .is(422)
        .has(&long);
    assert_eq!(postman.new_readers(&site).await, [""; 0]);
    let note = [("state", "in_progress"), ("note", "Teknisi datang Kamis.")];
    endah.post(&form, &note).await.is(303);
    site.visitor()
        .get(&page)
        .await
        .has("Sedang dikerjakan")
        .has("Teknisi datang Kamis.");
    let letters = postman.new_letters(&site).await;
    assert_eq!(letters.len(), 2);
    for letter in &letters {
        assert!(
            letter.text.contains("Teknisi datang Kamis."),
            "{}",
            letter.text
        );
    }
    for browser in [
        &mut siti,
        &mut site.staff("oki", Role::Official, "dinas-bina-marga").await,
    ] {
        browser.post(&form, &[("state", "done")]).await.is(403);
    }
}

//! Hiding, keeping, restoring: what is seen afterwards, and who is told.

use super::{commented, commented_anonymously, decide, decision_in, report, site};
use crate::posting::{posted, posted_as_guest};
use domain::roles::Role;

#[tokio::test]
async fn a_hidden_aspiration_is_gone_at_once_and_comes_back_when_restored() {
    let site = site().await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, "fkp", "Lampu gang mawar", "public").await;
    let mut visitor = site.visitor();
    let page = format!("/aspirasi/{id}");
    for path in [page.as_str(), "/konsultasi/fkp?urut=terbaru"] {
        visitor.get(path).await.is(200).has("Lampu gang mawar");
    }
    let mut afifah = site.staff("afifah", Role::Moderator, "kelapa-dua").await;
    report(&mut visitor, ("aspirasi", &id), "insult", "")
        .await
        .is(303);
    decide(
        &mut afifah,
        ("aspirasi", &id),
        "hide",
        "Ada hinaan di kalimat kedua.",
    )
    .await
    .is(303);
    visitor.get(&page).await.is(404);
    for path in ["/", "/konsultasi", "/konsultasi/fkp?urut=terbaru"] {
        visitor.get(path).await.is(200).lacks("Lampu gang mawar");
    }
    // what it said stays for those who decide about it
    siti.get(&page)
        .await
        .is(200)
        .has("Disembunyikan")
        .lacks("/tarik\"");
    siti.post(&format!("{page}/tarik"), &[]).await.is(409);
    afifah.get(&page).await.is(200);
    afifah
        .get("/kelola/moderasi")
        .await
        .lacks("Lampu gang mawar");
    decide(
        &mut afifah,
        ("aspirasi", &id),
        "restore",
        "Kalimatnya sudah wajar.",
    )
    .await
    .is(303);
    visitor.get(&page).await.is(200).has("Lampu gang mawar");
}

#[tokio::test]
async fn a_hidden_comment_leaves_the_counter_right() {
    let site = site().await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, "fkp", "Lampu mati", "public").await;
    let comment = commented(&mut siti, &id, "Dasar tidak becus.").await;
    let mut afifah = site.staff("afifah", Role::Moderator, "kelapa-dua").await;
    let mut visitor = site.visitor();
    let page = format!("/aspirasi/{id}");
    decide(
        &mut afifah,
        ("komentar", &comment),
        "hide",
        "Menghina petugas.",
    )
    .await
    .is(303);
    visitor.get(&page).await.is(200).lacks("Dasar tidak becus.");
    assert_eq!(comment_count(&site, &id).await, (0, 0));
    decide(
        &mut afifah,
        ("komentar", &comment),
        "restore",
        "Ternyata kutipan.",
    )
    .await
    .is(303);
    visitor.get(&page).await.has("Dasar tidak becus.");
    assert_eq!(comment_count(&site, &id).await, (1, 1));
}

/// The counter beside an aspiration, and a recount.
async fn comment_count(site: &crate::site::Site, id: &str) -> (i64, i64) {
    let db = site.forum.store.read();
    let id = domain::ids::PublicId::parse(id).unwrap();
    let viewer = store::viewer::Viewer::visitor();
    let found = store::aspirations::find(db, &viewer, &id)
        .await
        .unwrap()
        .unwrap();
    let counted = store::comments::recount(db, found.id).await.unwrap();
    (found.comment_count, counted)
}

#[tokio::test]
async fn the_author_is_told_with_reason_and_note_but_not_by_whom() {
    let site = site().await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, "fkp", "Lampu mati", "public").await;
    let mut afifah = site.staff("afifah", Role::Moderator, "kelapa-dua").await;
    decide(
        &mut afifah,
        ("aspirasi", &id),
        "hide",
        "Ada hinaan di kalimat kedua.",
    )
    .await
    .is(303);
    let letters = site.mails_to("siti").await;
    let letter = letters.last().unwrap();
    assert!(
        letter.subject.contains("disembunyikan"),
        "{}",
        letter.subject
    );
    assert!(letter.text.contains("Ada hinaan di kalimat kedua."));
    assert!(!letter.everything.contains("Afifah"));
    let page = siti.get(&decision_in(&letter.text)).await;
    page.is(200)
        .has("Ada hinaan di kalimat kedua.")
        .lacks("Afifah");
}

#[tokio::test]
async fn an_anonymous_author_is_told_and_nothing_of_it_stays() {
    let site = site().await;
    let id = posted(
        &mut site.member("siti").await,
        "fkp",
        "Jalan rusak",
        "anonymous",
    )
    .await;
    let open = posted(
        &mut site.member("budi").await,
        "fkp",
        "Lampu mati",
        "public",
    )
    .await;
    let mut rini = site.member("rini").await;
    let comment = commented_anonymously(&mut rini, &open, "Payah.").await;
    site.mails().await;
    let kept = site.mails_kept().await;
    let mut afifah = site.staff("afifah", Role::Moderator, "kelapa-dua").await;
    decide(&mut afifah, ("aspirasi", &id), "hide", "Ada hinaan.")
        .await
        .is(303);
    decide(
        &mut afifah,
        ("komentar", &comment),
        "hide",
        "Ada hinaan juga.",
    )
    .await
    .is(303);
    let aspiration = site.mails_to("siti").await;
    assert!(aspiration.last().unwrap().text.contains("Ada hinaan."));
    assert!(
        site.mails_to("rini")
            .await
            .last()
            .unwrap()
            .text
            .contains("Ada hinaan juga.")
    );
    assert_eq!(
        site.mails_kept().await,
        kept,
        "the rows are erased once sent"
    );
    // the moderator's page names nobody
    let case = afifah.get(&format!("/kelola/moderasi/aspirasi/{id}")).await;
    case.is(200).lacks("Siti");
}

#[tokio::test]
async fn a_guest_is_told_nothing_and_may_still_be_hidden() {
    let site = site().await;
    let mut guest = site.visitor();
    posted_as_guest(&mut guest, "fkp", "Lampu tamu", "public").await;
    let list = guest.get("/konsultasi/fkp?urut=terbaru").await;
    let id = crate::posting::between(&list.text, "href=\"/aspirasi/", "\"");
    let mails = site.mails().await.len();
    let mut afifah = site.staff("afifah", Role::Moderator, "kelapa-dua").await;
    decide(&mut afifah, ("aspirasi", &id), "hide", "Ada hinaan.")
        .await
        .is(303);
    assert_eq!(site.mails().await.len(), mails);
    guest.get(&format!("/aspirasi/{id}")).await.is(404);
}

#[tokio::test]
async fn the_letter_about_something_confidential_holds_no_words() {
    let site = site().await;
    let id = posted(
        &mut site.member("siti").await,
        "fkp",
        "Kanari rahasia",
        "confidential",
    )
    .await;
    let mut afifah = site.staff("afifah", Role::Moderator, "kelapa-dua").await;
    decide(&mut afifah, ("aspirasi", &id), "hide", "Catatan kanari.")
        .await
        .is(303);
    let letters = site.mails_to("siti").await;
    let letter = letters.last().unwrap();
    assert!(
        !letter.everything.contains("anari"),
        "{}",
        letter.everything
    );
    assert!(letter.text.contains("/moderasi/"));
    let mut visitor = site.visitor();
    visitor
        .get("/catatan-moderasi")
        .await
        .is(200)
        .lacks("Forum fkp");
}

#[tokio::test]
async fn the_second_of_two_moderators_is_told_that_it_was_decided() {
    let site = site().await;
    let id = posted(
        &mut site.member("siti").await,
        "fkp",
        "Lampu mati",
        "public",
    )
    .await;
    report(&mut site.visitor(), ("aspirasi", &id), "insult", "")
        .await
        .is(303);
    let mut afifah = site.staff("afifah", Role::Moderator, "kelapa-dua").await;
    let mut hasan = site.staff("hasan", Role::Moderator, "kelapa-dua").await;
    let path = format!("/kelola/moderasi/aspirasi/{id}");
    let seen = hasan.get(&path).await.field("seen");
    decide(
        &mut afifah,
        ("aspirasi", &id),
        "keep",
        "Bahasanya keras, tapi wajar.",
    )
    .await
    .is(303);
    let fields = [
        ("decision", "hide"),
        ("reason", "insult"),
        ("note", "Kasar."),
        ("seen", seen.as_str()),
    ];
    hasan.post(&path, &fields).await.is(409);
    site.visitor().get(&format!("/aspirasi/{id}")).await.is(200);
}

#[tokio::test]
async fn of_many_who_decide_at_once_one_wins() {
    let site = site().await;
    let id = posted(
        &mut site.member("siti").await,
        "fkp",
        "Lampu mati",
        "public",
    )
    .await;
    let path = format!("/kelola/moderasi/aspirasi/{id}");
    let mut moderators = Vec::new();
    for key in ["afifah", "hasan", "lina", "joko"] {
        moderators.push(site.staff(key, Role::Moderator, "kelapa-dua").await);
    }
    let fields = [
        ("decision", "hide"),
        ("reason", "insult"),
        ("note", "Kasar."),
        ("seen", ""),
    ];
    let answers = futures::future::join_all(
        moderators
            .iter_mut()
            .map(|moderator| moderator.post(&path, &fields)),
    )
    .await;
    let won = answers.iter().filter(|answer| answer.status == 303).count();
    let lost = answers.iter().filter(|answer| answer.status == 409).count();
    assert_eq!((won, lost), (1, 3));
}

#[tokio::test]
async fn a_decision_needs_a_reason_and_words_and_keeps_what_was_typed() {
    let site = site().await;
    let id = posted(
        &mut site.member("siti").await,
        "fkp",
        "Lampu mati",
        "public",
    )
    .await;
    let mut afifah = site.staff("afifah", Role::Moderator, "kelapa-dua").await;
    let path = format!("/kelola/moderasi/aspirasi/{id}");
    for (fields, message) in [
        (vec![("note", "Sebab")], "Pilih apa yang Anda putuskan"),
        (
            vec![("decision", "delete"), ("note", "Sebab")],
            "Pilih apa yang Anda putuskan",
        ),
        (
            vec![("decision", "hide"), ("note", "Sebab")],
            "Pilih alasannya",
        ),
        (
            vec![("decision", "hide"), ("reason", "insult")],
            "Penjelasan masih kosong",
        ),
    ] {
        let again = afifah.post(&path, &fields).await;
        again.is(422).has(message);
        if fields.contains(&("note", "Sebab")) {
            again.has("Sebab");
        }
    }
    let forged = [
        ("decision", "hide"),
        ("reason", "rejected_in_source"),
        ("note", "Sebab"),
    ];
    afifah.post(&path, &forged).await.is(409);
    site.visitor().get(&format!("/aspirasi/{id}")).await.is(200);
}

#[tokio::test]
async fn nobody_decides_about_their_own_words_or_those_of_other_agencies() {
    let site = site().await;
    let mut afifah = site.staff("afifah", Role::Moderator, "kelapa-dua").await;
    let own = posted(&mut afifah, "fkp", "Usul moderator", "anonymous").await;
    let path = format!("/kelola/moderasi/aspirasi/{own}");
    afifah.get(&path).await.is(200).has("tulisan Anda sendiri");
    let fields = [
        ("decision", "hide"),
        ("reason", "spam"),
        ("note", "Uji"),
        ("seen", ""),
    ];
    afifah.post(&path, &fields).await.is(409);
    let mut other = site
        .staff("tono", Role::Moderator, "dinas-bina-marga")
        .await;
    other.get(&path).await.is(404);
    other.post(&path, &fields).await.is(404);
    let mut official = site.staff("endah", Role::Official, "kelapa-dua").await;
    official.get(&path).await.is(403);
    official.post(&path, &fields).await.is(403);
    site.visitor()
        .get(&format!("/aspirasi/{own}"))
        .await
        .is(200);
}

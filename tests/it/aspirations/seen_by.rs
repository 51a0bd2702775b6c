//! Every visibility, seen by everybody there is.

use crate::posting::{posted, posted_as_guest};
use crate::site::{Browser, NOW, Site};
use domain::ids::PublicId;
use domain::moderation::{Decision, PostKind, Reason};
use domain::roles::Role;
use forum::moderation::{PostName, Verdict, decide};

const SLUG: &str = "fkp-pengaduan";

/// Everybody but the author.
async fn readers(site: &Site) -> Vec<(&'static str, Browser)> {
    vec![
        ("visitor", site.visitor()),
        ("member", site.member("budi").await),
        (
            "official",
            site.staff("endah", Role::Official, "kelapa-dua").await,
        ),
        (
            "moderator",
            site.staff("mira", Role::Moderator, "kelapa-dua").await,
        ),
        (
            "coordinator",
            site.staff("bagas", Role::Coordinator, "kelapa-dua").await,
        ),
        (
            "official elsewhere",
            site.staff("oki", Role::Official, "dinas-bina-marga").await,
        ),
        (
            "moderator above",
            site.staff("umar", Role::Moderator, "kabupaten-tangerang")
                .await,
        ),
        ("administrator", site.administrator("admin").await),
    ]
}

#[tokio::test]
async fn what_is_public_is_read_by_everybody_with_its_name() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Judul publik", "public").await;
    for (_, mut reader) in readers(&site).await {
        reader
            .get(&format!("/aspirasi/{id}"))
            .await
            .is(200)
            .has("Judul publik")
            .has("Siti");
        reader
            .get(&format!("/konsultasi/{SLUG}"))
            .await
            .has("Judul publik")
            .has("Siti");
    }
}

#[tokio::test]
async fn what_is_anonymous_is_read_by_everybody_and_named_to_nobody() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Judul anonim", "anonymous").await;
    let path = format!("/aspirasi/{id}");
    for (who, mut reader) in readers(&site).await {
        for page in [path.clone(), format!("/konsultasi/{SLUG}"), "/".to_owned()] {
            let answer = reader.get(&page).await;
            assert!(
                !answer.text.contains("Siti"),
                "{who} reads the name on {page}"
            );
            // 19.26 WIB is 12:26 UTC: neither may be anywhere.
            for time in ["19.26", "19:26", "12:26", "baru saja"] {
                assert!(!answer.text.contains(time), "{who} reads {time} on {page}");
            }
        }
        reader
            .get(&path)
            .await
            .is(200)
            .has("Judul anonim")
            .has("24 November 2026")
            .has("datetime=\"2026-11-24\"");
    }
    siti.get(&path)
        .await
        .is(200)
        .has("Anda (anonim)")
        .has("KD-2026-")
        .lacks("12:26");
}

#[tokio::test]
async fn what_is_confidential_exists_for_author_and_staff_only() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Judul rahasia", "confidential").await;
    let path = format!("/aspirasi/{id}");
    let unknown = "/aspirasi/00000000000000000000";
    for (who, mut reader) in readers(&site).await {
        let page = reader.get(&path).await;
        let list = reader.get(&format!("/konsultasi/{SLUG}")).await;
        if ["official", "moderator"].contains(&who) {
            page.is(200).has("Judul rahasia").has("Siti");
            list.has("Judul rahasia");
        } else {
            // The same answer as for an id that was never given out.
            let other = reader.get(unknown).await;
            assert_eq!(
                page.is(404).text.replace(&id, ""),
                other.text.replace("00000000000000000000", ""),
                "{who}"
            );
            list.lacks("Judul rahasia");
            for below in ["terkirim", "jawab", "komentar"] {
                let answer = reader.get(&format!("{path}/{below}")).await;
                assert!([303, 403, 404].contains(&answer.status), "{who} {below}");
                answer.lacks("Judul rahasia");
            }
        }
    }
    siti.get(&path).await.is(200).has("Judul rahasia");
    siti.get(&format!("/konsultasi/{SLUG}"))
        .await
        .has("Judul rahasia");
}

#[tokio::test]
async fn a_confidential_one_changes_no_public_number() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    site.administrator("admin").await;
    let pages = ["/", "/konsultasi"];
    let mut before = Vec::new();
    for page in pages {
        before.push(site.visitor().get(page).await.text);
    }
    let mut siti = site.member("siti").await;
    posted(&mut siti, SLUG, "Judul rahasia", "confidential").await;
    posted_as_guest(&mut site.visitor(), SLUG, "Rahasia tamu", "confidential").await;
    for (page, before) in pages.into_iter().zip(before) {
        assert_eq!(site.visitor().get(page).await.text, before, "{page}");
    }
}

#[tokio::test]
async fn a_receipt_of_a_confidential_one_says_nothing_of_it() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Judul rahasia", "confidential").await;
    let mails = site.mails_to("siti").await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].everything.contains(&id));
    for hidden in ["Judul rahasia", "Lampu di gang", "KD-2026-", SLUG] {
        assert!(!mails[0].everything.contains(hidden), "{hidden}");
    }
    assert!(!site.logs().contains("Judul rahasia"));
}

#[tokio::test]
async fn the_outbox_forgets_who_wrote_anonymously() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    posted(&mut siti, SLUG, "Judul anonim", "anonymous").await;
    assert_eq!(site.mails_to("siti").await.len(), 1);
    assert_eq!(site.mails_kept().await, 0);
}

#[tokio::test]
async fn anonymous_ones_stand_at_the_beginning_of_their_day() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    posted(&mut siti, SLUG, "Pertama publik", "public").await;
    site.clock.move_to(NOW.plus_seconds(60));
    posted(&mut siti, SLUG, "Kedua anonim", "anonymous").await;
    site.clock.move_to(NOW.plus_seconds(120));
    posted(&mut siti, SLUG, "Ketiga publik", "public").await;
    let list = site
        .visitor()
        .get(&format!("/konsultasi/{SLUG}?urut=terbaru"))
        .await;
    let place = |title: &str| list.text.find(title).unwrap();
    assert!(place("Ketiga publik") < place("Pertama publik"));
    assert!(place("Pertama publik") < place("Kedua anonim"));
}

#[tokio::test]
async fn ones_own_list_holds_everything_and_nobody_elses() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    site.consultation("lain").await;
    let mut siti = site.member("siti").await;
    for (slug, title, visibility) in [
        (SLUG, "Milik publik", "public"),
        (SLUG, "Milik anonim", "anonymous"),
        (SLUG, "Milik rahasia", "confidential"),
        ("lain", "Anonim di lain", "anonymous"),
    ] {
        posted(&mut siti, slug, title, visibility).await;
    }
    let mut budi = site.member("budi").await;
    posted(&mut budi, SLUG, "Punya Budi", "anonymous").await;
    siti.get("/akun/aspirasi")
        .await
        .is(200)
        .has("Milik publik")
        .has("Milik anonim")
        .has("Milik rahasia")
        .has("Anonim di lain")
        .lacks("Punya Budi");
    budi.get("/akun/aspirasi")
        .await
        .has("Punya Budi")
        .lacks("Milik");
    let answer = site.visitor().get("/akun/aspirasi").await;
    assert!(answer.is(303).location().starts_with("/masuk"));
}

#[tokio::test]
async fn a_draft_is_seen_by_its_coordinators_only() {
    let site = Site::start().await;
    site.draft("rancangan").await;
    for (who, mut reader) in readers(&site).await {
        let page = reader.get("/konsultasi/rancangan").await;
        if who == "coordinator" {
            page.is(200).has("draf");
        } else {
            page.is(404).lacks("Forum rancangan");
        }
        reader.get("/konsultasi").await.lacks("Forum rancangan");
        reader
            .get("/konsultasi/rancangan/aspirasi/baru")
            .await
            .is(404);
    }
}

#[tokio::test]
async fn what_is_hidden_is_read_by_author_and_staff_only() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Judul tersembunyi", "public").await;
    let guest = posted_as_guest(&mut site.visitor(), SLUG, "Tamu tersembunyi", "public").await;
    let list = site.visitor().get(&format!("/konsultasi/{SLUG}")).await;
    let of_guest = list
        .text
        .split("href=\"/aspirasi/")
        .skip(1)
        .filter_map(|rest| rest.split_once('"').map(|(id, _)| id))
        .find(|found| *found != id)
        .unwrap()
        .to_owned();
    let mut mira = site.staff("moderator", Role::Moderator, "kelapa-dua").await;
    for id in [&id, &of_guest] {
        hide(&site, &mira, id).await;
    }
    let path = format!("/aspirasi/{id}");
    for (who, mut reader) in readers(&site).await {
        let page = reader.get(&path).await;
        let list = reader.get(&format!("/konsultasi/{SLUG}")).await;
        if ["official", "moderator"].contains(&who) {
            page.is(200).has("Judul tersembunyi").has("Disembunyikan");
            list.has("Judul tersembunyi");
        } else {
            page.is(404).lacks("Judul tersembunyi");
            list.lacks("Judul tersembunyi");
        }
    }
    siti.get(&path)
        .await
        .is(200)
        .has("Judul tersembunyi")
        .has("disembunyikan moderator");
    siti.get("/akun/aspirasi").await.has("Judul tersembunyi");
    mira.get(&path).await.is(200);
    // A guest still reads their own words, and that they are hidden.
    site.visitor()
        .post(
            "/lacak",
            &[("code", &guest.code), ("secret", &guest.secret)],
        )
        .await
        .is(200)
        .has("Tamu tersembunyi")
        .has("Disembunyikan moderator");
}

async fn hide(site: &Site, moderator: &Browser, id: &str) {
    let token = moderator.cookies.get("rembuk").unwrap();
    let actor = forum::identity::actor_of(&site.forum, token)
        .await
        .unwrap()
        .unwrap();
    let post = PostName {
        kind: PostKind::Aspiration,
        id: PublicId::parse(id).unwrap(),
    };
    let verdict = Verdict {
        decision: Decision::Hide,
        reason: Some(Reason::Insult),
        note: "Ada kata yang menghina.",
        seen: None,
    };
    decide(&site.forum, &actor, &post, verdict).await.unwrap();
}

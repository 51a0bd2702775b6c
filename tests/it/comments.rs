//! Comments: threads, names and their absence, taking back, and who may.

mod names;

use crate::posting::posted;
use crate::site::{NOW, Site};
use crate::taking_part::{SLUG, comment_with, commented, row_of};
use domain::ids::PublicId;
use domain::roles::Role;
use store::authors::Author;
use store::comments::{NewComment, Place, add, find};
use store::standing;
use store::viewer::Viewer;

#[tokio::test]
async fn replies_stand_below_what_they_answer_at_most_three_deep() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let first = commented(&mut budi, &id, "Satu", &[]).await;
    let other = commented(&mut budi, &id, "Lain", &[]).await;
    let second = commented(&mut siti, &id, "Dua", &[("parent", &first)]).await;
    let third = commented(&mut budi, &id, "Tiga", &[("parent", &second)]).await;
    let fourth = commented(&mut siti, &id, "Empat", &[("parent", &third)]).await;
    let page = site.visitor().get(&format!("/aspirasi/{id}")).await;
    let order: Vec<usize> = [&first, &second, &third, &fourth, &other]
        .map(|comment| {
            page.text
                .find(&format!("id=\"komentar-{comment}\""))
                .unwrap()
        })
        .to_vec();
    assert!(order.is_sorted(), "{order:?}");
    for (comment, depth) in [
        (&first, 1),
        (&second, 2),
        (&third, 3),
        (&fourth, 3),
        (&other, 1),
    ] {
        page.has(&format!(
            "id=\"komentar-{comment}\" class=\"comment depth-{depth}\""
        ));
    }
    page.has("5 komentar").has("Penulis aspirasi");
    // the form of a reply says what it answers
    budi.get(&format!("/aspirasi/{id}/komentar?balas={second}"))
        .await
        .has("Membalas Siti")
        .has("Dua");
}

#[tokio::test]
async fn markdown_is_made_safe_and_controls_are_refused_with_what_was_typed() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    commented(&mut siti, &id, "**tebal** <script>alert(1)</script>", &[]).await;
    site.visitor()
        .get(&format!("/aspirasi/{id}"))
        .await
        .has("<strong>tebal</strong>")
        .lacks("<script>alert");
    comment_with(&mut siti, &id, " \n ", &[])
        .await
        .is(422)
        .has("href=\"#comment\"")
        .has("Komentar masih kosong");
    let long = "ä".repeat(5_001);
    comment_with(&mut siti, &id, &long, &[])
        .await
        .is(422)
        .has("5.001")
        .has(&long);
    comment_with(&mut siti, &id, &"ä".repeat(5_000), &[])
        .await
        .is(303);
    comment_with(&mut siti, &id, "a\u{202e}b", &[])
        .await
        .is(422);
    site.visitor()
        .get(&format!("/aspirasi/{id}"))
        .await
        .has("2 komentar");
}

#[tokio::test]
async fn the_same_form_twice_makes_one_comment() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let other = posted(&mut siti, SLUG, "Saluran", "public").await;
    let key = budi.get(&format!("/aspirasi/{id}")).await.field("form_key");
    for hide in [&[][..], &[("hide_name", "ya")]] {
        let id = posted(&mut siti, SLUG, "Dua kali", "public").await;
        let key = budi.get(&format!("/aspirasi/{id}")).await.field("form_key");
        let mut more = vec![("form_key", key.as_str())];
        more.extend(hide);
        let first = commented(&mut budi, &id, "Setuju", &more).await;
        assert_eq!(commented(&mut budi, &id, "Setuju", &more).await, first);
        budi.get(&format!("/aspirasi/{id}")).await.has("1 komentar");
    }
    let more = [("form_key", key.as_str())];
    commented(&mut budi, &id, "Setuju", &more).await;
    // nobody else's form, and no other place
    comment_with(&mut siti, &id, "Saya", &more)
        .await
        .is(409)
        .has("Saya");
    comment_with(&mut budi, &other, "Lain", &more)
        .await
        .is(409)
        .has("Lain");
}

#[tokio::test]
async fn comments_are_for_open_consultations_and_those_who_see_the_aspiration() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let mut oki = site.staff("oki", Role::Official, "dinas-bina-marga").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let secret = posted(&mut siti, SLUG, "Pungutan liar", "confidential").await;
    let answer = comment_with(&mut site.visitor(), &id, "Halo", &[]).await;
    assert_eq!(
        answer.is(303).location(),
        format!("/masuk?next=/aspirasi/{id}")
    );
    comment_with(&mut budi, &secret, "Halo", &[]).await.is(404);
    comment_with(&mut oki, &secret, "Halo", &[]).await.is(404);
    let asked = commented(&mut endah, &secret, "Bisa sebutkan loketnya?", &[]).await;
    commented(&mut siti, &secret, "Loket tiga", &[("parent", &asked)]).await;
    siti.get(&format!("/aspirasi/{secret}"))
        .await
        .has("Loket tiga")
        .lacks("draft_key\\\":\\\"");
    budi.get(&format!("/komentar/{asked}")).await.is(404);
    // a comment of another aspiration is not answered here
    let elsewhere = commented(&mut budi, &id, "Sama", &[]).await;
    let other = posted(&mut siti, SLUG, "Saluran", "public").await;
    comment_with(&mut budi, &other, "Balas", &[("parent", &elsewhere)])
        .await
        .is(404);
    site.clock.move_to(NOW.plus_days(21));
    for browser in [&mut budi, &mut endah] {
        comment_with(browser, &id, "Terlambat", &[("for_agency", "ya")])
            .await
            .is(409)
            .has("tidak sedang dibuka")
            .has("Terlambat");
    }
}

#[tokio::test]
async fn ones_own_comment_can_be_taken_back_and_its_thread_stays() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let page = format!("/aspirasi/{id}");
    for hide in [&[][..], &[("hide_name", "ya")]] {
        let taken = commented(&mut budi, &id, "Saya salah lihat", hide).await;
        let form = format!("/komentar/{taken}/tarik");
        let answered = commented(&mut siti, &id, "Tidak apa-apa", &[("parent", &taken)]).await;
        siti.get(&page).await.lacks(&form);
        siti.post(&form, &[]).await.is(403);
        budi.get(&page).await.has(&form);
        budi.get(&form).await.is(200).has("Tarik komentar ini?");
        budi.get(&page).await.has("Saya salah lihat");
        budi.post(&form, &[]).await.is(303);
        budi.post(&form, &[]).await.is(303);
        site.visitor()
            .get(&page)
            .await
            .lacks("Saya salah lihat")
            .lacks("Budi")
            .has("ditarik penulisnya")
            .has("Tidak apa-apa")
            .has(&format!("komentar-{answered}"));
        comment_with(&mut siti, &id, "Lagi", &[("parent", &taken)])
            .await
            .is(409)
            .has("Lagi");
    }
    let row = row_of(&site, &id).await;
    let counted = store::comments::recount(site.forum.store.read(), row)
        .await
        .unwrap();
    assert_eq!(counted, 2);
    site.visitor().get(&page).await.has("2 komentar");
}

#[tokio::test]
async fn fifty_threads_make_a_page_and_a_link_finds_its_comment() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let mut last = String::new();
    for number in 0..53 {
        last = commented(&mut siti, &id, &format!("nomor-{number}-"), &[]).await;
    }
    let reply = commented(&mut siti, &id, "balasan terakhir", &[("parent", &last)]).await;
    let mut visitor = site.visitor();
    let first = visitor.get(&format!("/aspirasi/{id}")).await;
    first
        .has("nomor-0-")
        .has("nomor-49-")
        .lacks("nomor-50-")
        .has("54 komentar");
    let (_, rest) = first.text.split_once("?komentar=").unwrap();
    let second = visitor
        .get(&format!("/aspirasi/{id}?komentar={}", &rest[..20]))
        .await;
    second
        .has("nomor-50-")
        .has("balasan terakhir")
        .lacks("nomor-49-");
    second.has("Komentar dari awal");
    let location = visitor
        .get(&format!("/komentar/{reply}"))
        .await
        .is(303)
        .location()
        .to_owned();
    let (path, anchor) = location.split_once('#').unwrap();
    visitor
        .get(path)
        .await
        .is(200)
        .has(&format!("id=\"{anchor}\""));
}

#[tokio::test]
async fn whoever_has_commented_sees_the_comments_before_it() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    commented(&mut siti, &id, "yang pertama", &[]).await;
    let second = commented(&mut siti, &id, "yang kedua", &[]).await;
    let led = siti.get(&format!("/komentar/{second}")).await;
    let (page, _) = led.is(303).location().split_once('#').unwrap();
    siti.get(page)
        .await
        .has("yang pertama")
        .has("yang kedua")
        .lacks("Komentar dari awal");
}

#[tokio::test]
async fn the_island_sends_to_a_function_that_obeys_the_same_rules() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let send = "/api/comments/send";
    let form = |words| {
        vec![
            ("aspiration", id.as_str()),
            ("form[parent]", ""),
            ("form[comment]", words),
            ("form[hide_name]", "false"),
            ("form[for_agency]", "false"),
            ("form[form_key]", "abcdefghijklmnopqrstuvwxyz"),
        ]
    };
    let sent = siti.post(send, &form("Terima kasih")).await;
    let path = sent.is(200).text.trim_matches('"').to_owned();
    siti.get(&path).await.is(303);
    assert_eq!(siti.post(send, &form("Terima kasih")).await.text, sent.text);
    let mut empty = form("  ");
    empty.pop();
    empty.push(("form[form_key]", ""));
    assert_eq!(siti.post(send, &empty).await.is(409).text, "\"Refused\"");
    site.visitor().post(send, &form("Halo")).await.is(401);
    siti.get(&format!("/aspirasi/{id}")).await.has("1 komentar");
}

#[tokio::test]
async fn a_thread_too_long_for_a_page_says_so_and_the_next_one_is_a_page_further() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let thread = commented(&mut budi, &id, "Utas pertama", &[]).await;
    let other = commented(&mut budi, &id, "Utas kedua", &[]).await;
    let person = budi.person.unwrap();
    let tx = site.forum.store.write().await.unwrap();
    let viewer = Viewer::visitor();
    let named = |id: &str| PublicId::parse(id).unwrap();
    let on = standing::find(&*tx, &viewer, &named(&id)).await;
    let on = on.unwrap().unwrap();
    let root = find(&*tx, &viewer, &on, &named(&thread)).await;
    let root = root.unwrap().unwrap().id;
    for number in 0..2_001_usize {
        let new = NewComment {
            public_id: PublicId::from_random(numbered(number)),
            aspiration: on.id,
            place: Some(Place {
                parent: root,
                root,
                depth: 2,
            }),
            body: format!("Balasan {number}."),
            author: (Author::Named(person), None),
            agency: None,
            form_key: None,
        };
        add(&*tx, new, NOW).await.unwrap();
    }
    tx.commit().await.unwrap();
    let path = format!("/aspirasi/{id}");
    let page = site.visitor().get(&path).await;
    page.has("Utas pertama")
        .has("Balasan 1999.")
        .lacks("Balasan 2000.")
        .lacks("Utas kedua")
        .has("lebih banyak balasan daripada yang muat")
        .has(&format!("?komentar={other}#komentar"));
    site.visitor()
        .get(&format!("{path}?komentar={other}"))
        .await
        .has("Utas kedua")
        .lacks("lebih banyak balasan")
        .lacks("Balasan 1.");
}

/// Bytes of an id that no other number has.
fn numbered(number: usize) -> [u8; PublicId::LENGTH] {
    let mut bytes = [0; PublicId::LENGTH];
    for (place, byte) in bytes.iter_mut().take(3).enumerate() {
        *byte = u8::try_from((number >> (5 * place)) & 31).unwrap();
    }
    bytes
}

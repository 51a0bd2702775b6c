//! What nobody learns: who is registered, and what tokens are.

use super::{
    PASSWORD, ask_to_register, ask_to_sign_in, by_password, code, enter, link, newest,
    registration, set_password, shown, suspend, ticket_of,
};
use crate::http_client::Answer;
use crate::site::Site;

#[tokio::test]
async fn known_unknown_and_suspended_addresses_look_the_same() {
    let site = Site::start().await;
    site.member("known").await;
    let suspended = site.person("suspended", true, Vec::new()).await;
    suspend(&site, suspended).await;
    let mut seen: Vec<Vec<String>> = Vec::new();
    for key in ["known", "unknown", "suspended"] {
        let mut browser = site.visitor();
        let mut answers = Vec::new();
        let mut tickets = Vec::new();
        let email = format!("{key}@example.com");
        for (path, fields) in [
            ("/masuk", vec![("email", email.as_str())]),
            ("/daftar", registration(key, "")),
        ] {
            let answer = browser.post(path, &fields).await;
            let code_page = answer.is(303).location().to_owned();
            answers.push(answer);
            tickets.push(ticket_of(&code_page));
            answers.push(browser.get(&code_page).await);
            answers.push(enter(&mut browser, &code_page, "12345").await);
            let again = [("ticket", tickets.last().unwrap().as_str())];
            let answer = browser.post("/masuk/kode/lagi", &again.clone()).await;
            tickets.push(ticket_of(answer.is(303).location()));
            answers.push(answer);
        }
        let wrong = [
            ("account", email.as_str()),
            ("password", "not the password"),
        ];
        answers.push(browser.post("/masuk/sandi", &wrong).await);
        let redacted = |answer: &Answer| {
            let mut text = format!("{} {:?}\n{}", answer.status, shown(answer), answer.text);
            for secret in &tickets {
                text = text.replace(secret, "TICKET");
            }
            text.replace(&email, "ADDRESS")
                .replace(&email.replace('@', "%40"), "ADDRESS")
        };
        seen.push(answers.iter().map(redacted).collect());
        assert_eq!(site.mails_to(key).await.len(), 4, "{key}");
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!(seen[0], seen[2]);
}

#[tokio::test]
async fn who_asked_for_the_code_gains_nothing_when_somebody_else_follows_the_link() {
    let site = Site::start().await;
    let mut stranger = site.visitor();
    let code_page = ask_to_sign_in(&mut stranger, "siti", "").await;
    let mut siti = site.visitor();
    let link = link(&newest(&site, "siti").await);
    let finish = siti.post(&link, &[]).await;
    assert!(finish.is(303).location().starts_with("/masuk/lengkapi"));
    let old = ticket_of(&code_page);
    stranger.get(&code_page).await.is(410);
    stranger
        .get(&format!("/masuk/lengkapi?ticket={old}"))
        .await
        .is(410);
    let whole = [
        ("ticket", old.as_str()),
        ("name", "Bukan Siti"),
        ("age", "adult"),
        ("consent", "ya"),
    ];
    stranger.post("/masuk/lengkapi", &whole).await.is(422);
    assert!(!stranger.cookies.contains_key("rembuk"));
}

#[tokio::test]
async fn a_suspended_person_is_told_only_after_proving_the_address() {
    let site = Site::start().await;
    let mut siti = site.member("siti").await;
    set_password(&mut siti, "", PASSWORD).await.is(303);
    siti.get("/akun").await.is(200);
    suspend(&site, siti.person.unwrap()).await;
    siti.get("/akun").await.is(303);

    let mut visitor = site.visitor();
    let code_page = ask_to_sign_in(&mut visitor, "siti", "").await;
    let letter = newest(&site, "siti").await;
    enter(&mut visitor, &code_page, &code(&letter))
        .await
        .is(403)
        .has("ditangguhkan");
    ask_to_sign_in(&mut visitor, "siti", "").await;
    let letter = newest(&site, "siti").await;
    visitor
        .post(&link(&letter), &[])
        .await
        .is(403)
        .has("ditangguhkan");
    by_password(&mut visitor, "siti", PASSWORD).await.is(403);
    by_password(&mut visitor, "siti", "not the password")
        .await
        .is(422)
        .lacks("ditangguhkan");
    assert!(!visitor.cookies.contains_key("rembuk"));
}

#[tokio::test]
async fn asking_and_guessing_are_limited_whoever_has_the_address() {
    let site = Site::start_limited().await;
    site.person("known", true, Vec::new()).await;
    let mut visitor = site.visitor();
    for key in ["known", "unknown"] {
        for _ in 0..5 {
            ask_to_sign_in(&mut visitor, key, "").await;
        }
        let email = format!("{key}@example.com");
        let answer = visitor.post("/masuk", &[("email", email.as_str())]).await;
        assert!(answer.is(429).header("retry-after").is_some());
        assert_eq!(site.mails_to(key).await.len(), 5);
    }
    let mut refused = 0;
    for _ in 0..40 {
        let answer = by_password(&mut visitor, "known", "guess").await;
        refused += i32::from(answer.status == 429);
    }
    assert!(refused >= 10, "{refused}");
}

#[tokio::test]
async fn tokens_and_codes_are_nowhere_but_in_the_mail() {
    let site = Site::start().await;
    let mut siti = site.visitor();
    let code_page = ask_to_register(&mut siti, "rahasia-sekali").await;
    let letter = newest(&site, "rahasia-sekali").await;
    enter(&mut siti, &code_page, &code(&letter)).await.is(303);
    let token = siti.cookies.get("rembuk").unwrap().clone();
    siti.get("/akun").await.is(200).lacks(&token);
    let link = link(&letter);
    let link_token = link.rsplit('/').next().unwrap();
    let logs = site.logs();
    for secret in [token.as_str(), link_token, "rahasia-sekali@example.com"] {
        assert!(!logs.contains(secret), "{secret}");
    }
    assert!(
        site.config.database_url.starts_with("postgres") || {
            let kept = ["rembuk.sqlite", "rembuk.sqlite-wal"]
                .iter()
                .filter_map(|file| std::fs::read(site.data.join(file)).ok())
                .flatten()
                .collect::<Vec<u8>>();
            let holds = |text: &str| kept.windows(text.len()).any(|part| part == text.as_bytes());
            assert!(holds("rahasia-sekali@example.com"));
            !holds(&token)
        }
    );
}

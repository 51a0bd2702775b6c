//! What holds of every answer: headers, languages, errors, health.

use crate::site::Site;

#[tokio::test]
async fn the_process_and_the_database_answer() {
    let site = Site::start().await;
    site.visitor().get("/healthz").await.is(200).has("ok");
    site.visitor().get("/readyz").await.is(200).has("ok");
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let site = Site::start().await;
    for path in [
        "/",
        "/bantuan",
        "/tidak-ada",
        "/static/tidak-ada.css",
        "/healthz",
        "/api/v1/tidak-ada",
    ] {
        let answer = site.visitor().get(path).await;
        let policy = answer.header("content-security-policy").unwrap_or_default();
        assert!(
            policy.contains("script-src 'self' 'wasm-unsafe-eval'")
                && !policy.contains("unsafe-inline"),
            "{path}"
        );
        assert_eq!(
            answer.header("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
        assert!(answer.header("referrer-policy").is_some(), "{path}");
    }
}

#[tokio::test]
async fn an_unknown_page_helps_in_the_readers_language() {
    let site = Site::start().await;
    let mut visitor = site.visitor();
    visitor.get("/tidak-ada").await.is(404).has("lang=\"id\"");
    visitor
        .get("/tidak-ada?lang=en")
        .await
        .is(404)
        .has("lang=\"en\"");
    // The choice is remembered.
    visitor.get("/tidak-ada").await.is(404).has("lang=\"en\"");
    let accepts = [("accept-language".to_owned(), "en-GB,en;q=0.9".to_owned())];
    site.visitor()
        .send("GET", "/tidak-ada", &accepts, b"")
        .await
        .is(404)
        .has("lang=\"en\"");
    let problem = site.visitor().get("/api/v1/tidak-ada").await;
    assert_eq!(
        problem.is(404).header("content-type"),
        Some("application/problem+json")
    );
}

#[tokio::test]
async fn forms_from_elsewhere_are_refused() {
    let site = Site::start().await;
    let mut siti = site.member("siti").await;
    let csrf = siti.csrf().await.unwrap();
    let body = format!("csrf={csrf}");
    let own = ("origin".to_owned(), format!("http://{}", site.addr));
    let foreign = ("origin".to_owned(), "https://evil.example".to_owned());
    siti.post_raw("/keluar", &[], body.as_bytes()).await.is(403);
    siti.post_raw("/keluar", &[foreign], body.as_bytes())
        .await
        .is(403);
    siti.post_raw("/keluar", std::slice::from_ref(&own), b"csrf=wrong")
        .await
        .is(403);
    siti.post_raw("/keluar", std::slice::from_ref(&own), b"")
        .await
        .is(403);
    siti.post_raw("/keluar", std::slice::from_ref(&own), b"csrf=%ff")
        .await
        .is(400);
    siti.post_raw(
        "/keluar",
        std::slice::from_ref(&own),
        &vec![b'a'; 1_000_000],
    )
    .await
    .is(413);
    siti.post_raw("/keluar", &[own], body.as_bytes())
        .await
        .is(303);
}

#[tokio::test]
async fn words_sent_from_another_session_are_kept() {
    let site = Site::start().await;
    let mut siti = site.member("siti").await;
    let own = ("origin".to_owned(), format!("http://{}", site.addr));
    let body =
        b"csrf=old&parent=&comment=Lampu+di+gang+kami+%22padam%22&new_password=rahasia+sekali";
    let to = "/aspirasi/00000000000000000000/komentar";
    let page = siti.post_raw(to, std::slice::from_ref(&own), body).await;
    page.is(403);
    let token = siti.csrf().await.unwrap();
    page.has("Tulisan Anda masih ada")
        .has("Lampu di gang kami")
        .has(&format!("action=\"{to}\""))
        .has(&token)
        .lacks("rahasia sekali");
    let mut visitor = site.visitor();
    let page = visitor.post_raw(to, std::slice::from_ref(&own), body).await;
    page.is(403);
    page.has("Anda sudah keluar")
        .has("Lampu di gang kami")
        .has("Masuk di tab baru")
        .lacks("rahasia sekali");
    visitor
        .post_raw("/keluar", &[own], b"csrf=old")
        .await
        .is(303);
}

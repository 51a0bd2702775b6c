//! `/metrics`: figures for whoever runs the site, and nobody's data.

use crate::posting::posted;
use crate::site::Site;
use crate::taking_part::SLUG;

#[tokio::test]
async fn figures_tell_how_the_site_does_and_of_nobody() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    site.visitor().get(&format!("/aspirasi/{id}")).await.is(200);
    site.visitor().get("/aspirasi/tidak-ada").await.is(404);
    site.visitor().get("/rahasia/nama-siti").await.is(404);
    let page = site.visitor().get("/metrics").await;
    let kind = page.is(200).header("content-type").unwrap_or_default();
    assert!(kind.starts_with("text/plain; version=0.0.4"), "{kind}");
    page.has("rembuk_requests_total{method=\"GET\",route=\"/aspirasi/{id}\",status=\"200\"} ")
        .has("rembuk_requests_total{method=\"GET\",route=\"/aspirasi/{id}\",status=\"404\"} 1")
        .has("route=\"(no route)\",status=\"404\"} 1")
        .has("rembuk_request_seconds_bucket{method=\"GET\",route=\"/aspirasi/{id}\",le=\"+Inf\"} ")
        .has("rembuk_mails{state=\"waiting\"} 1")
        .has("rembuk_mails{state=\"dead\"} 0")
        .has("rembuk_database_up 1")
        .has("rembuk_database_errors_total ")
        .lacks("rembuk_index_waiting 0\n")
        .lacks(&id)
        .lacks("nama-siti")
        .lacks("siti")
        .lacks("127.0.0.1");
    site.index().await;
    site.visitor()
        .get("/metrics")
        .await
        .has("rembuk_index_waiting 0\n");
}

#[tokio::test]
async fn what_comes_through_a_proxy_is_told_nothing() {
    let site = Site::start().await;
    for name in ["x-forwarded-for", "forwarded", "via", "x-real-ip"] {
        let headers = [(name.to_owned(), "203.0.113.9".to_owned())];
        site.visitor()
            .send("GET", "/metrics", &headers, b"")
            .await
            .is(404)
            .lacks("rembuk_requests_total");
    }
    // with an address of its own, the site's address has none at all
    let site = Site::start_with(|config| {
        config.metrics_addr = Some("127.0.0.1:1".parse().unwrap());
    })
    .await;
    site.visitor().get("/metrics").await.is(404);
}

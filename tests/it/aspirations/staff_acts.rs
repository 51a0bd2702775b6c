//! What the agency's staff do: tighten, and record LAPOR's number. Both are in the audit.

use crate::posting::posted;
use crate::site::Site;
use domain::roles::Role;

const SLUG: &str = "fkp-pengaduan";

#[tokio::test]
async fn staff_tighten_and_it_is_recorded() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Ada nomor KTP di sini", "anonymous").await;
    let path = format!("/aspirasi/{id}");
    let mut staff = vec![
        (
            site.staff("oki", Role::Official, "dinas-bina-marga").await,
            403,
        ),
        (
            site.staff("bagas", Role::Coordinator, "kelapa-dua").await,
            403,
        ),
        (site.staff("mira", Role::Moderator, "kelapa-dua").await, 303),
    ];
    let (before, _) = store::audit::verify(site.forum.store.read()).await.unwrap();
    for (browser, status) in &mut staff {
        browser
            .post(
                &format!("{path}/perketat"),
                &[("visibility", "confidential")],
            )
            .await
            .is(*status);
    }
    site.visitor().get(&path).await.is(404);
    let (after, broken) = store::audit::verify(site.forum.store.read()).await.unwrap();
    assert_eq!((after - before, broken), (1, None));
    // The name stays sealed for staff, and its author still finds it.
    site.staff("endah", Role::Official, "kelapa-dua")
        .await
        .get(&path)
        .await
        .is(200)
        .has("Ada nomor KTP")
        .lacks("Siti");
    siti.get(&path).await.is(200).has("Anda (anonim)");
}

#[tokio::test]
async fn officials_record_the_number_of_lapor() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let path = format!("/aspirasi/{id}");
    let form = format!("{path}/lapor");
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    endah.get(&path).await.has(&form);
    endah
        .post(&form, &[("lapor", "12a")])
        .await
        .is(422)
        .has("value=\"12a\"")
        .has("href=\"#lapor\"");
    endah.post(&form, &[("lapor", "#1234 5678")]).await.is(303);
    site.visitor()
        .get(&path)
        .await
        .has("12345678")
        .lacks(&format!("{form}\""));
    siti.get(&path).await.has("12345678");
    endah.post(&form, &[("lapor", "")]).await.is(303);
    site.visitor().get(&path).await.lacks("12345678");
    for mut other in [
        siti.clone(),
        site.staff("mira", Role::Moderator, "kelapa-dua").await,
        site.staff("oki", Role::Official, "dinas-bina-marga").await,
        site.administrator("admin").await,
    ] {
        other.post(&form, &[("lapor", "99999")]).await.is(403);
    }
    site.visitor().get(&path).await.lacks("99999");
}

//! Nonsense in addresses: ids that are none, queries of every kind.

use super::without_sessions;
use crate::authz_matrix::{Asked, World, rows};

#[tokio::test]
async fn ids_that_are_none_are_not_found_for_everybody() {
    let world = World::make().await;
    let strange = [
        "0",
        "-1",
        "99999999999999999999",
        "00000000000000000000",
        "%00",
        "%ff",
        "%2e%2e%2f",
        "a'%20OR%201=1--",
        "AAAAAAAAAAAAAAAAAAAA",
        "%F0%9F%92%A9",
    ];
    let mut wrong = Vec::new();
    let before = without_sessions(&world).await;
    for row in rows()
        .iter()
        .filter(|row| row.route.contains("{id}") || row.route.contains("{slug}"))
    {
        let mut asked = Asked::of(&world, &row.still(), "administrator").await;
        for id in strange {
            asked.path = row
                .route
                .replace("{id}", id)
                .replace("{slug}", id)
                .replace("{kind}", "aspirasi")
                .replace("{number}", "1");
            for name in ["visitor", "administrator"] {
                let mut browser = world.actors.kept(name);
                let answer = match row.method {
                    "GET" => browser.get(&asked.path).await,
                    _ => browser.post(&asked.path, &asked.pairs()).await,
                };
                // An administrator coordinates and moderates nowhere, and is told so first.
                let fine = match answer.status {
                    404 | 400 | 422 => true,
                    303 => name == "visitor" && answer.location().starts_with("/masuk"),
                    403 => name == "administrator" && row.route.starts_with("/kelola/"),
                    _ => false,
                };
                if !fine {
                    wrong.push(format!(
                        "{name} {} {}: {}",
                        row.method, asked.path, answer.status
                    ));
                }
            }
        }
    }
    assert!(
        before == without_sessions(&world).await,
        "something was written"
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn queries_full_of_nonsense_break_no_page() {
    let world = World::make().await;
    let long = "z".repeat(3_000);
    let queries = [
        "?sesudah=%ff&setelah=%00&sebelum=-9223372036854775808&q=%E2%80%AE".to_owned(),
        "?sebelum=99999999999999999999&urut=drop%20table&halaman=-1&status=%27&jenis[]=1"
            .to_owned(),
        "?lang=../../etc&next=//jahat.example&ticket=0&komentar=0&balas=0".to_owned(),
        format!("?q={long}&sesudah={long}&after={long}&limit=99999999999"),
        "?&&&=&=%&q=%25%5F%27%22%3B--".to_owned(),
    ];
    let mut wrong = Vec::new();
    for row in rows().iter().filter(|row| row.method == "GET") {
        let asked = Asked::of(&world, &row.still(), "author").await;
        let path = asked.path.split('?').next().unwrap_or_default().to_owned();
        for query in &queries {
            for name in ["visitor", "moderator", "administrator"] {
                let mut browser = world.actors.kept(name);
                let answer = browser.get(&format!("{path}{query}")).await;
                if answer.status >= 500 {
                    wrong.push(format!("{path}{query}: {}", answer.status));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

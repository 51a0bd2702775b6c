//! Words that mean the same: an administrator adds them, and they count without building the index anew.

use super::{search, small_world};
use crate::site::Site;
use crate::taking_part::actor;
use domain::roles::Role;
use forum::error::ActError;
use forum::synonyms::{SynonymRefused, add, list, remove};

#[tokio::test]
async fn a_group_finds_at_once_and_no_more_when_it_is_removed() {
    let (site, _, [road, ..]) = small_world().await;
    let ayu = actor(&site, &site.administrator("ayu").await).await;
    let recorded = site.rows("audit").await;
    let mut visitor = site.visitor();
    visitor.get(&search("kubangan aspal")).await.lacks(&road);
    let id = add(&site.forum, &ayu, "kubangan aspal, lubang")
        .await
        .unwrap();
    assert_eq!(
        add(&site.forum, &ayu, "kubangan aspal, lubang")
            .await
            .unwrap(),
        id
    );
    site.index().await;
    visitor.get(&search("kubangan aspal")).await.has(&road);
    visitor.get(&search("lubang")).await.has(&road);
    let kept = list(&site.forum, &ayu).await.unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept.first().unwrap().group.line(), "kubangan aspal, lubang");
    remove(&site.forum, &ayu, id).await.unwrap();
    site.index().await;
    visitor.get(&search("kubangan aspal")).await.lacks(&road);
    let again = remove(&site.forum, &ayu, id).await;
    assert!(matches!(again, Err(ActError::NotFound)));
    assert_eq!(site.rows("audit").await, recorded + 2);
}

#[tokio::test]
async fn only_administrators_keep_them_and_nonsense_is_refused() {
    let site = Site::start().await;
    let ayu = actor(&site, &site.administrator("ayu").await).await;
    let endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let endah = actor(&site, &endah).await;
    let refused = add(&site.forum, &endah, "a, b").await;
    assert!(matches!(refused, Err(ActError::NotAllowed)));
    assert!(matches!(
        list(&site.forum, &endah).await,
        Err(ActError::NotAllowed)
    ));
    let refused = add(&site.forum, &ayu, "hanya satu").await;
    assert!(matches!(
        refused,
        Err(ActError::Refused(SynonymRefused::TooFew))
    ));
    assert_eq!(site.rows("synonym").await, 0);
}

#[tokio::test]
async fn an_administrator_keeps_them_on_a_page() {
    let (site, _, [road, ..]) = small_world().await;
    let mut ayu = site.administrator("ayu").await;
    let path = "/kelola/sinonim";
    ayu.get(path).await.is(200).has("Belum ada kelompok");
    let refused = ayu.post(path, &[("words", "kubangan aspal")]).await;
    refused
        .is(422)
        .has("dua kata yang berbeda")
        .has("value=\"kubangan aspal\"");
    let added = ayu.post(path, &[("words", "kubangan aspal, lubang")]).await;
    assert_eq!(added.is(303).location(), path);
    site.index().await;
    site.visitor()
        .get(&search("kubangan aspal"))
        .await
        .has(&road);
    let page = ayu.get(path).await;
    page.has("kubangan aspal = lubang");
    let remove = crate::posting::between(&page.text, "action=\"/kelola/sinonim/", "\"");
    ayu.post(&format!("{path}/{remove}"), &[]).await.is(303);
    ayu.get(path).await.has("Belum ada kelompok");
    ayu.post(&format!("{path}/{remove}"), &[]).await.is(404);
    ayu.post(&format!("{path}/x/hapus"), &[]).await.is(404);
    ayu.get("/kelola/catatan")
        .await
        .has("menambah kata searti")
        .has("menghapus kata searti");
}

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
    assert_eq!(site.rows("audit").await, 2);
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

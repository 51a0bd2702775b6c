//! What people keep for themselves.

use super::World;
use domain::ids::PublicId;
use domain::notifications::Cadence;
use domain::words::SearchName;
use store::saved_searches::NewSearch;

impl World {
    /// A search the author keeps; as many as are asked for.
    pub(super) async fn saved_search(&self) -> String {
        let number = self.count();
        let public_id = PublicId::from_random(forum::secret::random().unwrap());
        let new = NewSearch {
            public_id: public_id.clone(),
            person: self.actors.person("author"),
            name: SearchName::parse("Lampu").unwrap(),
            address: format!("/cari?q=lampu%20{number}"),
            cadence: Cadence::Daily,
        };
        let forum = &self.site.forum;
        let tx = forum.store.write().await.unwrap();
        store::saved_searches::insert(&*tx, new, forum.clock.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        public_id.as_str().to_owned()
    }
}

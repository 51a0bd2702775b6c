//! Readers of the gallery: one visitor, one official, on a set clock.

use domain::ids::{AgencyId, PersonId, SessionId};
use domain::language::Language;
use domain::roles::{Grant, Grants, Role};
use domain::time::{Timestamp, Zone};
use forum::actor::Actor;
use forum::clock::Clock;
use forum::{Forum, Settings};
use pages::site::Site;
use pages::visit::Visit;
use std::sync::Arc;
use store::Store;
use store::seal::Seal;
use texts::Texts;

/// Tuesday, 24 November 2026, 19.26 WIB.
pub(crate) const NOW: Timestamp = Timestamp(1_795_523_160_000_000);

/// Somebody without session.
pub(crate) async fn visitor(language: Language) -> Visit {
    let store = Store::open("sqlite::memory:").await.unwrap();
    let forum = Forum::new(
        store,
        Clock::set_at(NOW),
        Seal::new([0; 32]),
        Settings::default(),
    );
    Visit {
        texts: Texts::of(language),
        actor: None,
        csrf: String::new(),
        here: "/konsultasi/fkp-pengaduan-2026?urut=baru".to_owned(),
        now: NOW,
        zone: Zone::Wib,
        site: Arc::new(Site {
            forum: Arc::new(forum),
            name: "Rembuk Kelapa Dua".to_owned(),
            base_url: "http://127.0.0.1:3000".to_owned(),
            operator: "Kecamatan Kelapa Dua, Kabupaten Tangerang".to_owned(),
            contact: "rembuk@kelapadua.invalid".to_owned(),
            demo: true,
            dev: false,
            letters: |_, _| Vec::new(),
            letter: |_, _, _| None,
        }),
        network: String::new(),
        save_data: false,
    }
}

/// Somebody who answers for an agency.
pub(crate) async fn official(language: Language) -> Visit {
    let actor = Actor {
        person: PersonId(1),
        session: SessionId(1),
        name: "Ratna Wulandari".to_owned(),
        language,
        adult: true,
        grants: Grants(vec![Grant {
            role: Role::Official,
            agency: Some(AgencyId(1)),
        }]),
    };
    Visit {
        actor: Some(Arc::new(actor)),
        csrf: "gallery".to_owned(),
        here: "/kelola".to_owned(),
        ..visitor(language).await
    }
}

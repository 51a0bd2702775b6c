//! Consultations in every phase, and what agencies write in them.

use super::World;
use domain::agencies::Slug;
use domain::consultations::{Dates, VoteMode};
use domain::ids::PublicId;
use forum::{consultation_drafts, summaries};

impl World {
    /// A consultation; a closed one has a paragraph of a summary, a concluded one a published summary.
    pub(super) async fn consultation(&self, kind: &str) -> String {
        let slug = format!("forum-{}", self.count());
        if kind == "draft" {
            self.site.draft(&slug).await;
            return slug;
        }
        let now = self.site.forum.clock.now();
        let dates = Dates::new(now.plus_days(-1), now.plus_days(21)).unwrap();
        self.site
            .consultation_with(&slug, VoteMode::Support, dates)
            .await;
        if kind == "open" {
            return slug;
        }
        let cited = self.aspiration_in(&slug, "author", "public").await;
        let cites = [PublicId::parse(&cited).unwrap()];
        let forum = &self.site.forum;
        let coordinator = self.actors.actor(&self.site, "coordinator").await;
        let name = Slug::parse(&slug).unwrap();
        consultation_drafts::close(forum, &coordinator, &name)
            .await
            .unwrap();
        let draft = summaries::Draft {
            id: None,
            body: "Lampu akan diganti.",
            cites: &cites,
            form_key: None,
        };
        summaries::save_paragraph(forum, &coordinator, &name, draft)
            .await
            .unwrap();
        if kind == "concluded" {
            summaries::publish(forum, &coordinator, &name)
                .await
                .unwrap();
        }
        slug
    }

    /// The paragraph of a closed consultation's summary, and what it cites.
    pub(super) async fn paragraph(&self, slug: &str) -> (String, String) {
        let coordinator = self.actors.actor(&self.site, "coordinator").await;
        let slug = Slug::parse(slug).unwrap();
        let view = summaries::editor(&self.site.forum, &coordinator, &slug)
            .await
            .unwrap();
        let paragraph = &view.paragraphs[0];
        let cited = paragraph.cites[0].public_id.as_str().to_owned();
        (paragraph.id.to_string(), cited)
    }

    /// A draft the coordinator wrote.
    pub(super) async fn bulletin(&self) -> String {
        let coordinator = self.actors.actor(&self.site, "coordinator").await;
        let open = self.thing("open");
        let draft = forum::bulletins::Draft {
            consultation: &open,
            audience: Some(domain::bulletins::Audience::Followers),
            area: "",
            subject: "Perbaikan dimulai",
            body: "Mulai Kamis.",
        };
        let made = forum::bulletins::write(&self.site.forum, &coordinator, draft, None).await;
        made.unwrap().as_str().to_owned()
    }
}

//! What kinds, states, phases and visibilities are called; one place, for pages and mail.

use crate::Texts;
use domain::aspirations::{AspirationKind, AspirationState};
use domain::consultations::ConsultationPhase;
use domain::visibility::Visibility;

impl Texts {
    /// What a state of an aspiration is called.
    pub fn state(&self, state: AspirationState) -> String {
        match state {
            AspirationState::Received => self.state_received(),
            AspirationState::InProgress => self.state_in_progress(),
            AspirationState::Answered => self.state_answered(),
            AspirationState::Done => self.state_done(),
            AspirationState::Withdrawn => self.state_withdrawn(),
        }
    }

    /// What a phase of a consultation is called.
    pub fn phase(&self, phase: ConsultationPhase) -> String {
        match phase {
            ConsultationPhase::Upcoming => self.phase_upcoming(),
            ConsultationPhase::Open => self.phase_open(),
            ConsultationPhase::Closed => self.phase_closed(),
        }
    }

    /// What a kind of aspiration is called.
    pub fn kind(&self, kind: AspirationKind) -> String {
        match kind {
            AspirationKind::Aspiration => self.kind_aspiration(),
            AspirationKind::Complaint => self.kind_complaint(),
            AspirationKind::Information => self.kind_information(),
            AspirationKind::Reply => self.kind_reply(),
            AspirationKind::Appreciation => self.kind_appreciation(),
        }
    }

    /// What a kind of aspiration is for, in one sentence.
    pub fn kind_hint(&self, kind: AspirationKind) -> String {
        match kind {
            AspirationKind::Aspiration => self.kind_aspiration_hint(),
            AspirationKind::Complaint => self.kind_complaint_hint(),
            AspirationKind::Information => self.kind_information_hint(),
            AspirationKind::Reply => self.kind_reply_hint(),
            AspirationKind::Appreciation => self.kind_appreciation_hint(),
        }
    }

    /// What a visibility is called.
    pub fn visibility(&self, visibility: Visibility) -> String {
        match visibility {
            Visibility::Public => self.visibility_public(),
            Visibility::Anonymous => self.visibility_anonymous(),
            Visibility::Confidential => self.visibility_confidential(),
        }
    }

    /// Who sees what under a visibility, in plain words.
    pub fn visibility_hint(&self, visibility: Visibility) -> String {
        match visibility {
            Visibility::Public => self.visibility_public_hint(),
            Visibility::Anonymous => self.visibility_anonymous_hint(),
            Visibility::Confidential => self.visibility_confidential_hint(),
        }
    }

    /// "12 dukungan", "1 supporter".
    pub fn supports(&self, count: i64) -> String {
        self.count_supports(count, self.number(count))
    }

    /// "3 komentar", "1 comment".
    pub fn comments(&self, count: i64) -> String {
        self.count_comments(count, self.number(count))
    }

    /// "60 aspirasi", "1 aspiration".
    pub fn aspirations(&self, count: i64) -> String {
        self.count_aspirations(count, self.number(count))
    }

    /// "120 orang ikut serta", "1 person took part".
    pub fn people_took_part(&self, count: i64) -> String {
        self.count_people(count, self.number(count))
    }
}

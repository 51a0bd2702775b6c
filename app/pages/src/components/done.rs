//! What has just been done, said once at the top of the page the act leads to.

use super::badges::Tone;
use super::notices::Notice;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use texts::Texts;

/// The field of the address that says it.
const FIELD: &str = "done";

/// An act whose page would otherwise look as before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// An official answered.
    Answered,
    /// An official moved an aspiration to another state.
    Moved,
    /// An official recorded LAPOR's number.
    LaporRecorded,
    /// Author or staff tightened who may read it.
    Tightened,
    /// The author added words.
    Added,
    /// A moderator decided.
    Decided,
    /// A consultation was changed.
    ConsultationKept,
    /// A consultation was published.
    ConsultationPublished,
    /// A consultation was closed.
    ConsultationClosed,
    /// A summary was published.
    SummaryPublished,
    /// Roles of a person, or whether the account is suspended.
    PersonChanged,
    /// An agency was made or changed.
    AgencyKept,
    /// A sample of a bulletin was sent.
    BulletinTested,
    /// A search is kept.
    SearchKept,
    /// A kept search was changed.
    SearchChanged,
    /// A search is kept no longer.
    SearchDeleted,
    /// One's own data were changed.
    AccountChanged,
    /// An account was made.
    Registered,
}

impl Done {
    const ALL: [Self; 18] = [
        Self::Answered,
        Self::Moved,
        Self::LaporRecorded,
        Self::Tightened,
        Self::Added,
        Self::Decided,
        Self::ConsultationKept,
        Self::ConsultationPublished,
        Self::ConsultationClosed,
        Self::SummaryPublished,
        Self::PersonChanged,
        Self::AgencyKept,
        Self::BulletinTested,
        Self::SearchKept,
        Self::SearchChanged,
        Self::SearchDeleted,
        Self::AccountChanged,
        Self::Registered,
    ];

    const fn code(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Moved => "moved",
            Self::LaporRecorded => "lapor-recorded",
            Self::Tightened => "tightened",
            Self::Added => "added",
            Self::Decided => "decided",
            Self::ConsultationKept => "consultation-kept",
            Self::ConsultationPublished => "consultation-published",
            Self::ConsultationClosed => "consultation-closed",
            Self::SummaryPublished => "summary-published",
            Self::PersonChanged => "person-changed",
            Self::AgencyKept => "agency-kept",
            Self::BulletinTested => "bulletin-tested",
            Self::SearchKept => "search-kept",
            Self::SearchChanged => "search-changed",
            Self::SearchDeleted => "search-deleted",
            Self::AccountChanged => "saved",
            Self::Registered => "welcome",
        }
    }

    /// Leads to the page of a path, which may end in a fragment but has no query, and says it there.
    pub fn at(self, path: &str) -> Response {
        Redirect::to(&self.address(path)).into_response()
    }

    /// The address of such a page that says it.
    pub fn address(self, path: &str) -> String {
        let code = self.code();
        match path.split_once('#') {
            Some((page, place)) => format!("{page}?{FIELD}={code}#{place}"),
            None => format!("{path}?{FIELD}={code}"),
        }
    }

    /// What the address of a page says was done.
    pub(super) fn of(here: &str) -> Option<Self> {
        let (_, query) = here.split_once('?')?;
        let code = query
            .split('&')
            .find_map(|pair| pair.strip_prefix(FIELD)?.strip_prefix('='))?;
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    fn words(self, t: Texts) -> String {
        match self {
            Self::Answered => t.done_answered(),
            Self::Moved => t.done_moved(),
            Self::LaporRecorded => t.done_lapor_recorded(),
            Self::Tightened => t.done_tightened(),
            Self::Added => t.done_added(),
            Self::Decided => t.done_decided(),
            Self::ConsultationKept => t.done_consultation_kept(),
            Self::ConsultationPublished => t.done_consultation_published(),
            Self::ConsultationClosed => t.done_consultation_closed(),
            Self::SummaryPublished => t.done_summary_published(),
            Self::PersonChanged => t.done_person_changed(),
            Self::AgencyKept => t.done_agency_kept(),
            Self::BulletinTested => t.bulletin_tested(),
            Self::SearchKept => t.saved_just_saved(),
            Self::SearchChanged => t.saved_changed(),
            Self::SearchDeleted => t.saved_deleted(),
            Self::AccountChanged => t.identity_account_saved(),
            Self::Registered => t.identity_account_welcome(),
        }
    }

    /// What can be done next, where it is not plain.
    fn next(self, t: Texts) -> Option<String> {
        (self == Self::SearchKept).then(|| t.saved_just_saved_text())
    }

    /// The notice that says it.
    pub(super) fn notice(self, t: Texts) -> impl IntoView {
        view! {
            <Notice tone=Tone::Done title=self.words(t)>
                {self.next(t).map(|text| view! { <p>{text}</p> })}
            </Notice>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::header;

    #[test]
    fn what_an_address_says_is_what_was_done() {
        for done in Done::ALL {
            let response = done.at("/aspirasi/x#jawaban-1");
            let to = response.headers()[header::LOCATION].to_str().unwrap();
            assert!(to.ends_with("#jawaban-1"), "{to}");
            let (page, _) = to.split_once('#').unwrap();
            assert_eq!(Done::of(page), Some(done));
        }
        assert_eq!(Done::of("/aspirasi/x?done=nothing&a=b"), None);
        assert_eq!(Done::of("/aspirasi/x"), None);
    }
}

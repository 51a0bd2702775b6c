//! What reasons, decisions, roles and agencies are called.

use crate::Texts;
use domain::agencies::AgencyKind;
use domain::moderation::{Decision, PostKind, Reason};
use domain::roles::Role;
use domain::time::{Timestamp, Zone};

impl Texts {
    /// What a reason is called.
    pub fn reason(&self, reason: Reason) -> String {
        match reason {
            Reason::PersonalData => self.reason_personal_data(),
            Reason::Insult => self.reason_insult(),
            Reason::Hoax => self.reason_hoax(),
            Reason::Spam => self.reason_spam(),
            Reason::OffTopic => self.reason_off_topic(),
            Reason::Other => self.reason_other(),
            Reason::RejectedInSource => self.reason_rejected_in_source(),
        }
    }

    /// What a reason means, in one sentence; empty for those people cannot choose.
    pub fn reason_hint(&self, reason: Reason) -> String {
        match reason {
            Reason::PersonalData => self.reason_personal_data_hint(),
            Reason::Insult => self.reason_insult_hint(),
            Reason::Hoax => self.reason_hoax_hint(),
            Reason::Spam => self.reason_spam_hint(),
            Reason::OffTopic => self.reason_off_topic_hint(),
            Reason::Other => self.reason_other_hint(),
            Reason::RejectedInSource => String::new(),
        }
    }

    /// What a decision was.
    pub fn decision(&self, decision: Decision) -> String {
        match decision {
            Decision::Hide => self.decision_hide(),
            Decision::Keep => self.decision_keep(),
            Decision::Restore => self.decision_restore(),
            Decision::Uphold => self.decision_uphold(),
        }
    }

    /// What a kind of post is called.
    pub fn post_kind(&self, kind: PostKind) -> String {
        match kind {
            PostKind::Aspiration => self.post_kind_aspiration(),
            PostKind::Comment => self.post_kind_comment(),
        }
    }

    /// What a role is called.
    pub fn role(&self, role: Role) -> String {
        match role {
            Role::Helper => self.role_helper(),
            Role::Official => self.role_official(),
            Role::Moderator => self.role_moderator(),
            Role::Coordinator => self.role_coordinator(),
            Role::Administrator => self.role_administrator(),
        }
    }

    /// What a role may do, in one sentence.
    pub fn role_hint(&self, role: Role) -> String {
        match role {
            Role::Helper => self.role_helper_hint(),
            Role::Official => self.role_official_hint(),
            Role::Moderator => self.role_moderator_hint(),
            Role::Coordinator => self.role_coordinator_hint(),
            Role::Administrator => self.role_administrator_hint(),
        }
    }

    /// What a kind of agency is called.
    pub fn agency_kind_name(&self, kind: AgencyKind) -> String {
        match kind {
            AgencyKind::Regency => self.agency_kind_regency(),
            AgencyKind::Service => self.agency_kind_service(),
            AgencyKind::District => self.agency_kind_district(),
            AgencyKind::UrbanVillage => self.agency_kind_urban_village(),
            AgencyKind::Village => self.agency_kind_village(),
        }
    }

    /// What a recorded act is called; an act of another version keeps its code.
    pub fn act(&self, code: &str) -> String {
        match code {
            "answer" => self.act_answer(),
            "ask_bulletin" => self.act_ask_bulletin(),
            "unask_bulletin" => self.act_unask_bulletin(),
            "release_bulletin" => self.act_release_bulletin(),
            "move_state" => self.act_move_state(),
            "record_lapor_number" => self.act_record_lapor_number(),
            "tighten" => self.act_tighten(),
            "hide" => self.act_hide(),
            "keep" => self.act_keep(),
            "restore" => self.act_restore(),
            "uphold" => self.act_uphold(),
            "make_draft" => self.act_make_draft(),
            "change_consultation" => self.act_change_consultation(),
            "publish_consultation" => self.act_publish_consultation(),
            "close_consultation" => self.act_close_consultation(),
            "publish_summary" => self.act_publish_summary(),
            "make_agency" => self.act_make_agency(),
            "change_agency" => self.act_change_agency(),
            "grant_role" => self.act_grant_role(),
            "revoke_role" => self.act_revoke_role(),
            "suspend" => self.act_suspend(),
            "end_suspension" => self.act_end_suspension(),
            "retry_mail" => self.act_retry_mail(),
            "recount" => self.act_recount(),
            "add_synonyms" => self.act_add_synonyms(),
            "remove_synonyms" => self.act_remove_synonyms(),
            "import" => self.act_import(),
            other => other.to_owned(),
        }
    }

    /// A month: "November 2026".
    pub fn month_and_year(&self, at: Timestamp, zone: Zone) -> String {
        let day = self.day(at, zone);
        day.split_once(' ')
            .map_or_else(String::new, |(_, month)| month.to_owned())
    }
}

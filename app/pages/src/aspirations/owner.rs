//! What the author and the agency's staff can do on the page of an aspiration.

use super::page::Refill;
use crate::components::*;
use crate::visit::Visit;
use domain::visibility::Visibility;
use forum::aspirations::path;
use forum::aspirations::view::AspirationView;
use leptos::prelude::*;
use texts::Texts;

/// What every small form of the page needs.
#[derive(Debug, Clone)]
struct Form {
    t: Texts,
    /// The page itself; forms are sent to addresses below it.
    path: String,
    csrf: String,
}

impl Form {
    fn of(visit: &Visit, view: &AspirationView) -> Self {
        Self {
            t: visit.texts,
            path: path(&view.aspiration.public_id),
            csrf: visit.csrf.clone(),
        }
    }

    fn to(&self, below: &str) -> String {
        format!("{}/{below}", self.path)
    }
}

/// Adding words, tightening and withdrawing: for the author.
pub(super) fn author_part(
    visit: &Visit,
    view: &AspirationView,
    refill: &Refill,
    form_key: String,
) -> Option<AnyView> {
    if !view.aspiration.own {
        return None;
    }
    let form = Form::of(visit, view);
    let t = form.t;
    let may = &view.may;
    let error = FieldError::of(&refill.errors, "words");
    let add = may
        .add_words
        .then(|| add_form(&form, (refill.words.clone(), error), form_key));
    let tighten = tighten_form(&form, &may.tighten, t.tighten_own_text());
    let withdraw = may.withdraw.then(|| withdraw_form(&form));
    (add.is_some() || withdraw.is_some()).then(|| {
        view! {
            <section class="section">
                <h2>{t.own_title()}</h2>
                {add}
                {tighten}
                {withdraw}
            </section>
        }
        .into_any()
    })
}

/// LAPOR's number and tightening: for officials and moderators, unless they wrote it themselves.
pub(super) fn staff_part(visit: &Visit, view: &AspirationView, refill: &Refill) -> Option<AnyView> {
    let form = Form::of(visit, view);
    let t = form.t;
    let tighten: &[Visibility] = if view.aspiration.own {
        &[]
    } else {
        &view.may.tighten
    };
    let lapor = view.may.record_lapor;
    if tighten.is_empty() && !lapor {
        return None;
    }
    let number = refill
        .lapor
        .clone()
        .or_else(|| view.aspiration.lapor_number.clone())
        .unwrap_or_default();
    let error = FieldError::of(&refill.errors, "lapor");
    Some(
        view! {
            <section class="box">
                <h2>{t.staff_title()}</h2>
                {lapor.then(|| lapor_form(&form, number, error))}
                {tighten_form(&form, tighten, t.tighten_staff_text())}
            </section>
        }
        .into_any(),
    )
}

fn add_form(form: &Form, (words, error): (String, Option<String>), form_key: String) -> AnyView {
    let t = form.t;
    let open = error.is_some();
    view! {
        <details class="action" open=open>
            <summary>{t.own_add()}</summary>
            <form method="post" action=form.to("tambah") class="form">
                <CsrfField token=form.csrf.clone()/>
                <HiddenField name="form_key" value=form_key/>
                <TextArea
                    t
                    name="words"
                    label=t.own_add()
                    value=words
                    hint=t.own_add_hint()
                    error=error
                />
                <FormActions><SubmitButton label=t.own_add_send()/></FormActions>
            </form>
        </details>
    }
    .into_any()
}

fn tighten_form(form: &Form, to: &[Visibility], text: String) -> Option<AnyView> {
    let t = form.t;
    if to.is_empty() {
        return None;
    }
    let buttons = to
        .iter()
        .map(|to| {
            let label = match to {
                Visibility::Confidential => t.tighten_confidential(),
                Visibility::Public | Visibility::Anonymous => t.tighten_anonymous(),
            };
            let sends = ("visibility", to.code());
            view! { <SubmitButton label loudness=Loudness::Quiet sends/> }
        })
        .collect_view();
    Some(
        view! {
            <details class="action">
                <summary>{t.tighten_title()}</summary>
                <form method="post" action=form.to("perketat") class="form">
                    <CsrfField token=form.csrf.clone()/>
                    <p class="soft">{text}</p>
                    <FormActions>{buttons}</FormActions>
                </form>
            </details>
        }
        .into_any(),
    )
}

fn withdraw_form(form: &Form) -> AnyView {
    let t = form.t;
    view! {
        <details class="action">
            <summary>{t.own_withdraw()}</summary>
            <form method="post" action=form.to("tarik") class="form">
                <CsrfField token=form.csrf.clone()/>
                <p class="soft">{t.own_withdraw_text()}</p>
                <FormActions>
                    <SubmitButton label=t.own_withdraw_send() loudness=Loudness::Danger/>
                </FormActions>
            </form>
        </details>
    }
    .into_any()
}

fn lapor_form(form: &Form, number: String, error: Option<String>) -> AnyView {
    let t = form.t;
    view! {
        <form method="post" action=form.to("lapor") class="form">
            <CsrfField token=form.csrf.clone()/>
            <TextField
                t
                name="lapor"
                label=t.lapor_title()
                value=number
                hint=t.lapor_hint()
                error=error
                inputmode="numeric"
                autocomplete="off"
                short=true
                optional=true
            />
            <FormActions>
                <SubmitButton label=t.lapor_send() loudness=Loudness::Quiet/>
            </FormActions>
        </form>
    }
    .into_any()
}

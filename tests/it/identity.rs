//! Registering, signing in, sessions, passwords: whole journeys, and everything that must not work.

mod account;
mod codes;
mod registering;
mod secrecy;

use crate::http_client::Answer;
use crate::site::{Browser, Letter, NOW, Site};
use domain::ids::PersonId;

const PASSWORD: &str = "korsi hijau melompati tujuh pagar";
const NEW_PASSWORD: &str = "lampu sungai kertas garam senin";

/// The fields of a whole registration of "Siti Aminah" under `KEY@example.com`.
fn registration(key: &str, next: &'static str) -> Vec<(&'static str, &'static str)> {
    let email: &'static str = Box::leak(format!("{key}@example.com").into_boxed_str());
    vec![
        ("name", "Siti Aminah"),
        ("email", email),
        ("age", "adult"),
        ("consent", "ya"),
        ("next", next),
    ]
}

async fn ask_to_register(browser: &mut Browser, key: &str) -> String {
    let answer = browser.post("/daftar", &registration(key, "")).await;
    answer.is(303).location().to_owned()
}

async fn ask_to_sign_in(browser: &mut Browser, key: &str, next: &str) -> String {
    let email = format!("{key}@example.com");
    let fields = [("email", email.as_str()), ("next", next)];
    let answer = browser.post("/masuk", &fields).await;
    answer.is(303).location().to_owned()
}

async fn enter(browser: &mut Browser, code_page: &str, code: &str) -> Answer {
    let ticket = ticket_of(code_page);
    let fields = [("ticket", ticket.as_str()), ("code", code)];
    browser.post("/masuk/kode", &fields).await
}

async fn by_password(browser: &mut Browser, key: &str, password: &str) -> Answer {
    let account = format!("{key}@example.com");
    let fields = [("account", account.as_str()), ("password", password)];
    browser.post("/masuk/sandi", &fields).await
}

async fn set_password(browser: &mut Browser, old: &str, new: &str) -> Answer {
    let fields = [("old_password", old), ("new_password", new)];
    browser.post("/akun/sandi", &fields).await
}

async fn suspend(site: &Site, person: PersonId) {
    let by = site.person("admin", true, Vec::new()).await;
    let tx = site.forum.store.write().await.unwrap();
    store::people_admin::suspend(&*tx, person, (by, "spam"), NOW)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

async fn newest(site: &Site, key: &str) -> Letter {
    site.mails_to(key).await.pop().expect("a letter")
}

fn ticket_of(page: &str) -> String {
    let (_, ticket) = page.split_once("ticket=").expect("a ticket");
    ticket.to_owned()
}

/// The only number of six digits in the text of a letter.
fn code(letter: &Letter) -> String {
    numbers(&letter.text, 6).pop().expect("a code")
}

fn numbers(text: &str, digits: usize) -> Vec<String> {
    text.split(|letter: char| !letter.is_ascii_digit())
        .filter(|number| number.len() == digits)
        .map(str::to_owned)
        .collect()
}

/// The path of the link in a letter.
fn link(letter: &Letter) -> String {
    let (_, rest) = letter.text.split_once("/masuk/tautan/").expect("a link");
    let token: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
    assert_eq!(token.len(), 26);
    format!("/masuk/tautan/{token}")
}

/// The headers of an answer that say something of it.
fn shown(answer: &Answer) -> Vec<&(String, String)> {
    answer
        .headers
        .iter()
        .filter(|(name, _)| !["date", "x-request-id", "content-length"].contains(&name.as_str()))
        .collect()
}

/// Where the buttons that end sessions post to.
fn session_forms(html: &str) -> Vec<String> {
    html.split("action=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|action| action.starts_with("/akun/sesi/") && *action != "/akun/sesi/akhiri")
        .map(str::to_owned)
        .collect()
}

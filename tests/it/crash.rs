//! The real program, killed again and again under load, and on a disk that is full.

mod disk;
mod line;
mod mails;
mod running;

use crate::taking_part::SLUG;
use disk::SmallDisk;
use domain::ids::PublicId;
use domain::votes::Choice;
use forum::Forum;
use forum::clock::Clock;
use forum::recounts::recount;
use futures::future::join_all;
use line::Line;
use rembuk::open;
use rembuk::workers::indexing::Folders;
use running::{Away, Person};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

const KILLS: u64 = 20;

#[tokio::test]
async fn twenty_kills_under_load_lose_nothing_that_was_acknowledged() {
    let mut away = Away::prepare(None).await;
    let mut people = std::mem::take(&mut away.people);
    for round in 0..KILLS {
        let mut server = away.serve().await;
        let load = people.iter_mut().map(|person| write(&away, person, round));
        let kill = async {
            tokio::time::sleep(Duration::from_millis(150 + round * 53 % 350)).await;
            server.kill().await.unwrap();
        };
        tokio::join!(join_all(load), kill);
    }
    let acknowledged: usize = people.iter().map(|person| person.comments.len()).sum();
    assert!(acknowledged > 40, "{acknowledged} comments are no load");
    let forum = open::open(&away.config, Clock::Machine).await.unwrap();
    check(&forum, &away, &people).await;
    // and it goes on, with a search index that holds what it should
    let mut server = away.serve().await;
    let id = &away.aspiration;
    away.get(&format!("/aspirasi/{id}")).await.is(200);
    server.kill().await.unwrap();
    index_is_whole(&away).await;
    let said = crate::command::rembuk(&away.config, &["doctor"]).await;
    assert!(said.ok, "{said:?}");
}

/// The index as the killed server left it, brought up to date, holds what the database says.
async fn index_is_whole(away: &Away) {
    let forum = open::open(&away.config, Clock::Machine).await.unwrap();
    let folders = Folders::of(&away.config);
    folders.open(&forum).await.unwrap();
    while forum::search::keep_up(&forum).await.unwrap() > 0 {}
    for compared in [
        forum::search::compare(&forum).await.unwrap().unwrap(),
        forum::search::compare_confidential(&forum)
            .await
            .unwrap()
            .unwrap(),
    ] {
        assert!(compared.is_equal() && compared.waiting == 0, "{compared:?}");
    }
    forum.store.close().await.unwrap();
}

/// Leaves traces of a process that was killed at any moment.
fn litter(folder: &Path) {
    for name in [
        "lock",
        "index-99/.tantivy-writer.lock",
        "index-99/meta.json.tmp",
    ] {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "4711").unwrap();
    }
}

/// Makes every file of the index half as long.
fn halve(folder: &Path) {
    for generation in fs::read_dir(folder).unwrap() {
        let path = generation.unwrap().path();
        for file in fs::read_dir(&path).into_iter().flatten() {
            let file = file.unwrap().path();
            let bytes = fs::read(&file).unwrap();
            fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
        }
    }
}

#[tokio::test]
async fn whatever_a_start_finds_in_the_folder_of_the_index_it_serves_and_mends() {
    let away = Away::prepare(None).await;
    let folder = away.config.index_folder();
    let damages: [&dyn Fn(&Path); 4] = [&|_| {}, &litter, &halve, &|folder| {
        fs::remove_dir_all(folder).unwrap()
    }];
    for damage in damages {
        if folder.exists() {
            damage(&folder);
        }
        let mut server = away.serve().await;
        let started = std::time::Instant::now();
        loop {
            let page = away.get("/cari?q=lampu").await;
            page.is(200).has(&away.aspiration);
            if !page.text.contains("Pencarian sedang disiapkan") {
                break;
            }
            assert!(started.elapsed() < Duration::from_secs(20));
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        server.kill().await.unwrap();
        index_is_whole(&away).await;
    }
}

/// Comments and votes until the server is gone, and remembers what was acknowledged.
async fn write(away: &Away, person: &mut Person, round: u64) {
    let id = &away.aspiration;
    for number in 0.. {
        let body = format!("Ronde {round} nomor {number}");
        let path = format!("/aspirasi/{id}/komentar");
        let Some(answer) = away.post(person, &path, &[("comment", &body)]).await else {
            return;
        };
        if answer.status == 303
            && let Some((_, comment)) = answer.location().split_once("#komentar-")
        {
            person.comments.push(comment.to_owned());
        }
        let choice = if number % 2 == 0 { "agree" } else { "none" };
        // until it is acknowledged, either may be
        person.vote = None;
        let path = format!("/aspirasi/{id}/dukungan");
        let Some(answer) = away.post(person, &path, &[("choice", choice)]).await else {
            return;
        };
        if answer.status == 303 {
            person.vote = Some(Choice::parse(choice));
        }
    }
}

async fn check(forum: &Forum, away: &Away, people: &[Person]) {
    let db = forum.store.read();
    store::dialect::check_integrity(&forum.store).await.unwrap();
    assert!(recount(forum, false).await.unwrap().is_empty());
    for person in people {
        for comment in &person.comments {
            let comment = PublicId::parse(comment).unwrap();
            let there = store::comments::aspiration_of(db, &comment).await.unwrap();
            assert_eq!(there, Some(away.row), "{comment}");
        }
        if let Some(vote) = person.vote {
            let kept = store::votes::of_person(db, person.id, away.row).await;
            assert_eq!(kept.unwrap(), vote);
        }
    }
}

#[tokio::test]
async fn a_full_disk_stops_writing_and_nothing_else() {
    let Some(disk) = SmallDisk::mount() else {
        crate::skipped::skipped("no small disk can be mounted here");
        return;
    };
    let away = Away::prepare(Some(disk.path.clone())).await;
    if !away.config.database_url.starts_with("sqlite") {
        crate::skipped::skipped("the database is not on this disk");
        return;
    }
    let mut server = away.serve().await;
    let comments = format!("/aspirasi/{}/komentar", away.aspiration);
    let person = &away.people[0];
    let comment = |body: String| {
        let path = comments.clone();
        let away = &away;
        async move {
            away.post(person, &path, &[("comment", &body)])
                .await
                .unwrap()
        }
    };
    comment("Masih ada tempat".to_owned()).await.is(303);
    disk.fill();
    let mut refused = None;
    for number in 0..400 {
        let answer = comment(format!("{number} {}", "penuh ".repeat(500))).await;
        if answer.status != 303 {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("a full disk refuses at last");
    refused
        .is(503)
        .has("lang=\"id\"")
        .has("Sedang ada gangguan sebentar");
    let english = away
        .post_as(person, &comments, &[("comment", "full")], "en")
        .await
        .unwrap();
    english
        .is(503)
        .has("lang=\"en\"")
        .has("A short interruption");
    for path in [
        "/".to_owned(),
        format!("/konsultasi/{SLUG}"),
        format!("/aspirasi/{}", away.aspiration),
        "/cari?q=lampu".to_owned(),
    ] {
        away.get(&path).await.is(200);
    }
    disk.empty();
    let written = comment("Sudah ada tempat lagi".to_owned()).await;
    let (page, place) = written.is(303).location().split_once('#').unwrap();
    away.get(page).await.has("Sudah ada tempat lagi");
    server.kill().await.unwrap();
    index_is_whole(&away).await;
    let forum = open::open(&away.config, Clock::Machine).await.unwrap();
    check(&forum, &away, &[]).await;
    let comment = PublicId::parse(place.trim_start_matches("komentar-")).unwrap();
    let there = store::comments::aspiration_of(forum.store.read(), &comment).await;
    assert_eq!(there.unwrap(), Some(away.row));
    forum.store.close().await.unwrap();
}

#[tokio::test]
async fn a_database_that_is_away_is_said_to_be_and_found_again_without_a_restart() {
    let mut away = Away::prepare(None).await;
    if away.config.database_url.starts_with("sqlite") {
        crate::skipped::skipped("SQLite is a file beside the program");
        return;
    }
    let (mut line, url) = Line::to(&away.config.database_url).await;
    away.config.database_url = url;
    let mut server = away.serve().await;
    let aspiration = format!("/aspirasi/{}", away.aspiration);
    let comments = format!("{aspiration}/komentar");
    let person = &away.people[0];
    let comment = |body: &'static str, language: &'static str| {
        let fields = [("comment", body)];
        let (away, comments) = (&away, &comments);
        async move {
            let answer = away.post_as(person, comments, &fields, language).await;
            answer.expect("the server is there")
        }
    };
    comment("Basis data masih ada", "id").await.is(303);
    line.cut().await;
    let refused = comment("Kata yang tidak boleh hilang", "id").await;
    refused
        .is(503)
        .has("lang=\"id\"")
        .has("Sedang ada gangguan sebentar");
    assert!(refused.header("retry-after").is_some());
    let english = comment("Words that wait", "en").await;
    english.is(503).has("A short interruption");
    away.get("/readyz").await.is(503);
    away.get("/healthz").await.is(200);
    away.get(&aspiration).await.is(503);
    line.mend().await;
    let mended = Instant::now();
    while away.get("/readyz").await.status != 200 {
        assert!(
            mended.elapsed() < Duration::from_secs(30),
            "not found again"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let written = comment("Basis data kembali", "id").await;
    written.is(303);
    away.get(&aspiration)
        .await
        .has("Basis data masih ada")
        .has("Basis data kembali")
        .lacks("Kata yang tidak boleh hilang");
    server.kill().await.unwrap();
}

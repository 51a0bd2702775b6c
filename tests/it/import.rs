//! `rembuk import polis`: the exports of real conversations, and broken ones.

use crate::command::rembuk;
use crate::site::Site;
use forum::recounts::recount;
use std::path::{Path, PathBuf};

/// What the importer must say of an export: statements, people, votes, statements with other totals.
type Numbers = [u64; 4];

const BREXIT: (&str, Numbers) = ("brexit-consensus", [50, 204, 5_303, 8]);
const LONDON: (&str, Numbers) = ("london.youth.policing", [39, 26, 638, 2]);
const SSIS: (&str, Numbers) = (
    "ssis.land-bank-farmland.2rumnecbeh.2021-08-01",
    [297, 404, 33_463, 36],
);
const BOWLING_GREEN: (&str, Numbers) = (
    "american-assembly.bowling-green",
    [896, 2_031, 225_524, 211],
);

#[tokio::test]
async fn the_export_on_brexit_is_imported_once_with_its_own_votes() {
    let site = Site::start().await;
    let Some(folder) = import(&site, BREXIT).await else {
        return;
    };
    let again = rembuk(&site.config, &["import", "polis", folder.to_str().unwrap()]).await;
    assert!(
        again.ok && again.out.contains("nothing was added"),
        "{again:?}"
    );
    let mut visitor = site.visitor();
    let page = visitor.get("/konsultasi/brexit-consensus").await;
    page.is(200)
        .has("Can there be consensus on Brexit?")
        .has("204");
    site.index().await;
    let indexed = forum::search::keys(&site.forum).await.unwrap();
    assert_eq!(indexed.len(), 51);
}

#[tokio::test]
async fn a_rejected_statement_is_hidden_and_stands_in_the_log() {
    let site = Site::start().await;
    if import(&site, LONDON).await.is_none() {
        return;
    }
    site.visitor()
        .get("/catatan-moderasi")
        .await
        .is(200)
        .has("Ditolak di sumber asalnya");
}

#[tokio::test]
async fn the_export_of_the_land_bank_is_imported() {
    let site = Site::start().await;
    import(&site, SSIS).await;
}

#[tokio::test]
async fn the_export_of_bowling_green_is_imported() {
    let site = Site::start().await;
    import(&site, BOWLING_GREEN).await;
}

/// Imports an export and checks what is said and what is there; `None` where the exports are not at hand.
async fn import(site: &Site, (name, numbers): (&str, Numbers)) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../shared/data/polis/{name}"));
    if !folder.is_dir() {
        crate::skipped::skipped(&format!("no {}", folder.display()));
        return None;
    }
    let said = rembuk(&site.config, &["import", "polis", folder.to_str().unwrap()]).await;
    assert!(said.ok, "{said:?}");
    let [statements, people, votes, differing] = numbers;
    for line in [
        format!("statements: {statements}\n"),
        format!("people: {people}\n"),
        format!("votes: {votes}\n"),
        format!("statements whose totals differ from the export's own: {differing}\n"),
    ] {
        assert!(
            said.out.contains(&line),
            "{line} is missing in {}",
            said.out
        );
    }
    let listed = said
        .out
        .lines()
        .filter(|line| line.starts_with("  statement "));
    assert_eq!(u64::try_from(listed.count()).unwrap(), differing);
    assert_eq!(rows(site, "aspiration").await, statements);
    assert_eq!(rows(site, "vote").await, votes);
    assert_eq!(rows(site, "participant").await, people);
    assert!(recount(&site.forum, false).await.unwrap().is_empty());
    Some(folder)
}

async fn rows(site: &Site, table: &str) -> u64 {
    u64::try_from(site.rows(table).await).unwrap()
}

const SUMMARY: &str = "topic,Jalan dan lampu\nurl,https://pol.is/1abc\nvoters-in-conv,2\ncomments,2\nconversation-description,\"Apa yang perlu\ndibenahi?\"\n";
const COMMENTS: &str = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n\
    1500282615559,x,7,3,1,0,1,\"Lampu, terutama di RT 05\"\n\
    1500282615558,x,2,9,0,2,-1,Jalan\n";
const MATRIX: &str = "participant,group-id,n-votes,7,2\n3,0,2,1,-1\n4,,2,0,-1\n";

#[tokio::test]
async fn a_small_export_is_imported_in_any_order() {
    let site = Site::start().await;
    let folder = export(&site, "kecil", [SUMMARY, COMMENTS, MATRIX]);
    let said = rembuk(
        &site.config,
        &[
            "import",
            "polis",
            &folder,
            "--agency",
            "kelapa-dua",
            "--language",
            "id",
        ],
    )
    .await;
    assert!(said.ok, "{said:?}");
    assert!(
        said.out
            .contains("totals differ from the export's own: 0\n"),
        "{said:?}"
    );
    let page = site.visitor().get("/konsultasi/kecil").await;
    page.is(200)
        .has("Jalan dan lampu")
        .has("Lampu, terutama di RT 05")
        .has("Peserta 3")
        .lacks("Peserta 9");
    let unknown = ["import", "polis", &folder, "--agency", "tidak-ada"];
    let there = rembuk(&site.config, &unknown).await;
    assert!(
        there.ok && there.out.contains("nothing was added"),
        "{there:?}"
    );
}

#[tokio::test]
async fn a_broken_export_imports_nothing_and_names_file_line_and_reason() {
    let site = Site::start().await;
    let broken = |name: &'static str, wrong: &[u8], said: &'static str| {
        let folder = export(&site, "rusak", [SUMMARY, COMMENTS, MATRIX]);
        std::fs::write(Path::new(&folder).join(name), wrong).unwrap();
        let config = site.config.clone();
        async move {
            let answer = rembuk(&config, &["import", "polis", &folder]).await;
            assert!(!answer.ok, "{said}: {answer:?}");
            assert!(answer.error.contains(said), "{said}: {answer:?}");
            assert_eq!(answer.error.lines().count(), 1, "{answer:?}");
        }
    };
    let comments = "comments.csv";
    let matrix = "participants-votes.csv";
    for (name, wrong, said) in [
        (
            comments,
            COMMENTS.replace("author-id", "author"),
            "comments.csv, line 1: the column author-id is missing",
        ),
        (
            comments,
            COMMENTS.replace(",1,0,1,", ",1,0,2,"),
            "comments.csv, line 2: moderated: \"2\" is not -1, 0 or 1",
        ),
        (
            comments,
            COMMENTS.replace(",0,2,-1,", ",nol,2,-1,"),
            "comments.csv, line 3: agrees: \"nol\" is not",
        ),
        (
            comments,
            COMMENTS.replace("x,2,9", "x,7,9"),
            "comments.csv, line 3: comment-id 7 is there twice",
        ),
        (
            comments,
            COMMENTS.replace(",Jalan\n", ",\n"),
            "comments.csv, line 3: comment-body: text is empty",
        ),
        (
            comments,
            COMMENTS.replace("RT 05\"", "RT 05"),
            "comments.csv, line 2: ",
        ),
        (
            comments,
            COMMENTS.trim_end().to_owned(),
            "comments.csv, line 3: the last line has no line break",
        ),
        (
            comments,
            String::new(),
            "comments.csv, line 1: the file is empty",
        ),
        (
            matrix,
            MATRIX.replace("7,2\n3", "7,8\n3"),
            "participants-votes.csv, line 1: votes on statement 8",
        ),
        (
            matrix,
            MATRIX.replace("7,2\n3", "7,7\n3"),
            "participants-votes.csv, line 1: the column \"7\" is there twice",
        ),
        (
            matrix,
            MATRIX.replace("0,-1\n", "0,-2\n"),
            "participants-votes.csv, line 3: statement 2: \"-2\" is not",
        ),
        (
            matrix,
            MATRIX.replace("4,,2,0,-1\n", "3,,2,0,-1\n"),
            "participants-votes.csv, line 3: participant 3 is there twice",
        ),
        (
            matrix,
            MATRIX.replace(",2,0,-1\n", ",2"),
            "participants-votes.csv, line 3: 3 fields instead of 5",
        ),
        (
            matrix,
            MATRIX.replace("4,,2,0,-1\n", ""),
            "participants-votes.csv, line 2: 1 rows, but voters-in-conv",
        ),
        (
            "summary.csv",
            SUMMARY.replace("benahi?\"\n", ""),
            "summary.csv, line 5: a quoted text does not end",
        ),
        (
            "summary.csv",
            SUMMARY.replace("topic", "tema"),
            "summary.csv, line 1: the line topic is missing",
        ),
    ] {
        broken(name, wrong.as_bytes(), said).await;
    }
    let not_text = [COMMENTS.as_bytes(), b"\xff\n"].concat();
    broken(comments, &not_text, "comments.csv, line 4: not UTF-8").await;
    let missing = rembuk(&site.config, &["import", "polis", "/nonexistent/x"]).await;
    assert!(!missing.ok, "{missing:?}");
    assert_eq!(rows(&site, "consultation").await, 0);
    assert_eq!(rows(&site, "person").await, 0);
}

fn export(site: &Site, name: &str, [summary, comments, matrix]: [&str; 3]) -> String {
    let folder = site.data.join(name);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("summary.csv"), summary).unwrap();
    std::fs::write(folder.join("comments.csv"), comments).unwrap();
    std::fs::write(folder.join("participants-votes.csv"), matrix).unwrap();
    folder.to_str().unwrap().to_owned()
}

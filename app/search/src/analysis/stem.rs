//! Indonesian stems: known roots first, the general stemmer for everything else.
//!
//! The general stemmer cannot know which letter a nasal prefix swallowed (`menerangi` ← `terang`, `mengirim` ← `kirim`)
//! nor where a root only looks like an affix (`perempuan`, `terminal`). With a list of roots both are looked up:
//! endings and prefixes are taken off until a root appears, the fewest first.

use std::borrow::Cow;

use frostem::{Algorithm, Stemmer};

use super::lexicon::lexicon;

/// Endings, outermost group first; one of each group can stand on a word.
const ENDINGS: [&[&str]; 3] = [
    &["lah", "kah", "tah", "pun"],
    &["nya", "ku", "mu"],
    &["kan", "an", "i", "in"],
];

/// Prefixes that leave the rest as it is.
const PREFIXES: [&str; 12] = [
    "di", "ke", "se", "ter", "te", "ber", "bel", "be", "per", "pel", "pe", "ku",
];

/// Prefixes one over another (`di-per-`, `mem-per-`, `ke-ber-`).
const PREFIXES_MAX: usize = 3;

/// Shortest word that is taken for a spoken form, in letters.
const SPOKEN_LETTERS_MIN: usize = 4;

/// Shortest root that affixes are taken off for, in letters.
const ROOT_LETTERS_MIN: usize = 3;

/// The stem of a folded word. Words with digits are their own stems.
pub(crate) fn stem(word: &str) -> Cow<'_, str> {
    if word.len() < ROOT_LETTERS_MIN || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    let lexicon = lexicon();
    if let Some(stem) = lexicon.irregular(word) {
        return Cow::Borrowed(stem);
    }
    if lexicon.is_stopword(word) {
        return Cow::Borrowed(word);
    }
    if let Some(root) = root_of(word) {
        return Cow::Borrowed(lexicon.irregular(root).unwrap_or(root));
    }
    Stemmer::new(Algorithm::Indonesian).stem(word)
}

/// The known root inside a word, with the fewest affixes taken off.
fn root_of(word: &str) -> Option<&'static str> {
    let lexicon = lexicon();
    let known = |form: &str| {
        let long_enough = form.len() >= ROOT_LETTERS_MIN;
        long_enough.then(|| lexicon.root(form)).flatten()
    };
    let mut forms: Vec<String> = without_endings(word);
    if let Some(root) = forms.iter().find_map(|form| known(form)) {
        return Some(root);
    }
    // Speech drops the prefix to its nasal (`ngurus`, `nunggu`); only ever the outermost one.
    let mut spoken = forms.iter().flat_map(|form| spoken_prefix(form));
    if let Some(root) = spoken.find_map(|form| known(&form)) {
        return Some(root);
    }
    for _ in 0..PREFIXES_MAX {
        let plain: Vec<String> = forms.iter().flat_map(|form| plain_rests(form)).collect();
        let swallowed: Vec<String> = forms
            .iter()
            .flat_map(|form| swallowed_rests(form))
            .collect();
        // `pengawasan` is `awas`, not `kawasan`: a root that is there as written comes first.
        let rests = plain.iter().chain(&swallowed);
        if let Some(root) = rests.clone().find_map(|form| known(form)) {
            return Some(root);
        }
        forms = rests.cloned().collect();
    }
    None
}

/// The word, then itself without endings, the shortest ending first.
fn without_endings(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    for group in ENDINGS {
        for form in forms.clone() {
            let cut = group.iter().filter_map(|ending| form.strip_suffix(ending));
            forms.extend(
                cut.filter(|rest| rest.len() >= ROOT_LETTERS_MIN)
                    .map(str::to_owned),
            );
        }
    }
    forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
    forms.dedup();
    forms
}

/// What a form may be once its outermost prefix is gone and nothing else has changed.
fn plain_rests(form: &str) -> Vec<String> {
    let plain = PREFIXES
        .iter()
        .filter_map(|prefix| form.strip_prefix(prefix));
    let nasal = nasal_rest(form).into_iter().flat_map(|rest| {
        let vowel = |rest: &&str| rest.starts_with(['a', 'e', 'i', 'o', 'u']);
        // `menge-` stands before roots of one syllable, `meng-` before vowels, `men-` and `mem-` before consonants.
        let one_syllable = rest.strip_prefix("nge");
        let open = rest.strip_prefix("ng");
        let closed = rest.strip_prefix(['n', 'm']).filter(|rest| !vowel(rest));
        [Some(rest), one_syllable, open, closed]
            .into_iter()
            .flatten()
    });
    plain.chain(nasal).map(str::to_owned).collect()
}

/// What a form may be once its outermost prefix is gone and the letter it swallowed is back.
fn swallowed_rests(form: &str) -> Vec<String> {
    nasal_rest(form).and_then(unswallow).into_iter().collect()
}

/// What follows `me` or `pe`, which still begins with the nasal.
fn nasal_rest(form: &str) -> Option<&str> {
    form.strip_prefix("me").or_else(|| form.strip_prefix("pe"))
}

/// Puts back the letter that a nasal stands for: each of them stands for one.
fn unswallow(rest: &str) -> Option<String> {
    for (nasal, letter) in [("ng", 'k'), ("ny", 's'), ("n", 't'), ("m", 'p')] {
        if let Some(root) = rest.strip_prefix(nasal) {
            return Some(format!("{letter}{root}"));
        }
    }
    None
}

/// Undoes the prefix of spoken Indonesian (`nunggu` ← `tunggu`, `ngadu` ← `adu`, `ngecor` ← `cor`).
fn spoken_prefix(form: &str) -> Vec<String> {
    // What begins with `me` has the full prefix (`mencari` is not `pencar`), and short words are mostly not spoken
    // forms of anything (`nol` is not `tol`).
    if form.starts_with("me") || form.len() < SPOKEN_LETTERS_MIN {
        return Vec::new();
    }
    let written = ["nge", "ng"].into_iter();
    let written = written.filter_map(|prefix| form.strip_prefix(prefix));
    written.map(str::to_owned).chain(unswallow(form)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each line: forms that must meet in the word before the colon.
    const FAMILIES: &str = include_str!("../../tests/families.txt");

    #[test]
    fn families_meet() {
        let mut wrong = Vec::new();
        for line in FAMILIES.lines().filter(|l| !l.starts_with('#')) {
            let Some((expected, forms)) = line.split_once(':') else {
                continue;
            };
            for form in forms.split_whitespace() {
                let found = stem(form);
                if found != expected {
                    wrong.push(format!("{form} gives {found}, not {expected}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn families_stay_apart() {
        for (one, other) in [
            ("perempuan", "empu"),
            ("pengangguran", "anggur"),
            ("anggaran", "anggar"),
            ("pemerintah", "perintah"),
            ("kelurahan", "kelurga"),
            ("kepala", "pala"),
            ("terminal", "minal"),
            ("selokan", "selo"),
            ("penduduk", "duduk"),
            ("keluarga", "luar"),
            ("berita", "rita"),
            ("pertama", "tama"),
            ("sekolah", "kolah"),
            ("medis", "dis"),
        ] {
            assert_ne!(stem(one), stem(other), "{one} {other}");
        }
    }

    #[test]
    fn codes_and_other_scripts_stay_as_they_are() {
        for word in ["ktp", "7f3k9q", "12", "日本", "rt", ""] {
            assert_eq!(stem(word), word);
        }
    }
}

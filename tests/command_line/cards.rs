//! Cards for the wall: pages to print.

use std::collections::BTreeMap;

use super::{Folder, assert_done, assert_fails, assert_wrong_usage, tree, words};

fn pages(folder: &str) -> BTreeMap<String, image::GrayImage> {
    let read = |(name, bytes): (String, Vec<u8>)| (name, image::load_from_memory(&bytes).unwrap().into_luma8());
    tree(folder).into_iter().map(read).collect()
}

#[test]
fn a_round_is_a_page_per_picture_and_one_with_the_answers() {
    let folder = Folder::new();
    let out = folder.path("cards");
    let run = assert_done(&words("cards --mode hard --seed 7 --count 3 --out", &[&out]));
    assert!(
        run.stdout.contains("3 cards and a page with the answers in") && run.stderr.is_empty(),
        "{} {}",
        run.stdout,
        run.stderr
    );
    let first = pages(&out);
    let names: Vec<&str> = first.keys().map(String::as_str).collect();
    assert_eq!(names, ["answers.png", "picture-001.png", "picture-002.png", "picture-003.png"]);
    assert!(first.values().all(|page| page.dimensions() == (1240, 1754)), "A4 at 150 pixels per inch");
    // The same seed makes the same round, another one another.
    let same = folder.path("same");
    assert_done(&words("cards --mode hard --seed 7 --count 3 --out", &[&same]));
    assert_eq!(pages(&same), first);
    std::fs::create_dir(folder.path("empty")).unwrap();
    assert_done(&words("cards --mode hard --seed 8 --count 3 --out", &[&folder.path("empty")]));
    assert_ne!(pages(&folder.path("empty"))["picture-001.png"], first["picture-001.png"]);
}

#[test]
fn nothing_that_is_there_is_replaced_and_nothing_half_is_left() {
    let folder = Folder::new();
    let mine = folder.path("mine");
    std::fs::create_dir(&mine).unwrap();
    std::fs::write(format!("{mine}/answers.png"), "mine").unwrap();
    let cards = |out: &str| words("cards --mode easy --count 1 --out", &[out]).into_iter().map(str::to_owned).collect::<Vec<_>>();
    let fails = |out: &str, said: &[&str]| {
        let args = cards(out);
        assert_fails(&args.iter().map(String::as_str).collect::<Vec<_>>(), said);
    };
    fails(&mine, &["cannot write the cards", "is not empty"]);
    assert_eq!(std::fs::read_to_string(format!("{mine}/answers.png")).unwrap(), "mine");
    fails(&folder.path("absent/cards"), &["cannot write the cards"]);
    fails(&folder.path("cards.png"), &["leave the ending away"]);
    fails(&folder.file("file", "mine"), &["cannot write the cards"]);
    assert_eq!(folder.names(), ["file", "mine"]);
    for count in ["0", "101", "-1", "many"] {
        assert_wrong_usage(&words("cards --mode easy --out x --count", &[count]));
    }
    assert_wrong_usage(&words("cards --out", &[&folder.path("no-mode")]));
}

//! The lessons without a window.

use super::{assert_done, lab};

#[test]
fn the_chapters_are_listed_in_words_and_for_machines() {
    let text = assert_done(&["lesson", "list"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&assert_done(&["lesson", "list", "--json"]).stdout).unwrap();
    let chapters = json["chapters"].as_array().unwrap();
    assert_eq!(text.lines().count(), chapters.len());
    for (line, chapter) in text.lines().zip(chapters) {
        for key in ["name", "title", "question"] {
            assert!(line.contains(chapter[key].as_str().unwrap()), "{line}: {key}");
        }
    }
}

#[test]
fn a_chapter_gives_its_numbers_and_the_same_ones_again() {
    let run = || assert_done(&["lesson", "figures", "neuron", "--seed", "3", "--json"]).stdout;
    let text = run();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let value = |name: &str| json["chapters"]["neuron"][name].as_f64().unwrap();
    assert_eq!(json["seed"], 3);
    // Both features together tell more than either alone.
    assert!(
        value("auc_both") > value("auc_spread").max(value("auc_contrast")) + 0.05 && value("accuracy_unseen") > 0.75,
        "{text}"
    );
    assert_eq!(run(), text);
}

#[test]
fn a_chapter_that_there_is_not_is_wrong_usage() {
    let run = lab(&["lesson", "figures", "no-such-chapter"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.contains("no chapter \"no-such-chapter\"") && run.stderr.contains("overfitting"), "{}", run.stderr);
    assert_eq!(run.stderr.lines().count(), 1);
}

#[test]
fn the_map_of_the_lecture_names_every_chapter_as_the_command_line_does() {
    let map = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/lecture.md")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&assert_done(&["lesson", "list", "--json"]).stdout).unwrap();
    for chapter in json["chapters"].as_array().unwrap() {
        let (name, number, title) = (&chapter["name"], &chapter["number"], &chapter["title"]);
        let wanted = [format!("(`{}`)", name.as_str().unwrap()), format!("{number} {}", title.as_str().unwrap())];
        assert!(wanted.iter().all(|wanted| map.contains(wanted)), "{wanted:?}");
    }
    assert_eq!(json["chapters"].as_array().unwrap().len(), 13);
}

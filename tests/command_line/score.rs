//! The scores of a class from the log of its session: whole logs, damaged ones, and those that a spreadsheet has saved.

use brain_tumor_lab::classroom::{
    COLUMNS, Chips, ClassSize, Counts, Event, Handed, Label, Moment, Occasion, Place, Probabilities, Row, Sureness, Team, Told,
};
use brain_tumor_lab::factory::Syndrome;

use super::{Folder, assert_done, assert_fails, assert_wrong_usage, lab};

const BEGINNING: &str = "\u{feff}sep=;\r\n";

fn place(round: u32) -> Place {
    Place {
        time: Moment::from_seconds(1_795_703_285),
        lesson: Label::new("Trop vite; \u{e9}t\u{e9}"),
        step: Some(3),
        round,
        recipe: Label::new("HARD"),
        seed: 7,
        index: u64::from(round),
        twin: None,
        opponent: Label::new("=bundled"),
        checkpoint: Some(12_000),
        arm: Label::default(),
        advice: None,
    }
}

fn row(round: u32, event: Event) -> String {
    let fields = Row { place: place(round), event }.to_fields();
    let quoted = fields.map(|field| if field.contains(';') { format!("\"{field}\"") } else { field });
    format!("{}\r\n", quoted.join(";"))
}

fn hands(occasion: Occasion, line: &str) -> Event {
    let size = ClassSize::new(30).unwrap();
    Event::Handed(occasion, Handed::by_class(Counts::parse(line, size).unwrap(), size).after(20_000))
}

fn told(truth: Syndrome, parts: [u32; 4]) -> Event {
    Event::Revealed(Told { truth, machine: Probabilities::new(parts) })
}

/// Three rounds: two votes, of which one is talked about and taken back once, and a team of two with chips.
fn log() -> String {
    let chips = |team, class, sureness| Event::Handed(Occasion::Vote, Handed::by_team(team, Chips::on(class, sureness)));
    let rows = [
        row(1, hands(Occasion::Vote, "a12 b5 c8 z3")),
        row(1, hands(Occasion::VoteAgain, "a30")),
        row(1, Event::Undone),
        row(1, hands(Occasion::VoteAgain, "a3 c27")),
        row(1, told(Syndrome::C, [10_000, 0, 90_000, 0])),
        row(2, hands(Occasion::Vote, "a20 z10")),
        row(2, told(Syndrome::Z, [80_000, 0, 0, 20_000])),
        row(3, chips(Team::One, Syndrome::B, Sureness::Certain)),
        row(3, chips(Team::Two, Syndrome::B, Sureness::Leaning)),
        row(3, told(Syndrome::A, [100_000, 0, 0, 0])),
    ];
    format!("{BEGINNING}{}\r\n{}", COLUMNS.join(";"), rows.concat())
}

#[test]
fn a_log_gives_every_score_in_words_and_for_machines() {
    let folder = Folder::new();
    let path = folder.file("log.csv", log());
    let run = assert_done(&["score", &path]);
    assert_eq!(run.stderr, "");
    for words in [
        "3 rounds with a truth that was told.",
        "The class: right in 1 of 2 rounds, 50.0 % (95 % interval: 1.3 to 98.7 %).",
        "The class, a single person: right with 37 of 60 hands",
        "Team 1, by chips: \u{2212}180.0 points per picture",
        "Team 2, by chips: \u{2212}36.0 points per picture",
        "Before it, in 1 round: right with 8 of 28 hands",
        "After it, on the same pictures: right with 27 of 30 hands",
    ] {
        assert!(run.stdout.contains(words), "{words}\n\nis not in\n\n{}", run.stdout);
    }
    let json = assert_done(&["score", &path, "--json"]).json();
    assert_eq!((&json["rounds"], &json["rounds_never_told"]), (&3.into(), &0.into()));
    let last = &json["sections"][1];
    assert_eq!((&last["section"], &last["standings"][0]["voter"]), (&"last-vote".into(), &"class".into()));
    let class = &last["standings"][0];
    assert_eq!((&class["single_person"]["right"], &class["single_person"]["of"]), (&37.into(), &60.into()));
    assert_eq!((&class["only_machine_right"], &class["both_wrong"], &class["both_right"]), (&0.into(), &1.into(), &1.into()));
    // 0.1 and 0.9 of 12 chips: 24 * 10.8 - 1.44 - 116.64 - 36; 0.8 and 0.2: 24 * 2.4 - 92.16 - 5.76 - 36.
    let machine = class["machine_points"]["sum"].as_f64().unwrap();
    assert!((machine - (105.12 - 76.32)).abs() < 1e-9, "{machine}");
    assert_eq!(json["sureness_by_chips"]["people"]["too_few"], true);
}

#[test]
fn a_bias_lab_is_reported_from_its_log() {
    let folder = Folder::new();
    let mut text = format!("{BEGINNING}{}\r\n", COLUMNS.join(";"));
    // Three cases with wrong advice (B in place of A): alone 20 of 30 are right, with advice 14.
    for case in 0..3 {
        let arm = |round, index, event, advice| {
            let place = Place { arm: Label::new("advice-first"), twin: Some(1), index, advice, ..place(round) };
            Row { place, event }
                .to_fields()
                .map(|field| if field.contains(';') { format!("\"{field}\"") } else { field })
                .join(";")
                + "\r\n"
        };
        text += &arm(2 * case + 1, case.into(), hands(Occasion::Blind, "a20 b5 c5"), None);
        text += &arm(2 * case + 2, case.into(), hands(Occasion::Advised, "a14 b14 c2"), Some(Syndrome::B));
        for round in [2 * case + 1, 2 * case + 2] {
            text += &arm(round, case.into(), Event::Revealed(Told { truth: Syndrome::A, machine: None }), None);
        }
    }
    let path = folder.file("lab.csv", text);
    let said = assert_done(&["score", &path]).stdout;
    for words in [
        "What the advice did in the bias lab (Advice first)",
        "Effect of wrong advice: +30 points",
        "Where the advice was wrong, in 3 cases: Right without advice: 60. With advice, at most 42 of them stayed right and at least 18 became wrong",
        "Bias lab, without advice",
    ] {
        assert!(said.contains(words), "{words}\n\nis not in\n\n{said}");
    }
    let json = assert_done(&["score", &path, "--json"]).json();
    let wrong = &json["bias_labs"][0]["wrong_advice"];
    assert_eq!((&wrong["cases"], &wrong["votes_for_the_advice"]["with_advice"]["votes"]), (&3.into(), &42.into()));
    assert!((wrong["right_votes"]["difference"].as_f64().unwrap() + 0.2).abs() < 1e-12);
}

#[test]
fn a_log_that_a_spreadsheet_has_saved_gives_the_same_scores() {
    let folder = Folder::new();
    let ours = log();
    let wanted = assert_done(&["score", &folder.file("ours.csv", &ours), "--json"]).stdout;
    let bare = ours.strip_prefix(BEGINNING).unwrap();
    let commas = |line: &str| {
        let mut reader = line.split('"');
        let parts = [reader.next().unwrap(), reader.next().unwrap_or_default(), reader.next().unwrap_or_default()];
        let quoted = if parts[1].is_empty() { String::new() } else { format!("\"{}\"", parts[1]) };
        format!("{}{quoted}{}", parts[0].replace(';', ","), parts[2].replace(';', ","))
    };
    let english: String = bare.lines().map(|line| commas(line) + "\n").collect();
    let utf16: Vec<u8> =
        [0xFEFF].into_iter().chain(english.replace(',', "\t").encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let western: Vec<u8> = bare.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    let with_weather = |(at, line)| format!("{};{line}\r\n", if at == 0 { "weather" } else { "rain" });
    let more = bare.lines().enumerate().map(with_weather).collect::<Vec<String>>().concat();
    let without_end = bare.trim_end().to_owned();
    let lower = bare.replacen("time;", "TIME;", 1).replace(";C;", ";c;");
    let empty_rows = bare.replacen("\r\n", "\r\n;;;;\r\n\r\n", 2);
    let saved: [(&str, Vec<u8>); 8] = [
        ("french.csv", bare.into()),
        ("english.csv", english.into()),
        ("unicode.csv", utf16),
        ("western.csv", western),
        ("newer.csv", more.into()),
        ("without-end.csv", without_end.into()),
        ("lower.csv", lower.into()),
        ("empty-rows.csv", empty_rows.into()),
    ];
    for (name, bytes) in saved {
        let run = assert_done(&["score", &folder.file(name, bytes), "--json"]);
        assert_eq!((run.stdout, run.stderr.as_str()), (wanted.clone(), ""), "{name}");
    }
}

#[test]
fn a_row_that_a_crash_has_cut_is_left_out_and_said() {
    let folder = Folder::new();
    let whole = log();
    let rows = whole.lines().count() - 2;
    let mut cut_rows = 0;
    // Through the last two rows, byte by byte, the accents in their lesson among them.
    let bytes = whole.as_bytes();
    let start = bytes.len() - 150;
    for end in start..bytes.len() {
        let path = folder.file("cut.csv", &bytes[..end]);
        let run = lab(&["score", &path, "--json"]);
        assert_eq!(run.code, Some(0), "{end} bytes: {}", run.stderr);
        let is_cut = bytes[end - 1] != b'\n';
        assert_eq!(run.stderr.contains("the last row is not complete"), is_cut, "{end} bytes: {}", run.stderr);
        cut_rows += usize::from(is_cut);
        // The truth of the last round stands in the last row.
        assert_eq!(run.json()["rounds_never_told"], 1, "{end} bytes");
    }
    assert!(cut_rows > 100 && rows == 10, "{cut_rows} of {rows} rows");
}

#[test]
fn damaged_logs_are_refused_with_their_line() {
    let folder = Folder::new();
    let damaged = |from: &str, to: &str| {
        let text = log();
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    };
    let cases: [(String, &[&str]); 10] = [
        (damaged(";12;5;8;3;", ";12;5;8;x;"), &["line 3", "\"hands_z\" has \"x\""]),
        (damaged(";12;5;8;3;", ";12;5;8;-3;"), &["line 3", "\"hands_z\" has \"-3\""]),
        (damaged(";12;5;8;3;", ";12;5;8;900;"), &["line 3", "sum 925", "at most 500"]),
        (damaged(";90000;", ";90001;"), &["line 7", "sum 100001", "100000"]),
        (damaged("vote-again", "dance"), &["line 4", "\"phase\" has \"dance\""]),
        (damaged("2026-", "26/11/"), &["line 3", "\"time\""]),
        (damaged(";truth;", ";untruth;"), &["the column \"truth\" is missing"]),
        (damaged(";seed;", ";round;"), &["two columns \"round\""]),
        (damaged(";12;5;8;3;2;", ";;;;;;"), &["3 rounds"]),
        (damaged(";Z;80000", ";;80000"), &["line 9", "\"truth\" has nothing"]),
    ];
    for (number, (text, words)) in cases.into_iter().enumerate() {
        let path = folder.file(&format!("damaged-{number}.csv"), text);
        if words == ["3 rounds"] {
            // No hand and no answer in time is a row like any other.
            assert!(assert_done(&["score", &path]).stdout.contains(words[0]));
            continue;
        }
        let line = assert_fails(&["score", &path], words);
        assert!(line.contains(&path), "{line}");
    }
}

#[test]
fn what_is_no_log_is_said_in_a_sentence() {
    let folder = Folder::new();
    let only_names = folder.file("names.csv", format!("{BEGINNING}{}\r\n", COLUMNS.join(";")));
    assert!(assert_done(&["score", &only_names]).stdout.contains("0 rounds with a truth that was told."));
    assert_fails(&["score", &folder.file("empty.csv", "")], &["no log of a session", "empty.csv"]);
    assert_fails(&["score", &folder.file("beginning.csv", BEGINNING)], &["no log of a session"]);
    assert_fails(&["score", &folder.file("other.csv", "file,class\na.png,A\n")], &["no log of a session", "file,class"]);
    assert_fails(&["score", &folder.file("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0")], &["not a text"]);
    assert_fails(&["score", &folder.path("absent.csv")], &["no such file", "absent.csv"]);
    assert_fails(&["score", folder.0.path().to_str().unwrap()], &["it is a folder"]);
    assert_fails(&["score", &folder.file("large.csv", vec![b'x'; (32 << 20) + 1])], &["too large (more than 32 MB)"]);
    assert_wrong_usage(&["score"]);
    assert_wrong_usage(&["score", &only_names, "--sep", ";"]);
}

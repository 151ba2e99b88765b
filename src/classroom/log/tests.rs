//! Rows as texts and back, and texts that are no rows.

use proptest::prelude::*;

use super::super::{Chips, Sureness};
use super::*;

/// A place in a session without a lesson.
pub fn place(round: u32, index: u64) -> Place {
    Place {
        time: Moment::from_seconds(1_795_703_285 + u64::from(round)),
        lesson: Label::default(),
        step: None,
        round,
        recipe: Label::new("HARD"),
        seed: 7,
        index,
        twin: None,
        opponent: Label::new("bundled HARD network"),
        checkpoint: None,
        arm: Label::default(),
        advice: None,
    }
}

/// The row that the texts of this one make.
pub fn read_back(row: &Row) -> Result<Row, RowError> {
    let fields = row.to_fields();
    Row::from_fields(|name| COLUMNS.iter().position(|column| *column == name).map_or("", |at| fields[at].as_str()))
}

fn counts(votes: [u32; 4]) -> Counts {
    Counts::new(votes, ClassSize::new(ClassSize::MOST).unwrap()).unwrap()
}

/// The texts of a row with other ones in some columns.
fn changed(row: &Row, changes: &[(&str, &str)]) -> Result<Row, RowError> {
    let fields = row.to_fields();
    Row::from_fields(|name| {
        let change = changes.iter().find(|(column, _)| *column == name);
        let own = || COLUMNS.iter().position(|column| *column == name).map_or("", |at| fields[at].as_str());
        change.map_or_else(own, |(_, text)| text)
    })
}

#[test]
fn a_vote_by_hand() {
    let size = ClassSize::new(30).unwrap();
    let handed = Handed::by_class(counts([12, 5, 8, 3]), size).after(20_500);
    let row = Row { place: place(4, 9), event: Event::Handed(Occasion::Vote, handed) };
    let texts = row.to_fields().join(";");
    assert_eq!(texts, "2026-11-26T14:28:09Z;;;4;vote;;HARD;7;9;;bundled HARD network;;;;12;5;8;3;2;;;;;20500;;;;;");
    let told = Told { truth: Syndrome::C, machine: Probabilities::new([1, 2, 99_996, 1]) };
    let row = Row { place: place(4, 9), event: Event::Revealed(told) };
    assert!(row.to_fields().join(";").ends_with(";HARD;7;9;;bundled HARD network;;;;;;;;;;;;;;C;1;2;99996;1"));
}

#[test]
fn before_the_reveal_no_row_tells_the_truth() {
    for occasion in Occasion::ALL {
        let row = Row { place: place(1, 1), event: Event::Handed(occasion, Handed::by_one(Chips::EVEN)) };
        let fields = row.to_fields();
        for column in ["truth", "machine_a", "machine_b", "machine_c", "machine_z"] {
            let at = COLUMNS.iter().position(|name| *name == column).unwrap();
            assert_eq!(fields[at], "", "{column} of {occasion:?}");
        }
        assert!(matches!(changed(&row, &[("truth", "A")]), Err(RowError::Misplaced { column: "truth", .. })));
    }
}

#[test]
fn what_is_no_row_is_refused_with_its_column() {
    let vote = Row { place: place(1, 1), event: Event::Handed(Occasion::Vote, Handed::by_one(counts([1, 2, 3, 4]))) };
    let told = Row { place: place(1, 1), event: Event::Revealed(Told { truth: Syndrome::A, machine: None }) };
    type Case<'a> = (&'a Row, &'a [(&'a str, &'a str)], &'a str);
    let cases: [Case<'_>; 21] = [
        (&vote, &[("time", "")], "the column \"time\" has nothing"),
        (&vote, &[("time", "26/11/2026 14:28")], "the column \"time\" has \"26/11/2026 14:28\", which is no time"),
        (&vote, &[("round", "")], "the column \"round\" has nothing"),
        (&vote, &[("round", "-1")], "\"-1\", which is no whole number"),
        (&vote, &[("round", "+1")], "\"+1\", which is no whole number"),
        (&vote, &[("round", "4294967296")], "no whole number in the range"),
        (&vote, &[("seed", "1.2E+19")], "the column \"seed\" has \"1.2E+19\""),
        (&vote, &[("phase", "")], "the column \"phase\" has nothing"),
        (&vote, &[("phase", "dance")], "\"dance\", which is no phase that this version knows"),
        (&vote, &[("team", "3")], "no team (1 or 2)"),
        (&vote, &[("twin", "0")], "no twin (1 or 2)"),
        (&vote, &[("advice", "D")], "no class (A, B, C or Z)"),
        (&vote, &[("hands_b", "")], "the column \"hands_b\" has nothing"),
        (&vote, &[("hands_b", "1,5")], "the column \"hands_b\" has \"1,5\""),
        (&vote, &[("hands_b", "500")], "the columns from \"hands_a\" on have the sum 508, and not at most 500"),
        (&vote, &[("chips_a", "3"), ("chips_b", "3"), ("chips_c", "3"), ("chips_z", "3")], "\"chips_a\" has something"),
        (&vote, &[("phase", "undone")], "the column \"hands_a\" has something in a row of the phase \"undone\""),
        (&vote, &[("phase", "answered")], "the column \"truth\" has nothing"),
        (&told, &[("truth", "")], "the column \"truth\" has nothing"),
        (&told, &[("milliseconds", "3")], "\"milliseconds\" has something in a row of the phase \"revealed\""),
        (
            &told,
            &[("machine_a", "4294967295"), ("machine_b", "4294967295"), ("machine_c", "4294967295"), ("machine_z", "1")],
            "have the sum 12884901886, and not 100000",
        ),
    ];
    for (row, changes, words) in cases {
        let reason = changed(row, changes).unwrap_err().to_string();
        assert!(reason.contains(words), "{changes:?}: {reason}");
    }
    let long = changed(&vote, &[("phase", &"x".repeat(5000))]).unwrap_err().to_string();
    assert!(long.len() < 200, "{long}");
    let chips = Row { place: place(1, 1), event: Event::Handed(Occasion::Vote, Handed::by_one(Chips::EVEN)) };
    assert!(changed(&chips, &[("chips_a", "4")]).unwrap_err().to_string().contains("have the sum 13, and not 12"));
}

#[test]
fn a_table_that_lacks_a_column_is_no_log() {
    assert_eq!(Row::missing_column(|_| true), None);
    assert_eq!(Row::missing_column(|name| name != "truth"), Some("truth"));
}

#[test]
fn no_name_is_a_formula() {
    for name in ["=1+1", "+1", "-1", "@cmd", "'quoted", "'=1", "plain", "-", ""] {
        let mut row = Row { place: place(1, 1), event: Event::Undone };
        row.place.opponent = Label::new(name);
        let at = COLUMNS.iter().position(|column| *column == "opponent").unwrap();
        let text = &row.to_fields()[at];
        assert!(!text.starts_with(['=', '+', '-', '@']), "{text}");
        assert_eq!(read_back(&row), Ok(row));
    }
    assert_eq!(Label::new(" two\nlines\u{1b} ").as_str(), "two lines");
    assert_eq!(Label::new(&"\u{e9}".repeat(300)).as_str().chars().count(), 200);
}

/// Any place.
pub fn places() -> impl Strategy<Value = Place> {
    let class = || prop::sample::select(Syndrome::ALL.to_vec());
    let label = || "[ -~\u{e0}-\u{ff}]{0,12}".prop_map(|text| Label::new(&text));
    let numbers = (any::<u64>(), any::<u32>(), any::<u64>(), any::<u64>(), prop::option::of(any::<u32>()));
    let bias = (prop::option::of(1_u8..=2), prop::option::of(any::<u64>()), prop::option::of(class()));
    (numbers, (label(), label(), label(), label()), bias).prop_map(|(numbers, labels, (twin, checkpoint, advice))| Place {
        time: Moment::from_seconds(numbers.0),
        lesson: labels.0,
        step: numbers.4,
        round: numbers.1,
        recipe: labels.1,
        seed: numbers.2,
        index: numbers.3,
        twin,
        opponent: labels.2,
        checkpoint,
        arm: labels.3,
        advice,
    })
}

/// Any answer to a picture, or none.
fn ballots() -> impl Strategy<Value = Option<Ballot>> {
    let class = prop::sample::select(Syndrome::ALL.to_vec());
    let key = prop::sample::select(Sureness::ALL.to_vec());
    prop_oneof![
        Just(None),
        prop::array::uniform4(0_u32..=125).prop_map(|votes| Some(counts(votes).into())),
        (class, key).prop_map(|(class, key)| Some(Chips::on(class, key).into())),
    ]
}

fn events() -> impl Strategy<Value = Event> {
    let team = prop::option::of(prop::sample::select(Team::ALL.to_vec()));
    let times = (prop::option::of(0_u32..500), prop::option::of(any::<u64>()));
    let handed =
        (team, ballots(), times).prop_map(|(team, ballot, (none, milliseconds))| Handed { team, ballot, none, milliseconds });
    let machine =
        prop::option::of(prop::array::uniform4(0.01_f32..1.0).prop_map(|shares| Probabilities::of_network(shares).unwrap()));
    let told = (prop::sample::select(Syndrome::ALL.to_vec()), machine).prop_map(|(truth, machine)| Told { truth, machine });
    let occasion = prop::sample::select(Occasion::ALL.to_vec());
    (0..4, occasion, handed, told).prop_map(|(kind, occasion, handed, told)| match kind {
        0 => Event::Handed(occasion, handed),
        1 => Event::Answered(handed, told),
        2 => Event::Undone,
        _ => Event::Revealed(told),
    })
}

proptest! {
    #[test]
    fn any_row_is_read_back(place in places(), event in events()) {
        let row = Row { place, event };
        prop_assert_eq!(read_back(&row), Ok(row));
    }

    #[test]
    fn all_that_counts_is_written_in_letters_that_every_system_has(place in places(), event in events()) {
        let fields = Row { place, event }.to_fields();
        for (column, text) in COLUMNS.iter().zip(fields) {
            if !["lesson", "recipe", "opponent", "arm"].contains(column) {
                // No point, no comma, no sign: they differ between countries.
                let is_plain = |letter: char| letter.is_ascii_alphanumeric() || *column == "phase" && letter == '-';
                prop_assert!(*column == "time" || text.chars().all(is_plain), "{}: {}", column, text);
            }
        }
    }

    #[test]
    fn any_texts_are_a_row_or_a_reason(texts in prop::collection::vec("[-0-9a-zA-Z:. ;]{0,24}", COLUMNS.len())) {
        // It must not panic, and what it takes it also writes.
        let read = Row::from_fields(|name| COLUMNS.iter().position(|column| *column == name).map_or("", |at| texts[at].as_str()));
        if let Ok(row) = read {
            prop_assert_eq!(read_back(&row), Ok(row));
        }
    }
}

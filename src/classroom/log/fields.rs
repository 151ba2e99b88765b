//! A row of the log as texts, one per column, and back.
//!
//! All numbers are whole ones, so that the spreadsheets of all countries read them alike, with commas or with points for decimals: times
//! are in milliseconds, probabilities in parts of 100,000. Letters, phases and numbers are ASCII.

use thiserror::Error;

use super::super::{Ballot, Chips, ClassSize, Counts, Probabilities, Team};
use super::{Event, Handed, Label, Moment, Occasion, Place, Row, Told};
use crate::factory::Syndrome;

/// The columns of the log, in their order. A later version may add some at the end.
pub const COLUMNS: [&str; 29] = [
    "time",
    "lesson",
    "step",
    "round",
    "phase",
    "team",
    "recipe",
    "seed",
    "index",
    "twin",
    "opponent",
    "checkpoint",
    "arm",
    "advice",
    "hands_a",
    "hands_b",
    "hands_c",
    "hands_z",
    "none",
    "chips_a",
    "chips_b",
    "chips_c",
    "chips_z",
    "milliseconds",
    "truth",
    "machine_a",
    "machine_b",
    "machine_c",
    "machine_z",
];

/// Columns of four numbers, in the order of the classes.
const HANDS: [&str; Syndrome::COUNT] = ["hands_a", "hands_b", "hands_c", "hands_z"];
const CHIPS: [&str; Syndrome::COUNT] = ["chips_a", "chips_b", "chips_c", "chips_z"];
const MACHINE: [&str; Syndrome::COUNT] = ["machine_a", "machine_b", "machine_c", "machine_z"];

/// Words of the column of the phase beside those of [`Occasion`].
const ANSWERED: &str = "answered";
const UNDONE: &str = "undone";
const REVEALED: &str = "revealed";

/// A spreadsheet takes a text that begins so for a formula; it gets an apostrophe before it, which tells that it is none.
const OF_FORMULAS: [char; 5] = ['=', '+', '-', '@', '\''];

/// Why texts are no row.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RowError {
    /// A text that does not belong into its column.
    #[error("the column \"{column}\" has \"{text}\", which is no {wanted}")]
    Text {
        /// Which column.
        column: &'static str,
        /// What stands there, shortened.
        text: String,
        /// What should stand there.
        wanted: &'static str,
    },
    /// A column that says something about this phase has nothing.
    #[error("the column \"{0}\" has nothing")]
    Missing(&'static str),
    /// A column that says nothing about this phase has something.
    #[error("the column \"{column}\" has something in a row of the phase \"{phase}\"")]
    Misplaced {
        /// Which column.
        column: &'static str,
        /// The phase of the row.
        phase: String,
    },
    /// Hands, chips or probabilities whose sum cannot be.
    #[error("the columns from \"{column}\" on have the sum {sum}, and not {wanted}")]
    Sum {
        /// The first of the four columns.
        column: &'static str,
        /// Their sum.
        sum: u64,
        /// What it should be.
        wanted: &'static str,
    },
}

/// The texts of a row by the names of their columns.
struct Texts<F>(F);

impl<'a, F: Fn(&str) -> &'a str> Texts<F> {
    fn of(&self, column: &'static str) -> &'a str {
        (self.0)(column).trim()
    }

    fn wrong(&self, column: &'static str, wanted: &'static str) -> RowError {
        RowError::Text { column, text: self.of(column).chars().take(40).collect(), wanted }
    }

    /// What stands in a column; `None` for nothing.
    fn read<T>(
        &self,
        column: &'static str,
        wanted: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, RowError> {
        let text = self.of(column);
        if text.is_empty() { Ok(None) } else { read(text).map(Some).ok_or_else(|| self.wrong(column, wanted)) }
    }

    fn number<T: TryFrom<u64>>(&self, column: &'static str) -> Result<Option<T>, RowError> {
        // `parse` alone would read a plus.
        let is_number = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
        let read = |text: &str| is_number(text).then(|| text.parse::<u64>().ok()?.try_into().ok())?;
        self.read(column, "whole number in the range of this column", read)
    }

    fn needed<T: TryFrom<u64>>(&self, column: &'static str) -> Result<T, RowError> {
        self.number(column)?.ok_or(RowError::Missing(column))
    }

    fn class(&self, column: &'static str) -> Result<Option<Syndrome>, RowError> {
        let read = |text: &str| {
            Syndrome::ALL.into_iter().find(|class| text.eq_ignore_ascii_case(class.letter().encode_utf8(&mut [0; 4])))
        };
        self.read(column, "class (A, B, C or Z)", read)
    }

    fn label(&self, column: &'static str) -> Label {
        let text = self.of(column);
        let guarded = text.strip_prefix('\'').filter(|rest| rest.starts_with(OF_FORMULAS));
        Label::new(guarded.unwrap_or(text))
    }

    /// Four numbers; `None` where nothing stands in any of the columns.
    fn four<T: TryFrom<u64>>(&self, columns: [&'static str; 4]) -> Result<Option<[T; 4]>, RowError> {
        if columns.iter().all(|&column| self.of(column).is_empty()) {
            return Ok(None);
        }
        let [a, b, c, z] = columns;
        Ok(Some([self.needed(a)?, self.needed(b)?, self.needed(c)?, self.needed(z)?]))
    }

    fn refuse(&self, columns: impl IntoIterator<Item = &'static str>) -> Result<(), RowError> {
        match columns.into_iter().find(|&column| !self.of(column).is_empty()) {
            Some(column) => Err(RowError::Misplaced { column, phase: self.of("phase").chars().take(40).collect() }),
            None => Ok(()),
        }
    }
}

fn sum<T: Copy + Into<u64>>(numbers: [T; 4]) -> u64 {
    numbers.into_iter().fold(0, |sum, number| sum.saturating_add(number.into()))
}

impl Row {
    /// The first column that a table lacks, where it lacks one: it is no log then.
    pub fn missing_column(has: impl Fn(&str) -> bool) -> Option<&'static str> {
        COLUMNS.into_iter().find(|column| !has(column))
    }

    /// The texts of the row in the order of [`COLUMNS`].
    pub fn to_fields(&self) -> [String; COLUMNS.len()] {
        let place = &self.place;
        let (handed, told) = match self.event {
            Event::Handed(_, handed) => (handed, None),
            Event::Answered(handed, told) => (handed, Some(told)),
            Event::Undone => (Handed::default(), None),
            Event::Revealed(told) => (Handed::default(), Some(told)),
        };
        let [hands_a, hands_b, hands_c, hands_z] = four(handed.ballot.and_then(Ballot::hands).map(Counts::votes));
        let [chips_a, chips_b, chips_c, chips_z] = four(handed.ballot.and_then(Ballot::chips).map(Chips::laid));
        let [machine_a, machine_b, machine_c, machine_z] = four(told.and_then(|told| told.machine).map(Probabilities::parts));
        [
            place.time.to_string(),
            guarded(&place.lesson),
            text(place.step),
            place.round.to_string(),
            self.event.word().to_owned(),
            text(handed.team.map(|team| team.index() + 1)),
            guarded(&place.recipe),
            place.seed.to_string(),
            place.index.to_string(),
            text(place.twin),
            guarded(&place.opponent),
            text(place.checkpoint),
            guarded(&place.arm),
            text(place.advice),
            hands_a,
            hands_b,
            hands_c,
            hands_z,
            text(handed.none),
            chips_a,
            chips_b,
            chips_c,
            chips_z,
            text(handed.milliseconds),
            text(told.map(|told| told.truth)),
            machine_a,
            machine_b,
            machine_c,
            machine_z,
        ]
    }

    /// Reads a row: `field` gives the text in the column of a name, and nothing for a column that there is not. Columns of other names
    /// are not looked at.
    ///
    /// # Errors
    /// When a text does not belong into its column, or says what a row of this phase cannot say.
    pub fn from_fields<'a>(field: impl Fn(&str) -> &'a str) -> Result<Self, RowError> {
        let texts = Texts(field);
        let place = Place {
            time: texts.read("time", "time, as in 2026-11-26T14:28:05Z", Moment::parse)?.ok_or(RowError::Missing("time"))?,
            lesson: texts.label("lesson"),
            step: texts.number("step")?,
            round: texts.needed("round")?,
            recipe: texts.label("recipe"),
            seed: texts.needed("seed")?,
            index: texts.needed("index")?,
            twin: texts.read("twin", "twin (1 or 2)", |text| ["1", "2"].contains(&text).then(|| text.parse().ok())?)?,
            opponent: texts.label("opponent"),
            checkpoint: texts.number("checkpoint")?,
            arm: texts.label("arm"),
            advice: texts.class("advice")?,
        };
        Ok(Self { place, event: event(&texts)? })
    }
}

impl Event {
    /// Its word in the column of the phase.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Handed(occasion, _) => occasion.word(),
            Self::Answered(..) => ANSWERED,
            Self::Undone => UNDONE,
            Self::Revealed(_) => REVEALED,
        }
    }
}

fn event<'a, F: Fn(&str) -> &'a str>(texts: &Texts<F>) -> Result<Event, RowError> {
    let of_handed = || ["team", "none", "milliseconds"].into_iter().chain(HANDS).chain(CHIPS);
    let of_told = || std::iter::once("truth").chain(MACHINE);
    let phase = texts.of("phase");
    match phase {
        ANSWERED => Ok(Event::Answered(handed(texts)?, told(texts)?)),
        UNDONE => texts.refuse(of_handed().chain(of_told())).map(|()| Event::Undone),
        REVEALED => texts.refuse(of_handed()).and_then(|()| told(texts)).map(Event::Revealed),
        "" => Err(RowError::Missing("phase")),
        phase => {
            let occasion = Occasion::ALL.into_iter().find(|occasion| occasion.word() == phase);
            let occasion = occasion.ok_or_else(|| texts.wrong("phase", "phase that this version knows"))?;
            texts.refuse(of_told())?;
            Ok(Event::Handed(occasion, handed(texts)?))
        }
    }
}

fn handed<'a, F: Fn(&str) -> &'a str>(texts: &Texts<F>) -> Result<Handed, RowError> {
    let hands = texts.four::<u32>(HANDS)?.map(|votes| {
        let most = ClassSize::at_most(ClassSize::MOST);
        Counts::new(votes, most).map_err(|_too_many| RowError::Sum { column: HANDS[0], sum: sum(votes), wanted: "at most 500" })
    });
    let chips = texts
        .four::<u8>(CHIPS)?
        .map(|laid| Chips::new(laid).ok_or_else(|| RowError::Sum { column: CHIPS[0], sum: sum(laid), wanted: "12" }));
    let ballot = match (hands.transpose()?, chips.transpose()?) {
        (Some(_), Some(_)) => {
            return Err(RowError::Misplaced { column: CHIPS[0], phase: texts.of("phase").to_owned() });
        }
        (Some(counts), None) => Some(counts.into()),
        (None, chips) => chips.map(Ballot::Chips),
    };
    let team = |text: &str| Team::ALL.into_iter().find(|team| text == (team.index() + 1).to_string());
    Ok(Handed {
        team: texts.read("team", "team (1 or 2)", team)?,
        ballot,
        none: texts.number("none")?,
        milliseconds: texts.number("milliseconds")?,
    })
}

fn told<'a, F: Fn(&str) -> &'a str>(texts: &Texts<F>) -> Result<Told, RowError> {
    let machine = texts.four::<u32>(MACHINE)?.map(|parts| {
        Probabilities::new(parts).ok_or_else(|| RowError::Sum { column: MACHINE[0], sum: sum(parts), wanted: "100000" })
    });
    Ok(Told { truth: texts.class("truth")?.ok_or(RowError::Missing("truth"))?, machine: machine.transpose()? })
}

fn text(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn four(values: Option<[impl ToString + Copy; 4]>) -> [String; 4] {
    std::array::from_fn(|place| text(values.map(|values| values[place])))
}

/// A name that no spreadsheet takes for a formula.
fn guarded(label: &Label) -> String {
    let text = label.as_str();
    if text.starts_with(OF_FORMULAS) { format!("'{text}") } else { text.to_owned() }
}

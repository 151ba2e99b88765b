//! `score`: every score of a session of the class, from its log alone.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use super::output;
use crate::app::score_words;
use crate::classroom::bias::{AdvisedCases, Changes, Gap, Share};
use crate::classroom::{
    Bin, COLUMNS, Calibration, Lab, Occasion, Points, Row, Scores, Section, SectionScores, Standing, Sureness, Sureties, Team,
    Voter,
};
use crate::game::{Outcome, Score};
use crate::storage::{TextTable, shown};

/// `score`.
#[derive(Debug, Args)]
pub struct ScoreOptions {
    /// Log of a session, a CSV file that the window has written; a spreadsheet may have saved it
    #[arg(value_name = "LOG.csv")]
    pub log: PathBuf,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// Runs the command.
///
/// # Errors
/// When the log cannot be read, or a row of it is damaged.
pub fn run(options: &ScoreOptions) -> anyhow::Result<()> {
    let (rows, is_cut) = rows(&options.log)?;
    if is_cut {
        output::note(&format!("the last row is not complete, as after a crash, and is left out: {}", shown(&options.log)));
    }
    let scores = Scores::of(&rows);
    if options.json {
        return output::say_json(&as_json(&scores));
    }
    for (number, words) in score_words(&scores).iter().enumerate() {
        if number > 0 {
            output::say("");
        }
        output::say(&words.title);
        words.lines.iter().for_each(|line| output::say(&format!("  {line}")));
    }
    Ok(())
}

/// The rows of a log, and whether its last one is cut.
fn rows(path: &Path) -> anyhow::Result<(Vec<Row>, bool)> {
    let table = TextTable::read(path, &COLUMNS)?;
    if let Some(column) = Row::missing_column(|column| table.has(column)) {
        return Err(TextTable::fail(path, format!("it is no log of a session: the column \"{column}\" is missing")).into());
    }
    let mut rows = Vec::new();
    for row in table.rows() {
        let read = Row::from_fields(|column| row.field(column));
        rows.push(read.map_err(|err| TextTable::fail(path, format!("line {}: {err}", row.line)))?);
    }
    Ok((rows, table.is_cut))
}

fn as_json(scores: &Scores) -> Value {
    json!({
        "rounds": scores.rounds,
        "rounds_never_told": scores.untold,
        "sections": scores.sections.iter().map(section).collect::<Vec<_>>(),
        "talk": scores.talk.map(|talk| json!({ "rounds": talk.rounds, "before": share(talk.before), "after": share(talk.after) })),
        "bias_labs": scores.labs.iter().map(lab).collect::<Vec<_>>(),
        "sureness_by_chips": sureties(&scores.chips),
        "sureness_by_hands": sureties(&scores.hands),
    })
}

fn section(scores: &SectionScores) -> Value {
    let (name, test) = match scores.section {
        Section::FirstVote => ("first-vote", None),
        Section::LastVote => ("last-vote", None),
        Section::Practice => ("practice", None),
        Section::Test(number) => (Occasion::Test.word(), Some(number)),
        Section::Lab(occasion) => (occasion.word(), None),
    };
    json!({ "section": name, "test": test, "standings": scores.standings.iter().map(standing).collect::<Vec<_>>() })
}

fn standing(standing: &Standing) -> Value {
    let voter = match standing.voter {
        Voter::Class => "class",
        Voter::Team(Team::One) => "team-1",
        Voter::Team(Team::Two) => "team-2",
    };
    json!({
        "voter": voter,
        "majority": share(standing.majority),
        "single_person": share(standing.single),
        "forecast_points": points(standing.forecast),
        "chips_points": points(standing.chips),
        "machine": share(standing.machine),
        "machine_points": points(standing.machine_points),
        "both_right": standing.duel.count(Outcome::BothRight),
        "only_voter_right": standing.duel.count(Outcome::OnlyHuman),
        "only_machine_right": standing.duel.count(Outcome::OnlyMachine),
        "both_wrong": standing.duel.count(Outcome::BothWrong),
    })
}

/// Right answers with the exact interval of their share; nothing where there are none to judge.
fn share(score: Score) -> Option<Value> {
    let (low, high) = score.interval();
    score.share().map(|share| json!({ "right": score.right, "of": score.rounds, "share": share, "low": low, "high": high }))
}

fn points(points: Points) -> Option<Value> {
    points.mean().map(|mean| json!({ "sum": points.sum, "forecasts": points.forecasts, "mean": mean }))
}

fn lab(lab: &Lab) -> Value {
    let report = &lab.report;
    json!({
        "arm": lab.arm.as_str(),
        "recipe": lab.recipe.as_str(),
        "seed": lab.seed,
        "one_person": lab.is_person,
        "wrong_advice": advised(&report.wrong),
        "right_advice": advised(&report.right),
        "advice_taken_in_warm_up": votes(report.warm_up),
        "cases_answered_once": report.unpaired,
    })
}

fn advised(cases: &AdvisedCases) -> Value {
    json!({
        "cases": cases.cases,
        "votes_for_the_advice": difference(cases.pull),
        "right_votes": difference(cases.right),
        "between_twins": changes(&cases.twins),
        "before_and_after_the_advice": cases.committed.as_ref().map(changes),
    })
}

fn difference(difference: Gap) -> Value {
    let (low, high) = difference.interval();
    let (with, without) = (votes(difference.with), votes(difference.without));
    json!({ "with_advice": with, "without": without, "difference": difference.value(), "low": low, "high": high })
}

fn changes(changes: &Changes) -> Value {
    json!({
        "kept_at_most": votes(changes.kept),
        "lost_at_least": votes(changes.lost),
        "won_at_least": votes(changes.won),
        "changed_at_least": votes(changes.changed),
        "joined_at_least": votes(changes.joined),
    })
}

/// Votes with the exact interval of their share.
fn votes(share: Share) -> Value {
    let (low, high) = share.interval();
    json!({ "votes": share.votes, "of": share.of, "share": share.value(), "low": low, "high": high })
}

fn sureties(sureties: &Sureties) -> Value {
    json!({ "people": calibration(&sureties.people), "machine": calibration(&sureties.machine) })
}

fn calibration(calibration: &Calibration) -> Value {
    let chart = match calibration {
        Calibration::TooFew { answers } => return json!({ "too_few": true, "answers": answers }),
        Calibration::Chart(chart) => chart,
    };
    let levels = ["not-sure"].into_iter().chain(Sureness::ALL.map(sureness));
    json!({
        "too_few": false,
        "answers": chart.score.rounds,
        "right": share(chart.score),
        "confidence": chart.confidence,
        "brier": {
            "score": chart.brier.score,
            "reliability": chart.brier.reliability,
            "resolution": chart.brier.resolution,
            "uncertainty": chart.brier.uncertainty,
            "within_bins": chart.brier.within,
        },
        "bins": chart.bins.iter().map(bin).collect::<Vec<_>>(),
        "by_sureness": levels.zip(&chart.by_sureness).map(|(level, of)| (level.to_owned(), bin(of))).collect::<serde_json::Map<_, _>>(),
    })
}

fn sureness(sureness: Sureness) -> &'static str {
    match sureness {
        Sureness::Leaning => "leaning",
        Sureness::Sure => "sure",
        Sureness::Certain => "certain",
    }
}

fn bin(bin: &Bin) -> Value {
    json!({ "from": bin.from, "to": bin.to, "confidence": bin.confidence(), "right": share(bin.score) })
}

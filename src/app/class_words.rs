//! The scores of a class as sentences, one per score: for the window and for the command line.

use super::number::{fixed, signed};
use super::{LabVoters, bias_words, grouped};
use crate::classroom::bias::{AdvisedCases, Arm};
use crate::classroom::{
    Bin, Calibration, Chart, FEWEST_ANSWERS, Lab, Occasion, Points, Scores, Section, SectionScores, Standing, Sureness, Sureties,
    Talk, Team, Voter,
};
use crate::game::{Duel, Player, Score, Verdict};

/// A heading, and the sentences below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreWords {
    /// What the sentences are about.
    pub title: String,
    /// The sentences.
    pub lines: Vec<String>,
}

/// Everything that a session says, section by section.
pub fn score_words(scores: &Scores) -> Vec<ScoreWords> {
    let mut all = vec![ScoreWords { title: "The session".to_owned(), lines: counted(scores) }];
    all.extend(scores.sections.iter().map(section_words));
    if let Some(talk) = &scores.talk {
        all.push(ScoreWords { title: "What the talk did".to_owned(), lines: talk_words(talk) });
    }
    all.extend(scores.labs.iter().map(lab_words));
    for (sureties, title, people) in [
        (&scores.chips, "How sure, by chips", "Those who laid chips"),
        (&scores.hands, "How sure, by the share of hands for the favourite class", "The class"),
    ] {
        // Where nobody answered so there is nothing to judge.
        if sureties.people != (Calibration::TooFew { answers: 0 }) {
            all.push(ScoreWords { title: title.to_owned(), lines: surety_words(sureties, people) });
        }
    }
    all
}

fn counted(scores: &Scores) -> Vec<String> {
    let rounds = |number: usize| if number == 1 { "1 round".to_owned() } else { format!("{} rounds", grouped(number as u64)) };
    let mut lines = vec![format!("{} with a truth that was told.", rounds(scores.rounds))];
    if scores.untold > 0 {
        lines.push(format!("{} without: the session ended before, and they are not scored.", rounds(scores.untold)));
    }
    lines
}

/// The title of a section.
pub fn section_title(section: Section) -> String {
    match section {
        Section::FirstVote => "First votes, before any talk".to_owned(),
        Section::LastVote => "Votes that count, the last ones of each round".to_owned(),
        Section::Practice => "Practice".to_owned(),
        Section::Test(number) => format!("Test {number}"),
        Section::Lab(occasion) => match occasion {
            Occasion::WarmUp => "Bias lab, warm-up with advice".to_owned(),
            Occasion::Blind => "Bias lab, without advice".to_owned(),
            Occasion::Committed => "Bias lab, before the advice".to_owned(),
            Occasion::Advised => "Bias lab, with advice".to_owned(),
            Occasion::Vote | Occasion::VoteAgain | Occasion::Test => "Bias lab".to_owned(),
        },
    }
}

/// Whose answers, at the beginning of a sentence.
fn voter_words(voter: Voter) -> &'static str {
    match voter {
        Voter::Class => "The class",
        Voter::Team(Team::One) => "Team 1",
        Voter::Team(Team::Two) => "Team 2",
    }
}

fn section_words(scores: &SectionScores) -> ScoreWords {
    let mut lines = Vec::new();
    for standing in &scores.standings {
        lines.extend(standing_words(standing));
    }
    ScoreWords { title: section_title(scores.section), lines }
}

/// How somebody did, beside the machine.
pub fn standing_words(standing: &Standing) -> Vec<String> {
    let who = voter_words(standing.voter);
    let mut lines = vec![format!("{who}: right in {}.", share_words(standing.majority, "rounds"))];
    if standing.single.rounds > 0 {
        lines.push(format!("{who}, a single person: right with {}.", share_words(standing.single, "hands")));
    }
    if let Some(points) = points_words(standing.forecast) {
        lines.push(format!("{who}, the hands as a forecast: {points}."));
    }
    if let Some(points) = points_words(standing.chips) {
        lines.push(format!("{who}, by chips: {points}."));
    }
    if let Some(points) = points_words(standing.machine_points) {
        lines.push(format!("The machine on these pictures: right in {}, {points}.", share_words(standing.machine, "rounds")));
    }
    lines.extend(duel_words(&standing.duel, who));
    lines
}

/// "7 of 12 rounds, 58.3 % (95 % interval: 27.7 to 84.8 %)".
fn share_words(score: Score, what: &str) -> String {
    let Some(share) = score.share() else { return format!("none of 0 {what}") };
    let (low, high) = score.interval();
    let (right, all) = (grouped(score.right as u64), grouped(score.rounds as u64));
    format!("{right} of {all} {what}, {} (95 % interval: {} to {})", percent(share), plain_percent(low), percent(high))
}

fn points_words(points: Points) -> Option<String> {
    let mean = points.mean()?;
    Some(format!("{} points per picture (0 for even chips, 108 at best, \u{2212}180 at worst)", signed(mean, 1)))
}

fn duel_words(duel: &Duel, who: &str) -> Option<String> {
    match duel.verdict() {
        Verdict::NoRound => None,
        Verdict::Level => Some(format!("{who} and the machine were right equally often.")),
        Verdict::Luck { rounds_to_tell: None } => Some("The difference to the machine can be luck.".to_owned()),
        Verdict::Luck { rounds_to_tell: Some(more) } => {
            Some(format!("The difference to the machine can be luck: about {} more rounds like these would tell.", grouped(more)))
        }
        Verdict::Better { player, likelihood_of_luck } => {
            let better = match player {
                Player::Human => format!("{who} reads these pictures better than the machine"),
                Player::Machine => "The machine reads these pictures better".to_owned(),
            };
            Some(format!("{better}: two equal players would be as far apart in {} of all cases.", percent(likelihood_of_luck)))
        }
    }
}

fn talk_words(talk: &Talk) -> Vec<String> {
    let rounds = if talk.rounds == 1 { "1 round".to_owned() } else { format!("{} rounds", talk.rounds) };
    let mut lines = vec![
        format!("Before it, in {rounds}: right with {}.", share_words(talk.before, "hands")),
        format!("After it, on the same pictures: right with {}.", share_words(talk.after, "hands")),
    ];
    if let (Some(before), Some(after)) = (talk.before.share(), talk.after.share()) {
        lines.push(format!("A difference of {} percentage points.", signed(100.0 * (after - before), 1)));
    }
    lines
}

/// What the advice did in a bias lab.
fn lab_words(lab: &Lab) -> ScoreWords {
    let voters = if lab.is_person { LabVoters::Person } else { LabVoters::Class };
    let report = &lab.report;
    let pull = &report.wrong.pull;
    let mut lines = vec![bias_words::pull(pull)];
    if pull.value().is_some() {
        lines.extend([bias_words::pull_in_full(pull), bias_words::meaning(pull, voters).to_owned()]);
    }
    lines.push(bias_words::SHOWN_NOT_PROVED.to_owned());
    for (title, cases) in [("wrong", &report.wrong), ("right", &report.right)] {
        lines.extend(advised_words(title, cases, voters));
    }
    lines.push(format!("Votes for the advice in the warm-up: {}.", bias_words::of(report.warm_up)));
    lines.extend(bias_words::left_out(report));
    let arm = Arm::from_key(lab.arm.as_str()).map_or(lab.arm.as_str(), |arm| bias_words::arm_name(arm));
    ScoreWords { title: format!("What the advice did in the bias lab ({arm})"), lines }
}

fn advised_words(title: &str, cases: &AdvisedCases, voters: LabVoters) -> Vec<String> {
    if cases.cases == 0 {
        return Vec::new();
    }
    let heading = format!("Where the advice was {title}, in {} cases:", cases.cases);
    let mut lines = vec![format!("{heading} {}", bias_words::kept_and_lost(cases, voters))];
    lines.extend(cases.committed.map(|changes| bias_words::changed(&changes, voters)));
    lines
}

fn surety_words(sureties: &Sureties, people: &str) -> Vec<String> {
    let mut lines = calibration_words(&sureties.people, people);
    if sureties.machine != (Calibration::TooFew { answers: 0 }) {
        lines.extend(calibration_words(&sureties.machine, "The machine on the same pictures"));
    }
    lines
}

/// Whether somebody is right as often as they are sure.
pub fn calibration_words(calibration: &Calibration, who: &str) -> Vec<String> {
    match calibration {
        Calibration::TooFew { answers } => {
            vec![format!("{who}: {answers} answers are too few to judge sureness; {FEWEST_ANSWERS} are needed.")]
        }
        Calibration::Chart(chart) => chart_words(chart, who),
    }
}

fn chart_words(chart: &Chart, who: &str) -> Vec<String> {
    let all = share_words(chart.score, "answers");
    let mut lines = vec![format!("{who}: {} sure on average, and right in {all}.", percent(chart.confidence))];
    let levels = [None].into_iter().chain(Sureness::ALL.map(Some));
    lines.extend(levels.zip(&chart.by_sureness).filter_map(|(level, bin)| level_words(level, bin)));
    let parts = chart.brier;
    let within =
        if parts.within.abs() < 5e-4 { String::new() } else { format!(" and {} within the bins", signed(parts.within, 3)) };
    lines.push(format!(
        "Brier score {} (0 is best): reliability {}, less resolution {}, and uncertainty {}{within}.",
        fixed(parts.score, 3),
        fixed(parts.reliability, 3),
        fixed(parts.resolution, 3),
        fixed(parts.uncertainty, 3),
    ));
    lines
}

fn level_words(level: Option<Sureness>, bin: &Bin) -> Option<String> {
    let confidence = bin.confidence()?;
    let level = match level {
        None => "Not sure (under 37.5 %)",
        Some(Sureness::Leaning) => "Leaning (from 37.5 %)",
        Some(Sureness::Sure) => "Sure (from 62.5 %)",
        Some(Sureness::Certain) => "Certain (from 87.5 %)",
    };
    Some(format!("{level}: {} sure on average, and right in {}.", percent(confidence), share_words(bin.score, "answers")))
}

fn percent(share: f64) -> String {
    format!("{} %", plain_percent(share))
}

fn plain_percent(share: f64) -> String {
    fixed(100.0 * share, 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classroom::{ClassSize, Counts, Event, Handed, Label, Moment, Place, Probabilities, Row, Told};
    use crate::factory::Syndrome;

    fn rows(rounds: u32, counts: &str, occasions: &[Occasion]) -> Vec<Row> {
        let mut rows = Vec::new();
        for round in 1..=rounds {
            let place = Place {
                time: Moment::default(),
                lesson: Label::default(),
                step: None,
                round,
                recipe: Label::new("HARD"),
                seed: 1,
                index: u64::from(round),
                twin: None,
                opponent: Label::default(),
                checkpoint: None,
                arm: Label::default(),
                advice: None,
            };
            let size = ClassSize::at_most(20);
            let handed = Handed::by_class(Counts::parse(counts, size).unwrap(), size);
            let events = occasions.iter().map(|&occasion| Event::Handed(occasion, handed));
            let told = Told { truth: Syndrome::A, machine: Probabilities::new([25_000, 75_000, 0, 0]) };
            let told = (round < 30).then_some(Event::Revealed(told));
            rows.extend(events.chain(told).map(|event| Row { place: place.clone(), event }));
        }
        rows
    }

    fn text(rows: &[Row]) -> String {
        let words = score_words(&Scores::of(rows));
        words.into_iter().flat_map(|words| [words.title].into_iter().chain(words.lines)).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_sentences_of_a_session() {
        let said = text(&rows(30, "a15 b5", &[Occasion::Vote]));
        let wanted = [
            "29 rounds with a truth that was told.",
            "1 round without: the session ended before, and they are not scored.",
            "Votes that count, the last ones of each round",
            "The class: right in 29 of 29 rounds, 100.0 % (95 % interval: 88.1 to 100.0 %).",
            "The class, a single person: right with 435 of 580 hands, 75.0 % (95 % interval: 71.3 to 78.5 %).",
            "The class, the hands as a forecast: +90.0 points per picture (0 for even chips, 108 at best, \u{2212}180 at worst).",
            "The machine on these pictures: right in 0 of 29 rounds, 0.0 % (95 % interval: 0.0 to 11.9 %), \u{2212}54.0 points per picture",
            "The class reads these pictures better than the machine: two equal players would be as far apart in 0.0 % of all cases.",
            "The class: 75.0 % sure on average, and right in 29 of 29 answers",
            "The machine on the same pictures: 75.0 % sure on average, and right in 0 of 29 answers",
            "Sure (from 62.5 %): 75.0 % sure on average",
            "Brier score 0.062 (0 is best): reliability 0.062, less resolution 0.000, and uncertainty 0.000.",
        ];
        for line in wanted {
            assert!(said.contains(line), "{line}\n\nis not in\n\n{said}");
        }
        assert!(!said.contains("talk") && !said.contains("chips\n"), "{said}");
    }

    #[test]
    fn few_answers_a_talk_and_nothing_at_all_are_said_plainly() {
        let said = text(&rows(3, "a3 b1", &[Occasion::Vote, Occasion::VoteAgain]));
        for line in [
            "First votes, before any talk",
            "Before it, in 3 rounds: right with 9 of 12 hands",
            "A difference of +0.0 percentage points.",
            "The class: 3 answers are too few to judge sureness; 20 are needed.",
            "can be luck: about",
        ] {
            assert!(said.contains(line), "{line}\n\nis not in\n\n{said}");
        }
        assert_eq!(text(&[]), "The session\n0 rounds with a truth that was told.");
    }

    #[test]
    fn every_section_has_a_title_of_its_own() {
        let labs = [Occasion::WarmUp, Occasion::Blind, Occasion::Committed, Occasion::Advised].map(Section::Lab);
        let sections = [Section::FirstVote, Section::LastVote, Section::Practice, Section::Test(1), Section::Test(2)];
        let titles: std::collections::BTreeSet<String> = sections.into_iter().chain(labs).map(section_title).collect();
        assert_eq!(titles.len(), 9);
    }
}

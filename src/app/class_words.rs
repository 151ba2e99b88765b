//! The scores of a class as sentences, one per score: for the window and for the command line.

use super::number::{fixed, percent, signed};
use super::{LabVoters, bias_words, grouped};
use crate::classroom::bias::{AdvisedCases, Arm};
use crate::classroom::{
    Bin, Calibration, Chart, FEWEST_ANSWERS, Lab, Occasion, Points, Scores, Section, SectionScores, Standing, Sureness, Sureties,
    Talk, Team, Voter,
};
use crate::game::{Duel, Player, Score, Verdict};
use crate::words::words;

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
    let words = words();
    let mut all = vec![ScoreWords { title: words.class_score_session(), lines: counted(scores) }];
    all.extend(scores.sections.iter().map(section_words));
    if let Some(talk) = &scores.talk {
        all.push(ScoreWords { title: words.class_score_talk(), lines: talk_words(talk) });
    }
    all.extend(scores.labs.iter().map(lab_words));
    for (sureties, title, people) in [
        (&scores.chips, words.class_score_sure_by_chips(), words.class_score_those_with_chips()),
        (&scores.hands, words.class_score_sure_by_hands(), words.class_the_class()),
    ] {
        // Where nobody answered so there is nothing to judge.
        if sureties.people != (Calibration::TooFew { answers: 0 }) {
            all.push(ScoreWords { title, lines: surety_words(sureties, &people) });
        }
    }
    all
}

fn counted(scores: &Scores) -> Vec<String> {
    let mut lines = vec![words().class_score_told(scores.rounds, grouped(scores.rounds as u64))];
    if scores.untold > 0 {
        lines.push(words().class_score_untold(scores.untold, grouped(scores.untold as u64)));
    }
    lines
}

/// The title of a section.
pub fn section_title(section: Section) -> String {
    let words = words();
    match section {
        Section::FirstVote => words.class_score_first_vote(),
        Section::LastVote => words.class_score_last_vote(),
        Section::Practice => words.class_score_practice(),
        Section::Test(number) => words.class_score_test(number.to_string()),
        Section::Lab(occasion) => match occasion {
            Occasion::WarmUp => words.class_score_lab_warm_up(),
            Occasion::Blind => words.class_score_lab_blind(),
            Occasion::Committed => words.class_score_lab_committed(),
            Occasion::Advised => words.class_score_lab_advised(),
            Occasion::Vote | Occasion::VoteAgain | Occasion::Test => words.class_score_lab(),
        },
    }
}

/// Whose answers, at the beginning of a sentence.
fn voter_words(voter: Voter) -> String {
    match voter {
        Voter::Class => words().class_the_class(),
        Voter::Team(Team::One) => words().class_team_one(),
        Voter::Team(Team::Two) => words().class_team_two(),
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
    let words = words();
    let who = voter_words(standing.voter);
    let mut lines = vec![words.class_score_majority(&who, share_words(standing.majority, Counted::Rounds))];
    if standing.single.rounds > 0 {
        lines.push(words.class_score_single(&who, share_words(standing.single, Counted::Hands)));
    }
    if let Some(points) = points_words(standing.forecast) {
        lines.push(words.class_score_forecast(&who, points));
    }
    if let Some(points) = points_words(standing.chips) {
        lines.push(words.class_score_by_chips(&who, points));
    }
    if let Some(points) = points_words(standing.machine_points) {
        lines.push(words.class_score_machine(share_words(standing.machine, Counted::Rounds), points));
    }
    lines.extend(duel_words(&standing.duel, &who));
    lines
}

/// What a share is of.
#[derive(Clone, Copy)]
enum Counted {
    Rounds,
    Hands,
    Answers,
}

/// "7 of 12 rounds, 58.3 % (95 % interval: 27.7 to 84.8 %)".
fn share_words(score: Score, what: Counted) -> String {
    let words = words();
    let Some(share) = score.share() else {
        return match what {
            Counted::Rounds => words.class_score_no_rounds(),
            Counted::Hands => words.class_score_no_hands(),
            Counted::Answers => words.class_score_no_answers(),
        };
    };
    let (low, high) = score.interval();
    let (right, all) = (grouped(score.right as u64), grouped(score.rounds as u64));
    let (share, low, high) = (share_of_all(share), fixed(100.0 * low, 1), share_of_all(high));
    match what {
        Counted::Rounds => words.class_score_rounds(right, all, share, low, high),
        Counted::Hands => words.class_score_hands(right, all, share, low, high),
        Counted::Answers => words.class_score_answers(right, all, share, low, high),
    }
}

fn points_words(points: Points) -> Option<String> {
    Some(words().class_score_points(signed(points.mean()?, 1)))
}

fn duel_words(duel: &Duel, who: &str) -> Option<String> {
    let words = words();
    match duel.verdict() {
        Verdict::NoRound => None,
        Verdict::Level => Some(words.class_score_level(who)),
        Verdict::Luck { rounds_to_tell: None } => Some(words.class_score_luck()),
        Verdict::Luck { rounds_to_tell: Some(more) } => Some(words.class_score_luck_tells(grouped(more))),
        Verdict::Better { player, likelihood_of_luck } => {
            let luck = share_of_all(likelihood_of_luck);
            Some(match player {
                Player::Human => words.class_score_people_better(who, luck),
                Player::Machine => words.class_score_machine_better(luck),
            })
        }
    }
}

fn talk_words(talk: &Talk) -> Vec<String> {
    let words = words();
    let mut lines = vec![
        words.class_score_before_talk(talk.rounds, grouped(talk.rounds as u64), share_words(talk.before, Counted::Hands)),
        words.class_score_after_talk(share_words(talk.after, Counted::Hands)),
    ];
    if let (Some(before), Some(after)) = (talk.before.share(), talk.after.share()) {
        lines.push(words.class_score_talk_difference(signed(100.0 * (after - before), 1)));
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
        lines.extend([bias_words::pull_in_full(pull), bias_words::meaning(pull, voters)]);
    }
    lines.push(bias_words::shown_not_proved());
    for (was_right, cases) in [(false, &report.wrong), (true, &report.right)] {
        lines.extend(advised_words(was_right, cases, voters));
    }
    lines.push(words().class_score_warm_up(bias_words::of(report.warm_up)));
    lines.extend(bias_words::left_out(report));
    let arm = Arm::from_key(lab.arm.as_str()).map_or_else(|| lab.arm.as_str().to_owned(), bias_words::arm_name);
    ScoreWords { title: words().class_score_advice(arm), lines }
}

fn advised_words(was_right: bool, cases: &AdvisedCases, voters: LabVoters) -> Vec<String> {
    if cases.cases == 0 {
        return Vec::new();
    }
    let (count, what) = (cases.cases.to_string(), bias_words::kept_and_lost(cases, voters));
    let said =
        if was_right { words().class_score_advice_right(count, what) } else { words().class_score_advice_wrong(count, what) };
    let mut lines = vec![said];
    lines.extend(cases.committed.map(|changes| bias_words::changed(&changes, voters)));
    lines
}

fn surety_words(sureties: &Sureties, people: &str) -> Vec<String> {
    let mut lines = calibration_words(&sureties.people, people);
    if sureties.machine != (Calibration::TooFew { answers: 0 }) {
        lines.extend(calibration_words(&sureties.machine, &words().class_score_machine_on_same()));
    }
    lines
}

/// Whether somebody is right as often as they are sure.
pub fn calibration_words(calibration: &Calibration, who: &str) -> Vec<String> {
    match calibration {
        Calibration::TooFew { answers } => {
            let least = FEWEST_ANSWERS.to_string();
            vec![words().class_score_too_few(*answers, who, grouped(*answers as u64), least)]
        }
        Calibration::Chart(chart) => chart_words(chart, who),
    }
}

fn chart_words(chart: &Chart, who: &str) -> Vec<String> {
    let all = share_words(chart.score, Counted::Answers);
    let mut lines = vec![words().class_score_sure(who, share_of_all(chart.confidence), all)];
    let levels = [None].into_iter().chain(Sureness::ALL.map(Some));
    lines.extend(levels.zip(&chart.by_sureness).filter_map(|(level, bin)| level_words(level, bin)));
    let parts = chart.brier;
    let [score, reliability, resolution, uncertainty] =
        [parts.score, parts.reliability, parts.resolution, parts.uncertainty].map(|part| fixed(part, 3));
    lines.push(if parts.within.abs() < 5e-4 {
        words().class_score_brier(score, reliability, resolution, uncertainty)
    } else {
        words().class_score_brier_within(score, reliability, resolution, uncertainty, signed(parts.within, 3))
    });
    lines
}

fn level_words(level: Option<Sureness>, bin: &Bin) -> Option<String> {
    let words = words();
    let confidence = bin.confidence()?;
    let level = match level {
        None => words.class_score_not_sure(),
        Some(Sureness::Leaning) => words.class_score_leaning(),
        Some(Sureness::Sure) => words.class_score_quite_sure(),
        Some(Sureness::Certain) => words.class_score_certain(),
    };
    Some(words.class_score_sure(level, share_of_all(confidence), share_words(bin.score, Counted::Answers)))
}

/// A share from 0 to 1 as "58.3 %".
fn share_of_all(share: f64) -> String {
    percent(100.0 * share, 1)
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
            "1 round is not scored: the session ended before the truth was shown.",
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

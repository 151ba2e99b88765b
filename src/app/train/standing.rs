//! Whether the network in training is better than the person: said only when chance does not explain it.
//!
//! Both have answered pictures of the same kind, the person in the game and the network in a validation. One is better where the exact 95 %
//! intervals of the two shares (Clopper and Pearson) have nothing in common. That is a strict rule: of two equally good players it calls one
//! the better in far fewer than one of twenty comparisons, so that it may be asked after every validation.

use crate::game::{CONFIDENCE, exact_interval};

/// Most rounds that anybody is asked to play.
const MOST_ROUNDS: u64 = 300;

/// Right answers of a number of answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    /// Right ones.
    pub right: u64,
    /// All of them.
    pub of: u64,
}

impl Answered {
    /// The right ones among answers.
    pub fn count(answers: &[bool]) -> Self {
        Self { right: answers.iter().filter(|&&right| right).count() as u64, of: answers.len() as u64 }
    }

    /// Share of right answers, 0 to 1; 0 without any.
    pub fn share(self) -> f64 {
        self.right as f64 / self.of.max(1) as f64
    }

    /// Its exact 95 % interval (Clopper and Pearson).
    pub fn interval(self) -> [f64; 2] {
        exact_interval(self.right, self.of, CONFIDENCE).into()
    }
}

/// What the answers of both say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// One of them has not answered yet.
    #[default]
    NotYet,
    /// The person is better.
    Person,
    /// The network is better.
    Machine,
    /// It cannot be told.
    Open {
        /// The network is ahead, and would be the better one after so many more rounds in which the person is right as often as before;
        /// `None` where it is not ahead, or where that would take hundreds of rounds.
        more_rounds: Option<u64>,
    },
}

/// How person and network stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The person, in the rounds of the game.
    pub person: Answered,
    /// The network, in its last validation.
    pub machine: Answered,
    /// What that says.
    pub verdict: Verdict,
}

impl Standing {
    /// Of these answers.
    pub fn of(person: Answered, machine: Answered) -> Self {
        let [[person_low, person_high], [machine_low, machine_high]] = [person, machine].map(Answered::interval);
        let verdict = if person.of == 0 || machine.of == 0 {
            Verdict::NotYet
        } else if machine_low > person_high {
            Verdict::Machine
        } else if person_low > machine_high {
            Verdict::Person
        } else {
            Verdict::Open { more_rounds: more_rounds(person, machine_low) }
        };
        Self { person, machine, verdict }
    }
}

/// The fewest rounds more after which a person who is right as often as before has an interval under `machine_low`.
fn more_rounds(person: Answered, machine_low: f64) -> Option<u64> {
    if person.share() >= machine_low {
        return None;
    }
    let is_under = |more: &u64| {
        let of = person.of + more;
        let right = (person.share() * of as f64).round() as u64;
        Answered { right, of }.interval()[1] < machine_low
    };
    (1..=MOST_ROUNDS).find(is_under)
}

/// The moment in which a network in training had become better than the person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Passed {
    /// Time that it had been trained, in seconds.
    pub seconds: f64,
    /// Pictures that it had seen.
    pub images: u64,
    /// How both stood.
    pub standing: Standing,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In how many ways `k` of `n` can be chosen, as a logarithm.
    fn log_choose(n: u64, k: u64) -> f64 {
        (0..k).map(|i| ((n - i) as f64).ln() - ((i + 1) as f64).ln()).sum()
    }

    /// How likely `right` or more of `of` are, where each answer is right with probability `p`: the binomial distribution, term by term.
    fn at_least(right: u64, of: u64, p: f64) -> f64 {
        (right..=of).map(|k| (log_choose(of, k) + k as f64 * p.ln() + (of - k) as f64 * (1.0 - p).ln()).exp()).sum()
    }

    /// The least skill for which so many right answers are not as unlikely as one in 40.
    fn least_skill(answered: Answered) -> f64 {
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..60 {
            let skill = f64::midpoint(low, high);
            if at_least(answered.right, answered.of, skill) < 0.025 {
                low = skill;
            } else {
                high = skill;
            }
        }
        low
    }

    /// Whether so few right answers are as unlikely as one in 40 for this skill.
    fn is_less_than(skill: f64, person: Answered) -> bool {
        1.0 - at_least(person.right + 1, person.of, skill) < 0.025
    }

    #[test]
    fn passed_is_said_exactly_when_no_skill_explains_both_results() {
        let machines = [(40, 64), (60, 64), (64, 64), (300, 500), (450, 500), (490, 500), (499, 500)];
        let mut found = [0; 2];
        for (right, of) in machines {
            let machine = Answered { right, of };
            let skill = least_skill(machine);
            for rounds in [1, 2, 3, 5, 10, 20, 40] {
                for right in 0..=rounds {
                    let person = Answered { right, of: rounds };
                    let is_better = Standing::of(person, machine).verdict == Verdict::Machine;
                    assert_eq!(is_better, is_less_than(skill, person), "{person:?} against {machine:?}");
                    found[usize::from(is_better)] += 1;
                    // The other way round it is the person.
                    let turned = Standing::of(machine, person).verdict == Verdict::Person;
                    assert_eq!(turned, is_better, "{person:?} against {machine:?}");
                }
            }
        }
        assert!(found.iter().all(|&count| count > 50), "{found:?}");
    }

    #[test]
    fn three_rounds_with_two_right_tell_nothing_and_it_is_said_how_many_more_would() {
        let machine = Answered { right: 490, of: 500 };
        let skill = least_skill(machine);
        for person in [Answered { right: 2, of: 3 }, Answered { right: 4, of: 5 }, Answered { right: 9, of: 10 }] {
            let Verdict::Open { more_rounds: Some(more) } = Standing::of(person, machine).verdict else { panic!("{person:?}") };
            let after = |more: u64| {
                let of = person.of + more;
                Answered { right: (person.right as f64 / person.of as f64 * of as f64).round() as u64, of }
            };
            assert!(is_less_than(skill, after(more)), "{person:?}: {more}");
            assert!((1..more).all(|fewer| !is_less_than(skill, after(fewer))), "{person:?}: fewer than {more} are enough");
        }
        // One of three is little enough.
        assert_eq!(Standing::of(Answered { right: 1, of: 3 }, machine).verdict, Verdict::Machine);
    }

    #[test]
    fn who_is_not_behind_is_asked_for_no_rounds() {
        let open = Verdict::Open { more_rounds: None };
        let machine = Answered { right: 45, of: 64 };
        for right in [12, 13, 15] {
            assert_eq!(Standing::of(Answered { right, of: 16 }, machine).verdict, open, "{right}");
        }
        // Nearly as good: it would take more rounds than anybody plays.
        assert_eq!(Standing::of(Answered { right: 19, of: 20 }, Answered { right: 485, of: 500 }).verdict, open);
        for (person, machine) in [((0, 0), (10, 10)), ((3, 3), (0, 0))] {
            let answered = |(right, of)| Answered { right, of };
            let (person, machine) = (answered(person), answered(machine));
            assert_eq!(Standing::of(person, machine).verdict, Verdict::NotYet);
        }
    }
}

//! The order of a bias lab: the warm-up, then the twins of all cases mixed by chance.

use super::chance::Chance;
use super::quota::{BiasCase, Chosen, QuotaError, Search};
use super::{Arm, BiasPhase};
use crate::factory::Twin;

/// Orders that are tried before one with twins beside each other is taken. Of the orders of ten pairs about a third has no such
/// neighbours, so that the last resort is for a single pair.
const MOST_TRIES: usize = 400;

/// What a round is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// It comes before the cases; with advice, which is right.
    WarmUp,
    /// A twin without advice.
    Blind,
    /// A twin with advice.
    Advised,
}

/// One picture of a lab.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BiasRound {
    /// Of which case.
    pub case: BiasCase,
    /// What it is for.
    pub part: Part,
}

impl BiasRound {
    /// Which twin of the case it shows.
    pub fn twin(&self) -> Twin {
        match self.part {
            Part::WarmUp | Part::Advised => self.case.advised_twin,
            Part::Blind => self.case.advised_twin.other(),
        }
    }

    /// In which phases it is answered, one after the other.
    pub fn phases(&self, arm: Arm) -> &'static [BiasPhase] {
        match (self.part, arm) {
            (Part::Blind, _) => &[BiasPhase::Blind],
            (Part::WarmUp, Arm::CommitFirst) => &[BiasPhase::Committed, BiasPhase::WarmUp],
            (Part::WarmUp, Arm::AdviceFirst | Arm::WithEvidence) => &[BiasPhase::WarmUp],
            (Part::Advised, Arm::CommitFirst) => &[BiasPhase::Committed, BiasPhase::Advised],
            (Part::Advised, Arm::AdviceFirst | Arm::WithEvidence) => &[BiasPhase::Advised],
        }
    }
}

/// Everything that is asked in a lab, in its order.
#[derive(Clone, Debug, PartialEq)]
pub struct Protocol {
    /// How advice is given.
    pub arm: Arm,
    /// The pictures.
    pub rounds: Vec<BiasRound>,
    /// Candidates that were looked through for the cases.
    pub looked_through: usize,
}

impl Protocol {
    /// The order of the cases of a search. Seed and arm alone draw it.
    ///
    /// # Errors
    /// When the search has not enough cases.
    pub fn new(seed: u64, arm: Arm, search: &Search) -> Result<Self, QuotaError> {
        let Chosen { mut warm_up, cases } = search.chosen()?;
        let mut chance = Chance::new(seed, "bias order");
        chance.shuffle(&mut warm_up);
        let mut rounds: Vec<BiasRound> = warm_up.into_iter().map(|case| BiasRound { case, part: Part::WarmUp }).collect();
        rounds.extend(mixed(&cases, &mut chance));
        Ok(Self { arm, rounds, looked_through: search.looked_through() })
    }
}

/// Both twins of each case in an order by chance: all orders without twins beside each other are alike likely.
fn mixed(cases: &[BiasCase], chance: &mut Chance) -> Vec<BiasRound> {
    let twins = |&case: &BiasCase| [Part::Blind, Part::Advised].map(|part| BiasRound { case, part });
    let mut rounds: Vec<BiasRound> = cases.iter().flat_map(twins).collect();
    for _ in 0..MOST_TRIES {
        chance.shuffle(&mut rounds);
        if rounds.windows(2).all(|pair| pair[0].case.index != pair[1].case.index) {
            break;
        }
    }
    rounds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classroom::bias::{WARM_UP_ROUNDS, advised_twin};
    use crate::factory::Syndrome;

    const SEEDS: u64 = 4_000;

    /// A search over candidates of an adviser that is right in seven of ten, in an order that is the same for every seed.
    fn search(seed: u64) -> Search {
        let mut search = Search::new(seed);
        for index in 0..120 {
            let truth = Syndrome::ALL[(index % 4) as usize];
            let advice = if index / 4 % 10 < 7 { truth } else { Syndrome::ALL[((index + 1) % 4) as usize] };
            search.add(BiasCase { index, advised_twin: advised_twin(seed, index), truth, advice, sureness: 0.7 });
        }
        search
    }

    fn protocol(seed: u64) -> Protocol {
        Protocol::new(seed, Arm::AdviceFirst, &search(seed)).unwrap()
    }

    #[test]
    fn every_case_comes_twice_as_two_twins_never_beside_each_other() {
        for seed in 0..500 {
            let rounds = protocol(seed).rounds;
            assert!(rounds[..WARM_UP_ROUNDS].iter().all(|round| round.part == Part::WarmUp && round.case.is_right()));
            let rounds = &rounds[WARM_UP_ROUNDS..];
            assert_eq!(rounds.len(), 20);
            for pair in rounds.windows(2) {
                assert_ne!(pair[0].case.index, pair[1].case.index, "seed {seed}");
            }
            for round in rounds {
                let both: Vec<&BiasRound> = rounds.iter().filter(|other| other.case.index == round.case.index).collect();
                assert_eq!(both.len(), 2);
                assert!(both[0].part != both[1].part && both[0].twin() != both[1].twin());
            }
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_order_in_every_arm() {
        let [first, second, third] = Arm::ALL.map(|arm| Protocol::new(9, arm, &search(9)).unwrap().rounds);
        assert!(first == second && second == third);
        assert_ne!(first, protocol(10).rounds);
    }

    #[test]
    fn one_case_alone_is_shown_as_well() {
        let case = search(1).chosen().unwrap().cases[0];
        assert_eq!(mixed(&[case], &mut Chance::new(1, "one")).len(), 2);
    }

    /// Nothing about a round can be told from its place: neither its class, nor whether the advice is wrong, nor which twin it is.
    #[test]
    fn the_place_of_a_round_tells_nothing() {
        let mut told = [[0_i32; 20]; 8];
        for seed in 0..SEEDS {
            for (place, round) in protocol(seed).rounds[WARM_UP_ROUNDS..].iter().enumerate() {
                let facts = [
                    round.part == Part::Advised,
                    round.part == Part::Advised && !round.case.is_right(),
                    !round.case.is_right(),
                    round.twin() == Twin::First,
                    round.case.truth == Syndrome::A,
                    round.case.truth == Syndrome::B,
                    round.case.truth == Syndrome::C,
                    round.case.truth == Syndrome::Z,
                ];
                facts.iter().enumerate().for_each(|(fact, &holds)| told[fact][place] += i32::from(holds));
            }
        }
        // Of 4,000: a half, 3 of 20, 6 of 20, a half, and a quarter of each class; five standard errors.
        for (fact, (share, counts)) in [0.5, 0.15, 0.3, 0.5, 0.25, 0.25, 0.25, 0.25].iter().zip(&told).enumerate() {
            let (mean, deviation) = (SEEDS as f64 * share, (SEEDS as f64 * share * (1.0 - share)).sqrt());
            for (place, &count) in counts.iter().enumerate() {
                assert!((f64::from(count) - mean).abs() < 5.0 * deviation, "fact {fact} at place {place}: {count} for {mean}");
            }
        }
    }

    /// Whether the blind twin comes before the advised one is tossed for, in cases with right and with wrong advice alike.
    #[test]
    fn which_twin_comes_first_is_a_toss() {
        let mut blind_first = [0_i32; 2];
        let mut cases = [0_i32; 2];
        for seed in 0..SEEDS {
            let rounds = protocol(seed).rounds;
            for (at, round) in rounds.iter().enumerate().filter(|(_, round)| round.part == Part::Blind) {
                let is_right = usize::from(round.case.is_right());
                cases[is_right] += 1;
                blind_first[is_right] +=
                    i32::from(rounds[at..].iter().any(|other| other.part == Part::Advised && other.case == round.case));
            }
        }
        for (first, all) in blind_first.into_iter().zip(cases) {
            assert!((f64::from(first) / f64::from(all) - 0.5).abs() < 2.5 / f64::from(all).sqrt(), "{first} of {all}");
        }
    }

    /// The two rounds before tell nothing either: advice is as often wrong after wrong advice as chance has it.
    #[test]
    fn wrong_advice_follows_wrong_advice_as_chance_has_it() {
        let (mut pairs, mut both) = (0.0, 0.0);
        for seed in 0..SEEDS {
            let rounds = protocol(seed).rounds;
            let advised: Vec<bool> =
                rounds.iter().filter(|round| round.part == Part::Advised).map(|round| !round.case.is_right()).collect();
            pairs += (advised.len() - 1) as f64;
            both += advised.windows(2).filter(|pair| pair[0] && pair[1]).count() as f64;
        }
        // Two of three wrong ones among ten beside each other: 3/10 * 2/9.
        assert!((both / pairs - 1.0 / 15.0).abs() < 0.007, "{}", both / pairs);
    }

    #[test]
    fn the_warm_up_tells_no_class_by_its_place() {
        let mut counts = [[0_i32; 4]; WARM_UP_ROUNDS];
        for seed in 0..SEEDS {
            protocol(seed).rounds[..WARM_UP_ROUNDS]
                .iter()
                .enumerate()
                .for_each(|(at, round)| counts[at][round.case.truth.index()] += 1);
        }
        assert!(counts.iter().flatten().all(|count| (count - 1000).abs() < 137), "{counts:?}");
    }
}

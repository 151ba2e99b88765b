//! The cases of a bias lab: from a stream of pictures that the adviser has answered, so many in which it is right and so many in which
//! it is wrong.
//!
//! The adviser's answers are its own: nothing is made up. So cases are searched until there are enough of both kinds. Of how many
//! pictures each class has, the most even split is taken that the candidates allow.

use std::cmp::Reverse;

use thiserror::Error;

use super::chance::Chance;
use crate::factory::{Syndrome, Twin, derived_seed};

/// Rounds of the warm-up; the adviser is right in all of them.
pub const WARM_UP_ROUNDS: usize = 4;
/// Cases with right advice.
pub const RIGHT_CASES: usize = 7;
/// Cases with wrong advice.
pub const WRONG_CASES: usize = 3;
/// Pictures that are asked in a lab: the warm-up, and both twins of every case.
pub const PICTURES: usize = WARM_UP_ROUNDS + 2 * (RIGHT_CASES + WRONG_CASES);
/// Candidates after which a search without enough cases ends.
pub const MOST_CANDIDATES: usize = 4096;
/// Candidates after which an uneven split over the classes is accepted.
const PATIENCE: usize = 512;

/// Numbers of pictures, in the order of [`Syndrome::ALL`].
type PerClass = [usize; Syndrome::COUNT];

/// A picture that the adviser has answered: one of its twins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BiasCase {
    /// Its place in the series.
    pub index: u64,
    /// The twin that is shown with advice, and which the adviser has seen: by [`advised_twin`].
    pub advised_twin: Twin,
    /// The class.
    pub truth: Syndrome,
    /// The adviser's answer.
    pub advice: Syndrome,
    /// The adviser's probability of its answer, 0 to 1.
    pub sureness: f32,
}

impl BiasCase {
    /// Whether the adviser is right.
    pub fn is_right(&self) -> bool {
        self.advice == self.truth
    }
}

/// Which twin of a place is shown with advice: by chance, as a coin falls.
pub fn advised_twin(seed: u64, index: u64) -> Twin {
    let bit = derived_seed(derived_seed(seed, "advised twin") ^ index, "coin") & 1;
    if bit == 0 { Twin::First } else { Twin::Second }
}

/// Why there is no bias lab with an adviser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum QuotaError {
    /// It is wrong too seldom.
    #[error(
        "the adviser was wrong in {wrong} of {looked_through} pictures, and the lab needs {WRONG_CASES} wrong answers: choose a network that is wrong more often"
    )]
    TooFewWrong {
        /// Wrong answers.
        wrong: usize,
        /// Pictures that were looked through.
        looked_through: usize,
    },
    /// It is right too seldom.
    #[error(
        "the adviser was right in {right} of {looked_through} pictures, and the lab needs {} right answers: choose a network that is right more often",
        WARM_UP_ROUNDS + RIGHT_CASES
    )]
    TooFewRight {
        /// Right answers.
        right: usize,
        /// Pictures that were looked through.
        looked_through: usize,
    },
}

/// The cases of a lab.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// Those of the warm-up, by their places in the series.
    pub warm_up: Vec<BiasCase>,
    /// Those with twins, by their places in the series.
    pub cases: Vec<BiasCase>,
}

/// A search for cases: takes candidates until it has enough.
#[derive(Clone, Debug)]
pub struct Search {
    seed: u64,
    candidates: Vec<BiasCase>,
}

impl Search {
    /// An empty search; the seed decides between splits that are equally even.
    pub fn new(seed: u64) -> Self {
        Self { seed, candidates: Vec::new() }
    }

    /// Takes a candidate; beyond [`MOST_CANDIDATES`] none is taken.
    pub fn add(&mut self, candidate: BiasCase) {
        if self.candidates.len() < MOST_CANDIDATES {
            self.candidates.push(candidate);
        }
    }

    /// Candidates that were looked through.
    pub fn looked_through(&self) -> usize {
        self.candidates.len()
    }

    /// Candidates with right advice.
    pub fn right(&self) -> usize {
        self.candidates.iter().filter(|candidate| candidate.is_right()).count()
    }

    /// Whether the search is over: there are enough cases, evenly split or as evenly as could be hoped for; or there were too many
    /// candidates.
    pub fn is_over(&self) -> bool {
        let split = self.splits().map(|splits| splits.rank);
        let is_enough = split.is_some_and(|rank| rank == Rank::BEST || self.candidates.len() >= PATIENCE);
        is_enough || self.candidates.len() >= MOST_CANDIDATES
    }

    /// The cases, from the candidates so far.
    ///
    /// # Errors
    /// When the adviser was right or wrong too seldom.
    pub fn chosen(&self) -> Result<Chosen, QuotaError> {
        let (looked_through, right) = (self.looked_through(), self.right());
        let wrong = looked_through - right;
        let splits = self.splits().ok_or(if wrong < WRONG_CASES {
            QuotaError::TooFewWrong { wrong, looked_through }
        } else {
            QuotaError::TooFewRight { right, looked_through }
        })?;
        let mut chance = Chance::new(self.seed, "bias classes");
        let (of_wrong, of_right) = splits.best[chance.below(splits.best.len())];
        let mut pools = [self.pool(true), self.pool(false)];
        let mut cases = taken(&mut pools[1], of_wrong);
        cases.extend(taken(&mut pools[0], of_right));
        cases.sort_unstable_by_key(|case| case.index);
        let most_even = splits_of(WARM_UP_ROUNDS, counts(&pools[0])).into_iter().min_by_key(unevenness).unwrap_or_default();
        Ok(Chosen { warm_up: taken(&mut pools[0], most_even), cases })
    }

    fn pool(&self, right: bool) -> Vec<BiasCase> {
        self.candidates.iter().filter(|candidate| candidate.is_right() == right).copied().collect()
    }

    /// The most even splits over the classes that the candidates allow; `None` without enough candidates.
    fn splits(&self) -> Option<Splits> {
        if self.right() < WARM_UP_ROUNDS + RIGHT_CASES {
            return None;
        }
        let right_there = counts(&self.pool(true));
        let of_right = splits_of(RIGHT_CASES, right_there);
        let of_wrong = splits_of(WRONG_CASES, counts(&self.pool(false)));
        let mut splits: Option<Splits> = None;
        for (wrong, right) in of_wrong.iter().flat_map(|wrong| of_right.iter().map(move |right| (*wrong, *right))) {
            let rank = Rank::of(wrong, right, right_there);
            match &mut splits {
                Some(found) if found.rank > rank => {}
                Some(found) if found.rank == rank => found.best.push((wrong, right)),
                _ => splits = Some(Splits { rank, best: vec![(wrong, right)] }),
            }
        }
        splits
    }
}

/// How even a split is; the larger, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// Classes among the cases with wrong advice.
    wrong_classes: usize,
    /// Cases of the rarest class.
    rarest: usize,
    /// Sum of the squares of the classes' numbers of cases: the smaller, the more even.
    unevenness: Reverse<usize>,
    /// Classes that are left over for the warm-up.
    warm_up_classes: usize,
}

impl Rank {
    /// Three classes with wrong advice, ten cases as 3, 3, 2, 2, and every class in the warm-up.
    const BEST: Self = Self { wrong_classes: WRONG_CASES, rarest: 2, unevenness: Reverse(26), warm_up_classes: WARM_UP_ROUNDS };

    fn of(wrong: PerClass, right: PerClass, right_there: PerClass) -> Self {
        let all: PerClass = std::array::from_fn(|class| wrong[class] + right[class]);
        Self {
            wrong_classes: wrong.iter().filter(|&&count| count > 0).count(),
            rarest: all.into_iter().min().unwrap_or_default(),
            unevenness: Reverse(unevenness(&all)),
            warm_up_classes: right.iter().zip(right_there).filter(|&(&taken, there)| there > taken).count(),
        }
    }
}

/// Splits that are equally even: how many with wrong advice of each class, and how many with right advice.
struct Splits {
    rank: Rank,
    best: Vec<(PerClass, PerClass)>,
}

fn unevenness(split: &PerClass) -> usize {
    split.iter().map(|count| count * count).sum()
}

fn counts(pool: &[BiasCase]) -> PerClass {
    let mut counts = PerClass::default();
    for case in pool {
        counts[case.truth.index()] += 1;
    }
    counts
}

/// All ways to take `take` pictures from so many of each class.
fn splits_of(take: usize, there: PerClass) -> Vec<PerClass> {
    let [a, b, c, z] = there;
    let up_to = |there: usize, taken: usize| 0..=there.min(take - taken);
    let triples = up_to(a, 0).flat_map(|a| up_to(b, a).flat_map(move |b| up_to(c, a + b).map(move |c| (a, b, c))));
    triples.map(|(a, b, c)| [a, b, c, take - a - b - c]).filter(|split| split[3] <= z).collect()
}

/// Takes the first so many of each class out of a pool.
fn taken(pool: &mut Vec<BiasCase>, mut split: PerClass) -> Vec<BiasCase> {
    let mut is_taken = |case: &mut BiasCase| {
        let left = &mut split[case.truth.index()];
        let takes = *left > 0;
        *left -= usize::from(takes);
        takes
    };
    pool.extract_if(.., &mut is_taken).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A candidate with this truth and this advice.
    fn candidate(index: u64, truth: Syndrome, advice: Syndrome) -> BiasCase {
        BiasCase { index, advised_twin: advised_twin(1, index), truth, advice, sureness: 0.8 }
    }

    /// Candidates of an adviser that is right in so many of a hundred, all classes alike.
    fn stream(seed: u64, percent: usize) -> impl Iterator<Item = BiasCase> {
        let mut chance = Chance::new(seed, "candidates");
        (0..).map(move |index| {
            let truth = Syndrome::ALL[chance.below(4)];
            let is_right = chance.below(100) < percent;
            let advice = if is_right { truth } else { Syndrome::ALL[(truth.index() + 1 + chance.below(3)) % 4] };
            candidate(index, truth, advice)
        })
    }

    fn searched(seed: u64, mut stream: impl Iterator<Item = BiasCase>) -> Search {
        let mut search = Search::new(seed);
        while !search.is_over() {
            search.add(stream.next().unwrap());
        }
        search
    }

    fn classes(cases: &[BiasCase]) -> PerClass {
        Syndrome::ALL.map(|class| cases.iter().filter(|case| case.truth == class).count())
    }

    #[test]
    fn the_quota_holds_exactly_and_every_class_is_there() {
        for seed in 0..300 {
            let search = searched(seed, stream(seed, 70));
            let Chosen { warm_up, cases } = search.chosen().unwrap();
            assert_eq!((warm_up.len(), cases.len()), (WARM_UP_ROUNDS, RIGHT_CASES + WRONG_CASES));
            assert!(warm_up.iter().all(BiasCase::is_right));
            let wrong: Vec<BiasCase> = cases.iter().filter(|case| !case.is_right()).copied().collect();
            assert_eq!(wrong.len(), WRONG_CASES);
            assert_eq!(classes(&wrong).into_iter().max(), Some(1), "three classes are told wrong");
            let mut split = classes(&cases);
            split.sort_unstable();
            assert_eq!((split, classes(&warm_up)), ([2, 2, 3, 3], [1; 4]));
            let mut places: Vec<u64> = warm_up.iter().chain(&cases).map(|case| case.index).collect();
            places.sort_unstable();
            places.dedup();
            assert_eq!(places.len(), 14, "no picture comes as two cases");
            assert!(search.looked_through() < PATIENCE, "{}", search.looked_through());
        }
    }

    /// All subsets of a few candidates, one by one: none is more even than what was chosen.
    #[test]
    fn no_other_choice_of_cases_is_more_even() {
        for seed in 0..60 {
            let mut chance = Chance::new(seed, "few candidates");
            let mut search = Search::new(seed);
            // Few classes among them, and seldom all.
            let (kinds, more) = (1 + chance.below(4), chance.below(4));
            for index in 0..11 + more + 4 {
                let truth = Syndrome::ALL[chance.below(kinds)];
                let advice = if index < 11 + more { truth } else { Syndrome::ALL[(truth.index() + 1) % 4] };
                search.add(candidate(index as u64, truth, advice));
            }
            let all = &search.candidates;
            let mut best = None;
            for subset in 0_u32..1 << all.len() {
                if subset.count_ones() as usize != RIGHT_CASES + WRONG_CASES {
                    continue;
                }
                let picked: Vec<BiasCase> = (0..all.len()).filter(|&at| subset & (1 << at) != 0).map(|at| all[at]).collect();
                best = best.max(evenness(&picked));
            }
            assert_eq!(evenness(&search.chosen().unwrap().cases), best, "seed {seed}");
        }
    }

    /// Classes that are told wrong, the rarest class, minus the sum of squares; `None` where the quota does not hold.
    fn evenness(cases: &[BiasCase]) -> Option<(usize, usize, i64)> {
        let wrong: Vec<BiasCase> = cases.iter().filter(|case| !case.is_right()).copied().collect();
        let split = classes(cases);
        let squares: usize = split.iter().map(|count| count * count).sum();
        let told_wrong = classes(&wrong).iter().filter(|&&count| count > 0).count();
        (wrong.len() == WRONG_CASES).then(|| (told_wrong, split.into_iter().min().unwrap(), -(squares as i64)))
    }

    #[test]
    fn an_adviser_that_is_always_right_or_always_wrong_is_refused_with_the_numbers() {
        let right = searched(1, stream(1, 100));
        assert_eq!(right.chosen(), Err(QuotaError::TooFewWrong { wrong: 0, looked_through: MOST_CANDIDATES }));
        let wrong = searched(1, stream(1, 0));
        assert_eq!(wrong.chosen(), Err(QuotaError::TooFewRight { right: 0, looked_through: MOST_CANDIDATES }));
        let sentence = wrong.chosen().unwrap_err().to_string();
        assert!(sentence.contains("0 of 4096") && sentence.contains("11 right answers"), "{sentence}");
        assert!(Search::new(1).chosen().is_err());
    }

    /// An adviser that knows three classes, and calls everything of the fourth one by another name.
    #[test]
    fn an_adviser_that_never_sees_one_class_is_taken_with_what_there_is() {
        let advice = |truth: Syndrome| if truth == Syndrome::C { Syndrome::Z } else { truth };
        let blind_for_c = stream(5, 100).map(|case| BiasCase { advice: advice(case.truth), ..case });
        let search = searched(5, blind_for_c);
        assert_eq!(search.looked_through(), PATIENCE);
        let Chosen { warm_up, cases } = search.chosen().unwrap();
        assert_eq!(classes(&cases)[Syndrome::C.index()], 3, "all three wrong ones");
        let mut split = classes(&warm_up);
        split.sort_unstable();
        assert_eq!(split, [0, 1, 1, 2]);
    }

    #[test]
    fn the_advised_twin_is_tossed_for() {
        let firsts = (0..10_000).filter(|&index| advised_twin(3, index) == Twin::First).count();
        assert!((4_750..=5_250).contains(&firsts), "{firsts} of 10,000; five standard errors are 250");
        let same = (0..10_000).filter(|&index| advised_twin(3, index) == advised_twin(4, index)).count();
        assert!((4_750..=5_250).contains(&same), "another seed tosses again: {same}");
        let changes = (0..10_000).filter(|&index| advised_twin(3, index) == advised_twin(3, index + 1)).count();
        assert!((4_750..=5_250).contains(&changes), "neighbours are tossed apart: {changes}");
    }
}

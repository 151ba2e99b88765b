//! Breaking points: one knob turned through its range, how often the machine is right at each value, and how often the player is.

use std::collections::BTreeSet;

use super::super::factory_words::knob_words;
use super::super::{PlayedRound, PlayedSession, Sees};
use super::words::knob_value;
use crate::factory::{Parameter, ParameterGroup, ParameterValue, Recipe, SpecimenId, Syndrome};
use crate::game::{CONFIDENCE, exact_interval};
use crate::network::Classes;
use crate::words::words;
use crate::worker::{SweepPoint, Tally};

/// Values of a sweep.
pub const SWEEP_LENGTH: usize = 15;
/// Pictures at each value to choose from.
pub const SWEEP_COUNTS: [u64; 3] = [100, 400, 1000];
/// A machine that is right less often than this is broken.
pub const BROKEN: f64 = 0.5;

/// What the next sweep will be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SweepForm {
    /// Key of the knob.
    pub key: &'static str,
    /// The smallest and the largest value.
    pub range: (f64, f64),
    /// Pictures at each value.
    pub count: u64,
}

impl Default for SweepForm {
    fn default() -> Self {
        Self::of_knob("alterations.noise_amplitude", SWEEP_COUNTS[1])
    }
}

impl SweepForm {
    /// The whole range of a knob.
    pub fn of_knob(key: &'static str, count: u64) -> Self {
        Self { key, range: Parameter::by_key(key).map_or((0.0, 1.0), |parameter| parameter.limits), count }
    }

    /// The form with a range and a count that can be measured.
    pub fn checked(self) -> Self {
        let Some(parameter) = Parameter::by_key(self.key).filter(|parameter| can_be_swept(parameter)) else {
            return Self::default();
        };
        let (first, last) = parameter.limits;
        let bound = |value: f64, other: f64| if value.is_finite() { value.clamp(first, last) } else { other };
        let (low, high) = (bound(self.range.0, first), bound(self.range.1, last));
        let range = if low < high { (low, high) } else { (first, last) };
        Self { range, count: self.count.clamp(1, SWEEP_COUNTS[2]), ..self }
    }

    /// The values: evenly over the range, both ends among them, each one once.
    pub fn values(&self) -> Vec<f64> {
        let (low, high) = self.range;
        let whole = Parameter::by_key(self.key).is_some_and(|parameter| parameter.whole);
        let at = |place: usize| low + (high - low) * place as f64 / (SWEEP_LENGTH - 1) as f64;
        let mut values: Vec<f64> = (0..SWEEP_LENGTH).map(at).map(|value| if whole { value.round() } else { value }).collect();
        values.dedup();
        values
    }
}

/// Whether a knob can be swept: it has a range of numbers, and turning it leaves every specimen in its class.
pub fn can_be_swept(parameter: &Parameter) -> bool {
    let is_switch = matches!(parameter.get(&crate::factory::Mode::Hard.recipe()), ParameterValue::Switch(_));
    !is_switch && !matches!(parameter.group, ParameterGroup::Priors | ParameterGroup::Region)
}

/// Right answers with the interval in which the true share lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// Right answers among pictures.
    pub tally: Tally,
    /// The exact interval of the share, from 0 to 1.
    pub interval: (f64, f64),
}

impl Measured {
    /// With its interval, which takes some time to find.
    pub fn new(tally: Tally) -> Self {
        Self { tally, interval: exact_interval(tally.right, tally.pictures, CONFIDENCE) }
    }

    /// Share of right answers, or `None` without pictures.
    pub fn share(&self) -> Option<f64> {
        (self.tally.pictures > 0).then(|| self.tally.right as f64 / self.tally.pictures as f64)
    }
}

/// Which pictures a line of the chart is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SweepGroup {
    /// All.
    All,
    /// Those of a class.
    Class(Syndrome),
    /// Those whose tumors are smaller than usual for their class.
    SmallerTumors,
    /// Those whose tumors are larger.
    LargerTumors,
}

impl SweepGroup {
    /// All groups.
    pub const ALL: [Self; 7] = [
        Self::All,
        Self::Class(Syndrome::A),
        Self::Class(Syndrome::B),
        Self::Class(Syndrome::C),
        Self::Class(Syndrome::Z),
        Self::SmallerTumors,
        Self::LargerTumors,
    ];

    /// The name in tables.
    fn name(self) -> String {
        match self {
            Self::All => "all pictures".to_owned(),
            Self::Class(class) => class.to_string(),
            Self::SmallerTumors => "smaller tumors".to_owned(),
            Self::LargerTumors => "larger tumors".to_owned(),
        }
    }
}

/// What was measured at a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePoint {
    all: Measured,
    classes: [Measured; Syndrome::COUNT],
    sizes: [Measured; 2],
}

impl CurvePoint {
    /// With all intervals.
    pub fn new(point: &SweepPoint) -> Self {
        let SweepPoint { all, classes, sizes } = *point;
        Self { all: Measured::new(all), classes: classes.map(Measured::new), sizes: sizes.map(Measured::new) }
    }

    /// The part about a group.
    pub fn of(&self, group: SweepGroup) -> &Measured {
        match group {
            SweepGroup::All => &self.all,
            SweepGroup::Class(class) => &self.classes[class.index()],
            SweepGroup::SmallerTumors => &self.sizes[0],
            SweepGroup::LargerTumors => &self.sizes[1],
        }
    }
}

/// How a sweep stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SweepStatus {
    /// Under way.
    Running,
    /// Every value is measured.
    Done,
    /// Cancelled; what was measured stays.
    Cancelled,
    /// It failed; the sentence.
    Failed(String),
}

/// A sweep, with what is measured of it.
#[derive(Clone, Debug, PartialEq)]
pub struct SweepRun {
    /// What was asked for.
    pub form: SweepForm,
    /// The first specimen; its recipe is turned at the knob.
    pub first: SpecimenId,
    /// Who the machine is.
    pub machine: String,
    /// Between which answers it decides.
    pub answers: Classes,
    /// The values.
    pub values: Vec<f64>,
    /// What is measured at each of them, so far.
    pub points: Vec<Option<CurvePoint>>,
    /// Pictures answered so far, over all values.
    pub done: u64,
    /// How it stands.
    pub status: SweepStatus,
}

impl SweepRun {
    /// The knob.
    pub fn parameter(&self) -> Option<&'static Parameter> {
        Parameter::by_key(self.form.key)
    }

    /// Pictures over all values.
    pub fn total(&self) -> u64 {
        self.form.count * self.values.len() as u64
    }

    /// The recipe with the knob at a value; its name says so.
    pub fn recipe_at(&self, value: f64) -> Recipe {
        let mut recipe = (*self.first.recipe).clone();
        if let Some(parameter) = self.parameter() {
            parameter.fix(&mut recipe, value);
            let knob = knob_words(parameter).to_lowercase();
            recipe.name = words().factory_sweep_recipe(&self.first.recipe.name, knob, knob_value(value));
        }
        recipe
    }

    /// The smallest and the largest value that the recipe itself draws.
    pub fn own_range(&self) -> (f64, f64) {
        self.parameter().map_or((0.0, 0.0), |parameter| parameter.get(&self.first.recipe).bounds())
    }

    /// The line of a group: values with what was measured there, in order. Values without a picture of the group are left out.
    pub fn line(&self, group: SweepGroup) -> Vec<(f64, Measured)> {
        let points = self.values.iter().zip(&self.points);
        points
            .filter_map(|(&value, point)| Some((value, *point.as_ref()?.of(group))))
            .filter(|(_, at)| at.tally.pictures > 0)
            .collect()
    }

    /// Where the share of right answers falls below [`BROKEN`] on the way from the recipe's own values downwards and upwards, between two
    /// measured values in proportion. `None` where it does not, or where it is below from the beginning.
    pub fn breaks(&self) -> [Option<f64>; 2] {
        let line: Vec<(f64, f64)> =
            self.line(SweepGroup::All).into_iter().filter_map(|(value, at)| Some((value, at.share()?))).collect();
        let (low, high) = self.own_range();
        let own = f64::midpoint(low, high);
        let distance = |place: &usize| (line[*place].0 - own).abs();
        let Some(start) = (0..line.len()).min_by(|a, b| distance(a).total_cmp(&distance(b))) else { return [None; 2] };
        let crossing = |(from, to): (&(f64, f64), &(f64, f64))| {
            (from.1 >= BROKEN && to.1 < BROKEN).then(|| from.0 + (to.0 - from.0) * (from.1 - BROKEN) / (from.1 - to.1))
        };
        let upwards = line[start..].iter().zip(&line[start + 1..]).find_map(crossing);
        let downwards = line[..=start].iter().rev().zip(line[..start].iter().rev()).find_map(crossing);
        [downwards, upwards]
    }

    /// The player's own answers over rounds of this recipe with the knob at one value, by value; those with the base image hidden are left
    /// out. A picture that was played again counts once, as it was answered first.
    pub fn played(&self, session: &PlayedSession) -> Vec<(f64, Measured)> {
        let mut seen = BTreeSet::new();
        let mut tallies: Vec<(f64, Tally)> = Vec::new();
        for round in session.records().iter().filter(|round| round.group.person == Sees::SampleAndBase) {
            let picture = &round.origin.picture;
            let (Some(value), Some(is_right)) = (self.value_of(round), round.round.human_is_right()) else { continue };
            if !seen.insert((value.to_bits(), picture.seed(), picture.index())) {
                continue;
            }
            match tallies.iter_mut().find(|(known, _)| *known == value) {
                Some((_, tally)) => tally.add(is_right),
                None => tallies.push((value, Tally { right: u64::from(is_right), pictures: 1 })),
            }
        }
        tallies.sort_by(|a, b| a.0.total_cmp(&b.0));
        tallies.into_iter().map(|(value, tally)| (value, Measured::new(tally))).collect()
    }

    /// At which value of the knob a round of this recipe was played.
    fn value_of(&self, round: &PlayedRound) -> Option<f64> {
        let id = round.origin.picture.id()?;
        let (low, high) = self.parameter()?.get(&id.recipe).bounds();
        if low < high || id.base != self.first.base {
            return None;
        }
        let expected = Recipe { name: id.recipe.name.clone(), ..self.recipe_at(low) };
        (expected == *id.recipe).then_some(low)
    }
}

/// The view of breaking points.
#[derive(Clone, Debug, PartialEq)]
pub struct SweepState {
    /// The next sweep.
    pub form: SweepForm,
    /// The last one.
    pub run: Option<SweepRun>,
    /// The value that is looked at.
    pub value: f64,
}

impl Default for SweepState {
    fn default() -> Self {
        let form = SweepForm::default();
        Self { form, run: None, value: f64::midpoint(form.range.0, form.range.1) }
    }
}

/// The sweep as CSV: a row for each value and group, and for what the player answered.
pub fn to_csv(run: &SweepRun, session: &PlayedSession) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["knob", "value", "player", "pictures_of", "right", "pictures", "share", "low", "high"])?;
    let mut row = |value: f64, player: &str, group: &str, at: &Measured| {
        let share = at.share().map_or_else(String::new, |share| format!("{share:.4}"));
        let (low, high) = at.interval;
        table.write_record([
            run.form.key,
            &value.to_string(),
            player,
            group,
            &at.tally.right.to_string(),
            &at.tally.pictures.to_string(),
            &share,
            &format!("{low:.4}"),
            &format!("{high:.4}"),
        ])
    };
    for group in SweepGroup::ALL {
        for (value, at) in run.line(group) {
            row(value, &run.machine, &group.name(), &at)?;
        }
    }
    for (value, at) in run.played(session) {
        row(value, "you", &SweepGroup::All.name(), &at)?;
    }
    table.into_inner().map_err(|err| csv::Error::from(err.into_error()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    use crate::factory::{BaseImage, Mode};

    /// A finished sweep of HARD's noise (1 to 15) with these values and right answers of 100.
    fn run(points: &[(f64, u64)]) -> SweepRun {
        let form = SweepForm { range: (0.0, 100.0), ..SweepForm::default() };
        let point = |&(_, right): &(f64, u64)| {
            let all = Tally { right, pictures: 100 };
            Some(CurvePoint::new(&SweepPoint { all, ..SweepPoint::default() }))
        };
        SweepRun {
            form,
            first: SpecimenId::of_mode(Mode::Hard, &Arc::new(BaseImage::bundled()), 1),
            machine: "bundled".to_owned(),
            answers: Classes::Four,
            values: points.iter().map(|(value, _)| *value).collect(),
            points: points.iter().map(point).collect(),
            done: 100,
            status: SweepStatus::Done,
        }
    }

    #[test]
    fn a_break_lies_in_proportion_between_two_values() {
        let broken = run(&[(0.0, 99), (8.0, 99), (40.0, 70), (60.0, 30), (80.0, 25)]);
        assert_eq!(broken.breaks(), [None, Some(50.0)]);
        assert_eq!(
            broken.sentence(),
            "Noise amplitude: the machine is right in fewer than half of the pictures at 50 and above."
        );
        let both = run(&[(0.0, 25), (4.0, 75), (8.0, 99), (40.0, 60), (60.0, 40)]);
        assert_eq!(both.breaks(), [Some(2.0), Some(50.0)]);
        assert!(both.sentence().contains("below 2 and above 50"), "{}", both.sentence());
    }

    #[test]
    fn the_first_break_on_the_way_counts_and_holes_are_stepped_over() {
        let mut wavy = run(&[(8.0, 99), (20.0, 90), (30.0, 40), (40.0, 60), (50.0, 20)]);
        assert_eq!(wavy.breaks()[1], Some(28.0));
        wavy.points[2] = None;
        assert_eq!(wavy.breaks()[1], Some(42.5), "between the values that are measured");
        wavy.status = SweepStatus::Running;
        assert!(wavy.sentence().ends_with("so far."), "{}", wavy.sentence());
    }

    #[test]
    fn a_machine_that_does_not_break_and_one_that_is_broken_from_the_start_are_said() {
        assert!(run(&[(0.0, 99), (100.0, 51)]).sentence().contains("does not break"));
        let broken = run(&[(0.0, 30), (100.0, 20)]);
        assert_eq!(broken.breaks(), [None, None]);
        assert!(broken.sentence().contains("already at the recipe's values"), "{}", broken.sentence());
        assert_eq!(run(&[]).sentence(), "");
        assert_eq!(run(&[]).breaks(), [None, None]);
    }

    #[test]
    fn values_are_whole_where_the_knob_is_and_each_comes_once() {
        let shade = SweepForm { key: "alterations.shade", range: (-3.0, 3.0), count: 100 };
        assert_eq!(shade.values(), [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0].map(|value: f64| value));
        let noise = SweepForm { range: (0.0, 28.0), ..SweepForm::default() };
        assert!(noise.values().into_iter().eq((0..15).map(|place| 2.0 * f64::from(place))));
    }

    #[test]
    fn a_form_that_cannot_be_measured_becomes_one_that_can() {
        let form = SweepForm { key: "alterations.noise_amplitude", range: (f64::NAN, 1e9), count: 0 }.checked();
        assert_eq!((form.range, form.count), ((0.0, 127.0), 1));
        let form = SweepForm { key: "alterations.noise_amplitude", range: (30.0, 30.0), count: 1_000_000 }.checked();
        assert_eq!((form.range, form.count), ((0.0, 127.0), 1000));
        assert_eq!(SweepForm { key: "healthy_prior", ..SweepForm::default() }.checked(), SweepForm::default());
    }
}

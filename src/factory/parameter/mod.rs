//! The table of all knobs: one row per value of a recipe, for the window, the search and the strips.

mod tumors;

pub(super) use tumors::MOST_DISCS;
pub use tumors::{LARGEST_RADIUS, MOST_TUMORS};

use std::sync::LazyLock;

use super::{AlterationKind, Alterations, Distribution, IntegerRange, Plan, Recipe};

/// Which part of a recipe a parameter belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ParameterGroup {
    /// Small tumors.
    Small,
    /// Medium tumors.
    Medium,
    /// Big tumors.
    Big,
    /// Numbers of tumors of syndrome A.
    SyndromeA,
    /// Numbers of tumors of syndrome B.
    SyndromeB,
    /// Numbers of tumors of syndrome C.
    SyndromeC,
    /// How often each class comes.
    Priors,
    /// Where tumors lie.
    Region,
    /// A planted mark that tells the class.
    Mark,
    /// An alteration.
    Alteration(AlterationKind),
}

impl ParameterGroup {
    /// The groups before the alterations, in the order in which a specimen is made.
    const BEFORE: [Self; 9] = [
        Self::Small,
        Self::Medium,
        Self::Big,
        Self::SyndromeA,
        Self::SyndromeB,
        Self::SyndromeC,
        Self::Priors,
        Self::Region,
        Self::Mark,
    ];

    /// All groups, in the order in which a specimen is made.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::BEFORE.into_iter().chain(AlterationKind::ALL.map(Self::Alteration))
    }

    /// The words for people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Small => "Small tumors",
            Self::Medium => "Medium tumors",
            Self::Big => "Big tumors",
            Self::SyndromeA => "Syndrome A",
            Self::SyndromeB => "Syndrome B",
            Self::SyndromeC => "Syndrome C",
            Self::Priors => "Class priors",
            Self::Region => "Tumor region",
            Self::Mark => "Planted mark",
            Self::Alteration(kind) => kind.word(),
        }
    }

    /// The alteration that the group is about, if it is about one.
    pub fn alteration(self) -> Option<AlterationKind> {
        match self {
            Self::Alteration(kind) => Some(kind),
            _ => None,
        }
    }
}

/// The value of a parameter in a recipe.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ParameterValue {
    /// Drawn for each specimen.
    Distribution(Distribution),
    /// A closed range of whole numbers, drawn uniformly.
    Integers(IntegerRange),
    /// The same for all specimens.
    Number(f64),
    /// On or off.
    Switch(bool),
}

/// One knob: a value of the recipe with everything that is to be known about it.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// The key as in the TOML file, as in "alterations.shade".
    pub key: &'static str,
    /// The part of the recipe.
    pub group: ParameterGroup,
    /// What people call it.
    pub name: &'static str,
    /// Whether the name says already which part of the recipe it belongs to.
    pub in_full: bool,
    /// What it does to the picture, in one sentence.
    pub hint: &'static str,
    /// The unit of its values; empty where there is none.
    pub unit: &'static str,
    /// The smallest and the largest value that a recipe may have.
    pub limits: (f64, f64),
    /// Whether only whole numbers are drawn.
    pub whole: bool,
    /// The value that one picture drew by it, where a hand can change that.
    pub in_picture: Option<PictureValue>,
    // Open to the factory: the files of the alterations write rows too.
    pub(super) get: fn(&Recipe) -> ParameterValue,
    pub(super) set: fn(&mut Recipe, ParameterValue),
    pub(super) drawn: fn(&Plan) -> Option<f64>,
}

/// A value that one picture drew, as a hand can change it.
#[derive(Clone, Copy, Debug)]
pub struct PictureValue {
    /// What people call it: unlike the name of the parameter, no distribution is meant.
    pub name: &'static str,
    /// How it is changed.
    pub access: PictureAccess,
}

/// How a value of one picture is read and changed.
#[derive(Clone, Copy, Debug)]
pub enum PictureAccess {
    /// A number, which [`Parameter::drawn`] reads.
    Number(fn(&mut Alterations, f64)),
    /// Whether an alteration that comes to some pictures came to this one.
    Switch {
        /// Reads it.
        get: fn(&Alterations) -> bool,
        /// Changes it.
        set: fn(&mut Alterations, bool),
    },
}

impl ParameterValue {
    /// The smallest and the largest value that can come; 0 and 1 for a switch.
    pub fn bounds(self) -> (f64, f64) {
        match self {
            Self::Distribution(distribution) => distribution.bounds(),
            Self::Integers(range) => (f64::from(range.min), f64::from(range.max)),
            Self::Number(value) => (value, value),
            Self::Switch(_) => (0.0, 1.0),
        }
    }
}

impl Parameter {
    /// All parameters, in the order of [`ParameterGroup::all`].
    pub fn all() -> &'static [Self] {
        static ALL: LazyLock<Vec<Parameter>> = LazyLock::new(|| {
            let alterations = AlterationKind::ALL.into_iter().flat_map(AlterationKind::knobs);
            tumors::rows().into_iter().chain(super::mark::rows()).chain(alterations).collect()
        });
        &ALL
    }

    /// The parameter with this key.
    pub fn by_key(key: &str) -> Option<&'static Self> {
        Self::all().iter().find(|parameter| parameter.key == key)
    }

    /// The same with a name that says already which part of the recipe it belongs to.
    pub(super) fn in_full(self) -> Self {
        Self { in_full: true, ..self }
    }

    /// The same with a number that a hand can change in one picture.
    pub(super) fn number_in_picture(self, name: &'static str, set: fn(&mut Alterations, f64)) -> Self {
        Self { in_picture: Some(PictureValue { name, access: PictureAccess::Number(set) }), ..self }
    }

    /// The same with a switch that a hand can change in one picture.
    pub(super) fn switch_in_picture(
        self,
        name: &'static str,
        get: fn(&Alterations) -> bool,
        set: fn(&mut Alterations, bool),
    ) -> Self {
        Self { in_picture: Some(PictureValue { name, access: PictureAccess::Switch { get, set } }), ..self }
    }

    /// The value in one picture: a number, or 0 and 1 for a switch; `None` where the picture has no such value, as the offset of a
    /// ghost that did not appear.
    pub fn value_in(&self, plan: &Plan) -> Option<f64> {
        match self.in_picture?.access {
            PictureAccess::Number(_) => self.drawn(plan),
            PictureAccess::Switch { get, .. } => Some(f64::from(u8::from(get(&plan.alterations)))),
        }
    }

    /// Changes the value in one picture, drawn into the limits and rounded where only whole numbers are; a switch is on from 0.5.
    /// Nothing happens where the picture has no such value, or with NaN.
    pub fn set_in(&self, plan: &mut Plan, value: f64) {
        if value.is_nan() {
            return;
        }
        match self.in_picture.map(|value| value.access) {
            Some(PictureAccess::Number(set)) => set(&mut plan.alterations, self.within_limits(value)),
            Some(PictureAccess::Switch { set, .. }) => set(&mut plan.alterations, value >= 0.5),
            None => {}
        }
    }

    /// The value drawn into the limits, and rounded where only whole numbers are.
    pub fn within_limits(&self, value: f64) -> f64 {
        let (low, high) = self.limits;
        if self.whole { value.round() } else { value }.clamp(low, high)
    }

    /// Its value in a recipe.
    pub fn get(&self, recipe: &Recipe) -> ParameterValue {
        (self.get)(recipe)
    }

    /// Sets its value, which is not checked; a value of another kind changes nothing.
    pub fn set(&self, recipe: &mut Recipe, value: ParameterValue) {
        (self.set)(recipe, value);
    }

    /// What a specimen drew: for alterations and for numbers of tumors; `None` where a specimen draws several values or
    /// none, and for the offset and share of a ghost that did not appear.
    pub fn drawn(&self, plan: &Plan) -> Option<f64> {
        (self.drawn)(plan)
    }

    /// Sets it to this one value for all specimens, drawn into the limits and rounded where only whole numbers are;
    /// a switch is on from 0.5. The alteration that a number belongs to is switched on, as otherwise the number would do nothing.
    /// NaN changes nothing.
    pub fn fix(&self, recipe: &mut Recipe, value: f64) {
        if value.is_nan() {
            return;
        }
        let value = self.within_limits(value);
        let fixed = match self.get(recipe) {
            ParameterValue::Distribution(_) => ParameterValue::Distribution(Distribution::Fixed { value }),
            ParameterValue::Integers(_) => ParameterValue::Integers(IntegerRange::new(value as i32, value as i32)),
            ParameterValue::Number(_) => ParameterValue::Number(value),
            ParameterValue::Switch(_) => ParameterValue::Switch(value >= 0.5),
        };
        self.set(recipe, fixed);
        if let (Some(kind), false) = (self.group.alteration(), matches!(fixed, ParameterValue::Switch(_))) {
            kind.set_on(recipe, true);
        }
    }

    /// Whether two recipes differ in it.
    pub fn differs(&self, a: &Recipe, b: &Recipe) -> bool {
        self.get(a) != self.get(b)
    }
}

/// A row of the table: the kind of value, its place in the recipe, what is to be known, and what a specimen drew.
///
/// The key is the place as it is written, so that it cannot differ from that in the file.
macro_rules! row {
    (@key $first:ident $(. $rest:ident)*) => { concat!(stringify!($first) $(, ".", stringify!($rest))*) };
    (@build $key:expr, $group:expr, $name:expr, $hint:expr, $unit:expr, $limits:expr, $whole:expr, $get:expr, $set:expr, $drawn:expr) => {
        Parameter {
            key: $key,
            group: $group,
            name: $name,
            in_full: false,
            hint: $hint,
            unit: $unit,
            limits: $limits,
            whole: $whole,
            in_picture: None,
            get: $get,
            set: $set,
            drawn: $drawn,
        }
    };
    (distribution $($field:ident).+, $group:expr, $name:expr, $hint:expr, $unit:expr, $limits:expr, whole: $whole:expr, $drawn:expr) => {
        row!(@build row!(@key $($field).+), $group, $name, $hint, $unit, $limits, $whole,
            |recipe| ParameterValue::Distribution(recipe.$($field).+),
            |recipe, value| if let ParameterValue::Distribution(value) = value { recipe.$($field).+ = value },
            $drawn)
    };
    (integers $($field:ident).+, $group:expr, $name:expr, $hint:expr, $unit:expr, $limits:expr, $drawn:expr) => {
        row!(@build row!(@key $($field).+), $group, $name, $hint, $unit, $limits, true,
            |recipe| ParameterValue::Integers(recipe.$($field).+),
            |recipe, value| if let ParameterValue::Integers(value) = value { recipe.$($field).+ = value },
            $drawn)
    };
    (number $($field:ident).+, $group:expr, $name:expr, $hint:expr, $unit:expr, $limits:expr) => {
        row!(@build row!(@key $($field).+), $group, $name, $hint, $unit, $limits, false,
            |recipe| ParameterValue::Number(recipe.$($field).+),
            |recipe, value| if let ParameterValue::Number(value) = value { recipe.$($field).+ = value },
            |_| None)
    };
    (whole_number $($field:ident).+, $group:expr, $name:expr, $hint:expr, $unit:expr, $limits:expr) => {
        row!(@build row!(@key $($field).+), $group, $name, $hint, $unit, $limits, true,
            |recipe| ParameterValue::Number(f64::from(recipe.$($field).+)),
            |recipe, value| if let ParameterValue::Number(value) = value { recipe.$($field).+ = value.round() as i32 },
            |_| None)
    };
    (switch $($field:ident).+, $group:expr, $name:expr, $hint:expr) => {
        row!(@build row!(@key $($field).+), $group, $name, $hint, "", (0.0, 1.0), false,
            |recipe| ParameterValue::Switch(recipe.$($field).+),
            |recipe, value| if let ParameterValue::Switch(value) = value { recipe.$($field).+ = value },
            |_| None)
    };
}
pub(super) use row;

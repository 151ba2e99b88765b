//! The recipe: all parameters of the factory as one validated value.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Distribution, IntegerRange, Syndrome, TumorSize};

/// The version that this program writes, and the newest that it reads.
pub const RECIPE_VERSION: u32 = 1;

/// The two difficulties of the lecture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Large, bright tumors.
    Easy,
    /// Smaller, fainter ones: "more realistic".
    Hard,
}

impl Mode {
    /// Both, the easier first.
    pub const ALL: [Self; 2] = [Self::Easy, Self::Hard];

    /// The word of the slides.
    pub fn word(self) -> &'static str {
        match self {
            Self::Easy => "EASY",
            Self::Hard => "HARD",
        }
    }

    /// The preset of this difficulty.
    pub fn recipe(self) -> Recipe {
        let range = IntegerRange::new;
        let tumor = |area_radius, radius, discs, brightness| TumorRecipe { area_radius, radius, discs, brightness };
        let (small, medium, big) = match self {
            Self::Hard => (
                tumor(3, range(2, 3), range(1, 3), range(30, 60)),
                tumor(5, range(4, 6), range(2, 3), range(30, 50)),
                tumor(10, range(6, 10), range(3, 5), range(15, 45)),
            ),
            Self::Easy => (
                tumor(3, range(2, 4), range(1, 3), range(90, 130)),
                tumor(7, range(6, 8), range(2, 3), range(80, 100)),
                tumor(20, range(12, 17), range(3, 5), range(60, 80)),
            ),
        };
        let counts = |big, medium, small, prior| SyndromeRecipe { big, medium, small, prior };
        Recipe {
            version: RECIPE_VERSION,
            name: self.word().to_owned(),
            small,
            medium,
            big,
            a: counts(range(1, 2), range(0, 2), range(0, 0), 1.0),
            b: counts(range(0, 0), range(4, 8), range(0, 3), 1.0),
            c: counts(range(0, 0), range(0, 0), range(20, 48), 1.0),
            healthy_prior: 1.0,
            alterations: AlterationRecipe::default(),
        }
    }
}

impl std::fmt::Display for Mode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word())
    }
}

/// How tumors of one size are made; see `reference.md`, "Soft disc and tumor".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TumorRecipe {
    /// Radius of the circle in which the discs' centres fall, in pixels.
    pub area_radius: i32,
    /// Radius of a disc, in pixels.
    pub radius: IntegerRange,
    /// Number of discs.
    pub discs: IntegerRange,
    /// Brightness of a disc, in gray levels.
    pub brightness: IntegerRange,
}

/// How many tumors a syndrome has, and how often it comes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SyndromeRecipe {
    /// Number of big tumors.
    pub big: IntegerRange,
    /// Number of medium tumors.
    pub medium: IntegerRange,
    /// Number of small tumors.
    pub small: IntegerRange,
    /// Weight of this class among all four.
    pub prior: f64,
}

/// The distribution of every parameter of the alterations.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlterationRecipe {
    /// Scale along x.
    pub shrink_x: Distribution,
    /// Scale along y.
    pub shrink_y: Distribution,
    /// Move to the right, whole pixels.
    pub move_x: Distribution,
    /// Move downwards, whole pixels.
    pub move_y: Distribution,
    /// Share of pictures with ghost blur, 0 to 1.
    pub ghost_probability: f64,
    /// Offset of the ghost to the right, whole pixels.
    pub ghost_x: Distribution,
    /// Offset of the ghost downwards, whole pixels.
    pub ghost_y: Distribution,
    /// Weight of the ghost, 0 to 1.
    pub ghost_share: Distribution,
    /// Contrast ratio.
    pub contrast_ratio: Distribution,
    /// Gray value that the contrast leaves alone.
    pub contrast_centre: Distribution,
    /// Flat change of brightness, whole gray levels.
    pub shade: Distribution,
    /// Amplitude of the per-pixel noise, gray levels.
    pub noise_amplitude: Distribution,
}

impl Default for AlterationRecipe {
    /// The alterations of 2019, the same for EASY and HARD.
    fn default() -> Self {
        let normal = |low, high| Distribution::Normal { low, high };
        let uniform = |low, high| Distribution::Uniform { low, high };
        Self {
            shrink_x: normal(0.75, 1.0),
            shrink_y: normal(0.75, 1.0),
            move_x: uniform(-8.0, 8.0),
            move_y: uniform(-10.0, 10.0),
            ghost_probability: 0.001,
            ghost_x: uniform(2.0, 4.0),
            ghost_y: uniform(3.0, 5.0),
            ghost_share: uniform(0.2, 0.4),
            contrast_ratio: normal(0.65, 1.35),
            contrast_centre: normal(110.0, 142.0),
            shade: normal(-35.0, 35.0),
            noise_amplitude: Distribution::HalfNormal { low: 1.0, deviation: 5.1, high: 15.0 },
        }
    }
}

/// All parameters of the factory.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// Version of the format, [`RECIPE_VERSION`].
    pub version: u32,
    /// What people call it.
    pub name: String,
    /// Weight of the healthy class among all four.
    pub healthy_prior: f64,
    /// Small tumors.
    pub small: TumorRecipe,
    /// Medium tumors.
    pub medium: TumorRecipe,
    /// Big tumors.
    pub big: TumorRecipe,
    /// Syndrome A.
    pub a: SyndromeRecipe,
    /// Syndrome B.
    pub b: SyndromeRecipe,
    /// Syndrome C.
    pub c: SyndromeRecipe,
    /// The alterations.
    pub alterations: AlterationRecipe,
}

/// Which value of a recipe is impossible, and why.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("recipe value \"{key}\": {reason}")]
pub struct RecipeError {
    /// The key, as in the file.
    pub key: String,
    /// What is wrong with it.
    pub reason: String,
}

impl Recipe {
    /// How tumors of a size are made.
    pub fn tumor(&self, size: TumorSize) -> TumorRecipe {
        match size {
            TumorSize::Small => self.small,
            TumorSize::Medium => self.medium,
            TumorSize::Big => self.big,
        }
    }

    /// How many tumors of a size a syndrome has.
    pub fn count(&self, syndrome: Syndrome, size: TumorSize) -> IntegerRange {
        let counts = match syndrome {
            Syndrome::A => &self.a,
            Syndrome::B => &self.b,
            Syndrome::C => &self.c,
            Syndrome::Z => return IntegerRange::new(0, 0),
        };
        match size {
            TumorSize::Small => counts.small,
            TumorSize::Medium => counts.medium,
            TumorSize::Big => counts.big,
        }
    }

    /// The class at the uniform number `u` in [0, 1), by the priors.
    pub fn syndrome_at(&self, u: f64) -> Syndrome {
        let priors = [self.a.prior, self.b.prior, self.c.prior, self.healthy_prior];
        let mut left = u * priors.iter().sum::<f64>();
        for (syndrome, prior) in Syndrome::ALL.into_iter().zip(priors) {
            if left < prior {
                return syndrome;
            }
            left -= prior;
        }
        Syndrome::Z
    }

    /// Checks every value.
    ///
    /// # Errors
    /// The first impossible value, by its key.
    pub fn validate(&self) -> Result<(), RecipeError> {
        if self.version == 0 {
            return refuse("version", "0 is no version of this format".to_owned());
        }
        if self.version > RECIPE_VERSION {
            return refuse(
                "version",
                format!("{} was written by a newer program (this one reads up to {RECIPE_VERSION})", self.version),
            );
        }
        for (key, tumor) in [("small", &self.small), ("medium", &self.medium), ("big", &self.big)] {
            check_number(&format!("{key}.area_radius"), f64::from(tumor.area_radius), 0.0, 64.0)?;
            check_integers(&format!("{key}.radius"), tumor.radius, 1, 64)?;
            check_integers(&format!("{key}.discs"), tumor.discs, 1, 64)?;
            check_integers(&format!("{key}.brightness"), tumor.brightness, 0, 255)?;
        }
        for (key, syndrome) in [("a", &self.a), ("b", &self.b), ("c", &self.c)] {
            check_integers(&format!("{key}.big"), syndrome.big, 0, 200)?;
            check_integers(&format!("{key}.medium"), syndrome.medium, 0, 200)?;
            check_integers(&format!("{key}.small"), syndrome.small, 0, 200)?;
            check_number(&format!("{key}.prior"), syndrome.prior, 0.0, 1e6)?;
        }
        check_number("healthy_prior", self.healthy_prior, 0.0, 1e6)?;
        if self.a.prior + self.b.prior + self.c.prior + self.healthy_prior <= 0.0 {
            return refuse("healthy_prior", "at least one class needs a prior above 0".to_owned());
        }
        self.alterations.validate()
    }
}

impl AlterationRecipe {
    fn validate(&self) -> Result<(), RecipeError> {
        check_number("alterations.ghost_probability", self.ghost_probability, 0.0, 1.0)?;
        let limits = [
            ("shrink_x", self.shrink_x, 0.2, 2.0),
            ("shrink_y", self.shrink_y, 0.2, 2.0),
            ("move_x", self.move_x, -96.0, 96.0),
            ("move_y", self.move_y, -128.0, 128.0),
            ("ghost_x", self.ghost_x, -96.0, 96.0),
            ("ghost_y", self.ghost_y, -128.0, 128.0),
            ("ghost_share", self.ghost_share, 0.0, 1.0),
            ("contrast_ratio", self.contrast_ratio, 0.0, 10.0),
            ("contrast_centre", self.contrast_centre, 0.0, 255.0),
            ("shade", self.shade, -255.0, 255.0),
            ("noise_amplitude", self.noise_amplitude, 0.0, 127.0),
        ];
        limits.into_iter().try_for_each(|(key, distribution, low, high)| check_distribution(key, distribution, low, high))?;
        let whole = [
            ("move_x", self.move_x),
            ("move_y", self.move_y),
            ("ghost_x", self.ghost_x),
            ("ghost_y", self.ghost_y),
            ("shade", self.shade),
        ];
        whole.into_iter().try_for_each(|(key, distribution)| check_whole_number_in(key, distribution))
    }
}

fn refuse(key: &str, reason: String) -> Result<(), RecipeError> {
    Err(RecipeError { key: key.to_owned(), reason })
}

/// NaN fails too: the condition is written for what is wanted.
fn check_number(key: &str, value: f64, low: f64, high: f64) -> Result<(), RecipeError> {
    if !(low <= value && value <= high) {
        return refuse(key, format!("{value} is not between {low} and {high}"));
    }
    Ok(())
}

fn check_integers(key: &str, range: IntegerRange, low: i32, high: i32) -> Result<(), RecipeError> {
    let IntegerRange { min, max } = range;
    if !(low <= min && min <= max && max <= high) {
        return refuse(key, format!("{min} to {max} is not a range within {low} to {high}"));
    }
    Ok(())
}

/// A uniform range of whole numbers needs one in it.
fn check_whole_number_in(name: &str, distribution: Distribution) -> Result<(), RecipeError> {
    match distribution {
        Distribution::Uniform { low, high } if low.ceil() > high.floor() => {
            refuse(&format!("alterations.{name}"), format!("there is no whole number from {low} to {high}"))
        }
        _ => Ok(()),
    }
}

fn check_distribution(name: &str, distribution: Distribution, low: f64, high: f64) -> Result<(), RecipeError> {
    let key = format!("alterations.{name}");
    let (first, last) = distribution.bounds();
    if !(low <= first && first <= last && last <= high) {
        return refuse(&key, format!("{first} to {last} is not a range within {low} to {high}"));
    }
    if let Distribution::HalfNormal { deviation, .. } = distribution {
        return check_number(&format!("{key}.deviation"), deviation, 1e-6, 1e6);
    }
    Ok(())
}

//! What a network is asked, and what can be said of a picture: one of the four classes, or no more than ill or healthy.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::error::UnknownName;
use crate::factory::{Recipe, Syndrome};

/// Most answers that a network has.
pub(super) const MOST_ANSWERS: usize = Syndrome::COUNT;

/// The answers between which a network decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Classes {
    /// A, B, C or Z: an output for each, and softmax.
    #[default]
    Four,
    /// Ill or healthy: one output, and the sigmoid.
    Binary,
}

impl Classes {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Four, Self::Binary];

    /// The name on the command line and in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Four => "four",
            Self::Binary => "binary",
        }
    }

    /// The words in the window.
    pub fn words(self) -> &'static str {
        match self {
            Self::Four => "A, B, C or Z",
            Self::Binary => "ill or healthy",
        }
    }

    /// Number of the last layer's units. The sigmoid needs one alone: softmax of two logits depends on their difference only.
    pub fn outputs(self) -> usize {
        match self {
            Self::Four => Syndrome::COUNT,
            Self::Binary => 1,
        }
    }

    /// The answers, in the order of every table and file.
    pub fn answers(self) -> &'static [Answer] {
        match self {
            Self::Four => {
                &[Answer::Class(Syndrome::A), Answer::Class(Syndrome::B), Answer::Class(Syndrome::C), Answer::Class(Syndrome::Z)]
            }
            Self::Binary => &[Answer::Ill, Answer::Healthy],
        }
    }

    /// The right answer for a picture of this class.
    pub fn right_answer(self, truth: Syndrome) -> Answer {
        match (self, truth) {
            (Self::Four, truth) => Answer::Class(truth),
            (Self::Binary, Syndrome::Z) => Answer::Healthy,
            (Self::Binary, Syndrome::A | Syndrome::B | Syndrome::C) => Answer::Ill,
        }
    }

    /// Cross-entropy of a network that gives every answer the same probability, in nats: ln 4, or ln 2.
    pub fn chance_loss(self) -> f64 {
        (self.answers().len() as f64).ln()
    }

    /// Share of right answers, 0 to 1, without a look at the pictures of a recipe: a quarter of four classes; of two, which are not
    /// equally frequent, the share of the more frequent one.
    pub fn base_rate(self, recipe: &Recipe) -> f64 {
        match self {
            Self::Four => 1.0 / Syndrome::COUNT as f64,
            Self::Binary => {
                let all: f64 = Syndrome::ALL.iter().map(|&class| recipe.prior(class)).sum();
                let healthy = recipe.healthy_prior / all;
                healthy.max(1.0 - healthy)
            }
        }
    }
}

impl FromStr for Classes {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|classes| classes.name() == name);
        known.ok_or_else(|| UnknownName {
            name: name.to_owned(),
            what: "choice of classes",
            known: Self::ALL.map(Self::name).to_vec(),
        })
    }
}

/// What is said of a picture. The names in files are fixed here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It has a tumor, of whatever class.
    Ill,
    /// It has no tumor.
    Healthy,
    /// It is of this class.
    #[serde(untagged)]
    Class(Syndrome),
}

impl Answer {
    /// Whether it is true of a picture of this class.
    pub fn is_right(self, truth: Syndrome) -> bool {
        self == self.classes().right_answer(truth)
    }

    /// The answers that it is one of.
    pub fn classes(self) -> Classes {
        match self {
            Self::Class(_) => Classes::Four,
            Self::Ill | Self::Healthy => Classes::Binary,
        }
    }

    /// Its place among them.
    pub fn place(self) -> usize {
        match self {
            Self::Class(class) => class.index(),
            Self::Ill => 0,
            Self::Healthy => 1,
        }
    }

    /// The answer among `classes` that comes nearest: A, B and C are ill, and A stands for ill.
    pub fn among(self, classes: Classes) -> Self {
        match (classes, self) {
            (Classes::Four, Self::Ill) => Self::Class(Syndrome::A),
            (Classes::Four, Self::Healthy) => Self::Class(Syndrome::Z),
            (Classes::Four, Self::Class(_)) | (Classes::Binary, Self::Ill | Self::Healthy) => self,
            (Classes::Binary, Self::Class(class)) => Classes::Binary.right_answer(class),
        }
    }
}

impl From<Syndrome> for Answer {
    fn from(class: Syndrome) -> Self {
        Self::Class(class)
    }
}

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Ill => f.write_str("ill"),
            Self::Healthy => f.write_str("healthy"),
            Self::Class(class) => class.fmt(f),
        }
    }
}

/// The logistic function of a logit: 1 / (1 + exp(-z)).
///
/// It is softmax of the two logits z and 0, at the first: exp(z) / (exp(z) + exp(0)) (Goodfellow, Bengio and Courville, *Deep Learning*, 2016,
/// section 6.2.2). Computed in double precision; of minus z it gives 1 less this without losing digits.
pub fn sigmoid(logit: f32) -> f32 {
    (1.0 / (1.0 + (-f64::from(logit)).exp())) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::Mode;

    #[test]
    fn an_answer_is_right_where_the_lecture_says_so() {
        for truth in Syndrome::ALL {
            let ill = truth != Syndrome::Z;
            assert_eq!((Answer::Ill.is_right(truth), Answer::Healthy.is_right(truth)), (ill, !ill), "{truth}");
            for said in Syndrome::ALL {
                assert_eq!(Answer::Class(said).is_right(truth), said == truth);
            }
            for classes in Classes::ALL {
                let right: Vec<&Answer> = classes.answers().iter().filter(|answer| answer.is_right(truth)).collect();
                assert_eq!(right, [&classes.right_answer(truth)], "one answer is right");
            }
        }
    }

    #[test]
    fn every_answer_has_its_place_and_its_word() {
        for classes in Classes::ALL {
            for (place, answer) in classes.answers().iter().enumerate() {
                assert_eq!((answer.place(), answer.classes(), answer.among(classes)), (place, classes, *answer));
                let word = serde_json::to_string(answer).unwrap();
                assert_eq!(word, format!("\"{answer}\""));
                assert_eq!(serde_json::from_str::<Answer>(&word).unwrap(), *answer);
            }
            assert_eq!(classes.name().parse(), Ok(classes));
        }
        assert!(serde_json::from_str::<Answer>("\"D\"").is_err());
        assert!("two".parse::<Classes>().unwrap_err().to_string().contains("four, binary"));
    }

    #[test]
    fn an_answer_finds_its_like_among_the_others() {
        let among = |classes| [Answer::Ill, Answer::Healthy].map(|answer| answer.among(classes));
        assert_eq!(among(Classes::Four), [Answer::Class(Syndrome::A), Answer::Class(Syndrome::Z)]);
        let words = Syndrome::ALL.map(|class| Answer::Class(class).among(Classes::Binary).to_string());
        assert_eq!(words, ["ill", "ill", "ill", "healthy"]);
    }

    #[test]
    fn sigmoid_is_softmax_of_the_logit_and_nothing() {
        for step in -200..=200 {
            let logit = step as f32 / 5.0;
            let [own, other] = [f64::from(logit).exp(), 1.0];
            let softmax = own / (own + other);
            assert!((f64::from(sigmoid(logit)) - softmax).abs() <= softmax * 1e-7, "{logit}");
            assert!((f64::from(sigmoid(-logit)) - other / (own + other)).abs() <= 1e-7 * other / (own + other), "{logit}");
        }
        assert_eq!((sigmoid(0.0), sigmoid(1000.0), sigmoid(-1000.0)), (0.5, 1.0, 0.0));
    }

    #[test]
    fn three_quarters_of_the_usual_pictures_are_ill() {
        for mode in Mode::ALL {
            assert!((Classes::Binary.base_rate(&mode.recipe()) - 0.75).abs() < 1e-12);
            assert_eq!(Classes::Four.base_rate(&mode.recipe()), 0.25);
        }
        let mut recipe = Mode::Hard.recipe();
        recipe.healthy_prior = 9.0 * (recipe.a.prior + recipe.b.prior + recipe.c.prior);
        assert!((Classes::Binary.base_rate(&recipe) - 0.9).abs() < 1e-12, "the more frequent answer is healthy there");
        assert_eq!(Classes::ALL.map(Classes::chance_loss), [4_f64.ln(), std::f64::consts::LN_2]);
    }
}

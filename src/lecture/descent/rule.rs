//! The rule by which weights follow a gradient: it comes from outside, so that the charts walk with the program's own optimizers.

/// Moves weights by one update.
pub trait Rule {
    /// One update; both lists have the same length at every step.
    fn step(&mut self, weights: &mut [f64], gradient: &[f64]);
}

impl<F: FnMut(&mut [f64], &[f64])> Rule for F {
    fn step(&mut self, weights: &mut [f64], gradient: &[f64]) {
        self(weights, gradient);
    }
}

/// Which rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Method {
    /// `w -= rate * g`.
    Plain,
    /// The heavy ball (Polyak, 1964): `v = share * v + g`, `w -= rate * v`.
    HeavyBall {
        /// Share of the old velocity that stays, from 0 to below 1.
        share: f64,
    },
    /// Nesterov's momentum (1983): `v = share * v + g`, `w -= rate * (g + share * v)`.
    Nesterov {
        /// Share of the old velocity that stays, from 0 to below 1.
        share: f64,
    },
    /// Adam (Kingma and Ba, 2015).
    Adam,
}

/// A rule and its learning rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// The rule.
    pub method: Method,
    /// The learning rate.
    pub rate: f64,
}

impl Setting {
    /// A rule with a learning rate.
    pub fn new(method: Method, rate: f64) -> Self {
        Self { method, rate }
    }

    /// Plain gradient descent.
    pub fn plain(rate: f64) -> Self {
        Self::new(Method::Plain, rate)
    }
}

/// Makes rules without memory, for a start.
pub type Rules<'a> = &'a dyn Fn(Setting) -> Box<dyn Rule>;

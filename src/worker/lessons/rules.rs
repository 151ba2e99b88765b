//! The program's own optimizers as the rules that the charts walk by.

use crate::lecture::descent::{Method, Rule, Setting};
use crate::network::{OptimizerKind, OptimizerRule};

/// An optimizer of the program with its learning rate, without L2.
struct Walking {
    rule: OptimizerRule,
    rate: f64,
}

impl Rule for Walking {
    fn step(&mut self, weights: &mut [f64], gradient: &[f64]) {
        self.rule.step(weights, gradient, self.rate, 0.0);
    }
}

/// The optimizer that a setting names, without memory.
pub(super) fn rule(setting: Setting) -> Box<dyn Rule> {
    let rule = match setting.method {
        Method::Plain => OptimizerRule::new(OptimizerKind::Sgd),
        Method::HeavyBall { share } => OptimizerRule::with_momentum(OptimizerKind::Momentum, share),
        Method::Nesterov { share } => OptimizerRule::with_momentum(OptimizerKind::Nesterov, share),
        Method::Adam => OptimizerRule::new(OptimizerKind::Adam),
    };
    Box::new(Walking { rule, rate: setting.rate })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lecture::descent::{Bowl, walk};

    /// The textbook's recurrences, by hand, on the bowl `(x^2 + 25 y^2) / 2`.
    #[test]
    fn the_charts_walk_as_the_textbook_says() {
        let (rate, share) = (0.02, 0.8);
        let methods = [Method::Plain, Method::HeavyBall { share }, Method::Nesterov { share }, Method::Adam];
        for method in methods {
            let path = walk(&Bowl::LESSON, [1.0, -1.0], &mut *rule(Setting::new(method, rate)), 25);
            for axis in [0, 1] {
                let (mut w, mut v, mut mean, mut square) = ([1.0, -1.0][axis], 0.0, 0.0, 0.0f64);
                for (step, place) in path.places.iter().enumerate().skip(1) {
                    let g = [1.0, 25.0][axis] * w;
                    v = share * v + g;
                    (mean, square) = (0.9 * mean + 0.1 * g, 0.999 * square + 0.001 * g * g);
                    let lacks = |beta: f64| 1.0 - beta.powi(step as i32);
                    w -= rate
                        * match method {
                            Method::Plain => g,
                            Method::HeavyBall { .. } => v,
                            Method::Nesterov { .. } => g + share * v,
                            Method::Adam => mean / lacks(0.9) / ((square / lacks(0.999)).sqrt() + 1e-8),
                        };
                    assert!((place[axis] - w).abs() < 1e-10, "{method:?} at step {step}");
                }
            }
        }
    }
}

//! The largest learning rates, by eigenvalues and by trying.

use super::rule::{Method, Rules, Setting};
use super::surface::Surface;

/// Steps of a trial: at 1 % over the limit the distance grows more than a thousand times in so many.
const TRIAL: usize = 600;
/// How far from the best weights a trial begins: near enough for the loss to be a bowl.
const NEAR: f64 = 1e-4;

/// By how much the distance to the bottom shrinks in a step, in the long run: the largest eigenvalue's size of the step as a matrix on
/// place and velocity. Below 1 it settles.
///
/// `pull` is the learning rate times the curvature (Goh, "Why momentum really works", 2017). `None` for Adam, whose step is no matrix.
pub fn shrinking(method: Method, pull: f64) -> Option<f64> {
    let (trace, determinant) = match method {
        Method::Plain => return Some((1.0 - pull).abs()),
        Method::HeavyBall { share } => (1.0 + share - pull, share),
        Method::Nesterov { share } => (1.0 + share - pull * (1.0 + share), share - pull * share),
        Method::Adam => return None,
    };
    let under_root = trace * trace / 4.0 - determinant;
    // A pair of complex eigenvalues has the root of the determinant as its size.
    Some(if under_root < 0.0 { determinant.sqrt() } else { trace.abs() / 2.0 + under_root.sqrt() })
}

/// The largest learning rate times curvature that settles: 2 for plain descent, 2 + 2 share for the heavy ball, and only
/// (2 + 2 share) / (1 + 2 share) for Nesterov. `None` for Adam.
pub fn largest_pull(method: Method) -> Option<f64> {
    match method {
        Method::Plain => Some(2.0),
        Method::HeavyBall { share } => Some(2.0 + 2.0 * share),
        Method::Nesterov { share } => Some((2.0 + 2.0 * share) / (1.0 + 2.0 * share)),
        Method::Adam => None,
    }
}

/// The largest learning rate with which the weights stay near the bottom, found by trying: half as long an interval each time.
///
/// Good to a thousandth. `None` where no learning rate up to `most` leaves the bottom.
pub fn limit_by_trying<const N: usize>(surface: &dyn Surface<N>, method: Method, rules: Rules<'_>, most: f64) -> Option<f64> {
    let stays = |rate: f64| {
        let lowest = surface.lowest();
        let mut place = lowest.map(|weight| weight + NEAR);
        let mut rule = rules(Setting::new(method, rate));
        for _ in 0..TRIAL {
            let gradient = surface.gradient(place);
            rule.step(&mut place, &gradient);
        }
        let distance = place.iter().zip(lowest).map(|(weight, best)| (weight - best).powi(2)).sum::<f64>().sqrt();
        distance <= NEAR
    };
    let (mut low, mut high) = (0.0, most);
    if stays(high) {
        return None;
    }
    while high - low > 1e-3 * high {
        let middle = f64::midpoint(low, high);
        if stays(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(f64::midpoint(low, high))
}

//! How well one number tells two groups apart.

/// The share of pairs of an ill and a healthy picture in which the ill one has the larger number; equal numbers count half.
///
/// It is the area under the ROC curve (Hanley and `McNeil`, 1982): 1 separates, 0.5 says nothing. `None` where one group is empty.
pub fn auc(numbers: impl IntoIterator<Item = (f64, bool)>) -> Option<f64> {
    let mut sorted: Vec<(f64, bool)> = numbers.into_iter().collect();
    sorted.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (mut healthy_below, mut ill_before, mut wins) = (0.0, 0.0, 0.0);
    for equal in sorted.chunk_by(|one, other| one.0 == other.0) {
        let ill = equal.iter().filter(|pair| pair.1).count() as f64;
        let healthy = equal.len() as f64 - ill;
        wins += ill * (healthy_below + healthy / 2.0);
        healthy_below += healthy;
        ill_before += ill;
    }
    let pairs = healthy_below * ill_before;
    (pairs > 0.0).then(|| wins / pairs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lecture::random::Random;

    #[test]
    fn it_is_the_share_of_all_pairs() {
        let mut random = Random::new(1, "pairs");
        for levels in [3, 1000] {
            let numbers: Vec<(f64, bool)> = (0..300)
                .map(|_| {
                    let ill = random.uniform() < 0.3;
                    (random.below(levels) as f64 + f64::from(ill), ill)
                })
                .collect();
            let (mut wins, mut pairs) = (0.0, 0.0);
            for ill in numbers.iter().filter(|number| number.1) {
                for healthy in numbers.iter().filter(|number| !number.1) {
                    pairs += 1.0;
                    wins += if ill.0 > healthy.0 { 1.0 } else { f64::from(ill.0 == healthy.0) / 2.0 };
                }
            }
            assert!((auc(numbers).unwrap() - wins / pairs).abs() < 1e-12);
        }
    }

    #[test]
    fn ends_and_empty_groups() {
        let numbers = [(0.0, false), (1.0, true)];
        assert_eq!(auc(numbers), Some(1.0));
        assert_eq!(auc(numbers.map(|(number, ill)| (-number, ill))), Some(0.0));
        assert_eq!(auc(numbers.map(|(_, ill)| (4.0, ill))), Some(0.5));
        assert_eq!(auc([(1.0, true)]), None);
        assert_eq!(auc([]), None);
    }
}

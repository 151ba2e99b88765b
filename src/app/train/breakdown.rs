//! Which pictures it gets wrong: right answers by the size of the tumors, and by how much they stand out.

use crate::factory::{PictureFacts, TumorSize};
use crate::game::{CONFIDENCE, exact_interval};
use crate::network::JudgedPicture;

/// Parts with equally many pictures into which the contrasts are divided.
const PARTS: usize = 5;

/// What the pictures of a group have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Common {
    /// At least one tumor of this size.
    Size(TumorSize),
    /// No tumor.
    Healthy,
    /// Tumors that stand out by so much, in gray levels.
    Contrast {
        /// The least.
        lowest: f64,
        /// The most.
        highest: f64,
    },
}

/// Pictures with something in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they have in common.
    pub common: Common,
    /// Their places in the list of pictures.
    pub places: Vec<usize>,
    /// How many of them it had right.
    pub right: u64,
}

impl Group {
    fn new(common: Common, places: Vec<usize>, pictures: &[JudgedPicture]) -> Self {
        let right = places.iter().filter(|&&place| pictures[place].is_right()).count() as u64;
        Self { common, places, right }
    }

    /// Number of pictures.
    pub fn count(&self) -> u64 {
        self.places.len() as u64
    }

    /// Share of right answers, or `None` without pictures.
    pub fn accuracy(&self) -> Option<f64> {
        (!self.places.is_empty()).then(|| self.right as f64 / self.count() as f64)
    }

    /// Its 95 % interval (Clopper and Pearson).
    pub fn interval(&self) -> [f64; 2] {
        exact_interval(self.right, self.count(), CONFIDENCE).into()
    }
}

/// By the sizes of the tumors: a picture with two sizes is in both groups; the healthy ones come last.
pub fn by_size(pictures: &[JudgedPicture], facts: &[PictureFacts]) -> Vec<Group> {
    let known = pictures.len().min(facts.len());
    let places = |wanted: &dyn Fn(&PictureFacts) -> bool| (0..known).filter(|&place| wanted(&facts[place])).collect();
    let mut groups: Vec<Group> = TumorSize::BIG_FIRST
        .into_iter()
        .enumerate()
        .map(|(size, tumor)| Group::new(Common::Size(tumor), places(&|facts| facts.has[size]), pictures))
        .collect();
    groups.push(Group::new(Common::Healthy, places(&|facts| facts.has == [false; 3]), pictures));
    groups
}

/// By the contrast of the tumors, in gray levels: five parts with equally many pictures, the faintest first. Healthy pictures
/// are in none.
pub fn by_contrast(pictures: &[JudgedPicture], facts: &[PictureFacts]) -> Vec<Group> {
    let known = pictures.len().min(facts.len());
    let mut sorted: Vec<(usize, f64)> = (0..known).filter_map(|place| Some((place, facts[place].contrast?))).collect();
    sorted.sort_by(|a, b| a.1.total_cmp(&b.1));
    let part = |number: usize| {
        let [start, end] = [number, number + 1].map(|bound| bound * sorted.len() / PARTS);
        let part = &sorted[start..end];
        let common = Common::Contrast { lowest: part.first()?.1, highest: part.last()?.1 };
        Some(Group::new(common, part.iter().map(|&(place, _)| place).collect(), pictures))
    };
    (0..PARTS).filter_map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::Syndrome;
    use crate::network::Prediction;

    fn picture(index: u64, right: bool) -> JudgedPicture {
        let truth = if right { Syndrome::A } else { Syndrome::B };
        JudgedPicture { index, truth, prediction: Prediction::Four([0.7, 0.1, 0.1, 0.1]) }
    }

    #[test]
    fn a_picture_with_two_sizes_counts_in_both_and_a_healthy_one_in_none() {
        let pictures = [picture(0, true), picture(1, false), picture(2, true), picture(3, true)];
        let has = [[true, true, false], [false, true, true], [false, false, true], [false; 3]];
        let facts = has.map(|has| PictureFacts { has, contrast: None });
        let groups = by_size(&pictures, &facts);
        let found: Vec<(Common, &[usize], u64)> =
            groups.iter().map(|group| (group.common, group.places.as_slice(), group.right)).collect();
        let [big, medium, small] = [TumorSize::Big, TumorSize::Medium, TumorSize::Small].map(Common::Size);
        let expected: [(Common, &[usize], u64); 4] =
            [(big, &[0], 1), (medium, &[0, 1], 1), (small, &[1, 2], 1), (Common::Healthy, &[3], 1)];
        assert_eq!(found, expected);
        assert!(by_contrast(&pictures, &facts).is_empty());
    }

    #[test]
    fn the_parts_of_contrast_are_equally_full_and_in_order() {
        // Contrast 0.5 to 22.5; only the brighter half is known.
        let pictures: Vec<JudgedPicture> = (0..23).map(|index| picture(index, index >= 11)).collect();
        let facts: Vec<PictureFacts> =
            (0..23).map(|index| PictureFacts { has: [true, false, false], contrast: Some(f64::from(index) + 0.5) }).collect();
        let groups = by_contrast(&pictures, &facts);
        assert_eq!(groups.iter().map(Group::count).collect::<Vec<u64>>(), [4, 5, 4, 5, 5]);
        assert_eq!(groups.iter().flat_map(|group| group.places.clone()).collect::<Vec<usize>>(), (0..23).collect::<Vec<usize>>());
        assert_eq!(groups.iter().map(|group| group.right).collect::<Vec<u64>>(), [0, 0, 2, 5, 5]);
        assert_eq!((groups[0].accuracy(), groups[4].accuracy()), (Some(0.0), Some(1.0)));
        assert_eq!(groups[0].common, Common::Contrast { lowest: 0.5, highest: 3.5 });
        assert_eq!(groups[4].common, Common::Contrast { lowest: 18.5, highest: 22.5 });
    }
}

//! What the generator drew for pictures, to be read off a code.

use rayon::prelude::*;

use crate::factory::{Generator, PIXELS, Syndrome};
use crate::lecture::read_out::{Question, ReadOut};
use crate::lecture::{Figure, Unit};

/// Name of the number of pixels that tumors cover.
const TUMOR_AREA: &str = "tumor_area";

/// Parameters that belong together, by the names of their columns: what is said about them is the mean over the columns.
pub const GROUPS: [(&str, &[&str]); 5] = [
    ("move", &["move_x", "move_y"]),
    ("shade", &["shade"]),
    ("shrink", &["shrink_x", "shrink_y"]),
    ("contrast", &["contrast_ratio"]),
    ("tumor area", &[TUMOR_AREA]),
];

/// Pictures with everything that was drawn for them.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    /// The pictures.
    pub images: Vec<[u8; PIXELS]>,
    /// Their classes.
    pub classes: Vec<Syndrome>,
    /// Every parameter that was drawn, by the columns of `labels.csv`, and the area of the tumors in pixels.
    pub questions: Vec<Question>,
}

impl Drawn {
    /// The first `count` specimens of the series `seed`.
    pub fn new(generator: &Generator, seed: u64, count: u64) -> Self {
        let specimens: Vec<_> = (0..count).into_par_iter().map(|index| generator.specimen(seed, index)).collect();
        let area = |bits: &[u8; PIXELS]| bits.iter().filter(|bits| **bits != 0).count() as f64;
        let columns: Vec<Vec<(&str, f64)>> = specimens
            .iter()
            .map(|specimen| {
                let mut columns = specimen.plan.columns();
                columns.push((TUMOR_AREA, area(specimen.mask.bits())));
                columns
            })
            .collect();
        let names = columns.first().into_iter().flatten().map(|(name, _)| *name);
        let questions = names
            .enumerate()
            .map(|(place, name)| Question { name: name.to_owned(), values: columns.iter().map(|row| row[place].1).collect() });
        Self {
            images: specimens.iter().map(|specimen| *specimen.image.pixels()).collect(),
            classes: specimens.iter().map(|specimen| specimen.plan.syndrome).collect(),
            questions: questions.collect(),
        }
    }
}

/// The mean R^2 of each of the [`GROUPS`], not finite where none of its parameters varies.
pub fn grouped(read_out: &ReadOut) -> Vec<(&'static str, f64)> {
    let of_group = |(name, columns): (&'static str, &[&str])| {
        let kept = read_out.parameters.iter().filter(|kept| columns.contains(&kept.name.as_str()));
        let found: Vec<f64> = kept.filter_map(|kept| kept.r_squared).collect();
        (name, found.iter().sum::<f64>() / found.len() as f64)
    };
    GROUPS.into_iter().map(of_group).collect()
}

impl ReadOut {
    /// The R^2 of the [`GROUPS`] and the accuracy of the classes.
    pub fn figures(&self) -> Vec<Figure> {
        let mut figures: Vec<Figure> = grouped(self)
            .into_iter()
            .map(|(name, value)| Figure::new(format!("r2_{}", name.replace(' ', "_")), value, Unit::Share))
            .collect();
        figures.push(Figure::new("class_accuracy", self.class_accuracy, Unit::Share));
        figures
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Mode};
    use crate::lecture::read_out::Kept;

    #[test]
    fn every_column_is_asked_for_in_the_order_of_the_pictures() {
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        let drawn = Drawn::new(&generator, 9, 5);
        for index in 0..5 {
            let specimen = generator.specimen(9, index);
            assert!(drawn.images[index as usize] == *specimen.image.pixels());
            assert_eq!(drawn.classes[index as usize], specimen.plan.syndrome);
            let asked: Vec<(&str, f64)> =
                drawn.questions.iter().map(|question| (question.name.as_str(), question.values[index as usize])).collect();
            let (area, columns) = asked.split_last().unwrap();
            assert_eq!(columns, specimen.plan.columns());
            assert_eq!(*area, ("tumor_area", specimen.mask.bits().iter().filter(|bits| **bits > 0).count() as f64));
        }
        for (_, columns) in GROUPS {
            assert!(columns.iter().all(|column| drawn.questions.iter().any(|question| question.name == *column)));
        }
    }

    #[test]
    fn a_group_is_the_mean_of_its_columns() {
        let kept = |name: &str, r_squared| Kept { name: name.to_owned(), r_squared };
        let parameters =
            vec![kept("move_x", Some(0.9)), kept("move_y", Some(0.7)), kept("shrink_x", None), kept("shrink_y", Some(0.5))];
        let read_out = ReadOut { parameters, class_accuracy: 0.25, features: 2, unseen: 10 };
        let groups = grouped(&read_out);
        assert!((groups[0].1 - 0.8).abs() < 1e-12 && groups[2].1 == 0.5 && groups[3].1.is_nan());
    }
}

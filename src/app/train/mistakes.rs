//! The pictures behind a number: those of a cell of the confusion matrix, or of a group, the surest answers first.

use super::super::gallery::cell_title;
use super::super::{Gallery, GalleryPicture};
use super::breakdown::Group;
use crate::factory::SpecimenId;
use crate::game::Player;
use crate::network::{Answer, JudgedPicture};

/// The pictures of one cell; `first` is the first of the series.
pub fn cell(first: &SpecimenId, pictures: &[JudgedPicture], truth: Answer, said: Answer) -> Gallery {
    let chosen = pictures.iter().filter(|picture| truth.is_right(picture.truth) && picture.said() == said);
    gallery(cell_title(Player::Machine, truth, said), first, chosen)
}

/// The wrong ones among the pictures of a group.
pub fn wrong_of(group: &Group, first: &SpecimenId, pictures: &[JudgedPicture]) -> Gallery {
    let chosen = group.places.iter().filter_map(|&place| pictures.get(place)).filter(|picture| !picture.is_right());
    gallery(group.common.title_of_wrong(), first, chosen)
}

fn gallery<'a>(title: String, first: &SpecimenId, chosen: impl Iterator<Item = &'a JudgedPicture>) -> Gallery {
    let mut chosen: Vec<&JudgedPicture> = chosen.collect();
    chosen.sort_by(|a, b| b.confidence().total_cmp(&a.confidence()).then(a.index.cmp(&b.index)));
    let picture = |picture: &JudgedPicture| GalleryPicture {
        id: first.at(picture.index),
        truth: picture.truth,
        human: None,
        machine: Some(picture.said()),
        confidence: Some(picture.confidence()),
    };
    Gallery { title, hidden: 0, pictures: chosen.into_iter().map(picture).collect() }
}

#[cfg(test)]
mod tests {
    use super::super::breakdown::Common;
    use super::*;
    use std::sync::Arc;

    use crate::factory::{BaseImage, Mode, Syndrome};
    use crate::network::{Classes, Prediction, evaluation_of};

    /// Answers of all kinds, by a little generator of its own.
    fn pictures() -> Vec<JudgedPicture> {
        let mut state = 7_u32;
        let mut random = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as f32 / 65_536.0
        };
        (0..400)
            .map(|index| {
                let weights = [random(), random(), random(), random()].map(|weight| weight.powi(3) + 0.01);
                let sum: f32 = weights.iter().sum();
                JudgedPicture {
                    index,
                    truth: Syndrome::ALL[index as usize % 4],
                    prediction: Prediction::Four(weights.map(|weight| weight / sum)),
                }
            })
            .collect()
    }

    #[test]
    fn the_cells_hold_exactly_the_pictures_they_count_sorted_by_confidence() {
        let (first, pictures) = (SpecimenId::of_mode(Mode::Easy, &Arc::new(BaseImage::bundled()), 9), pictures());
        let counts = evaluation_of(Classes::Four, &pictures).confusion;
        let mut seen = Vec::new();
        for truth in Syndrome::ALL {
            for said in Syndrome::ALL {
                let gallery = cell(&first, &pictures, truth.into(), said.into());
                assert_eq!(gallery.pictures.len() as u64, counts.count(truth.into(), said.into()), "{}", gallery.title);
                assert!(gallery.pictures.is_sorted_by(|a, b| a.confidence >= b.confidence), "{}", gallery.title);
                for picture in &gallery.pictures {
                    assert_eq!((picture.truth, picture.machine, picture.id.seed), (truth, Some(said.into()), 9));
                    seen.push(picture.id.index);
                }
            }
        }
        seen.sort_unstable();
        assert_eq!(seen, (0..400).collect::<Vec<u64>>(), "every picture is in one cell");
    }

    #[test]
    fn a_group_shows_its_wrong_pictures_only() {
        let (first, pictures) = (SpecimenId::of_mode(Mode::Easy, &Arc::new(BaseImage::bundled()), 9), pictures());
        let group = Group { common: Common::Healthy, places: (0..50).collect(), right: 0 };
        let gallery = wrong_of(&group, &first, &pictures);
        let wrong = pictures[..50].iter().filter(|picture| !picture.is_right()).count();
        assert!(wrong > 0 && gallery.pictures.len() == wrong);
        assert!(gallery.pictures.iter().all(|picture| picture.machine != Some(picture.truth.into())));
        assert_eq!(gallery.title, "Wrong among the healthy ones");
    }
}

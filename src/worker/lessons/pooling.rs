//! Pooling: a picture moved pixel by pixel and its pooled map, and what a network says of a tumor that walks.

use std::sync::Arc;

use super::small_training::{SmallTraining, settings as small_settings};
use super::{Chapter, Talk};
use crate::factory::{GrayImage, Mode, Outline, PIXELS, Syndrome};
use crate::lecture::pooling::{MovedPicture, TumorWalk, figures, move_and_pool};
use crate::lecture::{Figure, Material, Unit};
use crate::network::{Answer, ComputeDevice, Model, Prediction, Predictor};
use crate::worker::JobError;

/// Pixels that a picture can be moved, to either side.
pub const MOST_MOVED: i32 = 8;
/// Pictures that the network learns from before the tumor walks.
const LEARNED: u64 = 3_200;
/// Looks while it learns.
const LOOKS: u64 = 20;

/// What is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PoolingScene {
    /// A picture that is moved.
    #[default]
    Move,
    /// A tumor that walks through the brain.
    Walk,
    /// The table of the lecture.
    Table,
}

/// What a hand sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolingKnobs {
    /// What is looked at.
    pub scene: PoolingScene,
    /// Pixels by which the picture is moved to the right.
    pub right: i32,
    /// Pixels by which it is moved downwards.
    pub down: i32,
    /// Pixels by which the tumor has left its place to the right.
    pub tumor_right: i32,
    /// Pixels by which it has left its place downwards.
    pub tumor_down: i32,
}

impl Default for PoolingKnobs {
    fn default() -> Self {
        Self { scene: PoolingScene::Move, right: 0, down: 0, tumor_right: 0, tumor_down: 0 }
    }
}

/// What is seen of the walk.
#[derive(Clone, Debug)]
pub struct WalkSeen {
    /// The picture with the tumor where the hand has put it.
    pub image: GrayImage,
    /// The border of the tumor.
    pub outlines: Vec<Outline>,
    /// Pixels to the right of its place, and what the network says there: the probability of each class in the order of
    /// [`Syndrome::ALL`].
    pub course: Vec<(i32, [f32; 4])>,
    /// The largest change of the probability of class A by a step of one pixel.
    pub largest_step: f64,
}

/// What is seen.
#[derive(Clone, Debug)]
pub struct PoolingSeen {
    /// The knobs that it belongs to.
    pub knobs: PoolingKnobs,
    /// The picture on its way, pixel by pixel from no move on; empty for the other scenes.
    pub way: Vec<Arc<MovedPicture>>,
    /// The walk; `None` while the network learns, and for the other scenes.
    pub walk: Option<Arc<WalkSeen>>,
}

/// The chapter on its thread.
#[derive(Debug, Default)]
pub struct Pooling {
    model: Option<Model>,
}

impl Chapter for Pooling {
    type Knobs = PoolingKnobs;
    type Seen = PoolingSeen;
    const NAME: &'static str = "pooling";

    fn respond(&mut self, material: &Material, knobs: &PoolingKnobs, talk: &Talk<'_, Self>) -> Result<(), JobError> {
        let seen = PoolingSeen { knobs: *knobs, way: Vec::new(), walk: None };
        match knobs.scene {
            PoolingScene::Table => talk.show(seen),
            PoolingScene::Move => {
                let image = material.generator(Mode::Hard).specimen(material.seed, 0).image;
                let way = stations((knobs.right, knobs.down)).into_iter().map(|by| Arc::new(move_and_pool(&image, by)));
                talk.show(PoolingSeen { way: way.collect(), ..seen });
            }
            PoolingScene::Walk => {
                if self.model.is_none() {
                    talk.show(seen.clone());
                    talk.step(0, LEARNED);
                    self.model = learned(material, |done| {
                        talk.step(done, LEARNED);
                        talk.is_wanted()
                    })?;
                }
                let Some(model) = &self.model else { return Ok(()) };
                if let Some(walk) = walked(material, model, (knobs.tumor_right, knobs.tumor_down))? {
                    talk.show(PoolingSeen { walk: Some(Arc::new(walk)), ..seen });
                }
            }
        }
        Ok(())
    }

    fn figures(material: &Material) -> Result<Vec<Figure>, JobError> {
        let mut figures = figures(material);
        let Some(model) = learned(material, |_| true)? else { return Ok(figures) };
        if let Some(walk) = walked(material, &model, (0, 0))? {
            let of_a = || walk.course.iter().map(|(_, shares)| f64::from(shares[Syndrome::A.index()]));
            figures.push(Figure::new("largest_change_by_1_px_of_a_walk", walk.largest_step, Unit::Share));
            figures.push(Figure::new("least_probability_on_a_walk", of_a().fold(1.0, f64::min), Unit::Share));
            figures.push(Figure::new("largest_probability_on_a_walk", of_a().fold(0.0, f64::max), Unit::Share));
        }
        Ok(figures)
    }
}

/// From no move to this one, pixel by pixel: both directions at once as long as both have a way to go.
fn stations((right, down): (i32, i32)) -> Vec<(i32, i32)> {
    let steps = right.abs().max(down.abs());
    let along = |end: i32, step: i32| end.signum() * step.min(end.abs());
    (0..=steps).map(|step| (along(right, step), along(down, step))).collect()
}

/// A network that has learned EASY pictures; `None` if it was not wanted to the end.
fn learned(material: &Material, mut goes_on: impl FnMut(u64) -> bool) -> Result<Option<Model>, JobError> {
    let (settings, generator) = (small_settings(material.seed), material.generator(Mode::Easy));
    let training = SmallTraining { settings, generator, given: None, pictures: LEARNED, looks: LOOKS };
    training.run(|seen, _| Ok(goes_on(seen)))
}

/// The tumor walks along the row where the hand has put it; `None` where no picture has one tumor alone.
fn walked(material: &Material, model: &Model, (right, down): (i32, i32)) -> Result<Option<WalkSeen>, JobError> {
    let generator = material.generator(Mode::Easy);
    let Some(walk) = TumorWalk::first(generator, material.seed) else { return Ok(None) };
    let (x, y) = walk.home();
    let here = walk.plan_at((x + right, y + down));
    let places: Vec<(i32, i32)> = walk.columns().map(|column| (column, y + down)).collect();
    let images: Vec<[u8; PIXELS]> = walk.pictures(generator, &places).iter().map(|image| *image.pixels()).collect();
    let predictions = Predictor::new(model, &ComputeDevice::cpu())?.predict(&images, None)?;
    let course: Vec<(i32, [f32; 4])> =
        places.iter().zip(predictions).map(|(place, prediction)| (place.0 - x, shares(&prediction))).collect();
    let change = |pair: &[(i32, [f32; 4])]| {
        let of = |at: usize| f64::from(pair[at].1[Syndrome::A.index()]);
        (of(1) - of(0)).abs()
    };
    let largest_step = course.windows(2).map(change).fold(0.0, f64::max);
    Ok(Some(WalkSeen { image: generator.render(&here), outlines: generator.outlines(&here), course, largest_step }))
}

/// The probabilities of the four classes, in the order of [`Syndrome::ALL`].
fn shares(prediction: &Prediction) -> [f32; Syndrome::COUNT] {
    Syndrome::ALL.map(|class| prediction.share(Answer::Class(class)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::BaseImage;
    use crate::worker::lessons::lesson_material;

    #[test]
    fn the_way_goes_pixel_by_pixel() {
        assert_eq!(stations((0, 0)), [(0, 0)]);
        assert_eq!(stations((2, 0)), [(0, 0), (1, 0), (2, 0)]);
        assert_eq!(stations((-1, 3)), [(0, 0), (-1, 1), (-1, 2), (-1, 3)]);
    }

    #[test]
    fn the_probability_of_a_walking_tumor_changes_from_pixel_to_pixel() {
        let material = lesson_material(&BaseImage::bundled(), 1).unwrap();
        let model = learned(&material, |_| true).unwrap().unwrap();
        let walk = walked(&material, &model, (0, 0)).unwrap().unwrap();
        assert!(walk.course.len() > 40);
        assert!(walk.course.windows(2).all(|pair| pair[1].0 == pair[0].0 + 1));
        assert!(walk.course.iter().all(|(_, shares)| (shares.iter().sum::<f32>() - 1.0).abs() < 1e-4));
        assert!(walk.largest_step > 0.005, "{}", walk.largest_step);
        let home = walk.course.iter().find(|(right, _)| *right == 0).unwrap();
        let own = Predictor::new(&model, &ComputeDevice::cpu()).unwrap().predict(&[*walk.image.pixels()], None).unwrap();
        assert!((home.1[0] - shares(&own[0])[0]).abs() < 1e-5, "the picture is the one at the tumor's own place");
    }
}

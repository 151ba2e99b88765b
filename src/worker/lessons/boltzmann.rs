//! Restricted Boltzmann machines: filters that are learned without labels, and dreams with a label held fast.

use std::sync::Arc;

use super::{Chapter, Talk};
use crate::factory::{Mode, Syndrome, derived_seed};
use crate::lecture::boltzmann::{
    BlobReader, Control, ControlPatches, DREAM_SEEN, DREAM_STEPS, Dreams, GRAY_RATE, GRAY_SEEN, GRAY_SIDE, Judgement, MASK_RATE,
    MASK_SIDE, MASKS_SEEN, Machine, Patches, RanAway, SoftDiscs, Training, blob_reader, coarse_mask, disc_matches,
    dream_training, figures, gray_set, gray_training, labelled_set, mask_set, mask_training, share_of_matches,
};
use crate::lecture::{Figure, Material};
use crate::worker::JobError;

/// Looks at a machine while it learns patches.
const LOOKS: usize = 30;
/// Dreams that are shown side by side, and as many true masks.
pub const DREAMS: usize = 12;
/// Dreams of a class that are judged, those that are shown among them.
const JUDGED: usize = 48;
/// Steps of the dreams between two looks.
const DREAM_LOOK: usize = 10;

/// What is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BoltzmannScene {
    /// Patches of true masks.
    Masks,
    /// Patches of gray pictures: what the question is about.
    #[default]
    Gray,
    /// Dreams of masks.
    Dream,
}

/// What a hand sets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoltzmannKnobs {
    /// What is looked at.
    pub scene: BoltzmannScene,
    /// Learning rate for masks.
    pub mask_rate: f64,
    /// Learning rate for gray patches.
    pub gray_rate: f64,
    /// The label that is held fast.
    pub class: Syndrome,
}

impl Default for BoltzmannKnobs {
    fn default() -> Self {
        Self {
            scene: BoltzmannScene::Gray,
            mask_rate: as_written(MASK_RATE),
            gray_rate: as_written(GRAY_RATE),
            class: Syndrome::A,
        }
    }
}

/// A number of 32 bits as it is written: 0.05, and not 0.05000000074.
fn as_written(number: f32) -> f64 {
    (f64::from(number) * 1e6).round() / 1e6
}

/// A machine at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterLook {
    /// Patches seen.
    pub seen: usize,
    /// Mean square that the reconstructions since the last look missed, per pixel.
    pub error: f64,
    /// The weights of each hidden unit, one after another.
    pub filters: Vec<f32>,
}

/// What is seen of a machine that learns patches.
#[derive(Clone, Debug)]
pub struct FiltersSeen {
    /// Side of a filter, in pixels.
    pub side: usize,
    /// What answering with the mean patch misses.
    pub error_of_mean: f64,
    /// The machine while it learned.
    pub looks: Vec<Arc<FilterLook>>,
    /// Share of hidden units that tell nothing; `None` before the end.
    pub dead: Option<f64>,
    /// Share of filters like a soft disc; for gray patches, at the end.
    pub like_a_disc: Option<f64>,
    /// The control; for gray patches, at the end.
    pub control: Option<Control>,
    /// Where the numbers grew without bound.
    pub ran_away: Option<RanAway>,
}

/// What is seen of dreams.
#[derive(Clone, Debug)]
pub struct DreamsSeen {
    /// The label that is held fast.
    pub class: Syndrome,
    /// Steps up and down until now.
    pub steps: usize,
    /// Coarse masks.
    pub dreams: Vec<Vec<bool>>,
    /// True masks of the same class.
    pub truths: Vec<Vec<bool>>,
    /// What the dreams are like.
    pub judged: Judgement,
    /// Mean number of blobs in true masks of the class.
    pub true_blobs: f64,
}

/// What is seen.
#[derive(Clone, Debug)]
pub struct BoltzmannSeen {
    /// The knobs that it belongs to.
    pub knobs: BoltzmannKnobs,
    /// The filters, where patches are learned.
    pub filters: Option<Arc<FiltersSeen>>,
    /// The dreams; `None` while the machine learns.
    pub dreams: Option<Arc<DreamsSeen>>,
}

/// The chapter on its thread.
#[derive(Debug, Default)]
pub struct Boltzmann {
    masks: Option<Patches>,
    gray: Option<Patches>,
    control: Option<ControlPatches>,
    dreamer: Option<Dreamer>,
}

/// A machine that has learned labelled masks, and what its dreams are compared with.
#[derive(Debug)]
struct Dreamer {
    machine: Machine,
    reader: BlobReader,
}

impl Chapter for Boltzmann {
    type Knobs = BoltzmannKnobs;
    type Seen = BoltzmannSeen;
    const NAME: &'static str = "boltzmann";

    fn respond(&mut self, material: &Material, knobs: &BoltzmannKnobs, talk: &Talk<'_, Self>) -> Result<(), JobError> {
        talk.step(0, MASKS_SEEN as u64); // the patches are made first
        match knobs.scene {
            BoltzmannScene::Masks => {
                let masks = self.masks.get_or_insert_with(|| mask_set(material));
                let training = mask_training(masks, knobs.mask_rate as f32, material.seed);
                learn(knobs, training, masks, (MASK_SIDE, MASKS_SEEN), talk, |_, _| ());
            }
            BoltzmannScene::Gray => {
                let gray = self.gray.get_or_insert_with(|| gray_set(material).patches);
                let training = gray_training(gray, knobs.gray_rate as f32, material.seed);
                let control = &mut self.control;
                learn(knobs, training, gray, (GRAY_SIDE, GRAY_SEEN), talk, |machine, seen| {
                    seen.like_a_disc = Some(share_of_matches(&disc_matches(machine, &SoftDiscs::new(GRAY_SIDE))));
                    let patches = control.get_or_insert_with(|| ControlPatches::new(material));
                    seen.control = Some(patches.judge(machine, material.seed));
                });
            }
            BoltzmannScene::Dream => {
                if self.dreamer.is_none() {
                    talk.show(BoltzmannSeen { knobs: *knobs, filters: None, dreams: None });
                    self.dreamer = dreamer(material, talk);
                }
                if let Some(dreamer) = &self.dreamer {
                    dream(material, knobs, dreamer, talk);
                }
            }
        }
        Ok(())
    }

    fn figures(material: &Material) -> Result<Vec<Figure>, JobError> {
        Ok(figures(material))
    }
}

/// Learns patches and shows the filters at every look. `finish` adds what takes long, at the end.
fn learn(
    knobs: &BoltzmannKnobs,
    mut training: Training,
    patches: &Patches,
    (side, count): (usize, usize),
    talk: &Talk<'_, Boltzmann>,
    finish: impl FnOnce(&Machine, &mut FiltersSeen),
) {
    let mut seen = FiltersSeen {
        side,
        error_of_mean: patches.error_of_mean(),
        looks: Vec::new(),
        dead: None,
        like_a_disc: None,
        control: None,
        ran_away: None,
    };
    let show = |seen: &FiltersSeen| {
        talk.show(BoltzmannSeen { knobs: *knobs, filters: Some(Arc::new(seen.clone())), dreams: None });
    };
    let result = training.run(patches, count, count / LOOKS, &mut |now| {
        seen.looks.push(Arc::new(look(now)));
        show(&seen);
        talk.step(now.seen() as u64, count as u64);
        talk.is_wanted()
    });
    if !talk.is_wanted() {
        return;
    }
    match result {
        Ok(()) => {
            let machine = training.machine();
            seen.dead = Some(machine.dead_units(patches.values()));
            show(&seen);
            finish(machine, &mut seen);
        }
        Err(ran_away) => seen.ran_away = Some(ran_away),
    }
    show(&seen);
}

fn look(training: &Training) -> FilterLook {
    let machine = training.machine();
    let filters = (0..machine.hidden()).flat_map(|unit| machine.filter(unit)).collect();
    FilterLook { seen: training.seen(), error: training.error(), filters }
}

/// Learns labelled masks; `None` where it is not wanted any more.
fn dreamer(material: &Material, talk: &Talk<'_, Boltzmann>) -> Option<Dreamer> {
    let masks = labelled_set(material);
    let mut training = dream_training(&masks, material.seed);
    let result = training.run(&masks, DREAM_SEEN, DREAM_SEEN / LOOKS, &mut |now| {
        talk.step(now.seen() as u64, DREAM_SEEN as u64);
        talk.is_wanted()
    });
    let is_done = result.is_ok() && training.seen() >= DREAM_SEEN;
    is_done.then(|| Dreamer { machine: training.machine().clone(), reader: blob_reader(material) })
}

/// Dreams of a class and shows the dreams at every look.
fn dream(material: &Material, knobs: &BoltzmannKnobs, Dreamer { machine, reader }: &Dreamer, talk: &Talk<'_, Boltzmann>) {
    let class = knobs.class;
    let (truths, true_blobs) = (true_masks(material, class), reader.true_blobs(class));
    let mut dreams = Dreams::new(machine, class, JUDGED, material.seed);
    loop {
        let masks = dreams.masks(machine);
        let judged = reader.judge(class, &masks);
        let shown = masks.into_iter().take(DREAMS).collect();
        let seen = DreamsSeen { class, steps: dreams.steps(), dreams: shown, truths: truths.clone(), judged, true_blobs };
        talk.show(BoltzmannSeen { knobs: *knobs, filters: None, dreams: Some(Arc::new(seen)) });
        talk.step(dreams.steps() as u64, DREAM_STEPS as u64);
        if dreams.steps() >= DREAM_STEPS || !talk.is_wanted() {
            return;
        }
        dreams.advance(machine, DREAM_LOOK);
    }
}

/// The first true masks of a class, of a series that no machine learns from.
fn true_masks(material: &Material, class: Syndrome) -> Vec<Vec<bool>> {
    let (generator, seed) = (material.generator(Mode::Hard), derived_seed(material.seed, "masks beside the dreams"));
    let plans = (0..1_000).map(|index| generator.plan(seed, index)).filter(|plan| plan.syndrome == class);
    plans.take(DREAMS).map(|plan| coarse_mask(&generator.mask(&plan))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::BaseImage;
    use crate::worker::lessons::lesson_material;

    #[test]
    fn true_masks_are_of_the_class() {
        let material = lesson_material(&BaseImage::bundled(), 1).unwrap();
        for class in Syndrome::ALL {
            let masks = true_masks(&material, class);
            assert_eq!(masks.len(), DREAMS);
            assert!(masks.iter().all(|mask| mask.contains(&true) != (class == Syndrome::Z)), "{class:?}");
        }
    }

    #[test]
    fn a_look_has_all_filters_one_after_another() {
        let material = lesson_material(&BaseImage::bundled(), 1).unwrap();
        let masks = mask_set(&material);
        let mut training = mask_training(&masks, MASK_RATE, 1);
        training.advance(&masks, 400).unwrap();
        let look = look(&training);
        assert_eq!((look.seen, look.filters.len()), (400, 64 * MASK_SIDE * MASK_SIDE));
        assert_eq!(look.filters[256..512], training.machine().filter(1));
        assert!(look.error > 0.0);
    }
}

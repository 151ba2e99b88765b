//! An example of each class, side by side: what a tumor looks like, for a player who has never played.

use std::sync::Arc;
use std::time::Instant;

use super::super::Shared;
use super::Play;
use crate::factory::{Outline, Specimen, SpecimenId, Syndrome, derived_seed};
use crate::worker::{Ask, Reply, Work};

/// Pictures that are looked through for one of each class.
const MOST_TRIED: u64 = 1000;

/// A picture with its truth.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The picture.
    pub specimen: Specimen,
    /// The borders of its tumors.
    pub outlines: Vec<Outline>,
}

/// The examples, shown or not.
#[derive(Debug)]
pub struct Examples {
    /// Whether they lie over the room.
    pub is_open: bool,
    /// One of each class, in the order of the classes, once they are made.
    pub pictures: Option<Arc<Vec<Example>>>,
    work: Ask<Work<Vec<Example>>>,
}

impl Examples {
    /// Not shown.
    pub(super) fn new(shared: &Shared) -> Self {
        Self { is_open: false, pictures: None, work: Ask::for_work(shared.waker()) }
    }

    pub(super) fn absorb(&mut self) {
        while let Some(reply) = self.work.poll() {
            match reply {
                Reply::Answer(pictures) => self.pictures = Some(Arc::new(pictures)),
                // Without pictures the words are shown alone.
                Reply::Failed(failure) => log::warn!("the examples cannot be made: {failure}"),
                Reply::Done => {}
            }
        }
    }
}

impl Play {
    /// Shows the examples to a player who has not seen them. Where no settings are kept, nobody could say that they were seen: they come
    /// from the menu only.
    pub(in super::super) fn show_examples_once(&mut self, shared: &Shared) {
        if shared.settings_path.is_some() && !shared.settings.examples_seen {
            self.show_examples(shared);
        }
    }

    /// Shows one picture of each class, of the difficulty that is played, from a series that is never played.
    pub(super) fn show_examples(&mut self, shared: &Shared) {
        self.examples.is_open = true;
        let first = SpecimenId::of_mode(self.mode, &shared.base, derived_seed(0, "examples"));
        let generators = shared.generators.clone();
        let make = move || {
            let of_class = |class: &Syndrome| {
                let index = (0..MOST_TRIED).find(|index| first.recipe.class_of(first.seed, *index) == *class)?;
                let generator = generators.of(&first).ok()?;
                let specimen = generator.specimen(first.seed, index);
                Some(Example { outlines: generator.outlines(&specimen.plan), specimen })
            };
            Syndrome::ALL.iter().filter_map(of_class).collect()
        };
        self.examples.work.work(make);
    }

    /// Puts them away, for good unless they are asked for.
    pub(super) fn hide_examples(&mut self, shared: &mut Shared) {
        if !std::mem::take(&mut self.examples.is_open) {
            return;
        }
        log::info!("the examples are put away");
        if !shared.settings.examples_seen {
            shared.change_settings(|settings| settings.examples_seen = true);
        }
        // The picture that waits was covered: the time to read it begins now.
        if let Some(live) = self.live.as_mut().filter(|live| !live.round.is_answered()) {
            live.dealt = Instant::now();
        }
    }
}

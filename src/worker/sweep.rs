//! A knob turned through its range: how often a network is right at each value, on the same specimens.
//!
//! Ordering: the newest order wins; one under way is given up between two of its chunks. Values come coarse first, so that the
//! curve is seen early. Shutdown: dropping the handle closes the mailbox and joins; a chunk takes some tens of milliseconds.

use std::sync::Arc;
use std::sync::mpsc::SyncSender;

use rayon::prelude::*;

use super::Waker;
use super::latest::Latest;
use super::mailbox::Mailbox;
use crate::factory::{Alterations, BaseImage, Generator, PIXELS, Parameter, Recipe, Syndrome};
use crate::network::{ComputeDevice, Model, Predictor};

/// Pictures between two looks at what is wanted.
const CHUNK: u64 = 64;

/// What to measure.
#[derive(Clone, Debug)]
pub struct SweepOrder {
    /// Which order it is; comes back with the results.
    pub ticket: u64,
    /// What the specimens are made by, but for the knob.
    pub recipe: Arc<Recipe>,
    /// What they are made from.
    pub base: BaseImage,
    /// Key of the knob.
    pub key: &'static str,
    /// The values to measure at.
    pub values: Vec<f64>,
    /// Seed of the specimens.
    pub seed: u64,
    /// Their number: the specimens `0..count` of the series, the same at every value.
    pub count: u64,
    /// The network.
    pub model: Arc<Model>,
}

/// Right answers among pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Right answers.
    pub right: u64,
    /// Pictures.
    pub pictures: u64,
}

impl Tally {
    /// Counts one picture.
    pub fn add(&mut self, is_right: bool) {
        self.right += u64::from(is_right);
        self.pictures += 1;
    }
}

/// What was measured at one value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SweepPoint {
    /// Over all pictures.
    pub all: Tally,
    /// Over those of each class, in the usual order.
    pub classes: [Tally; Syndrome::COUNT],
    /// Over those whose tumors are smaller than usual for their class, and over those whose tumors are larger.
    pub sizes: [Tally; 2],
}

/// What the thread says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SweepEvent {
    /// A value is measured.
    Measured {
        /// Which order.
        ticket: u64,
        /// Place of the value in the order.
        place: usize,
        /// The result.
        point: SweepPoint,
    },
    /// So many pictures are answered, over all values.
    Progress {
        /// Which order.
        ticket: u64,
        /// Pictures.
        done: u64,
    },
    /// It failed; the sentence.
    Failed {
        /// Which order.
        ticket: u64,
        /// Why.
        reason: String,
    },
}

type Letter = Option<Box<SweepOrder>>;

/// The handle of the thread.
#[derive(Debug)]
pub struct SweepWorker {
    thread: Latest<Letter, SweepEvent>,
}

impl SweepWorker {
    /// Starts the thread.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn spawn(waker: Waker) -> std::io::Result<Self> {
        let run = |orders, events| Turner { orders, events, waker }.run();
        Ok(Self { thread: Latest::spawn("sweep", 64, run)? })
    }

    /// Measures, in place of what was measured before.
    pub fn measure(&self, order: SweepOrder) {
        self.thread.ask(Some(Box::new(order)));
    }

    /// Gives up what is under way.
    pub fn cancel(&self) {
        self.thread.ask(None);
    }

    /// What has happened since the last call.
    pub fn events(&self) -> impl Iterator<Item = SweepEvent> + '_ {
        self.thread.events()
    }
}

struct Turner {
    orders: Arc<Mailbox<Letter>>,
    events: SyncSender<SweepEvent>,
    waker: Waker,
}

impl Turner {
    fn run(self) {
        while let Some(letter) = self.orders.take() {
            if let Some(order) = letter
                && let Err(reason) = self.measure(&order)
            {
                self.say(SweepEvent::Failed { ticket: order.ticket, reason });
            }
        }
    }

    fn measure(&self, order: &SweepOrder) -> Result<(), String> {
        let ticket = order.ticket;
        let predictor =
            Predictor::new(&order.model, &ComputeDevice::cpu()).map_err(|err| format!("Cannot use this network: {err}"))?;
        let own = Generator::new(&order.recipe, &order.base).map_err(|err| format!("Cannot make these pictures: {err}"))?;
        let halves = halves_by_size(&own, order.seed, order.count);
        let mut done = 0;
        for place in coarse_first(order.values.len()) {
            // A value at which nothing can be made is left out of the curve.
            let Some(generator) = generator_at(order, order.values[place]) else {
                done += order.count;
                self.say(SweepEvent::Progress { ticket, done });
                continue;
            };
            let mut point = SweepPoint::default();
            for start in (0..order.count).step_by(CHUNK as usize) {
                if self.orders.has_newer() || self.orders.is_closed() {
                    return Ok(());
                }
                let length = CHUNK.min(order.count - start) as usize;
                let (mut images, mut classes) = (vec![[0; PIXELS]; length], vec![Syndrome::Z; length]);
                generator.fill(order.seed, start, &mut images, &mut classes);
                let predictions = predictor.predict(&images).map_err(|err| format!("The network cannot answer: {err}"))?;
                for ((prediction, class), half) in predictions.iter().zip(classes).zip(&halves[start as usize..]) {
                    let is_right = prediction.class() == class;
                    point.all.add(is_right);
                    point.classes[class.index()].add(is_right);
                    if let Some(half) = half {
                        point.sizes[*half].add(is_right);
                    }
                }
                self.say(SweepEvent::Progress { ticket, done: done + start });
            }
            // The result goes first: whoever hears that all is done has everything.
            done += order.count;
            self.say(SweepEvent::Measured { ticket, place, point });
            self.say(SweepEvent::Progress { ticket, done });
        }
        Ok(())
    }

    fn say(&self, event: SweepEvent) {
        self.events.send(event).ok();
        (self.waker)();
    }
}

/// The generator of an order with the knob at a value.
fn generator_at(order: &SweepOrder, value: f64) -> Option<Generator> {
    let mut recipe = (*order.recipe).clone();
    Parameter::by_key(order.key)?.fix(&mut recipe, value);
    Generator::new(&recipe, &order.base).ok()
}

/// For each of the specimens `0..count` whether its tumors are in the smaller half (0) or the larger half (1) of its class, by their mean
/// area before any alteration; `None` for healthy ones.
///
/// Within a class, as otherwise it would be the class by another name: A has the big tumors, C the small ones.
pub fn halves_by_size(generator: &Generator, seed: u64, count: u64) -> Vec<Option<usize>> {
    let of_specimen = |index: u64| {
        let mut plan = generator.plan(seed, index);
        plan.alterations = Alterations::default();
        let covered = generator.mask(&plan).bits().iter().filter(|&&bits| bits != 0).count();
        let mean = covered as f64 / plan.tumors.len().max(1) as f64;
        (plan.syndrome, (!plan.tumors.is_empty()).then_some(mean))
    };
    let all: Vec<(Syndrome, Option<f64>)> = (0..count).into_par_iter().map(of_specimen).collect();
    let mut halves = vec![None; all.len()];
    for class in Syndrome::ALL {
        let mut members: Vec<(f64, usize)> =
            all.iter().enumerate().filter_map(|(place, &(of, area))| Some((area.filter(|_| of == class)?, place))).collect();
        members.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (rank, &(_, place)) in members.iter().enumerate() {
            halves[place] = Some(usize::from(2 * rank >= members.len()));
        }
    }
    halves
}

/// The places `0..count`: both ends, then the middles of what is left, so that a curve is seen whole from the beginning.
fn coarse_first(count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = if count > 1 { vec![0, count - 1] } else { (0..count).collect() };
    let mut gaps = vec![(0, count.saturating_sub(1))];
    while let Some(at) = gaps.iter().position(|(low, high)| high - low > 1) {
        let (low, high) = gaps.remove(at);
        let middle = usize::midpoint(low, high);
        order.push(middle);
        gaps.extend([(low, middle), (middle, high)]);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_comes_once_and_the_ends_come_first() {
        for count in [0, 1, 2, 3, 15, 16] {
            let order = coarse_first(count);
            let mut sorted = order.clone();
            sorted.sort_unstable();
            assert!(sorted.into_iter().eq(0..count), "{count}: {order:?}");
        }
        assert_eq!(coarse_first(15)[..5], [0, 14, 7, 3, 10]);
    }
}

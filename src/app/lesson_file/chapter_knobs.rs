//! The knobs of the chapters by their names in lesson files: one table per chapter. A pin sets a knob as a hand would.

use super::super::{Knobs, PageId};
use super::mistake::Found;
use super::values::{Keys, number, word};
use crate::factory::{Augment, Augmentation as Changes, Syndrome};
use crate::lecture::convolution::NamedKernel;
use crate::network::{Autoencoder, CodeLength};
use crate::worker::lessons::{
    ALL_PICTURES, AutoencoderKnobs, BatchKnobs, BoltzmannKnobs, BoltzmannScene, ConvolutionKnobs, EntropyKnobs, Filter, FitKnobs,
    FitScene, KERNEL_PICTURES, LAMBDAS, LearnedFrom, MOST_MOVED, MarkShare, MomentumGround, MomentumKnobs, NeuronKnobs,
    OutputKnobs, OutputScene, PoolingKnobs, PoolingScene, RateGround, RateKnobs, SetSize, Walker, training_length,
};

/// A knob of a chapter.
enum Row<K: 'static> {
    /// A number within limits; whole where the knob moves in steps of 1.
    Number { key: &'static str, limits: (f64, f64), get: fn(&K) -> f64, set: fn(&mut K, f64) },
    /// One of a few words; `get` gives the place of the word, and nothing where the knob stands at something that has no word.
    Word { key: &'static str, words: &'static [&'static str], get: fn(&K) -> Option<usize>, set: fn(&mut K, usize) },
}

impl<K> Row<K> {
    fn key(&self) -> &'static str {
        match self {
            Self::Number { key, .. } | Self::Word { key, .. } => key,
        }
    }
}

macro_rules! chapters {
    ($($name:literal: $variant:ident($rows:ident),)*) => {
        /// The names of the knobs of a chapter; none of a chapter that there is not.
        pub fn names(chapter: PageId) -> Vec<&'static str> {
            match chapter.0 {
                $($name => $rows.iter().map(Row::key).collect(),)*
                _ => Vec::new(),
            }
        }

        /// The knobs of a chapter with those that are pinned; `None` where none is.
        pub fn read(chapter: PageId, found: &mut Found<'_>, keys: &mut Keys<'_, '_>) -> Option<Knobs> {
            match chapter.0 {
                $($name => read_rows($rows, found, keys).map(Knobs::$variant),)*
                _ => None,
            }
        }

        /// The pins that set these knobs.
        pub fn written(knobs: &Knobs) -> Vec<(&'static str, toml::Value)> {
            match knobs {
                $(Knobs::$variant(knobs) => written_rows($rows, knobs),)*
            }
        }
    };
}

chapters! {
    "neuron": Neuron(NEURON),
    "learning-rate": LearningRate(LEARNING_RATE),
    "batches": Batches(BATCHES),
    "momentum": Momentum(MOMENTUM),
    "convolution": Convolution(CONVOLUTION),
    "pooling": Pooling(POOLING),
    "output-layer": OutputLayer(OUTPUT_LAYER),
    "cross-entropy": CrossEntropy(CROSS_ENTROPY),
    "overfitting": Overfitting(OVERFITTING),
    "augmentation": Augmentation(AUGMENTATION),
    "shortcut": Shortcut(SHORTCUT),
    "autoencoder": AutoencoderChapter(AUTOENCODER),
    "boltzmann": Boltzmann(BOLTZMANN),
}

/// Whether some chapter has a knob of this name.
pub fn is_knob(name: &str) -> bool {
    super::super::CHAPTERS.iter().any(|words| names(words.id).contains(&name))
}

/// Rows are read in their order: a rate belongs to the ground that was chosen before it.
fn read_rows<K: Default>(rows: &[Row<K>], found: &mut Found<'_>, keys: &mut Keys<'_, '_>) -> Option<K> {
    let (mut knobs, mut is_pinned) = (K::default(), false);
    for row in rows {
        let Some(value) = keys.take(row.key()) else { continue };
        is_pinned = true;
        match row {
            Row::Number { key, limits, set, .. } => {
                if let Some(number) = number(found, key, value, *limits) {
                    set(&mut knobs, number);
                }
            }
            Row::Word { key, words, set, .. } => {
                let known: Vec<(usize, &str)> = words.iter().copied().enumerate().collect();
                if let Some(place) = word(found, key, value, &known) {
                    set(&mut knobs, place);
                }
            }
        }
    }
    is_pinned.then_some(knobs)
}

fn written_rows<K>(rows: &[Row<K>], knobs: &K) -> Vec<(&'static str, toml::Value)> {
    let value = |row: &Row<K>| match row {
        Row::Number { get, .. } => Some(toml::Value::Float(get(knobs))),
        Row::Word { words, get, .. } => get(knobs).and_then(|place| words.get(place)).map(|word| (*word).into()),
    };
    rows.iter().filter_map(|row| Some((row.key(), value(row)?))).collect()
}

/// The place of a value among those that have words.
fn place<T: PartialEq>(all: &[T], value: &T) -> Option<usize> {
    all.iter().position(|one| one == value)
}

/// How far a weight of the neuron, a starting point and a logit can be turned, to both sides.
const WEIGHTS: (f64, f64) = (-20.0, 20.0);
const POINTS: (f64, f64) = (-8.0, 8.0);
/// Learning rates on losses with an end, and on those that rise for ever.
const RATES: (f64, f64) = (0.01, 100.0);
const STEEP_RATES: (f64, f64) = (0.001, 1.0);
/// How far a picture and a tumor can be moved, in pixels.
const MOVED: (f64, f64) = (-(MOST_MOVED as f64), MOST_MOVED as f64);
const WALKED: (f64, f64) = (-40.0, 40.0);

const NEURON: &[Row<NeuronKnobs>] = &[
    Row::Number { key: "spread", limits: WEIGHTS, get: |knobs| knobs.weights[0], set: |knobs, value| knobs.weights[0] = value },
    Row::Number { key: "contrast", limits: WEIGHTS, get: |knobs| knobs.weights[1], set: |knobs, value| knobs.weights[1] = value },
];

const RATE_GROUNDS: [RateGround; 2] = [RateGround::Neuron, RateGround::Bowl];
const LEARNING_RATE: &[Row<RateKnobs>] = &[
    Row::Word {
        key: "ground",
        words: &["neuron", "bowl"],
        get: |knobs| place(&RATE_GROUNDS, &knobs.ground),
        set: |knobs, at| knobs.ground = RATE_GROUNDS[at],
    },
    Row::Number {
        key: "rate",
        limits: (0.001, 100.0),
        get: RateKnobs::rate,
        set: |knobs, value| match knobs.ground {
            RateGround::Neuron => knobs.rate = value,
            RateGround::Bowl => knobs.bowl_rate = value.min(STEEP_RATES.1),
        },
    },
];

const BATCHES: &[Row<BatchKnobs>] = &[
    Row::Number {
        key: "batch",
        limits: (1.0, ALL_PICTURES as f64),
        get: |knobs| knobs.batch as f64,
        set: |knobs, value| knobs.batch = value.round() as usize,
    },
    Row::Number { key: "rate", limits: (0.001, 50.0), get: |knobs| knobs.rate, set: |knobs, value| knobs.rate = value },
];

const MOMENTUM_GROUNDS: [MomentumGround; 2] = [MomentumGround::Ravine, MomentumGround::Valleys];
const WALKERS: [Walker; 5] = [Walker::Plain, Walker::HeavyBall, Walker::Nesterov, Walker::Adam, Walker::Noise];
const MOMENTUM: &[Row<MomentumKnobs>] = &[
    Row::Word {
        key: "ground",
        words: &["ravine", "valleys"],
        get: |knobs| place(&MOMENTUM_GROUNDS, &knobs.ground),
        set: |knobs, at| knobs.ground = MOMENTUM_GROUNDS[at],
    },
    Row::Word {
        key: "walker",
        words: &["plain", "heavy-ball", "nesterov", "adam", "noise"],
        get: |knobs| place(&WALKERS, &knobs.walker),
        set: |knobs, at| knobs.walker = WALKERS[at],
    },
    Row::Number {
        key: "rate",
        limits: (0.001, 100.0),
        get: |knobs| match knobs.ground {
            MomentumGround::Ravine => knobs.rate,
            MomentumGround::Valleys => knobs.valley_rate,
        },
        set: |knobs, value| match knobs.ground {
            MomentumGround::Ravine => knobs.rate = value.max(RATES.0),
            MomentumGround::Valleys => knobs.valley_rate = value.min(STEEP_RATES.1),
        },
    },
    Row::Number { key: "share", limits: (0.0, 0.99), get: |knobs| knobs.share, set: |knobs, value| knobs.share = value },
];

const NAMED_FILTERS: [NamedKernel; 4] = [NamedKernel::Identity, NamedKernel::Sobel, NamedKernel::Outline, NamedKernel::Blur];
const CONVOLUTION: &[Row<ConvolutionKnobs>] = &[
    Row::Word {
        key: "filter",
        words: &["identity", "sobel", "outline", "blur", "best", "twin"],
        get: |knobs| match knobs.filter {
            Filter::Kernel(kernel) => NAMED_FILTERS.iter().position(|named| named.kernel() == kernel),
            Filter::Best => Some(4),
            Filter::Twin => Some(5),
        },
        set: |knobs, at| {
            knobs.filter = match NAMED_FILTERS.get(at) {
                Some(named) => Filter::Kernel(named.kernel()),
                None if at == 4 => Filter::Best,
                None => Filter::Twin,
            }
        },
    },
    Row::Number {
        key: "picture",
        limits: (1.0, KERNEL_PICTURES as f64),
        get: |knobs| knobs.picture as f64,
        set: |knobs, value| knobs.picture = value.round() as usize,
    },
];

const POOLING_SCENES: [PoolingScene; 3] = [PoolingScene::Move, PoolingScene::Walk, PoolingScene::Table];
const POOLING: &[Row<PoolingKnobs>] = &[
    Row::Word {
        key: "scene",
        words: &["move", "walk", "table"],
        get: |knobs| place(&POOLING_SCENES, &knobs.scene),
        set: |knobs, at| knobs.scene = POOLING_SCENES[at],
    },
    Row::Number {
        key: "right",
        limits: MOVED,
        get: |knobs| f64::from(knobs.right),
        set: |knobs, value| knobs.right = value.round() as i32,
    },
    Row::Number {
        key: "down",
        limits: MOVED,
        get: |knobs| f64::from(knobs.down),
        set: |knobs, value| knobs.down = value.round() as i32,
    },
    Row::Number {
        key: "tumor-right",
        limits: WALKED,
        get: |knobs| f64::from(knobs.tumor_right),
        set: |knobs, value| knobs.tumor_right = value.round() as i32,
    },
    Row::Number {
        key: "tumor-down",
        limits: WALKED,
        get: |knobs| f64::from(knobs.tumor_down),
        set: |knobs, value| knobs.tumor_down = value.round() as i32,
    },
];

const OUTPUT_SCENES: [OutputScene; 3] = [OutputScene::Logits, OutputScene::Pictures, OutputScene::Heads];
const OUTPUT_LAYER: &[Row<OutputKnobs>] = &[
    Row::Word {
        key: "scene",
        words: &["logits", "pictures", "heads"],
        get: |knobs| place(&OUTPUT_SCENES, &knobs.scene),
        set: |knobs, at| knobs.scene = OUTPUT_SCENES[at],
    },
    Row::Number { key: "constant", limits: POINTS, get: |knobs| knobs.constant, set: |knobs, value| knobs.constant = value },
    Row::Number {
        key: "temperature",
        limits: (0.1, 10.0),
        get: |knobs| knobs.temperature,
        set: |knobs, value| knobs.temperature = value,
    },
    Row::Number {
        key: "ill-from",
        limits: (0.01, 0.99),
        get: |knobs| knobs.ill_from,
        set: |knobs, value| knobs.ill_from = value,
    },
];

const CROSS_ENTROPY: &[Row<EntropyKnobs>] = &[
    Row::Number { key: "start", limits: POINTS, get: |knobs| knobs.start, set: |knobs, value| knobs.start = value },
    Row::Number { key: "rate", limits: RATES, get: |knobs| knobs.rate, set: |knobs, value| knobs.rate = value },
];

const FIT_SCENES: [FitScene; 2] = [FitScene::SetSizes, FitScene::Decay];
const OVERFITTING: &[Row<FitKnobs>] = &[
    Row::Word {
        key: "scene",
        words: &["set-size", "l2"],
        get: |knobs| place(&FIT_SCENES, &knobs.scene),
        set: |knobs, at| knobs.scene = FIT_SCENES[at],
    },
    Row::Word {
        key: "set-size",
        words: &["30", "100", "300", "1000", "endless"],
        get: |knobs| place(&SetSize::ALL, &knobs.size),
        set: |knobs, at| knobs.size = SetSize::ALL[at],
    },
    Row::Number { key: "lambda", limits: LAMBDAS, get: |knobs| knobs.lambda, set: |knobs, value| knobs.lambda = value },
];

/// What the set of pictures of the chapter about augmentation is, by its word.
fn learned_from() -> [LearnedFrom; 4] {
    [
        LearnedFrom::Set(Changes::default()),
        LearnedFrom::Set(Changes::of(Augment::KEEPS_CLASS)),
        LearnedFrom::Set(Changes::of([Augment::Zoom])),
        LearnedFrom::Endless,
    ]
}

const AUGMENTATION: &[Row<LearnedFrom>] = &[Row::Word {
    key: "pictures",
    words: &["set", "keeping-the-class", "zoom", "endless"],
    get: |knobs| place(&learned_from(), knobs),
    set: |knobs, at| *knobs = learned_from()[at],
}];

const SHORTCUT: &[Row<MarkShare>] =
    &[Row::Number { key: "share", limits: (0.0, 1.0), get: |knobs| knobs.0, set: |knobs, value| knobs.0 = value }];

const AUTOENCODER: &[Row<AutoencoderKnobs>] = &[
    Row::Word {
        key: "stage",
        words: &["denoise", "bottleneck"],
        get: |knobs| Some(usize::from(matches!(knobs.network, Autoencoder::Bottleneck(_)))),
        set: |knobs, at| {
            let network = if at == 0 { Autoencoder::Denoiser } else { Autoencoder::Bottleneck(CodeLength::default()) };
            *knobs = AutoencoderKnobs { network, pictures: training_length(network) };
        },
    },
    Row::Number {
        key: "pictures",
        limits: (0.0, 1e6),
        get: |knobs| knobs.pictures as f64,
        set: |knobs, value| knobs.pictures = (value.round() as u64).min(training_length(knobs.network)),
    },
];

const BOLTZMANN_SCENES: [BoltzmannScene; 3] = [BoltzmannScene::Masks, BoltzmannScene::Gray, BoltzmannScene::Dream];
const BOLTZMANN: &[Row<BoltzmannKnobs>] = &[
    Row::Word {
        key: "scene",
        words: &["masks", "gray", "dream"],
        get: |knobs| place(&BOLTZMANN_SCENES, &knobs.scene),
        set: |knobs, at| knobs.scene = BOLTZMANN_SCENES[at],
    },
    Row::Number {
        key: "rate",
        limits: (0.001, 5.0),
        get: |knobs| if knobs.scene == BoltzmannScene::Gray { knobs.gray_rate } else { knobs.mask_rate },
        set: |knobs, value| match knobs.scene {
            BoltzmannScene::Gray => knobs.gray_rate = value,
            BoltzmannScene::Masks | BoltzmannScene::Dream => knobs.mask_rate = value,
        },
    },
    Row::Word {
        key: "class",
        words: &["a", "b", "c", "z"],
        get: |knobs| place(&Syndrome::ALL, &knobs.class),
        set: |knobs, at| knobs.class = Syndrome::ALL[at],
    },
];

#[cfg(test)]
mod tests {
    use super::super::super::CHAPTERS;
    use super::*;

    /// The rows of a chapter are a table of its own: each knob that is written is read back as it was.
    fn comes_back<K: Default + Clone + std::fmt::Debug + PartialEq>(rows: &[Row<K>], changed: &K) {
        let pins = written_rows(rows, changed);
        let lines: Vec<String> = pins.iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
        let text = lines.concat();
        let (table, errors) = toml::de::DeTable::parse_recoverable(&text);
        assert!(errors.is_empty(), "{text}");
        let mut found = Found::new(&text);
        let mut keys = Keys::new(table.get_ref(), 0..0, super::super::values::TableKind::Pins);
        let read = read_rows(rows, &mut found, &mut keys);
        keys.finish(&mut found, |_| None);
        assert_eq!((read.as_ref(), found.into_mistakes()), (Some(changed), Vec::new()), "{text}");
    }

    #[test]
    fn every_chapter_has_knobs_that_can_be_pinned() {
        for words in &CHAPTERS {
            assert!(!names(words.id).is_empty(), "{:?}", words.id);
        }
        assert!(is_knob("rate") && !is_knob("seed"));
    }

    #[test]
    fn knobs_that_are_written_are_read_back() {
        comes_back(NEURON, &NeuronKnobs { weights: [1.5, -2.25] });
        comes_back(LEARNING_RATE, &RateKnobs { rate: 10.0, ..RateKnobs::default() });
        comes_back(LEARNING_RATE, &RateKnobs { ground: RateGround::Bowl, bowl_rate: 0.09, ..RateKnobs::default() });
        comes_back(BATCHES, &BatchKnobs { batch: 7, rate: 0.3 });
        let momentum = MomentumKnobs { walker: Walker::Nesterov, valley_rate: 0.02, share: 0.8, ..MomentumKnobs::default() };
        comes_back(MOMENTUM, &momentum);
        comes_back(CONVOLUTION, &ConvolutionKnobs { filter: Filter::Best, picture: 2 });
        comes_back(CONVOLUTION, &ConvolutionKnobs { filter: Filter::Kernel(NamedKernel::Blur.kernel()), picture: 1 });
        comes_back(POOLING, &PoolingKnobs { scene: PoolingScene::Walk, right: -3, down: 4, tumor_right: 7, tumor_down: -40 });
        let output = OutputKnobs { scene: OutputScene::Pictures, constant: 1.0, temperature: 3.0, ..OutputKnobs::default() };
        comes_back(OUTPUT_LAYER, &output);
        comes_back(OUTPUT_LAYER, &OutputKnobs { scene: OutputScene::Heads, ill_from: 0.25, ..OutputKnobs::default() });
        comes_back(CROSS_ENTROPY, &EntropyKnobs { start: -6.0, rate: 1.0 });
        comes_back(OVERFITTING, &FitKnobs { scene: FitScene::Decay, size: SetSize::Thousand, lambda: 1.0 });
        for from in learned_from() {
            comes_back(AUGMENTATION, &from);
        }
        comes_back(SHORTCUT, &MarkShare(0.5));
        let network = Autoencoder::Bottleneck(CodeLength::default());
        comes_back(AUTOENCODER, &AutoencoderKnobs { network, pictures: 480 });
        let dream = BoltzmannKnobs { scene: BoltzmannScene::Dream, class: Syndrome::C, ..BoltzmannKnobs::default() };
        comes_back(BOLTZMANN, &dream);
    }

    #[test]
    fn a_kernel_by_hand_has_no_word_and_is_left_out() {
        let own =
            ConvolutionKnobs { filter: Filter::Kernel(crate::lecture::convolution::Kernel { weights: [0.5; 25] }), picture: 3 };
        let keys: Vec<&str> = written_rows(CONVOLUTION, &own).into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys, ["picture"]);
    }
}

//! The network room by its labels and keys.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::sync::Arc;

use brain_tumor_lab::app::{
    Action, BaseOrigin, FactoryAction, MAPS, NetworkAction, PageId, PictureSource, Room, State, TrainAction,
};
use brain_tumor_lab::factory::{BaseImage, Generator, MadeBase, Mode, SpecimenId, Syndrome, WIDTH};
use brain_tumor_lab::network::{
    AfterSum, Answer, Architecture, Cell, Classes, ComputeDevice, EvidenceMethod, LayerWeights, Model, Predictor,
};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, order, run_until, run_until_dealt, run_until_quiet, spoken_texts, state, window, window_with};

/// Runs until the newest request is answered.
pub fn run_until_shown(harness: &mut Harnessed) {
    run_until_quiet(
        harness,
        "the inspection",
        |state| state.network.is_looking(),
        |state| {
            let (network, shown) = (&state.network, state.network.shown.as_ref());
            shown.is_some_and(|shown| {
                let plan = &shown.specimen.plan;
                (plan.seed, plan.index) == (network.id.seed, network.id.index)
            })
        },
    );
}

/// The room with its first picture.
fn room() -> Harnessed {
    let mut harness = window();
    run_until_dealt(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run_steps(1);
    run_until_shown(&mut harness);
    assert_eq!(state(&harness).shared.room, Room::Network);
    harness
}

fn probabilities(harness: &Harnessed) -> Vec<f32> {
    state(harness).network.shown.as_ref().unwrap().classified().unwrap().prediction.probabilities()
}

/// What the label that begins so goes on with.
fn rest_of(harness: &Harnessed, beginning: &str) -> String {
    let found = spoken_texts(harness).into_iter().find_map(|text| text.strip_prefix(beginning).map(str::to_owned));
    found.unwrap_or_else(|| panic!("nothing begins with \"{beginning}\""))
}

fn number(text: &str) -> f32 {
    text.trim().replace('\u{2212}', "-").parse().unwrap()
}

/// The network for any base image plays on a painted brain, and is given two pictures.
#[test]
fn both_pictures_that_a_network_is_given_can_be_seen() {
    let made: MadeBase = "random:7".parse().unwrap();
    let mut harness = window_with(|launch| launch.base = Some((made.make(), BaseOrigin::Made(made))));
    run_until_dealt(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run_steps(1);
    run_until_shown(&mut harness);
    let shown = state(&harness).network.shown.as_ref().unwrap();
    assert_eq!(shown.classified().unwrap().model.architecture(), Architecture::Compare);
    let generator = Generator::new(&Mode::Hard.recipe(), &made.make()).unwrap();
    let mut wanted = *BaseImage::bundled().image().pixels();
    generator.aligner().difference(shown.specimen.image.pixels(), &mut wanted);
    assert_eq!(shown.classified().unwrap().difference.as_ref().unwrap().pixels(), &wanted);
    let sample = harness.get_by_label("The picture that is looked at").rect();
    harness.get_by_label("Difference").click();
    harness.run_steps(3);
    let difference = harness.get_by_label("The difference from the base image, as the network is given it").rect();
    assert_eq!(sample, difference, "it lies where the sample lay");
    let below = harness.get_by_label_contains("laid over the picture").rect();
    assert!(below.min.y >= difference.max.y, "nothing lies over the picture: {below:?} and {difference:?}");
}

#[test]
fn the_layers_are_listed_and_their_weights_add_up() {
    let harness = room();
    let cards: Vec<String> = spoken_texts(&harness).into_iter().filter(|text| text.ends_with(" weights")).collect();
    let weights = |card: &String| -> usize {
        let last = card.rsplit(", ").next().unwrap().trim_end_matches(" weights");
        if last == "no" { 0 } else { last.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap() }
    };
    // The head of the view says it once more, without a shape.
    let cards: Vec<&String> = cards.iter().filter(|card| card.contains(": ")).collect();
    let architecture = Model::bundled(Mode::Hard).unwrap().architecture();
    assert_eq!(cards.len(), architecture.layers().len() + 1);
    assert_eq!(cards.iter().map(|card| weights(card)).sum::<usize>(), architecture.parameters(Classes::Four));
    assert_eq!(architecture, Architecture::Compact3);
    assert!(
        cards[3].starts_with("Convolution 3 \u{d7} 3, 64 filters, stride 2, normalised: 64 \u{d7} 16 \u{d7} 12"),
        "{}",
        cards[3]
    );
}

/// What `compact3` is given: the gray values less the mean of the head, over its spread, which becomes 0.7. The head differs from the
/// four uppermost rows by more than 30 gray levels.
fn normalised_by_hand(gray: &[u8]) -> Vec<f32> {
    let gray: Vec<f32> = gray.iter().copied().map(f32::from).collect();
    let background = gray[..4 * WIDTH].iter().sum::<f32>() / (4 * WIDTH) as f32;
    let head: Vec<f64> = gray.iter().filter(|&value| (value - background).abs() > 30.0).map(|&value| f64::from(value)).collect();
    let mean = head.iter().sum::<f64>() / head.len() as f64;
    let spread = (head.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / head.len() as f64).sqrt() + 5.0;
    gray.iter().map(|&value| (0.7 * (f64::from(value) - mean) / spread).clamp(-3.0, 3.0) as f32).collect()
}

#[test]
fn a_press_on_a_map_and_on_a_value_leads_to_its_sum() {
    let mut harness = room();
    harness.get_by_label("Map 3").click();
    harness.run_steps(2);
    assert_eq!(state(&harness).network.open, Some(2));
    harness.get_by_label("Map 3 large").click();
    harness.run_steps(1);
    run_until_shown(&mut harness);
    assert_eq!(state(&harness).network.page, PageId("sum"));
    harness.remove_cursor();
    harness.run_steps(3);
    let cell = state(&harness).network.cell_in_view();
    assert_eq!(state(&harness).network.cell, Some(cell));
    assert!(cell.channel == 2 && (cell.row, cell.column) != (0, 0), "the middle of the map was pressed: {cell:?}");

    // By hand, from the gray values and the weights.
    let shown = state(&harness).network.shown.as_ref().unwrap();
    let LayerWeights::Convolution { kernels, after: AfterSum::Normalisation(norm) } = &shown.anatomy.weights[0] else { panic!() };
    let input = normalised_by_hand(shown.specimen.image.pixels());
    let mut sum = 0.0;
    for (ky, kx) in (0..5).flat_map(|ky| (0..5).map(move |kx| (ky, kx))) {
        let (y, x) = (2 * cell.row + ky, 2 * cell.column + kx);
        if (2..2 + 128).contains(&y) && (2..2 + WIDTH).contains(&x) {
            sum += input[(y - 2) * WIDTH + x - 2] * kernels[2 * 25 + ky * 5 + kx];
        }
    }
    let deviation = (norm.variance[2] + norm.epsilon as f32).sqrt();
    let value = ((sum - norm.mean[2]) / deviation * norm.gamma[2] + norm.beta[2]).max(0.0);
    let said = number(&rest_of(&harness, "The 25 products add up to "));
    assert!((said - sum).abs() < 2e-4, "{said} for {sum}");
    let said = number(&rest_of(&harness, "Value: "));
    assert!((said - value).abs() < 2e-4, "{said} for {value}");
    assert!((said - shown.trace.outputs[0][Cell::index(cell, [16, 64, 48])]).abs() < 2e-4, "the network's own");
}

#[test]
fn every_layer_has_a_sum_and_the_last_ones_say_what_adds_most() {
    let mut harness = room();
    harness.key_press(Key::S);
    harness.run_steps(1);
    let layers = state(&harness).network.shown.as_ref().unwrap().anatomy.layers.len();
    for layer in 0..layers - 1 {
        assert_eq!(state(&harness).network.layer, layer);
        run_until_shown(&mut harness);
        let own = {
            let (network, shown) = (&state(&harness).network, state(&harness).network.shown.as_ref().unwrap());
            shown.trace.outputs[layer][network.cell_in_view().index(shown.anatomy.layers[layer].output)]
        };
        let said = number(&rest_of(&harness, "Value: "));
        assert!((said - own).abs() < 2e-4 * own.abs().max(1.0), "layer {layer}: {said} for {own}");
        harness.key_press(Key::ArrowDown);
        harness.run_steps(2);
    }
    run_until_shown(&mut harness);
    assert!(spoken_texts(&harness).iter().any(|text| text.starts_with("The four exponentials add up to")));
}

#[test]
fn the_picture_that_waits_in_play_is_never_shown() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    let (seed, index) = {
        let plan = &state(&harness).play.live.as_ref().unwrap().specimen.plan;
        (plan.seed, plan.index)
    };
    let waiting = |mode: Mode| SpecimenId::of_mode(mode, &Arc::new(BaseImage::bundled()), seed).at(index);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run_steps(1);
    run_until_shown(&mut harness);
    assert_ne!(state(&harness).network.id.seed, seed, "the room has a series of its own");
    for mode in Mode::ALL {
        harness.state_mut().lab_mut().apply(Action::Inspect(waiting(mode)));
        refused(&mut harness);
        order(&mut harness, NetworkAction::OwnSeries { mode, seed, index });
        refused(&mut harness);
    }
    // The one behind it is asked next.
    for by in [1, -1] {
        order(&mut harness, NetworkAction::Step(by));
        refused(&mut harness);
    }
    order(&mut harness, NetworkAction::TakePlay);
    refused(&mut harness);
    // The specimen of the factory is another one at first; by seed and place it can be the same.
    order(&mut harness, NetworkAction::TakeFactory);
    run_until_shown(&mut harness);
    assert_eq!(state(&harness).network.source, PictureSource::Factory);
    order(&mut harness, FactoryAction::ShowSpecimen { seed, index });
    order(&mut harness, NetworkAction::TakeFactory);
    refused(&mut harness);
    // Once it is answered it is what the room shows.
    order(&mut harness, NetworkAction::OwnSeries { mode: Mode::Hard, seed: 5, index: 0 });
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num1);
    harness.run_steps(2);
    run_until_dealt(&mut harness);
    harness.key_press(Key::B);
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run_steps(1);
    run_until_shown(&mut harness);
    let network = &state(&harness).network;
    assert_eq!((network.source, network.id.seed, network.id.index), (PictureSource::Play, seed, index));
    let played = state(&harness).play.live.as_ref().unwrap().prediction.unwrap().probabilities();
    let shown = probabilities(&harness);
    assert!(played.iter().zip(&shown).all(|(a, b)| (a - b).abs() < 1e-5), "{played:?} and {shown:?}");
}

/// Nothing is shown, no class is named, and the room says why.
fn refused(harness: &mut Harnessed) {
    for _ in 0..20 {
        harness.run_steps(1);
        std::thread::park_timeout(std::time::Duration::from_millis(5));
    }
    assert!(state(harness).network.shown.is_none());
    let texts = spoken_texts(harness);
    assert!(texts.iter().any(|text| text.contains("stays hidden here until you have answered")), "{texts:?}");
    assert!(!texts.iter().any(|text| text.contains("the truth") || text.ends_with(" %")), "{texts:?}");
}

#[test]
fn paint_changes_the_probabilities_and_reset_brings_them_back() {
    let mut harness = room();
    let before = probabilities(&harness);
    harness.key_press(Key::W);
    harness.run_steps(1);
    run_until_shown(&mut harness);
    assert_eq!(probabilities(&harness), before, "looking changes nothing");
    assert!(state(&harness).network.edit.is_empty());
    harness.get_by_label("The picture that is looked at").click();
    harness.run_steps(2);
    run_until_shown(&mut harness);
    assert!(!state(&harness).network.edit.strokes.is_empty());
    let painted = probabilities(&harness);
    assert_ne!(painted, before);
    let shown = state(&harness).network.shown.as_ref().unwrap();
    assert_eq!(shown.classified().unwrap().before.probabilities(), before);
    let healthy = {
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        generator.specimen(shown.specimen.plan.seed, shown.specimen.plan.index)
    };
    assert_ne!(shown.specimen.image, healthy.image);
    harness.get_by_label("Reset").click();
    harness.run_steps(2);
    run_until_shown(&mut harness);
    assert_eq!(probabilities(&harness), before);
    assert_eq!(state(&harness).network.shown.as_ref().unwrap().specimen, healthy);
    // A knob is followed as well, and the changes end with the picture.
    let mut alterations = healthy.plan.alterations;
    alterations.shade.offset += 40;
    order(&mut harness, NetworkAction::Alter(alterations));
    run_until_shown(&mut harness);
    assert_ne!(probabilities(&harness), before);
    order(&mut harness, NetworkAction::Step(1));
    run_until_shown(&mut harness);
    assert!(state(&harness).network.edit.is_empty());
}

#[test]
fn changes_are_taken_back_and_again_and_a_painted_picture_claims_no_truth() {
    let mut harness = room();
    harness.key_press(Key::W);
    harness.run_steps(1);
    run_until_shown(&mut harness);
    let truths = |harness: &Harnessed| spoken_texts(harness).iter().filter(|text| text.contains("the truth")).count();
    assert_eq!(truths(&harness), 1);
    harness.get_by_label("The picture that is looked at").click();
    harness.run_steps(2);
    run_until_shown(&mut harness);
    let painted = state(&harness).network.edit.clone();
    assert!(!painted.strokes.is_empty());
    assert_eq!(truths(&harness), 0, "what was painted may be another truth");
    assert!(harness.query_by_label_contains("painted: class unknown").is_some());
    harness.get_by_label("Undo").click();
    harness.run_steps(2);
    run_until_shown(&mut harness);
    assert!(state(&harness).network.edit.is_empty());
    assert_eq!(truths(&harness), 1);
    // The same by keys, and the reset is a step as well.
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    harness.run_steps(2);
    assert_eq!(state(&harness).network.edit, painted);
    harness.get_by_label("Reset").click();
    harness.run_steps(2);
    assert!(state(&harness).network.edit.is_empty());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(2);
    assert_eq!(state(&harness).network.edit, painted);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(2);
    assert!(state(&harness).network.edit.is_empty() && !state(&harness).network.history.can_undo());
}

#[test]
fn the_sum_opens_at_the_strongest_value_of_the_map_in_view() {
    let mut harness = room();
    order(&mut harness, NetworkAction::OpenMap(Some(4)));
    harness.key_press(Key::S);
    harness.run_steps(1);
    run_until_shown(&mut harness);
    let cell = state(&harness).network.cell_in_view();
    let shown = state(&harness).network.shown.as_ref().unwrap();
    let [_, height, width] = shown.anatomy.layers[0].output;
    let map = &shown.trace.outputs[0][4 * height * width..5 * height * width];
    let largest = map.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    assert_eq!((cell.channel, map[cell.row * width + cell.column]), (4, largest));
    let said = number(&rest_of(&harness, "Value: "));
    assert!((said - largest).abs() < 2e-4 * largest.max(1.0), "{said} for {largest}");
}

#[test]
fn evidence_is_shown_for_every_class_and_by_every_method() {
    let mut harness = room();
    for method in EvidenceMethod::ALL {
        order(&mut harness, NetworkAction::SetEvidence(Some(method)));
        for class in Syndrome::ALL {
            harness.get_by_label(&format!("Evidence for {class}")).click();
            harness.run_steps(1);
            run_until(&mut harness, "the evidence", |state| {
                state.network.evidence_answer == Answer::Class(class)
                    && state.network.shown_evidence().is_some_and(|seen| seen.done >= 1.0)
            });
            let texts = spoken_texts(&harness);
            let said = texts.iter().any(|text| {
                text.contains(" % of the evidence lies on tumors; ")
                    || text.starts_with("Nothing speaks for")
                    || text.contains("no tumor")
            });
            assert!(said, "{method:?} {class}");
        }
    }
    order(&mut harness, NetworkAction::Step(1));
    assert!(state(&harness).network.shown_evidence().is_none(), "evidence of another picture is not shown");
}

#[test]
fn another_room_opens_a_specimen_and_the_filters_are_counted() {
    let mut harness = room();
    let id = SpecimenId::of_mode(Mode::Easy, &Arc::new(BaseImage::bundled()), 4242).at(17);
    harness.state_mut().lab_mut().apply(Action::Show(Room::Train));
    harness.state_mut().lab_mut().apply(Action::Inspect(id));
    harness.run_steps(1);
    run_until_shown(&mut harness);
    assert_eq!(state(&harness).shared.room, Room::Network);
    let plan = &state(&harness).network.shown.as_ref().unwrap().specimen.plan;
    assert_eq!((plan.seed, plan.index), (4242, 17));
    harness.key_press(Key::F);
    harness.run_steps(1);
    run_until(&mut harness, "the count", |state| state.network.shown_statistics().is_some());
    run_until_shown(&mut harness);
    assert!(harness.query_by_label_contains("of 16 dead").is_some());
    assert!(harness.query_by_label("Filter 16").is_some());
    harness.get_by_label("Filter 5").click();
    harness.run_steps(1);
    run_until_shown(&mut harness);
    assert_eq!((state(&harness).network.page, state(&harness).network.open), (MAPS, Some(4)));
}

/// A training with this seed is measured on a series with which a session of the game begins: its first eight pictures have every class.
pub const SEED_OF_TRAINING: u64 = 2;

/// A training that was stopped after two measurements and kept.
pub fn kept_run(folder: &Path) -> Harnessed {
    let settings = folder.join("settings.toml");
    let mut harness = window_with(|launch| launch.settings_path = Some(settings));
    run_until_dealt(&mut harness);
    let mut form = state(&harness).train.form.clone();
    form.settings.seed = SEED_OF_TRAINING;
    order(&mut harness, TrainAction::EditForm(Box::new(form)));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::T);
    harness.run_steps(1);
    run_until(&mut harness, "two measurements", |state| state.train.validation_loss.points().len() >= 2);
    harness.get_by_label("Stop and keep").click();
    harness.run_steps(1);
    run_until(&mut harness, "the end", |state| !state.train.is_active());
    harness
}

fn is_replayed(state: &State) -> bool {
    let moments = &state.network.time.moments;
    moments.len() > 1 && moments.iter().all(|moment| moment.prediction.is_some() && moment.confusion.is_some())
}

#[test]
fn the_time_machine_repeats_the_curve_and_what_each_network_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = kept_run(folder.path());
    let before = {
        let train = &state(&harness).train;
        (train.progress.clone(), train.loss.clone(), train.validation_accuracy.clone(), train.status.clone())
    };
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run_steps(1);
    run_until_shown(&mut harness);
    harness.key_press(Key::T);
    harness.run_steps(1);
    run_until(&mut harness, "the replay", is_replayed);
    let (moments, rows) = {
        let time = &state(&harness).network.time;
        (time.moments.clone(), time.rows.clone())
    };
    let picture = *state(&harness).network.shown.as_ref().unwrap().specimen.image.pixels();
    assert_eq!(moments.len(), rows.len(), "a short run keeps a network for every measurement");
    assert_eq!(rows.last().unwrap().validation_pictures, 500, "the last one judges all");
    for (moment, row) in moments.iter().zip(&rows) {
        assert_eq!(moment.checkpoint.images, row.images);
        let confusion = moment.confusion.unwrap();
        assert_eq!(confusion.total(), 500);
        // The first measurements of a training judge fewer pictures: then five standard errors are allowed.
        let all = confusion.total();
        let allowed = if row.validation_pictures == all { 1e-12 } else { 5.0 * (0.25 / row.validation_pictures as f64).sqrt() };
        assert!(
            (confusion.accuracy() - row.validation_accuracy).abs() < allowed,
            "{} for {}",
            confusion.accuracy(),
            row.validation_accuracy
        );
        let model = Model::load(&moment.checkpoint.path).unwrap();
        let own = Predictor::new(&model, &ComputeDevice::cpu()).unwrap().predict(&[picture], None).unwrap()[0];
        assert_eq!(moment.prediction, Some(own));
    }
    let said: Vec<_> = moments.iter().map(|moment| moment.prediction).collect();
    assert_ne!(said.first(), said.last(), "it has learned something on the way");

    // Every moment's own network is looked into, forth and back.
    for place in [0, moments.len() - 1, 0] {
        order(&mut harness, NetworkAction::SetMoment(place));
        run_until_shown(&mut harness);
        let shown = state(&harness).network.shown.as_ref().unwrap();
        assert_eq!(shown.classified().unwrap().model.record.images, moments[place].checkpoint.images);
        let own = moments[place].prediction.unwrap().probabilities();
        assert!(own.iter().zip(shown.classified().unwrap().prediction.probabilities()).all(|(a, b)| (a - b).abs() < 1e-5));
        assert!(harness.query_by_label_contains("Moment ").is_some());
        assert!(harness.query_all_by_label_contains("Validation: true ").count() == 16, "the confusion matrix");
    }
    // A cell of the matrix opens exactly its pictures.
    let confusion = moments[0].confusion.unwrap();
    let (truth, called) = Syndrome::ALL
        .into_iter()
        .flat_map(|truth| Syndrome::ALL.map(|called| (truth, called)))
        .max_by_key(|&(truth, called)| confusion.count(truth.into(), called.into()))
        .unwrap();
    let count = confusion.count(truth.into(), called.into());
    harness.get_by_label(&format!("Validation: true {truth}, said {called}: {count}")).click();
    harness.run_steps(2);
    let gallery = Arc::clone(&state(&harness).gallery().unwrap().gallery);
    assert_eq!(gallery.pictures.len() as u64, count);
    let generator = Generator::new(&gallery.pictures[0].id.recipe, &BaseImage::bundled()).unwrap();
    let first = Model::load(&moments[0].checkpoint.path).unwrap();
    let first = Predictor::new(&first, &ComputeDevice::cpu()).unwrap();
    for picture in gallery.pictures.iter().take(12) {
        let specimen = generator.specimen(picture.id.seed, picture.id.index);
        assert_eq!((specimen.plan.syndrome, picture.truth), (truth, truth));
        assert_eq!(first.predict(&[*specimen.image.pixels()], None).unwrap()[0].answer(), called.into());
    }
    harness.state_mut().lab_mut().apply(Action::CloseGallery);
    harness.run_steps(2);

    // As an animation, to the end.
    harness.get_by_label_contains("Replay").click();
    harness.run_steps(1);
    assert!(state(&harness).network.time.playing);
    let last = moments.len() - 1;
    run_until(&mut harness, "the end of the animation", move |state| {
        state.network.time.place == last && !state.network.time.playing
    });

    // Another picture is asked about anew; the matrices stay.
    order(&mut harness, NetworkAction::Step(1));
    assert!(state(&harness).network.time.moments.iter().all(|moment| moment.prediction.is_none()));
    run_until(&mut harness, "the other picture", is_replayed);
    let other: Vec<_> = state(&harness).network.time.moments.iter().map(|moment| moment.prediction).collect();
    assert_ne!(said, other);

    // Looking has changed nothing about the training.
    let train = &state(&harness).train;
    let after = (train.progress.clone(), train.loss.clone(), train.validation_accuracy.clone(), train.status.clone());
    assert!(before == after);
    harness.key_press(Key::M);
    harness.run_steps(1);
    run_until_shown(&mut harness);
    let shown = state(&harness).network.shown.as_ref().unwrap();
    assert_eq!(
        *shown.classified().unwrap().model,
        Model::bundled(Mode::Hard).unwrap(),
        "out of the time machine it is the one that plays again"
    );
}

#[test]
fn without_runs_the_time_machine_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.toml");
    let mut harness = window_with(|launch| launch.settings_path = Some(settings));
    run_until_dealt(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run_steps(1);
    harness.key_press(Key::T);
    harness.run_steps(3);
    run_until_shown(&mut harness);
    assert!(harness.query_by_label_contains("No run has been kept yet").is_some());
}

#[test]
fn a_window_closed_while_it_looks_into_a_network_stops_its_threads() {
    let mut harness = room();
    order(&mut harness, NetworkAction::SetEvidence(Some(EvidenceMethod::Occlusion)));
    let start = std::time::Instant::now();
    drop(harness);
    assert!(start.elapsed() < std::time::Duration::from_secs(5), "{:?}", start.elapsed());
}

#[test]
fn a_network_with_fewer_layers_is_shown_from_its_first_layer_on() {
    let mut harness = room();
    let last = state(&harness).network.shown.as_ref().unwrap().anatomy.layers.len() - 1;
    order(&mut harness, NetworkAction::SelectLayer(last));
    run_until_shown(&mut harness);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("small.model");
    let mut trainer = brain_tumor_lab::network::Trainer::new(
        Architecture::V3.preset(),
        Generator::new(&Mode::Easy.recipe(), &BaseImage::bundled()).unwrap(),
        &ComputeDevice::cpu(),
        0,
    );
    trainer.step(0.0).unwrap();
    trainer.model(1.0, None).unwrap().save(&path).unwrap();
    harness.state_mut().lab_mut().apply(Action::OpenModel(path));
    run_until(&mut harness, "the other network", |state| {
        let network = &state.network;
        network.shown.as_ref().is_some_and(|shown| {
            shown.classified().unwrap().model.architecture() == Architecture::V3 && !network.is_looking() && shown.sheet.is_some()
        })
    });
    let shown = state(&harness).network.shown.as_ref().unwrap();
    assert_eq!((state(&harness).network.layer, shown.sheet.as_ref().unwrap().order.layer), (0, 0));
    assert!(harness.query_by_label("Map 16").is_some());
    // The maximum of four values, by the values of the layer before.
    order(&mut harness, NetworkAction::SelectLayer(1));
    order(&mut harness, NetworkAction::PickCell(Cell { channel: 3, row: 20, column: 11 }));
    order(&mut harness, NetworkAction::Show(PageId("sum")));
    run_until_shown(&mut harness);
    let shown = state(&harness).network.shown.as_ref().unwrap();
    let at = |row: usize, column: usize| shown.trace.outputs[0][(3 * 126 + row) * 94 + column];
    let four = [at(40, 22), at(40, 23), at(41, 22), at(41, 23)];
    let largest = four.into_iter().fold(f32::NEG_INFINITY, f32::max);
    let said = number(&rest_of(&harness, "Value: "));
    assert!((said - largest).abs() < 1e-4, "{said} for {four:?}");
}

use brain_tumor_lab::app::{
    Action, FactoryAction, Measured, PageId, PlayAction, Room, SweepForm, SweepGroup, SweepRun, SweepStatus, Tally,
};
use brain_tumor_lab::factory::{Distribution, Generator, Mode, Parameter, Recipe};
use brain_tumor_lab::network::{ComputeDevice, Model, Predictor};
use egui::Key;
use egui_kittest::kittest::Queryable as _;
use std::sync::Arc;

use crate::common::{Harnessed, run_until, run_until_dealt, spoken_texts, state, window};
use crate::factory::{factory, run_until_rendered};

const NOISE: &str = "alterations.noise_amplitude";

fn breaking_point() -> Harnessed {
    let mut harness = factory();
    harness.get_by_label("Breaking point").click();
    harness.run_steps(1);
    run_until_rendered(&mut harness);
    harness
}

fn run(harness: &Harnessed) -> &SweepRun {
    state(harness).factory.sweep.run.as_ref().expect("something is measured")
}

/// Measures few pictures at every value.
fn measure(harness: &mut Harnessed, form: SweepForm) {
    harness.state_mut().lab_mut().apply(FactoryAction::SetSweep(form));
    harness.state_mut().lab_mut().apply(FactoryAction::StartSweep);
    run_until(harness, "the sweep", |state| state.factory.sweep.run.as_ref().is_some_and(|run| run.status == SweepStatus::Done));
}

fn few(range: (f64, f64), count: u64) -> SweepForm {
    SweepForm { key: NOISE, range, count }
}

#[test]
fn an_empty_view_says_what_to_do_and_the_button_does_it() {
    let mut harness = breaking_point();
    assert!(harness.query_by_label_contains("Press Measure").is_some());
    harness.state_mut().lab_mut().apply(FactoryAction::SetSweep(few((0.0, 127.0), 40)));
    harness.run_steps(2);
    harness.get_by_label("Measure").click();
    harness.run_steps(2);
    run_until(&mut harness, "the sweep", |state| {
        state.factory.sweep.run.as_ref().is_some_and(|run| run.status == SweepStatus::Done)
    });
    let run = run(&harness);
    assert_eq!((run.values.len(), run.points.iter().flatten().count()), (15, 15));
    assert_eq!((run.values[0], run.values[14]), (0.0, 127.0), "the whole range");
    assert_eq!(run.done, run.total());
    let sentence = run.sentence();
    assert!(sentence.contains("Noise amplitude: the machine is right in fewer than half of the pictures at "), "{sentence}");
    assert!(harness.query_by_label(&sentence).is_some());
}

#[test]
fn the_curve_is_that_of_the_machine_that_plays_on_the_specimens_of_the_room() {
    let mut harness = breaking_point();
    measure(&mut harness, few((0.0, 120.0), 50));
    let (run, base) = (run(&harness), Arc::clone(&state(&harness).shared.base));
    let predictor = Predictor::new(&Model::bundled(Mode::Hard).unwrap(), &ComputeDevice::cpu()).unwrap();
    for (value, measured) in run.line(SweepGroup::All).into_iter().step_by(5) {
        let mut recipe = Mode::Hard.recipe();
        Parameter::by_key(NOISE).unwrap().fix(&mut recipe, value);
        let generator = Generator::new(&recipe, &base).unwrap();
        let is_right = |index: &u64| {
            let specimen = generator.specimen(state(&harness).factory.seed, *index);
            predictor.predict(&[*specimen.image.pixels()], None).unwrap()[0].is_right(specimen.plan.syndrome)
        };
        let right = (0..50).filter(is_right).count() as u64;
        assert_eq!(measured, Measured::new(Tally { right, pictures: 50 }), "at {value}");
    }
    let halves = [SweepGroup::SmallerTumors, SweepGroup::LargerTumors].map(|group| run.line(group)[0].1.tally.pictures);
    let healthy = run.line(SweepGroup::Class(brain_tumor_lab::factory::Syndrome::Z))[0].1.tally.pictures;
    assert_eq!(halves.iter().sum::<u64>() + healthy, 50, "sizes and the healthy ones are all there are");
}

#[test]
fn it_can_be_cancelled_and_what_is_measured_stays() {
    let mut harness = breaking_point();
    harness.state_mut().lab_mut().apply(FactoryAction::SetSweep(few((0.0, 127.0), 1000)));
    harness.state_mut().lab_mut().apply(FactoryAction::StartSweep);
    run_until(&mut harness, "the first value", |state| {
        state.factory.sweep.run.as_ref().is_some_and(|run| run.points.iter().any(Option::is_some))
    });
    assert!(harness.query_by_label_contains(" of 15\u{a0}000 pictures").is_some());
    harness.get_by_label("Cancel").click();
    harness.run_steps(2);
    let (done, points) = (run(&harness).done, run(&harness).points.clone());
    assert_eq!(run(&harness).status, SweepStatus::Cancelled);
    assert!(done < 15_000 && points.iter().any(Option::is_some));
    std::thread::park_timeout(std::time::Duration::from_millis(300));
    harness.run_steps(5);
    assert_eq!((run(&harness).done, &run(&harness).points), (done, &points), "nothing comes late");
}

#[test]
fn another_order_replaces_the_one_under_way() {
    let mut harness = breaking_point();
    harness.state_mut().lab_mut().apply(FactoryAction::SetSweep(few((0.0, 127.0), 1000)));
    for _ in 0..3 {
        harness.state_mut().lab_mut().apply(FactoryAction::StartSweep);
        harness.run_steps(2);
    }
    measure(&mut harness, few((0.0, 28.0), 10));
    let run = run(&harness);
    assert_eq!((run.form.range, run.total()), ((0.0, 28.0), 150));
    assert!(run.points.iter().flatten().all(|point| point.of(SweepGroup::All).tally.pictures == 10));
}

#[test]
fn rounds_played_there_become_points_of_the_chart() {
    let mut harness = breaking_point();
    measure(&mut harness, few((0.0, 127.0), 10));
    harness.state_mut().lab_mut().apply(FactoryAction::SetSweepValue(46.0));
    harness.run_steps(1);
    run_until_rendered(&mut harness);
    harness.get_by_label("Play here").click();
    harness.run_steps(1);
    assert_eq!(state(&harness).shared.room, Room::Play);
    let mut right = 0;
    for round in 0..3 {
        if round > 0 {
            harness.key_press(Key::Space);
            harness.run_steps(1);
        }
        run_until_dealt(&mut harness);
        let live = state(&harness).play.live.as_ref().unwrap();
        assert_eq!(live.specimen.plan.alterations.noise.amplitude, 46.0);
        right += u64::from(live.specimen.plan.syndrome == brain_tumor_lab::factory::Syndrome::B);
        harness.key_press(Key::B);
        harness.run_steps(2);
    }
    let played = run(&harness).played(&state(&harness).play.session);
    assert_eq!(played, [(46.0, Measured::new(Tally { right, pictures: 3 }))]);
    let round = state(&harness).play.session.records().last().unwrap().clone();
    let wanted = Recipe {
        name: "HARD, noise amplitude 46".to_owned(),
        alterations: brain_tumor_lab::factory::AlterationRecipe {
            noise_amplitude: Distribution::Fixed { value: 46.0 },
            ..Mode::Hard.recipe().alterations
        },
        ..Mode::Hard.recipe()
    };
    assert_eq!(**round.origin.picture.recipe(), wanted);
    // Rounds of other recipes are no points of this chart.
    harness.state_mut().lab_mut().apply(PlayAction::SetMode(Mode::Hard));
    run_until_dealt(&mut harness);
    harness.key_press(Key::A);
    harness.run_steps(2);
    assert_eq!(run(&harness).played(&state(&harness).play.session), played);
    harness.get_by_label("Factory").click();
    harness.run_steps(3);
    assert!(harness.query_by_label(&format!("You: {right} of 3 right at one value")).is_some());
}

#[test]
fn the_table_has_every_value_of_every_group() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("breaking.csv");
    let mut harness = breaking_point();
    measure(&mut harness, few((0.0, 127.0), 20));
    harness.state_mut().lab_mut().apply(Action::SaveSweep(path.clone()));
    run_until(&mut harness, "the file", |state| !state.shared.file_busy());
    let mut table = csv::Reader::from_path(&path).unwrap();
    let head: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(head, ["knob", "value", "player", "pictures_of", "right", "pictures", "share", "low", "high"]);
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    let expected: usize = SweepGroup::ALL.into_iter().map(|group| run(&harness).line(group).len()).sum();
    assert_eq!(rows.len(), expected);
    let all: Vec<&csv::StringRecord> = rows.iter().filter(|row| &row[3] == "all pictures").collect();
    for (row, (value, at)) in all.iter().zip(run(&harness).line(SweepGroup::All)) {
        assert_eq!((row[1].parse::<f64>().unwrap(), &row[4], &row[5]), (value, &*at.tally.right.to_string(), "20"));
    }
}

#[test]
fn a_change_of_the_recipe_is_said_and_a_switched_off_knob_too() {
    let mut harness = breaking_point();
    measure(&mut harness, few((0.0, 127.0), 10));
    assert!(harness.query_by_label("Measured with other settings").is_none());
    harness.state_mut().lab_mut().apply(FactoryAction::LoadMode(Mode::Easy));
    harness.run_steps(3);
    assert!(harness.query_by_label("Measured with other settings").is_some());
    harness.get_by_label("Show that recipe").click();
    harness.run_steps(3);
    assert_eq!(*state(&harness).factory.recipe(), Mode::Hard.recipe());
    assert!(harness.query_by_label("Measured with other settings").is_none());
    let mut off = Mode::Hard.recipe();
    off.alterations.switches.noise = false;
    harness.state_mut().lab_mut().apply(FactoryAction::EditRecipe(Box::new(off), "test".into()));
    harness.run_steps(3);
    assert!(harness.query_by_label_contains("Noise is switched off in this recipe").is_some());
}

#[test]
fn every_knob_that_is_offered_leaves_the_specimens_in_their_classes() {
    let generator = Generator::new(&Mode::Hard.recipe(), &brain_tumor_lab::factory::BaseImage::bundled()).unwrap();
    let mut offered = 0;
    for parameter in Parameter::all().iter().filter(|parameter| brain_tumor_lab::app::can_be_swept(parameter)) {
        offered += 1;
        let form = SweepForm::of_knob(parameter.key, 100).checked();
        let values = form.values();
        assert!(values.len() > 1 && values.windows(2).all(|pair| pair[0] < pair[1]), "{}: {values:?}", parameter.key);
        let mut recipe = Mode::Hard.recipe();
        parameter.fix(&mut recipe, values[values.len() / 2]);
        let Ok(turned) = Generator::new(&recipe, generator.base()) else { continue };
        for index in 0..30 {
            assert_eq!(turned.plan(1, index).syndrome, generator.plan(1, index).syndrome, "{}", parameter.key);
        }
    }
    assert!(offered >= 12, "all alterations: {offered}");
}

#[test]
fn the_view_fits_the_smallest_window() {
    let mut harness = window();
    harness.set_size(egui::vec2(1024.0, 700.0));
    let mut harness = crate::factory::into_factory(harness);
    harness.state_mut().lab_mut().apply(FactoryAction::Show(PageId("breaking point")));
    harness.run_steps(1);
    run_until_rendered(&mut harness);
    measure(&mut harness, few((0.0, 127.0), 5));
    for label in ["Measure", "Play here", "By tumor size", "Save"] {
        let rect = harness.get_by_label(label).rect();
        assert!(rect.max.x <= 1024.0 && rect.max.y <= 700.0, "{label}: {rect:?}");
    }
}

#[test]
fn it_says_nothing_of_the_picture_that_waits_in_the_game() {
    let mut harness = breaking_point();
    measure(&mut harness, few((0.0, 127.0), 10));
    assert!(state(&harness).play.waits_for_answer());
    let texts = spoken_texts(&harness);
    for secret in ["It is ", "the truth", "machine gives", "You said"] {
        assert!(!texts.iter().any(|text| text.contains(secret)), "\"{secret}\": {texts:?}");
    }
}

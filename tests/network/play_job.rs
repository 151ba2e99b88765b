//! The job that makes a round of the game.

use std::sync::Arc;

use brain_tumor_lab::factory::{BaseImage, GrayImage, Mode, SpecimenId};
use brain_tumor_lab::worker::{JobError, PlayAnswer, PlayJob, PlayRequest, Reply};

use super::common::{Asked, LONG, first_of, generator, predictor, specimen_of, young_model};

/// A round that nobody but the player answers.
fn unanswered(id: &SpecimenId) -> PlayRequest {
    PlayRequest { id: id.clone(), model: None }
}

#[test]
fn a_round_is_the_specimen_that_was_asked_for_and_its_answer() {
    let mut rounds = Asked::<PlayJob>::new();
    let (wanted, model) = (first_of(Mode::Hard, 5).at(6), Arc::new(young_model().clone()));
    let answers = rounds.all_answers_to(PlayRequest { id: wanted.clone(), model: Some(Arc::clone(&model)) });
    let [
        PlayAnswer::Picture { id, specimen, outlines: drawn, aligned_base },
        PlayAnswer::Prediction { prediction, model: by, .. },
    ] = &answers[..]
    else {
        panic!("{answers:?}")
    };
    let expected = specimen_of(&wanted);
    assert_eq!((id, &**specimen, drawn), (&wanted, &expected, &generator(Mode::Hard).outlines(&expected.plan)));
    assert_eq!(**aligned_base, generator(Mode::Hard).aligned_base(&expected.plan));
    assert_eq!(*prediction, predictor(young_model()).predict(&[*expected.image.pixels()], None).unwrap()[0]);
    assert!(Arc::ptr_eq(by, &model), "the network that answered");
}

#[test]
fn a_round_without_a_network_is_a_picture_without_an_answer() {
    let mut rounds = Asked::<PlayJob>::new();
    let first = first_of(Mode::Easy, 1);
    for index in 0..3 {
        let answers = rounds.all_answers_to(unanswered(&first.at(index)));
        assert!(matches!(&answers[..], [PlayAnswer::Picture { id, .. }] if *id == first.at(index)), "{answers:?}");
    }
}

#[test]
fn of_many_rounds_the_newest_is_made_and_no_other_is_heard() {
    let mut rounds = Asked::<PlayJob>::new();
    let (first, model) = (first_of(Mode::Hard, 3), Arc::new(young_model().clone()));
    for newest in [1, 40, 50] {
        (0..=newest).for_each(|index| rounds.ask.ask(PlayRequest { id: first.at(index), model: Some(Arc::clone(&model)) }));
        let answers = rounds.answers();
        let [PlayAnswer::Picture { id, .. }, PlayAnswer::Prediction { prediction, .. }] = &answers[..] else {
            panic!("{answers:?}")
        };
        assert_eq!(*id, first.at(newest));
        let image = specimen_of(&first.at(newest)).image;
        assert_eq!(*prediction, predictor(young_model()).predict(&[*image.pixels()], None).unwrap()[0]);
    }
    assert_eq!(rounds.ask.poll().map(|_| "a reply"), None, "nothing is left");
}

#[test]
fn another_recipe_or_base_takes_effect_with_the_next_round() {
    let mut rounds = Asked::<PlayJob>::new();
    let bundled = Arc::new(BaseImage::bundled());
    let mut pixels = *bundled.image().pixels();
    pixels.reverse();
    let turned = Arc::new(BaseImage::new(GrayImage::from_bytes(&pixels).unwrap()).unwrap());
    let rounds_of = [(Mode::Easy, &bundled), (Mode::Hard, &bundled), (Mode::Hard, &turned), (Mode::Easy, &bundled)];
    // A place where the difficulties differ: a healthy picture may be the same in both.
    let image = |mode, index| specimen_of(&first_of(mode, 2).at(index)).image;
    let place = (0..20).find(|&index| image(Mode::Easy, index) != image(Mode::Hard, index)).unwrap();
    let ids = rounds_of.map(|(mode, base)| SpecimenId::of_mode(mode, base, 2).at(place));
    let made = ids.clone().map(|id| {
        let answers = rounds.all_answers_to(unanswered(&id));
        let [PlayAnswer::Picture { specimen, .. }] = &answers[..] else { panic!("{answers:?}") };
        specimen.image.clone()
    });
    assert_eq!(made, ids.map(|id| specimen_of(&id).image));
    assert!(made[0] != made[1] && made[1] != made[2] && made[0] == made[3], "recipe and base can be seen");
}

#[test]
fn an_impossible_recipe_is_said_and_the_next_round_is_made() {
    let mut rounds = Asked::<PlayJob>::new();
    let possible = first_of(Mode::Hard, 0);
    let mut recipe = Mode::Hard.recipe();
    recipe.big.discs.min = 0;
    let answers = rounds.all_answers_to(unanswered(&SpecimenId { recipe: Arc::new(recipe), ..possible.clone() }));
    let [PlayAnswer::NoPicture(err @ JobError::Recipe(_))] = &answers[..] else { panic!("{answers:?}") };
    assert!(err.to_string().contains("big.discs"), "{err}");
    let answers = rounds.all_answers_to(unanswered(&possible));
    assert!(matches!(&answers[..], [PlayAnswer::Picture { id, .. }] if *id == possible), "{answers:?}");
}

#[test]
fn a_thread_with_rounds_left_ends_when_nobody_wants_them() {
    let model = Arc::new(young_model().clone());
    for round in 0..10 {
        let mut rounds = Asked::<PlayJob>::new();
        for index in 0..50 {
            rounds.ask.ask(PlayRequest { id: first_of(Mode::Hard, 0).at(index), model: Some(Arc::clone(&model)) });
        }
        if round % 2 == 0 {
            assert!(matches!(rounds.reply(), Reply::Answer(PlayAnswer::Picture { .. })), "it is under way");
        }
        assert!(rounds.ask.close_within(LONG));
    }
}

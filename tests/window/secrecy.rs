//! The picture that waits in Play is told by nobody: every way in is tried before the answer, and after it, when it has to work.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use brain_tumor_lab::app::{
    Action, BaseOrigin, ExportForm, FILTERS, FactoryAction, Gallery, GalleryPicture, GridChoice, LIVE, MAPS, NetworkAction,
    NoPicture, PageId, PictureSource, PlayAction, Room, SAMPLE, State, TIME_MACHINE, TrainAction,
};
use brain_tumor_lab::factory::{BaseImage, Generator, GrayImage, Mode, PIXELS, Specimen, SpecimenId, Syndrome, WIDTH};
use brain_tumor_lab::network::{Architecture, EvidenceMethod, validation_seed};
use brain_tumor_lab::storage::ImageFormat;
use brain_tumor_lab::ui::all_pages;

use crate::common::{Harnessed, order, run_until, run_until_dealt, run_until_quiet, spoken_texts, state, window, window_with};
use crate::network::{SEED_OF_TRAINING, kept_run, run_until_shown};

const WAITS: &str = "stays hidden here until you have answered it";
/// Longer than any thread needs for an answer that it must not give.
const PATIENCE: Duration = Duration::from_millis(300);

/// A window with a picture that waits at this place of the series.
fn waiting_at(index: u64) -> Harnessed {
    let mut harness = window();
    run_until_dealt(&mut harness);
    for _ in 0..index {
        next(&mut harness);
    }
    harness
}

fn waiting(harness: &Harnessed) -> SpecimenId {
    assert!(state(harness).play.waits_for_answer());
    state(harness).play.live.as_ref().unwrap().id.clone()
}

fn specimen(id: &SpecimenId) -> Specimen {
    Generator::new(&id.recipe, &id.base).unwrap().specimen(id.seed, id.index)
}

fn answer(harness: &mut Harnessed) {
    order(harness, PlayAction::Answer(Syndrome::B));
    assert!(state(harness).play.is_answered());
}

/// Answers where an answer is missing, and deals the next picture.
fn next(harness: &mut Harnessed) {
    order(harness, PlayAction::Answer(Syndrome::B));
    order(harness, PlayAction::Next);
    run_until_dealt(harness);
}

/// Plays another seed: its first picture waits.
fn deal_seed(harness: &mut Harnessed, seed: u64) {
    order(harness, PlayAction::SetSeed(seed));
    run_until_dealt(harness);
}

/// Gives the threads time to say what they must not say, then waits for them.
fn settle(harness: &mut Harnessed) {
    for _ in 0..4 {
        std::thread::park_timeout(PATIENCE / 4);
        harness.run_steps(1);
    }
    run_until_quiet(
        harness,
        "the rooms",
        |state| state.factory.is_rendering() || state.network.is_looking() || state.shared.file_busy(),
        |_| true,
    );
}

fn says(harness: &Harnessed, words: &str) -> bool {
    spoken_texts(harness).iter().any(|text| text.contains(words))
}

#[test]
fn the_network_room_shows_it_in_no_way() {
    let mut harness = waiting_at(0);
    let id = waiting(&harness);
    let easy = SpecimenId { recipe: Arc::new(Mode::Easy.recipe()), ..id.clone() };
    let own = |mode: Mode| NetworkAction::OwnSeries { mode, seed: id.seed, index: id.index }.into();
    let from_factory = [FactoryAction::ShowSpecimen { seed: id.seed, index: id.index }.into(), NetworkAction::TakeFactory.into()];
    let ways: [(&str, Vec<Action>); 7] = [
        ("by its id", vec![Action::Inspect(id.clone())]),
        ("by its id with another recipe", vec![Action::Inspect(easy)]),
        ("as the room's own series", vec![own(Mode::Hard)]),
        ("as the room's own series, EASY", vec![own(Mode::Easy)]),
        ("from its neighbour", vec![Action::Inspect(id.at(id.index + 1)), NetworkAction::Step(-1).into()]),
        ("through the factory", from_factory.to_vec()),
        ("with a change", vec![Action::Inspect(id.clone()), NetworkAction::Alter(specimen(&id).plan.alterations).into()]),
    ];
    let away = || -> Action { NetworkAction::OwnSeries { mode: Mode::Hard, seed: 99, index: 0 }.into() };
    let go = |harness: &mut Harnessed, actions: &[Action]| {
        order(harness, away());
        order(harness, Action::Show(Room::Network));
        run_until_shown(harness);
        for action in actions {
            order(harness, action.clone());
        }
        settle(harness);
    };
    order(&mut harness, NetworkAction::SetEvidence(Some(EvidenceMethod::GradCam)));
    for (way, actions) in &ways {
        go(&mut harness, actions);
        let network = &state(&harness).network;
        assert!(network.id.gives_away(&id), "{way}");
        assert!(network.shown.is_none() && network.explained.is_none(), "{way}");
        assert!(says(&harness, WAITS) && !says(&harness, "the truth") && !says(&harness, " %"), "{way}");
    }
    // What there is of it in Play cannot be taken either.
    go(&mut harness, &[NetworkAction::TakePlay.into()]);
    assert!(!state(&harness).network.id.gives_away(&id) && state(&harness).network.source == PictureSource::Own);

    answer(&mut harness);
    for (way, actions) in &ways {
        go(&mut harness, actions);
        run_until_shown(&mut harness);
        let network = &state(&harness).network;
        assert!(network.id.gives_away(&id), "{way}");
        assert_eq!(network.shown.as_ref().unwrap().specimen.image, specimen(&network.id).image, "{way}");
        assert!(says(&harness, "the truth") && says(&harness, " %"), "{way}");
        run_until(&mut harness, "the evidence", |state| state.network.shown_evidence().is_some());
    }
}

#[test]
fn the_time_machine_says_nothing_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = kept_run(folder.path());
    let id = waiting(&harness);
    let is_said = |state: &State| {
        let moments = &state.network.time.moments;
        moments.len() > 1 && moments.iter().all(|moment| moment.prediction.is_some())
    };
    order(&mut harness, Action::Show(Room::Network));
    order(&mut harness, NetworkAction::Show(TIME_MACHINE));
    run_until(&mut harness, "the replay", is_said);
    for action in [NetworkAction::OwnSeries { mode: Mode::Hard, seed: id.seed, index: id.index }, NetworkAction::SetMoment(0)] {
        order(&mut harness, action);
        settle(&mut harness);
        let network = &state(&harness).network;
        assert!(network.time.moments.iter().all(|moment| moment.prediction.is_none()) && network.shown.is_none());
        assert!(says(&harness, WAITS) && !says(&harness, "the truth"));
    }
    // A picture that was looked at before it waits is hidden from then on.
    let other = id.seed + 500;
    order(&mut harness, NetworkAction::OwnSeries { mode: Mode::Hard, seed: other, index: 0 });
    run_until(&mut harness, "the other picture", is_said);
    deal_seed(&mut harness, other);
    settle(&mut harness);
    let network = &state(&harness).network;
    assert!(network.time.moments.iter().all(|moment| moment.prediction.is_none()) && network.shown.is_none());
    assert!(says(&harness, WAITS) && !says(&harness, "the truth"));
    answer(&mut harness);
    run_until(&mut harness, "the answered picture", is_said);
    run_until_shown(&mut harness);
    assert!(says(&harness, "the truth"));
}

/// Opens the cell of the confusion matrix in which the first picture of the validation lies; gives how many of its pictures are that
/// one, and how many are left out.
fn in_its_cell(harness: &mut Harnessed) -> (usize, usize) {
    let (truth, said, id) = {
        let time = &state(harness).network.time;
        let validation = time.validation.as_ref().unwrap();
        (validation.truths[0], time.moment().unwrap().answers[0].0, validation.first.clone())
    };
    order(harness, NetworkAction::OpenCell(truth.into(), said));
    let gallery = Arc::clone(&state(harness).gallery().unwrap().gallery);
    order(harness, Action::CloseGallery);
    (gallery.pictures.iter().filter(|picture| picture.id.gives_away(&id)).count(), gallery.hidden)
}

#[test]
fn a_cell_of_the_time_machine_leaves_it_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = kept_run(folder.path());
    order(&mut harness, Action::Show(Room::Network));
    order(&mut harness, NetworkAction::Show(TIME_MACHINE));
    run_until(&mut harness, "the replay", |state| state.network.time.moment().is_some_and(|moment| moment.confusion.is_some()));
    assert_eq!(in_its_cell(&mut harness), (1, 0));
    let seed = state(&harness).network.time.validation.as_ref().unwrap().first.seed;
    deal_seed(&mut harness, seed);
    assert_eq!(in_its_cell(&mut harness), (0, 1));
    answer(&mut harness);
    assert_eq!(in_its_cell(&mut harness), (1, 0));
}

/// The factory on this picture, on one of its pages.
fn look_in_factory(harness: &mut Harnessed, (seed, index): (u64, u64), page: PageId) {
    order(harness, FactoryAction::Show(page));
    order(harness, FactoryAction::ShowSpecimen { seed, index });
    order(harness, Action::Show(Room::Factory));
    settle(harness);
}

#[test]
fn the_factory_shows_it_on_no_page() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = waiting_at(0);
    let id = waiting(&harness);
    let (_, _, pages) = all_pages().into_iter().find(|(room, ..)| *room == Room::Factory).unwrap();
    let file = folder.path().join("picture.png");
    order(&mut harness, FactoryAction::SetStripKey("alterations.rotate.degrees"));
    for mode in Mode::ALL {
        order(&mut harness, FactoryAction::LoadMode(mode));
        for page in &pages {
            look_in_factory(&mut harness, (id.seed, id.index), page.id);
            let room = &state(&harness).factory;
            assert!(room.picture.is_none() && matches!(room.refusal, Some(NoPicture::Secret)), "{page:?}");
            assert!(says(&harness, WAITS), "{page:?}");
            order(&mut harness, FactoryAction::SavePicture(file.clone()));
            order(&mut harness, FactoryAction::CopyPicture);
            settle(&mut harness);
            assert!(!file.exists() && says(&harness, "There is no picture yet"), "{page:?}");
        }
    }
    answer(&mut harness);
    for page in &pages {
        look_in_factory(&mut harness, (id.seed, id.index), page.id);
        let room = &state(&harness).factory;
        assert_eq!(room.picture.as_ref().unwrap().specimen, specimen(&id), "{page:?}");
        assert!(room.refusal.is_none() && !says(&harness, WAITS), "{page:?}");
    }
    look_in_factory(&mut harness, (id.seed, id.index), SAMPLE);
    order(&mut harness, FactoryAction::SavePicture(file.clone()));
    settle(&mut harness);
    assert!(file.exists());
}

/// The pictures of the factory's grid, by seed and place.
fn grid(harness: &Harnessed) -> Vec<(u64, u64)> {
    let thumbnails = &state(harness).factory.picture.as_ref().unwrap().thumbnails;
    thumbnails.iter().map(|thumbnail| (thumbnail.id.seed, thumbnail.id.index)).collect()
}

#[test]
fn the_grids_of_the_factory_leave_it_out() {
    let mut harness = waiting_at(1);
    let id = waiting(&harness);
    let here = (id.seed, id.index);
    let class = specimen(&id).plan.syndrome;
    // How many pictures of a class are before it in its series.
    let before = |class: Option<Syndrome>| {
        let is_wanted = |index: &u64| class.is_none_or(|class| specimen(&id.at(*index)).plan.syndrome == class);
        (0..id.index).filter(is_wanted).count()
    };
    // From the picture before it, and from the seed before it.
    for (mixed, first) in [(false, (id.seed, 0)), (true, (id.seed - 1, id.index))] {
        for class in [None, Some(class)] {
            order(&mut harness, FactoryAction::SetGrid(GridChoice { count: 24, class, mixed }));
            look_in_factory(&mut harness, first, PageId("grid"));
            let shown = grid(&harness);
            // Of the series that is played, what is behind is left out too.
            let is_told = shown.iter().any(|&(seed, index)| seed == here.0 && index >= here.1);
            assert!(!is_told, "mixed: {mixed}, {class:?}: {shown:?}");
            assert!(shown.len() == if mixed { 24 } else { before(class) }, "mixed: {mixed}, {class:?}: {shown:?}");
        }
    }
    answer(&mut harness);
    for (mixed, first) in [(false, (id.seed, 0)), (true, (id.seed - 1, id.index))] {
        for class in [None, Some(class)] {
            order(&mut harness, FactoryAction::SetGrid(GridChoice { count: 24, class, mixed }));
            look_in_factory(&mut harness, first, PageId("grid"));
            let shown = grid(&harness);
            assert!(shown.contains(&here), "mixed: {mixed}, {class:?}: {shown:?}");
        }
    }
}

#[test]
fn a_grid_that_was_made_before_it_was_dealt_is_not_shown_any_more() {
    let mut harness = waiting_at(0);
    let id = waiting(&harness);
    answer(&mut harness);
    order(&mut harness, FactoryAction::SetGrid(GridChoice { count: 24, class: None, mixed: false }));
    for room in [Room::Play, Room::Factory] {
        look_in_factory(&mut harness, (id.seed, 0), PageId("grid"));
        let coming = (id.seed, state(&harness).play.index() + 1);
        assert!(!grid(&harness).contains(&coming), "the one that is next is a secret already");
        order(&mut harness, Action::Show(room));
        harness.state_mut().lab_mut().apply(PlayAction::Next);
        assert!(state(&harness).factory.picture.is_none(), "before the next frame");
        run_until_dealt(&mut harness);
        order(&mut harness, Action::Show(Room::Factory));
        settle(&mut harness);
        assert!(!grid(&harness).contains(&coming));
        answer(&mut harness);
        settle(&mut harness);
        assert!(grid(&harness).contains(&coming), "answered while the grid is in sight");
    }
}

fn gallery(ids: &[SpecimenId]) -> Action {
    let picture = |id: &SpecimenId| GalleryPicture {
        id: id.clone(),
        truth: specimen(id).plan.syndrome,
        human: None,
        machine: None,
        confidence: None,
    };
    let pictures = ids.iter().map(picture).collect();
    Action::ShowGallery(Box::new(Gallery { title: "Made for a test".to_owned(), hidden: 0, pictures }))
}

#[test]
fn a_gallery_leaves_it_out_and_counts_it() {
    let mut harness = waiting_at(1);
    let id = waiting(&harness);
    let easy = SpecimenId { recipe: Arc::new(Mode::Easy.recipe()), ..id.clone() };
    let all = [id.at(0), id.clone(), easy, id.at(2)];
    let show = |harness: &mut Harnessed| {
        order(harness, gallery(&all));
        run_until(harness, "the pictures", |state| state.gallery().is_some_and(|open| open.views.is_some()));
        let open = state(harness).gallery().unwrap();
        let indices: Vec<u64> = open.shown().map(|(_, view)| view.unwrap().specimen.plan.index).collect();
        let spoken = spoken_texts(harness).iter().filter(|text| text.starts_with("Picture ") && text.contains("true")).count();
        (indices, open.gallery.hidden, spoken)
    };
    assert_eq!(show(&mut harness), (vec![0, 2], 2, 2));
    order(&mut harness, Action::CloseGallery);
    answer(&mut harness);
    assert_eq!(show(&mut harness), (vec![0, 1, 1, 2], 0, 4));
    // The picture at place 2 is in sight, and then dealt.
    harness.state_mut().lab_mut().apply(PlayAction::Next);
    assert!(state(&harness).gallery().is_none());
    run_until_dealt(&mut harness);
    assert!(state(&harness).gallery().is_none() && !says(&harness, "Picture 1: true"));
}

#[test]
fn there_is_no_evidence_of_it() {
    let mut harness = waiting_at(0);
    order(&mut harness, PlayAction::ToggleEvidence);
    assert!(state(&harness).shared.settings.evidence);
    for method in EvidenceMethod::ALL {
        order(&mut harness, PlayAction::ExplainBy(method));
        for class in Syndrome::ALL {
            order(&mut harness, PlayAction::Explain(class.into()));
        }
    }
    settle(&mut harness);
    let live = state(&harness).play.live.as_ref().unwrap();
    assert!(live.evidence.is_none() && live.asked.is_none() && live.revealed_evidence().is_none());
    assert!(!says(&harness, "What speaks for"));
    answer(&mut harness);
    for class in Syndrome::ALL {
        order(&mut harness, PlayAction::Explain(class.into()));
        run_until(&mut harness, "the evidence", |state| {
            let seen = state.play.live.as_ref().and_then(|live| live.revealed_evidence());
            seen.is_some_and(|seen| seen.evidence.answer == class.into() && seen.done >= 1.0)
        });
        assert!(says(&harness, "What speaks for"));
    }
}

#[test]
fn an_export_that_would_hold_it_is_refused_and_writes_nothing() {
    const REFUSED: &str = "would hold the picture that waits";
    let folder = tempfile::tempdir().unwrap();
    let mut harness = waiting_at(2);
    let id = waiting(&harness);
    let written = || std::fs::read_dir(folder.path()).unwrap().count();
    let form = |count: u64, classes: [bool; 4]| ExportForm { count, classes, format: ImageFormat::Png, masks: false };
    let export = |harness: &mut Harnessed, form: ExportForm, name: &str| {
        order(harness, FactoryAction::EditExport(form));
        order(harness, FactoryAction::Export(folder.path().join(name)));
        run_until(harness, "the export", |state| state.factory.export.running.is_none());
        harness.run_steps(2);
    };
    order(&mut harness, Action::Show(Room::Factory));
    order(&mut harness, FactoryAction::ShowSpecimen { seed: id.seed, index: 40 });
    let some = [true, false, true, true];
    for mode in Mode::ALL {
        order(&mut harness, FactoryAction::LoadMode(mode));
        for (count, classes) in [(3, [true; 4]), (1000, [true; 4]), (1, some)] {
            order(&mut harness, FactoryAction::EditExport(form(count, classes)));
            let lab = harness.state_mut().lab_mut();
            lab.take_messages();
            lab.apply(FactoryAction::Export(folder.path().join("refused")));
            let said = lab.take_messages();
            assert!(said.len() == 1 && said[0].text.contains(REFUSED), "{mode:?}, {count} of {classes:?}: {said:?}");
            settle(&mut harness);
            assert!(state(&harness).factory.export.running.is_none());
            assert_eq!(written(), 0, "{mode:?}, {count} of {classes:?}");
        }
    }
    // What lies before it, and other seeds, are no secret.
    export(&mut harness, form(2, [true; 4]), "before");
    order(&mut harness, FactoryAction::ShowSpecimen { seed: id.seed + 1, index: 40 });
    export(&mut harness, form(3, some), "another seed");
    assert_eq!(written(), 2);
    answer(&mut harness);
    order(&mut harness, FactoryAction::ShowSpecimen { seed: id.seed, index: 40 });
    order(&mut harness, FactoryAction::LoadMode(Mode::Hard));
    export(&mut harness, form(3, [true; 4]), "answered");
    let class = specimen(&id).plan.syndrome.to_string().to_lowercase();
    assert!(folder.path().join("answered").join(class).join("000002.png").exists());
}

/// The places of the rounds in the table of the session.
fn rounds_in_table(harness: &mut Harnessed, folder: &Path) -> Vec<u64> {
    let path = folder.join("session.csv");
    order(harness, PlayAction::SaveSession(path.clone()));
    run_until(harness, "the file", |state| !state.shared.file_busy());
    let mut table = csv::Reader::from_path(&path).unwrap();
    let column = table.headers().unwrap().iter().position(|head| head == "index").unwrap();
    table.records().map(|row| row.unwrap()[column].parse().unwrap()).collect()
}

#[test]
fn its_row_is_missing_in_the_table_of_a_session_in_which_it_was_played_before() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = waiting_at(3);
    let seed = waiting(&harness).seed;
    assert_eq!(rounds_in_table(&mut harness, folder.path()), [0, 1, 2]);
    deal_seed(&mut harness, seed + 1);
    assert_eq!(rounds_in_table(&mut harness, folder.path()), [0, 1, 2]);
    deal_seed(&mut harness, seed);
    assert_eq!(waiting(&harness).index, 0);
    assert_eq!(rounds_in_table(&mut harness, folder.path()), [1, 2], "its row has the truth");
    // Another difficulty has the same classes at the same places.
    order(&mut harness, PlayAction::SetMode(Mode::Easy));
    run_until_dealt(&mut harness);
    assert_eq!(rounds_in_table(&mut harness, folder.path()), [1, 2]);
    answer(&mut harness);
    assert_eq!(rounds_in_table(&mut harness, folder.path()), [0, 1, 2, 0]);
}

#[test]
fn its_row_is_missing_where_it_was_played_on_another_base_image_at_the_last_start() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.toml");
    let pixels: [u8; PIXELS] = std::array::from_fn(|place| {
        let (x, y) = (place % WIDTH, place / WIDTH);
        if (20..76).contains(&x) && (20..108).contains(&y) { 150 } else { 0 }
    });
    let base = BaseImage::new(GrayImage::from_bytes(&pixels).unwrap()).unwrap();
    let mut harness = window_with(|launch| {
        launch.settings_path = Some(settings.clone());
        launch.base = Some((base, BaseOrigin::Given("another".to_owned())));
    });
    run_until_dealt(&mut harness);
    next(&mut harness);
    let seed = waiting(&harness).seed;
    answer(&mut harness);
    drop(harness);

    let mut harness = window_with(|launch| launch.settings_path = Some(settings));
    run_until_dealt(&mut harness);
    order(&mut harness, PlayAction::RestoreSession);
    run_until_dealt(&mut harness);
    assert!(state(&harness).play.session.records().iter().all(|round| round.origin.picture.id().is_none()));
    assert_eq!(rounds_in_table(&mut harness, folder.path()), [0, 1]);
    deal_seed(&mut harness, seed + 1);
    deal_seed(&mut harness, seed);
    assert_eq!(rounds_in_table(&mut harness, folder.path()), [1], "another base image changes no class");
    answer(&mut harness);
    assert_eq!(rounds_in_table(&mut harness, folder.path()), [0, 1, 0]);
}

#[test]
fn the_training_room_does_not_say_it_where_it_is_the_first_of_those_set_apart() {
    const ITS_OWN: &str = "a picture that it never learns from";
    let mut harness = waiting_at(0);
    order(&mut harness, Action::Show(Room::Train));
    let mut form = state(&harness).train.form.clone().with_architecture(Architecture::Compact);
    form.settings.seed = SEED_OF_TRAINING;
    order(&mut harness, TrainAction::EditForm(Box::new(form)));
    order(&mut harness, TrainAction::Start);
    run_until(&mut harness, "a measurement", |state| state.train.details.examined.is_some());
    order(&mut harness, TrainAction::StopAndKeep);
    run_until(&mut harness, "the end", |state| !state.train.is_active());
    order(&mut harness, TrainAction::Show(LIVE));
    assert!(says(&harness, ITS_OWN) && says(&harness, "The picture, true "));
    let in_mistakes = |harness: &mut Harnessed| {
        let examined = Arc::clone(state(harness).train.details.examined.as_ref().unwrap());
        let first = &examined.pictures[0];
        let cell = brain_tumor_lab::app::mistakes::cell(&examined.first_id, &examined.pictures, first.truth.into(), first.said());
        order(harness, Action::ShowGallery(Box::new(cell)));
        let gallery = Arc::clone(&state(harness).gallery().unwrap().gallery);
        order(harness, Action::CloseGallery);
        (gallery.pictures.iter().filter(|picture| picture.id.index == 0).count(), gallery.hidden)
    };
    assert_eq!(in_mistakes(&mut harness), (1, 0));

    let seed = validation_seed(state(&harness).train.running.settings.seed);
    assert_eq!(state(&harness).train.details.examined.as_ref().unwrap().first_id.seed, seed);
    deal_seed(&mut harness, seed);
    harness.run_steps(2);
    assert_eq!(state(&harness).shared.room, Room::Train);
    assert!(!says(&harness, ITS_OWN) && !says(&harness, "The picture, true ") && !says(&harness, "it says"));
    assert_eq!(in_mistakes(&mut harness), (0, 1));
    answer(&mut harness);
    harness.run_steps(2);
    assert!(says(&harness, ITS_OWN) && says(&harness, "The picture, true "));
    assert_eq!(in_mistakes(&mut harness), (1, 0));
}

/// Everything that is said anywhere: in every room, on every page, at the places where they stand, and on the picture of the game.
fn said_everywhere(harness: &mut Harnessed, id: &SpecimenId) -> Vec<(String, Vec<String>)> {
    let mut all = Vec::new();
    for on_it in [false, true] {
        let (seed, index) = if on_it { (id.seed, id.index) } else { (4242, 3) };
        order(harness, FactoryAction::ShowSpecimen { seed, index });
        order(harness, NetworkAction::OwnSeries { mode: Mode::Hard, seed, index });
        for (room, title, pages) in all_pages() {
            let none = [None];
            let some: Vec<_> = pages.iter().map(|page| Some(page.id)).collect();
            for page in if some.is_empty() { &none[..] } else { &some[..] } {
                order(harness, Action::Show(room));
                match (room, page) {
                    (Room::Factory, Some(page)) => order(harness, FactoryAction::Show(*page)),
                    (Room::Train, Some(page)) => order(harness, TrainAction::Show(*page)),
                    (Room::Network, Some(page)) => order(harness, NetworkAction::Show(*page)),
                    _ => {}
                }
                run_until_quiet(
                    harness,
                    "the page",
                    |state| state.factory.is_rendering() || state.network.is_looking(),
                    |state| room != Room::Network || state.network.shown.is_some() || state.network.refusal.is_some(),
                );
                let number = id.seed.to_string();
                let said = spoken_texts(harness).into_iter().map(|text| text.replace(&number, "SEED")).collect();
                all.push((format!("{title}, {page:?}, on it: {on_it}"), said));
            }
        }
    }
    order(harness, Action::Show(Room::Play));
    all
}

#[test]
fn nothing_is_said_anywhere_that_depends_on_its_class() {
    let base = Arc::new(BaseImage::bundled());
    let generator = Generator::new(&Mode::Hard.recipe(), &base).unwrap();
    // Two pictures of every class, each the first of its seed; seeds of as many digits, far from all others.
    let mut seeds: BTreeMap<Syndrome, Vec<u64>> = BTreeMap::new();
    for seed in 700_000.. {
        if generator.recipe().opening(seed) > 0 {
            continue; // a session would begin with another picture
        }
        let found = seeds.entry(generator.plan(seed, 0).syndrome).or_default();
        if found.len() < 2 {
            found.push(seed);
        }
        if seeds.len() == 4 && seeds.values().all(|found| found.len() == 2) {
            break;
        }
    }
    let mut harness = waiting_at(0);
    // A page that was shown once may lay itself out with what it has learned about its sizes.
    deal_seed(&mut harness, 699_999);
    let id = waiting(&harness);
    said_everywhere(&mut harness, &id);
    let mut first: Option<Vec<(String, Vec<String>)>> = None;
    for (class, seed) in seeds.iter().flat_map(|(class, seeds)| seeds.iter().map(move |seed| (*class, *seed))) {
        deal_seed(&mut harness, seed);
        let id = waiting(&harness);
        assert_eq!(state(&harness).play.live.as_ref().unwrap().specimen.plan.syndrome, class);
        let said = said_everywhere(&mut harness, &id);
        let wanted = first.get_or_insert_with(|| said.clone());
        for ((place, words), (_, others)) in said.iter().zip(&*wanted) {
            assert_eq!(words, others, "{place}: the words about a picture of class {class} are others");
        }
    }
    // After the answer they are others: the comparison can fail.
    let told = |harness: &mut Harnessed, class: Syndrome| {
        deal_seed(harness, seeds[&class][0]);
        answer(harness);
        let id = state(harness).play.live.as_ref().unwrap().id.clone();
        said_everywhere(harness, &id)
    };
    let (a, c) = (told(&mut harness, Syndrome::A), told(&mut harness, Syndrome::C));
    for page in [None, Some(SAMPLE), Some(MAPS), Some(FILTERS)] {
        let place = |said: &[(String, Vec<String>)]| {
            let words = format!("{page:?}, on it: true");
            said.iter().find(|(place, _)| place.ends_with(&words)).unwrap().1.clone()
        };
        assert_ne!(place(&a), place(&c), "{page:?} tells nothing after the answer");
    }
}

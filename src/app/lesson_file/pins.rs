//! The room of a step, and what the step sets there: read from the file, with every mistake.

use std::sync::Arc;

use super::super::classroom::{LARGEST_CLASS_SEED, LOOK_SECONDS, TEST_PICTURES};
use super::super::{CHAPTERS, FILTERS, KEPT, LIVE, MAPS, PageId, RUNS, SAMPLE, STORIES, Story, TARGET, TIME_MACHINE};
use super::chapter_knobs;
use super::folder::LessonFolder;
use super::mistake::Found;
use super::scene::{
    ClassPage, ClassPins, NetworkPins, PicturePins, PinnedBase, PinnedLength, PinnedMachine, PlayPins, Scene, TrainPins,
};
use super::values::{Keys, NameOf, Placed, TableKind, number, short, switch, table, text, unknown, whole, word};
use crate::classroom::ClassSize;
use crate::factory::{Mode, Recipe};
use crate::network::{Architecture, Classes, LearningRateSchedule, OptimizerKind, Setting};
use crate::runs::limits::{MINUTES, PICTURES};
use crate::words::words;

/// Largest seed and largest place in a series: those that can be typed in the window.
pub const LARGEST: u64 = 999_999_999;

/// Pages that a step can open, by their rooms. That they are those of the window is held by a test.
pub const FACTORY_PAGES: [PageId; 8] = [
    SAMPLE,
    PageId("peel"),
    PageId("difference"),
    TARGET,
    PageId("grid"),
    PageId("strip"),
    PageId("breaking point"),
    PageId("region"),
];
/// The same for the training.
pub const TRAIN_PAGES: [PageId; 5] = [LIVE, PageId("mistakes"), PageId("gradients"), PageId("race"), RUNS];
/// The same for the network.
pub const NETWORK_PAGES: [PageId; 6] = [MAPS, PageId("sum"), FILTERS, KEPT, PageId("what if"), TIME_MACHINE];

/// Pins of a picture and of the base image, and those of each room beside them.
const OF_PICTURES: [&str; 4] = ["mode", "recipe", "seed", "index"];
const OF_PLAY: [&str; 4] = ["model", "hide-base", "outlines", "evidence"];
const OF_CLASS: [&str; 6] = ["people", "look", "teams", "chips", "test", "pictures"];
const OF_TRAIN: [&str; 14] = [
    "mode",
    "recipe",
    "story",
    "architecture",
    "classes",
    "optimizer",
    "schedule",
    "rate",
    "batch",
    "l2",
    "set",
    "seed",
    "minutes",
    "images",
];

/// Where a step takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Where {
    Play,
    Factory(Option<PageId>),
    Train(Option<PageId>),
    Network(Option<PageId>),
    Chapter(PageId),
    Class(ClassPage),
}

/// A page as it stands in a lesson file: without blanks.
pub fn page_word(page: PageId) -> String {
    page.0.replace(' ', "-")
}

/// All rooms that a step can name, with what they are.
fn rooms() -> Vec<(Where, String)> {
    let mut rooms = vec![
        (Where::Play, "play".to_owned()),
        (Where::Factory(None), "factory".to_owned()),
        (Where::Train(None), "train".to_owned()),
        (Where::Network(None), "network".to_owned()),
    ];
    rooms.extend(FACTORY_PAGES.map(|page| (Where::Factory(Some(page)), format!("factory/{}", page_word(page)))));
    rooms.extend(TRAIN_PAGES.map(|page| (Where::Train(Some(page)), format!("train/{}", page_word(page)))));
    rooms.extend(NETWORK_PAGES.map(|page| (Where::Network(Some(page)), format!("network/{}", page_word(page)))));
    rooms.extend(CHAPTERS.map(|words| (Where::Chapter(words.id), format!("lessons/{}", words.id.0))));
    rooms.extend(ClassPage::ALL.map(|page| (Where::Class(page), page.word().to_owned())));
    rooms
}

/// The room of a step with its pins, and the base image.
pub fn read_scene(
    found: &mut Found<'_>,
    folder: LessonFolder<'_>,
    room: &Placed<'_>,
    pin: Option<&Placed<'_>>,
) -> Option<(Scene, Option<PinnedBase>)> {
    let name = text(found, "room", room)?;
    let rooms = rooms();
    let Some((place, _)) = rooms.iter().find(|(_, own)| own == name) else {
        let known = rooms.iter().map(|(_, own)| own.as_str());
        let all = || words().lesson_no_room(short(name), "play, factory, train, network, lessons/<chapter>, vote, test, bias");
        found.wrong(&room.span(), unknown(NameOf::Room, name, known).unwrap_or_else(all));
        return None;
    };
    let Some(pin) = pin else { return Some((scene(*place, None, found, folder), None)) };
    let mut keys = table(found, ("pin", TableKind::Pins), pin)?;
    let scene = scene(*place, Some(&mut keys), found, folder);
    let base = keys.take("base").and_then(|value| file(found, "base", value, |name| folder.base(name)));
    keys.finish(found, |key| of_another_room(key).then(|| words().lesson_pin_of_other_room(key, name)));
    Some((scene, base))
}

/// Whether some room has a pin of this name.
fn of_another_room(key: &str) -> bool {
    OF_PICTURES.contains(&key)
        || OF_PLAY.contains(&key)
        || OF_TRAIN.contains(&key)
        || OF_CLASS.contains(&key)
        || chapter_knobs::is_knob(key)
}

fn scene(place: Where, keys: Option<&mut Keys<'_, '_>>, found: &mut Found<'_>, folder: LessonFolder<'_>) -> Scene {
    match (place, keys) {
        (Where::Play, None) => Scene::Play(PlayPins::default()),
        (Where::Play, Some(keys)) => Scene::Play(play(found, folder, keys)),
        (Where::Factory(page), None) => Scene::Factory(page, PicturePins::default()),
        (Where::Factory(page), Some(keys)) => Scene::Factory(page, picture(found, folder, keys)),
        (Where::Train(page), None) => Scene::Train(page, Box::default()),
        (Where::Train(page), Some(keys)) => Scene::Train(page, Box::new(train(found, folder, keys))),
        (Where::Network(page), None) => Scene::Network(page, NetworkPins::default()),
        (Where::Network(page), Some(keys)) => {
            Scene::Network(page, NetworkPins { picture: picture(found, folder, keys), machine: machine(found, folder, keys) })
        }
        (Where::Chapter(chapter), None) => Scene::Chapter(chapter, None),
        (Where::Chapter(chapter), Some(keys)) => Scene::Chapter(chapter, chapter_knobs::read(chapter, found, keys)),
        (Where::Class(page), None) => Scene::Class(page, ClassPins::default()),
        (Where::Class(page), Some(keys)) => Scene::Class(page, class(found, folder, keys)),
    }
}

fn play(found: &mut Found<'_>, folder: LessonFolder<'_>, keys: &mut Keys<'_, '_>) -> PlayPins {
    PlayPins {
        picture: picture(found, folder, keys),
        machine: machine(found, folder, keys),
        hide_base: keys.take("hide-base").and_then(|value| switch(found, "hide-base", value)),
        outlines: keys.take("outlines").and_then(|value| switch(found, "outlines", value)),
        evidence: keys.take("evidence").and_then(|value| switch(found, "evidence", value)),
    }
}

fn class(found: &mut Found<'_>, folder: LessonFolder<'_>, keys: &mut Keys<'_, '_>) -> ClassPins {
    let mut count = |found: &mut Found<'_>, key: &'static str, (low, high): (u32, u32)| {
        let value = keys.take(key)?;
        whole(found, key, value, (u64::from(low), u64::from(high))).map(|number| number as u32)
    };
    let people = count(found, "people", (1, ClassSize::MOST));
    let look = count(found, "look", (0, LOOK_SECONDS.1));
    let pictures = count(found, "pictures", TEST_PICTURES);
    let mut is = |found: &mut Found<'_>, key: &'static str| switch(found, key, keys.take(key)?);
    let [teams, chips, test] = ["teams", "chips", "test"].map(|key| is(found, key));
    ClassPins {
        mode: mode(found, keys),
        seed: keys.take("seed").and_then(|value| whole(found, "seed", value, (0, LARGEST_CLASS_SEED))),
        machine: machine(found, folder, keys),
        people,
        // The shortest time to look is that of the setup.
        look: look.map(|look| if look > 0 { look.max(LOOK_SECONDS.0) } else { 0 }),
        teams,
        chips,
        test,
        pictures,
    }
}

fn picture(found: &mut Found<'_>, folder: LessonFolder<'_>, keys: &mut Keys<'_, '_>) -> PicturePins {
    PicturePins {
        mode: mode(found, keys),
        recipe: recipe(found, folder, keys),
        seed: keys.take("seed").and_then(|value| whole(found, "seed", value, (0, LARGEST))),
        index: keys.take("index").and_then(|value| whole(found, "index", value, (0, LARGEST))),
    }
}

fn mode(found: &mut Found<'_>, keys: &mut Keys<'_, '_>) -> Option<Mode> {
    word(found, "mode", keys.take("mode")?, &[(Mode::Easy, "easy"), (Mode::Hard, "hard")])
}

fn recipe(found: &mut Found<'_>, folder: LessonFolder<'_>, keys: &mut Keys<'_, '_>) -> Option<Arc<Recipe>> {
    file(found, "recipe", keys.take("recipe")?, |name| folder.recipe(name))
}

fn machine(found: &mut Found<'_>, folder: LessonFolder<'_>, keys: &mut Keys<'_, '_>) -> Option<PinnedMachine> {
    file(found, "model", keys.take("model")?, |name| folder.machine(name))
}

/// What a file holds.
fn file<T>(found: &mut Found<'_>, key: &str, value: &Placed<'_>, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
    let name = text(found, key, value)?;
    read(name).map_err(|sentence| found.wrong(&value.span(), sentence)).ok()
}

fn train(found: &mut Found<'_>, folder: LessonFolder<'_>, keys: &mut Keys<'_, '_>) -> TrainPins {
    let stories: Vec<(&'static Story, &str)> = STORIES.iter().map(|story| (*story, story.name)).collect();
    let architectures = Architecture::ALL.map(|architecture| (architecture, architecture.name()));
    let range = |setting: Setting| setting.limits.range();
    let rate = |found: &mut Found<'_>, value: &Placed<'_>| number(found, "rate", value, range(Setting::LEARNING_RATE));
    let set = |found: &mut Found<'_>, value: &Placed<'_>| whole(found, "set", value, (0, Setting::FIXED_SET.limits.high as u64));
    let (least, most) = range(Setting::BATCH);
    TrainPins {
        mode: mode(found, keys),
        recipe: recipe(found, folder, keys),
        story: keys.take("story").and_then(|value| word(found, "story", value, &stories)),
        architecture: keys.take("architecture").and_then(|value| word(found, "architecture", value, &architectures)),
        classes: keys
            .take("classes")
            .and_then(|value| word(found, "classes", value, &Classes::ALL.map(|classes| (classes, classes.name())))),
        optimizer: keys
            .take("optimizer")
            .and_then(|value| word(found, "optimizer", value, &OptimizerKind::ALL.map(|kind| (kind, kind.name())))),
        schedule: keys
            .take("schedule")
            .and_then(|value| word(found, "schedule", value, &LearningRateSchedule::ALL.map(|kind| (kind, kind.name())))),
        rate: keys.take("rate").and_then(|value| rate(found, value)),
        batch: keys.take("batch").and_then(|value| whole(found, "batch", value, (least as u64, most as u64))),
        l2: keys.take("l2").and_then(|value| number(found, "l2", value, range(Setting::L2))),
        set: keys.take("set").and_then(|value| set(found, value)),
        seed: keys.take("seed").and_then(|value| whole(found, "seed", value, (0, LARGEST))),
        length: length(found, keys),
    }
}

/// The length of a training: in one unit or the other.
fn length(found: &mut Found<'_>, keys: &mut Keys<'_, '_>) -> Option<PinnedLength> {
    let (minutes, pictures) = (keys.take("minutes"), keys.take("images"));
    if let (Some(_), Some(pictures)) = (minutes, pictures) {
        found.wrong(&pictures.span(), words().lesson_two_lengths("minutes", "images"));
    }
    let (least, most) = PICTURES.range();
    let in_minutes = minutes.and_then(|value| number(found, "minutes", value, MINUTES.range()));
    let in_pictures = pictures.and_then(|value| whole(found, "images", value, (least as u64, most as u64)));
    in_minutes.map(PinnedLength::Minutes).or_else(|| in_pictures.map(PinnedLength::Pictures))
}

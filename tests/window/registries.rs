//! Everything that a registry lists: rooms and pages, stories, alterations. Whoever adds a line there has it tested here.

use std::collections::BTreeMap;

use brain_tumor_lab::app::{
    Action, Appearance, FactoryAction, PageId, PlayAction, RUNS, Room, STORIES, SweepForm, SweepStatus, TIME_MACHINE, TrainAction,
};
use brain_tumor_lab::factory::{AlterationKind, Mode, ParameterGroup, Stage, Syndrome};
use brain_tumor_lab::network::{Architecture, EvidenceMethod};
use brain_tumor_lab::ui::all_pages;
use egui::accessibility::is_input;
use egui::accesskit::{Action as Accesskit, Role};
use egui::{Rect, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::{Harnessed, order, run_until, run_until_dealt, run_until_quiet, state, window, window_with};
use crate::factory::{factory, run_until_rendered, show_recipe};

/// What may stick out of the window, in points.
const TOLERANCE: f32 = 0.5;

/// The ways in which the window can look.
fn appearances() -> [Appearance; 3] {
    let dark = Appearance::default();
    [dark, Appearance { light: true, ..dark }, Appearance { presentation: true, ..dark }]
}

fn run_until_idle(harness: &mut Harnessed) {
    run_until_quiet(
        harness,
        "the page",
        |state| state.factory.is_rendering() || state.network.is_looking() || state.shared.file_busy(),
        |_| true,
    );
}

/// The only control with this role and label.
fn button<'a>(harness: &'a Harnessed, label: &'a str) -> Node<'a> {
    harness.get_by_role_and_label(Role::Button, label)
}

/// Chooses a room and one of its pages by their tabs.
pub fn open(harness: &mut Harnessed, title: &str, page: Option<&str>) {
    for label in std::iter::once(title).chain(page) {
        button(harness, label).click();
        harness.run_steps(2);
    }
    harness.remove_cursor();
    run_until_idle(harness);
}

/// Whatever can be pressed, typed into, dragged or chosen from.
fn inputs(harness: &Harnessed) -> Vec<Node<'_>> {
    let all = harness.query_all(egui_kittest::kittest::by().predicate(|_| true));
    all.filter(|node| is_input(node.accesskit_node().role()) && node.accesskit_node().bounding_box().is_some()).collect()
}

fn sight(harness: &Harnessed) -> Rect {
    harness.ctx.content_rect().expand(TOLERANCE)
}

fn named(node: &Node<'_>) -> String {
    let inner = node.accesskit_node();
    let name = inner.label().or_else(|| inner.placeholder().map(str::to_owned)).unwrap_or_default();
    name.trim().to_owned()
}

/// Where something is looked for by a screen reader, it has a name. And it is in sight, or can be scrolled into sight.
fn check(harness: &mut Harnessed, place: &str) {
    // What the Tab key stops at has a name too, whatever it is.
    let all = harness.query_all(egui_kittest::kittest::by().predicate(|_| true));
    let stops = all.filter(|node| node.accesskit_node().data().supports_action(Accesskit::Focus));
    let unnamed: Vec<String> = stops
        .chain(inputs(harness))
        .filter(|node| named(node).is_empty())
        .map(|node| format!("{:?} at {}", node.accesskit_node().role(), node.rect()))
        .collect();
    assert!(unnamed.is_empty(), "{place}: without a name for a screen reader: {unnamed:?}");
    assert!(inputs(harness).len() > 4, "{place}: a page without its controls");

    // In each panel what lies furthest out to every side is scrolled into sight: then what lies between can be too.
    let mut furthest = BTreeMap::new();
    for node in inputs(harness) {
        let rect = node.rect();
        if sight(harness).contains_rect(rect) {
            continue;
        }
        let mut panel = node;
        while !matches!(panel.accesskit_node().role(), Role::Pane | Role::Dialog) {
            let Some(parent) = panel.parent() else { break };
            panel = parent;
        }
        for (side, distance) in [rect.max.y, -rect.min.y, rect.max.x, -rect.min.x].into_iter().enumerate() {
            let key = (format!("{:?}", panel.accesskit_node().id()), side);
            let further = furthest.get(&key).is_none_or(|(before, _)| *before < distance);
            if further {
                furthest.insert(key, (distance, node.accesskit_node().id()));
            }
        }
    }
    let found = |harness: &Harnessed, id| -> Option<(String, Rect)> {
        inputs(harness).iter().find(|node| node.accesskit_node().id() == id).map(|node| (named(node), node.rect()))
    };
    for (_, id) in furthest.into_values() {
        let Some(node) = inputs(harness).into_iter().find(|node| node.accesskit_node().id() == id) else { continue };
        node.scroll_to_me();
        harness.run_steps(6);
        let (name, rect) = found(harness, id).expect("what was scrolled to is there");
        assert!(sight(harness).contains_rect(rect), "{place}: \"{name}\" cannot be brought into sight: {rect}");
    }
}

/// The tabs are in sight without scrolling.
fn check_tabs(harness: &Harnessed, place: &str, tabs: &[&str]) {
    for tab in tabs {
        let rect = button(harness, tab).rect();
        assert!(sight(harness).contains_rect(rect), "{place}: the tab \"{tab}\" is not in sight: {rect}");
    }
}

/// Goes through every room and page in every appearance, in the smallest window.
fn walk(harness: &mut Harnessed) {
    harness.set_size(vec2(1024.0, 700.0));
    harness.run_steps(3);
    let rooms = all_pages();
    let titles: Vec<&str> = rooms.iter().map(|(_, title, _)| title.as_str()).collect();
    for appearance in appearances() {
        order(harness, Action::SetAppearance(appearance));
        harness.run_steps(3);
        assert_eq!(harness.ctx.style_of(harness.ctx.theme()).visuals.dark_mode, !(appearance.light || appearance.presentation));
        for (room, title, pages) in &rooms {
            let tabs: Vec<&str> = titles.iter().copied().chain(pages.iter().map(|page| page.title.as_str())).collect();
            let none = [None];
            let some: Vec<_> = pages.iter().map(Some).collect();
            for page in if some.is_empty() { &none[..] } else { &some[..] } {
                open(harness, title, page.map(|page| page.title.as_str()));
                let place = format!("{title}, {:?}, {appearance:?}", page.map(|page| page.title.as_str()));
                assert_eq!(state(harness).shared.room, *room, "{place}");
                if let Some(page) = page {
                    assert_eq!(shown_page(harness, *room), Some(page.id), "{place}");
                }
                check_tabs(harness, &place, &tabs);
                check(harness, &place);
            }
        }
    }
}

/// The page that a room shows.
fn shown_page(harness: &Harnessed, room: Room) -> Option<PageId> {
    match room {
        Room::Play => None,
        Room::Factory => Some(state(harness).factory.page),
        Room::Train => Some(state(harness).train.page),
        Room::Network => Some(state(harness).network.page),
        Room::Lessons => Some(state(harness).lessons.chapter),
        Room::Class => Some(state(harness).class.page),
    }
}

#[test]
fn names_are_given_once() {
    let rooms = all_pages();
    for (place, (room, title, pages)) in rooms.iter().enumerate() {
        assert!(rooms[..place].iter().all(|(other, word, _)| other != room && word != title), "{title} is there twice");
        for (place, page) in pages.iter().enumerate() {
            let is_same = pages[..place].iter().any(|other| other.id == page.id || other.title == page.title);
            assert!(!is_same, "{title} has {page:?} twice");
            assert!(!page.title.is_empty() && page.hint.len() > page.title.len(), "{title}: {page:?} has no words");
            let same_key = |other: &brain_tumor_lab::ui::PageInfo| other.key.is_some() && other.key == page.key;
            assert!(!pages[..place].iter().any(same_key), "{title}: the key of {page:?} is another page's");
        }
    }
}

#[test]
fn every_page_opens_by_its_tab_is_named_and_fits_the_smallest_window_before_anything_has_happened() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    walk(&mut harness);
}

/// An answered round with evidence, breaking points, a kept run with its measurements: pages have something to show.
pub fn fill(harness: &mut Harnessed) {
    run_until_dealt(harness);
    order(harness, Action::Show(Room::Train));
    let form = state(harness).train.form.clone().with_architecture(Architecture::Compact);
    order(harness, TrainAction::EditForm(Box::new(form)));
    order(harness, TrainAction::Start);
    run_until(harness, "two measurements", |state| state.train.validation_loss.points().len() >= 2);
    order(harness, TrainAction::StopAndKeep);
    run_until(harness, "the end", |state| !state.train.is_active());
    order(harness, Action::Show(Room::Play));
    order(harness, PlayAction::ToggleEvidence);
    order(harness, PlayAction::Answer(Syndrome::B));
    run_until(harness, "the evidence", |state| state.play.live.as_ref().is_some_and(|live| live.revealed_evidence().is_some()));
    let form = SweepForm { key: "alterations.noise_amplitude", range: (0.0, 127.0), count: 5 };
    order(harness, FactoryAction::SetSweep(form));
    order(harness, FactoryAction::StartSweep);
    run_until(harness, "the sweep", |state| state.factory.sweep.run.as_ref().is_some_and(|run| run.status == SweepStatus::Done));
    order(harness, brain_tumor_lab::app::NetworkAction::SetEvidence(Some(EvidenceMethod::GradCam)));
    order(harness, TrainAction::Show(RUNS));
    run_until(harness, "the list of runs", |state| state.shared.runs.list.len() == 1);
    order(harness, Action::Show(Room::Network));
    order(harness, brain_tumor_lab::app::NetworkAction::Show(TIME_MACHINE));
    run_until(harness, "a moment of the run", |state| state.network.time.moment().is_some());
}

#[test]
fn every_page_opens_by_its_tab_is_named_and_fits_the_smallest_window_when_it_is_full() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.toml");
    let mut harness = window_with(|launch| launch.settings_path = Some(settings));
    fill(&mut harness);
    walk(&mut harness);
}

#[test]
fn every_story_has_a_card_in_sight_that_fills_the_form() {
    let mut harness = window();
    harness.set_size(vec2(1024.0, 700.0));
    run_until_dealt(&mut harness);
    open(&mut harness, "Train", None);
    for &story in STORIES {
        button(&harness, "Stories\u{2026}").click();
        harness.run_steps(3);
        let label = format!("Load \u{201c}{}\u{201d}", story.title());
        let rect = button(&harness, &label).rect();
        assert!(sight(&harness).contains_rect(rect), "the card of \"{}\" is not in sight: {rect}", story.title());
        assert!(harness.query_by_label(&story.title()).is_some() && harness.query_by_label(&story.watch_for()).is_some());
        button(&harness, &label).click();
        harness.run_steps(3);
        assert!(harness.query_by_role_and_label(Role::Button, &label).is_none(), "the cards are gone");
        let form = &state(&harness).train.form;
        assert_eq!(form.story, Some(story));
        assert_eq!((form.settings, form.mode, form.images), (story.settings(), story.mode, story.images), "{}", story.name);
        assert!(harness.query_by_label(&story.watch_for()).is_some(), "what to watch for stays in sight");
    }
}

#[test]
fn every_alteration_has_its_knobs_and_its_stage() {
    let mut harness = factory();
    show_recipe(&mut harness);
    open(&mut harness, "Factory", Some("Peel"));
    for kind in AlterationKind::ALL {
        let group = ParameterGroup::Alteration(kind).word();
        for on in [false, true] {
            let mut recipe = Mode::Hard.recipe();
            kind.set_on(&mut recipe, on);
            order(&mut harness, FactoryAction::LoadMode(Mode::Hard));
            order(&mut harness, FactoryAction::EditRecipe(Box::new(recipe), "test".into()));
            run_until_rendered(&mut harness);
            assert_eq!(kind.is_on(state(&harness).factory.recipe()), on, "{kind:?}");
            // Those that a recipe has unless it says otherwise keep their step, which then changes nothing.
            let has_stage = on || kind.is_on_by_default();
            let stages = &state(&harness).factory.picture.as_ref().unwrap().stages;
            let place = stages.iter().position(|(stage, _)| *stage == Stage::After(kind));
            assert_eq!(place.is_some(), has_stage, "{kind:?} in the stages");
            if let Some(place) = place.filter(|_| !on) {
                assert_eq!(stages[place].1, stages[place - 1].1, "{kind:?} is off");
            }
            // The head of a group that is changed has a mark behind its word.
            let heads: Vec<Rect> = in_column(&harness, |label| label.trim_end_matches([' ', '\u{2022}']) == group);
            assert_eq!(heads.len(), 1, "{kind:?}: one group of knobs, {heads:?}");
            let steps: Vec<Node<'_>> = harness
                .query_all_by_role_and_label(Role::Button, Stage::After(kind).word())
                .filter(|node| node.rect().min.x > heads[0].max.x)
                .collect();
            assert_eq!(steps.len(), usize::from(has_stage), "{kind:?}: its step in Peel");
            if let Some(step) = steps.first() {
                step.click();
                harness.run_steps(2);
                assert_eq!(state(&harness).factory.stage, Stage::After(kind));
            }
        }
    }
}

/// Where in the column of the knobs there is something with such a label.
fn in_column(harness: &Harnessed, is_wanted: impl Fn(&str) -> bool) -> Vec<Rect> {
    inputs(harness).iter().filter(|node| is_wanted(&named(node)) && node.rect().max.x < 360.0).map(Node::rect).collect()
}

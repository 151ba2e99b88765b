//! Every view at every size: no two texts lie on one another, none is cut, and what stands on one line stands on one line.

use std::collections::BTreeMap;
use std::sync::Arc;

use brain_tumor_lab::app::{Action, Appearance, Gallery, GalleryPicture, PlayAction, Room, TrainAction};
use brain_tumor_lab::factory::{Generator, Mode, SpecimenId, Syndrome};
use brain_tumor_lab::network::Architecture;
use brain_tumor_lab::ui::all_pages;
use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::{Harnessed, order, run_until, run_until_dealt, state, window, window_with};
use crate::painted::{Slip, record, slips};
use crate::registries::{fill, open};

/// A window as somebody may have it.
#[derive(Clone, Copy, Debug)]
struct Look {
    name: &'static str,
    /// In pixels.
    size: (f32, f32),
    appearance: Appearance,
}

impl Look {
    const fn new(name: &'static str, width: f32, height: f32) -> Self {
        let appearance = Appearance { presentation: false, light: false, zoom: 1.0 };
        Self { name, size: (width, height), appearance }
    }

    const fn light(self, name: &'static str) -> Self {
        Self { name, appearance: Appearance { light: true, ..self.appearance }, ..self }
    }

    const fn zoomed(self, name: &'static str) -> Self {
        Self { name, appearance: Appearance { zoom: 1.25, ..self.appearance }, ..self }
    }

    const fn presented(self, name: &'static str) -> Self {
        Self { name, appearance: Appearance { presentation: true, ..self.appearance }, ..self }
    }
}

const SMALLEST: Look = Look::new("1024x700", 1024.0, 700.0);
const USUAL: Look = Look::new("1280x720", 1280.0, 720.0);
const LAPTOP: Look = Look::new("1366x768", 1366.0, 768.0);
const LARGE: Look = Look::new("1920x1080", 1920.0, 1080.0);

/// Frames after which a window has its size: things grow frame by frame, as far as they have room.
const SETTLES: usize = 6;

/// The windows in which every view is laid out.
const LOOKS: [Look; 13] = [
    SMALLEST,
    SMALLEST.light("1024x700 light"),
    USUAL,
    USUAL.light("1280x720 light"),
    LAPTOP,
    LARGE,
    LARGE.light("1920x1080 light"),
    USUAL.zoomed("1280x720 at 1.25"),
    LAPTOP.zoomed("1366x768 at 1.25"),
    LARGE.presented("1920x1080 presentation"),
    SMALLEST.presented("1024x700 presentation"),
    // So high that nothing has to be scrolled: what lies further down in a column is looked at too.
    Look::new("1024x2400", 1024.0, 2400.0),
    Look::new("1280x2400", 1280.0, 2400.0),
];

/// What was found, and in which windows.
#[derive(Default)]
struct Findings(BTreeMap<(String, String), (Slip, Vec<&'static str>)>);

impl Findings {
    fn add(&mut self, view: &str, look: &Look, found: Vec<Slip>) {
        for slip in found {
            let key = (view.to_owned(), slip.words());
            let (_, looks) = self.0.entry(key).or_insert_with(|| (slip, Vec::new()));
            if !looks.contains(&look.name) {
                looks.push(look.name);
            }
        }
    }

    fn report(&self) {
        let lines = self.0.iter().map(|((view, _), (slip, looks))| format!("{view}: {slip} ({})", looks.join(", ")));
        let text = lines.collect::<Vec<_>>().join("\n");
        assert!(text.is_empty(), "{} slips of the layout:\n{text}", self.0.len());
    }
}

/// Makes the window look like this.
fn set(harness: &mut Harnessed, look: &Look) {
    order(harness, Action::SetAppearance(look.appearance));
    harness.run_steps(SETTLES);
    let pixels = vec2(look.size.0, look.size.1);
    let size = pixels / harness.ctx.pixels_per_point();
    harness.set_size(size);
    harness.run_steps(SETTLES);
    let shown = harness.ctx.content_rect().size() * harness.ctx.pixels_per_point();
    assert!((shown - pixels).length() < 2.0, "{}: the window has {shown} pixels", look.name);
}

/// Every page of every room.
fn look_at_all(harness: &mut Harnessed, what: &str, findings: &mut Findings) {
    for look in &LOOKS {
        set(harness, look);
        for (_, title, pages) in all_pages() {
            let some: Vec<_> = pages.iter().map(|page| Some(page.title)).collect();
            for page in if some.is_empty() { vec![None] } else { some } {
                open(harness, title, page);
                harness.run_steps(2);
                let view = format!("{title} {} ({what})", page.unwrap_or_default());
                findings.add(&view, look, slips(harness));
            }
        }
    }
}

/// What lies over a room, opened and closed by what a person presses.
fn look_at(
    harness: &mut Harnessed,
    findings: &mut Findings,
    view: &str,
    show: impl Fn(&mut Harnessed),
    hide: impl Fn(&mut Harnessed),
) {
    for look in &LOOKS {
        set(harness, look);
        show(harness);
        harness.remove_cursor();
        harness.run_steps(4);
        findings.add(view, look, slips(harness));
        hide(harness);
        harness.run_steps(2);
    }
}

fn press(harness: &mut Harnessed, key: Key) {
    harness.key_press(key);
    harness.run_steps(2);
}

fn click(harness: &mut Harnessed, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run_steps(2);
}

fn escape(harness: &mut Harnessed) {
    press(harness, Key::Escape);
}

/// Answers with the truth, as nobody can: the longest score that there is.
fn win(harness: &mut Harnessed, rounds: usize) {
    let base = Arc::clone(&state(harness).shared.base);
    let generator = Generator::new(&Mode::Hard.recipe(), &base).expect("the preset fits the bundled brain");
    for _ in 0..rounds {
        if state(harness).play.is_answered() {
            order(harness, PlayAction::Next);
        }
        run_until(harness, "a picture", |state| {
            state.play.live.as_ref().is_some_and(|live| live.prediction.is_some() && !live.round.is_answered())
        });
        let play = &state(harness).play;
        let truth = generator.plan(play.seed, play.index()).syndrome;
        order(harness, PlayAction::Answer(truth));
    }
}

#[test]
fn nothing_overlaps_and_nothing_is_cut_before_anything_has_happened() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    record(&harness);
    let mut findings = Findings::default();
    look_at_all(&mut harness, "before anything has happened", &mut findings);
    findings.report();
}

#[test]
fn nothing_overlaps_and_nothing_is_cut_when_every_page_is_full() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.toml");
    let mut harness = window_with(|launch| launch.settings_path = Some(settings));
    fill(&mut harness);
    record(&harness);
    let mut findings = Findings::default();
    look_at_all(&mut harness, "full", &mut findings);
    findings.report();
}

#[test]
fn nothing_overlaps_and_nothing_is_cut_while_a_training_runs() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    order(&mut harness, Action::Show(Room::Train));
    let form = state(&harness).train.form.clone().with_architecture(Architecture::Compact);
    order(&mut harness, TrainAction::EditForm(Box::new(form)));
    order(&mut harness, TrainAction::Start);
    run_until(&mut harness, "two measurements", |state| state.train.validation_loss.points().len() >= 2);
    order(&mut harness, TrainAction::Pause);
    run_until(&mut harness, "the pause", |state| state.train.status == brain_tumor_lab::app::Status::Paused);
    record(&harness);
    let mut findings = Findings::default();
    look_at_all(&mut harness, "in training", &mut findings);
    findings.report();
}

#[test]
fn nothing_overlaps_and_nothing_is_cut_after_a_hundred_rounds_that_were_won() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    win(&mut harness, 100);
    order(&mut harness, PlayAction::ToggleEvidence);
    run_until(&mut harness, "the evidence", |state| {
        state.play.live.as_ref().is_some_and(|live| live.revealed_evidence().is_some())
    });
    record(&harness);
    let mut findings = Findings::default();
    look_at(&mut harness, &mut findings, "Play, answered", |_| {}, |_| {});
    look_at(&mut harness, &mut findings, "Play, score", |harness| press(harness, Key::S), |harness| press(harness, Key::S));
    order(&mut harness, PlayAction::Next);
    run_until_dealt(&mut harness);
    look_at(&mut harness, &mut findings, "Play, waiting", |_| {}, |_| {});
    findings.report();
}

#[test]
fn nothing_overlaps_and_nothing_is_cut_in_dialogs() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    record(&harness);
    let mut findings = Findings::default();
    look_at(&mut harness, &mut findings, "keys", |harness| click(harness, "?"), escape);
    let menu = |harness: &mut Harnessed| {
        click(harness, "Menu");
        harness.run_steps(2);
        assert!(harness.query_by_label_contains("About").is_some(), "the menu is open");
    };
    look_at(&mut harness, &mut findings, "menu", menu, escape);
    let about = |harness: &mut Harnessed| {
        menu(harness);
        harness.get_by_label_contains("About").click();
        harness.run_steps(2);
    };
    look_at(&mut harness, &mut findings, "about", about, escape);
    look_at(&mut harness, &mut findings, "score of no round", |harness| press(harness, Key::S), |harness| press(harness, Key::S));
    open(&mut harness, "Factory", None);
    click(&mut harness, "Recipe");
    look_at(&mut harness, &mut findings, "export", |harness| click(harness, "Export\u{2026}"), escape);
    look_at(&mut harness, &mut findings, "presets", |harness| click(harness, "Yours\u{2026}"), escape);
    open(&mut harness, "Train", None);
    look_at(&mut harness, &mut findings, "stories", |harness| click(harness, "Stories\u{2026}"), escape);
    findings.report();
}

/// Pictures of another seed, with the longest words that there are.
fn gallery() -> Gallery {
    let id = SpecimenId::of_mode(Mode::Hard, &Arc::new(brain_tumor_lab::factory::BaseImage::bundled()), 99);
    let generator = Generator::new(&id.recipe, &id.base).expect("the preset fits the bundled brain");
    let picture = |index: u64| GalleryPicture {
        id: id.at(index),
        truth: generator.plan(99, index).syndrome,
        human: Some(Syndrome::B),
        machine: Some(Syndrome::C),
        confidence: Some(1.0),
    };
    Gallery { title: "True B, said C, by the machine".to_owned(), hidden: 0, pictures: (0..40).map(picture).collect() }
}

#[test]
fn nothing_overlaps_and_nothing_is_cut_in_the_gallery() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    record(&harness);
    let mut findings = Findings::default();
    order(&mut harness, Action::ShowGallery(Box::new(gallery())));
    run_until(&mut harness, "the pictures", |state| state.gallery().is_some_and(|open| open.views.is_some()));
    look_at(&mut harness, &mut findings, "gallery", |_| {}, |_| {});
    let large = |harness: &mut Harnessed| {
        harness.get_by_label_contains("Picture 1:").click();
        harness.run_steps(2);
    };
    look_at(&mut harness, &mut findings, "gallery, one large", large, escape);
    findings.report();
}

/// The lists behind drop-downs, in the two smallest windows.
#[test]
fn nothing_overlaps_and_nothing_is_cut_in_lists() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    record(&harness);
    let mut findings = Findings::default();
    for look in [&SMALLEST, &USUAL] {
        set(&mut harness, look);
        for (_, title, pages) in all_pages() {
            let some: Vec<_> = pages.iter().map(|page| Some(page.title)).collect();
            for page in if some.is_empty() { vec![None] } else { some } {
                open(&mut harness, title, page);
                let names: Vec<String> =
                    harness.query_all_by_role(Role::ComboBox).filter_map(|node| node.accesskit_node().label()).collect();
                for name in names {
                    let Some(node) = harness.query_all_by_role(Role::ComboBox).find(|node| {
                        let same = node.accesskit_node().label().as_deref() == Some(&name);
                        same && harness.ctx.content_rect().contains_rect(node.rect())
                    }) else {
                        continue;
                    };
                    node.click();
                    harness.run_steps(2);
                    harness.remove_cursor();
                    harness.run_steps(3);
                    // While a list is open, nothing beside it explains itself: what is shortened there is looked at elsewhere.
                    let mut found = slips(&mut harness);
                    found.retain(|slip| !matches!(slip, Slip::Shortened(..)));
                    findings.add(&format!("{title} {}, list of {name}", page.unwrap_or_default()), look, found);
                    escape(&mut harness);
                }
            }
        }
    }
    findings.report();
}

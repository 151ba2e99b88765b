//! Every view at every size: no two texts lie on one another, none is cut, and what stands on one line stands on one line.

use std::collections::BTreeMap;
use std::sync::Arc;

use brain_tumor_lab::app::{
    Action, Appearance, BundledLesson, Gallery, GalleryPicture, Language, LessonChoice, Message, Network, NetworkAction,
    OpenLesson, PageId, PlayAction, Room, StepAction, Story, TIME_MACHINE, TrainAction,
};
use brain_tumor_lab::factory::{AlterationKind, Generator, Mode, Parameter, ParameterGroup, SpecimenId, Syndrome};
use brain_tumor_lab::network::{Architecture, Autoencoder, CodeLength};
use brain_tumor_lab::ui::all_pages;
use brain_tumor_lab::words::{Locale, locale, words};
use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::base_images::on_another_brain;
use crate::common::{Harnessed, order, run_until, run_until_dealt, state, window, window_with};
use crate::examples::first_start;
use crate::factory::{factory, show_recipe};
use crate::given::{choose_folder, dataset};
use crate::ill_or_healthy::against_it;
use crate::lessons::{lesson, played};
use crate::looked_into::looked_into;
use crate::network::run_until_shown;
use crate::painted::{Slip, record, slips};
use crate::pictures::{open_target, target_file};
use crate::registries::{fill, open};
use crate::train::close;

/// A window as somebody may have it.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    name: &'static str,
    /// In pixels.
    size: (f32, f32),
    appearance: Appearance,
    /// Where the language is another one than that of the test.
    locale: Option<Locale>,
}

impl Look {
    const fn new(name: &'static str, width: f32, height: f32) -> Self {
        let appearance = Appearance { presentation: false, light: false, zoom: 1.0 };
        Self { name, size: (width, height), appearance, locale: None }
    }

    const fn light(self, name: &'static str) -> Self {
        Self { name, appearance: Appearance { light: true, ..self.appearance }, ..self }
    }

    const fn zoomed(self, name: &'static str) -> Self {
        Self { name, appearance: Appearance { zoom: 1.25, ..self.appearance }, ..self }
    }

    const fn spoken(self, name: &'static str, locale: Locale) -> Self {
        Self { name, locale: Some(locale), ..self }
    }

    const fn presented(self, name: &'static str) -> Self {
        Self { name, appearance: Appearance { presentation: true, ..self.appearance }, ..self }
    }
}

pub const SMALLEST: Look = Look::new("1024x700", 1024.0, 700.0);
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

/// The windows for what is seen now and then: each is the tightest in one way.
const TIGHT: [Look; 4] =
    [SMALLEST, USUAL.light("1280x720 light"), LAPTOP.zoomed("1366x768 at 1.25"), SMALLEST.presented("1024x700 presentation")];

/// The smallest window in the other languages: French, and one whose texts are a third longer than the English ones.
const SPOKEN: [Look; 2] =
    [SMALLEST.spoken("1024x700 French", Locale::French), SMALLEST.spoken("1024x700 a third longer", Locale::Stretched)];

/// What was found, and in which windows.
pub struct Findings {
    /// The windows in which views are laid out.
    looks: Vec<&'static Look>,
    /// By view and words: the slip, and the names of the windows that have it.
    found: BTreeMap<(String, String), (Slip, Vec<&'static str>)>,
}

impl Default for Findings {
    fn default() -> Self {
        Self::of(&LOOKS)
    }
}

impl Findings {
    /// Nothing was found yet in these windows.
    pub fn of(looks: &'static [Look]) -> Self {
        Self { looks: looks.iter().collect(), found: BTreeMap::new() }
    }

    /// In the windows of other languages too: for views that no English text has to be found in.
    fn in_every_language(mut self) -> Self {
        self.looks.extend(&SPOKEN);
        self
    }

    /// From now on in these windows, and in those of other languages as before.
    fn narrow(&mut self, looks: &'static [Look]) {
        let spoken: Vec<_> = self.looks.iter().copied().filter(|look| look.locale.is_some()).collect();
        self.looks = looks.iter().chain(spoken).collect();
    }

    /// From now on in the language of the test alone.
    fn in_one_language(&mut self) {
        self.looks.retain(|look| look.locale.is_none());
    }

    fn add(&mut self, view: &str, look: &Look, found: Vec<Slip>) {
        for slip in found {
            let key = (view.to_owned(), slip.words());
            let (_, looks) = self.found.entry(key).or_insert_with(|| (slip, Vec::new()));
            if !looks.contains(&look.name) {
                looks.push(look.name);
            }
        }
    }

    /// Fails where anything was found.
    pub fn report(&self) {
        let lines = self.found.iter().map(|((view, _), (slip, looks))| format!("{view}: {slip} ({})", looks.join(", ")));
        let text = lines.collect::<Vec<_>>().join("\n");
        assert!(text.is_empty(), "{} slips of the layout:\n{text}", self.found.len());
    }
}

/// Makes the window look like this.
fn set(harness: &mut Harnessed, look: &Look) {
    if let Some(locale) = look.locale {
        order(harness, Action::SetLocale(locale));
    }
    order(harness, Action::SetAppearance(look.appearance));
    harness.run_steps(SETTLES);
    let pixels = vec2(look.size.0, look.size.1);
    let size = pixels / harness.ctx.pixels_per_point();
    harness.set_size(size);
    harness.run_steps(SETTLES);
    let shown = harness.ctx.content_rect().size() * harness.ctx.pixels_per_point();
    assert!((shown - pixels).length() < 2.0, "{}: the window has {shown} pixels", look.name);
}

/// The language in which the test goes on, after windows of other languages.
fn speak_again(harness: &mut Harnessed, findings: &Findings, locale: Locale) {
    if findings.looks.iter().any(|look| look.locale.is_some()) {
        order(harness, Action::SetLocale(locale));
        harness.run_steps(2);
    }
}

/// Every page of every room.
pub fn look_at_all(harness: &mut Harnessed, what: &str, findings: &mut Findings) {
    let locale = locale();
    for look in findings.looks.clone() {
        set(harness, look);
        for (_, title, pages) in &all_pages() {
            let some: Vec<_> = pages.iter().map(|page| Some(page.title.as_str())).collect();
            for page in if some.is_empty() { vec![None] } else { some } {
                open(harness, title, page);
                run_until(harness, "what the page is about", |state| {
                    state.shared.room != Room::Network || is_looked_into(&state.network)
                });
                harness.run_steps(2);
                let view = format!("{title} {} ({what})", page.unwrap_or_default());
                findings.add(&view, look, slips(harness));
            }
        }
    }
    speak_again(harness, findings, locale);
}

/// Whether the Network room shows what it was asked for: without it, its pages are nearly empty.
fn is_looked_into(network: &Network) -> bool {
    let time = &network.time;
    let is_asked = time.refusal.is_some() || time.moment().is_none_or(|moment| moment.prediction.is_some());
    (network.shown.is_some() || network.refusal.is_some()) && (network.page != TIME_MACHINE || is_asked)
}

/// What lies over a room, opened and closed by what a person presses.
pub fn look_at(
    harness: &mut Harnessed,
    findings: &mut Findings,
    view: &str,
    show: impl Fn(&mut Harnessed),
    hide: impl Fn(&mut Harnessed),
) {
    let locale = locale();
    for look in findings.looks.clone() {
        set(harness, look);
        show(harness);
        harness.remove_cursor();
        harness.run_steps(4);
        findings.add(view, look, slips(harness));
        hide(harness);
        harness.run_steps(2);
    }
    speak_again(harness, findings, locale);
}

pub fn press(harness: &mut Harnessed, key: Key) {
    harness.key_press(key);
    harness.run_steps(2);
}

fn click(harness: &mut Harnessed, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run_steps(2);
}

pub fn escape(harness: &mut Harnessed) {
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
    findings.narrow(&TIGHT);
    let ask = |harness: &mut Harnessed| {
        close(harness);
        harness.run_steps(2);
        assert!(harness.query_by_label("Go on training").is_some(), "the question is open");
    };
    look_at(&mut harness, &mut findings, "closing", ask, escape);
    findings.report();
}

#[test]
fn nothing_overlaps_and_nothing_is_cut_with_pictures_of_files() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window();
    run_until_dealt(&mut harness);
    order(&mut harness, Action::Show(Room::Train));
    let mut findings = Findings::default();
    for name in ["a_folder_whose_name_is_long_and_has_no_space_in_it_so_that_it_cannot_be_broken_between_words", "scans"] {
        let path = folder.path().join(name);
        dataset(&path, [true; 4]);
        choose_folder(&mut harness, &path.to_string_lossy());
        run_until(&mut harness, "the pictures", |state| {
            state.train.form.given.as_ref().is_some_and(|given| given.name() == name)
        });
        record(&harness);
        for look in &LOOKS {
            set(&mut harness, look);
            findings.add(name, look, slips(&mut harness));
        }
    }
    let show = |harness: &mut Harnessed| {
        harness.get_by_role_and_label(Role::ComboBox, "Pictures").click();
        harness.run_steps(3);
        assert!(harness.query_by_label("A folder\u{2026}").is_some(), "the list is open");
    };
    findings.narrow(&TIGHT);
    look_at(&mut harness, &mut findings, "the kinds of pictures", show, escape);
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
    let mut findings = Findings::default().in_every_language();
    look_at(&mut harness, &mut findings, "Play, answered", |_| {}, |_| {});
    look_at(&mut harness, &mut findings, "Play, score", |harness| press(harness, Key::S), |harness| press(harness, Key::S));
    order(&mut harness, PlayAction::Next);
    run_until_dealt(&mut harness);
    look_at(&mut harness, &mut findings, "Play, waiting", |_| {}, |_| {});
    order(&mut harness, PlayAction::HideBase(true));
    look_at(&mut harness, &mut findings, "Play, base image hidden", |_| {}, |_| {});
    findings.report();
}

#[test]
fn nothing_overlaps_and_nothing_is_cut_beside_a_machine_that_says_ill_or_healthy() {
    let mut harness = against_it();
    win(&mut harness, 20);
    order(&mut harness, PlayAction::ToggleEvidence);
    run_until(&mut harness, "the evidence", |state| {
        state.play.live.as_ref().is_some_and(|live| live.revealed_evidence().is_some())
    });
    record(&harness);
    let mut findings = Findings::default().in_every_language();
    look_at(&mut harness, &mut findings, "Play, answered", |_| {}, |_| {});
    look_at(&mut harness, &mut findings, "Play, score", |harness| press(harness, Key::S), |harness| press(harness, Key::S));
    order(&mut harness, PlayAction::Next);
    run_until_dealt(&mut harness);
    look_at(&mut harness, &mut findings, "Play, waiting", |_| {}, |_| {});
    findings.narrow(&TIGHT);
    open(&mut harness, "Network", Some("Sum"));
    look_at(&mut harness, &mut findings, "Network, sum", |_| {}, |_| {});
    findings.report();
}

#[test]
fn nothing_overlaps_and_nothing_is_cut_on_the_pages_of_an_autoencoder() {
    for kind in [Autoencoder::Denoiser, Autoencoder::Bottleneck(CodeLength::default())] {
        let (mut harness, _) = looked_into(kind);
        record(&harness);
        let mut findings = Findings::default().in_every_language();
        for page in ["restored", "maps", "sum", "filters", "kept", "what if"] {
            if page != "restored" {
                findings.narrow(&TIGHT);
            }
            order(&mut harness, NetworkAction::Show(PageId(page)));
            run_until_shown(&mut harness);
            look_at(&mut harness, &mut findings, &format!("Network, {page}, {}", kind.name()), |_| {}, |_| {});
        }
        // The last layer, which is a picture, and the one before it.
        let layers = state(&harness).network.shown.as_ref().map_or(0, |shown| shown.anatomy.layers.len());
        for (page, layer) in [("sum", layers - 1), ("sum", layers - 2), ("maps", layers - 1)] {
            order(&mut harness, NetworkAction::Show(PageId(page)));
            order(&mut harness, NetworkAction::SelectLayer(layer));
            order(&mut harness, NetworkAction::OpenMap(Some(0)));
            run_until_shown(&mut harness);
            look_at(&mut harness, &mut findings, &format!("Network, {page}, layer {layer}, {}", kind.name()), |_| {}, |_| {});
        }
        findings.report();
    }
}

#[test]
fn nothing_overlaps_and_nothing_is_cut_in_the_sum_of_any_layer() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    order(&mut harness, PlayAction::Answer(Syndrome::B));
    open(&mut harness, "Network", Some("Sum"));
    run_until_shown(&mut harness);
    record(&harness);
    let mut findings = Findings::of(&TIGHT).in_every_language();
    let layers = state(&harness).network.shown.as_ref().map_or(0, |shown| shown.anatomy.layers.len());
    // The first and the last convolution, and all that comes after: mean and maximum, output, softmax.
    for layer in [0, layers - 4, layers - 3, layers - 2, layers - 1] {
        order(&mut harness, NetworkAction::SelectLayer(layer));
        run_until_shown(&mut harness);
        look_at(&mut harness, &mut findings, &format!("Network, sum of layer {layer}"), |_| {}, |_| {});
    }
    findings.report();
}

#[test]
fn nothing_overlaps_and_nothing_is_cut_on_a_base_image_that_the_network_never_saw() {
    let mut harness = on_another_brain();
    record(&harness);
    let mut findings = Findings::of(&TIGHT);
    for (room, page) in [("Play", None), ("Factory", Some("Breaking point")), ("Network", Some("Maps"))] {
        open(&mut harness, room, page);
        look_at(&mut harness, &mut findings, room, |_| {}, |_| {});
    }
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

#[test]
fn nothing_overlaps_and_nothing_is_cut_in_examples_messages_and_recordings() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = first_start(&folder);
    run_until(&mut harness, "the examples", |state| state.play.examples.pictures.is_some());
    record(&harness);
    let mut findings = Findings::of(&TIGHT);
    let examples = |harness: &mut Harnessed| order(harness, PlayAction::ShowExamples);
    look_at(&mut harness, &mut findings, "examples", examples, escape);
    let messages = |harness: &mut Harnessed| {
        for number in 1..=20 {
            let text =
                format!("Message {number}: cannot read a file with a long name in a folder with a long name: it is not there");
            order(harness, Action::Tell(Message::failed(if number % 2 == 0 { text } else { format!("Message {number}") })));
        }
    };
    let silence = |harness: &mut Harnessed| (0..20).for_each(|_| escape(harness));
    look_at(&mut harness, &mut findings, "messages in sight", messages, silence);
    let list = |harness: &mut Harnessed| {
        click(harness, "Menu");
        harness.run_steps(2);
        harness.get_by_label_contains("Messages\u{2026}").click();
        harness.run_steps(4);
        assert!(harness.query_all_by_label_contains("Message 20").count() > 0, "the list is open");
    };
    look_at(&mut harness, &mut findings, "list of messages", list, escape);
    open(&mut harness, "Train", Some("Live"));
    let story = Story::by_name("stuck").expect("the story is listed");
    order(&mut harness, TrainAction::WatchStory(story));
    run_until(&mut harness, "a measurement of the recording", |state| {
        state.train.recorded.as_ref().is_some_and(|recorded| !recorded.rows_in_sight().is_empty())
    });
    look_at(&mut harness, &mut findings, "recording", |_| {}, |_| {});
    findings.report();
}

/// What stands above and below the list of the knobs, and is not scrolled.
const AROUND_KNOBS: [&str; 11] = [
    "EASY",
    "HARD",
    "Yours\u{2026}",
    "Undo",
    "Redo",
    "Open\u{2026}",
    "Save\u{2026}",
    "Search a knob",
    "Play it",
    "Train on it",
    "Export\u{2026}",
];

/// All groups of the recipe's knobs are open, each is scrolled to, and a picture of the user's is the target.
#[test]
fn nothing_overlaps_and_nothing_is_cut_among_all_knobs_beside_a_target() {
    let folder = tempfile::tempdir().unwrap();
    let path = target_file(folder.path(), "a picture with quite a long name of its own.png", |x, y| ((x + y) % 200) as u8);
    let mut harness = factory();
    open_target(&mut harness, path);
    open(&mut harness, "Factory", Some("Target"));
    run_until(&mut harness, "the numbers", |state| state.factory.target.sample.is_some());
    escape(&mut harness); // the message about it: it would go of itself meanwhile, and all would move
    show_recipe(&mut harness);
    // One is open from the start.
    let first = ParameterGroup::Alteration(AlterationKind::Shade);
    for group in ParameterGroup::all().filter(|group| *group != first) {
        harness.get_by_label(group.word()).click_accesskit();
        harness.run_steps(4);
    }
    record(&harness);
    let mut findings = Findings::of(&TIGHT);
    for look in findings.looks.clone() {
        set(&mut harness, look);
        for group in ParameterGroup::all() {
            harness.get_by_label(group.word()).scroll_to_me();
            harness.run_steps(SETTLES);
            let mut found = slips(&mut harness);
            // Knobs that were scrolled past the edge of their list stand in the tree behind what is above and below it.
            let is_fixed = |name: &String| AROUND_KNOBS.contains(&name.as_str());
            found.retain(|slip| !matches!(slip, Slip::Uneven(one, other, _) if is_fixed(one) != is_fixed(other)));
            findings.add(&format!("knobs at {}", group.word()), look, found);
        }
    }
    let knobs = harness.query_all_by_role(Role::SpinButton).count();
    assert!(knobs > Parameter::all().len() / 2, "{knobs} fields: the groups are open");
    findings.report();
}

/// Chapters of the lessons with buttons that are pressed one after another: stages that are not the first, and ends that are rare.
const STAGES: [(&str, &[&str]); 13] = [
    ("neuron", &["Best"]),
    ("learning-rate", &["0.1"]),
    ("learning-rate", &["Bowl", "0.09"]),
    ("batches", &["1: 0.03"]),
    ("momentum", &["Ravine", "Adam"]),
    ("momentum", &["Ravine", "Nesterov"]),
    ("momentum", &["Noise"]),
    ("output-layer", &["Best temperature"]),
    ("output-layer", &["Four logits"]),
    ("output-layer", &["Ill or healthy"]),
    ("overfitting", &["30"]),
    ("overfitting", &["L2"]),
    ("cross-entropy", &["\u{2212}8"]),
];

#[test]
fn nothing_overlaps_and_nothing_is_cut_on_the_stages_of_the_lessons() {
    let mut findings = Findings::default().in_every_language();
    for (chapter, buttons) in STAGES {
        let mut harness = lesson(chapter);
        press(&mut harness, Key::Num1);
        run_until(&mut harness, "the chapter", |state| !played(state).is_busy());
        for button in buttons {
            click(&mut harness, button);
            run_until(&mut harness, "the chapter", |state| !played(state).is_busy());
        }
        harness.remove_cursor();
        record(&harness);
        for look in findings.looks.clone() {
            set(&mut harness, look);
            findings.add(&format!("{chapter} {}", buttons.join(", ")), look, slips(&mut harness));
        }
    }
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
        machine: Some(Syndrome::C.into()),
        confidence: Some(1.0),
    };
    Gallery { title: "True B, said C, by the machine".to_owned(), hidden: 0, pictures: (0..40).map(picture).collect() }
}

#[test]
fn nothing_overlaps_and_nothing_is_cut_in_the_gallery() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    record(&harness);
    let mut findings = Findings::default().in_every_language();
    order(&mut harness, Action::ShowGallery(Box::new(gallery())));
    run_until(&mut harness, "the pictures", |state| state.gallery().is_some_and(|open| open.views.is_some()));
    look_at(&mut harness, &mut findings, "gallery", |_| {}, |_| {});
    findings.in_one_language();
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
        for (_, title, pages) in &all_pages() {
            let some: Vec<_> = pages.iter().map(|page| Some(page.title.as_str())).collect();
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

/// Teaches a lesson that comes with the program, in French, which is longer than English.
fn teach_bundled(harness: &mut Harnessed, lesson: BundledLesson) {
    order(harness, StepAction::SetLanguage(Language::French));
    order(harness, StepAction::Open(LessonChoice::Bundled(lesson)));
    let title = lesson.name();
    run_until(harness, title, |state| state.lesson.open().is_some_and(|open| open.lesson.name == title));
}

/// Columns that are scrolled apart need not stand on one line: with the bar over them they are.
fn without_uneven(slips: Vec<Slip>) -> Vec<Slip> {
    slips.into_iter().filter(|slip| !matches!(slip, Slip::Uneven(..))).collect()
}

#[test]
fn nothing_overlaps_in_the_steps_of_the_lessons_that_come_with_the_program() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    record(&harness);
    let mut findings = Findings::of(&TIGHT);
    for lesson in BundledLesson::ALL {
        for look in &TIGHT {
            set(&mut harness, look);
            teach_bundled(&mut harness, lesson);
            loop {
                harness.run_steps(8);
                let place = state(&harness).lesson.open().map(OpenLesson::place);
                let view = format!("{}, step {}", lesson.name(), place.unwrap_or(0) + 1);
                // In a low window the beats of a chapter are scrolled: the tests of the lessons look at them.
                let in_chapter = state(&harness).shared.room == Room::Lessons;
                let found = without_uneven(slips(&mut harness)).into_iter();
                let found = found.filter(|slip| !(in_chapter && matches!(slip, Slip::Cut(..))));
                findings.add(&view, look, found.collect());
                let is_last = state(&harness).lesson.open().is_none_or(OpenLesson::is_last);
                if is_last {
                    break;
                }
                while state(&harness).lesson.open().map(OpenLesson::place) == place {
                    order(&mut harness, StepAction::On);
                }
            }
        }
    }
    findings.report();
}

#[test]
fn nothing_overlaps_under_the_bar_of_a_lesson() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    teach_bundled(&mut harness, BundledLesson::Lecture2019);
    run_until_dealt(&mut harness);
    record(&harness);
    let mut findings = Findings::of(&TIGHT);
    for look in &TIGHT {
        set(&mut harness, look);
        for (_, title, pages) in &all_pages() {
            let some: Vec<_> = pages.iter().map(|page| Some(page.title.as_str())).collect();
            for page in if some.is_empty() { vec![None] } else { some } {
                open(&mut harness, title, page);
                harness.run_steps(2);
                let view = format!("{title} {} (in a lesson)", page.unwrap_or_default());
                findings.add(&view, look, without_uneven(slips(&mut harness)));
            }
        }
    }
    // The box in which a step is kept, and the lessons in the menu.
    let menu = |harness: &mut Harnessed| {
        click(harness, &words().top_menu());
        harness.get_by_label_contains(&words().menu_teach_lesson()).click();
        harness.run_steps(3);
    };
    open(&mut harness, &words().room_play(), None);
    look_at(&mut harness, &mut findings, "lessons in the menu", menu, |harness| {
        escape(harness);
        escape(harness);
    });
    let keep = |harness: &mut Harnessed| {
        menu(harness);
        harness.get_by_label_contains(&words().menu_keep_step()).click();
        harness.run_steps(3);
    };
    look_at(&mut harness, &mut findings, "a step to keep", keep, escape);
    findings.report();
}

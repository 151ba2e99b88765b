//! The form before a session: difficulty, people, time, seed.

use egui::{Align, Id, Layout, RichText, Ui, vec2};

use super::super::widgets::{WholeStyle, refusal, segmented, whole_number_field};
use super::super::{Actions, theme};
use crate::app::number::percent;
use crate::app::{ClassAction, ClassSetup, LARGEST_CLASS_SEED, LOOK_SECONDS, State};
use crate::classroom::{CHIPS, ClassSize, Sureness};
use crate::factory::Mode;
use crate::words::words;

/// Width of the name of a field, in points.
const NAME: f32 = 72.0;
/// Width of a field, in points.
const FIELD: f32 = 96.0;
/// Where the reasons are kept for which a field does not take what was typed.
const GROUP: &str = "class setup";

/// What all pages set: difficulty, seed, and the time to look.
pub fn common(ui: &mut Ui, setup: ClassSetup, actions: &mut Actions) {
    let modes = Mode::ALL.map(|mode| (mode, mode.word()));
    if let Some(mode) = segmented(ui, true, &modes, setup.mode) {
        actions.push(ClassAction::SetUp(ClassSetup { mode, ..setup }));
    }
    ui.add_space(theme::GAP);
    seed(ui, setup, actions);
    let mut is_timed = setup.is_timed;
    let mut seconds = u64::from(setup.look_seconds);
    ui.horizontal(|ui| {
        ui.checkbox(&mut is_timed, words().class_time_to_look()).on_hover_text(words().class_time_to_look_hint());
        if is_timed {
            let limits = (u64::from(LOOK_SECONDS.0), u64::from(LOOK_SECONDS.1));
            let style = WholeStyle { limits, width: FIELD, speed: 0.1 };
            whole_number_field(ui, Id::unique(GROUP), &words().class_seconds(), &mut seconds, style)
                .on_hover_text(words().class_seconds_hint());
            ui.label(RichText::new(words().class_seconds_unit()).color(theme::palette(ui).muted));
        }
    });
    let changed = ClassSetup { is_timed, look_seconds: seconds as u32, ..setup };
    if changed != setup {
        actions.push(ClassAction::SetUp(changed));
    }
}

/// The seed of the pictures.
pub fn seed(ui: &mut Ui, setup: ClassSetup, actions: &mut Actions) {
    let mut seed = setup.seed;
    number(ui, &words().class_seed(), &words().class_seed_hint(), &mut seed, (0, LARGEST_CLASS_SEED));
    if seed != setup.seed {
        actions.push(ClassAction::SetUp(ClassSetup { seed, ..setup }));
    }
}

/// Who plays against the class: the network that plays in Play.
pub fn machine(ui: &mut Ui, state: &State, setup: ClassSetup) {
    let against = words().class_against(state.shared.models.name(setup.mode));
    ui.label(RichText::new(against).small().color(theme::palette(ui).machine));
}

/// What a vote sets besides: how many people, one or two teams, hands or chips.
pub fn voters(ui: &mut Ui, setup: ClassSetup, actions: &mut Actions) {
    let (hands, chips) = (words().vote_hands(), words().vote_chips());
    let ways = [(false, hands.as_str()), (true, chips.as_str())];
    ui.add_space(theme::GAP);
    ui.label(RichText::new(words().vote_how_class_answers()).color(theme::palette(ui).muted));
    if let Some(by_chips) = segmented(ui, true, &ways, setup.by_chips) {
        actions.push(ClassAction::SetUp(ClassSetup { by_chips, ..setup }));
    }
    let sentence = if setup.by_chips { words().vote_chips_how() } else { words().vote_hands_how() };
    ui.label(RichText::new(sentence).small().color(theme::palette(ui).muted));
    ui.add_space(theme::GAP);
    let mut people = u64::from(setup.people);
    let mut has_teams = setup.has_teams;
    ui.horizontal(|ui| {
        if !setup.by_chips {
            people_field(ui, &mut people);
            ui.add_space(theme::GAP);
        }
        ui.checkbox(&mut has_teams, words().vote_two_teams()).on_hover_text(words().vote_two_teams_hint());
    });
    let changed = ClassSetup { people: people as u32, has_teams, ..setup };
    if changed != setup {
        actions.push(ClassAction::SetUp(changed));
    }
}

/// How many people vote.
pub fn people_field(ui: &mut Ui, people: &mut u64) {
    number(ui, &words().class_people(), &words().class_people_hint(), people, (1, u64::from(ClassSize::MOST)));
}

/// A whole number with its name left of it.
pub fn number(ui: &mut Ui, name: &str, hint: &str, value: &mut u64, limits: (u64, u64)) {
    ui.horizontal(|ui| {
        let label = RichText::new(name).color(theme::palette(ui).muted);
        let place = vec2(NAME, ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(place, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(NAME);
            ui.label(label).on_hover_text(hint);
        });
        let style = WholeStyle { limits, width: FIELD, speed: 0.1 };
        whole_number_field(ui, Id::unique(GROUP), name, value, style).on_hover_text(hint);
    });
}

/// What a key lays, in words.
pub fn chips_words(key: u32, sureness: Sureness) -> String {
    let chips = sureness.chips();
    let others = (CHIPS - chips) / 3;
    match others {
        0 => words().class_chips_all(key.to_string(), chips.to_string()),
        _ => words().class_chips_most(key.to_string(), chips.to_string(), others.to_string()),
    }
}

/// From which chance on that many chips are worth it.
pub fn worth_words(sureness: Sureness) -> String {
    words().class_chips_worth(percent(100.0 * sureness.worth_from(), 1))
}

/// Says why a field did not take what was typed.
pub fn reasons(ui: &mut Ui) {
    refusal(ui, Id::unique(GROUP));
}

//! The form before a session: difficulty, people, time, seed.

use egui::{Align, Id, Layout, RichText, Ui, vec2};

use super::super::widgets::{WholeStyle, refusal, segmented, whole_number_field};
use super::super::{Actions, theme};
use crate::app::{ClassAction, ClassSetup, LARGEST_CLASS_SEED, LOOK_SECONDS, State};
use crate::classroom::{CHIPS, ClassSize, Sureness};
use crate::factory::Mode;

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
    let mut seed = setup.seed;
    number(ui, "Seed", "The same seed gives two classes the same pictures", &mut seed, (0, LARGEST_CLASS_SEED));
    if seed != setup.seed {
        actions.push(ClassAction::SetUp(ClassSetup { seed, ..setup }));
    }
    let mut is_timed = setup.is_timed;
    let mut seconds = u64::from(setup.look_seconds);
    ui.horizontal(|ui| {
        let hint = "A count-down; then the picture is covered";
        ui.checkbox(&mut is_timed, "Time to look").on_hover_text(hint);
        if is_timed {
            let limits = (u64::from(LOOK_SECONDS.0), u64::from(LOOK_SECONDS.1));
            let style = WholeStyle { limits, width: FIELD, speed: 0.1 };
            whole_number_field(ui, Id::unique(GROUP), "Seconds", &mut seconds, style).on_hover_text("In seconds");
            ui.label(RichText::new("s").color(theme::palette(ui).muted));
        }
    });
    let changed = ClassSetup { is_timed, look_seconds: seconds as u32, ..setup };
    if changed != setup {
        actions.push(ClassAction::SetUp(changed));
    }
}

/// Who plays against the class: the network that plays in Play.
pub fn machine(ui: &mut Ui, state: &State, setup: ClassSetup) {
    let words = format!("Against {}. Choose another network in Play.", state.shared.models.name(setup.mode));
    ui.label(RichText::new(words).small().color(theme::palette(ui).machine));
}

/// What a vote sets besides: how many people, one or two teams, hands or chips.
pub fn voters(ui: &mut Ui, setup: ClassSetup, actions: &mut Actions) {
    let ways = [(false, "Hands"), (true, "Chips")];
    ui.add_space(theme::GAP);
    ui.label(RichText::new("How the class answers").color(theme::palette(ui).muted));
    if let Some(by_chips) = segmented(ui, true, &ways, setup.by_chips) {
        actions.push(ClassAction::SetUp(ClassSetup { by_chips, ..setup }));
    }
    let sentence = if setup.by_chips {
        "The class, or each team, agrees and lays 12 chips: the surer, the more on one answer. Honest chips earn most."
    } else {
        "Hands up with eyes closed. You count and type, and the counts stay hidden until the reveal."
    };
    ui.label(RichText::new(sentence).small().color(theme::palette(ui).muted));
    ui.add_space(theme::GAP);
    let mut people = u64::from(setup.people);
    let mut has_teams = setup.has_teams;
    ui.horizontal(|ui| {
        if !setup.by_chips {
            number(ui, "People", "How many people vote", &mut people, (1, u64::from(ClassSize::MOST)));
            ui.add_space(theme::GAP);
        }
        let hint = "Each team is counted and scored for itself, on the same pictures";
        ui.checkbox(&mut has_teams, "Two teams").on_hover_text(hint);
    });
    let changed = ClassSetup { people: people as u32, has_teams, ..setup };
    if changed != setup {
        actions.push(ClassAction::SetUp(changed));
    }
}

/// A whole number with its name left of it.
pub fn number(ui: &mut Ui, name: &str, hint: &str, value: &mut u64, limits: (u64, u64)) {
    ui.horizontal(|ui| {
        let words = RichText::new(name).color(theme::palette(ui).muted);
        let place = vec2(NAME, ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(place, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(NAME);
            ui.label(words).on_hover_text(hint);
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
        0 => format!("{key}   all {chips} chips on it"),
        _ => format!("{key}   {chips} chips on it, {others} on each other"),
    }
}

/// From which chance on that many chips are worth it.
pub fn worth_words(sureness: Sureness) -> String {
    format!("Worth it if you are right in {:.1} % of such cases or more", 100.0 * sureness.worth_from())
}

/// Says why a field did not take what was typed.
pub fn reasons(ui: &mut Ui) {
    refusal(ui, Id::unique(GROUP));
}

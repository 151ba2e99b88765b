//! The form before a session: difficulty, people, time, seed.

use egui::{Id, RichText, Ui};

use super::super::widgets::{WholeStyle, refusal, segmented, whole_number_field};
use super::super::{Actions, theme};
use crate::app::{ClassAction, ClassSetup, LARGEST_CLASS_SEED, LOOK_SECONDS};
use crate::classroom::ClassSize;
use crate::factory::Mode;

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
    if ui.checkbox(&mut is_timed, "Limit the time to look").on_hover_text("A count-down; then the picture is covered").changed() {
        actions.push(ClassAction::SetUp(ClassSetup { is_timed, ..setup }));
    }
    if setup.is_timed {
        let mut seconds = u64::from(setup.look_seconds);
        let (least, most) = (u64::from(LOOK_SECONDS.0), u64::from(LOOK_SECONDS.1));
        number(ui, "Seconds", "The time to look at a picture, in seconds", &mut seconds, (least, most));
        if seconds != u64::from(setup.look_seconds) {
            actions.push(ClassAction::SetUp(ClassSetup { look_seconds: seconds as u32, ..setup }));
        }
    }
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
    if !setup.by_chips {
        let mut people = u64::from(setup.people);
        number(ui, "People", "How many people vote", &mut people, (1, u64::from(ClassSize::MOST)));
        if people != u64::from(setup.people) {
            actions.push(ClassAction::SetUp(ClassSetup { people: people as u32, ..setup }));
        }
    }
    let mut has_teams = setup.has_teams;
    if ui
        .checkbox(&mut has_teams, "Two teams")
        .on_hover_text("Each team is counted and scored for itself, on the same pictures")
        .changed()
    {
        actions.push(ClassAction::SetUp(ClassSetup { has_teams, ..setup }));
    }
}

/// A whole number with its name left of it.
pub fn number(ui: &mut Ui, name: &str, hint: &str, value: &mut u64, limits: (u64, u64)) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(name).color(theme::palette(ui).muted)).on_hover_text(hint);
        let style = WholeStyle { limits, width: FIELD, speed: 0.1 };
        whole_number_field(ui, Id::unique(GROUP), name, value, style).on_hover_text(hint);
    });
}

/// Says why a field did not take what was typed.
pub fn reasons(ui: &mut Ui) {
    refusal(ui, Id::unique(GROUP));
}

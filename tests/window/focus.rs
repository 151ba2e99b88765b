//! The keyboard's focus: it reaches every control, is seen wherever it is, and has the arrow keys.

use brain_tumor_lab::app::{NetworkAction, PageId};
use brain_tumor_lab::ui::all_pages;
use egui::accesskit::Role;
use egui::{Id, Key, Rect, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::{Harnessed, order, run_until_dealt, run_until_quiet, state, window};
use crate::factory::{factory, run_until_rendered};
use crate::painted::{record, rings};
use crate::registries::open;

/// More controls than any page has.
const MOST: usize = 600;
/// Frames in which a control must have come back into sight.
const SETTLES: usize = 30;
/// What a control may stick out of what shows it, in points.
const TOLERANCE: f32 = 1.0;

pub fn focused(harness: &Harnessed) -> Option<Id> {
    harness.ctx.memory(egui::Memory::focused)
}

/// What a control calls itself, for messages.
fn name(harness: &Harnessed, id: Id) -> String {
    let all = harness.query_all(egui_kittest::kittest::by().predicate(|_| true));
    let mut names = all
        .map(|node| node.accesskit_node())
        .filter(egui_kittest::kittest::AccessKitNode::is_focused)
        .map(|node| format!("{:?} \"{}\"", node.role(), node.label().or_else(|| node.value()).unwrap_or_default()));
    names.next_back().unwrap_or_else(|| format!("{id:?}"))
}

/// Whether a ring of the focus lies around what is seen of a control.
fn has_ring(harness: &Harnessed, seen: Rect) -> bool {
    rings(harness).iter().any(|ring| ring.expand(TOLERANCE).contains_rect(seen) && seen.expand(6.0).contains_rect(*ring))
}

/// What is wrong with a control that has the focus: out of sight, or without a ring.
fn faults(harness: &Harnessed, id: Id) -> Vec<String> {
    let Some(control) = harness.ctx.read_response(id) else { return Vec::new() };
    let (rect, seen) = (control.rect, control.interact_rect);
    let mut found = Vec::new();
    let is_whole = seen.expand(TOLERANCE).contains_rect(rect);
    // What is higher than its column is seen as far as that goes.
    let is_high = rect.height() > seen.height() && seen.height() > 200.0;
    if !is_whole && !is_high {
        found.push(format!("{} at {rect:.0?} is not brought into sight: {seen:.0?}", name(harness, id)));
    }
    if !has_ring(harness, seen) {
        found.push(format!("{} at {rect:.0?} has no ring", name(harness, id)));
    }
    found
}

/// Goes once through all controls with Tab; gives what is wrong, and how many controls there are. While a page computes, its height may
/// change in any frame: what counts is that the control comes back into sight, however fast the machine is.
pub fn walk(harness: &mut Harnessed, place: &str, wrong: &mut Vec<String>) -> usize {
    harness.ctx.memory_mut(|memory| {
        if let Some(id) = memory.focused() {
            memory.surrender_focus(id);
        }
    });
    harness.run_steps(2);
    let mut met: Vec<Id> = Vec::new();
    for _ in 0..MOST {
        harness.key_press(Key::Tab);
        harness.run_steps(4);
        let Some(id) = focused(harness) else { continue };
        if met.contains(&id) {
            return met.len();
        }
        met.push(id);
        let mut found = faults(harness, id);
        for _ in 0..SETTLES {
            if found.is_empty() {
                break;
            }
            harness.run_steps(1);
            found = faults(harness, id);
        }
        wrong.extend(found.into_iter().map(|fault| format!("{place}: {fault}")));
    }
    panic!("{place}: Tab does not come back to where it began");
}

#[test]
fn tab_reaches_every_control_of_every_page_brings_it_into_sight_and_rings_it() {
    let mut harness = window();
    harness.set_size(vec2(1024.0, 700.0));
    run_until_dealt(&mut harness);
    record(&harness);
    let mut wrong = Vec::new();
    for (_, title, pages) in &all_pages() {
        let some: Vec<_> = pages.iter().map(|page| Some(page.title.as_str())).collect();
        for page in if some.is_empty() { vec![None] } else { some } {
            open(&mut harness, title, page);
            let place = format!("{title} {}", page.unwrap_or_default());
            let count = walk(&mut harness, &place, &mut wrong);
            assert!(count > 8, "{place}: only {count} controls");
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn tab_reaches_the_bar_of_a_lesson_in_every_room() {
    let mut harness = window();
    harness.set_size(vec2(1024.0, 700.0));
    run_until_dealt(&mut harness);
    let question = "ask = { en = [\"one\", \"two\"], fr = [\"un\", \"deux\"] }";
    let step = format!("[[step]]\nroom = \"play\"\ntext = {{ en = \"Look.\", fr = \"Voyez.\" }}\n{question}\n");
    crate::lesson_run::teach(&mut harness, &step.repeat(2));
    run_until_dealt(&mut harness);
    record(&harness);
    let mut wrong = Vec::new();
    for (_, title, _) in &all_pages() {
        open(&mut harness, title, None);
        let count = walk(&mut harness, &format!("{title} in a lesson"), &mut wrong);
        assert!(count > 12, "{title}: only {count} controls");
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    // By Tab and Space alone: the bar comes before the room.
    open(&mut harness, "Play", None);
    let answer = harness.get_by_role_and_label(Role::Button, "2  two");
    answer.focus();
    harness.run_steps(2);
    harness.key_press(Key::Space);
    harness.run_steps(3);
    assert_eq!(state(&harness).lesson.open().unwrap().answer(), Some(1));
    harness.get_by_role_and_label(Role::Button, "Next step").focus();
    harness.run_steps(2);
    harness.key_press(Key::Space);
    harness.run_steps(3);
    assert_eq!(state(&harness).lesson.open().unwrap().place(), 1);
}

#[test]
fn without_the_focus_nothing_has_a_ring() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    record(&harness);
    harness.run_steps(2);
    assert_eq!(rings(&harness), []);
    harness.get_by_role_and_label(Role::Button, "Factory").focus();
    harness.run_steps(3);
    assert_eq!(rings(&harness).len(), 1);
}

/// The place of the picture in the series.
fn index(harness: &Harnessed) -> u64 {
    state(harness).factory.index
}

fn press(harness: &mut Harnessed, key: Key) {
    harness.key_press(key);
    harness.run_steps(3);
    run_until_rendered(harness);
}

#[test]
fn the_focused_control_has_the_arrows_and_esc_gives_them_back() {
    let mut harness = factory();
    harness.get_by_role_and_label(Role::Button, "Recipe").click();
    harness.run_steps(3);
    harness.get_by_label("Search a knob").focus();
    harness.run_steps(2);
    harness.get_by_label("Search a knob").type_text("noise");
    harness.run_steps(4);
    let start = index(&harness);
    press(&mut harness, Key::ArrowRight);
    assert_eq!(index(&harness), start, "the arrow moves the caret of the field");
    for _ in 0..2 {
        press(&mut harness, Key::Escape);
    }
    assert_eq!(focused(&harness), None);
    press(&mut harness, Key::ArrowRight);
    assert_eq!(index(&harness), start + 1, "without the focus the arrow goes through the series");
    // A button, a tab, a tick, a number, a drop-down, the head of a group: whatever has the ring.
    for (role, label) in [
        (Role::Button, "Random"),
        (Role::Button, "Peel"),
        (Role::Button, "Factory"),
        (Role::CheckBox, "Outlines"),
        (Role::SpinButton, "Seed"),
    ] {
        let before = index(&harness);
        harness.get_by_role_and_label(role, label).focus();
        harness.run_steps(2);
        let id = focused(&harness);
        assert!(id.is_some(), "{label} has the focus");
        for key in [Key::ArrowRight, Key::ArrowLeft, Key::ArrowRight] {
            press(&mut harness, key);
        }
        assert_eq!(index(&harness), before, "{label} has the arrows");
        while focused(&harness).is_some() {
            press(&mut harness, Key::Escape);
        }
    }
}

#[test]
fn a_slider_moves_at_an_arrow_and_the_room_stays() {
    let mut harness = window();
    harness.set_size(vec2(1366.0, 768.0));
    run_until_dealt(&mut harness);
    open(&mut harness, "Network", Some("What if"));
    let looks = |harness: &mut Harnessed| {
        run_until_quiet(harness, "the network", |state| state.network.is_looking(), |state| state.network.shown.is_some());
    };
    looks(&mut harness);
    let slider = harness.get_all_by_role(Role::Slider).next().expect("What if has sliders");
    slider.focus();
    harness.run_steps(2);
    let (before, picture) =
        (harness.ctx.read_response(focused(&harness).unwrap()).unwrap().rect, state(&harness).network.id.index);
    let value = |harness: &Harnessed| harness.get_all_by_role(Role::Slider).next().unwrap().accesskit_node().numeric_value();
    let old = value(&harness);
    for _ in 0..3 {
        harness.key_press(Key::ArrowRight);
        harness.run_steps(2);
        looks(&mut harness);
    }
    assert!(value(&harness) > old, "the slider went from {old:?} to {:?}", value(&harness));
    assert_eq!(state(&harness).network.id.index, picture);
    assert_eq!(harness.ctx.read_response(focused(&harness).unwrap()).unwrap().rect.center().y, before.center().y);
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    harness.key_press(Key::ArrowRight);
    harness.run_steps(2);
    looks(&mut harness);
    assert_eq!(state(&harness).network.id.index, picture + 1);
}

#[test]
fn an_open_list_has_the_arrows() {
    let mut harness = factory();
    order(&mut harness, NetworkAction::Show(PageId("maps")));
    open(&mut harness, "Factory", Some("One knob"));
    let before = index(&harness);
    harness.get_by_role_and_label(Role::ComboBox, "Knob").click();
    harness.run_steps(3);
    harness.remove_cursor();
    for _ in 0..2 {
        press(&mut harness, Key::ArrowDown);
        press(&mut harness, Key::ArrowRight);
    }
    assert_eq!(index(&harness), before);
}

/// A slider out of sight is brought into sight, and stays there when the page around it takes more room.
#[test]
fn a_control_stays_in_sight_when_the_page_changes() {
    let mut harness = crate::lessons::lesson("output-layer");
    // What is being computed takes a line of the column.
    crate::common::run_until(&mut harness, "the end of its training", |state| !crate::lessons::played(state).is_busy());
    harness.set_size(vec2(1024.0, 1000.0));
    harness.get_by_role_and_label(Role::Button, "Four logits").click();
    harness.run_steps(4);
    let slider = || egui_kittest::kittest::by().role(Role::Slider).label("Temperature");
    harness.get(slider()).focus();
    harness.run_steps(4);
    let id = focused(&harness).expect("the slider has the focus");
    let is_seen = |harness: &Harnessed| {
        let control = harness.ctx.read_response(id).expect("the slider is there");
        control.interact_rect.expand(TOLERANCE).contains_rect(control.rect)
    };
    assert!(is_seen(&harness));
    // A window that is less high, as if the numbers below had grown. (One of less than 700 points is shown smaller.)
    for height in [900.0, 800.0, 700.0] {
        harness.set_size(vec2(1024.0, height));
        harness.run_steps(6);
        assert!(is_seen(&harness), "at a height of {height}");
    }
}

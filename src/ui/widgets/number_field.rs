//! A number to drag or to type, with a comma or a point. What cannot be leaves the old value, and the field says why.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use egui::{DragValue, Id, Response, RichText, Ui, vec2};

use super::super::theme;
use crate::app::number;
use crate::words::words;

/// How long the reason stays, in seconds.
const REASON_SECONDS: f64 = 10.0;

/// Most digits behind the point of a limit.
const DIGITS: usize = 12;

/// What stands where there is no number.
const NO_NUMBER: &str = "\u{2013}";

/// Why what was typed last is not taken.
#[derive(Clone)]
struct Reason {
    text: String,
    until: f64,
}

/// Shows the field. `limits` are the smallest and the largest number; reasons are kept under `group`.
pub fn number_field(ui: &mut Ui, group: Id, name: &str, value: &mut f64, limits: (f64, f64), decimals: usize) -> Response {
    sized_number_field(ui, group, name, value, FieldStyle { limits, decimals, width: 62.0, speed: (limits.1 - limits.0) / 400.0 })
}

/// What a field takes, and how it looks.
#[derive(Clone, Copy, Debug)]
pub struct FieldStyle {
    /// The smallest and the largest number.
    pub limits: (f64, f64),
    /// Most digits behind the point.
    pub decimals: usize,
    /// In points.
    pub width: f32,
    /// Change per point of dragging.
    pub speed: f64,
}

/// The same in a style of its own.
pub fn sized_number_field(ui: &mut Ui, group: Id, name: &str, value: &mut f64, style: FieldStyle) -> Response {
    let FieldStyle { limits, decimals, width, speed } = style;
    let reason = RefCell::new(None);
    let parse = |text: &str| match read_number(text, limits) {
        Ok(number) => Some(number),
        Err(why) => {
            *reason.borrow_mut() = Some(why);
            None
        }
    };
    let drag = DragValue::new(value).speed(speed).range(limits.0..=limits.1).max_decimals(decimals).update_while_editing(false);
    let drag = exactly(ui, drag, parse);
    let response = add(ui, name, width, drag);
    remember(ui, group, name, &response, reason.into_inner());
    response
}

/// The field, whose number stays exactly what it is while nobody changes its text. A field shows fewer digits than its number has, and reads its
/// text when the focus leaves it: without this, walking over a field with Tab would round the number. Who types the text that is shown keeps the number too.
pub fn exactly<'a>(ui: &Ui, drag: DragValue<'a>, parse: impl Fn(&str) -> Option<f64> + 'a) -> DragValue<'a> {
    let formatter = ui.style().number_formatter.clone();
    let shown = Rc::new(RefCell::new((0.0, String::new())));
    let seen = Rc::clone(&shown);
    drag.custom_formatter(move |number, decimals| {
        let text = formatter.format(number, decimals);
        *shown.borrow_mut() = (number, text.clone());
        text
    })
    .custom_parser(move |text| {
        let (number, shown) = &*seen.borrow();
        if text == shown { Some(*number) } else { parse(text) }
    })
}

/// What a field of whole numbers takes, and how it looks.
#[derive(Clone, Copy, Debug)]
pub struct WholeStyle {
    /// The smallest and the largest number.
    pub limits: (u64, u64),
    /// In points.
    pub width: f32,
    /// Change per point of dragging.
    pub speed: f64,
}

/// The same for whole numbers: every digit counts, up to the largest number of 64 bits.
pub fn whole_number_field(ui: &mut Ui, group: Id, name: &str, value: &mut u64, style: WholeStyle) -> Response {
    let mut optional = Some(*value);
    let response = optional_whole_number_field(ui, group, name, &mut optional, style);
    *value = optional.unwrap_or(*value);
    response
}

/// The same where there may be no number: a dash stands there until one is typed or dragged.
pub fn optional_whole_number_field(ui: &mut Ui, group: Id, name: &str, value: &mut Option<u64>, style: WholeStyle) -> Response {
    let WholeStyle { limits, width, speed } = style;
    let is_none = value.is_none();
    let before = value.unwrap_or(limits.0);
    // The control computes with floating point, which has no place for all digits: what was typed is kept beside it, and what
    // was dragged is taken as a difference.
    let shown = before as f64;
    let mut number = shown;
    let (typed, reason) = (Cell::new(None), RefCell::new(None));
    let parse = |text: &str| match read_whole(text, limits) {
        Ok(whole) => {
            typed.set(Some(whole));
            Some(whole as f64)
        }
        Err(why) => {
            *reason.borrow_mut() = Some(why);
            None
        }
    };
    let drag = DragValue::new(&mut number)
        .speed(speed)
        .range(limits.0 as f64..=limits.1 as f64)
        .max_decimals(0)
        .update_while_editing(false)
        .custom_formatter(|number, _| match moved(before, number - shown, limits) {
            same if is_none && same == before => NO_NUMBER.to_owned(),
            number => number.to_string(),
        })
        .custom_parser(|text| if is_none && text.trim() == NO_NUMBER { None } else { parse(text) });
    let mut response = add(ui, name, width, drag);
    let is_typed = typed.get().is_some();
    let after = typed.into_inner().unwrap_or_else(|| moved(before, number - shown, limits));
    if after != before || is_none && is_typed {
        *value = Some(after);
        response.mark_changed();
    }
    remember(ui, group, name, &response, reason.into_inner());
    response
}

/// A whole number that is changed by some, within limits.
fn moved(from: u64, by: f64, (first, last): (u64, u64)) -> u64 {
    let to = if by < 0.0 { from.saturating_sub(-by as u64) } else { from.saturating_add(by as u64) };
    if by == 0.0 { from } else { to.clamp(first, last) }
}

/// Places the field, as high as the letters in it need.
fn add(ui: &mut Ui, name: &str, width: f32, drag: DragValue<'_>) -> Response {
    let letters = ui.text_style_height(&ui.style().drag_value_text_style.clone());
    let spacing = ui.spacing();
    let height = spacing.interact_size.y.max(letters + 2.0 * spacing.button_padding.y);
    let response = ui.add_sized(vec2(width, height), drag);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::new(egui::Role::SpinButton);
        info.label = Some(name.to_owned());
        info
    });
    response
}

/// Keeps the reason for a while, or forgets the last one once something was taken.
fn remember(ui: &Ui, group: Id, name: &str, response: &Response, reason: Option<String>) {
    let until = ui.input(|input| input.time) + REASON_SECONDS;
    match reason {
        Some(why) => {
            ui.data_mut(|data| data.insert_temp(group, Reason { text: words().widget_refused(name, why), until }));
        }
        None if response.changed() => ui.data_mut(|data| data.remove::<Reason>(group)),
        None => {}
    }
}

/// Says why a field of this group kept its old value, for a while.
pub fn refusal(ui: &mut Ui, group: Id) {
    let Some(reason) = ui.data(|data| data.get_temp::<Reason>(group)) else { return };
    let left = reason.until - ui.input(|input| input.time);
    if left <= 0.0 {
        return ui.data_mut(|data| data.remove::<Reason>(group));
    }
    ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left));
    ui.label(RichText::new(reason.text).small().color(theme::palette(ui).alarm));
}

/// The number, or why there is none.
fn read_number(text: &str, (first, last): (f64, f64)) -> Result<f64, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(words().widget_nothing_typed());
    }
    let number = number::read(text).ok_or_else(|| words().widget_no_number(shortened(text)))?;
    if !number.is_finite() {
        return Err(words().widget_not_finite());
    }
    if !(first..=last).contains(&number) {
        return Err(words().widget_not_between(number::short(first, DIGITS), number::short(last, DIGITS)));
    }
    Ok(number)
}

/// The whole number, or why there is none.
fn read_whole(text: &str, (first, last): (u64, u64)) -> Result<u64, String> {
    let digits = text.trim();
    let out = || words().widget_not_between(first.to_string(), last.to_string());
    match digits.parse::<u64>() {
        Ok(whole) if (first..=last).contains(&whole) => Ok(whole),
        Ok(_) => Err(out()),
        // What is no number at all is said as everywhere; what is one is too large, too small, or not whole.
        Err(_) => match read_number(digits, (f64::MIN, f64::MAX))? {
            number if number.fract() != 0.0 => Err(words().widget_not_whole()),
            number if (first as f64..=last as f64).contains(&number) && number < 2f64.powi(53) => Ok(number as u64),
            _ => Err(out()),
        },
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= 12 { text.to_owned() } else { text.chars().take(12).chain(['\u{2026}']).collect() }
}

#[cfg(test)]
mod tests {
    use egui::Key;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;

    #[test]
    fn a_comma_and_a_real_minus_are_understood() {
        assert_eq!(read_number(" 7,5 ", (0.0, 10.0)), Ok(7.5));
        assert_eq!(read_number("\u{2212}3", (-5.0, 5.0)), Ok(-3.0));
    }

    #[test]
    fn what_cannot_be_is_refused_with_a_reason() {
        for (text, word) in [
            ("", "nothing"),
            ("abc", "no number"),
            ("NaN", "finite"),
            ("1e999", "finite"),
            ("11", "between 0 and 10"),
            ("--", "no number"),
        ] {
            let reason = read_number(text, (0.0, 10.0)).unwrap_err();
            assert!(reason.contains(word), "\"{text}\": {reason}");
            let reason = read_whole(text, (0, 10)).unwrap_err();
            assert!(reason.contains(word), "\"{text}\": {reason}");
        }
    }

    #[test]
    fn whole_numbers_are_whole() {
        assert_eq!((read_whole(" 7 ", (0, 10)), read_whole("7,0", (0, 10)), read_whole("1e1", (0, 10))), (Ok(7), Ok(7), Ok(10)));
        for (text, word) in [("7.5", "whole"), ("-1", "between"), ("18446744073709551616", "between"), ("", "nothing")] {
            let reason = read_whole(text, (0, u64::MAX)).unwrap_err();
            assert!(reason.contains(word), "\"{text}\": {reason}");
        }
    }

    #[test]
    fn what_is_dragged_keeps_the_other_digits() {
        let limits = (3, u64::MAX - 1);
        let large = (1 << 53) + 1;
        assert_eq!((moved(large, 2.0, limits), moved(large, -2.0, limits)), (large + 2, large - 2));
        assert_eq!((moved(10, -20.0, limits), moved(u64::MAX - 5, 20.0, limits)), (3, u64::MAX - 1));
        assert_eq!(moved(1, 0.0, limits), 1, "what nobody touches stays");
    }

    fn typed(harness: &mut Harness<'_, u64>, text: &str) {
        harness.get_by_label("Seed").click();
        harness.run();
        harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
        harness.get_by_label("Seed").type_text(text);
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
    }

    #[test]
    fn every_digit_of_a_typed_number_is_kept_and_nonsense_keeps_the_old_one() {
        let group = Id::unique("test");
        let show = move |ui: &mut Ui, value: &mut u64| {
            let style = WholeStyle { limits: (0, u64::MAX), width: 200.0, speed: 0.1 };
            whole_number_field(ui, group, "Seed", value, style);
            refusal(ui, group);
        };
        let first = (1 << 53) + 1;
        let mut harness = Harness::builder().with_context_setup(theme::install).build_ui_state(show, first);
        harness.run();
        assert_eq!(*harness.state(), first, "showing it changes nothing");
        for number in [u64::MAX, (1 << 53) + 3, (1 << 53) + 4, 7] {
            typed(&mut harness, &number.to_string());
            assert_eq!(*harness.state(), number);
        }
        typed(&mut harness, "7.5");
        assert_eq!(*harness.state(), 7);
        assert!(harness.query_by_label("Seed: it must be a whole number").is_some());
        typed(&mut harness, "abc");
        assert_eq!(*harness.state(), 7);
        assert!(harness.query_by_label("Seed: \"abc\" is no number").is_some());
        typed(&mut harness, "8");
        assert_eq!(*harness.state(), 8);
        assert!(harness.query_by_label_contains("is no number").is_none(), "the reason goes once something is taken");
    }
}

//! A number to drag or to type, with a comma or a point. What cannot be leaves the old value, and the field says why.

use std::cell::RefCell;

use egui::{DragValue, Id, Response, RichText, Ui};

use super::super::theme;

/// How long the reason stays, in seconds.
const REASON_SECONDS: f64 = 10.0;

/// Height of a field, in points.
const HEIGHT: f32 = 28.0;

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
    let drag = DragValue::new(value)
        .speed(speed)
        .range(limits.0..=limits.1)
        .max_decimals(decimals)
        .update_while_editing(false)
        .custom_parser(parse);
    let height = HEIGHT.min(ui.spacing().interact_size.y); // in a dense column it is lower
    let response = ui.add_sized([width, height], drag);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::new(egui::Role::SpinButton);
        info.label = Some(name.to_owned());
        info
    });
    let until = ui.input(|input| input.time) + REASON_SECONDS;
    match reason.into_inner() {
        Some(why) => {
            ui.data_mut(|data| data.insert_temp(group, Reason { text: format!("{name}: {why}"), until }));
        }
        None if response.changed() => ui.data_mut(|data| data.remove::<Reason>(group)),
        None => {}
    }
    response
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
    let text = text.trim().replace(',', ".").replace('\u{2212}', "-");
    if text.is_empty() {
        return Err("nothing was typed".to_owned());
    }
    let number: f64 = text.parse().map_err(|_err| format!("\"{}\" is no number", shortened(&text)))?;
    if !number.is_finite() {
        return Err("it must be a finite number".to_owned());
    }
    if !(first..=last).contains(&number) {
        return Err(format!("it must be between {first} and {last}"));
    }
    Ok(number)
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= 12 { text.to_owned() } else { text.chars().take(12).chain(['\u{2026}']).collect() }
}

#[cfg(test)]
mod tests {
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
        }
    }
}

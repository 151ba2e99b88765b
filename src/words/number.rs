//! Numbers as people read them: a real minus, the decimal sign of the language, and no digits that say nothing.

use super::{Locale, locale};

/// The minus of a number.
const MINUS: char = '\u{2212}';

/// What stands between whole and parts in the language of this thread.
fn decimal() -> char {
    match locale() {
        Locale::English | Locale::Stretched => '.',
        Locale::French => ',',
    }
}

/// A space at which no line breaks. Typography wants the narrow one, U+202F, but egui 0.37 breaks lines there (epaint, `RowBreakCandidates`); the
/// typeface of the window has this one as narrow (`scripts/cut_fonts.py`).
const NO_BREAK: char = '\u{A0}';

/// What stands before the sign of percent.
fn before_percent() -> char {
    match locale() {
        Locale::English | Locale::Stretched => ' ',
        Locale::French => NO_BREAK,
    }
}

/// A number that was written with a point, with the decimal sign of the language.
pub fn localised(written: String) -> String {
    match decimal() {
        '.' => written,
        sign => written.chars().map(|letter| if letter == '.' { sign } else { letter }).collect(),
    }
}

/// A number that somebody typed: with the decimal sign of any language, a real minus, and spaces between its groups. `None` where it is
/// no number.
pub fn read(typed: &str) -> Option<f64> {
    let plain = |letter| match letter {
        ',' => '.',
        MINUS => '-',
        other => other,
    };
    let text: String = typed.chars().filter(|letter| !letter.is_whitespace()).map(plain).collect();
    text.strip_suffix('%').unwrap_or(&text).parse().ok()
}

/// With so many digits after the point: "−1.50"; a number that is 0 when rounded has no minus.
pub fn fixed(value: f64, digits: usize) -> String {
    let size = format!("{:.digits$}", value.abs());
    let is_zero = size.bytes().all(|digit| matches!(digit, b'0' | b'.'));
    localised(if is_zero { size } else { format!("{}{size}", minus(value)) })
}

/// A percentage with so many digits after the point: "98.2 %"; `percent` is 98.2 there.
pub fn percent(percent: f64, digits: usize) -> String {
    format!("{}{}%", fixed(percent, digits), before_percent())
}

/// The same with a sign in any case: "+1.5 %".
pub fn signed_percent(percent: f64, digits: usize) -> String {
    format!("{}{}%", signed(percent, digits), before_percent())
}

/// The number with a sign in any case: "+1.50".
pub fn signed(value: f64, digits: usize) -> String {
    localised(format!("{}{:.digits$}", if is_negative(value) { "\u{2212}" } else { "+" }, value.abs()))
}

/// The same with a space after the sign, as a part of a sum: "+ 1.50".
pub fn added(value: f64, digits: usize) -> String {
    localised(format!("{} {:.digits$}", if value < 0.0 { "\u{2212}" } else { "+" }, value.abs()))
}

/// With so many digits after the point at most, without zeros at the end, and without a sign before a zero: "−1.5".
pub fn short(value: f64, most_digits: usize) -> String {
    let rounded = rounded(value, most_digits);
    if rounded == 0.0 { "0".to_owned() } else { localised(format!("{}{}", minus(rounded), rounded.abs())) }
}

/// With so many digits after the point, and without the zero before it: "−.15". French writes that zero always: there the last digit goes, as in
/// "−0,2".
pub fn narrow(value: f64, digits: usize) -> String {
    let rounded = rounded(value, digits);
    if rounded.abs() >= 1.0 {
        return fixed(value, digits);
    }
    if locale() == Locale::French {
        return fixed(value, digits.saturating_sub(1));
    }
    let parts = (rounded.abs() * 10_f64.powi(digits as i32)).round() as u64;
    format!("{}.{parts:0digits$}", if parts == 0 { "" } else { minus(value) })
}

/// A digit, so many after the point, and the power of ten: "−1.50e−7".
pub fn scientific(value: f64, digits: usize) -> String {
    let written = format!("{:.digits$e}", value.abs());
    // Infinity has no power.
    let power = written.split_once('e').and_then(|(digit, power)| Some((digit, power.parse::<i64>().ok()?)));
    power.map_or_else(|| fixed(value, digits), |(digit, power)| localised(format!("{}{digit}e{}", minus(value), whole(power))))
}

/// A whole number: "−12".
pub fn whole(value: i64) -> String {
    let minus = if value < 0 { MINUS.to_string() } else { String::new() };
    format!("{minus}{}", value.unsigned_abs())
}

/// 12345 as "12 345".
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(NO_BREAK);
        }
        text.push(digit);
    }
    text
}

fn is_negative(value: f64) -> bool {
    value.is_sign_negative() && !value.is_nan()
}

fn minus(value: f64) -> &'static str {
    if is_negative(value) { "\u{2212}" } else { "" }
}

/// The number that is read where so many digits stand after the point.
fn rounded(value: f64, digits: usize) -> f64 {
    format!("{value:.digits$}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers of all sizes and both signs, ties of the rounding among them.
    fn numbers() -> impl Iterator<Item = f64> {
        let sizes = (-12..12).map(|power| 10_f64.powi(power));
        let shapes = [0.0, 1.0, 1.05, 1.115, 1.25, 2.5, 3.999, 9.95, 9.995, 9.9995];
        sizes.flat_map(move |size| shapes.map(|shape| shape * size)).flat_map(|value| [value, -value])
    }

    /// What the standard library writes, with a real minus.
    fn with_minus(text: &str) -> String {
        text.chars().map(|letter| if letter == '-' { MINUS } else { letter }).collect()
    }

    #[test]
    fn numbers_are_those_of_the_standard_library_with_a_real_minus() {
        for value in numbers().chain([f64::INFINITY, f64::NEG_INFINITY, f64::NAN]) {
            for digits in 0..6 {
                let written = format!("{value:.digits$}");
                let is_zero = written.parse() == Ok(0.0);
                assert_eq!(fixed(value, digits), with_minus(if is_zero { written.trim_start_matches('-') } else { &written }));
                assert_eq!(scientific(value, digits), with_minus(&format!("{value:.digits$e}")));
                if !value.is_nan() {
                    assert_eq!(signed(value, digits), with_minus(&format!("{value:+.digits$}")));
                }
            }
        }
        for value in [i64::MIN, -12, -1, 0, 7, i64::MAX] {
            assert_eq!(whole(value), with_minus(&value.to_string()));
        }
    }

    #[test]
    fn short_numbers_are_the_fixed_ones_without_zeros_at_the_end() {
        for value in numbers() {
            for digits in 0..4 {
                let full = fixed(value, digits);
                let wanted = if digits == 0 { &full } else { full.trim_end_matches('0').trim_end_matches('.') };
                let wanted = if wanted == "\u{2212}0" { "0" } else { wanted };
                assert_eq!(short(value, digits), wanted, "{value} with {digits} digits");
            }
        }
    }

    #[test]
    fn narrow_numbers_are_the_fixed_ones_without_the_zero_before_the_point() {
        for value in numbers() {
            for digits in 1..4 {
                let full = fixed(value, digits);
                let wanted = if full.trim_start_matches(MINUS).starts_with("0.") { full.replacen("0.", ".", 1) } else { full };
                assert_eq!(narrow(value, digits), wanted, "{value} with {digits} digits");
            }
        }
    }

    #[test]
    fn french_keeps_the_zero_before_the_point() {
        let french = |value, digits| crate::words::in_locale(Locale::French, || narrow(value, digits));
        assert_eq!((french(0.784, 2), french(-0.52, 2), french(1.5, 1)), ("0,8".into(), "\u{2212}0,5".into(), "1,5".into()));
    }

    #[test]
    fn parts_of_a_sum_and_counts() {
        for (value, text) in [(-0.5, "\u{2212} 0.5000"), (2.0, "+ 2.0000"), (-0.0, "+ 0.0000")] {
            assert_eq!(added(value, 4), text);
        }
        for (count, text) in [(0, "0"), (999, "999"), (12_345, "12\u{a0}345"), (1_000_000, "1\u{a0}000\u{a0}000")] {
            assert_eq!(grouped(count), text);
        }
    }

    #[test]
    fn french_numbers_have_a_comma_and_narrow_spaces() {
        let french = |work: fn() -> String| crate::words::in_locale(Locale::French, work);
        assert_eq!(french(|| fixed(-98.25, 2)), "\u{2212}98,25");
        assert_eq!(french(|| percent(98.2, 1)), "98,2\u{a0}%");
        assert_eq!(french(|| signed(0.5, 1)), "+0,5");
        assert_eq!(french(|| short(2.5, 3)), "2,5");
        assert_eq!(french(|| narrow(0.15, 2)), "0,1");
        assert_eq!(french(|| scientific(1.5e-7, 1)), "1,5e\u{2212}7");
        assert_eq!(french(|| grouped(1_234_567)), "1\u{a0}234\u{a0}567");
        assert_eq!((percent(98.2, 1), signed_percent(1.5, 1)), ("98.2 %".to_owned(), "+1.5 %".to_owned()));
    }

    #[test]
    fn a_number_is_read_as_it_is_shown_in_every_language() {
        for locale in Locale::ALL {
            crate::words::in_locale(locale, || {
                for value in numbers().filter(|value| value.abs() < 1e6) {
                    assert_eq!(read(&fixed(value, 3)).map(|read| fixed(read, 3)), Some(fixed(value, 3)));
                }
                assert_eq!(read(&percent(98.2, 1)), Some(98.2));
                assert_eq!(read(&grouped(1_234_567)), Some(1_234_567.0));
            });
        }
        for nothing in ["", "a", "1.2.3", "1,2,3", "%"] {
            assert_eq!(read(nothing), None, "{nothing}");
        }
    }
}

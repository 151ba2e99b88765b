//! A moment as it stands in a log: in universal time, to the second.

use std::fmt;

/// A day has so many seconds: universal time as computers count it has no leap seconds.
const DAY: u64 = 86_400;

/// Seconds since the beginning of 1970 in universal time, up to the year 9999.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(u64);

impl Moment {
    /// The last second of the year 9999.
    const LAST: u64 = 253_402_300_799;

    /// So many seconds after the beginning of 1970; the last second of 9999 for more.
    pub fn from_seconds(seconds: u64) -> Self {
        Self(seconds.min(Self::LAST))
    }

    /// Seconds since the beginning of 1970.
    pub fn seconds(self) -> u64 {
        self.0
    }

    /// Reads a moment as [`Moment`] writes it, as in `2026-11-26T14:28:05Z`.
    pub fn parse(text: &str) -> Option<Self> {
        let number = |from: usize, to: usize| {
            let digits = text.get(from..to)?;
            digits.bytes().all(|digit| digit.is_ascii_digit()).then(|| digits.parse::<u64>().ok())?
        };
        let [year, month, day] = [number(0, 4)?, number(5, 7)?, number(8, 10)?];
        let [hour, minute, second] = [number(11, 13)?, number(14, 16)?, number(17, 19)?];
        let seconds = days(year, month, day)? * DAY + hour * 3600 + minute * 60 + second;
        // Whatever is no moment, as the 30th of February, is written otherwise.
        let moment = Self::from_seconds(seconds);
        (moment.to_string() == text).then_some(moment)
    }
}

/// Days from the beginning of 1970 to a date of the Gregorian calendar, for years from 1970 on; months count from March, so that the day
/// that comes every fourth year is the last one (Hinnant, "chrono-compatible low-level date algorithms", 2013).
fn days(year: u64, month: u64, day: u64) -> Option<u64> {
    let year = if month <= 2 { year.checked_sub(1)? } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day.checked_sub(1)?;
    (year * 365 + year / 4 - year / 100 + year / 400 + of_year).checked_sub(719_468)
}

/// The date that lies so many days after the beginning of 1970: the other way round, from the same source.
fn date(days: u64) -> [u64; 3] {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = (from_march + 2) % 12 + 1;
    [era * 400 + year + u64::from(month <= 2), month, day]
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [year, month, day] = date(self.0 / DAY);
        let of_day = self.0 % DAY;
        write!(f, "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", of_day / 3600, of_day / 60 % 60, of_day % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_moments_are_written() {
        let cases = [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_000_000_000, "2001-09-09T01:46:40Z"),
            (1_234_567_890, "2009-02-13T23:31:30Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (Moment::LAST, "9999-12-31T23:59:59Z"),
            (u64::MAX, "9999-12-31T23:59:59Z"),
        ];
        for (seconds, text) in cases {
            assert_eq!(Moment::from_seconds(seconds).to_string(), text);
            assert_eq!(Moment::parse(text), Some(Moment::from_seconds(seconds)));
        }
    }

    /// Day by day, with the lengths of the months counted out.
    #[test]
    fn every_day_of_five_centuries_follows_the_one_before() {
        let [mut year, mut month, mut day] = [1970, 1, 1];
        for number in 0..182_000 {
            let text = Moment::from_seconds(number * DAY + 3_723).to_string();
            assert_eq!(text, format!("{year:04}-{month:02}-{day:02}T01:02:03Z"));
            assert_eq!(Moment::parse(&text), Some(Moment::from_seconds(number * DAY + 3_723)));
            let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let length = match month {
                2 if is_leap => 29,
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            day += 1;
            if day > length {
                (month, day) = (month + 1, 1);
            }
            if month > 12 {
                (year, month) = (year + 1, 1);
            }
        }
    }

    #[test]
    fn what_is_no_moment_is_none() {
        let wrong = [
            "",
            "2026",
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T00:60:00Z",
            "1969-12-31T23:59:59Z",
            "2026-01-01 00:00:00Z",
            "0000-01-01T00:00:00Z",
            "2026-01-01T00:00:00",
            "2026-01-01T00:00:00Zx",
            "\u{fc}\u{fc}26-01-01T00:00:00Z",
            "+026-01-01T00:00:00Z",
        ];
        for text in wrong {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }
}

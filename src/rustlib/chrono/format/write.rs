//! Writing by a format.
use super::long_form;
use crate::{month, weekday, Datelike, FixedOffset, NaiveDate, NaiveTime, Timelike};
use std::fmt::{self, Write};

/// A date or time that is written when it is displayed.
#[derive(Debug)]
pub struct DelayedFormat<'a> {
    date: Option<NaiveDate>,
    time: Option<NaiveTime>,
    offset: Option<(String, FixedOffset)>,
    items: &'a str,
}
impl<'a> DelayedFormat<'a> {
    pub(crate) fn new(date: Option<NaiveDate>, time: Option<NaiveTime>, offset: Option<(String, FixedOffset)>, items: &'a str) -> DelayedFormat<'a> {
        DelayedFormat { date, time, offset, items }
    }

    fn all(&self, out: &mut String, items: &str) -> fmt::Result {
        let mut chars = items.chars();
        while let Some(c) = chars.next() {
            if c != '%' {
                out.push(c);
                continue;
            }
            let mut spec = chars.next().ok_or(fmt::Error)?;
            let mut pad = None;
            if let '-' | '_' | '0' = spec {
                pad = Some(spec);
                spec = chars.next().ok_or(fmt::Error)?;
            }
            match spec {
                '.' | '3' | '6' | '9' => self.fraction_item(out, spec, &mut chars)?,
                ':' => {
                    let mut colons = 1;
                    let mut next = chars.next();
                    while next == Some(':') {
                        colons += 1;
                        next = chars.next();
                    }
                    self.zone(out, colons)?;
                }
                _ => match long_form(spec) {
                    Some(items) => self.all(out, items)?,
                    None => self.item(out, spec, pad)?,
                },
            }
        }
        Ok(())
    }

    // `%.f`, `%.3f`, `%3f` …
    fn fraction_item(&self, out: &mut String, first: char, chars: &mut std::str::Chars<'_>) -> fmt::Result {
        let nano = self.time.ok_or(fmt::Error)?.nanosecond() % 1_000_000_000;
        let dot = first == '.';
        let width = if dot { chars.next().ok_or(fmt::Error)? } else { first };
        if width == 'f' {
            return write!(out, "{}", Fraction(nano));
        }
        if chars.next() != Some('f') {
            return Err(fmt::Error);
        }
        if dot {
            out.push('.');
        }
        match width {
            '3' => write!(out, "{:03}", nano / 1_000_000),
            '6' => write!(out, "{:06}", nano / 1000),
            '9' => write!(out, "{nano:09}"),
            _ => Err(fmt::Error),
        }
    }

    fn zone(&self, out: &mut String, colons: usize) -> fmt::Result {
        let (_, offset) = self.offset.as_ref().ok_or(fmt::Error)?;
        let secs = offset.local_minus_utc();
        let (sign, secs) = if secs < 0 { ('-', -secs) } else { ('+', secs) };
        let (h, m, s) = (secs / 3600, secs / 60 % 60, secs % 60);
        match colons {
            0 => write!(out, "{sign}{h:02}{m:02}"),
            1 => write!(out, "{sign}{h:02}:{m:02}"),
            2 => write!(out, "{sign}{h:02}:{m:02}:{s:02}"),
            _ => write!(out, "{sign}{h:02}"),
        }
    }

    fn item(&self, out: &mut String, spec: char, pad: Option<char>) -> fmt::Result {
        let date = || self.date.ok_or(fmt::Error);
        let time = || self.time.ok_or(fmt::Error);
        let mut number = |value: i64, width: usize, usual: char| match pad.unwrap_or(usual) {
            '0' => write!(out, "{value:0width$}"),
            '_' => write!(out, "{value:width$}"),
            _ => write!(out, "{value}"),
        };
        match spec {
            'Y' => {
                let year = date()?.year();
                return if pad.is_none() && !(0..=9999).contains(&year) { write!(out, "{year:+05}") } else { number(year as i64, 4, '0') };
            }
            'C' => return number(date()?.year().div_euclid(100) as i64, 2, '0'),
            'y' => return number(date()?.year().rem_euclid(100) as i64, 2, '0'),
            'm' => return number(date()?.month() as i64, 2, '0'),
            'd' => return number(date()?.day() as i64, 2, '0'),
            'e' => return number(date()?.day() as i64, 2, '_'),
            'j' => return number(date()?.ordinal() as i64, 3, '0'),
            'q' => return number(date()?.quarter() as i64, 1, '0'),
            'u' => return number(date()?.weekday().number_from_monday() as i64, 1, '0'),
            'w' => return number(date()?.weekday().num_days_from_sunday() as i64, 1, '0'),
            'G' => return number(date()?.iso_week().year() as i64, 4, '0'),
            'g' => return number(date()?.iso_week().year().rem_euclid(100) as i64, 2, '0'),
            'V' => return number(date()?.iso_week().week() as i64, 2, '0'),
            'U' => return number(((date()?.ordinal0() + 7 - date()?.weekday().num_days_from_sunday()) / 7) as i64, 2, '0'),
            'W' => return number(((date()?.ordinal0() + 7 - date()?.weekday().num_days_from_monday()) / 7) as i64, 2, '0'),
            'H' => return number(time()?.hour() as i64, 2, '0'),
            'k' => return number(time()?.hour() as i64, 2, '_'),
            'I' => return number(time()?.hour12().1 as i64, 2, '0'),
            'l' => return number(time()?.hour12().1 as i64, 2, '_'),
            'M' => return number(time()?.minute() as i64, 2, '0'),
            'S' => return number((time()?.second() + time()?.nanosecond() / 1_000_000_000) as i64, 2, '0'),
            'f' => return number((time()?.nanosecond() % 1_000_000_000) as i64, 9, '0'),
            's' => {
                let offset = self.offset.as_ref().map_or(0, |(_, offset)| offset.local_minus_utc() as i64);
                return number(date()?.and_time(time()?).stamp() - offset, 1, '0');
            }
            _ => {}
        }
        match spec {
            'b' | 'h' => out.push_str(&month::LONG[date()?.month0() as usize][..3]),
            'B' => out.push_str(month::LONG[date()?.month0() as usize]),
            'a' => out.push_str(&weekday::LONG[date()?.weekday() as usize][..3]),
            'A' => out.push_str(weekday::LONG[date()?.weekday() as usize]),
            'p' => out.push_str(if time()?.hour12().0 { "PM" } else { "AM" }),
            'P' => out.push_str(if time()?.hour12().0 { "pm" } else { "am" }),
            'Z' => out.push_str(&self.offset.as_ref().ok_or(fmt::Error)?.0),
            'z' => self.zone(out, 0)?,
            'n' => out.push('\n'),
            't' => out.push('\t'),
            '%' => out.push('%'),
            _ => return Err(fmt::Error),
        }
        Ok(())
    }
}
impl fmt::Display for DelayedFormat<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.all(&mut out, self.items)?;
        f.pad(&out)
    }
}

/// A dot and 3, 6 or 9 digits; nothing for a whole second.
pub(crate) struct Fraction(pub(crate) u32);
impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fraction(self.0, f) }
}
pub(crate) fn fraction(nano: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if nano == 0 {
        Ok(())
    } else if nano % 1_000_000 == 0 {
        write!(f, ".{:03}", nano / 1_000_000)
    } else if nano % 1000 == 0 {
        write!(f, ".{:06}", nano / 1000)
    } else {
        write!(f, ".{nano:09}")
    }
}

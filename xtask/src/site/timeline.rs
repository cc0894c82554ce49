//! Draws the history: above a band of years what the worm did, below it what was done against it.
//!
//! No word stands in the picture, so that it fits every language: the numbers are those of the list beside it.

use anyhow::{Context as _, Result};
use chrono::{Datelike as _, NaiveDate};
use maud::{Markup, html};
use serde::Deserialize;

/// What happened, as the template says it.
#[derive(Deserialize)]
pub(super) struct Entry {
    /// Whose it is: `worm` or `defence`.
    lane: String,
    /// When, as a text's placeholder says it: `d:2008-10-23`, `r:2008-11-20/2008-11-21`, `m:2010-06` or `y:2015`.
    when: String,
}

/// How large the picture is, and what stands on it.
pub(super) struct Shape {
    class: &'static str,
    width: f64,
    /// Half of a mark.
    radius: f64,
    /// The years that are written out where time is narrow.
    years: &'static [i32],
}

/// For screens and paper.
pub(super) const WIDE: Shape = Shape {
    class: "wide-only",
    width: 760.0,
    radius: 13.0,
    years: &[2011, 2015, 2020, 2025],
};

/// For telephones.
pub(super) const NARROW: Shape = Shape {
    class: "narrow-only",
    width: 300.0,
    radius: 10.0,
    years: &[2013, 2022],
};

/// Draws the picture; `format` writes a number, `label` says what it shows.
///
/// # Errors
/// An entry has no date, or one outside the picture.
pub(super) fn draw(
    entries: &[Entry],
    rtl: bool,
    label: &str,
    format: impl Fn(&str) -> String,
    shape: &Shape,
) -> Result<Markup> {
    let scale = Scale { shape, rtl };
    let marks = marks(entries, &scale)?;
    let levels = |above: bool| {
        let levels = marks
            .iter()
            .filter(|mark| mark.above == above)
            .map(|mark| mark.level + 1);
        levels.max().unwrap_or_default() as f64
    };
    let step = shape.radius * 2.4;
    let top = levels(true) * step + GAP;
    let bottom = top + BAND;
    let height = bottom + levels(false) * step + GAP;
    let place = |mark: &Mark| {
        let from_band = GAP + shape.radius + mark.level as f64 * step;
        if mark.above {
            top - from_band
        } else {
            bottom + from_band
        }
    };
    Ok(html! {
        svg class=(shape.class) role="img" aria-label=(label) viewBox=(format!("0 0 {} \
            {}", shape.width, round(height))) {
            (band(&scale, top, &format))
            @for mark in &marks {
                @let root = round(if mark.above { top } else { bottom });
                line class="stem" x1=(mark.x) x2=(mark.x) y1=(root) y2=(round(place(mark))) {}
            }
            @for (number, mark) in (1..).zip(&marks) {
                g class=(if mark.above { "worm" } else { "defence" }) {
                    (self::mark(mark.above, mark.x, round(place(mark)), shape.radius))
                    text x=(mark.x) y=(round(place(mark) + shape.radius * 0.37)) font-size=(shape.radius * 1.05) {
                        (format(&format!("n:{number}")))
                    }
                }
            }
        }
    })
}

/// The shape that tells the two lanes apart, in the picture and before each entry of the list.
pub(super) fn mark(worm: bool, x: f64, y: f64, radius: f64) -> Markup {
    let half = round(radius * 0.92);
    html! {
        @if worm {
            circle cx=(x) cy=(y) r=(radius) {}
        } @else {
            @let side = round(half * 2.0);
            rect x=(round(x - half)) y=(round(y - half)) width=(side) height=(side) rx=(round(radius * 0.3)) {}
        }
    }
}

/// The band of years: months where time is wide, years where it is narrow.
fn band(scale: &Scale, top: f64, format: &impl Fn(&str) -> String) -> Markup {
    let middle = round(top + BAND / 2.0);
    let [start, year, narrow, end] = [START, YEAR, NARROW_FROM, END].map(|date| scale.x(date));
    let written = |years: i32, x: f64| {
        let year = format(&format!("g:{years}"));
        let y = round(middle + YEAR_SIZE * 0.35);
        html! { text class="year" x=(round(x)) y=(y) font-size=(YEAR_SIZE) { (year) } }
    };
    let months = (2008..2010).flat_map(|year| (1..13).map(move |month| (year, month)));
    let months = months.filter(|of| ((2008, 11)..(2009, 8)).contains(of));
    let ticks = months.filter_map(|(year, month)| NaiveDate::from_ymd_opt(year, month, 1));
    let years = (2010..END.year() + 1).filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1));
    // The end is today, which moves on.
    let tip = if scale.rtl { -7.0 } else { 7.0 };
    let arrow = format!("{},{top} {},{middle} {},{}", end, end + tip, end, top + BAND);
    html! {
        rect class="band" x=(start.min(end)) y=(top) width=(round((end - start).abs())) height=(BAND) {}
        rect class="band narrow" x=(narrow.min(end)) y=(top) width=(round((end - narrow).abs())) height=(BAND) {}
        polygon class="band narrow" points=(arrow) {}
        @for x in ticks.chain(years).map(|date| scale.x(date)) {
            line class="tick" x1=(x) x2=(x) y1=(round(top + BAND - 4.0)) y2=(round(top + BAND)) {}
        }
        @for x in [year, narrow] {
            line class="edge" x1=(x) x2=(x) y1=(top) y2=(top + BAND) {}
        }
        (written(2008, f64::midpoint(start, year)))
        (written(2009, f64::midpoint(year, narrow)))
        @for &year in scale.shape.years {
            // A year is written into its middle.
            @if let Some(date) = NaiveDate::from_ymd_opt(year, 7, 1) { (written(year, scale.x(date))) }
        }
    }
}

struct Mark {
    above: bool,
    x: f64,
    level: usize,
}

/// Where the marks stand: each as near to the band as those before it leave room.
fn marks(entries: &[Entry], scale: &Scale) -> Result<Vec<Mark>> {
    let mut marks: Vec<Mark> = Vec::new();
    for entry in entries {
        let above = entry.lane == "worm";
        let date = date(&entry.when).with_context(|| format!("no date in {}", entry.when))?;
        let x = scale.x(date);
        let taken = |level: usize| {
            let near = |mark: &&Mark| (mark.x - x).abs() < scale.shape.radius * 2.2;
            marks
                .iter()
                .filter(near)
                .any(|mark| mark.above == above && mark.level == level)
        };
        let level = (0..).find(|&level| !taken(level)).unwrap_or_default();
        marks.push(Mark { above, x, level });
    }
    Ok(marks)
}

/// The day at which an entry stands; the middle of a month or a year that has no day.
fn date(when: &str) -> Option<NaiveDate> {
    let (_, date) = when.split_once(':')?;
    let mut parts = date.split('/').next()?.split('-').map(|part| part.parse::<u32>().ok());
    let year = i32::try_from(parts.next()??).ok()?;
    let date = match (parts.next().flatten(), parts.next().flatten()) {
        (Some(month), Some(day)) => NaiveDate::from_ymd_opt(year, month, day),
        (Some(month), None) => NaiveDate::from_ymd_opt(year, month, 15),
        (None, _) => NaiveDate::from_ymd_opt(year, 7, 1),
    }?;
    (START..END).contains(&date).then_some(date)
}

/// Time from one side to the other, in the direction in which the language is read.
struct Scale<'a> {
    shape: &'a Shape,
    rtl: bool,
}

impl Scale<'_> {
    fn x(&self, date: NaiveDate) -> f64 {
        let part = |from: NaiveDate, to: NaiveDate| (date - from).num_days() as f64 / (to - from).num_days() as f64;
        let along = if date < NARROW_FROM {
            WIDE_PART * part(START, NARROW_FROM)
        } else {
            WIDE_PART + (1.0 - WIDE_PART) * part(NARROW_FROM, END)
        };
        let x = MARGIN + along * (self.shape.width - 2.0 * MARGIN);
        round(if self.rtl { self.shape.width - x } else { x })
    }
}

fn round(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

const fn day(year: i32, month: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, 1) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

/// Where the picture begins, where its first year ends, where time becomes narrow, and where it ends.
const START: NaiveDate = day(2008, 10);
const YEAR: NaiveDate = day(2009, 1);
const NARROW_FROM: NaiveDate = day(2009, 8);
const END: NaiveDate = day(2027, 1);

/// How much of the width the ten months of the outbreak have.
const WIDE_PART: f64 = 0.7;
const MARGIN: f64 = 10.0;
const BAND: f64 = 24.0;
const YEAR_SIZE: f64 = 13.0;
/// Between the band and the first mark, and around the picture.
const GAP: f64 = 9.0;

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(of: &[(&str, &str)]) -> Vec<Entry> {
        let entries = of.iter().map(|&(lane, when)| Entry {
            lane: lane.to_owned(),
            when: when.to_owned(),
        });
        entries.collect()
    }

    fn drawn(rtl: bool) -> Vec<Mark> {
        let entries = entries(&[
            ("defence", "d:2008-10-23"),
            ("worm", "d:2009-04-01"),
            ("worm", "r:2009-04-07/2009-04-09"),
            ("defence", "m:2010-06"),
            ("worm", "y:2020"),
        ]);
        marks(&entries, &Scale { shape: &WIDE, rtl }).unwrap()
    }

    #[test]
    fn time_goes_as_the_language_is_read() {
        let in_order = |marks: &[Mark]| marks.is_sorted_by(|one, next| one.x < next.x);
        assert!(in_order(&drawn(false)));
        let mut rtl = drawn(true);
        rtl.reverse();
        assert!(in_order(&rtl));
    }

    #[test]
    fn marks_that_would_touch_stand_above_each_other() {
        let levels: Vec<_> = drawn(false).iter().map(|mark| mark.level).collect();
        assert_eq!(levels, [0, 0, 1, 0, 0]);
    }

    #[test]
    fn entry_without_a_date_in_the_picture_is_refused() {
        for when in ["2009", "d:", "d:2009-13-01", "y:1999"] {
            let entries = entries(&[("worm", when)]);
            assert!(draw(&entries, false, "", str::to_owned, &WIDE).is_err(), "{when}");
        }
    }
}

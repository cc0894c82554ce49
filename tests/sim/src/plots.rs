//! Plots of what was counted.

use anyhow::{Result, anyhow};
use plotters::prelude::*;
use sim::{Curve, Interval, Point, Results};

use super::summary::{METHODS, Rates};

/// The share of false signs of every method, with its interval, on a scale where each step is ten times the one before.
pub(super) fn false_signs(results: &Results) -> Result<String> {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, (720, 240)).into_drawing_area();
        area.fill(&WHITE).map_err(drawn)?;
        let mut chart = ChartBuilder::on(&area)
            .margin(12)
            .x_label_area_size(44)
            .y_label_area_size(150)
            .build_cartesian_2d((LEAST..100.0).log_scale(), 0.0..METHODS.len() as f64)
            .map_err(drawn)?;
        chart
            .configure_mesh()
            .disable_y_mesh()
            .y_labels(0)
            .x_desc("false signs in 100 runs without the worm (dot: counted; bar: 95 % interval)")
            .x_label_formatter(&|percent| power_of_ten(*percent))
            .draw()
            .map_err(drawn)?;
        for (place, method) in METHODS.iter().enumerate() {
            let rates = Rates::of(results, place);
            let interval = Interval::of(rates.signs, rates.innocent);
            let percent = |share: f64| (share * 100.0).max(LEAST);
            let y = METHODS.len() as f64 - 0.5 - place as f64;
            let colour = if place == 0 { OURS } else { THEIRS };
            let bar = [(percent(interval.least), y), (percent(interval.most), y)];
            chart
                .draw_series(LineSeries::new(bar, colour.stroke_width(4)))
                .map_err(drawn)?;
            chart
                .draw_series([Circle::new((percent(interval.share), y), 6, colour.filled())])
                .map_err(drawn)?;
            let label = chart.plotting_area().map_coordinate(&(LEAST, y));
            let style = ("sans-serif", 14).into_font().color(&BLACK);
            area.draw(&Text::new((*method).to_owned(), (12, label.1 - 7), style))
                .map_err(drawn)?;
        }
        area.present().map_err(drawn)?;
    }
    Ok(svg)
}

/// False signs, missed worms and time as a figure runs over its values.
pub(super) fn curve(curve: &Curve) -> Result<String> {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, (720, 300)).into_drawing_area();
        area.fill(&WHITE).map_err(drawn)?;
        let last = curve.points.len().saturating_sub(1) as f64;
        let most = curve.points.iter().map(|of| of.dropped_ms).max();
        let seconds_max = (f64::from(most.unwrap_or(1)) / 1_000.0).ceil() + 1.0;
        let mut chart = ChartBuilder::on(&area)
            .margin(12)
            .x_label_area_size(44)
            .y_label_area_size(60)
            .right_y_label_area_size(60)
            .build_cartesian_2d(-0.5..last + 0.5, (RARE..100.0).log_scale())
            .map_err(drawn)?
            .set_secondary_coord(-0.5..last + 0.5, 0.0..seconds_max);
        chart
            .configure_mesh()
            .x_labels(2 * curve.points.len() + 1)
            .x_label_formatter(&|at| value_at(curve, *at))
            .x_desc(format!("{} (chosen: {})", curve.figure, curve.chosen))
            .y_desc("in 100 runs")
            .y_label_formatter(&|percent| power_of_ten(*percent))
            .draw()
            .map_err(drawn)?;
        chart
            .configure_secondary_axes()
            .y_desc("seconds")
            .draw()
            .map_err(drawn)?;
        for (name, colour, points) in shares(curve) {
            chart
                .draw_series(LineSeries::new(points, colour.stroke_width(3)).point_size(4))
                .map_err(drawn)?
                .label(name)
                .legend(move |at| key(at, colour.stroke_width(3)));
        }
        let seconds = places(curve).map(|(at, of)| (at, f64::from(of.dropped_ms) / 1_000.0));
        chart
            .draw_secondary_series(LineSeries::new(seconds, TIME.stroke_width(2)))
            .map_err(drawn)?
            .label("seconds to a sign, look-ups dropped")
            .legend(|at| key(at, TIME.stroke_width(2)));
        chart
            .configure_series_labels()
            .position(SeriesLabelPosition::UpperRight)
            .background_style(WHITE.mix(0.85))
            .border_style(BLACK.mix(0.2))
            .draw()
            .map_err(drawn)?;
        area.present().map_err(drawn)?;
    }
    Ok(svg)
}

/// The points of a curve, each with its place on the axis.
fn places(curve: &Curve) -> impl Iterator<Item = (f64, &Point)> {
    let points = curve.points.iter().enumerate();
    points.map(|(at, point)| (at as f64, point))
}

/// A line with its name and its colour.
type Line = (&'static str, RGBColor, Vec<(f64, f64)>);

/// The lines of false signs and of missed worms, in 100 runs.
fn shares(curve: &Curve) -> [Line; 2] {
    let percent = |count: u64, runs: u64| (100.0 * count as f64 / runs.max(1) as f64).max(RARE);
    let false_signs = places(curve).map(|(at, of)| (at, percent(of.false_signs, of.innocent)));
    let missed = places(curve).map(|(at, of)| (at, percent(of.missed, of.infected)));
    [
        ("false signs", THEIRS, false_signs.collect()),
        ("missed worms", OURS, missed.collect()),
    ]
}

/// The value of the figure at a place on the axis; nothing between two.
fn value_at(curve: &Curve, at: f64) -> String {
    let point = curve.points.get(at.round().max(0.0) as usize);
    let near = (at - at.round()).abs() < 0.01;
    point
        .filter(|_| near)
        .map_or_else(String::new, |point| format!("{}", point.value))
}

/// The stroke beside a line's name.
fn key((x, y): (i32, i32), style: ShapeStyle) -> PathElement<(i32, i32)> {
    PathElement::new([(x, y), (x + 18, y)], style)
}

/// A power of ten without the digits that a computer's numbers have too many.
fn power_of_ten(number: f64) -> String {
    let digits = (-number.log10()).round().max(0.0);
    format!("{number:.*}", digits as usize)
}

/// What is drawn of nothing: one in a thousand millions.
const LEAST: f64 = 1e-7;

/// What is drawn of nothing in a curve.
const RARE: f64 = 1e-4;

const OURS: RGBColor = RGBColor(0, 94, 162);
const THEIRS: RGBColor = RGBColor(170, 68, 0);
const TIME: RGBColor = RGBColor(110, 110, 110);

/// Its errors borrow what is drawn on.
fn drawn(error: impl std::fmt::Display) -> anyhow::Error {
    anyhow!("cannot draw a plot: {error}")
}

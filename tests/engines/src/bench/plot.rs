//! The times as a plot.

use anyhow::{Result, anyhow};
use plotters::coord::Shift;
use plotters::prelude::*;
use worlds::Engine;

use super::times::{PAGES, Times};

/// A panel for each engine, a group of bars for each of the networks, a bar for each page: its median in seconds.
pub(super) fn draw(times: &Times, networks: &[&str]) -> Result<String> {
    let width = LEFT + GROUP * u32::try_from(networks.len().max(GROUPS_MIN))?;
    let engines: Vec<_> = times.engines().collect();
    let mut svg = String::new();
    {
        let height = PANEL * u32::try_from(engines.len())? + LEGEND;
        let area = SVGBackend::with_string(&mut svg, (width, height)).into_drawing_area();
        area.fill(&WHITE).map_err(drawn)?;
        let (legend, panels) = area.split_vertically(LEGEND);
        draw_legend(&legend)?;
        let panels = panels.split_evenly((engines.len().max(1), 1));
        for (panel, engine) in panels.iter().zip(engines) {
            draw_panel(panel, times, engine, networks)?;
        }
        area.present().map_err(drawn)?;
    }
    Ok(svg)
}

fn draw_legend(area: &DrawingArea<SVGBackend<'_>, Shift>) -> Result<()> {
    let style = ("sans-serif", 14).into_font().color(&BLACK);
    for (place, page) in PAGES.iter().enumerate() {
        let x = 60 + 165 * i32::try_from(place)?;
        area.draw(&Rectangle::new([(x, 12), (x + 14, 26)], COLOURS[place].filled()))
            .map_err(drawn)?;
        area.draw(&Text::new(*page, (x + 20, 12), style.clone()))
            .map_err(drawn)?;
    }
    Ok(())
}

fn draw_panel(
    area: &DrawingArea<SVGBackend<'_>, Shift>,
    times: &Times,
    engine: Engine,
    networks: &[&str],
) -> Result<()> {
    let groups = networks.len() as f64;
    let mut chart = ChartBuilder::on(area)
        .caption(engine.title(), ("sans-serif", 16))
        .margin(8)
        .x_label_area_size(28)
        .y_label_area_size(50)
        .build_cartesian_2d(0.0..groups, 0.0..SECONDS_MAX)
        .map_err(drawn)?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .x_labels(0)
        .y_desc("seconds")
        .draw()
        .map_err(drawn)?;
    for (group, network) in networks.iter().enumerate() {
        let left = group as f64 + 0.1;
        for (place, page) in PAGES.iter().enumerate() {
            let seconds = times.median(engine, network, page).unwrap_or(0.0) / 1_000.0;
            let x = left + 0.2 * place as f64;
            let bar = [(x, 0.0), (x + 0.18, seconds.min(SECONDS_MAX))];
            chart
                .draw_series([Rectangle::new(bar, COLOURS[place].filled())])
                .map_err(drawn)?;
            let above = chart.plotting_area().map_coordinate(&(x, seconds.min(SECONDS_MAX)));
            let style = ("sans-serif", 11).into_font().color(&BLACK);
            area.draw(&Text::new(
                format!("{seconds:.1}"),
                (
                    above.0 - area.get_base_pixel().0 + 2,
                    above.1 - area.get_base_pixel().1 - 13,
                ),
                style,
            ))
            .map_err(drawn)?;
        }
        let below = chart.plotting_area().map_coordinate(&(left, 0.0));
        let style = ("sans-serif", 13).into_font().color(&BLACK);
        let origin = area.get_base_pixel();
        area.draw(&Text::new(
            *network,
            (below.0 - origin.0, below.1 - origin.1 + 6),
            style,
        ))
        .map_err(drawn)?;
    }
    Ok(())
}

fn drawn(error: impl std::fmt::Display) -> anyhow::Error {
    anyhow!("the plot cannot be drawn: {error}")
}

/// What stands left of the bars, a group of them, and as many groups as the legend above needs.
const LEFT: u32 = 70;
const GROUP: u32 = 150;
const GROUPS_MIN: usize = 5;
const PANEL: u32 = 230;
const LEGEND: u32 = 40;

/// The longest that anything takes, and some room above.
const SECONDS_MAX: f64 = 18.0;

/// Ours in blue, the others in what is left.
const COLOURS: [RGBColor; 4] = [
    RGBColor(31, 95, 170),
    RGBColor(120, 170, 220),
    RGBColor(200, 120, 40),
    RGBColor(150, 150, 150),
];

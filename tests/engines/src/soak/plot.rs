//! What tabs hold, as a plot.

use anyhow::{Result, anyhow};
use plotters::coord::Shift;
use plotters::prelude::*;

use super::held::{Look, Soaked, mebi};

/// A row for each engine, a panel for each thing that is held, a line for each tab, over the part of its checks that is
/// done.
pub(super) fn draw(soaked: &[Soaked]) -> Result<String> {
    let mut svg = String::new();
    {
        let columns = u32::try_from(HELD.len())?;
        let height = LEGEND + PANEL.1 * u32::try_from(soaked.len())?;
        let area = SVGBackend::with_string(&mut svg, (PANEL.0 * columns, height)).into_drawing_area();
        area.fill(&WHITE).map_err(drawn)?;
        let (legend, rows) = area.split_vertically(LEGEND);
        if let Some(first) = soaked.first() {
            draw_legend(&legend, first)?;
        }
        let rows = rows.split_evenly((soaked.len().max(1), 1));
        for (row, of) in rows.iter().zip(soaked) {
            let panels = row.split_evenly((1, HELD.len()));
            for (panel, held) in panels.iter().zip(&HELD) {
                draw_panel(panel, of, held)?;
            }
        }
        area.present().map_err(drawn)?;
    }
    Ok(svg)
}

fn draw_legend(area: &DrawingArea<SVGBackend<'_>, Shift>, soaked: &Soaked) -> Result<()> {
    let style = ("sans-serif", 14).into_font().color(&BLACK);
    for (place, tab) in soaked.tabs().enumerate() {
        let (Some(look), Some(colour)) = (tab.last(), COLOURS.get(place)) else {
            continue;
        };
        let x = 60 + 220 * i32::try_from(place)?;
        area.draw(&Rectangle::new([(x, 12), (x + 14, 26)], colour.filled()))
            .map_err(drawn)?;
        let text = format!("{}, {} checks", look.tab, look.checks);
        area.draw(&Text::new(text, (x + 20, 12), style.clone()))
            .map_err(drawn)?;
    }
    Ok(())
}

fn draw_panel(area: &DrawingArea<SVGBackend<'_>, Shift>, soaked: &Soaked, held: &Held) -> Result<()> {
    let (title, of) = held;
    let values = soaked.looks.iter().filter_map(of);
    let most = values.fold(0.0, f64::max) * 1.25;
    if most <= 0.0 {
        return Ok(());
    }
    let mut chart = ChartBuilder::on(area)
        .caption(format!("{}: {title}", soaked.engine.title()), ("sans-serif", 14))
        .margin(8)
        .x_label_area_size(24)
        .y_label_area_size(44)
        .build_cartesian_2d(0.0..100.0, 0.0..most)
        .map_err(drawn)?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .x_labels(5)
        .y_labels(5)
        .x_label_formatter(&|part| format!("{part:.0} %"))
        .draw()
        .map_err(drawn)?;
    for (tab, colour) in soaked.tabs().zip(COLOURS) {
        let all = tab.last().map_or(1, |look| look.checks.max(1));
        let part = |look: &Look| f64::from(look.checks) * 100.0 / f64::from(all);
        let points: Vec<_> = tab.iter().filter_map(|look| Some((part(look), of(look)?))).collect();
        chart
            .draw_series(LineSeries::new(points, colour.stroke_width(2)))
            .map_err(drawn)?;
    }
    Ok(())
}

fn drawn(error: impl std::fmt::Display) -> anyhow::Error {
    anyhow!("the plot cannot be drawn: {error}")
}

/// The title of a panel, and what it shows of a look.
type Held = (&'static str, fn(&Look) -> Option<f64>);

const HELD: [Held; 5] = [
    ("nodes", |look| Some(look.nodes as f64)),
    ("listeners", |look| Some(look.listeners as f64)),
    ("heap of scripts, MiB", |look| look.heap_bytes.map(mebi)),
    ("modules, MiB", |look| Some(mebi(look.wasm_bytes))),
    ("all processes, MiB", |look| Some(mebi(look.bytes))),
];

const PANEL: (u32, u32) = (240, 200);
const LEGEND: u32 = 40;

/// One for each tab.
const COLOURS: [RGBColor; 3] = [RGBColor(31, 95, 170), RGBColor(200, 120, 40), RGBColor(110, 110, 110)];

#[cfg(test)]
mod tests {
    use super::*;
    use worlds::Engine;

    #[test]
    fn each_engine_has_a_panel_for_what_it_tells() {
        let look = |checks, heap_bytes| Look {
            tab: String::from("clean"),
            checks,
            nodes: 90,
            frames: 0,
            listeners: 12,
            heap_bytes,
            wasm_bytes: 2 << 20,
            bytes: 300 << 20,
            version: String::from("1"),
        };
        let soaked = |engine, heap_bytes| Soaked {
            engine,
            looks: vec![look(100, heap_bytes), look(200, heap_bytes)],
            faults: Vec::new(),
        };
        let svg = draw(&[soaked(Engine::Chromium, Some(3 << 20)), soaked(Engine::Firefox, None)]).unwrap();
        assert!(svg.contains("clean, 200 checks"), "{svg}");
        assert_eq!(svg.matches("heap of scripts").count(), 1, "{svg}");
        assert_eq!(svg.matches(": modules").count(), 2, "{svg}");
    }
}

//! The error rates as a page that a CERT's engineer can read: light and dark, and whole without script. A script
//! replays single runs, and loads a module for that once one is asked for.

use anyhow::Result;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sim::{Cell, Infected, Point, Results, Row, Variation};

use super::demands::{Demand, grouped, ours, share};
use super::plots;
use super::replays::{self, Replayed};
use super::summary::{KINDS, METHODS, Rates, per_million};

/// The page.
pub(super) fn of(results: &Results, demands: &[Demand]) -> Result<String> {
    let chart = plots::false_signs(results)?;
    let curves = results
        .curves
        .iter()
        .map(|curve| Ok((curve.figure.as_str(), plots::curve(curve)?)))
        .collect::<Result<Vec<_>>>()?;
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { "How often the Conficker self-check is wrong" }
                link rel="icon" href="data:,";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' \
                    'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
                style { (PreEscaped(include_str!("page.css"))) }
                script type="module" src="replay.js" {}
            }
            body {
                main {
                    p { a href="/" { "Conficker self-check" } }
                    h1 { "How often the Conficker self-check is wrong" }
                    (introduction(results))
                    (replays::section())
                    h2 { "What was demanded, and what was counted" }
                    (demanded(demands))
                    h2 { "Beside the rules that came before" }
                    (beside(results))
                    figure { (PreEscaped(chart)) }
                    h2 { "What was said, by what was the case" }
                    @for (place, method) in METHODS.iter().enumerate() {
                        (confusion(&results.mixed, place, method))
                    }
                    (confusion(&results.own, 0, "This check, on an operator’s own names"))
                    (mixed(results))
                    (infected(results.infected))
                    h2 { "World by world" }
                    (worlds(results))
                    h2 { "What if a guess is wrong?" }
                    (variations(results))
                    h2 { "What is traded for what" }
                    @for (figure, svg) in curves {
                        h3 { code { (figure) } }
                        figure { (PreEscaped(svg)) }
                    }
                    p { "Every scenario weighs the same here. Where nothing was counted, the line lies on the lower \
                        edge." }
                }
            }
        }
    };
    Ok(page.into_string() + "\n")
}

fn introduction(results: &Results) -> Markup {
    html! {
        p {
            "These numbers come from a simulation, not from infected PCs. The check itself was \
            run " (grouped(results.mixed_runs))
            " times on machines and networks drawn from a mixed population, and " (grouped(results.scenario_runs)) " \
            times on each of "
            (results.scenarios.len()) " single ones, in virtual time. Three rules that came before were given the same \
                machines, "
            "with the same hosts down and the same packets lost. How machines, networks and the worm behave is taken \
            from "
            "publications and from measurements of three browser engines; who comes to the check, and how often hosts \
            fail, is "
            "judgement, stated with reasons in the project's data."
        }
    }
}

fn demanded(demands: &[Demand]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label="Demands" {
            table {
                thead { tr { th scope="col" { "demanded" } th scope="col" { "counted" } th scope="col" { "met" }
                    th scope="col" { "to replay" } } }
                tbody {
                    @for demand in demands {
                        tr {
                            th scope="row" { (demand.what) }
                            td { (demand.measured) }
                            td { @if demand.met { "yes" } @else { strong { "no" } } }
                            td { (replays::links(&demand.replays)) }
                        }
                    }
                }
            }
        }
    }
}

fn beside(results: &Results) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label="Rules" {
            table {
                thead {
                    tr {
                        th scope="col" { "rule" } th scope="col" { "false signs" } th scope="col" { "where that truly \
                            lies (95 %)" }
                        th scope="col" { "visible worms missed" } th scope="col" { "right variant" }
                        th scope="col" { "requests: median, 19 in 20" } th scope="col" { "ms to the answer: median, 19 \
                            in 20" }
                    }
                }
                tbody {
                    @let methods = METHODS.iter().enumerate();
                    @let others = methods.map(|(place, method)| (*method, Rates::of(results, place)));
                    @let own = [("This check, on an operator’s own names", Rates::of_own(results))];
                    @for (method, rates) in others.chain(own) {
                        tr {
                            th scope="row" { (method) }
                            td { (share(rates.signs, rates.innocent)) }
                            td { (rates.false_signs()) }
                            td { (share(rates.missed, rates.infected)) }
                            td { (rates.variant()) }
                            td { (rates.cell.probes.median) ", " (rates.cell.probes.p95) }
                            td { (rates.cell.ms.median) ", " (rates.cell.ms.p95) }
                        }
                    }
                }
            }
        }
        p {
            "“Eye Chart, 2009” is its legend read by a careful person, who waits at most 20 s for pictures. “Any \
            failure” takes any "
            "error or time-out of a vendor for a block, as pages that test ad-blockers do. “Vendors and controls” \
            wants all vendors dark "
            "and all controls lit. The last row is of " (grouped(results.own_runs)) " runs of a population of its own, \
            in which one server answers for all names. ppm is parts per million."
        }
    }
}

fn confusion(rows: &[Row], place: usize, method: &str) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(method) {
            table {
                caption { (method) }
                thead {
                    tr { td {} th scope="col" { "sign" } th scope="col" { "no sign" } th scope="col" { "cannot \
                        tell" } th scope="col" { "in shares" } }
                }
                tbody {
                    @for row in rows {
                        @let cell = &row.cells[place];
                        tr {
                            @let about = KINDS.iter().find(|(kind, _)| *kind == row.kind);
                            th scope="row" { (about.map_or("", |(_, about)| about)) }
                            td.number { (grouped(cell.sign)) }
                            td.number { (grouped(cell.no_sign)) }
                            td.number { (grouped(cell.runs - cell.sign - cell.no_sign)) }
                            td { (bar(cell)) }
                        }
                    }
                }
            }
        }
    }
}

/// A run of the mixed population for each answer of ours that is not expected, by what was the case.
fn mixed(results: &Results) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label="Not expected" {
            table {
                caption { "What this check said that was not expected, and a run for each" }
                thead { tr { td {} th scope="col" { "to replay" } } }
                tbody {
                    @for row in &results.mixed {
                        @let about = KINDS.iter().find(|(kind, _)| *kind == row.kind);
                        tr {
                            th scope="row" { (about.map_or("", |(_, about)| about)) }
                            td { (replays::links(&replays::unexpected(row, |_| true))) }
                        }
                    }
                }
            }
        }
    }
}

/// How many runs with the worm were no sign, and how many more counted so before.
fn infected(of: Infected) -> Markup {
    let before = of.hidden + of.found_in_old_chromium;
    html! {
        p {
            "Of " (grouped(of.runs)) " runs with the worm, " (grouped(of.hidden)) " (" (share(of.hidden, of.runs)) ") \
            were no sign. As long as every Chrome and Edge on Windows counted as one that looks names up itself, "
            (grouped(before)) " (" (share(before, of.runs)) ") did: versions up to 109, the last for Windows 7 and 8, \
            leave look-ups to Windows, so the block is visible there."
        }
    }
}

/// The shares of the three verdicts as a bar; the numbers beside it say the same.
fn bar(cell: &Cell) -> Markup {
    let percent = |count: u64| 100.0 * count as f64 / cell.runs.max(1) as f64;
    let (sign, no_sign) = (percent(cell.sign), percent(cell.no_sign));
    html! {
        svg.bar viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
            rect.cannot-tell width="100" height="10" {}
            rect.sign width=(format!("{sign:.2}")) height="10" {}
            rect.no-sign x=(format!("{sign:.2}")) width=(format!("{no_sign:.2}")) height="10" {}
        }
    }
}

fn worlds(results: &Results) -> Markup {
    html! {
        p { "“Right” counts what the table of scenarios expects. “Most often” names the most frequent answer where the \
            check cannot tell." }
        @for (kind, about) in KINDS {
            div.scroll tabindex="0" role="region" aria-label=(about) {
                table {
                    caption { (about) }
                    thead {
                        tr {
                            th scope="col" { "world" } th scope="col" { "right" }
                            th scope="col" { "sign" } th scope="col" { "no sign" }
                            th scope="col" { "cannot tell, most often" } th scope="col" { "probes" }
                            th scope="col" { "ms" } th scope="col" { "Eye Chart: sign" }
                            th scope="col" { "to replay" }
                        }
                    }
                    tbody { @for row in results.scenarios.iter().filter(|row| row.kind == kind) { (world(row)) } }
                }
            }
        }
    }
}

fn world(row: &Row) -> Markup {
    let cell = ours(row);
    let reason = cell.cannot_tell.iter().max_by_key(|(_, count)| **count);
    let part = |count: u64| {
        if count == 0 {
            String::from("–")
        } else {
            share(count, cell.runs)
        }
    };
    html! {
        tr data-world=(row.name) {
            th scope="row" { (row.name) br; small { (row.about) } }
            td { (part(cell.right)) }
            td { (part(cell.sign)) }
            td { (part(cell.no_sign)) }
            td {
                @if let Some((reason, _)) = reason { (part(cell.runs - cell.sign - cell.no_sign)) ", " (reason) }
                @else { "–" }
            }
            td.number { (cell.probes.median) }
            td.number { (grouped(cell.ms.median.into())) }
            td { (part(row.cells[1].sign)) }
            td { (replays::links(&to_replay(row))) }
        }
    }
}

/// Runs of a scenario: its first, and one for each answer that is not expected.
fn to_replay(row: &Row) -> Vec<Replayed> {
    let first = Replayed {
        run: format!("{}:0", row.name),
        answer: String::new(),
    };
    [vec![first], replays::unexpected(row, |_| true)].concat()
}

fn variations(results: &Results) -> Markup {
    let [as_it_is, others @ ..] = results.variations.as_slice() else {
        return html! {};
    };
    html! {
        p {
            "Most figures of the model are judgement, because nobody could count yet. Each was halved and doubled (of \
            a chance, its odds), "
            "with every scenario weighing the same. As the model is: " (rates(&as_it_is.halved)) "."
        }
        div.scroll tabindex="0" role="region" aria-label="Guesses" {
            table {
                thead { tr { th scope="col" { "figure" } th scope="col" { "as it \
                    is" } th scope="col" { "halved" } th scope="col" { "doubled" } } }
                tbody { @for of in others { (variation(of)) } }
            }
        }
    }
}

fn variation(of: &Variation) -> Markup {
    html! {
        tr {
            th scope="row" { code { (of.figure) } br; small { (of.reason) } }
            td.number { (of.value) }
            td { (rates(&of.halved)) }
            td { (rates(&of.doubled)) }
        }
    }
}

fn rates(of: &Point) -> Markup {
    html! {
        "false signs " (per_million(of.false_signs as f64 / of.innocent.max(1) as f64))
        ", missed worms " (share(of.missed, of.infected))
        ", clean without “no sign” " (share(of.clean_missed, of.clean))
        ", dropped look-ups " (format!("{:.1} s", f64::from(of.dropped_ms) / 1_000.0))
        ", probes " (of.fast_probes)
    }
}

//! Times a check in three browser engines, beside pages that decide by the rules that came before: same browsers, same
//! networks, one run.

mod before;
mod demands;
mod plot;
mod times;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use project::place::target;
use setup::engines::{Kit, set_up};
use worlds::Engine;

use crate::publish;
use crate::run::{With, in_lab, listen};
use times::{OURS, PAGES, Timed, Times};

/// Arguments of `cargo xtask bench`.
#[derive(clap::Args)]
pub(crate) struct BenchArgs {
    #[command(flatten)]
    with: With,
    /// Times in these networks only.
    #[arg(long, value_name = "NAME")]
    network: Vec<String>,
    /// Times each page in each network so many times.
    #[arg(long, value_name = "N", default_value_t = 5)]
    runs: u32,
    /// Times this earlier package in turn with today's, and demands that today's is hardly slower: a copy of pkg/dist/
    /// of then.
    #[arg(long, value_name = "DIR")]
    before: Option<PathBuf>,
    /// Times from the click to the verdict alone, without our other page and without the pages with older rules.
    #[arg(long)]
    only_ours: bool,
    /// Writes the table into docs/results/times.md, and the plot beside it.
    #[arg(long, conflicts_with_all = ["engine", "network", "only_ours"])]
    publish: bool,
}

/// Times all pages, one engine after the other, and shows medians and what is demanded of them.
///
/// # Errors
/// When a demand is not met, or an engine or the lab cannot be had.
pub(crate) fn run(args: &BenchArgs) -> Result<()> {
    let before = args.before.as_deref().map(earlier).transpose()?;
    let engines = args.with.package_and_engines()?;
    let lot = Lot {
        runs: args.runs,
        networks: networks(args),
        pages: pages(args),
        before,
    };
    let mut all = Times::default();
    for (engine, kit) in set_up(&engines)? {
        lot.time(engine, &kit, &mut all)?;
    }
    conclude(&all, args)
}

/// What is timed in each engine.
struct Lot<'a> {
    runs: u32,
    networks: Vec<&'a str>,
    pages: Vec<&'static str>,
    before: Option<PathBuf>,
}

impl Lot<'_> {
    fn time(&self, engine: Engine, kit: &Kit, all: &mut Times) -> Result<()> {
        let mut lab = in_lab(engine, kit, &["tests/engines/bench.mjs"])?;
        lab.env("LAB_REPEAT", self.runs.to_string())
            .env("LAB_NETWORKS", self.networks.join(" "))
            .env("LAB_PAGES", serde_json::to_string(&self.pages)?);
        if let Some(before) = &self.before {
            lab.env("LAB_BEFORE", before);
        }
        let ended = listen(engine, &mut lab, |line| {
            let timed: Timed =
                serde_json::from_str(line).with_context(|| format!("the lab told something else: {line}"))?;
            all.take(engine, timed);
            Ok(())
        })?;
        ensure!(ended, "the lab of {} broke", engine.title());
        Ok(())
    }
}

fn networks(args: &BenchArgs) -> Vec<&str> {
    if args.network.is_empty() {
        NETWORKS.to_vec()
    } else {
        args.network.iter().map(String::as_str).collect()
    }
}

fn pages(args: &BenchArgs) -> Vec<&'static str> {
    let mut pages = if args.only_ours { vec![OURS] } else { PAGES.to_vec() };
    if args.before.is_some() {
        // Right after today's, which it is compared with.
        pages.insert(1, before::PAGE);
    }
    pages
}

fn earlier(folder: &Path) -> Result<PathBuf> {
    ensure!(
        folder.join("define.js").is_file(),
        "{} holds no define.js: it is to be a copy of an earlier pkg/dist/",
        folder.display()
    );
    fs::canonicalize(folder).context("the earlier package cannot be found")
}

fn conclude(all: &Times, args: &BenchArgs) -> Result<()> {
    let folder = target().join("bench");
    fs::create_dir_all(&folder).context("cannot make a folder for the results")?;
    fs::write(folder.join("results.json"), serde_json::to_string_pretty(all)?)?;
    let networks = networks(args);
    let mut demands = Vec::new();
    if !args.only_ours {
        demands = demands::of(all, &networks);
        let text = format!("{}\n{}", all.in_markdown(&networks), demands::in_markdown(&demands));
        println!("\n{text}");
        show(&text, &plot::draw(all, &networks)?, args.publish)?;
    }
    if args.before.is_some() || args.only_ours {
        let pairs = before::pairs(all, &networks);
        println!("\n{}", before::in_markdown(&pairs, all));
        if args.before.is_some() {
            let of_before = before::demands(&pairs);
            println!("{}", demands::in_markdown(&of_before));
            demands.extend(of_before);
        }
    }
    println!("Everything that was timed: {}", folder.display());
    let broken = demands.iter().filter(|demand| !demand.met).count();
    if broken > 0 {
        bail!("{broken} demands are not met");
    }
    Ok(())
}

/// Leaves the plot with the results, and where it is asked for, table and plot among the documents.
fn show(text: &str, plot: &str, publish: bool) -> Result<()> {
    fs::write(target().join("bench/bench.svg"), plot)?;
    if publish {
        publish::write("times.md", &format!("{HEAD}\n{text}"))?;
        publish::write("times.svg", plot)?;
    }
    Ok(())
}

/// The networks in which it is timed: where nothing is wrong, where look-ups fail, and where they are never answered;
/// the first and the last also with 50 ms more for every answer, as between continents, the last also through Windows'
/// resolver.
const NETWORKS: &[&str] = &[
    "clean",
    "clean-far",
    "conficker-b-nxdomain",
    "conficker-b-drop",
    "conficker-b-drop-far",
    "conficker-b-windows",
];

/// What is written above the table.
const HEAD: &str = "# Times to the verdict

Written by `cargo xtask bench --publish`. Milliseconds: the median of the runs, with the least and the most. What each \
column begins and ends with is
in [DESIGN.md](../DESIGN.md).

![The times as bars](times.svg)
";

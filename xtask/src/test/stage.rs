//! The stages of `cargo xtask test`, and what is known of each before it runs.

use clap::ValueEnum;

use super::reads;

/// One thing that is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Stage {
    Browser,
    Build,
    Clippy,
    Codegen,
    ContentSystems,
    EndToEnd,
    EveryNetwork,
    Engines,
    Format,
    Lighthouse,
    Lint,
    Markup,
    Mutants,
    Native,
    Newcomer,
    OldEngine,
    Package,
    Proof,
    Recount,
    Reproducible,
    Scenarios,
    Scripts,
    Sim,
    Size,
    Soak,
    SoakForLong,
    Spelling,
}

/// The quickest to fail come first; of those that need the package, the longest, so that none is left over at the end.
pub(super) const STAGES: &[Stage] = &[
    Stage::Codegen,
    Stage::Format,
    Stage::Lint,
    Stage::Spelling,
    Stage::Clippy,
    Stage::Native,
    Stage::Scenarios,
    Stage::Build,
    Stage::Scripts,
    Stage::Size,
    Stage::EndToEnd,
    Stage::Engines,
    Stage::Browser,
    Stage::Sim,
    Stage::Reproducible,
    Stage::Markup,
    Stage::Lighthouse,
    Stage::Package,
    Stage::ContentSystems,
    Stage::OldEngine,
    Stage::Soak,
];

/// What takes too long for every day: `cargo xtask test --all` runs it after all others.
pub(super) const LONG: &[Stage] = &[
    Stage::Newcomer,
    Stage::Recount,
    Stage::Proof,
    Stage::Mutants,
    Stage::SoakForLong,
    Stage::EveryNetwork,
];

/// What a change is checked by before it is committed: the first of them, up to the size, which take no browser.
pub(super) fn quick() -> &'static [Stage] {
    let size = STAGES.iter().position(|&stage| stage == Stage::Size);
    STAGES.split_at(size.map_or(0, |place| place + 1)).0
}

impl Stage {
    /// Its name as an argument.
    pub(super) fn code(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// Which stages must have passed before: where one failed, this one is not run, and counts as failed.
    pub(super) fn needs(self) -> &'static [Self] {
        self.row().needs
    }

    /// Which stage must have ended before, whatever came of it: Cargo lets one at a time into its folder.
    pub(super) fn after(self) -> Option<Self> {
        self.row().after
    }

    /// Whether nothing else runs beside it: three browsers whose look-ups are timed, what uses every processor, and
    /// what builds anew.
    pub(super) fn is_alone(self) -> bool {
        self.row().alone
    }

    /// Whether it opens a lab.
    pub(super) fn is_in_lab(self) -> bool {
        self.row().in_lab
    }

    /// How much of the machine it takes, in hundredths of a processor.
    pub(super) fn load(self) -> u32 {
        self.row().load
    }

    /// Into how many jobs it can be taken apart.
    pub(super) fn parts(self) -> u32 {
        self.row().parts
    }

    /// What a person reads.
    pub(super) fn title(self) -> &'static str {
        self.row().title
    }

    /// All that decides whether it passes, where that is in our files alone: files and folders, from the project's
    /// root. Such a stage is not run again as long as they are what they were when it passed.
    pub(super) fn reads(self) -> Option<&'static [&'static str]> {
        self.row().reads
    }

    /// All that is known of it before it runs.
    const fn row(self) -> Row {
        match self {
            Self::Browser => Row::new("browser shell: Chromium and Firefox")
                .after(Self::Native)
                .load(150),
            Self::Build => Row::new("building the package").alone().load(150),
            Self::Clippy => Row::new("clippy").after(Self::Build),
            Self::Codegen => Row::new("generated sources are fresh").load(25),
            Self::ContentSystems => Row::new("content systems: WordPress").in_lab(),
            Self::EndToEnd => Row::new("end-to-end tests").in_lab().parts(2),
            Self::Engines => Row::new("networks, odd pages in three engines").in_labs().parts(2),
            Self::EveryNetwork => Row::new("every network five times").in_labs(),
            Self::Format => Row::new("formatting").load(25),
            Self::Lighthouse => Row::new("Lighthouse").in_lab(),
            Self::Lint => Row::new("ESLint"),
            Self::Markup => Row::new("pages and styles are valid").of_package().reads(reads::MARKUP),
            Self::Mutants => Row::new("small faults").alone().load(200),
            Self::Native => Row::new("native tests").after(Self::Clippy),
            Self::Newcomer => Row::new("a newcomer adds a reason").alone().load(200),
            Self::OldEngine => Row::new("old engine: Chromium 69").in_lab().reads(reads::OLD_ENGINE),
            Self::Package => Row::new("the package in bundlers").in_lab().reads(reads::PACKAGE),
            Self::Proof => Row::new("all evidence of a run").alone().load(200),
            Self::Recount => Row::new("error rates, counted anew").alone().load(200),
            Self::Reproducible => Row::new("two releases at different paths")
                .of_package()
                .alone()
                .load(150),
            Self::Scenarios => Row::new("every scenario in virtual time")
                .after(Self::Native)
                .reads(reads::SCENARIOS),
            Self::Scripts => Row::new("tests of the scripts").of_package(),
            Self::Sim => Row::new("error rates").after(Self::Native).reads(reads::SIM),
            Self::Size => Row::new("size budget").of_package(),
            Self::Soak => Row::new("many checks in one tab").in_labs(),
            Self::SoakForLong => Row::new("a thousand checks in one tab").in_labs(),
            Self::Spelling => Row::new("spelling"),
        }
    }
}

/// A row of the table of stages.
struct Row {
    title: &'static str,
    needs: &'static [Stage],
    after: Option<Stage>,
    alone: bool,
    in_lab: bool,
    load: u32,
    parts: u32,
    reads: Option<&'static [&'static str]>,
}

impl Row {
    /// One that needs nothing, and takes a processor.
    const fn new(title: &'static str) -> Self {
        Self {
            title,
            needs: &[],
            after: None,
            alone: false,
            in_lab: false,
            load: 100,
            parts: 1,
            reads: None,
        }
    }

    /// It needs the package.
    const fn of_package(self) -> Self {
        let needs = &[Stage::Build];
        Self { needs, ..self }
    }

    /// It plays the package in a lab.
    const fn in_lab(self) -> Self {
        let in_lab = true;
        Self {
            in_lab,
            ..self.of_package()
        }
    }

    /// It plays it in three engines, each in a lab, all at once.
    const fn in_labs(self) -> Self {
        self.in_lab().alone().load(200)
    }

    const fn after(self, stage: Stage) -> Self {
        let after = Some(stage);
        Self { after, ..self }
    }

    const fn alone(self) -> Self {
        let alone = true;
        Self { alone, ..self }
    }

    const fn load(self, load: u32) -> Self {
        Self { load, ..self }
    }

    const fn parts(self, parts: u32) -> Self {
        Self { parts, ..self }
    }

    const fn reads(self, reads: &'static [&'static str]) -> Self {
        let reads = Some(reads);
        Self { reads, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_has_its_place() {
        for stage in Stage::value_variants() {
            let all = STAGES.iter().chain(LONG);
            assert_eq!(all.filter(|one| *one == stage).count(), 1, "{stage:?}");
        }
        assert_eq!(quick().last(), Some(&Stage::Size));
    }

    #[test]
    fn stage_that_is_remembered_is_one_job() {
        for stage in Stage::value_variants().iter().filter(|stage| stage.reads().is_some()) {
            assert_eq!(stage.parts(), 1, "{stage:?}");
        }
    }
}

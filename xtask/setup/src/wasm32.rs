//! A compiler for wasm32-unknown-unknown: one that is installed, else Debian's, else rustup's.

use std::process::Command;

use anyhow::{Result, bail};
use project::progress::say;
use project::{cargo, process};

use super::debian;

/// The target's name.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// A Rust toolchain that compiles to WebAssembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toolchain {
    /// Debian's own, which holds the sources of the standard library: we build it for the target ourselves.
    Debian,
    /// The one that runs us: it holds the standard library, built for the target.
    Ours,
}

impl Toolchain {
    /// A command that runs cargo for the target.
    pub fn cargo(self, subcommand: &str) -> Command {
        let mut command = match self {
            Self::Debian => debian_command("/usr/bin/cargo"),
            Self::Ours => cargo::ours(),
        };
        command.arg(subcommand);
        self.aim(&mut command);
        command
    }

    /// A command that lints for the target.
    ///
    /// # Errors
    /// When Debian's clippy is missing and we may not install it.
    pub fn clippy(self) -> Result<Command> {
        if self == Self::Ours {
            return Ok(self.cargo("clippy"));
        }
        debian::ensure_packages(&["rust-web-clippy"], "lint what only a browser runs")?;
        // Debian's cargo would look for another Rust's clippy first.
        let mut command = debian_command("/usr/bin/cargo-clippy");
        command.arg("clippy");
        self.aim(&mut command);
        Ok(command)
    }

    fn aim(self, command: &mut Command) {
        command.args(["--target", TARGET]);
        match self {
            Self::Debian => {
                command.arg("-Zbuild-std=std,panic_abort");
            }
            Self::Ours => (),
        }
    }
}

/// Finds a toolchain, or installs one, having said so.
pub fn find_or_install() -> Result<Toolchain> {
    match choose(&Machine::look()) {
        Way::AddWithRustup => {
            say(&format!(
                "Installing from Rust's own servers, with rustup target add: {TARGET}. Needed to \
                 compile to WebAssembly."
            ));
            process::run(Command::new("rustup").args(["target", "add", TARGET]))?;
            Ok(Toolchain::Ours)
        }
        Way::InstallDebian => {
            debian::install(
                DEBIAN_PACKAGES,
                "compile to WebAssembly, since the Rust that runs this has no wasm32 target",
            )?;
            Ok(Toolchain::Debian)
        }
        Way::None => bail!(
            "Rust's target {TARGET} is needed, and there is neither rustup to add it with nor a \
             Debian where we may install packages; add the target to your Rust and run this again"
        ),
        Way::UseDebian => Ok(Toolchain::Debian),
        Way::UseOurs => Ok(Toolchain::Ours),
    }
}

/// How to come by a toolchain.
#[derive(Debug, PartialEq, Eq)]
enum Way {
    AddWithRustup,
    InstallDebian,
    None,
    UseDebian,
    UseOurs,
}

/// What there is to choose from.
#[derive(Default)]
struct Machine {
    our_target: bool,
    debian_installed: bool,
    debian_offered: bool,
    rustup: bool,
}

impl Machine {
    /// Looks no further than the first thing that serves, so that nothing else is contacted.
    fn look() -> Self {
        let mut machine = Self {
            our_target: our_target_is_installed(),
            ..Self::default()
        };
        if !machine.our_target {
            machine.debian_installed = debian_is_installed();
        }
        if !machine.our_target && !machine.debian_installed {
            // An archive that cannot be asked offers nothing; rustup may still serve.
            machine.debian_offered = debian_is_offered().unwrap_or_else(|error| {
                say(&format!("{error:#}"));
                false
            });
            machine.rustup = process::find("rustup").is_some();
        }
        machine
    }
}

fn choose(machine: &Machine) -> Way {
    if machine.our_target {
        Way::UseOurs
    } else if machine.debian_installed {
        Way::UseDebian
    } else if machine.debian_offered {
        Way::InstallDebian
    } else if machine.rustup {
        Way::AddWithRustup
    } else {
        Way::None
    }
}

fn our_target_is_installed() -> bool {
    let libdir = process::ask(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    libdir.is_some_and(|dir| {
        std::fs::read_dir(dir).is_ok_and(|mut files| {
            files.any(|file| file.is_ok_and(|file| file.file_name().to_string_lossy().starts_with("libstd-")))
        })
    })
}

fn debian_is_installed() -> bool {
    DEBIAN_PACKAGES
        .iter()
        .all(|package| debian::installed(package).is_some())
        && debian::installed("rustc-web").is_some_and(|version| is_new_enough(&version))
}

fn debian_is_offered() -> Result<bool> {
    if !debian::can_install() {
        return Ok(false);
    }
    debian::offers("rustc-web", is_new_enough)
}

fn is_new_enough(debian_version: &str) -> bool {
    let mut numbers = debian_version.split('.').map(str::parse::<u32>);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(major)), Some(Ok(minor))) => (major, minor) >= DEBIAN_RUSTC_MIN,
        _ => false,
    }
}

/// A command of Debian's toolchain, free of what rustup and the cargo that runs us have set.
fn debian_command(program: &str) -> Command {
    let mut command = Command::new(program);
    cargo::forget_us(&mut command);
    for variable in OURS_ALONE {
        command.env_remove(variable);
    }
    command
        .env("CARGO", "/usr/bin/cargo")
        .env("RUSTC", "/usr/bin/rustc")
        .env("RUSTDOC", "/usr/bin/rustdoc")
        // Debian's compiler is a stable one, and building the standard library is not stable yet.
        .env("RUSTC_BOOTSTRAP", "1");
    command
}

/// What Debian's way needs: its newest Rust, the sources of the standard library, the linker, and what
/// cargo trusts the crates' registry by.
pub const DEBIAN_PACKAGES: &[&str] = &[
    "ca-certificates",
    "cargo-web",
    "lld-22",
    "rust-web-llvm",
    "rust-web-src",
    "rustc-web",
];

/// The first of Debian's that knows all our flags; the older ones in its archive do not.
const DEBIAN_RUSTC_MIN: (u32, u32) = (1, 96);

/// Variables that would lead Debian's cargo to another compiler, or feed it flags meant for another.
const OURS_ALONE: &[&str] = &[
    "CARGO_BUILD_TARGET",
    "CARGO_ENCODED_RUSTFLAGS",
    "LD_LIBRARY_PATH",
    "RUSTC_WORKSPACE_WRAPPER",
    "RUSTFLAGS",
    "RUSTUP_TOOLCHAIN",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_installed_target_comes_before_everything() {
        let machine = Machine {
            our_target: true,
            debian_installed: true,
            debian_offered: true,
            rustup: true,
        };
        assert_eq!(choose(&machine), Way::UseOurs);
    }

    #[test]
    fn nothing_is_installed_where_debian_s_packages_are_there() {
        let machine = Machine {
            debian_installed: true,
            debian_offered: true,
            rustup: true,
            ..Machine::default()
        };
        assert_eq!(choose(&machine), Way::UseDebian);
    }

    #[test]
    fn debian_comes_before_rustup() {
        let machine = Machine {
            debian_offered: true,
            rustup: true,
            ..Machine::default()
        };
        assert_eq!(choose(&machine), Way::InstallDebian);
    }

    #[test]
    fn rustup_is_the_last_resort() {
        let machine = Machine {
            rustup: true,
            ..Machine::default()
        };
        assert_eq!(choose(&machine), Way::AddWithRustup);
        assert_eq!(choose(&Machine::default()), Way::None);
    }

    #[test]
    fn old_compilers_of_debian_are_not_taken() {
        assert!(is_new_enough("1.96.0+dfsg1-1~deb12u2"));
        assert!(is_new_enough("2.0.0-1"));
        assert!(!is_new_enough("1.85.0+dfsg3-1~deb12u3"));
        assert!(!is_new_enough("nonsense"));
    }
}

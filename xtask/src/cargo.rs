//! Cargo, started by a program that cargo itself started.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::place::root;

/// The cargo that runs us, as a person would start it in the project's root.
pub(crate) fn ours() -> Command {
    let program = env::var_os("CARGO").map_or_else(|| "cargo".into(), PathBuf::from);
    let mut command = Command::new(program);
    forget_us(&mut command);
    command.current_dir(root());
    command
}

/// Takes from a command what cargo told us of ourselves.
///
/// Some crates compile anew when that changes: `ring`, and all that is built on it, at every turn.
pub(crate) fn forget_us(command: &mut Command) {
    for (variable, _) in env::vars_os() {
        let name = variable.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&variable);
        }
    }
}

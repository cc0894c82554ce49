//! Where the machine does not let us have namespaces: hosts on loopback, and names given to Chromium alone.
//!
//! No resolver takes part, so nothing is tested of what a resolver does. What cannot be played,
//! [`worlds::Scenario::obstacle`] names with its reason.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};

use anyhow::{Context, Result};
use project::place;
use worlds::{Fate, Lookup, Place};

use super::scene::{self, LOGIN_HOST, PAGE_HOST, Scene};

/// Where the hosts are on loopback.
#[derive(Clone, Debug)]
pub(super) struct Loopback {
    /// All hosts.
    pub(super) hosts: SocketAddr,
    /// Who cannot show the right certificate.
    pub(super) foreign: SocketAddr,
    /// The hash of the key whose certificates Chromium is to accept.
    pub(super) fingerprint: String,
}

impl Loopback {
    /// How Chromium is told where the names of a scene are, and to trust their hosts.
    pub(super) fn flags(&self, scene: &Scene) -> [String; 2] {
        let names = scene::hosts().into_iter().chain(scene::own_names());
        let rules = names
            .chain([PAGE_HOST, LOGIN_HOST].map(String::from))
            .filter_map(|host| Some(format!("MAP {host} {}", self.place(scene.fate(&host))?)))
            .chain([String::from("MAP * ~NOTFOUND")]);
        [
            format!("--host-resolver-rules={}", rules.collect::<Vec<_>>().join(", ")),
            format!("--ignore-certificate-errors-spki-list={}", self.fingerprint),
        ]
    }

    /// Where a name is; none where it does not exist.
    fn place(&self, fate: Fate) -> Option<SocketAddr> {
        match fate.part().lookup {
            Lookup::NoSuchName => None,
            Lookup::At(Place::Closed) => Some(SocketAddr::from((Ipv4Addr::LOCALHOST, NOBODY))),
            Lookup::At(Place::Foreign) => Some(self.foreign),
            Lookup::At(Place::Home | Place::Loopback | Place::Nowhere | Place::Silent)
            | Lookup::ServerFails
            | Lookup::Unanswered => Some(self.hosts),
        }
    }
}

/// A port at which nobody listens: that of `tcpmux`, which nobody has used for decades.
const NOBODY: u16 = 1;

/// A folder of the lab's own, emptied.
pub(super) fn furnish() -> Result<std::path::PathBuf> {
    let room = place::target().join(format!("lab-loopback-{}", std::process::id()));
    fs::create_dir_all(&room).with_context(|| format!("cannot make {}", room.display()))?;
    Ok(room)
}

#[cfg(test)]
mod tests {
    use super::*;
    use worlds::Engine;

    #[test]
    fn names_are_where_the_scene_says() {
        let loopback = Loopback {
            hosts: SocketAddr::from((Ipv4Addr::LOCALHOST, 4000)),
            foreign: SocketAddr::from((Ipv4Addr::LOCALHOST, 4001)),
            fingerprint: String::from("x"),
        };
        let scene = Scene::met_by(Engine::Chromium, "conficker-b-nxdomain").unwrap();
        let [rules, _] = loopback.flags(&scene);
        assert!(rules.contains("MAP www.debian.org 127.0.0.1:4000"), "{rules}");
        assert!(!rules.contains("MAP www.eset.com"), "{rules}");
    }
}

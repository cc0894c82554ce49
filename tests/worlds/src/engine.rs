//! The browser engines in which networks are played.

use crate::fate::Fate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::str::FromStr;

/// A browser engine.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub enum Engine {
    /// Google's, in Chromium.
    Chromium,
    /// Mozilla's, in Firefox.
    Firefox,
    /// Apple's, in WebKitGTK's MiniBrowser.
    Webkit,
}

impl Engine {
    /// Every engine.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// Its name in the table and in what tests are told.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::Webkit => "WebKitGTK",
        }
    }
}

impl FromStr for Engine {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        let known = Self::ALL.into_iter().find(|engine| engine.code() == code);
        known.ok_or_else(|| format!("the engines are {}", Self::ALL.map(Self::code).join(", ")))
    }
}

/// What holds in an engine, whatever the world.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Traits {
    /// What it calls itself.
    pub user_agent: String,
    /// The caveats that each verdict has in it besides those that it always has.
    #[serde(default)]
    pub caveats: BTreeMap<String, Vec<String>>,
    /// What becomes there of a fate, where that is peculiar.
    #[serde(default)]
    pub outcomes: BTreeMap<Fate, Vec<String>>,
    /// Why each of these is so.
    pub reason: Option<String>,
}

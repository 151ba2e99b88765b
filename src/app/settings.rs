//! What is kept between starts.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::factory::Mode;
use crate::storage::{Unusable, load_toml};

/// How the window looks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Appearance {
    /// Light theme, larger text, full screen: for a projector.
    pub presentation: bool,
    /// The light theme without the rest.
    pub light: bool,
    /// Size of everything, 1 for the usual one.
    pub zoom: f32,
}

impl Default for Appearance {
    fn default() -> Self {
        Self { presentation: false, light: false, zoom: 1.0 }
    }
}

/// The settings file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Version of the file.
    pub version: u32,
    /// How the window looks.
    pub appearance: Appearance,
    /// The difficulty that was played last.
    pub mode: Mode,
    /// Whether true outlines are shown after the answer.
    pub outlines: bool,
    /// Whether what the machine went by is shown after the answer.
    pub evidence: bool,
    /// The renderer that worked last: "glow" or "wgpu".
    pub renderer: Option<String>,
    /// A renderer that is being started; still there at the next start, it has failed.
    pub renderer_on_trial: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            version: 1,
            appearance: Appearance::default(),
            mode: Mode::Hard,
            outlines: true,
            evidence: false,
            renderer: None,
            renderer_on_trial: None,
        }
    }
}

impl Settings {
    /// The settings in a file, and why they start afresh if they do.
    pub fn load(path: &Path) -> (Self, Option<Unusable>) {
        let (settings, complaint) = load_toml::<Self>(path);
        (settings.checked(), complaint)
    }

    /// The settings with every number in a range that can be used: a file may have been edited by hand.
    pub fn checked(mut self) -> Self {
        let zoom = self.appearance.zoom;
        self.appearance.zoom = if zoom.is_finite() { zoom.clamp(0.5, 3.0) } else { 1.0 };
        self
    }
}

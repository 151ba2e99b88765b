//! The ways to find evidence in words: for the game and for the network room.

use crate::network::{EvidenceMethod, EvidenceObstacle};
use crate::words::{number, words};

/// The name of a way.
pub fn evidence_title(method: EvidenceMethod) -> String {
    match method {
        EvidenceMethod::GradCam => words().evidence_grad_cam(),
        EvidenceMethod::Occlusion => words().evidence_occlusion(),
        EvidenceMethod::Locator => words().evidence_locator(),
    }
}

/// How it works, in a sentence.
pub fn evidence_explanation(method: EvidenceMethod) -> String {
    match method {
        EvidenceMethod::GradCam => words().evidence_grad_cam_hint(),
        EvidenceMethod::Occlusion => words().evidence_occlusion_hint(),
        EvidenceMethod::Locator => words().evidence_locator_hint(),
    }
}

/// Why it cannot be used, in a sentence.
pub fn evidence_obstacle(obstacle: EvidenceObstacle) -> String {
    match obstacle {
        EvidenceObstacle::NoLocator => words().evidence_no_locator(),
    }
}

/// How much of the evidence lies on tumors, in a sentence, from two shares from 0 to 1: that share, and what it would be if the evidence
/// were spread evenly.
pub fn evidence_share(share: f64, evenly: f64) -> String {
    words().evidence_share(number::fixed(100.0 * share, 0), number::fixed(100.0 * evenly, 0))
}

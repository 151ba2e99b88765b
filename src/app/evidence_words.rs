//! The ways to find evidence in words: for the game and for the network room.

use crate::network::{EvidenceMethod, EvidenceObstacle};

/// The name of a way.
pub fn evidence_title(method: EvidenceMethod) -> &'static str {
    match method {
        EvidenceMethod::GradCam => "Grad-CAM",
        EvidenceMethod::Occlusion => "Occlusion",
        EvidenceMethod::Locator => "Locator",
    }
}

/// How it works, in a sentence.
pub fn evidence_explanation(method: EvidenceMethod) -> &'static str {
    match method {
        EvidenceMethod::GradCam => {
            "Where an early feature map lifts the class: each of its values times how much the class's score rises with it"
        }
        EvidenceMethod::Occlusion => {
            "Where covering a small window of the picture makes the class less likely; slower, coarse first"
        }
        EvidenceMethod::Locator => {
            "Where the network itself says that a tumor of the class's size lies: it was asked for them while it learned"
        }
    }
}

/// Why it cannot be used, in a sentence.
pub fn evidence_obstacle(obstacle: EvidenceObstacle) -> &'static str {
    match obstacle {
        EvidenceObstacle::NoLocator => "This network was never asked where the tumors are while it learned",
    }
}

/// How much of the evidence lies on tumors, in a sentence, from two shares from 0 to 1: that share, and what it would be if the evidence
/// were spread evenly.
pub fn evidence_share(share: f64, evenly: f64) -> String {
    format!("{:.0} of 100 parts of the evidence lie on tumors; spread evenly it would be {:.0}", 100.0 * share, 100.0 * evenly)
}

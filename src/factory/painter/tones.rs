//! The grays of the tissues, by the contrast of the scan.

use crate::factory::dice::Dice;

/// Gray levels of the tissues.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tones {
    pub skin: f64,
    pub fat: f64,
    pub bone: f64,
    pub marrow: f64,
    pub fluid: f64,
    pub cortex: f64,
    pub deep_gray: f64,
    pub white: f64,
}

/// Brightest gray of what fills much of a brain: a tumor has to find room above it.
const BRIGHTEST_TISSUE: f64 = 168.0;
/// Brightest gray of all.
const BRIGHTEST: f64 = 225.0;

impl Tones {
    /// Those of the bundled picture, T1-weighted: white matter bright, fluid dark.
    pub const BUNDLED: Self =
        Self { skin: 112.0, fat: 163.0, bone: 14.0, marrow: 70.0, fluid: 26.0, cortex: 87.0, deep_gray: 119.0, white: 144.0 };
    /// T2-weighted: fluid bright, white matter darker than gray.
    pub const T2: Self =
        Self { skin: 84.0, fat: 120.0, bone: 12.0, marrow: 62.0, fluid: 186.0, cortex: 120.0, deep_gray: 98.0, white: 76.0 };
    /// T2-weighted with the fluid's signal taken away.
    pub const FLAIR: Self =
        Self { skin: 96.0, fat: 132.0, bone: 12.0, marrow: 66.0, fluid: 20.0, cortex: 128.0, deep_gray: 112.0, white: 98.0 };
    /// Weighted by the density of protons: little contrast within the brain.
    pub const PROTON: Self =
        Self { skin: 106.0, fat: 148.0, bone: 16.0, marrow: 72.0, fluid: 112.0, cortex: 142.0, deep_gray: 132.0, white: 116.0 };
    /// An X-ray tomogram: the skull brightest, the brain gray and even.
    pub const TOMOGRAM: Self =
        Self { skin: 74.0, fat: 46.0, bone: 214.0, marrow: 176.0, fluid: 48.0, cortex: 104.0, deep_gray: 102.0, white: 88.0 };

    /// The contrast of a scan that is drawn, each tissue a little off.
    pub fn drawn(dice: &mut Dice) -> Self {
        let of = match dice.share() {
            share if share < 0.42 => Self::BUNDLED,
            share if share < 0.70 => Self::T2,
            share if share < 0.82 => Self::FLAIR,
            share if share < 0.91 => Self::PROTON,
            _ => Self::TOMOGRAM,
        };
        let (gain, offset) = (dice.between(0.72, 1.12), dice.around(12.0));
        // More or less contrast between gray matter and white matter than usual.
        let (middle, spread) = (f64::midpoint(of.cortex, of.white), dice.between(0.6, 1.35));
        let mut tissue = |gray: f64| gain * (middle + spread * (gray - middle) + dice.around(7.0)) + offset;
        let inner = [of.cortex, of.deep_gray, of.white].map(|gray| tissue(gray).clamp(30.0, BRIGHTEST_TISSUE));
        let mut outer = |gray: f64, off: f64| (gain * (gray + dice.around(off)) + offset).clamp(6.0, BRIGHTEST);
        Self {
            skin: outer(of.skin, 20.0),
            fat: outer(of.fat, 30.0),
            bone: outer(of.bone, 8.0),
            marrow: outer(of.marrow, 30.0),
            fluid: outer(of.fluid, 10.0).min(195.0),
            cortex: inner[0],
            deep_gray: inner[1],
            white: inner[2],
        }
    }
}

//! What was drawn for one specimen, and the specimen itself.

use super::{Alterations, GrayImage, Mask, SoftDisc, Syndrome, Tumor, TumorSize};

/// Every parameter of one specimen: enough to paint it again, and the truth about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Seed of the series.
    pub seed: u64,
    /// Place in the series.
    pub index: u64,
    /// The class.
    pub syndrome: Syndrome,
    /// The tumors, big ones first.
    pub tumors: Vec<Tumor>,
    /// The discs of all tumors, in painting order.
    pub discs: Vec<SoftDisc>,
    /// What happens to the picture afterwards.
    pub alterations: Alterations,
}

impl Plan {
    /// Number of tumors of a size.
    pub fn count(&self, size: TumorSize) -> usize {
        self.tumors.iter().filter(|tumor| tumor.size == size).count()
    }

    /// The discs of one of its tumors.
    pub fn discs_of(&self, tumor: &Tumor) -> &[SoftDisc] {
        &self.discs[tumor.first_disc..tumor.first_disc + tumor.disc_count]
    }

    /// The drawn parameters by name, for tables: counts, then alterations. Ghost blur not applied gives zeros.
    pub fn columns(&self) -> [(&'static str, f64); 15] {
        let Alterations { shrink, shift, ghost_blur, contrast, shade, noise } = self.alterations;
        let ghost = |value: fn(super::alteration::GhostBlur) -> f64| ghost_blur.map_or(0.0, value);
        [
            ("big_tumors", self.count(TumorSize::Big) as f64),
            ("medium_tumors", self.count(TumorSize::Medium) as f64),
            ("small_tumors", self.count(TumorSize::Small) as f64),
            ("shrink_x", shrink.x_ratio),
            ("shrink_y", shrink.y_ratio),
            ("move_x", f64::from(shift.dx)),
            ("move_y", f64::from(shift.dy)),
            ("ghost_blur", f64::from(u8::from(ghost_blur.is_some()))),
            ("ghost_x", ghost(|g| f64::from(g.shift.dx))),
            ("ghost_y", ghost(|g| f64::from(g.shift.dy))),
            ("ghost_share", ghost(|g| g.share)),
            ("contrast_ratio", contrast.ratio),
            ("contrast_centre", contrast.centre),
            ("shade", f64::from(shade.offset)),
            ("noise_amplitude", noise.amplitude),
        ]
    }
}

/// One altered picture with its truth.
#[derive(Clone, Debug, PartialEq)]
pub struct Specimen {
    /// What was drawn.
    pub plan: Plan,
    /// The picture.
    pub image: GrayImage,
    /// Where its tumors lie in the picture, moved and shrunk with it.
    pub mask: Mask,
}

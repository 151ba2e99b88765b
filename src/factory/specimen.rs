//! What was drawn for one specimen, and the specimen itself.

use super::{AlterationKind, Alterations, GrayImage, Mask, SoftDisc, Syndrome, Tumor, TumorSize};

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
    /// Whether it has the planted mark; `None` where the recipe plants none.
    pub mark: Option<bool>,
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

    /// The same specimen without one of its alterations.
    pub fn without(&self, kind: AlterationKind) -> Self {
        Self { alterations: self.alterations.only(|other| other != kind), ..self.clone() }
    }

    /// The drawn parameters by name, for tables: counts, then alterations, then the mark where the recipe plants one.
    pub fn columns(&self) -> Vec<(&'static str, f64)> {
        let mut columns = vec![
            ("big_tumors", self.count(TumorSize::Big) as f64),
            ("medium_tumors", self.count(TumorSize::Medium) as f64),
            ("small_tumors", self.count(TumorSize::Small) as f64),
        ];
        columns.extend(self.alterations.columns());
        columns.extend(self.mark.map(|mark| ("mark", f64::from(u8::from(mark)))));
        columns
    }
}

/// One altered picture with its truth.
#[derive(Clone, Debug, PartialEq)]
pub struct Specimen {
    /// What was drawn.
    pub plan: Plan,
    /// The picture.
    pub image: GrayImage,
    /// Where its tumors lie in the picture, altered with it.
    pub mask: Mask,
}

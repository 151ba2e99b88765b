//! The generator: plans specimens and renders them.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::alteration::{Alterations, Draws, IDENTITY_TONE, Resampling};
use super::soft_disc::DiscShape;
use super::stream::{Purpose, stream, uniform};
use super::tumor::TumorDrawer;
use super::{
    Aligner, BaseImage, BrainRegion, GrayImage, Mask, PIXELS, Plan, Recipe, RecipeError, Specimen, Syndrome, Tumor, TumorSize,
    paint_mark,
};

/// Images that one task of a thread makes in a row.
const TASK: usize = 64;

/// Makes specimens of one recipe on one base picture. Cheap to share between threads.
#[derive(Clone, Debug)]
pub struct Generator {
    recipe: Recipe,
    base: BaseImage,
    region: BrainRegion,
    /// In the order of [`TumorSize::BIG_FIRST`].
    drawers: [TumorDrawer; 3],
    /// By radius.
    shapes: Vec<DiscShape>,
    /// Made when it is first wanted; clones share it.
    aligner: Arc<OnceLock<Aligner>>,
}

/// Room for the picture between tumors and alterations, and for the plan: one per thread, used again for every image.
#[derive(Debug)]
pub struct Workspace {
    painted: GrayImage,
    plan: Plan,
}

impl Default for Workspace {
    fn default() -> Self {
        Self { painted: GrayImage::black(), plan: blank_plan(0, 0) }
    }
}

impl Generator {
    /// A generator for a recipe on a base picture.
    ///
    /// # Errors
    /// When the recipe has an impossible value; it is named.
    pub fn new(recipe: &Recipe, base: &BaseImage) -> Result<Self, RecipeError> {
        recipe.validate()?;
        let region = BrainRegion::of_recipe(recipe.region, base)?;
        let ratio = if recipe.scale_with_region { region.scale() } else { 1.0 };
        let tumors = TumorSize::BIG_FIRST.map(|size| recipe.tumor(size).scaled(ratio));
        let largest = tumors.iter().map(|tumor| tumor.radius.max).max().unwrap_or(0);
        let shapes = (0..=largest).map(DiscShape::new).collect();
        let drawers = tumors.map(|tumor| TumorDrawer::new(tumor, recipe.half_disc_centres));
        Ok(Self { recipe: recipe.clone(), base: base.clone(), region, drawers, shapes, aligner: Arc::default() })
    }

    /// The recipe.
    pub fn recipe(&self) -> &Recipe {
        &self.recipe
    }

    /// The base picture.
    pub fn base(&self) -> &BaseImage {
        &self.base
    }

    /// Where tumors may lie: the recipe's region on this base picture.
    pub fn region(&self) -> &BrainRegion {
        &self.region
    }

    /// Lays pictures over the base; it knows what the recipe allows, and nothing of what was drawn.
    pub fn aligner(&self) -> &Aligner {
        self.aligner.get_or_init(|| Aligner::new(&self.base, &self.recipe.alterations))
    }

    /// Draws the parameters of a specimen. All randomness is here.
    pub fn plan(&self, seed: u64, index: u64) -> Plan {
        let mut plan = blank_plan(seed, index);
        self.plan_into(seed, index, &mut plan);
        plan
    }

    fn plan_into(&self, seed: u64, index: u64, plan: &mut Plan) {
        (plan.seed, plan.index) = (seed, index);
        plan.tumors.clear();
        plan.discs.clear();
        let mut rng = stream(seed, index, Purpose::Syndrome, 0);
        plan.syndrome = self.recipe.syndrome_at(uniform(&mut rng)); // as in `Recipe::class_of`
        for (size, drawer) in TumorSize::BIG_FIRST.into_iter().zip(&self.drawers) {
            let count = self.recipe.count(plan.syndrome, size).quantile(uniform(&mut rng));
            for _ in 0..count {
                let mut own = stream(seed, index, Purpose::Tumor, plan.tumors.len() as u64);
                let tumor = drawer.draw(size, &self.region, &mut own, &mut plan.discs);
                plan.tumors.push(tumor);
            }
        }
        plan.alterations = Alterations::draw(&self.recipe.alterations, &Draws::new(seed, index));
        plan.mark = self.recipe.mark.draw(seed, index, plan.syndrome);
    }

    /// Renders a plan of this generator. No randomness.
    pub fn render(&self, plan: &Plan) -> GrayImage {
        let mut painted = self.base.image().clone();
        let mut image = GrayImage::black();
        self.render_into(plan, &mut painted, image.pixels_mut());
        image
    }

    /// Renders a plan of this generator into `target`; allocates nothing.
    pub fn render_with(&self, plan: &Plan, workspace: &mut Workspace, target: &mut [u8; PIXELS]) {
        self.render_into(plan, &mut workspace.painted, target);
    }

    fn render_into(&self, plan: &Plan, painted: &mut GrayImage, target: &mut [u8; PIXELS]) {
        self.paint_tumors_into(plan, painted);
        plan.alterations.apply_resampled(self.recipe.alterations.resampling, painted.pixels(), target);
        if plan.mark == Some(true) {
            paint_mark(target);
        }
    }

    fn paint_tumors_into(&self, plan: &Plan, painted: &mut GrayImage) {
        painted.pixels_mut().copy_from_slice(self.base.image().pixels());
        for &disc in &plan.discs {
            self.shape(disc.radius).paint(disc, painted.pixels_mut());
        }
    }

    /// The disc of a radius; one that no recipe draws, but a hand, is made on the spot.
    fn shape(&self, radius: i32) -> Cow<'_, DiscShape> {
        self.shapes.get(radius as usize).map_or_else(|| Cow::Owned(DiscShape::new(radius)), Cow::Borrowed)
    }

    /// How tumors of a size are drawn.
    pub(super) fn drawer(&self, size: TumorSize) -> &TumorDrawer {
        let [big, medium, small] = &self.drawers;
        match size {
            TumorSize::Big => big,
            TumorSize::Medium => medium,
            TumorSize::Small => small,
        }
    }

    /// The base with the tumors of a plan on it, before any alteration.
    pub fn paint_tumors(&self, plan: &Plan) -> GrayImage {
        let mut painted = GrayImage::black();
        self.paint_tumors_into(plan, &mut painted);
        painted
    }

    /// Marks the pixels that one tumor of a plan can brighten, before any alteration.
    pub(super) fn mark_tumor(&self, plan: &Plan, tumor: &Tumor, bit: u8, bits: &mut [u8; PIXELS]) {
        for &disc in plan.discs_of(tumor) {
            self.shape(disc.radius).mark(disc, bit, bits);
        }
    }

    /// Where the tumors of a plan lie in the altered picture.
    pub fn mask(&self, plan: &Plan) -> Mask {
        let mut painted = Mask::empty();
        for tumor in &plan.tumors {
            self.mark_tumor(plan, tumor, Mask::bit(tumor.size), painted.bits_mut());
        }
        let mut moved = Mask::empty();
        plan.alterations.place(Resampling::Nearest, painted.bits(), &IDENTITY_TONE, moved.bits_mut());
        moved
    }

    /// Specimen `index` of the series `seed`, with its truth.
    pub fn specimen(&self, seed: u64, index: u64) -> Specimen {
        let plan = self.plan(seed, index);
        Specimen { image: self.render(&plan), mask: self.mask(&plan), plan }
    }

    /// The picture of specimen `index` into `target`, and its class; allocates nothing once the workspace is warm.
    pub fn image_into(&self, seed: u64, index: u64, workspace: &mut Workspace, target: &mut [u8; PIXELS]) -> Syndrome {
        let Workspace { painted, plan } = workspace;
        self.plan_into(seed, index, plan);
        self.render_into(plan, painted, target);
        plan.syndrome
    }

    /// Fills `images` and `classes` with the specimens from `first_index` on, over all threads of the current rayon pool.
    ///
    /// # Panics
    /// When the two differ in length.
    pub fn fill(&self, seed: u64, first_index: u64, images: &mut [[u8; PIXELS]], classes: &mut [Syndrome]) {
        assert_eq!(images.len(), classes.len(), "one class per image");
        let tasks = images.par_chunks_mut(TASK).zip(classes.par_chunks_mut(TASK)).enumerate();
        tasks.for_each_init(Workspace::default, |workspace, (task, (images, classes))| {
            let start = first_index + (task * TASK) as u64;
            for (offset, (image, class)) in images.iter_mut().zip(classes).enumerate() {
                *class = self.image_into(seed, start + offset as u64, workspace, image);
            }
        });
    }
}

fn blank_plan(seed: u64, index: u64) -> Plan {
    let alterations = Alterations::default();
    Plan { seed, index, syndrome: Syndrome::Z, tumors: Vec::new(), discs: Vec::new(), alterations, mark: None }
}

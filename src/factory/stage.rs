//! The stages of a specimen, one after the other: for looking at what each alteration does.

use super::alteration::{AlterationKind, Alterations, Resampling};
use super::standing_out::Surroundings;
use super::{Generator, GrayImage, PIXELS, Plan, Recipe, Tumor, TumorSize, paint_mark};

/// A step on the way from the base picture to the specimen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// The base picture.
    Base,
    /// The tumors painted on it.
    Tumors,
    /// After an alteration, and all before it.
    After(AlterationKind),
    /// With the planted mark, where the recipe plants one.
    Mark,
}

impl Stage {
    /// The last stage of all: the specimen.
    pub const LAST: Self = Self::Mark;

    /// The stages of a recipe's specimens, in their order: base, tumors, the six alterations of 2019, and those of the newer ones
    /// that are switched on; last the mark, where the recipe plants one.
    pub fn of(recipe: &Recipe) -> Vec<Self> {
        let shown = |kind: &AlterationKind| kind.is_on_by_default() || kind.is_on(recipe);
        let alterations = AlterationKind::ALL.into_iter().filter(shown).map(Self::After);
        let mark = (!recipe.mark.is_off()).then_some(Self::Mark);
        [Self::Base, Self::Tumors].into_iter().chain(alterations).chain(mark).collect()
    }

    /// Its place among the stages of a recipe; where it is not one of them, that of the last one before it.
    pub fn place_in(self, stages: impl IntoIterator<Item = Self>) -> usize {
        stages.into_iter().take_while(|stage| *stage <= self).count().saturating_sub(1)
    }

    /// The word for people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Base => "Base",
            Self::Tumors => "Tumors",
            Self::After(kind) => kind.word(),
            Self::Mark => "Mark",
        }
    }

    /// The alterations of a specimen up to this stage, the later ones left out.
    pub fn alterations(self, drawn: &Alterations) -> Alterations {
        drawn.only(|kind| Self::After(kind) <= self)
    }

    /// Whether pixels moved since the stage before.
    fn moves(self) -> bool {
        matches!(self, Self::After(kind) if kind.moves())
    }
}

/// How much one tumor stands out, stage by stage.
#[derive(Clone, Debug, PartialEq)]
pub struct TumorContrast {
    /// Its size class.
    pub size: TumorSize,
    /// By the stages of the recipe: the mean gray value of its pixels minus that of the ring of 3 px around them, in gray levels.
    /// At the base stage, that of the same pixels before it was painted. `None` where none of its pixels is in the picture.
    pub contrast: Vec<Option<f64>>,
}

impl Generator {
    /// The pictures from the base to the specimen, by [`Stage::of`]; the last is what [`Generator::render`] gives.
    pub fn stages(&self, plan: &Plan) -> Vec<(Stage, GrayImage)> {
        let painted = self.paint_tumors(plan);
        let resampling = self.recipe().alterations.resampling;
        let picture = |stage: Stage| {
            if stage == Stage::Base {
                return self.base().image().clone();
            }
            let mut picture = altered(&stage.alterations(&plan.alterations), resampling, &painted);
            if stage == Stage::Mark && plan.mark == Some(true) {
                paint_mark(picture.pixels_mut());
            }
            picture
        };
        Stage::of(self.recipe()).into_iter().map(|stage| (stage, picture(stage))).collect()
    }

    /// How much each tumor of a plan stands out after each stage, in the order of the plan's tumors.
    pub fn tumor_contrasts(&self, plan: &Plan) -> Vec<TumorContrast> {
        let pictures = self.stages(plan);
        // Where the pixels come from, once for all stages between two moves.
        let mut sources: Vec<Vec<Option<usize>>> = Vec::new();
        let mut places = Vec::new();
        for (stage, _) in &pictures {
            if sources.is_empty() || stage.moves() {
                sources.push(stage.alterations(&plan.alterations).sources());
            }
            places.push(sources.len() - 1);
        }
        let contrasts = |tumor: &Tumor| {
            let mut marks = [0; PIXELS];
            self.mark_tumor(plan, tumor, 1, &mut marks);
            let covered = |sources: &[Option<usize>], index: usize| sources[index].is_some_and(|source| marks[source] > 0);
            let around: Vec<Surroundings> =
                sources.iter().map(|sources| Surroundings::of(|index| covered(sources, index))).collect();
            let contrast = pictures.iter().zip(&places).map(|((_, picture), &place)| around[place].contrast(picture.pixels()));
            TumorContrast { size: tumor.size, contrast: contrast.collect() }
        };
        plan.tumors.iter().map(contrasts).collect()
    }

    /// The healthy picture in the place and the gray values of a specimen, with neither tumors nor what is added to a picture
    /// afterwards (ghost, noise). What the specimen differs in is what these did.
    pub fn undone_base(&self, plan: &Plan) -> GrayImage {
        let alterations = plan.alterations.only(AlterationKind::applies_to_base);
        altered(&alterations, self.recipe().alterations.resampling, self.base().image())
    }
}

fn altered(alterations: &Alterations, resampling: Resampling, source: &GrayImage) -> GrayImage {
    let mut result = GrayImage::black();
    alterations.apply_resampled(resampling, source.pixels(), result.pixels_mut());
    result
}

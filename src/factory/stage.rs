//! The stages of a specimen, one after the other: for looking at what each alteration does.

use super::alteration::{Alterations, Geometry, IDENTITY_TONE, Resampling};
use super::{Generator, GrayImage, HEIGHT, PIXELS, Plan, Tumor, TumorSize, WIDTH};

/// Width of the ring around a tumor that counts as its surroundings, in pixels.
const RING: i32 = 3;

/// A step on the way from the base picture to the specimen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// The base picture.
    Base,
    /// The tumors painted on it.
    Tumors,
    /// Scaled.
    Shrink,
    /// Moved.
    Move,
    /// With its ghost, where it has one.
    GhostBlur,
    /// Contrast changed.
    Contrast,
    /// Brightness changed.
    Shade,
    /// Noise added: the specimen.
    Noise,
}

impl Stage {
    /// All stages in their order.
    pub const ALL: [Self; 8] =
        [Self::Base, Self::Tumors, Self::Shrink, Self::Move, Self::GhostBlur, Self::Contrast, Self::Shade, Self::Noise];

    /// The word for people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Base => "Base",
            Self::Tumors => "Tumors",
            Self::Shrink => "Shrink",
            Self::Move => "Move",
            Self::GhostBlur => "Ghost blur",
            Self::Contrast => "Contrast",
            Self::Shade => "Shade",
            Self::Noise => "Noise",
        }
    }

    /// The alterations of a specimen up to this stage, the later ones left out.
    pub fn alterations(self, drawn: &Alterations) -> Alterations {
        let mut result = Alterations::default();
        if self >= Self::Shrink {
            result.shrink = drawn.shrink;
        }
        if self >= Self::Move {
            result.shift = drawn.shift;
        }
        if self >= Self::GhostBlur {
            result.ghost_blur = drawn.ghost_blur;
        }
        if self >= Self::Contrast {
            result.contrast = drawn.contrast;
        }
        if self >= Self::Shade {
            result.shade = drawn.shade;
        }
        if self >= Self::Noise {
            result.noise = drawn.noise;
        }
        result
    }
}

/// How much one tumor stands out, stage by stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TumorContrast {
    /// Its size class.
    pub size: TumorSize,
    /// By [`Stage::ALL`]: the mean gray value of its pixels minus that of the ring of 3 px around them, in gray levels. At
    /// the base stage, that of the same pixels before it was painted. `None` where none of its pixels is in the picture.
    pub contrast: [Option<f64>; 8],
}

impl Generator {
    /// The eight pictures from the base to the specimen; the last is what [`Generator::render`] gives.
    pub fn stages(&self, plan: &Plan) -> Vec<(Stage, GrayImage)> {
        let painted = self.paint_tumors(plan);
        let resampling = self.recipe().alterations.resampling;
        let picture = |stage: Stage| {
            if stage == Stage::Base {
                return self.base().image().clone();
            }
            altered(&stage.alterations(&plan.alterations), resampling, &painted)
        };
        Stage::ALL.into_iter().map(|stage| (stage, picture(stage))).collect()
    }

    /// How much each tumor of a plan stands out after each stage, in the order of the plan's tumors.
    pub fn tumor_contrasts(&self, plan: &Plan) -> Vec<TumorContrast> {
        let pictures = self.stages(plan);
        let still = sources(&Alterations::default().geometry());
        let shrunk = sources(&Stage::Shrink.alterations(&plan.alterations).geometry());
        let moved = sources(&plan.alterations.geometry());
        let contrasts = |tumor: &Tumor| {
            let mut marks = [0; PIXELS];
            self.mark_tumor(plan, tumor, 1, &mut marks);
            let [still, shrunk, moved] = [&still, &shrunk, &moved].map(|places| Surroundings::of(&marks, places));
            let contrast = std::array::from_fn(|place| {
                let (stage, picture) = &pictures[place];
                match stage {
                    Stage::Base | Stage::Tumors => still.contrast(picture),
                    Stage::Shrink => shrunk.contrast(picture),
                    _ => moved.contrast(picture),
                }
            });
            TumorContrast { size: tumor.size, contrast }
        };
        plan.tumors.iter().map(contrasts).collect()
    }

    /// The healthy picture in the place and the gray values of a specimen: shrunk, moved, contrast and shade changed, with
    /// neither tumors nor ghost nor noise. What the specimen differs in is what these three did.
    pub fn undone_base(&self, plan: &Plan) -> GrayImage {
        let alterations = Alterations { ghost_blur: None, ..Stage::Shade.alterations(&plan.alterations) };
        altered(&alterations, self.recipe().alterations.resampling, self.base().image())
    }
}

fn altered(alterations: &Alterations, resampling: Resampling, source: &GrayImage) -> GrayImage {
    let mut result = GrayImage::black();
    alterations.apply_resampled(resampling, source.pixels(), result.pixels_mut());
    result
}

/// For each pixel of the altered picture the place of its source, if it has one.
fn sources(geometry: &Geometry) -> Vec<Option<usize>> {
    // Two pictures whose values are the columns and rows, counted from 1: what comes out is where it came from.
    let carried = |value: fn(usize) -> usize| {
        let mut places = [0; PIXELS];
        let source: [u8; PIXELS] = std::array::from_fn(|index| value(index) as u8 + 1);
        geometry.gather(&source, &IDENTITY_TONE, &mut places);
        places
    };
    let (columns, rows) = (carried(|index| index % WIDTH), carried(|index| index / WIDTH));
    let place = |(&x, &y): (&u8, &u8)| (x > 0).then(|| (usize::from(y) - 1) * WIDTH + usize::from(x) - 1);
    columns.iter().zip(&rows).map(place).collect()
}

/// The pixels of a tumor, and those around it.
struct Surroundings {
    inside: Vec<usize>,
    ring: Vec<usize>,
}

impl Surroundings {
    /// Of the tumor whose pixels in the unaltered picture are marked, in the picture with these sources.
    fn of(marks: &[u8; PIXELS], sources: &[Option<usize>]) -> Self {
        let covered = |index: &usize| sources[*index].is_some_and(|source| marks[source] > 0);
        let inside: Vec<usize> = (0..PIXELS).filter(covered).collect();
        let mut near = [false; PIXELS];
        for &index in &inside {
            let (x, y) = ((index % WIDTH) as i32, (index / WIDTH) as i32);
            for dy in -RING..=RING {
                for dx in -RING..=RING {
                    let in_picture = (0..WIDTH as i32).contains(&(x + dx)) && (0..HEIGHT as i32).contains(&(y + dy));
                    if in_picture && dx * dx + dy * dy <= RING * RING {
                        near[(y + dy) as usize * WIDTH + (x + dx) as usize] = true;
                    }
                }
            }
        }
        let ring = (0..PIXELS).filter(|index| near[*index] && !covered(index)).collect();
        Self { inside, ring }
    }

    fn contrast(&self, picture: &GrayImage) -> Option<f64> {
        let mean = |places: &[usize]| {
            let sum: f64 = places.iter().map(|&place| f64::from(picture.pixels()[place])).sum();
            (!places.is_empty()).then(|| sum / places.len() as f64)
        };
        Some(mean(&self.inside)? - mean(&self.ring)?)
    }
}

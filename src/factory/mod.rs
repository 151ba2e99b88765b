//! The generator: one base picture in, endless specimens with known truth out.
//!
//! Two functions make a specimen, and nothing else does: [`Generator::plan`] draws every parameter (all the randomness),
//! [`Generator::render`] applies them (no randomness at all). A specimen is determined by (recipe, base, seed, index)
//! alone: on every machine, and with any number of threads.
//!
//! Architecture invariant: the factory is pure. It imports nothing of ours outside this folder and knows neither windows,
//! networks, files nor clocks. Reading and writing stands in `storage`.

mod aligned;
mod alignment;
pub mod alteration;
mod appearance;
mod around;
mod augmentation;
mod base;
mod dice;
mod distribution;
mod drawing;
mod endless_bases;
mod generator;
mod histogram;
mod image;
mod made_base;
mod mark;
mod mode;
mod named_base;
mod normal;
mod opening;
mod outline;
mod painter;
mod parameter;
mod pinned;
mod pins;
mod preset;
mod recipe;
mod recipe_check;
mod region;
mod soft_disc;
mod specimen;
mod specimen_id;
mod stage;
mod standing_out;
mod stream;
mod syndrome;
mod tumor;
mod twin;

pub use alignment::{Aligner, Alignment, Fit};
pub use alteration::{AlterationKind, AlterationRecipe, Alterations, Resampling, Switches};
pub use appearance::{Appearance, appearance};
pub use augmentation::{Augment, Augmentation};
pub(crate) use base::fit as fit_picture;
pub use base::{BaseError, BaseImage};
pub use distribution::{Distribution, DistributionKind, IntegerRange};
pub use endless_bases::training_base;
pub use generator::{Generator, Workspace};
pub use histogram::{Histogram, histogram};
pub use image::{GrayImage, HEIGHT, Mask, PIXELS, WIDTH};
pub use made_base::{MadeBase, NoMadeBase};
pub use mark::{MARK_AT, MARK_GRAY, MARK_SIDE, MarkRecipe, paint_mark};
pub use mode::Mode;
pub use named_base::{NAMED_BASES, NamedBase};
pub use opening::OPENING;
pub use outline::{Loop, Outline, borders, outlines};
pub use painter::painted_head;
pub use parameter::{MOST_TUMORS, Parameter, ParameterGroup, ParameterValue, PictureAccess, PictureValue};
pub use pins::{BRIGHTNESS_LIMITS, MOVE_LIMIT, Pins, SIZE_LIMITS, TumorId, TumorTouch};
pub use preset::Preset;
pub use recipe::{RECIPE_VERSION, Recipe, RegionRecipe, SyndromeRecipe, TumorRecipe};
pub(crate) use recipe_check::written;
pub use recipe_check::{RecipeError, RecipeFault};
pub use region::BrainRegion;
pub use soft_disc::{DiscShape, SoftDisc};
pub use specimen::{Plan, Specimen};
pub use specimen_id::SpecimenId;
pub use stage::{Stage, TumorContrast};
pub use standing_out::{PictureFacts, facts};
pub use stream::derived_seed;
pub use syndrome::Syndrome;
pub use tumor::{Tumor, TumorSize};
pub use twin::Twin;

//! Small parts of the rooms. A widget returns what happened and names itself for screen readers and tests.

mod bar;
mod class_icon;
mod confusion_matrix;
mod dialog;
mod gray_view;
mod number_field;
mod picture_sheet;
mod search_field;
mod segmented;
mod wide_button;

pub use bar::bar;
pub use class_icon::class_icon;
pub use confusion_matrix::confusion_matrix;
pub use dialog::dialog;
pub use gray_view::{ByPointer, GrayTexture, Texture, outline_legend, paint_loops, paint_outlines, pixel_scale};
pub use number_field::{FieldStyle, WholeStyle, number_field, refusal, sized_number_field, whole_number_field};
pub use picture_sheet::{picture_sheet, place_in_sheet};
pub use search_field::search_field;
pub use segmented::segmented;
pub use wide_button::{primary_button, wide_button};

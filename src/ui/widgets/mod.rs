//! Small parts of the rooms. A widget returns what happened and names itself for screen readers and tests.

mod bar;
mod blink;
mod class_icon;
mod confusion_matrix;
mod dialog;
mod gray_view;
mod number_field;
mod picture_sheet;
mod picture_tools;
mod picture_values;
mod picture_view;
mod picture_zoom;
mod segmented;
mod wide_button;

pub use bar::bar;
pub use blink::Blink;
pub use class_icon::class_icon;
pub use confusion_matrix::confusion_matrix;
pub use dialog::dialog;
pub use gray_view::{ByPointer, GrayTexture, Texture, outline_legend, paint_loops, paint_outlines, pixel_scale};
pub use number_field::{FieldStyle, number_field, refusal, sized_number_field};
pub use picture_sheet::{picture_sheet, place_in_sheet};
pub use picture_tools::{blink_tool, tool, tools_over, zoom_tools};
pub use picture_values::{frame_pixel, paint_values};
pub use picture_view::PictureView;
pub use picture_zoom::{Seen, Zoom};
pub use segmented::segmented;
pub use wide_button::{primary_button, wide_button};

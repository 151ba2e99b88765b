//! Small parts of the rooms. A widget returns what happened and names itself for screen readers and tests.

mod armed;
mod bar;
mod blink;
mod class_icon;
mod cleaned_name;
mod confusion_matrix;
mod dialog;
mod fitting;
mod gray_view;
mod learning_chart;
mod number_field;
mod picture_sheet;
mod picture_tools;
mod picture_values;
mod picture_view;
mod picture_zoom;
mod plot_frame;
mod search_field;
mod segmented;
mod series;
mod wide_button;

pub use armed::Armed;
pub use bar::bar;
pub use blink::Blink;
pub use class_icon::class_icon;
pub use cleaned_name::cleaned_name_note;
pub use confusion_matrix::confusion_matrix;
pub use dialog::{dialog, is_dialog_shown, scroll_by_keys};
pub use fitting::{fit_buttons, fit_line, fitted, fitting_size, height_of, room_of_buttons, size_in_drop_down, width_of};
pub use gray_view::{ByPointer, GrayTexture, Texture, outline_counts, paint_loops, paint_outlines, pixel_scale};
pub use learning_chart::{learning_chart, no_learning_chart};
pub use number_field::{
    FieldStyle, WholeStyle, exactly, number_field, optional_whole_number_field, refusal, sized_number_field, whole_number_field,
};
pub use picture_sheet::{picture_sheet, place_in_sheet};
pub use picture_tools::{blink_tool, tool, tools_over, zoom_tools};
pub use picture_values::{frame_pixel, paint_values};
pub use picture_view::PictureView;
pub use picture_zoom::{Seen, Zoom};
pub use plot_frame::{fixed_plot, pictures_mark, room_for_half_a_mark, round_step};
pub use search_field::search_field;
pub use segmented::segmented;
pub use series::{Series, Words as ChartWords, draw, legend_entry, legend_mark, read_out};
pub use wide_button::{once, primary_button, primary_button_of, wide_button};

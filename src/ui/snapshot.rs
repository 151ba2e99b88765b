//! A picture of a part of the window: asked for, taken by the renderer, cut out.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{ColorImage, Context, Rect};

use crate::app::{Action, ColorPicture};

/// Frames between the wish and the picture: what was open to ask for the file is gone by then.
const FRAMES_BEFORE: u32 = 2;

/// What the renderer has brought.
type Slot = Arc<Mutex<Option<Arc<ColorImage>>>>;

/// The picture that is waited for, if one is.
#[derive(Default)]
pub struct Snapshot {
    wanted: Option<Wanted>,
}

struct Wanted {
    path: PathBuf,
    /// Frames until it is taken.
    countdown: u32,
    slot: Slot,
}

impl Snapshot {
    /// Wants a picture, to be written to a file.
    pub fn want(&mut self, path: PathBuf) {
        self.wanted = Some(Wanted { path, countdown: FRAMES_BEFORE, slot: Slot::default() });
    }

    /// Goes on, once a frame; gives the order to write what is in `part` of the window when it is there.
    pub fn poll(&mut self, ctx: &Context, part: Option<Rect>) -> Option<Action> {
        let wanted = self.wanted.as_mut()?;
        if wanted.countdown > 0 {
            wanted.countdown -= 1;
            if wanted.countdown == 0 {
                let (slot, wake) = (Arc::clone(&wanted.slot), ctx.clone());
                ctx.request_screenshot(move |image| {
                    *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(image);
                    wake.request_repaint();
                });
            }
            ctx.request_repaint();
            return None;
        }
        let image = wanted.slot.lock().unwrap_or_else(PoisonError::into_inner).take()?;
        let Wanted { path, .. } = self.wanted.take()?;
        Some(Action::SavePixels(path, Box::new(cut(&image, part, ctx.pixels_per_point()))))
    }
}

/// The pixels of `part`, in points; all of them without one.
fn cut(image: &ColorImage, part: Option<Rect>, pixels_per_point: f32) -> ColorPicture {
    let [width, height] = image.size;
    let bound = |value: f32, most: usize| ((value * pixels_per_point).round().max(0.0) as usize).min(most);
    let (left, right, top, bottom) = part.map_or((0, width, 0, height), |part| {
        (bound(part.min.x, width), bound(part.max.x, width), bound(part.min.y, height), bound(part.max.y, height))
    });
    let rows = (top..bottom).map(|y| &image.pixels[y * width + left..y * width + right.max(left)]);
    let pixels: Vec<u8> = rows.flatten().flat_map(|color| [color.r(), color.g(), color.b()]).collect();
    ColorPicture { width: right.saturating_sub(left), height: bottom.saturating_sub(top), pixels }
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn a_part_is_cut_out_at_its_place() {
        let image = ColorImage::from_gray([4, 3], &[0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23]);
        let part = Rect::from_min_max(pos2(0.5, 0.5), pos2(1.5, 9.0));
        let picture = cut(&image, Some(part), 2.0);
        assert_eq!((picture.width, picture.height), (2, 2));
        assert_eq!(picture.pixels, [11, 11, 11, 12, 12, 12, 21, 21, 21, 22, 22, 22]);
        assert_eq!(cut(&image, None, 2.0).pixels.len(), 36);
    }
}

//! Many small pictures in one texture.

use egui::{ColorImage, Rect, pos2, vec2};

use crate::factory::{GrayImage, HEIGHT, WIDTH};

/// Pictures side by side in the texture: as many as an old graphics card takes.
const COLUMNS: usize = 20;

/// The texture of `images`, in rows.
pub fn picture_sheet<'a>(images: impl ExactSizeIterator<Item = &'a GrayImage>) -> ColorImage {
    let (width, height) = (COLUMNS * WIDTH, images.len().div_ceil(COLUMNS).max(1) * HEIGHT);
    let mut gray = vec![0; width * height];
    for (place, image) in images.enumerate() {
        let (left, top) = (place % COLUMNS * WIDTH, place / COLUMNS * HEIGHT);
        for (y, line) in image.pixels().as_chunks::<WIDTH>().0.iter().enumerate() {
            let start = (top + y) * width + left;
            gray[start..start + WIDTH].copy_from_slice(line);
        }
    }
    ColorImage::from_gray([width, height], &gray)
}

/// Where picture `place` of `count` lies in it, each coordinate from 0 to 1.
pub fn place_in_sheet(place: usize, count: usize) -> Rect {
    let size = vec2(1.0 / COLUMNS as f32, 1.0 / count.div_ceil(COLUMNS).max(1) as f32);
    let start = pos2((place % COLUMNS) as f32 * size.x, (place / COLUMNS) as f32 * size.y);
    Rect::from_min_size(start, size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_lies_at_its_place() {
        let images: Vec<GrayImage> = (0..23).map(|gray| GrayImage::from_bytes(&[gray * 10; WIDTH * HEIGHT]).unwrap()).collect();
        let texture = picture_sheet(images.iter());
        for place in 0..images.len() {
            let middle = place_in_sheet(place, images.len()).center();
            let (x, y) = ((middle.x * texture.width() as f32) as usize, (middle.y * texture.height() as f32) as usize);
            assert_eq!(texture.pixels[y * texture.width() + x].r(), place as u8 * 10, "picture {place}");
        }
    }
}

//! Augmentation: a fixed set of pictures multiplied by chosen changes, drawn anew each time that a picture is seen.
//!
//! Unlike the alterations of a recipe it knows nothing but the finished picture: what anybody can do who has pictures and no generator.
//! Flip, move, size, tone and noise keep the class; [`Augment::Zoom`] does not: it makes a medium tumor as large as a big one.

use rand::SeedableRng as _;
use rand_xoshiro::Xoshiro256PlusPlus;
use serde::{Deserialize, Serialize};

use super::stream::{derived_seed, uniform};
use super::{HEIGHT, PIXELS, WIDTH};

/// Farthest move to each side, in pixels.
const MOVE: f64 = 8.0;
/// Largest change of the size, as a share.
const SIZE: f64 = 0.1;
/// Largest enlargement of the zoom.
const ZOOM: f64 = 2.2;
/// Largest change of the contrast, as a share.
const CONTRAST: f64 = 0.15;
/// Largest change of the brightness, in gray levels.
const BRIGHTNESS: f64 = 15.0;
/// Largest noise of a pixel, in gray levels.
const NOISE: f64 = 12.0;

/// A kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Augment {
    /// Left and right are exchanged in half of the pictures.
    #[serde(rename = "flip")]
    Mirror,
    /// Moved by up to 8 pixels in each direction.
    Move,
    /// Contrast changed by up to 15 %, brightness by up to 15 gray levels.
    Tone,
    /// Every pixel changed by up to 12 gray levels.
    Noise,
    /// Smaller or larger by up to 10 %.
    Size,
    /// Enlarged by up to 2.2: changes the class, as tumors grow into the next size.
    Zoom,
}

impl Augment {
    /// All kinds.
    pub const ALL: [Self; 6] = [Self::Mirror, Self::Move, Self::Tone, Self::Noise, Self::Size, Self::Zoom];
    /// Those that keep the class.
    pub const KEEPS_CLASS: [Self; 5] = [Self::Mirror, Self::Move, Self::Tone, Self::Noise, Self::Size];

    /// The word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Mirror => "flip",
            Self::Move => "move",
            Self::Tone => "tone",
            Self::Noise => "noise",
            Self::Size => "size",
            Self::Zoom => "zoom",
        }
    }
}

/// The changes that are chosen: each at most once, in the order of [`Augment::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<Augment>", into = "Vec<Augment>")]
pub struct Augmentation {
    chosen: [bool; Augment::ALL.len()],
}

impl Augmentation {
    /// These changes.
    pub fn of(kinds: impl IntoIterator<Item = Augment>) -> Self {
        let mut all = Self::default();
        kinds.into_iter().for_each(|kind| all.set(kind, true));
        all
    }

    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.kinds().next().is_none()
    }

    /// Whether a change is chosen.
    pub fn has(&self, kind: Augment) -> bool {
        self.chosen[kind as usize]
    }

    /// Chooses a change, or leaves it out.
    pub fn set(&mut self, kind: Augment, on: bool) {
        self.chosen[kind as usize] = on;
    }

    /// The chosen changes.
    pub fn kinds(&self) -> impl Iterator<Item = Augment> {
        let chosen = self.chosen;
        Augment::ALL.into_iter().filter(move |kind| chosen[*kind as usize])
    }

    /// Changes a picture. What is drawn is a function of the seed and of the place of the picture in the stream of a training.
    pub fn apply(&self, seed: u64, place: u64, pixels: &mut [u8; PIXELS]) {
        if self.is_empty() {
            return;
        }
        let seed = derived_seed(derived_seed(seed, "augmentation"), &place.to_string());
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
        // All numbers are drawn, chosen or not: whether one change is chosen does not alter the others.
        let mut drawn = || 2.0 * uniform(&mut rng) - 1.0;
        let [side, x, y, contrast, brightness, size, zoom] = std::array::from_fn(|_| drawn());
        let when = |kind, value: f64| if self.has(kind) { value } else { 0.0 };
        let scale = (1.0 + when(Augment::Size, SIZE * size)) * (1.0 + when(Augment::Zoom, (ZOOM - 1.0) * zoom.abs()));
        let geometry = Geometry {
            flips: self.has(Augment::Mirror) && side < 0.0,
            scale,
            shift: [when(Augment::Move, MOVE * x), when(Augment::Move, MOVE * y)],
        };
        if geometry.moves() {
            geometry.apply(pixels);
        }
        if self.has(Augment::Tone) {
            let (gain, offset) = (1.0 + CONTRAST * contrast, BRIGHTNESS * brightness);
            for pixel in pixels.iter_mut() {
                *pixel = rounded(gain * f64::from(*pixel) + offset);
            }
        }
        if self.has(Augment::Noise) {
            for pixel in pixels.iter_mut() {
                *pixel = rounded(f64::from(*pixel) + NOISE * drawn());
            }
        }
    }
}

impl From<Vec<Augment>> for Augmentation {
    fn from(kinds: Vec<Augment>) -> Self {
        Self::of(kinds)
    }
}

impl From<Augmentation> for Vec<Augment> {
    fn from(all: Augmentation) -> Self {
        all.kinds().collect()
    }
}

/// Where the pixels go: mirrored, scaled about the middle, then moved.
struct Geometry {
    flips: bool,
    scale: f64,
    /// In pixels, to the right and down.
    shift: [f64; 2],
}

impl Geometry {
    fn moves(&self) -> bool {
        self.flips || (self.scale - 1.0).abs() > 0.0 || self.shift.iter().any(|shift| shift.abs() > 0.0)
    }

    /// Reads each new pixel at its place of origin, between pixels bilinearly; outside of the picture it is black.
    fn apply(&self, pixels: &mut [u8; PIXELS]) {
        let old = *pixels;
        let middle = [(WIDTH - 1) as f64 / 2.0, (HEIGHT - 1) as f64 / 2.0];
        for (place, pixel) in pixels.iter_mut().enumerate() {
            let (x, y) = ((place % WIDTH) as f64, (place / WIDTH) as f64);
            let across = (x - middle[0] - self.shift[0]) / self.scale;
            let source =
                [middle[0] + if self.flips { -across } else { across }, middle[1] + (y - middle[1] - self.shift[1]) / self.scale];
            *pixel = rounded(between(&old, source));
        }
    }
}

/// The gray value between four pixels.
fn between(pixels: &[u8; PIXELS], [x, y]: [f64; 2]) -> f64 {
    let (left, top) = (x.floor(), y.floor());
    let at = |x: f64, y: f64| {
        let is_inside = x >= 0.0 && y >= 0.0 && x < WIDTH as f64 && y < HEIGHT as f64;
        if is_inside { f64::from(pixels[y as usize * WIDTH + x as usize]) } else { 0.0 }
    };
    let (right, bottom) = (x - left, y - top);
    let upper = at(left, top) * (1.0 - right) + at(left + 1.0, top) * right;
    let lower = at(left, top + 1.0) * (1.0 - right) + at(left + 1.0, top + 1.0) * right;
    upper * (1.0 - bottom) + lower * bottom
}

fn rounded(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Generator, Mode};

    fn picture() -> [u8; PIXELS] {
        let generator = Generator::new(&Mode::Easy.recipe(), &BaseImage::bundled()).unwrap();
        *generator.specimen(3, 1).image.pixels()
    }

    fn changed(kinds: &[Augment], place: u64) -> [u8; PIXELS] {
        let mut pixels = picture();
        Augmentation::of(kinds.iter().copied()).apply(7, place, &mut pixels);
        pixels
    }

    #[test]
    fn nothing_chosen_changes_nothing_and_the_place_decides_what_is_drawn() {
        assert_eq!(changed(&[], 0), picture());
        for kind in Augment::ALL {
            assert_eq!(changed(&[kind], 3), changed(&[kind], 3));
            assert!((0..20).any(|place| changed(&[kind], place) != picture()), "{kind:?}");
        }
        assert!(changed(&[Augment::Noise], 3) != changed(&[Augment::Noise], 4));
    }

    #[test]
    fn a_flip_is_the_mirror_image_and_comes_to_half_of_the_pictures() {
        let old = picture();
        let mut mirrored = old;
        mirrored.as_chunks_mut::<WIDTH>().0.iter_mut().for_each(|row| row.reverse());
        let flipped = (0..400).filter(|&place| {
            let new = changed(&[Augment::Mirror], place);
            assert!(new == old || new == mirrored);
            new == mirrored
        });
        assert!((160..240).contains(&flipped.count()));
    }

    #[test]
    fn tone_and_noise_stay_within_what_they_say() {
        let old = picture();
        for place in 0..50 {
            for (new, old) in changed(&[Augment::Noise], place).iter().zip(&old) {
                assert!(f64::from(new.abs_diff(*old)) <= NOISE + 0.5);
            }
            for (new, old) in changed(&[Augment::Tone], place).iter().zip(&old) {
                assert!(f64::from(new.abs_diff(*old)) <= BRIGHTNESS + CONTRAST * 255.0 + 0.5);
            }
        }
    }

    /// The oracle is a picture of one bright pixel: where it goes is the map, read forwards.
    #[test]
    fn a_move_and_a_zoom_go_where_they_say() {
        let mut lone = [0; PIXELS];
        let (x, y) = (30_usize, 90_usize);
        lone[y * WIDTH + x] = 255;
        let geometry = Geometry { flips: true, scale: 2.0, shift: [3.0, -5.0] };
        geometry.apply(&mut lone);
        let brightest = (0..PIXELS).max_by_key(|&place| lone[place]).unwrap();
        let (middle_x, middle_y) = ((WIDTH - 1) as f64 / 2.0, (HEIGHT - 1) as f64 / 2.0);
        let expected = (middle_x - 2.0 * (x as f64 - middle_x) + 3.0, middle_y + 2.0 * (y as f64 - middle_y) - 5.0);
        assert!(((brightest % WIDTH) as f64 - expected.0).abs() <= 1.0, "{brightest} {expected:?}");
        assert!(((brightest / WIDTH) as f64 - expected.1).abs() <= 1.0, "{brightest} {expected:?}");
    }

    #[test]
    fn the_words_are_kept_as_a_list() {
        let all = Augmentation::of([Augment::Size, Augment::Mirror]);
        let text = serde_json::to_string(&all).unwrap();
        assert_eq!(text, "[\"flip\",\"size\"]");
        assert_eq!(serde_json::from_str::<Augmentation>(&text).unwrap(), all);
    }
}

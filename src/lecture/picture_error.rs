//! How far pictures are from the true ones: mean squared error, and the peak signal-to-noise ratio in decibels.

/// The largest gray value.
const PEAK: f64 = 255.0;

/// The squared gaps of pixels, summed up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PictureError {
    squares: u64,
    pixels: u64,
}

impl PictureError {
    /// Adds the pixels of a picture that `counts` by their place.
    pub fn add(&mut self, picture: &[u8], truth: &[u8], counts: impl Fn(usize) -> bool) {
        for (place, (&value, &truth)) in picture.iter().zip(truth).enumerate() {
            if counts(place) {
                self.squares += u64::from(value.abs_diff(truth)).pow(2);
                self.pixels += 1;
            }
        }
    }

    /// Mean squared error, in squared gray levels; `None` without pixels.
    pub fn mean_square(&self) -> Option<f64> {
        (self.pixels > 0).then(|| self.squares as f64 / self.pixels as f64)
    }

    /// Peak signal-to-noise ratio in decibels: 10 log10 (255 squared / mean squared error) (Gonzalez and Woods, "Digital image
    /// processing", 2018). Infinite
    /// where nothing differs, `None` without pixels. Half the error of each pixel is 6.02 dB more.
    pub fn psnr(&self) -> Option<f64> {
        self.mean_square().map(|error| 10.0 * (PEAK * PEAK / error).log10())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_errors_have_known_decibels() {
        let error = |picture: &[u8], truth: &[u8]| {
            let mut error = PictureError::default();
            error.add(picture, truth, |_| true);
            error
        };
        // Black for white: 0 dB. A tenth of the range: 20 dB. One gray level: 48.13 dB.
        assert_eq!(error(&[0, 255], &[255, 0]).psnr(), Some(0.0));
        assert!((error(&[100; 9], &[101; 9]).psnr().unwrap() - 48.1308).abs() < 1e-4);
        assert!((error(&[0, 51, 0, 0], &[0, 0, 0, 0]).psnr().unwrap() - 20.0).abs() < 1e-9, "51 at one of four: 25.5 everywhere");
        assert_eq!(error(&[7], &[7]).psnr(), Some(f64::INFINITY));
        assert_eq!(error(&[], &[]).psnr(), None);
    }

    #[test]
    fn pixels_that_do_not_count_are_left_out() {
        let mut error = PictureError::default();
        error.add(&[0, 10, 90], &[0, 13, 0], |place| place < 2);
        error.add(&[5, 5, 5], &[0, 0, 0], |place| place == 0);
        assert_eq!(error.mean_square(), Some(34.0 / 3.0));
    }
}

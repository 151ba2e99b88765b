//! Evidence by covering parts of the picture, window by window, coarse first.

use super::batch::{NO_DIFFERENCE, Shown, given_tensor};
use super::error::guarded;
use super::explanation::Explainer;
use super::{Answer, NetworkError};
use crate::factory::{HEIGHT, PIXELS, Syndrome, WIDTH};

/// Height and width of the covering window, in pixels.
const WINDOW: usize = 12;
/// Step of the covering window, in pixels.
const STEP: usize = 4;
/// The first, coarse look takes every so many of the windows in each direction: they lie side by side.
const COARSE: usize = WINDOW / STEP;
/// Width of the ring around a window whose mean covers it, in pixels.
const RING: usize = 3;
/// Pictures in one pass: few, so that it can be given up soon.
const BATCH: usize = 32;

impl Explainer {
    /// What speaks for `answer`, pixel by pixel. After every pass `step` is told what is found so far and which share of the work is
    /// done, and answers whether to go on; `None` when it was given up. The result does not depend on the order of the windows.
    pub(super) fn occlusion(
        &self,
        shown: &Shown,
        answer: Answer,
        step: &mut dyn FnMut(Vec<f32>, f32) -> bool,
    ) -> Result<(), NetworkError> {
        let places = places();
        let whole = self.odds(std::slice::from_ref(shown), answer)?.first().copied().unwrap_or(0.0);
        let mut falls: Vec<Option<f32>> = vec![None; places.len()];
        let order = coarse_first(&places);
        for (number, batch) in order.chunks(BATCH).enumerate() {
            let covered: Vec<Shown> = batch.iter().map(|&place| shown.covered(places[place])).collect();
            for (&place, odds) in batch.iter().zip(self.odds(&covered, answer)?) {
                falls[place] = Some(whole - odds);
            }
            let done = (number * BATCH + batch.len()) as f32 / places.len() as f32;
            if !step(spread(&places, &falls), done) {
                return Ok(());
            }
        }
        Ok(())
    }

    /// The logarithm of the odds of an answer, for each picture. Of one output it is the logit, or minus the logit.
    fn odds(&self, shown: &[Shown], answer: Answer) -> Result<Vec<f32>, NetworkError> {
        let logits = guarded(&self.device_name, || {
            let images: Vec<[u8; PIXELS]> = shown.iter().map(|shown| shown.image).collect();
            let differences: Option<Vec<[u8; PIXELS]>> = shown.iter().map(|shown| shown.difference).collect();
            let images =
                given_tensor(self.answering.input(), &images, differences.as_deref(), &self.device.clone().without_autodiff());
            let data =
                self.answering.forward(images).try_into_data().map_err(|err| NetworkError::device(&self.device_name, err))?;
            data.try_to_vec::<f32>().map_err(|err| NetworkError::device(&self.device_name, format!("{err:?}")))
        })?;
        let class = match answer {
            Answer::Class(class) => class,
            Answer::Ill => return Ok(logits),
            Answer::Healthy => return Ok(logits.iter().map(|logit| -logit).collect()),
        };
        let of_row = |row: &[f32; Syndrome::COUNT]| {
            let others = Syndrome::ALL.into_iter().filter(|other| *other != class).map(|other| row[other.index()]);
            let largest = others.clone().fold(f32::NEG_INFINITY, f32::max);
            row[class.index()] - largest - others.map(|logit| (logit - largest).exp()).sum::<f32>().ln()
        };
        Ok(logits.as_chunks().0.iter().map(of_row).collect())
    }
}

impl Shown {
    /// The picture with a window covered, and no difference from the base image there.
    fn covered(&self, (left, top): (usize, usize)) -> Self {
        let mut difference = self.difference;
        if let Some(difference) = &mut difference {
            for y in top..top + WINDOW {
                difference[y * WIDTH + left..y * WIDTH + left + WINDOW].fill(NO_DIFFERENCE);
            }
        }
        Self { image: cover(&self.image, (left, top)), difference, input: self.input }
    }
}

/// All windows, as (left, top), row by row.
fn places() -> Vec<(usize, usize)> {
    let columns = window_starts(WIDTH);
    window_starts(HEIGHT).into_iter().flat_map(|top| columns.iter().map(move |&left| (left, top))).collect()
}

/// Where windows begin along a line: evenly, the last one at its end.
fn window_starts(length: usize) -> Vec<usize> {
    let last = length - WINDOW;
    (0..last).step_by(STEP).chain([last]).collect()
}

/// The numbers of all windows, those first that lie side by side over the whole picture.
fn coarse_first(places: &[(usize, usize)]) -> Vec<usize> {
    let is_coarse = |start: usize, length: usize| start.is_multiple_of(COARSE * STEP) || start == length - WINDOW;
    let coarse = |&place: &usize| is_coarse(places[place].0, WIDTH) && is_coarse(places[place].1, HEIGHT);
    let (mut first, rest): (Vec<usize>, Vec<usize>) = (0..places.len()).partition(coarse);
    first.extend(rest);
    first
}

/// The mean of all windows over each pixel that are known; 0 where none is.
fn spread(places: &[(usize, usize)], falls: &[Option<f32>]) -> Vec<f32> {
    let (mut sums, mut counts) = (vec![0.0_f32; PIXELS], vec![0_u16; PIXELS]);
    for (&(left, top), fall) in places.iter().zip(falls) {
        let Some(fall) = fall else { continue };
        for pixel in (top..top + WINDOW).flat_map(|y| (left..left + WINDOW).map(move |x| y * WIDTH + x)) {
            sums[pixel] += fall;
            counts[pixel] += 1;
        }
    }
    sums.iter().zip(counts).map(|(sum, count)| sum / f32::from(count.max(1))).collect()
}

/// The picture with a window covered by the mean gray of the ring around it.
fn cover(image: &[u8; PIXELS], (left, top): (usize, usize)) -> [u8; PIXELS] {
    let inside = |x: usize, y: usize| (left..left + WINDOW).contains(&x) && (top..top + WINDOW).contains(&y);
    let (mut sum, mut count) = (0_u32, 0_u32);
    for y in top.saturating_sub(RING)..(top + WINDOW + RING).min(HEIGHT) {
        for x in left.saturating_sub(RING)..(left + WINDOW + RING).min(WIDTH) {
            if !inside(x, y) {
                sum += u32::from(image[y * WIDTH + x]);
                count += 1;
            }
        }
    }
    let gray = (sum / count.max(1)) as u8;
    let mut covered = *image;
    for y in top..top + WINDOW {
        covered[y * WIDTH + left..y * WIDTH + left + WINDOW].fill(gray);
    }
    covered
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Generator, Mode};
    use crate::network::{ComputeDevice, EvidenceMethod, Model, NetworkInput};

    fn explainer() -> Explainer {
        Explainer::new(&Model::bundled(Mode::Easy).unwrap(), &ComputeDevice::cpu()).unwrap()
    }

    fn alone(image: &[u8; PIXELS]) -> Shown {
        Shown { image: *image, difference: None, input: NetworkInput::Sample }
    }

    fn picture() -> [u8; PIXELS] {
        *Generator::new(&Mode::Easy.recipe(), &BaseImage::bundled()).unwrap().specimen(2, 1).image.pixels()
    }

    #[test]
    fn the_coarse_look_covers_the_whole_picture_and_every_window_comes_once() {
        let places = places();
        let order = coarse_first(&places);
        let mut sorted = order.clone();
        sorted.sort_unstable();
        assert!(sorted.into_iter().eq(0..places.len()));
        let falls: Vec<Option<f32>> = {
            let coarse = order.iter().position(|&place| places[place] == (4, 0)).unwrap();
            (0..places.len()).map(|place| order[..coarse].contains(&place).then_some(1.0)).collect()
        };
        assert!(spread(&places, &falls).iter().all(|&value| value == 1.0));
    }

    #[test]
    fn the_last_step_is_the_whole_and_the_steps_only_go_forward() {
        let (explainer, image) = (explainer(), picture());
        let mut shares = Vec::new();
        let mut last = Vec::new();
        let mut step = |values: Vec<f32>, done: f32| {
            shares.push(done);
            last = values;
            true
        };
        explainer.occlusion(&alone(&image), Syndrome::B.into(), &mut step).unwrap();
        assert!(shares.windows(2).all(|pair| pair[0] < pair[1]) && shares.last() == Some(&1.0), "{shares:?}");
        assert!(shares.len() > 10, "it is told often how far it is");
        // The same from the definition: every window by itself, in rows.
        let whole = explainer.odds(std::slice::from_ref(&alone(&image)), Syndrome::B.into()).unwrap()[0];
        let falls: Vec<Option<f32>> = places()
            .iter()
            .map(|&place| {
                Some(whole - explainer.odds(std::slice::from_ref(&alone(&cover(&image, place))), Syndrome::B.into()).unwrap()[0])
            })
            .collect();
        let naive = spread(&places(), &falls);
        let largest = naive.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
        let difference = naive.iter().zip(&last).fold(0.0_f32, |most, (a, b)| most.max((a - b).abs()));
        assert!(largest > 0.1 && difference < 1e-4 * largest.max(1.0), "{difference} of {largest}");
        assert_eq!(explainer.evidence(EvidenceMethod::Occlusion, &image, None, Syndrome::B).unwrap().values, last);
    }

    #[test]
    fn it_is_given_up_after_a_step() {
        let mut steps = 0;
        let mut step = |_, _| {
            steps += 1;
            steps < 3
        };
        explainer().occlusion(&alone(&picture()), Syndrome::A.into(), &mut step).unwrap();
        assert_eq!(steps, 3);
    }
}

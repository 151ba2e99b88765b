//! Evidence: which parts of a picture speak for a class, as the network sees it.
//!
//! * **Grad-CAM** (Selvaraju et al., 2017) in the form that keeps each gradient at its place (`HiResCAM`, Draelos and Carin, 2020):
//!   every value of a feature map times how much the class's logit, less the mean of the others, rises with it (of a network with one
//!   output, how much its logit rises for ill, and falls for healthy), summed over the
//!   maps; what is negative counts as nothing. Averaging the gradients first, as the original does, lights up places that the network does not look at. At
//!   the last layer before a linear head the sum over the map is that difference without the biases.
//! * **Locator**: the head that was asked for tumors cell by cell while the network learned ([`Locator`]) is asked again.
//! * **Occlusion** (Zeiler and Fergus, 2014): a window is covered with the mean gray of its surroundings; how far the odds of the
//!   class fall is how much spoke for it there.

use burn::module::Module as _;
use burn::prelude::*;

use super::batch::Shown;
use super::device::ComputeDevice;
use super::error::guarded;
use super::layers::{CELLS, Network};
use super::placement::Placement;
use super::{Answer, Architecture, Evidence, EvidenceMethod, Layer, Locator, Model, ModelError, NetworkError};
use crate::factory::{Aligner, PIXELS, Syndrome};

/// Coarsest step of a feature map that Grad-CAM looks at, in pixels. Measured on the bundled HARD network: with 4 more of the
/// evidence lies on tumors (36 %) than with 8 (19 %) or 16 (21 %).
const COARSEST: f64 = 4.0;

/// Where the cells of a [`Locator`] lie: 8 x 8 pixels each.
const CELL_PLACEMENT: Placement = Placement { offset: 3.5, step: 8.0 };

/// The placement of each feature map.
fn placements(architecture: Architecture) -> Vec<Placement> {
    let mut now = Placement { offset: 0.0, step: 1.0 };
    let mut all = Vec::new();
    for layer in architecture.layers() {
        match *layer {
            Layer::Block { kernel, stride, .. } => {
                now = now.after(kernel, stride, kernel / 2);
                all.push(now);
            }
            Layer::Conv { kernel, stride, padding, .. } => {
                now = now.after(kernel, stride, padding);
                all.push(now);
            }
            Layer::Pool => {
                now = now.after(2, 2, 0);
                // The map is seen pooled.
                if let Some(last) = all.last_mut() {
                    *last = now;
                }
            }
            Layer::MeanMax | Layer::Dense { .. } | Layer::Output => {}
        }
    }
    all
}

/// A feature map with the gradient of a logit.
struct Sensitivity {
    /// Channels, rows, columns.
    shape: [usize; 3],
    values: Vec<f32>,
    gradients: Vec<f32>,
}

/// A network that says why.
#[derive(Debug)]
pub struct Explainer {
    /// On the tape.
    network: Network,
    /// The same off the tape, which is faster.
    pub(super) answering: Network,
    pub(super) device: Device,
    pub(super) device_name: String,
    placements: Vec<Placement>,
    locator: Option<Locator>,
}

impl Explainer {
    /// The network of a model.
    ///
    /// # Errors
    /// When the weights do not belong to the model's architecture.
    pub fn new(model: &Model, device: &ComputeDevice) -> Result<Self, ModelError> {
        let autodiff = device.inner().clone().autodiff();
        let network = model.network(&autodiff)?.fixed();
        let explainer = Self::of_network(network, model.architecture(), autodiff, device.name());
        Ok(Self { locator: model.locator().cloned(), ..explainer })
    }

    fn of_network(network: Network, architecture: Architecture, device: Device, device_name: &str) -> Self {
        let (answering, placements) = (network.valid(), placements(architecture));
        Self { network, answering, device, device_name: device_name.to_owned(), placements, locator: None }
    }

    /// What speaks for `answer` in a picture, beside the base image of `aligner` if the network compares. Waits for the device.
    ///
    /// # Errors
    /// When the device fails, or the network gives no finite number.
    pub fn evidence(
        &self,
        method: EvidenceMethod,
        image: &[u8; PIXELS],
        aligner: Option<&Aligner>,
        answer: impl Into<Answer>,
    ) -> Result<Evidence, NetworkError> {
        let answer = answer.into();
        let mut last = Evidence { answer, values: vec![0.0; PIXELS] };
        self.evidence_in_steps(method, image, aligner, answer, |evidence, _done| {
            last = evidence;
            true
        })?;
        Ok(last)
    }

    /// The same, telling `step` what is found so far and which share of the work is done, above 0 and up to 1; it answers whether to
    /// go on. The last step tells all. A method that is quick has one step.
    ///
    /// # Errors
    /// When the device fails, or the network gives no finite number.
    pub fn evidence_in_steps(
        &self,
        method: EvidenceMethod,
        image: &[u8; PIXELS],
        aligner: Option<&Aligner>,
        answer: Answer,
        mut step: impl FnMut(Evidence, f32) -> bool,
    ) -> Result<(), NetworkError> {
        // An answer of another network is taken for the nearest one of this network.
        let answer = answer.among(self.answering.classes());
        let shown = &Shown::new(&self.answering, image, aligner);
        let mut diverged = false;
        let mut checked = |values: Vec<f32>, done: f32| {
            diverged = values.iter().any(|value| !value.is_finite());
            !diverged && step(Evidence { answer, values }, done)
        };
        match method {
            EvidenceMethod::GradCam => {
                checked(self.grad_cam(shown, answer)?, 1.0);
            }
            EvidenceMethod::Locator => {
                checked(self.located(shown, answer)?, 1.0);
            }
            EvidenceMethod::Occlusion => self.occlusion(shown, answer, &mut checked)?,
        }
        if diverged { Err(NetworkError::Diverged) } else { Ok(()) }
    }

    fn grad_cam(&self, shown: &Shown, answer: Answer) -> Result<Vec<f32>, NetworkError> {
        let fine = self.placements.iter().rposition(|placement| placement.step <= COARSEST).unwrap_or(0);
        let Sensitivity { shape: [channels, height, width], values, gradients } = self.sensitivity(shown, answer, fine)?;
        let cells = height * width;
        let mut map = vec![0.0_f32; cells];
        for (values, gradients) in values.chunks(cells).zip(gradients.chunks(cells)).take(channels) {
            map.iter_mut().zip(values).zip(gradients).for_each(|((sum, value), gradient)| *sum += value * gradient);
        }
        let positive: Vec<f32> = map.iter().map(|value| value.max(0.0)).collect();
        Ok(self.placements[fine].spread(&positive, [height, width]))
    }

    /// Feature map number `place`, and how the logit of `answer`, less the mean of the others, changes with each of its values. Of one
    /// output, the logit speaks for ill and against healthy.
    fn sensitivity(&self, shown: &Shown, answer: Answer, place: usize) -> Result<Sensitivity, NetworkError> {
        let fail = |err: &dyn std::fmt::Display| NetworkError::device(&self.device_name, err);
        guarded(&self.device_name, || {
            let (_, maps) = self.network.forward_with_maps(shown.tensor(&self.device));
            let map = maps.into_iter().nth(place).ok_or_else(|| fail(&"there is no such feature map"))?;
            let leaf = Tensor::<4>::from_inner(map.inner()).require_grad(); // [1, C, H, W]
            let logits = self.network.forward_from(place, leaf.clone()); // [1, K]
            let speaks = match answer {
                // Against the other classes: what lifts all logits alike speaks for none.
                Answer::Class(class) => {
                    let own = logits.clone().narrow(1, class.index(), 1).sum();
                    let others = (logits.sum() - own.clone()) / (Syndrome::COUNT - 1) as f64;
                    own - others
                }
                Answer::Ill => logits.sum(),
                Answer::Healthy => logits.sum().neg(),
            };
            let mut gradients = speaks.backward();
            let [_, channels, height, width] = leaf.dims();
            let read = |tensor: Tensor<4>| {
                let data = tensor.try_into_data().map_err(|err| fail(&err))?;
                data.try_to_vec::<f32>().map_err(|err| fail(&format!("{err:?}")))
            };
            let gradient = leaf.grad_remove(&mut gradients).ok_or_else(|| fail(&"the gradient was lost"))?;
            Ok(Sensitivity { shape: [channels, height, width], values: read(leaf.inner())?, gradients: read(gradient)? })
        })
    }

    /// Nothing, from a network that was never asked where tumors are.
    fn located(&self, shown: &Shown, answer: Answer) -> Result<Vec<f32>, NetworkError> {
        let Some(locator) = &self.locator else { return Ok(vec![0.0; PIXELS]) };
        let fail = |err: &dyn std::fmt::Display| NetworkError::device(&self.device_name, err);
        let maps = guarded(&self.device_name, || {
            let images = shown.tensor(&self.device.clone().without_autodiff());
            let (_, asked) = self.answering.forward_with_asked(images);
            let maps = asked.cells.ok_or_else(|| fail(&"there is no map of cells"))?; // [1, C, 16, 12]
            let data = maps.try_into_data().map_err(|err| fail(&err))?;
            data.try_to_vec::<f32>().map_err(|err| fail(&format!("{err:?}")))
        })?;
        Ok(CELL_PLACEMENT.spread(&locator.cells(&maps, answer), CELLS))
    }
}

#[cfg(test)]
mod tests {
    use super::super::averaging::{read_values, write_values};
    use super::super::{Classes, uniform_share};
    use super::*;
    use crate::factory::{BaseImage, Generator, Mask, Mode, TumorSize, WIDTH};

    fn explainer(architecture: Architecture, change: impl FnOnce(&mut [Vec<f32>])) -> Explainer {
        explainer_of(architecture, Classes::Four, change)
    }

    fn explainer_of(architecture: Architecture, classes: Classes, change: impl FnOnce(&mut [Vec<f32>])) -> Explainer {
        let device = Device::flex();
        let network = Network::new(architecture, classes, 5, &device.clone().autodiff());
        let mut values = read_values(&network).unwrap();
        change(&mut values);
        let network = write_values(network, &values).unwrap().fixed();
        Explainer::of_network(network, architecture, device.autodiff(), "CPU")
    }

    /// v3 that passes the picture through one filter of each convolution and sums, for class B, what lies in the cells for
    /// which `seen` holds. Its last map has 30 rows of 22 cells, 4 pixels wide.
    fn seeing(seen: impl Fn(usize, usize) -> bool) -> Explainer {
        explainer(Architecture::V3, |values| {
            let [first, first_bias, second, second_bias, dense, dense_bias, head, head_bias] = values else {
                panic!("v3 has two convolutions, a dense layer and a head: {} lists", values.len());
            };
            for list in [&mut *first, first_bias, second, second_bias, dense, dense_bias, head, head_bias] {
                list.fill(0.0);
            }
            first[4] = 1.0; // filter 0: the middle of 3 x 3
            second[4] = 1.0; // filter 0: the middle of channel 0
            for (row, column) in (0..30).flat_map(|row| (0..22).map(move |column| (row, column))) {
                if seen(row, column) {
                    dense[(row * 22 + column) * 256] = 1.0; // channel 0 to unit 0
                }
            }
            head[Syndrome::B.index()] = 1.0; // unit 0 to class B
        })
    }

    fn white_where(white: impl Fn(usize, usize) -> bool) -> [u8; PIXELS] {
        std::array::from_fn(|index| if white(index % WIDTH, index / WIDTH) { 255 } else { 0 })
    }

    fn mask_where(tumor: impl Fn(usize, usize) -> bool) -> Mask {
        let mut mask = Mask::empty();
        for (index, bits) in mask.bits_mut().iter_mut().enumerate() {
            *bits = if tumor(index % WIDTH, index / WIDTH) { Mask::bit(TumorSize::Big) } else { 0 };
        }
        mask
    }

    #[test]
    fn a_network_that_looks_only_at_a_corner_finds_its_evidence_there() {
        let explainer = seeing(|row, column| row < 8 && column < 8);
        let picture = white_where(|_, _| true);
        let corner = mask_where(|x, y| x < 40 && y < 40);
        for method in [EvidenceMethod::GradCam, EvidenceMethod::Occlusion] {
            let evidence = explainer.evidence(method, &picture, None, Syndrome::B).unwrap();
            if method == EvidenceMethod::GradCam {
                let share = evidence.share_on(&corner).unwrap();
                assert!(share > 0.99, "{method:?}: {share}");
            } else {
                assert_eq!(evidence.share_on(&corner), None, "nothing changes when white is covered with white");
            }
        }
        // With a dark rest, covering the corner shows too.
        let picture = white_where(|x, y| (8..24).contains(&x) && (8..24).contains(&y) || x > 70);
        let evidence = explainer.evidence(EvidenceMethod::Occlusion, &picture, None, Syndrome::B).unwrap();
        let share = evidence.share_on(&corner).unwrap();
        assert!(share > 0.9, "{share}");
    }

    #[test]
    fn a_network_that_sums_the_tumors_finds_its_evidence_on_them() {
        let explainer = seeing(|_, _| true);
        let square = |x: usize, y: usize| (20..68).contains(&x) && (40..88).contains(&y);
        let (picture, mask) = (white_where(square), mask_where(square));
        assert!((uniform_share(&mask) - 0.1875).abs() < 1e-9);
        for method in [EvidenceMethod::GradCam, EvidenceMethod::Occlusion] {
            let share = explainer.evidence(method, &picture, None, Syndrome::B).unwrap().share_on(&mask).unwrap();
            assert!(share > 0.8, "{method:?}: {share}");
            let other = explainer.evidence(method, &picture, None, Syndrome::C).unwrap();
            assert_ne!(other.share_on(&mask), Some(f64::NAN));
        }
    }

    #[test]
    fn a_locator_shows_the_cells_in_which_it_sees_its_tumors() {
        // A network that was never asked says nothing.
        let blind = explainer(Architecture::Compact2, |_| {});
        let square = |x: usize, y: usize| (32..56).contains(&x) && (48..72).contains(&y);
        let picture = white_where(square);
        assert_eq!(
            blind.evidence(EvidenceMethod::Locator, &picture, None, Syndrome::A).unwrap().share_on(&mask_where(square)),
            None
        );

        // A bundled network was asked while it learned.
        let model = Model::bundled(Mode::Hard).unwrap();
        assert!(EvidenceMethod::ALL.into_iter().all(|method| method.obstacle(&model).is_none()));
        let explainer = Explainer::new(&model, &ComputeDevice::cpu()).unwrap();
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        let specimens = (0..60).map(|index| generator.specimen(77, index)).filter(|found| found.plan.syndrome == Syndrome::A);
        let (mut on, mut even, mut count) = (0.0, 0.0, 0.0);
        for specimen in specimens {
            let evidence = explainer.evidence(EvidenceMethod::Locator, specimen.image.pixels(), None, Syndrome::A).unwrap();
            on += evidence.share_on(&specimen.mask).unwrap();
            even += uniform_share(&specimen.mask);
            count += 1.0;
            let healthy = explainer.evidence(EvidenceMethod::Locator, specimen.image.pixels(), None, Syndrome::Z).unwrap();
            assert_eq!(healthy.share_on(&specimen.mask), None, "nothing is to be found of Z");
        }
        assert!(count > 8.0 && on / count > 4.0 * even / count, "{} of {}", on / count, even / count);
    }

    #[test]
    fn no_gradient_is_no_evidence_and_never_nan() {
        let explainer = explainer(Architecture::Compact2, |values| values.iter_mut().for_each(|list| list.fill(0.0)));
        for method in [EvidenceMethod::GradCam, EvidenceMethod::Occlusion] {
            let evidence = explainer.evidence(method, &white_where(|x, _| x > 50), None, Syndrome::A).unwrap();
            assert_eq!(evidence.share_on(&mask_where(|_, _| true)), None, "{method:?}");
            assert!(evidence.values.iter().all(|value| *value == 0.0));
        }
    }

    #[test]
    fn value_times_gradient_at_the_last_map_sums_up_to_the_logit() {
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        let image = *generator.specimen(3, 4).image.pixels();
        for architecture in [Architecture::Compact, Architecture::Compact2, Architecture::Compact3, Architecture::Compare] {
            let explainer = explainer(architecture, |_| {});
            let last = explainer.placements.len() - 1;
            let shown = Shown::new(&explainer.answering, &image, Some(generator.aligner()));
            let logits = explainer.network.forward(shown.tensor(&explainer.device)).inner();
            let logits = logits.into_data().try_to_vec::<f32>().unwrap();
            for class in Syndrome::ALL {
                let found = explainer.sensitivity(&shown, class.into(), last).unwrap();
                let sum: f32 = found.values.iter().zip(&found.gradients).map(|(value, gradient)| value * gradient).sum();
                let own = logits[class.index()]; // fresh networks have no bias
                let difference = own - (logits.iter().sum::<f32>() - own) / 3.0;
                assert!(
                    (sum - difference).abs() < 1e-4 * difference.abs().max(0.1),
                    "{architecture} {class}: {sum} for {difference}"
                );
            }
        }
    }

    #[test]
    fn of_one_output_the_logit_speaks_for_ill_and_against_healthy() {
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        let image = *generator.specimen(3, 4).image.pixels();
        let explainer = explainer_of(Architecture::Compact2, Classes::Binary, |_| {});
        let last = explainer.placements.len() - 1;
        let shown = Shown::new(&explainer.answering, &image, None);
        let logits = explainer.network.forward(shown.tensor(&explainer.device)).inner();
        let logit = logits.into_data().try_to_vec::<f32>().unwrap()[0]; // a fresh network has no bias
        for (answer, wanted) in [(Answer::Ill, logit), (Answer::Healthy, -logit)] {
            let found = explainer.sensitivity(&shown, answer, last).unwrap();
            let sum: f32 = found.values.iter().zip(&found.gradients).map(|(value, gradient)| value * gradient).sum();
            assert!((sum - wanted).abs() < 1e-4 * wanted.abs().max(0.1), "{answer}: {sum} for {wanted}");
        }
        let evidence = |method, answer: Answer| explainer.evidence(method, &image, None, answer).unwrap();
        let [ill, healthy] = [Answer::Ill, Answer::Healthy].map(|answer| evidence(EvidenceMethod::Occlusion, answer));
        assert!(
            ill.values.iter().zip(&healthy.values).all(|(ill, healthy)| *ill == -healthy),
            "what speaks for one is against the other"
        );
        assert!(ill.values.iter().any(|value| value.abs() > 1e-6));
        // Whoever asks for a class gets the answer that stands for it.
        for (class, stands_for) in [(Syndrome::A, Answer::Ill), (Syndrome::C, Answer::Ill), (Syndrome::Z, Answer::Healthy)] {
            for method in [EvidenceMethod::GradCam, EvidenceMethod::Occlusion] {
                assert_eq!(evidence(method, class.into()), evidence(method, stands_for), "{class}");
            }
        }
    }

    #[test]
    fn gradients_agree_with_finite_differences() {
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        let image = *generator.specimen(8, 1).image.pixels();
        let explainer = explainer(Architecture::Compare, |_| {});
        let shown = Shown::new(&explainer.answering, &image, Some(generator.aligner()));
        for place in [0, 2, 4] {
            let found = explainer.sensitivity(&shown, Syndrome::C.into(), place).unwrap();
            let [channels, height, width] = found.shape;
            let logit = |values: &[f32]| {
                let data = TensorData::new(values.to_vec(), [1, channels, height, width]);
                let logits = explainer.network.forward_from(place, Tensor::from_data(data, &explainer.device)).inner();
                let logits = logits.into_data().try_to_vec::<f32>().unwrap();
                let own = f64::from(logits[Syndrome::C.index()]);
                own - (logits.iter().copied().map(f64::from).sum::<f64>() - own) / 3.0
            };
            // The steepest place, where rounding drowns least.
            let steepest = (0..found.gradients.len())
                .max_by(|&a, &b| found.gradients[a].abs().total_cmp(&found.gradients[b].abs()))
                .unwrap();
            let step = 0.02;
            let moved = |by: f32| {
                let mut values = found.values.clone();
                values[steepest] += by;
                logit(&values)
            };
            let difference = (moved(step) - moved(-step)) / (2.0 * f64::from(step));
            let gradient = f64::from(found.gradients[steepest]);
            assert!((difference - gradient).abs() < 0.1 * gradient.abs(), "map {place}: {difference} for {gradient}");
        }
    }

    #[test]
    fn cells_lie_where_their_filters_are_centred() {
        let step_and_offset = |architecture: Architecture| {
            let last = *placements(architecture).last().unwrap();
            (last.step, last.offset)
        };
        assert_eq!(step_and_offset(Architecture::Compact2), (16.0, 0.0));
        // Two valid 3x3 convolutions with pooling: 1, 1.5, then 2 more, and half of a step of 2.
        assert_eq!(step_and_offset(Architecture::V3), (4.0, 4.5));
    }

    #[test]
    fn a_spread_map_keeps_its_peak_in_place() {
        let placement = Placement { offset: 0.0, step: 8.0 };
        let mut cells = vec![0.0; 16 * 12];
        cells[5 * 12 + 7] = 1.0;
        let map = placement.spread(&cells, [16, 12]);
        let peak = (0..PIXELS).max_by(|&a, &b| map[a].total_cmp(&map[b])).unwrap();
        assert_eq!((peak % WIDTH, peak / WIDTH), (56, 40));
    }
}

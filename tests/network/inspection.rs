//! What the inspection shows against a forward pass in plain loops, and the shown sums against the network's own numbers.

use std::sync::OnceLock;

use brain_tumor_lab::app::layer_name;
use brain_tumor_lab::factory::{HEIGHT, Mode, PIXELS, Syndrome, WIDTH};
use brain_tumor_lab::network::{
    AfterSum, Anatomy, Architecture, Autoencoder, AutoencoderInspector, AutoencoderModel, AutoencoderTrainer, Cell, CellSum,
    CodeLength, ComputeDevice, Inspector, LayerKind, LayerWeights, Model, Restorer, TrainingSettings, sum_at,
};

use crate::common::{generator, pictures, predictor, trainer};

/// A network of this architecture after two steps, so that no bias, norm or running number is that of the start.
fn young(architecture: Architecture) -> Model {
    let mut trainer = trainer(Mode::Hard, TrainingSettings { batch: 8, ..architecture.preset() }, 0);
    (0..2).for_each(|_| {
        trainer.step(0.0).unwrap();
    });
    trainer.model(1.0, None).unwrap()
}

/// One network per kind: normalised, normalised with steps of 1, without normalisation, pooled, pooled with three blocks.
fn models() -> &'static [(Architecture, Model)] {
    static MODELS: OnceLock<Vec<(Architecture, Model)>> = OnceLock::new();
    let all = [Architecture::Compact, Architecture::Compact2, Architecture::CompactPlain, Architecture::V3, Architecture::Nn2019];
    MODELS.get_or_init(|| all.map(|architecture| (architecture, young(architecture))).to_vec())
}

fn picture() -> [u8; PIXELS] {
    pictures(Mode::Hard, 31, 3).0[2]
}

/// The naive twin: every layer by its definition, one value after the other.
fn naive(anatomy: &Anatomy, image: &[u8; PIXELS]) -> Vec<Vec<f64>> {
    let mut values: Vec<f64> = image.iter().map(|&gray| f64::from(gray) / 128.0 - 0.4).collect();
    let mut all = Vec::new();
    for (layer, weights) in anatomy.layers.iter().zip(&anatomy.weights) {
        let ([channels, height, width], [outputs, rows, columns]) = (layer.input, layer.output);
        let at = |c: usize, y: isize, x: isize| {
            let outside = y < 0 || x < 0 || y >= height as isize || x >= width as isize;
            if outside { 0.0 } else { values[(c * height + y as usize) * width + x as usize] }
        };
        let mut result = Vec::new();
        match (layer.kind, weights) {
            (LayerKind::Convolution { kernel, stride, padding, rectified, .. }, LayerWeights::Convolution { kernels, after }) => {
                for filter in 0..outputs {
                    for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
                        let mut sum = 0.0;
                        for c in 0..channels {
                            for (ky, kx) in (0..kernel).flat_map(|ky| (0..kernel).map(move |kx| (ky, kx))) {
                                let y = (row * stride + ky) as isize - padding as isize;
                                let x = (column * stride + kx) as isize - padding as isize;
                                sum += at(c, y, x) * f64::from(kernels[((filter * channels + c) * kernel + ky) * kernel + kx]);
                            }
                        }
                        let shifted = match after {
                            AfterSum::Bias(bias) => sum + f64::from(bias[filter]),
                            AfterSum::Normalisation(norm) => {
                                let deviation = (f64::from(norm.variance[filter]) + norm.epsilon).sqrt();
                                (sum - f64::from(norm.mean[filter])) / deviation * f64::from(norm.gamma[filter])
                                    + f64::from(norm.beta[filter])
                            }
                        };
                        result.push(if rectified { shifted.max(0.0) } else { shifted });
                    }
                }
            }
            (LayerKind::Pool, _) => {
                for c in 0..outputs {
                    for (row, column) in (0..rows as isize).flat_map(|row| (0..columns as isize).map(move |column| (row, column)))
                    {
                        let four = [(0, 0), (0, 1), (1, 0), (1, 1)].map(|(dy, dx)| at(c, 2 * row + dy, 2 * column + dx));
                        result.push(four.into_iter().fold(f64::NEG_INFINITY, f64::max));
                    }
                }
            }
            (LayerKind::Double, _) => {
                for c in 0..outputs {
                    for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
                        result.push(at(c, row as isize / 2, column as isize / 2));
                    }
                }
            }
            (LayerKind::AddPicture, _) => {
                result.extend(values.iter().zip(image).map(|(value, &gray)| value + f64::from(gray) / 128.0 - 0.4));
            }
            (LayerKind::MeanMax, _) => {
                let maps: Vec<&[f64]> = values.chunks(height * width).collect();
                result.extend(maps.iter().map(|map| map.iter().sum::<f64>() / map.len() as f64));
                result.extend(maps.iter().map(|map| map.iter().copied().fold(f64::NEG_INFINITY, f64::max)));
            }
            (LayerKind::Dense | LayerKind::Code | LayerKind::Output, LayerWeights::Dense { matrix, bias }) => {
                for unit in 0..outputs {
                    let sum: f64 =
                        values.iter().enumerate().map(|(input, value)| value * f64::from(matrix[input * outputs + unit])).sum();
                    let shifted = sum + f64::from(bias[unit]);
                    result.push(if layer.kind == LayerKind::Dense { shifted.max(0.0) } else { shifted });
                }
            }
            (LayerKind::Softmax, _) => {
                let sum: f64 = values.iter().map(|logit| logit.exp()).sum();
                result.extend(values.iter().map(|logit| logit.exp() / sum));
            }
            (kind, _) => panic!("{kind:?} without its weights"),
        }
        all.push(result.clone());
        values = result;
    }
    all
}

fn close(a: f64, b: f64, tolerance: f64) -> bool {
    (a - b).abs() <= tolerance * a.abs().max(b.abs()).max(1.0)
}

#[test]
fn every_value_of_every_layer_is_that_of_the_naive_pass() {
    let picture = picture();
    for (architecture, model) in models() {
        let inspector = Inspector::new(model, &ComputeDevice::cpu()).unwrap();
        let inspection = inspector.inspect(&picture, None).unwrap();
        let expected = naive(inspector.anatomy(), &picture);
        assert_eq!(inspection.trace.outputs.len(), expected.len(), "{architecture}");
        for (place, (found, expected)) in inspection.trace.outputs.iter().zip(&expected).enumerate() {
            let name = layer_name(&inspector.anatomy().layers[place]);
            assert_eq!(found.len(), expected.len(), "{architecture} {name}");
            let wrong =
                found.iter().zip(expected).filter(|(found, expected)| !close(f64::from(**found), **expected, 1e-4)).count();
            assert_eq!(wrong, 0, "{architecture} {name}");
            let (low, high) = expected.iter().fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(*v), high.max(*v)));
            assert!(high > low, "{architecture} {name}: a layer that says one thing everywhere proves nothing");
        }
        // A picture that differs in one pixel gives other numbers: the comparison can fail.
        let mut other = picture;
        other[64 * WIDTH + 48] ^= 0x40;
        assert_ne!(inspector.inspect(&other, None).unwrap().logits(), inspection.logits(), "{architecture}");
    }
}

#[test]
fn the_probabilities_are_those_that_the_network_plays_with() {
    let picture = picture();
    for (architecture, model) in models() {
        let inspection = Inspector::new(model, &ComputeDevice::cpu()).unwrap().inspect(&picture, None).unwrap();
        let played = predictor(model).predict(&[picture], None).unwrap()[0].probabilities();
        for class in Syndrome::ALL {
            let (shown, played) = (inspection.prediction.probabilities()[class.index()], played[class.index()]);
            assert!((shown - played).abs() < 1e-5, "{architecture} {class}: {shown} and {played}");
        }
    }
}

/// First, last, and cells spread over the shape, all four corners of the first and the last map among them.
fn cells([channels, height, width]: [usize; 3]) -> Vec<Cell> {
    let mut all = Vec::new();
    for channel in [0, channels / 3, channels - 1] {
        for row in [0, 1.min(height - 1), height / 2, height - 1] {
            for column in [0, 1.min(width - 1), width / 3, width - 1] {
                all.push(Cell { channel, row, column });
            }
        }
    }
    all.extend((0..12).map(|n| Cell::at(n * 7919 % (channels * height * width), [channels, height, width])));
    all
}

/// An autoencoder of each kind after two steps.
fn coders() -> &'static [AutoencoderModel] {
    static CODERS: OnceLock<Vec<AutoencoderModel>> = OnceLock::new();
    let kinds = [Autoencoder::Denoiser, Autoencoder::Bottleneck(CodeLength::ALL[1])];
    CODERS.get_or_init(|| {
        let young = |kind| {
            let mut trainer = AutoencoderTrainer::new(kind, generator(Mode::Hard), 5, &ComputeDevice::cpu());
            (0..2).for_each(|_| {
                trainer.step().unwrap();
            });
            trainer.model(1.0).unwrap()
        };
        kinds.map(young).to_vec()
    })
}

#[test]
fn every_value_of_every_layer_of_an_autoencoder_is_that_of_the_naive_pass_and_has_its_sum() {
    let picture = picture();
    for model in coders() {
        let kind = model.kind();
        let inspector = AutoencoderInspector::of_autoencoder(model, &ComputeDevice::cpu()).unwrap();
        let anatomy = inspector.anatomy();
        let restoration = inspector.restore(&picture).unwrap();
        let expected = naive(anatomy, &picture);
        assert_eq!(restoration.trace.outputs.len(), expected.len());
        for (place, (found, expected)) in restoration.trace.outputs.iter().zip(&expected).enumerate() {
            let (layer, name) = (&anatomy.layers[place], layer_name(&anatomy.layers[place]));
            assert_eq!((found.len(), layer.len()), (expected.len(), expected.len()), "{kind:?} {name}");
            let is_close = |(found, expected): (&f32, &f64)| close(f64::from(*found), *expected, 1e-4);
            assert!(found.iter().zip(expected).all(is_close), "{kind:?} {name}");
            let (low, high) = expected.iter().fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(*v), high.max(*v)));
            assert!(high > low, "{kind:?} {name}: a layer that says one thing everywhere proves nothing");
            for cell in cells(layer.output) {
                let own = found[cell.index(layer.output)];
                let sum = sum_at(anatomy, &restoration.trace, place, cell, 6).unwrap();
                let what = format!("{kind:?}, {name}, {cell:?}: {:?} for {own}", sum.output());
                assert!(close(f64::from(sum.output().unwrap()), f64::from(own), 1e-4), "{what}");
                check_parts(&sum, &what);
            }
        }
        // What it gives is what the network at work gives, and the last layer in gray levels.
        let restored = Restorer::new(model, &ComputeDevice::cpu()).unwrap().restore(&[picture]).unwrap();
        let last = expected.last().unwrap();
        for (place, (&made, value)) in restoration.picture.pixels().iter().zip(last).enumerate() {
            let gray = (128.0 * (value + 0.4)).clamp(0.0, 255.0);
            assert!((f64::from(made) - gray).abs() < 0.51 && made.abs_diff(restored[0][place]) <= 1, "{kind:?} {place}");
        }
    }
}

#[test]
fn the_layers_of_an_autoencoder_are_described_as_they_are() {
    let [denoiser, bottleneck] = coders() else { panic!("two of them") };
    let inspector = |model| AutoencoderInspector::of_autoencoder(model, &ComputeDevice::cpu()).unwrap();
    let (denoiser, bottleneck) = (inspector(denoiser), inspector(bottleneck));
    // Counted by hand: 9 weights and a bias, 12 maps, one map.
    let counted = [12 * (9 + 1), 12 * (12 * 9 + 1), 12 * (12 * 9 + 1), 12 * 9 + 1, 0];
    assert_eq!(denoiser.anatomy().layers.iter().map(|layer| layer.parameters).collect::<Vec<_>>(), counted);
    let fields: Vec<usize> = denoiser.anatomy().layers.iter().filter_map(|layer| layer.field).map(|field| field.size).collect();
    assert_eq!(fields, [3, 5, 7, 9, 9]);
    let layers = &bottleneck.anatomy().layers;
    let code = coders()[1].kind().code_layer().unwrap();
    assert_eq!((layers[code].kind, layers[code].output), (LayerKind::Code, [8, 1, 1]));
    assert_eq!(layers[code].parameters, (64 * 8 * 6 + 1) * 8);
    assert!(layers[..code].iter().all(|layer| layer.field.is_some()) && layers[code..].iter().all(|layer| layer.field.is_none()));
    assert_eq!(layers.last().unwrap().output, [1, HEIGHT, WIDTH]);
    for anatomy in [denoiser.anatomy(), bottleneck.anatomy()] {
        for pair in anatomy.layers.windows(2) {
            assert_eq!(pair[0].len(), pair[1].input.iter().product::<usize>());
        }
        for (layer, weights) in anatomy.layers.iter().zip(&anatomy.weights) {
            let biases = match weights {
                LayerWeights::None => 0,
                LayerWeights::Convolution { after: AfterSum::Bias(bias), .. } | LayerWeights::Dense { bias, .. } => bias.len(),
                LayerWeights::Convolution { .. } => panic!("nothing is normalised"),
            };
            assert_eq!(layer.parameters, weights.multipliers().len() + biases, "{}", layer_name(layer));
        }
    }
}

/// Behind the code a value changes wherever in the picture something changes; before it only within its field.
#[test]
fn the_receptive_fields_of_an_autoencoder_hold_exactly_the_pixels_that_change_a_value() {
    let inspector = AutoencoderInspector::of_autoencoder(&coders()[0], &ComputeDevice::cpu()).unwrap();
    let gray = [100; PIXELS];
    let before = inspector.restore(&gray).unwrap();
    for place in 0..inspector.anatomy().layers.len() {
        let layer = &inspector.anatomy().layers[place];
        let (row, column) = (HEIGHT / 2, WIDTH / 2);
        let ((top, bottom), (left, right)) = (layer.field.unwrap().span(row), layer.field.unwrap().span(column));
        let changed = |y: usize, x: usize| {
            let mut picture = gray;
            picture[y * WIDTH + x] = 255;
            let after = inspector.restore(&picture).unwrap();
            (0..layer.output[0]).any(|channel| {
                let at = Cell { channel, row, column }.index(layer.output);
                after.trace.outputs[place][at] != before.trace.outputs[place][at]
            })
        };
        assert!(changed(row, column) && !changed(top as usize - 1, column) && !changed(row, left as usize - 1), "{place}");
        assert!(!changed(bottom as usize, column) && !changed(row, right as usize), "{place}");
        assert!(changed(top as usize, column) || changed(bottom as usize - 1, column), "{place}: the field is too large");
    }
}

#[test]
fn the_code_that_is_read_is_the_layer_of_the_code_and_dead_maps_are_counted() {
    let model = &coders()[1];
    let (images, _) = pictures(Mode::Hard, 8, 18);
    let inspector = AutoencoderInspector::of_autoencoder(model, &ComputeDevice::cpu()).unwrap();
    let code = model.kind().code_layer().unwrap();
    let read = inspector.codes(code, &images, None, &mut |_| true).unwrap().unwrap();
    let encoded = Restorer::new(model, &ComputeDevice::cpu()).unwrap().encode(&images).unwrap().unwrap();
    assert_eq!((read.features, read.len()), (8, 18));
    assert!(read.values.iter().zip(&encoded.values).all(|(a, b)| close(f64::from(*a), f64::from(*b), 1e-4)));
    let last = inspector.anatomy().layers.len() - 1;
    assert!(inspector.codes(last, &images, None, &mut |_| true).unwrap().is_some());
    assert!(inspector.codes(last + 1, &images, None, &mut |_| true).is_err(), "there is no layer behind the picture");
    let found = inspector.statistics(&images, None, || true).unwrap().unwrap();
    for (place, layer) in inspector.anatomy().layers.iter().enumerate() {
        let size = layer.output[1] * layer.output[2];
        let mut peaks = vec![f32::NEG_INFINITY; layer.output[0]];
        for image in &images {
            let values = &inspector.restore(image).unwrap().trace.outputs[place];
            for (peak, map) in peaks.iter_mut().zip(values.chunks(size)) {
                *peak = map.iter().copied().fold(*peak, f32::max);
            }
        }
        assert!(peaks.iter().zip(&found[place].peaks).all(|(a, b)| close(f64::from(*a), f64::from(*b), 1e-4)), "{place}");
    }
}

#[test]
fn the_shown_sums_are_the_network_s_own_numbers() {
    let picture = picture();
    for (architecture, model) in models() {
        let inspector = Inspector::new(model, &ComputeDevice::cpu()).unwrap();
        let (anatomy, inspection) = (inspector.anatomy(), inspector.inspect(&picture, None).unwrap());
        for (place, layer) in anatomy.layers.iter().enumerate() {
            for cell in cells(layer.output) {
                let own = inspection.trace.outputs[place][cell.index(layer.output)];
                let sum = sum_at(anatomy, &inspection.trace, place, cell, 6).unwrap();
                let shown = match &sum {
                    CellSum::Softmax(terms) => terms[cell.channel].probability,
                    other => other.output().unwrap(),
                };
                let what = format!("{architecture}, {}, {cell:?}: {shown} for {own}", layer_name(layer));
                assert!(close(f64::from(shown), f64::from(own), 1e-4), "{what}");
                check_parts(&sum, &what);
            }
            let beyond = Cell { channel: layer.output[0], row: 0, column: 0 };
            assert_eq!(sum_at(anatomy, &inspection.trace, place, beyond, 6), None);
        }
        assert_eq!(sum_at(anatomy, &inspection.trace, anatomy.layers.len(), Cell::default(), 6), None);
    }
}

/// What stands on the screen adds up: each product to its channel, each channel to the sum, each term to the total.
fn check_parts(sum: &CellSum, what: &str) {
    match sum {
        CellSum::Convolution(sum) => {
            for term in &sum.channels {
                assert_eq!(term.patch.len(), sum.side * sum.side);
                let products: f64 = term.patch.iter().zip(&term.kernel).map(|(v, w)| f64::from(v * w)).sum();
                assert!(close(products, f64::from(term.sum), 1e-4), "{what}");
            }
            let all: f64 = sum.channels.iter().map(|term| f64::from(term.sum)).sum();
            assert!(close(all, f64::from(sum.sum), 1e-4), "{what}");
            assert!(close(f64::from(sum.after.apply(sum.sum)), f64::from(sum.shifted), 1e-6), "{what}");
            assert_eq!(sum.output, if sum.rectified { sum.shifted.max(0.0) } else { sum.shifted }, "{what}");
            let (row, column) = sum.corner;
            let outside = row < 0 || column < 0;
            assert!(!outside || sum.channels.iter().all(|term| term.patch[0] == 0.0), "zeros around the map: {what}");
        }
        CellSum::Pool(sum) => {
            assert!(sum.values.iter().all(|value| *value <= sum.output), "{what}");
            assert_eq!(sum.values[sum.winner], sum.output, "{what}");
        }
        CellSum::Dense(sum) => {
            let named: f64 = sum.largest.iter().map(|term| f64::from(term.product())).sum();
            assert!(close(named + f64::from(sum.rest) + f64::from(sum.bias), f64::from(sum.sum), 1e-4), "{what}");
            assert!(sum.largest.is_sorted_by(|a, b| a.product().abs() >= b.product().abs()), "{what}");
            assert!(sum.largest.len() == 6 && sum.rest_count > 0, "{what}");
        }
        CellSum::Softmax(terms) => {
            let all: f64 = terms.iter().map(|term| term.exponential).sum();
            assert!(terms.iter().all(|term| close(term.exponential / all, f64::from(term.probability), 1e-5)), "{what}");
        }
        CellSum::Sigmoid(term) => {
            assert!(close(1.0 / (1.0 + term.exponential), f64::from(term.probability), 1e-6), "{what}");
        }
        CellSum::Mean { sum, count, output, .. } => {
            assert!(close(f64::from(*sum) / *count as f64, f64::from(*output), 1e-5), "{what}");
        }
        CellSum::Added(sum) => assert!(close(f64::from(sum.given + sum.correction), f64::from(sum.output), 1e-6), "{what}"),
        CellSum::Maximum { .. } | CellSum::Doubled(_) => {}
    }
}

#[test]
fn a_receptive_field_holds_exactly_the_pixels_that_change_a_value() {
    let (_, model) = &models()[1];
    let inspector = Inspector::new(model, &ComputeDevice::cpu()).unwrap();
    let gray = [100; PIXELS];
    let before = inspector.inspect(&gray, None).unwrap();
    for place in [0, 1, 2, 3] {
        let layer = &inspector.anatomy().layers[place];
        let [channels, height, width] = layer.output;
        let (row, column) = (height / 2, width / 2);
        let field = layer.field.unwrap();
        let ((top, bottom), (left, right)) = (field.span(row), field.span(column));
        let values = |inspection: &brain_tumor_lab::network::Inspection| -> Vec<f32> {
            (0..channels)
                .map(|channel| inspection.trace.outputs[place][Cell { channel, row, column }.index(layer.output)])
                .collect()
        };
        let changed = |y: usize, x: usize| {
            let mut picture = gray;
            picture[y * WIDTH + x] = 255;
            values(&inspector.inspect(&picture, None).unwrap()) != values(&before)
        };
        let ends = [(top as usize, left as usize), (bottom as usize - 1, right as usize - 1)];
        assert!(ends.iter().all(|&(y, x)| y < HEIGHT && x < WIDTH), "the test looks at a field inside the picture");
        assert!(changed((top + bottom) as usize / 2, (left + right) as usize / 2), "{place}");
        for (y, x) in [(top as usize - 1, left as usize), (top as usize, left as usize - 1), (bottom as usize, left as usize)] {
            assert!(!changed(y, x), "layer {place}: pixel {x}, {y} is beyond the field and changes the value");
        }
        assert!(ends.iter().any(|&(y, x)| changed(y, x)), "layer {place}: a corner of the field changes nothing");
    }
}

#[test]
fn statistics_count_dead_units_and_every_weight() {
    let (_, model) = &models()[0];
    let inspector = Inspector::new(model, &ComputeDevice::cpu()).unwrap();
    let (images, _) = pictures(Mode::Hard, 5, 20);
    let found = inspector.statistics(&images, None, || true).unwrap().unwrap();
    let anatomy = inspector.anatomy();
    assert_eq!(found.len(), anatomy.layers.len());
    let mut dead = vec![0; found.len()];
    for (place, layer) in anatomy.layers.iter().enumerate() {
        let mut peaks = vec![f32::NEG_INFINITY; layer.output[0]];
        for image in &images {
            let values = &inspector.inspect(image, None).unwrap().trace.outputs[place];
            for (channel, peak) in peaks.iter_mut().enumerate() {
                let size = layer.output[1] * layer.output[2];
                *peak = values[channel * size..(channel + 1) * size].iter().copied().fold(*peak, f32::max);
            }
        }
        dead[place] = peaks.iter().filter(|peak| **peak <= 0.0).count();
        assert!(peaks.iter().zip(&found[place].peaks).all(|(a, b)| close(f64::from(*a), f64::from(*b), 1e-5)), "layer {place}");
        assert_eq!(found[place].weights.total() as usize, anatomy.weights[place].multipliers().len());
        assert!(found[place].activations.total() > 0);
    }
    assert_eq!(found.iter().map(brain_tumor_lab::network::LayerStatistics::dead).collect::<Vec<_>>(), dead);
    assert!(inspector.statistics(&images, None, || false).unwrap().is_none(), "it can be given up");
}

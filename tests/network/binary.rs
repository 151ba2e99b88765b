//! Networks with one output that say ill or healthy: what they learn, say, show and keep.

use std::sync::LazyLock;

use brain_tumor_lab::factory::{Mode, Syndrome};
use brain_tumor_lab::network::{
    Answer, Architecture, Cell, CellSum, Classes, ComputeDevice, Inspector, LayerKind, LayerWeights, Model, ModelError,
    Prediction, TrainerState, TrainingSettings, evaluate_images, sigmoid, sum_at,
};

use super::common::{pictures, predictor, trainer, young_model};

fn binary(preset: TrainingSettings) -> TrainingSettings {
    TrainingSettings { classes: Classes::Binary, ..preset }
}

/// A network that has seen 640 HARD pictures.
fn young_binary() -> &'static Model {
    static MODEL: LazyLock<Model> = LazyLock::new(|| {
        let mut trainer = trainer(Mode::Hard, binary(TrainingSettings::default()), 0);
        (0..10).for_each(|_| {
            trainer.step(0.0).unwrap();
        });
        trainer.model(1.5, Some(0.75)).unwrap()
    });
    &MODEL
}

#[test]
fn it_starts_at_guessing_and_soon_knows_more_than_the_base_rate() {
    let settings = binary(TrainingSettings::default());
    let mut trainer = trainer(Mode::Easy, settings, 400);
    let steps = 100;
    let losses: Vec<f64> = (0..steps).map(|step| trainer.step(f64::from(step) / f64::from(steps)).unwrap().loss).collect();
    assert!((losses[0] - 2.0_f64.ln()).abs() < 0.1, "the first loss is near ln 2: {}", losses[0]);
    let evaluation = trainer.validate().unwrap();
    let confusion = evaluation.confusion;
    assert_eq!((confusion.classes(), confusion.total()), (Classes::Binary, 400));
    assert!((confusion.base_rate() - 0.75).abs() < 0.07, "about three quarters are ill: {}", confusion.base_rate());
    assert!(confusion.accuracy() > confusion.base_rate() + 0.1, "{confusion:?}");
    assert!(evaluation.loss < 0.4, "who knows the base rate alone has 0.56: {}", evaluation.loss);
}

#[test]
fn all_weights_but_those_of_the_head_begin_as_those_of_four_classes() {
    for architecture in [Architecture::Compact, Architecture::Compare, Architecture::V3] {
        let weights = |classes| {
            let settings = TrainingSettings { classes, guidance: 0.0, ..architecture.preset() };
            trainer(Mode::Easy, settings, 0).state().unwrap().weights
        };
        let (four, one) = (weights(Classes::Four), weights(Classes::Binary));
        let differing: Vec<usize> = (0..four.len()).filter(|&place| four[place] != one[place]).collect();
        assert_eq!((four.len(), differing.len()), (one.len(), 2), "{architecture}: the weights and the bias of the head");
        let [matrix, bias] = [0, 1].map(|place| (four[differing[place]].len(), one[differing[place]].len()));
        assert_eq!((matrix.0, bias), (4 * matrix.1, (4, 1)), "{architecture}");
        let count = |weights: &[Vec<f32>]| weights.iter().map(Vec::len).sum::<usize>();
        let parameters = |classes| architecture.parameters(classes);
        assert_eq!(count(&four) - count(&one), parameters(Classes::Four) - parameters(Classes::Binary), "{architecture}");
    }
}

#[test]
fn every_network_learns_with_one_output() {
    let (images, truths) = pictures(Mode::Easy, 3, 4);
    for architecture in Architecture::ALL.into_iter().filter(|one| one.parameters(Classes::Binary) < 10_000_000) {
        let mut trainer = trainer(Mode::Easy, TrainingSettings { batch: 4, ..binary(architecture.preset()) }, 4);
        let report = trainer.step_on(&images, &truths, 0.5).unwrap();
        assert!(report.loss.is_finite() && (0.0..=1.0).contains(&report.accuracy), "{architecture}: {report:?}");
        assert_eq!(trainer.validate().unwrap().confusion.total(), 4, "{architecture}");
    }
}

#[test]
fn a_training_goes_on_from_its_state_with_the_same_bits() {
    let settings = TrainingSettings { batch: 16, smoothing: 0.05, ..binary(Architecture::BEST.preset()) };
    let mut whole = trainer(Mode::Hard, settings, 0);
    (0..3).for_each(|_| {
        whole.step(0.2).unwrap();
    });
    let bytes = whole.state().unwrap().encode();
    assert_eq!(bytes[8..12], 2_u32.to_le_bytes(), "older programs say that it is newer");
    let state = TrainerState::decode(&bytes).unwrap();
    assert_eq!(state.settings, settings);
    // Begun with other settings on purpose: the state brings its own.
    let mut resumed = trainer(Mode::Hard, TrainingSettings { batch: 16, ..Architecture::BEST.preset() }, 0);
    resumed.restore(&state).unwrap();
    for _ in 0..3 {
        let reports = [&mut whole, &mut resumed].map(|trainer| trainer.step(0.6).unwrap());
        assert_eq!(reports[0], reports[1]);
    }
    assert!(whole.state().unwrap().encode() == resumed.state().unwrap().encode());
}

#[test]
fn what_it_says_is_sigmoid_of_its_logit() {
    let (images, truths) = pictures(Mode::Hard, 5, 70);
    let predictor = predictor(young_binary());
    assert_eq!(predictor.classes(), Classes::Binary);
    let predictions = predictor.predict(&images, None).unwrap();
    let inspector = Inspector::new(young_binary(), &ComputeDevice::cpu()).unwrap();
    for (prediction, image) in predictions.iter().zip(&images).take(3) {
        let Prediction::Binary { logit } = *prediction else { panic!("it says {prediction:?}") };
        assert_eq!(prediction.probabilities(), [sigmoid(logit), sigmoid(-logit)]);
        assert!((prediction.probabilities().iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert_eq!(prediction.share(Answer::Class(Syndrome::A)), None, "it knows no classes");
        let shown = inspector.inspect(image, None).unwrap();
        assert!((shown.logits()[0] - logit).abs() < 1e-4, "the same network: {} and {logit}", shown.logits()[0]);
    }
    // The matrix by hand: above 0 is ill.
    let evaluation = evaluate_images(&predictor, &images, &truths, None).unwrap();
    let (mut counts, mut loss) = ([[0_u64; 2]; 2], 0.0);
    for (prediction, truth) in predictions.iter().zip(&truths) {
        let Prediction::Binary { logit } = *prediction else { panic!("it says {prediction:?}") };
        let is_healthy = *truth == Syndrome::Z;
        counts[usize::from(is_healthy)][usize::from(logit < 0.0)] += 1;
        let ill = 1.0 / (1.0 + (-f64::from(logit)).exp());
        loss -= if is_healthy { 1.0 - ill } else { ill }.ln() / truths.len() as f64;
    }
    assert_eq!(evaluation.confusion.counts(), counts);
    assert!((evaluation.loss - loss).abs() < 1e-5, "{} and {loss}", evaluation.loss);
    let healthy = counts[1].iter().sum::<u64>();
    assert_eq!(evaluation.confusion.recall(Answer::Healthy), Some(counts[1][1] as f64 / healthy as f64));
    assert_eq!(evaluation.confusion.recall(Syndrome::A), None, "there is no row of that name");
}

#[test]
fn its_last_layers_are_one_logit_and_the_sigmoid_with_their_sums() {
    let (images, _) = pictures(Mode::Hard, 5, 1);
    let inspector = Inspector::new(young_binary(), &ComputeDevice::cpu()).unwrap();
    let shown = inspector.inspect(&images[0], None).unwrap();
    let anatomy = inspector.anatomy();
    let [.., output, last] = anatomy.layers.as_slice() else { panic!("it has layers") };
    assert_eq!((output.kind, output.output, output.parameters), (LayerKind::Output, [1, 1, 1], 257));
    assert_eq!((last.kind, last.output), (LayerKind::Sigmoid, [1, 1, 1]));
    let place = anatomy.layers.len() - 2;
    let LayerWeights::Dense { matrix, bias } = &anatomy.weights[place] else { panic!("the head is dense") };
    let inputs = &shown.trace.outputs[place - 1];
    let naive = inputs.iter().zip(matrix).map(|(value, weight)| f64::from(*value) * f64::from(*weight)).sum::<f64>();
    let naive = (naive + f64::from(bias[0])) as f32;
    let Some(CellSum::Dense(sum)) = sum_at(anatomy, &shown.trace, place, Cell::default(), 5) else {
        panic!("a sum of its inputs")
    };
    assert!((sum.output - naive).abs() < 1e-5 && (shown.logits()[0] - naive).abs() < 1e-4, "{} for {naive}", sum.output);
    let Some(CellSum::Sigmoid(term)) = sum_at(anatomy, &shown.trace, place + 1, Cell::default(), 5) else {
        panic!("the sigmoid")
    };
    assert!((f64::from(term.probability) - 1.0 / (1.0 + term.exponential)).abs() < 1e-7);
    assert_eq!(shown.trace.outputs[place + 1][0], term.probability);
    assert_eq!(shown.prediction.share(Answer::Ill), Some(term.probability));
    let many = inspector.statistics(&images, None, || true).unwrap().unwrap();
    assert_eq!(many.len(), anatomy.layers.len());
}

#[test]
fn files_say_what_it_is_and_older_programs_refuse_them() {
    let model = young_binary();
    let bytes = model.encode().unwrap();
    assert_eq!(bytes[8..12], 2_u32.to_le_bytes(), "version 0.1 says that it was written by a newer version");
    let length = u32::from_le_bytes(bytes[12..16].try_into().unwrap()) as usize;
    let header: serde_json::Value = serde_json::from_slice(&bytes[16..16 + length]).unwrap();
    assert_eq!(header["classes"], serde_json::json!(["ill", "healthy"]));
    assert_eq!(header["record"]["settings"]["classes"], "binary");
    assert_eq!(Model::decode(&bytes).unwrap(), *model);
    let exported = model.to_safetensors().unwrap();
    let again = Model::from_safetensors(&exported).unwrap();
    let (images, _) = pictures(Mode::Hard, 5, 3);
    assert_eq!(predictor(&again).predict(&images, None).unwrap(), predictor(model).predict(&images, None).unwrap());
    assert_eq!(again.classes(), Classes::Binary);
    // The description of four classes does not mention them, as before.
    let four = String::from_utf8_lossy(&young_model().to_safetensors().unwrap()[..4000]).into_owned();
    assert!(four.contains("brain_tumor_lab") && !four.contains("classes"), "{four}");
}

#[test]
fn a_description_that_does_not_go_with_the_outputs_is_refused_in_words() {
    // The weights of four outputs under the description of one, and the other way round, as a hand that edits files may leave them.
    let described = |model: &Model, from: &str, to: &str| {
        let bytes = model.to_safetensors().unwrap();
        let (text, data) = bytes[8..].split_at(u64::from_le_bytes(bytes[..8].try_into().unwrap()) as usize);
        let mut header: serde_json::Value = serde_json::from_slice(text).unwrap();
        let description = header["__metadata__"]["brain_tumor_lab"].as_str().unwrap().replace(from, to);
        header["__metadata__"]["brain_tumor_lab"] = description.into();
        let text = serde_json::to_vec(&header).unwrap();
        Model::from_safetensors(&[&(text.len() as u64).to_le_bytes()[..], &text, data].concat())
    };
    let one = described(young_model(), "\"architecture\":\"compact\"", "\"architecture\":\"compact\",\"classes\":\"binary\"");
    let err = one.unwrap_err().to_string();
    for word in ["compact network with one output, which says ill or healthy", "head.bias", "[4]", "[1]"] {
        assert!(err.contains(word), "{word} is not in: {err}");
    }
    let four = described(young_binary(), "\"classes\":\"binary\",", "").unwrap_err();
    assert!(matches!(&four, ModelError::Weights { .. }), "{four}");
    assert!(four.to_string().contains("[1] where [4]"), "{four}");
    let unknown = described(young_binary(), "\"binary\"", "\"three\"").unwrap_err();
    assert!(matches!(&unknown, ModelError::Header(_)), "{unknown}");
}

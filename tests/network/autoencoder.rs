//! The autoencoders learn what they should, and layers of classifiers are read as their codes are.

use std::sync::Arc;

use brain_tumor_lab::factory::{BaseImage, Mode};
use brain_tumor_lab::lecture::autoencoder::{Drawn, TestPictures, grouped, noisy_generator};
use brain_tumor_lab::lecture::{Material, read_out};
use brain_tumor_lab::network::{
    Autoencoder, AutoencoderTrainer, Classes, CodeLength, Codes, ComputeDevice, Inspector, Model, NetworkError, TrainingSettings,
};
use brain_tumor_lab::worker::{ReadOutJob, ReadOutRequest, Reply, Subject};

use super::common::{Asked, generator, pictures};

fn material() -> Material {
    Material::new(&BaseImage::bundled(), 1).unwrap()
}

#[test]
fn the_denoiser_comes_nearer_to_the_true_picture_than_the_median_on_tumors_too() {
    let noisy = noisy_generator(&material()).unwrap();
    let test = TestPictures::noisy(&noisy, 1, 30);
    let (before, median) = (test.closeness(&test.given), test.closeness(&test.medians()));
    let mut trainer = AutoencoderTrainer::new(Autoencoder::Denoiser, noisy, 1, &ComputeDevice::cpu());
    let untrained = test.closeness(&trainer.restorer().unwrap().restore(&test.given).unwrap());
    assert!((untrained.all - before.all).abs() < 1.0, "it begins with the picture nearly as it is: {untrained:?}");
    while trainer.images_seen() < 960 {
        trainer.step().unwrap();
    }
    let network = test.closeness(&trainer.restorer().unwrap().restore(&test.given).unwrap());
    assert!(network.all > median.all + 2.0 && network.tumors > median.tumors + 1.0, "{network:?}, median {median:?}");
}

#[test]
fn a_code_keeps_the_pose_and_forgets_the_disease() {
    let material = material();
    let hard = material.generator(Mode::Hard);
    let drawn = Drawn::new(hard, 77, 1_500);
    let mut trainer =
        AutoencoderTrainer::new(Autoencoder::Bottleneck(CodeLength::default()), hard.clone(), 1, &ComputeDevice::cpu());
    while trainer.images_seen() < 1_920 {
        trainer.step().unwrap();
    }
    let codes = trainer.restorer().unwrap().encode(&drawn.images).unwrap().unwrap();
    assert_eq!((codes.features, codes.len()), (32, 1_500));
    let read = read_out(&codes.values, codes.features, &drawn.questions, &drawn.classes, &mut |_| true).unwrap();
    let groups = grouped(&read);
    assert!(groups.windows(2).all(|pair| pair[0].1 > pair[1].1 + 0.03), "move, shade, shrink, contrast, tumor area: {groups:?}");
    assert!(groups[0].1 > 0.95 && groups[4].1 < 0.15 && read.class_accuracy < 0.4, "{groups:?} {}", read.class_accuracy);
}

fn codes_of(
    model: &Model,
    layer: usize,
    images: &[[u8; brain_tumor_lab::factory::PIXELS]],
) -> Result<Option<Codes>, NetworkError> {
    Inspector::new(model, &ComputeDevice::cpu()).unwrap().codes(layer, images, None, &mut |_| true)
}

#[test]
fn the_codes_of_a_layer_are_what_the_inspection_of_each_picture_says() {
    let model = Model::bundled(Mode::Hard).unwrap();
    let inspector = Inspector::new(&model, &ComputeDevice::cpu()).unwrap();
    let (images, _) = pictures(Mode::Hard, 4, 20);
    let last = inspector.anatomy().layers.len() - 1;
    for layer in 0..=last {
        let codes = codes_of(&model, layer, &images).unwrap().unwrap();
        let info = &inspector.anatomy().layers[layer];
        assert!(codes.len() == 20 && codes.features <= 1024, "{layer}");
        for (row, image) in codes.values.chunks(codes.features).zip(&images) {
            let inspection = inspector.inspect(image, None).unwrap();
            let values = &inspection.trace.outputs[layer];
            if info.is_spatial() {
                // The mean over the first cell of the grid: channels x cells x (mean, maximum), equal cells.
                let [channels, height, width] = info.output;
                let cells = codes.features / channels / 2;
                let (rows, columns) =
                    [(16, 12), (8, 6), (4, 3), (2, 2), (1, 1)].into_iter().find(|(r, c)| r * c == cells).unwrap();
                let cell = (0..height / rows).flat_map(|row| &values[row * width..][..width / columns]);
                let mean = cell.clone().sum::<f32>() / (height / rows * (width / columns)) as f32;
                let largest = cell.copied().fold(f32::NEG_INFINITY, f32::max);
                assert!((row[0] - mean).abs() < 1e-4 * (1.0 + mean.abs()), "{layer}: {} against {mean}", row[0]);
                assert!((row[1] - largest).abs() < 1e-4 * (1.0 + largest.abs()), "{layer}");
            } else {
                assert_eq!(row.len(), values.len());
                assert!(
                    row.iter().zip(values.iter()).all(|(one, other)| (one - other).abs() < 1e-4 * (1.0 + other.abs())),
                    "{layer}"
                );
            }
        }
    }
    let settings = TrainingSettings { classes: Classes::Binary, batch: 4, ..TrainingSettings::default() };
    let binary = super::common::trainer(Mode::Easy, settings, 0).model(0.0, None).unwrap();
    let last_of_binary = Inspector::new(&binary, &ComputeDevice::cpu()).unwrap().anatomy().layers.len() - 1;
    let probability = codes_of(&binary, last_of_binary, &images).unwrap().unwrap();
    assert!(probability.features == 1 && probability.values.iter().all(|p| (0.0..=1.0).contains(p)), "ill or healthy");
    let err = codes_of(&model, last + 1, &images).unwrap_err();
    assert!(err.to_string().contains("no layer number"), "{err}");
    let stopped = inspector.codes(0, &images, None, &mut |_| false).unwrap();
    assert!(stopped.is_none());
}

#[test]
fn a_classifier_keeps_the_disease_and_forgets_the_pose_where_a_code_does_the_opposite() {
    let model = Arc::new(Model::bundled(Mode::Hard).unwrap());
    let layers = Inspector::new(&model, &ComputeDevice::cpu()).unwrap().anatomy().layers.len();
    let mut asked = Asked::<ReadOutJob>::new();
    let request = |layer| ReadOutRequest {
        subject: Subject::Classifier(Arc::clone(&model)),
        layer,
        recipe: Arc::new(Mode::Hard.recipe()),
        base: Arc::new(generator(Mode::Hard).base().clone()),
    };
    let mut read = |layer| {
        asked.ask.ask(request(layer));
        match asked.reply() {
            Reply::Answer(answer) => {
                let (answered, read) = answer.unwrap();
                assert_eq!(answered, request(layer));
                assert!(matches!(asked.reply(), Reply::Done));
                read
            }
            other => panic!("{other:?}"),
        }
    };
    let logits = read(layers - 2);
    let area = |read: &brain_tumor_lab::lecture::ReadOut| grouped(read)[4].1;
    assert!(logits.class_accuracy > 0.9 && logits.features == 4, "{}", logits.class_accuracy);
    assert!(grouped(&logits)[0].1 < 0.3, "the answer does not know where the head lies: {:?}", grouped(&logits));
    let before = read(layers - 3);
    assert!(before.class_accuracy > 0.9 && area(&before) > 0.5, "{:?}", grouped(&before));
    assert!(Arc::ptr_eq(&before, &read(layers - 3)), "read once");
}

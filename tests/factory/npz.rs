//! Datasets as npz files, read back with our own reader and with an independent one.

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use brain_tumor_lab::factory::{BaseImage, Generator, Mode, PIXELS, Syndrome};
use brain_tumor_lab::storage::{DatasetOptions, ImageFormat, load_dataset, write_dataset};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::tables::generator;

fn options(count: u64) -> DatasetOptions {
    DatasetOptions { count, seed: 5, format: ImageFormat::Npz, masks: true, classes: [true; 4] }
}

/// Writes a dataset to `name` in a fresh folder.
fn written(generator: &Generator, options: &DatasetOptions, name: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    assert!(write_dataset(generator, options, &path, |_| true).unwrap());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    (folder, path)
}

/// Shape and bytes of an array, by a reader written from NumPy's description of the format: magic, version 1.0, a length, a
/// dictionary as text, the data.
fn array(path: &Path, name: &str) -> (Vec<u64>, Vec<u8>) {
    let mut archive = ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut entry = archive.by_name(&format!("{name}.npy")).unwrap();
    assert_eq!(entry.compression(), CompressionMethod::Stored);
    let mut bytes = Vec::new();
    entry.read_to_end(&mut bytes).unwrap();
    assert_eq!(bytes[..8], *b"\x93NUMPY\x01\x00");
    let length = usize::from(u16::from_le_bytes([bytes[8], bytes[9]]));
    assert!((10 + length).is_multiple_of(64), "the data is aligned");
    let header = String::from_utf8(bytes[10..10 + length].to_vec()).unwrap();
    assert!(header.ends_with('\n') && header.contains("'descr': '|u1'") && header.contains("'fortran_order': False"), "{header}");
    let shape = header.split("'shape': (").nth(1).unwrap().split(')').next().unwrap();
    let shape = shape.split(',').map(str::trim).filter(|part| !part.is_empty()).map(|part| part.parse().unwrap()).collect();
    (shape, bytes[10 + length..].to_vec())
}

fn names(path: &Path) -> Vec<String> {
    let archive = ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    archive.file_names().map(|name| name.unwrap().into_owned()).collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

#[test]
fn an_npz_file_holds_the_specimens_of_the_series() {
    let generator = generator(Mode::Hard);
    // More than one chunk, and a last one that is not full.
    let count = 1024 + 1024 + 37;
    let (_folder, path) = written(&generator, &options(count), "data.npz");
    assert_eq!(names(&path), ["images.npy", "labels.npy", "masks.npy"]);
    let ((shape, images), (label_shape, labels), (mask_shape, masks)) =
        (array(&path, "images"), array(&path, "labels"), array(&path, "masks"));
    assert_eq!((shape, label_shape, mask_shape), (vec![count, 128, 96], vec![count], vec![count, 128, 96]));
    assert_eq!(labels.len() as u64, count);
    for (index, &label) in labels.iter().enumerate() {
        let specimen = generator.specimen(5, index as u64);
        let picture = index * PIXELS..(index + 1) * PIXELS;
        assert!(images[picture.clone()] == *specimen.image.pixels(), "picture {index}");
        assert!(masks[picture] == *specimen.mask.bits(), "mask {index}");
        assert_eq!(usize::from(label), specimen.plan.syndrome.index());
    }
    let (ours, classes) = load_dataset(&path).unwrap();
    assert!(ours.as_flattened() == images, "our reader reads the same");
    assert!(classes.iter().zip(&labels).all(|(class, &label)| class.index() == usize::from(label)));
}

#[test]
fn without_masks_there_is_no_such_array_and_the_rest_is_the_same() {
    let generator = generator(Mode::Easy);
    let (_one, with) = written(&generator, &options(50), "with.npz");
    let (_two, without) = written(&generator, &DatasetOptions { masks: false, ..options(50) }, "without.npz");
    assert_eq!(names(&without), ["images.npy", "labels.npy"]);
    assert_eq!(array(&with, "images"), array(&without, "images"));
    assert_eq!(array(&with, "labels"), array(&without, "labels"));
}

#[test]
fn the_bytes_do_not_depend_on_the_number_of_threads() {
    let generator = generator(Mode::Hard);
    let bytes = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let (_folder, path) = pool.install(|| written(&generator, &options(2100), "data.npz"));
        crc32fast::hash(&std::fs::read(path).unwrap())
    };
    assert!(bytes(1) == bytes(2) && bytes(1) == bytes(5));
}

#[test]
fn two_exports_of_a_series_are_the_same_bytes_and_carry_no_time() {
    let generator = generator(Mode::Easy);
    let bytes = || {
        let (_folder, path) = written(&generator, &options(20), "data.npz");
        std::fs::read(path).unwrap()
    };
    // The folder of the first is gone, so that nothing but the options is common to both.
    let first = bytes();
    assert!(first == bytes());
    let mut archive = ZipArchive::new(Cursor::new(first)).unwrap();
    for place in 0..archive.len() {
        let entry = archive.by_index(place).unwrap();
        assert_eq!(entry.last_modified(), Some(zip::DateTime::default()), "1 January 1980, where the format begins");
    }
}

#[test]
fn a_folder_and_a_file_hold_the_same_pictures() {
    let generator = generator(Mode::Hard);
    let (_one, file) = written(&generator, &options(80), "data.npz");
    let folder_options = DatasetOptions { format: ImageFormat::Png, ..options(80) };
    let (_two, folder) = written(&generator, &folder_options, "data");
    assert!(load_dataset(&file).unwrap() == load_dataset(&folder).unwrap());
}

#[test]
fn only_the_wanted_classes_are_written_and_as_many_as_wanted() {
    let generator = generator(Mode::Hard);
    for format in [ImageFormat::Npz, ImageFormat::Png] {
        let classes = [false, true, false, true];
        let wanted = DatasetOptions { format, classes, ..options(90) };
        let (_folder, path) = written(&generator, &wanted, "some");
        let plans = (0..).map(|index| generator.plan(5, index)).filter(|plan| classes[plan.syndrome.index()]).take(90);
        let expected: (Vec<[u8; PIXELS]>, Vec<Syndrome>) =
            plans.map(|plan| (*generator.render(&plan).pixels(), plan.syndrome)).unzip();
        assert!(load_dataset(&path).unwrap() == expected, "{format:?}");
    }
}

#[test]
fn classes_that_never_come_are_refused_in_place_of_being_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let refuse = |generator: &Generator, classes: [bool; 4]| {
        let path = folder.path().join("none.npz");
        let err = write_dataset(generator, &DatasetOptions { classes, ..options(9) }, &path, |_| true).unwrap_err().to_string();
        assert!(err.contains("do not come") && err.contains("none.npz"), "{err}");
    };
    refuse(&generator(Mode::Hard), [false; 4]);
    let mut recipe = Mode::Hard.recipe();
    recipe.c.prior = 0.0;
    refuse(&Generator::new(&recipe, &BaseImage::bundled()).unwrap(), [false, false, true, false]);
}

#[test]
fn an_existing_file_is_never_written_to() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.npz");
    std::fs::write(&path, "mine").unwrap();
    for place in [path.as_path(), folder.path()] {
        let err = write_dataset(&generator(Mode::Hard), &options(4), place, |_| true).unwrap_err().to_string();
        assert!(err.contains("exists"), "{err}");
    }
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    let err = write_dataset(&generator(Mode::Hard), &options(4), &folder.path().join("absent/x.npz"), |_| true).unwrap_err();
    assert!(err.to_string().contains("absent"), "{err}");
}

#[test]
fn a_file_that_appears_meanwhile_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.npz");
    let appears = |_| std::fs::write(&path, "mine").is_ok();
    write_dataset(&generator(Mode::Hard), &options(4), &path, appears).unwrap_err();
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn cancelled_at_any_moment_nothing_is_left() {
    let generator = generator(Mode::Hard);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data.npz");
    let wanted = options(2100);
    for stop_after in 1..=6 {
        let mut told = Vec::new();
        let progress = |done| {
            told.push(done);
            told.len() < stop_after
        };
        assert!(!write_dataset(&generator, &wanted, &path, progress).unwrap(), "stopped after {stop_after}");
        assert!(told.is_sorted() && told.iter().all(|&done| done <= 2100), "{told:?}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left");
    }
    let mut last = 0;
    let progress = |done| {
        last = done;
        true
    };
    write_dataset(&generator, &wanted, &path, progress).unwrap();
    assert_eq!(last, 2100);
}

/// An array of bytes in a file of its own, as numpy writes it.
fn npy(element: &str, shape: &str, bytes: &[u8]) -> Vec<u8> {
    let mut header = format!("{{'descr': '{element}', 'fortran_order': False, 'shape': {shape}, }}");
    while (10 + header.len() + 1) % 64 != 0 {
        header.push(' ');
    }
    header.push('\n');
    [b"\x93NUMPY\x01\x00", &(header.len() as u16).to_le_bytes()[..], header.as_bytes(), bytes].concat()
}

/// An npz file of these arrays, compressed as `savez_compressed` does.
fn npz(arrays: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in arrays {
        zip.start_file(format!("{name}.npy"), SimpleFileOptions::default().compression_method(CompressionMethod::Deflated))
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn load(bytes: &[u8]) -> Result<Vec<Syndrome>, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("theirs.npz");
    std::fs::write(&path, bytes).unwrap();
    load_dataset(&path).map(|(_, classes)| classes).map_err(|err| err.to_string())
}

#[test]
fn compressed_files_and_wide_labels_of_others_are_read() {
    let images = || npy("|u1", "(2, 128, 96)", &vec![7; 2 * PIXELS]);
    let elements =
        [("|u1", 1), ("|i1", 1), ("<i2", 2), ("<u4", 4), ("<i8", 8), (">i2", 2), (">i4", 4), (">u4", 4), (">i8", 8), (">u8", 8)];
    for (element, width) in elements {
        let mut labels = vec![0; 2 * width];
        let lowest = if element.starts_with('>') { width - 1 } else { 0 };
        (labels[lowest], labels[width + lowest]) = (3, 1);
        let file = npz(&[("labels", npy(element, "(2,)", &labels)), ("images", images())]);
        assert_eq!(load(&file).unwrap(), [Syndrome::Z, Syndrome::B], "{element}");
    }
}

#[test]
fn files_that_cannot_be_used_are_refused_in_words() {
    let images = |count: usize| npy("|u1", &format!("({count}, 128, 96)"), &vec![7; count * PIXELS]);
    let labels = |bytes: &[u8]| npy("|u1", &format!("({},)", bytes.len()), bytes);
    let whole = npz(&[("images", images(2)), ("labels", labels(&[0, 1]))]);
    load(&whole).unwrap();
    let cases = [
        (b"not a zip".to_vec(), "not an npz"),
        (whole[..whole.len() / 2].to_vec(), "not an npz"),
        (Vec::new(), "not an npz"),
        (npz(&[("images", images(2))]), "no array \"labels\""),
        (npz(&[("labels", labels(&[0, 1]))]), "no array \"images\""),
        (npz(&[("images", images(3)), ("labels", labels(&[0, 1]))]), "should be 2 x 128 x 96"),
        (npz(&[("images", images(2)), ("labels", labels(&[0, 4]))]), "the label 4"),
        (npz(&[("images", images(0)), ("labels", labels(&[]))]), "no picture"),
        (npz(&[("images", npy("<f4", "(2, 128, 96)", &vec![0; 8 * PIXELS])), ("labels", labels(&[0, 1]))]), "<f4"),
        (npz(&[("images", npy("|u1", "(2, 96, 128)", &vec![0; 2 * PIXELS])), ("labels", labels(&[0, 1]))]), "[2, 96, 128]"),
        (npz(&[("images", images(2)), ("labels", npy("<f8", "(2,)", &[0; 16]))]), "whole numbers"),
        (npz(&[("images", images(2)), ("labels", npy("|u1", "(2, 1)", &[0; 2]))]), "not a list"),
        (npz(&[("images", images(2)), ("labels", b"text".to_vec())]), "labels"),
        (npz(&[("images", images(2)), ("labels", npy("|b1", "(2,)", &[0, 1]))]), "whole numbers (it is of |b1)"),
        (npz(&[("images", images(2)), ("labels", npy("<f4", "(2,)", &[0; 8]))]), "whole numbers (it is of <f4)"),
        (npz(&[("images", images(2)), ("labels", npy(">i2", "(2,)", &[0, 0, 0xFF, 0xFF]))]), "the label -1 is none"),
        (npz(&[("images", images(2)), ("labels", npy(">u2", "(2,)", &[0, 0, 1, 0]))]), "the label 256 is none"),
        (npz(&[("images", npy("|i1", "(2, 128, 96)", &vec![7; 2 * PIXELS])), ("labels", labels(&[0, 1]))]), "of |i1"),
        // Longer than the header promises.
        (npz(&[("images", images(2)), ("labels", npy("|u1", "(2,)", &[0; 3]))]), "\"labels\" is longer than it says"),
        (npz(&[("images", images(2)), ("labels", npy("<M8[ns]", "(2,)", &[0; 16]))]), "(it is of <M8[ns])"),
        (
            npz(&[("images", npy("|u1", "(9223372036854775808, 128, 96)", &[0])), ("labels", labels(&[0]))]),
            "should be 1 x 128 x 96",
        ),
        // Promises far more than there is: refused, and no memory taken for it.
        (npz(&[("images", images(1)), ("labels", npy("|u1", "(18446744073709551615,)", &[0; 9]))]), "cut short"),
        (npz(&[("images", npy("|u1", "(5, 128, 96)", &[0; PIXELS])), ("labels", labels(&[0; 5]))]), "cut short"),
    ];
    let unknown_compression = {
        // Both headers of the first array name the way it is compressed: 8 is deflate, 14 is LZMA.
        let mut bytes = npz(&[("labels", labels(&[0, 1])), ("images", images(2))]);
        for (signature, offset) in [(b"PK\x03\x04", 8), (b"PK\x01\x02", 10)] {
            let place = offset + bytes.windows(4).position(|four| four == signature).unwrap();
            assert_eq!(bytes[place], 8);
            bytes[place] = 14;
        }
        bytes
    };
    for (bytes, words) in cases.into_iter().chain([(unknown_compression, "cannot be read: compression method not supported")]) {
        let sentence = load(&bytes).expect_err(words);
        assert!(sentence.contains(words) && sentence.contains("theirs.npz"), "{words}: {sentence}");
        assert!(sentence.starts_with("cannot use the dataset: ") && sentence.lines().count() == 1, "{sentence}");
    }
    let absent = load_dataset(Path::new("/absent/data.npz")).unwrap_err().to_string();
    assert!(absent.contains("no such file"), "{absent}");
}

/// Arrays that are small in the file and would fill the memory: refused by what their headers promise.
#[test]
fn arrays_that_inflate_without_end_are_refused_before_memory_is_taken() {
    const MANY: usize = 64 << 20;
    let one = npy("|u1", "(1, 128, 96)", &[7; PIXELS]);
    let many_labels = npz(&[("images", one.clone()), ("labels", npy("|u1", &format!("({MANY},)"), &vec![0; MANY]))]);
    assert!(many_labels.len() < 1 << 20, "{} bytes", many_labels.len());
    let sentence = load(&many_labels).unwrap_err();
    assert!(sentence.contains(&format!("should be {MANY} x 128 x 96 bytes")) && sentence.contains("[1, 128, 96]"), "{sentence}");
    // As many pictures as labels, but none of them ever took so little room.
    let count = 24_000;
    let empty = npz(&[
        ("images", npy("|u1", &format!("({count}, 128, 96)"), &vec![0; count * PIXELS])),
        ("labels", npy("|u1", &format!("({count},)"), &vec![0; count])),
    ]);
    let sentence = load(&empty).unwrap_err();
    assert!(sentence.contains("no pictures compress so well"), "{sentence}");
    // More pictures than are read, promised by headers that agree.
    let labels = 1_000_001;
    let too_many = npz(&[
        ("images", npy("|u1", &format!("({labels}, 128, 96)"), &[0; PIXELS])),
        ("labels", npy("|u1", &format!("({labels},)"), &vec![0; labels])),
    ]);
    let sentence = load(&too_many).unwrap_err();
    assert!(sentence.contains("1000001 pictures, more than"), "{sentence}");
}

#[test]
fn damaged_files_give_an_error_or_pictures_but_never_a_panic() {
    let generator = generator(Mode::Hard);
    let (_folder, path) = written(&generator, &DatasetOptions { masks: false, ..options(1) }, "one.npz");
    let whole = std::fs::read(path).unwrap();
    let damaged = |place: usize| {
        let mut bytes = whole.clone();
        bytes[place] ^= 0xFF;
        load(&bytes).is_err()
    };
    let refused = (0..whole.len()).step_by(7).filter(|&place| damaged(place)).count();
    assert!(refused * 7 > whole.len() * 9 / 10, "checksums find nearly all: {refused} of {}", whole.len() / 7);
}

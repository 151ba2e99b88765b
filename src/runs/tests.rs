//! Runs that are taken up again with parts missing, damaged or exchanged, and names that lead to one run and no other.

use std::path::{Path, PathBuf};

use super::*;
use crate::factory::{BaseImage, GrayImage, Mode, Syndrome};
use crate::network::{AveragedState, Labelled, Model, OptimizerState, TrainerState};

/// A folder of runs, removed at the end.
struct Place {
    _folder: tempfile::TempDir,
    store: RunStore,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { store: RunStore::new(folder.path()), _folder: folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.store.own_path(name)
    }

    /// A run with three validations whose second one is the best, kept up to the last.
    fn run(&self, name: &str) -> PathBuf {
        let mut folder = self.store.create(Some(name), plan(), "CPU", &BaseImage::bundled()).unwrap();
        for last in 1..=3 {
            folder.add(&rows()[..last], &network(rows()[last - 1].images)).unwrap();
        }
        folder.keep_state(&state(192)).unwrap();
        folder.end(RunStatus::Stopped).unwrap();
        self.path(name)
    }
}

fn rows() -> [CurveRow; 3] {
    [(64, 0.3), (128, 0.9), (192, 0.8)].map(|(images, validation_accuracy)| CurveRow {
        images,
        seconds: images as f64,
        learning_rate: 0.01,
        loss: 1.0,
        accuracy: 0.5,
        validation_loss: 1.0,
        validation_accuracy,
        validation_pictures: 500,
    })
}

/// The network after so many pictures.
fn network(images: u64) -> Model {
    let mut model = Model::bundled(Mode::Easy).unwrap();
    model.record.images = images;
    model
}

fn plan() -> RunPlan {
    let model = network(0);
    let length = TrainingLength::Images(1000);
    RunPlan { settings: model.record.settings, length, patience: None, recipe: model.recipe, pictures: None }
}

fn state(images: u64) -> TrainerState {
    TrainerState {
        settings: plan().settings,
        steps: 3,
        images,
        weights: vec![vec![1.0]],
        optimizer: OptimizerState::default(),
        averaged: AveragedState::default(),
    }
}

/// Why a run cannot be taken up; nothing of its folder was touched.
fn refused(path: &Path) -> String {
    let before = listing(path);
    let err = RunFolder::take_up(path).unwrap_err().to_string();
    assert_eq!(listing(path), before, "a refused run stays as it is: {err}");
    err
}

/// The files of a run with their lengths.
fn listing(path: &Path) -> Vec<(PathBuf, u64)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(path).unwrap().flatten() {
        if entry.file_type().unwrap().is_dir() {
            found.extend(listing(&entry.path()));
        } else {
            found.push((entry.path(), entry.metadata().unwrap().len()));
        }
    }
    found.sort();
    found
}

/// Takes a run up and lets it go on, as a training does; gives what was made again.
fn goes_on(path: &Path) -> Vec<Repair> {
    let mut taken = RunFolder::take_up(path).unwrap();
    taken.begin("CPU", Some(&network(192))).unwrap();
    let best = Model::load(&path.join(BEST_OF_RUN)).unwrap();
    assert_eq!(taken.best.map_or(best.record.images, |best| best.record.images), best.record.images);
    taken.repairs
}

#[test]
fn a_whole_run_needs_no_repair() {
    let place = Place::new();
    let path = place.run("whole");
    let before = listing(&path);
    let taken = RunFolder::take_up(&path).unwrap();
    assert_eq!((&taken.rows[..], &taken.repairs[..]), (&rows()[..], &[][..]));
    let images = [&taken.best, &taken.last].map(|model| model.as_ref().map(|model| model.record.images));
    assert_eq!(images, [Some(128), Some(192)]);
    assert_eq!(listing(&path), before, "nothing is written before all is checked");
}

#[test]
fn a_state_that_is_lost_is_refused_and_one_that_never_was_is_not() {
    let place = Place::new();
    let path = place.run("lost");
    std::fs::remove_file(path.join("last.state")).unwrap();
    let err = refused(&path);
    assert!(err.contains("last.state") && err.contains("missing") && err.contains("put it back"), "{err}");
    // Cut short between the first validation and its state.
    let mut folder = place.store.create(Some("young"), plan(), "CPU", &BaseImage::bundled()).unwrap();
    folder.add(&rows()[..1], &network(64)).unwrap();
    drop(folder);
    let path = place.path("young");
    let mut taken = RunFolder::take_up(&path).unwrap();
    assert_eq!((taken.repairs.clone(), taken.rows.len()), (vec![Repair::StartsAnew], 0));
    taken.begin("CPU", None).unwrap();
    assert!(!path.join("checkpoints/000000000064.model").exists(), "it comes again");
    drop(taken);
    // The same, where the state was there once.
    let mut folder = RunFolder::take_up(&path).unwrap().folder;
    folder.add(&rows()[..1], &network(64)).unwrap();
    folder.keep_state(&state(64)).unwrap();
    drop(folder);
    assert!(RunFolder::take_up(&path).is_ok());
    std::fs::remove_file(path.join("last.state")).unwrap();
    assert!(refused(&path).contains("missing"));
}

#[test]
fn a_curve_that_does_not_end_where_the_state_stands_is_refused() {
    let place = Place::new();
    let path = place.run("curve");
    let curve = path.join("curve.csv");
    let whole = std::fs::read_to_string(&curve).unwrap();
    let lines: Vec<&str> = whole.lines().collect();
    for shorter in [3, 1, 0] {
        std::fs::write(&curve, lines[..shorter].join("\n")).unwrap();
        let err = refused(&path);
        assert!(err.contains("curve.csv") && err.contains("stands at 192"), "{err}");
    }
    std::fs::remove_file(&curve).unwrap();
    let err = refused(&path);
    assert!(err.contains("curve.csv") && err.contains("missing"), "{err}");
    // Rows beyond the state are those of a killed training: they come again.
    std::fs::write(&curve, format!("{whole}256,300,0.1,1,0.5,1,0.95,500\n")).unwrap();
    assert_eq!(RunFolder::take_up(&path).unwrap().rows, rows());
}

#[test]
fn a_state_of_another_training_is_refused() {
    let place = Place::new();
    let path = place.run("other");
    let own = state(192);
    let changed = |change: fn(&mut TrainerState)| {
        let mut state = own.clone();
        change(&mut state);
        state.encode()
    };
    for bytes in [
        changed(|state| state.settings.seed += 1),
        changed(|state| state.settings.batch += 1),
        changed(|state| state.settings.dataset = Some(7)),
    ] {
        std::fs::write(path.join("last.state"), bytes).unwrap();
        let err = refused(&path);
        assert!(err.contains("last.state") && err.contains("another training"), "{err}");
    }
    // The learning rate and L2 may change while it runs.
    std::fs::write(path.join("last.state"), changed(|state| state.settings.learning_rate /= 2.0)).unwrap();
    assert!(RunFolder::take_up(&path).is_ok());
}

#[test]
fn networks_that_are_missing_damaged_or_others_are_made_again() {
    let place = Place::new();
    let path = place.run("networks");
    let (best, last, checkpoints) = (path.join(BEST_OF_RUN), path.join(LAST_OF_RUN), path.join("checkpoints"));
    let breakages: [fn(&Path); 4] = [
        |file| std::fs::remove_file(file).unwrap(),
        |file| std::fs::write(file, "no network").unwrap(),
        |file| network(7).save(file).unwrap(),
        |file| {
            let mut other = network(192);
            other.record.settings.architecture = crate::network::Architecture::V1;
            std::fs::write(file, other.encode().unwrap()).unwrap();
        },
    ];
    for breakage in breakages {
        breakage(&best);
        assert_eq!(goes_on(&path), [Repair::BestFromKept(128)]);
        assert_eq!(goes_on(&path), [], "once is enough");
        breakage(&last);
        assert_eq!(goes_on(&path), [Repair::LastFromState]);
        assert_eq!(Model::load(&last).unwrap().record.images, 192);
    }
    // Without the best one along the way, the next best; without any, the last one; without that, what the state holds.
    std::fs::remove_file(&best).unwrap();
    std::fs::write(checkpoints.join("000000000128.model"), "no network").unwrap();
    assert_eq!(goes_on(&path), [Repair::BestFromKept(192)]);
    std::fs::remove_dir_all(&checkpoints).unwrap();
    assert_eq!(goes_on(&path), [Repair::BestFromKept(192), Repair::Checkpoints]);
    assert!(checkpoints.is_dir());
    for file in [&best, &last] {
        std::fs::remove_file(file).unwrap();
    }
    assert_eq!(goes_on(&path), [Repair::LastFromState, Repair::BestFromState(192)]);
}

#[test]
fn only_checkpoints_of_this_run_from_beyond_its_state_are_removed() {
    let place = Place::new();
    let path = place.run("later");
    let curve = path.join("curve.csv");
    let whole = std::fs::read_to_string(&curve).unwrap();
    std::fs::write(&curve, format!("{whole}256,300,0.1,1,0.5,1,0.95,500\n")).unwrap();
    let later = path.join("checkpoints/000000000256.model");
    let foreign = [path.join("checkpoints/999999999999.model"), path.join("checkpoints/notes.txt")];
    std::fs::write(&later, "one that comes again").unwrap();
    for path in &foreign {
        std::fs::write(path, "somebody else's").unwrap();
    }
    // What a killed program left half written goes too.
    let left = [".curve.csv.part", ".tmpQ8aZ3x", "checkpoints/.000000000256.model.part-2"].map(|name| path.join(name));
    for path in &left {
        std::fs::write(path, "half").unwrap();
    }
    assert_eq!(goes_on(&path), []);
    assert!(!later.exists() && !left.iter().any(|path| path.exists()) && foreign.iter().all(|path| path.exists()));
}

#[test]
fn other_pictures_than_at_the_beginning_are_refused() {
    let place = Place::new();
    let path = place.run("base");
    let mut pixels = *BaseImage::bundled().image().pixels();
    pixels[50 * 96 + 40] ^= 1;
    let other = BaseImage::new(GrayImage::from_bytes(&pixels).unwrap()).unwrap();
    crate::storage::save_gray_png(&path.join("base.png"), (96, 128), other.image().pixels()).unwrap();
    let err = refused(&path);
    assert!(err.contains("base.png") && err.contains("began with"), "{err}");
    std::fs::remove_file(path.join("base.png")).unwrap();
    assert!(RunFolder::take_up(&path).is_ok());

    let pictures: Labelled = (vec![[7; crate::factory::PIXELS]; 3], vec![Syndrome::A, Syndrome::B, Syndrome::Z]);
    let mut folder = RunFolder::take_up(&path).unwrap().folder;
    folder.set_dataset(PicturesMark::of_dataset(&pictures)).unwrap();
    drop(folder);
    let check = |pictures: &Labelled| {
        let mut taken = RunFolder::take_up(&path).unwrap();
        taken.check_dataset(Path::new("some-data"), pictures).map(|()| taken.repairs).map_err(|err| err.to_string())
    };
    assert_eq!(check(&pictures), Ok(Vec::new()));
    let mut fewer = pictures.clone();
    fewer.0.pop();
    fewer.1.pop();
    let mut brighter = pictures.clone();
    brighter.0[1][5] += 1;
    let mut renamed = pictures.clone();
    renamed.1.swap(0, 1);
    for (changed, word) in [(&fewer, "2 pictures in place of 3"), (&brighter, "others"), (&renamed, "others")] {
        let err = check(changed).unwrap_err();
        assert!(err.contains("has changed") && err.contains(word) && err.contains("some-data"), "{err}");
    }
    // Older runs do not say what they began with.
    let text = std::fs::read_to_string(path.join("run.json")).unwrap();
    let mut old: serde_json::Value = serde_json::from_str(&text).unwrap();
    for key in ["dataset", "base"] {
        old.as_object_mut().unwrap().remove(key).unwrap();
    }
    old["progress"].as_object_mut().unwrap().remove("has_state").unwrap();
    std::fs::write(path.join("run.json"), old.to_string()).unwrap();
    assert_eq!(check(&fewer), Ok(vec![Repair::DatasetUnknown]));
}

#[test]
fn every_number_of_a_description_has_its_limits() {
    let place = Place::new();
    let path = place.run("numbers");
    let text = std::fs::read_to_string(path.join("run.json")).unwrap();
    let whole: serde_json::Value = serde_json::from_str(&text).unwrap();
    for (pointer, values) in [
        ("/created", &["18446744073709551615", "-1", "1e300", "0.5"][..]),
        ("/progress/images", &["18446744073709551615", "-1", "2.5"]),
        ("/progress/seconds", &["-1", "1e300", "2e19"]),
        ("/progress/accuracy", &["7", "-0.1"]),
        ("/progress/best_accuracy", &["1.01", "-1e300"]),
        ("/progress/checkpoint_gap", &["18446744073709551615", "-1"]),
        ("/plan/settings/seed", &["-1", "0.5", "1e300"]),
        ("/plan/settings/batch", &["0", "9223372036854775808"]),
        ("/plan/settings/smoothing", &["3"]),
        ("/plan/patience", &["0", "1e9"]),
        ("/plan/length/images", &["0", "18446744073709551615"]),
        ("/format", &["0", "-1", "\"two\"", "1.5"]),
    ] {
        let key = pointer.trim_end_matches("/images").rsplit('/').next().unwrap();
        let key = if pointer.ends_with("progress/images") { "images" } else { key };
        for value in values {
            let mut broken = whole.clone();
            *broken.pointer_mut(pointer).unwrap() = serde_json::from_str(value).unwrap();
            std::fs::write(path.join("run.json"), broken.to_string()).unwrap();
            let err = refused(&path);
            assert!(err.contains("run.json") && err.contains(&format!("\"{key}\"")), "{pointer} {value}: {err}");
            assert!(place.store.list().unwrap()[0].info.is_err(), "the list goes on without it");
        }
    }
}

#[test]
fn a_run_is_worked_on_by_one_and_a_list_is_nobody() {
    let place = Place::new();
    let path = place.run("busy");
    let first = RunFolder::take_up(&path).unwrap();
    let err = RunFolder::take_up(&path).unwrap_err().to_string();
    assert!(err.contains("somebody is training it"), "{err}");
    assert!(place.store.list().unwrap()[0].is_worked_on);
    assert!(place.store.delete("busy").unwrap_err().to_string().contains("somebody"));
    drop(first);
    // Lists that are read all the time ask for the lock too, and keep nobody from the run.
    let over = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        let read = || {
            while !over.load(std::sync::atomic::Ordering::Relaxed) {
                place.store.list().unwrap();
            }
        };
        let lists = [scope.spawn(read), scope.spawn(read)];
        for _ in 0..50 {
            assert!(RunFolder::take_up(&path).is_ok());
        }
        over.store(true, std::sync::atomic::Ordering::Relaxed);
        for list in lists {
            list.join().unwrap();
        }
    });
}

#[test]
fn two_trainings_that_start_at_once_get_two_runs() {
    let place = Place::new();
    let names: Vec<String> = std::thread::scope(|scope| {
        let start = || place.store.create(None, plan(), "CPU", &BaseImage::bundled()).unwrap().info().name.clone();
        let starts: Vec<_> = (0..8).map(|_| scope.spawn(start)).collect();
        starts.into_iter().map(|start| start.join().unwrap()).collect()
    });
    let mut different = names.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), 8, "{names:?}");
    assert_eq!(place.store.list().unwrap().len(), 8);
}

#[test]
fn a_name_is_that_of_one_run_and_of_nothing_else() {
    let place = Place::new();
    for name in ["a-b", "recipe", "first", "other"] {
        place.run(name);
    }
    std::fs::create_dir_all(place.path("first").join("inner")).unwrap();
    let stranger = place.path("stranger");
    std::fs::create_dir(&stranger).unwrap();
    std::fs::write(stranger.join("thesis.txt"), "the only copy").unwrap();
    let names = || {
        let mut names: Vec<String> = place.store.list().unwrap().into_iter().map(|run| run.name).collect();
        names.sort();
        names
    };
    let all = ["a-b", "first", "other", "recipe"];
    assert_eq!(names(), all, "a folder that is no run is not listed");
    let absolute = place.path("first");
    for name in [
        "a/b",
        "a:b",
        "a\\b",
        ".",
        "..",
        "",
        " first",
        "first ",
        "first/",
        "./first",
        "first/inner",
        "FIRST",
        "stranger",
        ".deleted",
    ]
    .into_iter()
    .chain(absolute.to_str())
    {
        let err = place.store.delete(name).unwrap_err().to_string();
        assert!(err.contains("no run of this name"), "{name:?}: {err}");
        assert!(place.store.rename(name, "new").is_err(), "{name:?}");
        assert_eq!(names(), all, "{name:?}");
    }
    for new in ["x/y", "..", ".hidden", "con", "x ", "", "a\u{1b}b"] {
        let err = place.store.rename("first", new).unwrap_err().to_string();
        assert!(err.contains("cannot have this name"), "{new:?}: {err}");
    }
    assert!(place.store.rename("first", "other").unwrap_err().to_string().contains("already"));
    assert_eq!(names(), all);
    // Of two that were deleted the last one comes back.
    place.store.delete("first").unwrap();
    place.store.delete("other").unwrap();
    assert_eq!((names(), place.store.deleted()), (vec!["a-b".to_owned(), "recipe".to_owned()], Some("other".to_owned())));
    assert_eq!(place.store.restore().unwrap(), "other");
    assert!(stranger.join("thesis.txt").exists());
    assert_eq!(place.store.path(Path::new("other")), place.path("other"));
    assert_eq!(place.store.path(&absolute), absolute);
}

#[cfg(unix)]
#[test]
fn links_pipes_and_odd_names_in_the_folders_are_no_trap() {
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;
    let place = Place::new();
    let path = place.run("good");
    let bytes = place.store.list().unwrap()[0].bytes;
    for name in ["round", "and-round"] {
        symlink(".", path.join(name)).unwrap();
    }
    symlink("/", path.join("everything")).unwrap();
    let odd = path.with_file_name(std::ffi::OsStr::from_bytes(b"o\xffd"));
    std::fs::create_dir(&odd).unwrap();
    std::fs::copy(path.join("run.json"), odd.join("run.json")).unwrap();
    symlink("nowhere", path.with_file_name("dangling")).unwrap();
    let list = place.store.list().unwrap();
    assert_eq!(list.len(), 2);
    assert!(list.iter().all(|run| run.info.is_ok() && run.bytes < bytes + 1000), "{list:?}");
    // A lock that leads elsewhere would empty a file that is somebody else's.
    let elsewhere = place.path("precious");
    std::fs::write(&elsewhere, "the only copy").unwrap();
    std::fs::remove_file(path.join("lock")).unwrap();
    symlink(&elsewhere, path.join("lock")).unwrap();
    assert!(RunFolder::take_up(&path).unwrap_err().to_string().contains("lock"));
    assert_eq!(std::fs::read_to_string(&elsewhere).unwrap(), "the only copy");
}

//! Places that are files, links, folders, pipes and devices; rights; what is left behind.

use super::super::FileAction;
use super::*;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// The names of what lies in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn check(path: &Path) -> Result<Output, FileError> {
    Output::check(FileAction::WriteFile, path, Product::Model)
}

#[test]
fn what_was_there_stays_until_it_is_written_and_nothing_else_is_left() {
    let folder = folder();
    let path = folder.path().join("file");
    std::fs::write(&path, "old").unwrap();
    let output = check(&path).unwrap();
    assert_eq!((std::fs::read_to_string(&path).unwrap().as_str(), names(folder.path())), ("old", vec!["file".to_owned()]));
    output.write(b"new").unwrap();
    assert_eq!((std::fs::read_to_string(&path).unwrap().as_str(), names(folder.path())), ("new", vec!["file".to_owned()]));
    let fresh = check(&folder.path().join("fresh")).unwrap();
    assert_eq!(names(folder.path()), ["file"], "a place is tried without a trace");
    fresh.write_new(b"1").unwrap();
    assert_eq!(fresh.write_new(b"2").unwrap_err().kind(), ErrorKind::AlreadyExists);
    assert_eq!((std::fs::read_to_string(fresh.path()).unwrap().as_str(), names(folder.path()).len()), ("1", 2));
}

#[test]
fn places_that_cannot_be_are_refused() {
    let folder = folder();
    std::fs::write(folder.path().join("file"), "old").unwrap();
    let reason = |name: &str| check(&folder.path().join(name)).unwrap_err().reason;
    assert_eq!(reason(""), "it is a folder, not a file");
    assert_eq!(reason("."), "it is a folder, not a file");
    assert!(reason("absent/file").starts_with("there is no folder "));
    assert!(reason("fresh/").contains("ends like that of a folder"));
    assert!(reason("file/below").contains("not a directory"));
    assert!(reason(&"x".repeat(300)).contains("too long"), "{}", reason(&"x".repeat(300)));
    check(Path::new("")).unwrap_err();
}

#[test]
fn long_names_are_written_too() {
    let folder = folder();
    for length in [200, 201, 255] {
        write_atomically(FileAction::WriteFile, &folder.path().join("n".repeat(length)), b"x").unwrap();
    }
    assert_eq!(names(folder.path()).len(), 3);
}

#[test]
fn an_ending_that_belongs_to_other_contents_is_refused_with_what_to_do() {
    let reason = |product: Product, name: &str| product.check_ending(Path::new(name)).err().map(|reason| reason.to_string());
    for (product, good) in [
        (Product::Model, "net.model"),
        (Product::Model, "net"),
        (Product::Model, "net.v2"),
        (Product::Model, "NET.MODEL"),
        (Product::Weights, "net.safetensors"),
        (Product::Table, "log.csv"),
        (Product::Table, "log.txt"),
        (Product::Arrays, "data"),
        (Product::PictureFolder, "data.2019"),
    ] {
        assert_eq!(reason(product, good), None, "{good}");
    }
    for (product, bad, words) in [
        (Product::Model, "net.safetensors", "end the name with .model"),
        (Product::Model, "net.PT", "end the name with .model"),
        (Product::Weights, "net.model", "end the name with .safetensors"),
        (Product::Weights, "net", "add the ending"),
        (Product::Table, "net.model", "end the name with .csv"),
        (Product::Picture, "head.jpg", "end the name with .png"),
        (Product::Arrays, "data.zip", "end the name with .npz"),
        (Product::PictureFolder, "data.npz", "leave the ending away"),
    ] {
        let reason = reason(product, bad).unwrap_or_else(|| panic!("{bad} is taken"));
        assert!(reason.contains(words), "{bad}: {reason}");
    }
}

#[test]
fn what_a_killed_process_left_is_taken_away_and_what_another_one_writes_is_not() {
    let folder = folder();
    let path = folder.path().join("file");
    // A file without a lock is one whose process is gone.
    std::fs::write(folder.path().join(".file.part"), "half of").unwrap();
    write_atomically(FileAction::WriteFile, &path, b"whole").unwrap();
    assert_eq!(names(folder.path()), ["file"]);
    let mut other = Aside::beside(&path).unwrap();
    other.write_all(b"of another one").unwrap();
    write_atomically(FileAction::WriteFile, &path, b"mine").unwrap();
    assert_eq!(names(folder.path()), [".file.part", "file"]);
    other.publish(&path).unwrap();
    assert_eq!((std::fs::read_to_string(&path).unwrap().as_str(), names(folder.path()).len()), ("of another one", 1));
}

#[test]
fn many_who_write_one_file_at_once_leave_one_whole_file() {
    let folder = folder();
    let path = folder.path().join("file");
    std::thread::scope(|scope| {
        for writer in 0..8_u8 {
            let path = &path;
            scope.spawn(move || {
                for _ in 0..40 {
                    write_atomically(FileAction::WriteFile, path, &[writer; 5000]).unwrap();
                }
            });
        }
    });
    let bytes = std::fs::read(&path).unwrap();
    assert!(bytes.len() == 5000 && bytes.iter().all(|&byte| byte == bytes[0]));
    assert_eq!(names(folder.path()), ["file"]);
}

#[test]
fn unfinished_datasets_are_swept_and_nothing_else() {
    let folder = folder();
    let place = |name: &str| folder.path().join(name);
    std::fs::create_dir_all(place(".dataset-aB3xYz/a")).unwrap();
    std::fs::write(place(".dataset-aB3xYz/labels.csv"), "id").unwrap();
    std::fs::write(place(".dataset-000000"), "PK\x03\x04").unwrap();
    std::fs::create_dir(place(".dataset-images")).unwrap();
    std::fs::write(place(".dataset-images/mine.png"), "mine").unwrap();
    std::fs::write(place(".dataset-zzzzzz"), "a text of mine").unwrap();
    std::fs::create_dir(place(".dataset-cache-of-mine")).unwrap();
    let in_work = NewFolder::check(FileAction::WriteFile, &place("new"), Product::PictureFolder).unwrap().begin().unwrap();
    let archive = Aside::of_dataset(folder.path()).unwrap();
    sweep(folder.path());
    let left = names(folder.path());
    let kept = [".dataset-cache-of-mine", ".dataset-images", ".dataset-zzzzzz"];
    assert!(left.len() == 5 && kept.iter().all(|name| left.contains(&(*name).to_owned())), "{left:?}");
    drop((in_work, archive));
    assert_eq!(names(folder.path()), kept);
}

#[test]
fn damaged_files_are_kept_aside_one_beside_the_other() {
    let folder = folder();
    let path = folder.path().join("settings.toml");
    for number in 1..=3 {
        std::fs::write(&path, format!("damage {number}")).unwrap();
        let aside = keep_aside(&path).unwrap();
        assert_eq!(std::fs::read_to_string(aside).unwrap(), format!("damage {number}"));
        assert!(!path.exists());
    }
    assert_eq!(names(folder.path()), ["settings.toml.bad", "settings.toml.bad-2", "settings.toml.bad-3"]);
}

#[cfg(unix)]
mod unix {
    use std::io::Read as _;
    use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, PermissionsExt as _, symlink};

    use super::*;

    fn pipe(folder: &tempfile::TempDir) -> PathBuf {
        let path = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
        path
    }

    fn mode(path: &Path) -> u32 {
        std::fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn a_link_stays_and_what_it_points_to_is_written() {
        let folder = folder();
        let place = |name: &str| folder.path().join(name);
        std::fs::create_dir(place("deep")).unwrap();
        std::fs::write(place("deep/target"), "old").unwrap();
        symlink("deep/target", place("link")).unwrap();
        symlink("link", place("link to link")).unwrap();
        symlink("deep/fresh", place("to nothing yet")).unwrap();
        symlink("circle", place("circle")).unwrap();
        write_atomically(FileAction::WriteFile, &place("link to link"), b"new").unwrap();
        write_atomically(FileAction::WriteFile, &place("to nothing yet"), b"fresh").unwrap();
        let read = |name: &str| std::fs::read_to_string(place(name)).unwrap();
        assert_eq!((read("deep/target").as_str(), read("deep/fresh").as_str()), ("new", "fresh"));
        for link in ["link", "link to link", "to nothing yet"] {
            assert!(place(link).symlink_metadata().unwrap().is_symlink(), "{link}");
        }
        assert_eq!(names(&place("deep")), ["fresh", "target"]);
        check(&place("circle")).unwrap_err();
        // A damaged file behind a link: the link stays.
        let aside = keep_aside(&place("link to link")).unwrap();
        assert_eq!(aside, place("deep").canonicalize().unwrap().join("target.bad"));
        assert!(place("link").symlink_metadata().unwrap().is_symlink());
        write_atomically(FileAction::WriteFile, &place("link"), b"again").unwrap();
        assert_eq!(read("deep/target"), "again");
    }

    #[test]
    fn one_file_by_two_names_is_one_file() {
        let folder = folder();
        let place = |name: &str| folder.path().join(name);
        std::fs::write(place("file"), "").unwrap();
        std::fs::hard_link(place("file"), place("second name")).unwrap();
        symlink("file", place("link")).unwrap();
        symlink("fresh", place("to fresh")).unwrap();
        symlink(".", place("folder")).unwrap();
        let same = |one: &str, two: &str| check(&place(one)).unwrap().is_same(&check(&place(two)).unwrap());
        assert!(same("file", "file") && same("file", "link") && same("file", "second name") && same("fresh", "to fresh"));
        assert!(same("fresh", "folder/fresh") && same("fresh", "./fresh"));
        assert!(!same("file", "fresh"));
        assert!(check(&place("link")).unwrap().is_file(&place("file")));
        assert!(check(&place("fresh")).unwrap().lies_in(&place("folder")));
        let device = check(Path::new("/dev/null")).unwrap(); // nothing is written
        assert!(!device.is_same(&device), "a device takes everything");
    }

    #[test]
    fn pipes_and_devices_are_written_into_and_stay() {
        let folder = folder();
        let path = pipe(&folder);
        assert_eq!(check(&path).unwrap_err().reason, "nobody reads from this pipe");
        let reader = std::thread::Builder::new().name("reader".to_owned()).spawn({
            let path = path.clone();
            move || {
                let mut all = Vec::new();
                File::open(path).unwrap().read_to_end(&mut all).map(|_| all).unwrap()
            }
        });
        let reader = reader.unwrap();
        // More than a pipe holds at once.
        let bytes = vec![7; 300_000];
        let output = check(&path).unwrap();
        assert!(output.is_same(&output));
        output.write(&bytes).unwrap();
        drop(output);
        assert_eq!(reader.join().unwrap(), bytes);
        assert!(path.symlink_metadata().unwrap().file_type().is_fifo());
        // Devices of our own: an administrator who runs a test that fails must not lose those of the system.
        let [null, full] = [("null", "3"), ("full", "7")].map(|(name, minor)| {
            let device = folder.path().join(name);
            let made = std::process::Command::new("mknod").arg(&device).args(["c", "1", minor]).output();
            (made.is_ok_and(|made| made.status.success()) && OpenOptions::new().write(true).open(&device).is_ok())
                .then_some(device)
        });
        let link = folder.path().join("device.png");
        if let Some(null) = null {
            symlink(&null, &link).unwrap();
            write_product(FileAction::WriteFile, &link, Product::Model, b"x").unwrap();
            assert!(null.symlink_metadata().unwrap().file_type().is_char_device());
            assert!(link.symlink_metadata().unwrap().is_symlink());
        }
        if let Some(full) = full {
            assert_eq!(write_atomically(FileAction::WriteFile, &full, b"x").unwrap_err().reason, "no space left on device");
        }
    }

    #[test]
    fn an_existing_file_keeps_its_rights() {
        let folder = folder();
        let path = folder.path().join("file");
        for rights in [0o600, 0o640, 0o664, 0o755] {
            std::fs::write(&path, "").unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(rights)).unwrap();
            write_atomically(FileAction::WriteFile, &path, b"x").unwrap();
            assert_eq!(mode(&path), rights);
        }
    }

    #[test]
    fn a_new_file_has_the_rights_that_new_files_have() {
        let folder = folder();
        let place = |name: &str| folder.path().join(name);
        std::fs::write(place("plain"), "").unwrap();
        std::fs::create_dir(place("plain folder")).unwrap();
        write_atomically(FileAction::WriteFile, &place("ours"), b"x").unwrap();
        Aside::of_dataset(folder.path()).unwrap().publish_new(&place("arrays")).unwrap();
        let new = NewFolder::check(FileAction::WriteFile, &place("our folder"), Product::PictureFolder).unwrap();
        new.publish(new.begin().unwrap()).unwrap();
        assert_eq!([mode(&place("ours")), mode(&place("arrays"))], [mode(&place("plain")); 2]);
        assert_eq!(mode(&place("our folder")), mode(&place("plain folder")));
    }

    #[test]
    fn a_folder_with_nothing_in_it_is_filled_where_it_is() {
        let folder = folder();
        let place = |name: &str| folder.path().join(name);
        std::fs::create_dir(place("empty")).unwrap();
        std::fs::create_dir(place("empty/lost+found")).unwrap();
        std::fs::create_dir(place("empty/.dataset-killed")).unwrap();
        symlink("empty", place("link")).unwrap();
        let number = place("empty").metadata().unwrap().ino();
        let new = NewFolder::check(FileAction::WriteFile, &place("link/."), Product::PictureFolder).unwrap();
        let aside = new.begin().unwrap();
        std::fs::create_dir(aside.path().join("a")).unwrap();
        std::fs::write(aside.path().join("labels.csv"), "id").unwrap();
        new.publish(aside).unwrap();
        assert_eq!(names(&place("empty")), ["a", "labels.csv", "lost+found"]);
        assert_eq!(place("empty").metadata().unwrap().ino(), number);
        assert!(
            NewFolder::check(FileAction::WriteFile, &place("link"), Product::PictureFolder)
                .unwrap_err()
                .reason
                .contains("not empty")
        );
        // A link to nothing yet, and a name that ends like that of a folder.
        symlink("to come", place("dangling")).unwrap();
        for (name, made) in [("dangling", "to come"), ("fresh/", "fresh")] {
            let new = NewFolder::check(FileAction::WriteFile, &place(name), Product::PictureFolder).unwrap();
            new.publish(new.begin().unwrap()).unwrap();
            assert!(place(made).is_dir());
        }
        for name in ["absent/new", "link/labels.csv", "link/labels.csv/new"] {
            NewFolder::check(FileAction::WriteFile, &place(name), Product::PictureFolder).unwrap_err();
        }
    }
}

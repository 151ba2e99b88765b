//! What lies in `packaging/` belongs to the program: names, icons, manual, completions, licences.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../examples/tools/man_and_completions.rs"]
#[expect(clippy::print_stdout, dead_code, reason = "it is a tool too, and reports to a terminal")]
mod man_and_completions;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

const PROGRAM: &str = "brain-tumor-lab";
const SIZES: [u32; 8] = [16, 24, 32, 48, 64, 128, 256, 512];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|err| panic!("{}: {err}", path.display()))
}

fn toml(path: &str) -> toml::Table {
    text(path).parse().unwrap()
}

/// What stands between two texts, wherever they stand.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    text.split(start).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

/// The name of the program for desktops, as the window tells it.
fn id() -> String {
    between(&text("src/ui/launch.rs"), "const APP_ID: &str = \"", "\"")[0].to_owned()
}

/// The commands, as the help of the program lists them.
fn commands() -> Vec<String> {
    let help = Command::new(env!("CARGO_BIN_EXE_brain-tumor-lab")).arg("-h").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let list = between(&help, "Commands:\n", "\n\n")[0];
    let names = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names: Vec<String> = names.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
    assert!(names.len() > 10 && names.contains(&"generate".to_owned()), "{help}");
    names.into_iter().filter(|name| name != "help").collect()
}

#[test]
fn manual_and_completions_are_those_of_the_arguments() {
    let hint = "write them again: cargo run --release --example tools -- man-and-completions";
    let files = man_and_completions::files().unwrap();
    for (path, bytes) in &files {
        assert_eq!(text(path), String::from_utf8_lossy(bytes), "{path}: {hint}");
    }
    let written: BTreeSet<PathBuf> = files.iter().map(|(path, _)| root().join(path)).collect();
    let there =
        ["packaging/man", "packaging/completions"].into_iter().flat_map(|folder| std::fs::read_dir(root().join(folder)).unwrap());
    let there: BTreeSet<PathBuf> = there.map(|entry| entry.unwrap().path()).collect();
    assert_eq!(there, written, "{hint}");
}

#[test]
fn manual_and_completions_name_every_command() {
    let page = text("packaging/man/brain-tumor-lab.1");
    for command in commands() {
        assert!(page.contains(&format!("brain\\-tumor\\-lab\\-{command}(1)")), "the manual leads to {command}");
        let own = text(format!("packaging/man/{PROGRAM}-{command}.1"));
        assert!(own.contains(".SH DESCRIPTION") && own.contains(&format!("brain\\-tumor\\-lab\\-{command}")), "{own}");
        for file in ["brain-tumor-lab.bash", "_brain-tumor-lab", "brain-tumor-lab.fish"] {
            let has = text(format!("packaging/completions/{file}"))
                .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
                .any(|word| word == command);
            assert!(has, "{file} completes {command}");
        }
    }
    for section in ["FILES", "EXIT STATUS", "EXAMPLES", "PRIVACY"] {
        assert!(page.contains(section), "{section}");
    }
}

#[test]
fn bash_completes_commands_and_options() {
    let complete = |words: &str| {
        let script = format!(
            "source packaging/completions/{PROGRAM}.bash; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
             _{} {PROGRAM} \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"; echo ${{COMPREPLY[@]}}",
            PROGRAM.replace('-', "__")
        );
        let output = Command::new("bash").current_dir(root()).args(["-c", &script]).output().ok()?;
        Some(String::from_utf8(output.stdout).unwrap().trim().to_owned())
    };
    let Some(found) = complete("brain-tumor-lab gen") else { return }; // a system without bash
    assert_eq!(found, "generate");
    assert_eq!(complete("brain-tumor-lab train --arch").unwrap(), "--architecture");
    assert_eq!(complete("brain-tumor-lab bench ge").unwrap(), "generate");
}

#[test]
fn the_entry_of_the_menu_starts_this_program() {
    let id = id();
    let entry = text(format!("packaging/linux/{id}.desktop"));
    let value = |key: &str| entry.lines().find_map(|line| line.strip_prefix(&format!("{key}="))).unwrap().to_owned();
    assert_eq!(value("Exec"), format!("{PROGRAM} %f"));
    assert_eq!([value("Icon"), value("StartupWMClass")], [id.clone(), id.clone()]);
    let kinds = value("MimeType");
    let kinds: Vec<&str> = kinds.split_terminator(';').collect();
    let described = text(format!("packaging/linux/{id}.xml"));
    assert_eq!(between(&described, "<mime-type type=\"", "\""), kinds);
    let metainfo = text(format!("packaging/linux/{id}.metainfo.xml"));
    assert_eq!(between(&metainfo, "<mediatype>", "</mediatype>"), kinds);
    assert_eq!(between(&metainfo, "<id>", "</id>"), [&id]);
    assert_eq!(between(&metainfo, "<launchable type=\"desktop-id\">", "</launchable>"), [&format!("{id}.desktop")]);
    assert_eq!(between(&metainfo, "<binary>", "</binary>"), [PROGRAM]);
    assert_eq!(between(&metainfo, "<release version=\"", "\"")[0], env!("CARGO_PKG_VERSION"));
    let model = std::fs::read(root().join("assets/models/hard.model")).unwrap();
    assert!(
        model.starts_with(between(&described, "offset=\"0\" value=\"", "\"")[0].as_bytes()),
        "models are known by their beginning"
    );
}

#[test]
fn the_icon_has_the_sizes_of_desktops() {
    for size in SIZES {
        let icon = image::open(root().join(format!("packaging/icons/{size}.png"))).unwrap().to_rgba8();
        assert_eq!(icon.dimensions(), (size, size));
        assert!(icon.get_pixel(0, 0).0[3] < 16, "{size}: its corners are round");
        let is_yellow = |[red, green, blue, _]: [u8; 4]| red > 200 && green > 150 && blue < 150;
        assert!(icon.pixels().any(|pixel| is_yellow(pixel.0)), "{size}: a ring can be seen");
    }
    let bytes = std::fs::read(root().join("packaging/icons/brain-tumor-lab.ico")).unwrap();
    let word = |at: usize| u32::from_le_bytes(*bytes[at..].first_chunk().unwrap()) as usize;
    assert_eq!(bytes[..6], [0, 0, 1, 0, 7, 0], "seven pictures");
    for (place, size) in SIZES.into_iter().filter(|&size| size <= 256).enumerate() {
        let entry = 6 + 16 * place;
        assert_eq!(u32::from(bytes[entry]), size % 256);
        let (length, start) = (word(entry + 8), word(entry + 12));
        let own = std::fs::read(root().join(format!("packaging/icons/{size}.png"))).unwrap();
        assert_eq!(bytes[start..start + length], own, "{size}");
    }
}

#[test]
fn the_packages_are_made_of_files_that_are_there() {
    let manifest = toml("Cargo.toml");
    let metadata = &manifest["package"]["metadata"];
    let packager = &metadata["packager"];
    assert_eq!(packager["identifier"].as_str().unwrap(), id());
    let icons = packager["icons"].as_array().unwrap().iter();
    let licence = std::iter::once(&packager["license-file"]);
    for path in icons.chain(licence).map(|path| path.as_str().unwrap()) {
        assert!(root().join(path).is_file(), "{path}");
    }
    // Everything that the script names and that is no result of its own.
    let script = text("packaging/package.sh");
    let words = script.split_whitespace().map(|word| word.trim_matches(['"', ')', ';']));
    let named: BTreeSet<&str> =
        words.filter(|word| ["packaging/", "docs/", "assets/"].iter().any(|start| word.starts_with(start))).collect();
    assert!(named.len() > 8, "{named:?}");
    for word in named {
        let path =
            word.replace("$id", &id()).replace("$name", PROGRAM).replace("$size", "48").replace("*.1", "brain-tumor-lab.1");
        let path = path.split('[').next().unwrap().trim();
        assert!(root().join(path).is_file(), "{path}");
    }
}

#[test]
fn a_package_may_hold_what_the_program_may_depend_on() {
    let names = |list: &toml::Value| -> BTreeSet<String> {
        list.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect()
    };
    let (about, deny) = (toml("packaging/about.toml"), toml("deny.toml"));
    let mut allowed = names(&deny["licenses"]["allow"]);
    allowed.extend(deny["licenses"]["exceptions"].as_array().unwrap().iter().flat_map(|exception| names(&exception["allow"])));
    assert_eq!(names(&about["accepted"]), allowed);
    assert_eq!(about["targets"], deny["graph"]["targets"]);
}

//! Lesson files without a window: every mistake is named with its line, and nothing outside of the lesson's folder is opened.

use super::{Folder, assert_done, lab};

/// A lesson without mistakes, as far as the lines that follow.
const HEAD: &str = "format = 1\ntitle = { en = \"Mine\", fr = \"La mienne\" }\n";

/// A lesson of these steps.
fn lesson(steps: &str) -> String {
    format!("{HEAD}{steps}")
}

/// A damaged lesson, and what is said of it: the lines with their sentences.
struct Damaged {
    what: &'static str,
    text: String,
    said: &'static [(usize, &'static str)],
}

#[expect(clippy::too_many_lines, reason = "a table of files, each with what is said of it")]
fn damaged_files() -> Vec<Damaged> {
    let step = |more: &str| lesson(&format!("[[step]]\nroom = \"play\"\ntext = {{ en = \"Look.\" }}\n{more}\n"));
    let files = [
        (
            "unknown keys",
            lesson("author = \"me\"\n[[step]]\nroom = \"play\"\ntxet = { en = \"a\" }\ntext = { en = \"a\" }\ntimr = 5\n"),
            &[
                (3, "\"author\" is no key of a lesson; there are: format, title, language, step"),
                (6, "\"txet\" is no key that is known; is \"text\" meant?"),
                (8, "\"timr\" is no key that is known; is \"timer\" meant?"),
            ][..],
        ),
        (
            "missing model and recipe",
            step("pin = { model = \"net.model\", recipe = \"r.toml\" }"),
            &[
                (6, "there is no \"net.model\" in the folder of the lesson"),
                (6, "there is no \"r.toml\" in the folder of the lesson"),
            ],
        ),
        (
            "paths outside of the folder",
            lesson(
                "[[step]]\nroom = \"play\"\ntext = { en = \"a\" }\npin = { recipe = \"/etc/passwd\" }\n[[step]]\nroom = \"play\"\n\
                 text = { en = \"a\" }\npin = { model = \"../net.model\" }\n",
            ),
            &[
                (6, "\"/etc/passwd\" is an absolute path; name files from the folder of the lesson on"),
                (10, "\"../net.model\" leads out of the folder of the lesson"),
            ],
        ),
        (
            "a newer format",
            "format = 2\nheading = \"?\"\n".to_owned(),
            &[(1, "format 2 was written for a newer version of this program, which reads formats up to 1")],
        ),
        (
            "a seed typed as text",
            step("pin = { seed = \"42\", index = -1 }\ntimer = 0"),
            &[
                (6, "\"index\" must be a whole number from 0 to 999999999, not -1"),
                (6, "\"seed\" must be a whole number from 0 to 999999999 without quotation marks, not \"42\""),
                (7, "\"timer\" must be a whole number from 1 to 3600, not 0"),
            ],
        ),
        (
            "both languages missing",
            "format = 1\ntitle = {}\n[[step]]\nroom = \"play\"\ntext = { }\nask = { right = 1 }\n".to_owned(),
            &[
                (2, "\"title\" is written in no language; en = \"...\" is English, fr = \"...\" French"),
                (5, "\"text\" is written in no language; en = \"...\" is English, fr = \"...\" French"),
                (6, "\"ask\" is written in no language; en = [\"...\", \"...\"] are English choices"),
            ],
        ),
        (
            "a wrong question",
            lesson(
                "[[step]]\nroom = \"play\"\ntext = { en = \"a\" }\nask = { en = [\"x\", \"y\"], right = 3 }\n[[step]]\nroom = \"play\"\n\
                 text = { en = \"a\" }\nask = { en = [\"x\", \"y\"], fr = [\"x\", \"y\", \"z\"], right = 1 }\n[[step]]\nroom = \"play\"\n\
                 text = { en = \"a\" }\nask = { en = [\"only\"] }\n",
            ),
            &[
                (6, "\"right\" must be a whole number from 1 to 2, not 3"),
                (10, "a question has as many choices in each language"),
                (14, "a question has 2 to 6 choices, not 1"),
            ],
        ),
        (
            "conditions that cannot come",
            lesson(
                "[[step]]\nroom = \"lessons/neuron\"\ntext = { en = \"a\" }\nnext = \"answered\"\n[[step]]\nroom = \"play\"\n\
                 text = { en = \"a\" }\nnext = \"seen>=10\"\n[[step]]\nroom = \"train\"\ntext = { en = \"a\" }\nnext = \"seen>=many\"\n\
                 [[step]]\nroom = \"factory\"\ntext = { en = \"a\" }\nnext = \"anwered\"\n",
            ),
            &[
                (6, "\"next\" waits for an answer, and this step asks nothing"),
                (10, "\"next\" can wait for pictures seen in the room train alone"),
                (14, "\"next\" waits for 1 to 1000000000 pictures, as in \"seen>=2000\", not \"seen>=many\""),
                (
                    18,
                    "\"next\" cannot wait for \"anwered\"; it is key, answered, vote-closed or seen>= with a number; is \"answered\" meant?",
                ),
            ],
        ),
        (
            "rooms, pins and controls that are none",
            lesson(
                "[[step]]\nroom = \"lesons/neuron\"\ntext = { en = \"a\" }\n[[step]]\nroom = \"play\"\ntext = { en = \"a\" }\n\
                 pin = { rate = 1.0, sead = 3 }\nlock = [\"mod\"]\nhide = [\"knobs\"]\n[[step]]\nroom = \"lessons/learning-rate\"\n\
                 text = { en = \"a\" }\npin = { rate = 1e9 }\n",
            ),
            &[
                (4, "\"lesons/neuron\" is no room that is known; is \"lessons/neuron\" meant?"),
                (9, "\"sead\" is no key that is known; is \"seed\" meant?"),
                (9, "the pin \"rate\" does not belong to the room play"),
                (10, "\"mod\" is no control that is known; is \"mode\" meant?"),
                (11, "\"knobs\" shows its value too, or is a key alone, and cannot be hidden; lock it"),
                (15, "\"rate\" must be a number from 0.001 to 100, not 1e9"),
            ],
        ),
        (
            "no TOML",
            lesson("[[step]]\nroom = \"play\ntext = { en = \"a\" }\ntimer = = 3\nlock = [\"mod\"]\n"),
            &[
                (4, "this is no TOML: invalid basic string, expected `\"`"),
                (6, "this is no TOML: extra `=`, expected nothing"),
                (6, "this is no TOML: unexpected key or value, expected newline, `#`"),
                (7, "\"mod\" is no control that is known; is \"mode\" meant?"),
            ],
        ),
        (
            "an empty file",
            String::new(),
            &[(1, "the file is empty; a lesson begins with format = 1, a title, and a first [[step]]")],
        ),
    ];
    files.map(|(what, text, said)| Damaged { what, text, said }).into()
}

#[test]
fn every_mistake_of_every_damaged_file_is_named_with_its_line() {
    let files = damaged_files();
    assert!(files.len() >= 10);
    for Damaged { what, text, said } in files {
        let folder = Folder::new();
        let path = folder.file("mine.toml", text);
        let run = lab(&["lesson", "check", &path]);
        let wanted: Vec<String> = said.iter().map(|(line, sentence)| format!("{path}:{line}: {sentence}")).collect();
        assert_eq!(run.stdout.lines().collect::<Vec<_>>(), wanted, "{what}");
        let count = if said.len() == 1 { "a mistake".to_owned() } else { format!("{} mistakes", said.len()) };
        assert_eq!((run.code, run.stderr), (Some(1), format!("error: the lesson has {count}: {path}\n")), "{what}");
        let json: serde_json::Value = serde_json::from_str(&lab(&["lesson", "check", &path, "--json"]).stdout).unwrap();
        assert_eq!(json["mistakes"].as_array().unwrap().len(), said.len(), "{what}");
        assert_eq!(json["mistakes"][0]["line"], said[0].0, "{what}");
    }
}

#[test]
fn too_many_steps_are_said_once() {
    let folder = Folder::new();
    let steps = |count: usize| lesson(&"[[step]]\nroom = \"play\"\ntext = { en = \"a\" }\n".repeat(count));
    let path = folder.file("long.toml", steps(1000));
    let run = lab(&["lesson", "check", &path]);
    let sentence = "a lesson has at most 200 steps; this one has 1000, and the rest was not looked at";
    assert_eq!((run.code, run.stdout), (Some(1), format!("{path}:603: {sentence}\n")));
    let path = folder.file("just.toml", steps(200));
    assert!(assert_done(&["lesson", "check", &path]).stdout.contains("no mistakes; steps 200, languages en fr, timers 0 s"));
}

#[test]
fn what_is_no_lesson_at_all_is_said_in_one_line() {
    let folder = Folder::new();
    let recipe = "healthy_prior = 1.0\n[alterations]\n";
    let cases = [
        (folder.path("absent.toml"), "no such file"),
        (folder.file("bytes.toml", [0x66, 0xFF, 0xFF]), "it is not a text in UTF-8 or UTF-16 (byte 1"),
        (folder.file("huge.toml", vec![b'#'; (1 << 20) + 1]), "the file is too large (more than 1 MB)"),
        (folder.file("recipe.toml", recipe), "it is a recipe; it belongs to --recipe"),
        (folder.path(""), "it is a folder"),
    ];
    for (path, words) in cases {
        let run = lab(&["lesson", "check", &path]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""), "{path}");
        assert!(run.stderr.starts_with("error: cannot open the lesson: ") && run.stderr.contains(words), "{}", run.stderr);
        assert_eq!(run.stderr.lines().count(), 1);
    }
    let taken_for_a_recipe = folder.file("lesson.toml", lesson("[[step]]\nroom = \"play\"\ntext = { en = \"a\" }\n"));
    let run = lab(&["generate", "--recipe", &taken_for_a_recipe, "--count", "1", "--out", &folder.path("out")]);
    assert!(run.stderr.contains("it is a lesson; it belongs to --lesson"), "{}", run.stderr);
}

#[test]
fn lessons_are_read_in_the_encodings_of_editors() {
    let folder = Folder::new();
    let text = lesson("[[step]]\r\nroom = \"play\"\r\ntext = { fr = \"Où ?\" }\r\n").replace("\r\n", "\n").replace('\n', "\r\n");
    let wide: Vec<u8> = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [("utf8.toml", text.clone().into_bytes()), ("utf16.toml", wide)] {
        let path = folder.file(name, bytes);
        assert!(assert_done(&["lesson", "check", &path]).stdout.contains("no mistakes; steps 1"), "{name}");
    }
}

#[test]
fn the_lessons_that_come_with_the_program_are_without_a_mistake() {
    for name in ["the-2019-lecture", "too-fast-too-slow", "whom-do-you-trust"] {
        let run = assert_done(&["lesson", "check", name]);
        assert!(run.stdout.starts_with(&format!("{name}: no mistakes; steps ")), "{}", run.stdout);
        assert!(run.stdout.contains("languages en fr"), "{}", run.stdout);
        // The copy of a teacher is a file like any other.
        let path = format!("{}/assets/lessons/{name}.toml", env!("CARGO_MANIFEST_DIR"));
        assert_done(&["lesson", "check", &path]);
    }
}

#[test]
fn a_lesson_that_cannot_be_opened_opens_no_window() {
    let folder = Folder::new();
    let path = folder.file("mine.toml", "format = 1\ntitle = { en = \"a\" }\n");
    let run = lab(&["--lesson", &path]);
    let said =
        format!("error: the lesson {path} cannot be opened: line 1: there is no step; a step begins with a line [[step]]\n");
    assert_eq!((run.code, run.stderr), (Some(1), said));
}

/// The page about lesson files names everything that a lesson can say: a file with a word that does not exist is refused with the list
/// of those that do, and all of them stand on the page.
#[test]
fn the_page_about_lesson_files_names_every_key() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/lesson-files.md")).unwrap();
    let chapters = ["neuron", "learning-rate", "batches", "momentum", "convolution", "pooling", "output-layer", "cross-entropy"];
    let more = ["overfitting", "augmentation", "shortcut", "autoencoder", "boltzmann"];
    let rooms = ["play", "factory", "train", "network", "vote", "test", "bias"].map(str::to_owned);
    let rooms = rooms.into_iter().chain(chapters.iter().chain(&more).map(|chapter| format!("lessons/{chapter}")));
    let folder = Folder::new();
    let mut tried = 0;
    for room in rooms {
        assert!(page.contains(&format!("`{room}`")), "{room}");
        let odd = format!(
            "[[step]]\nroom = \"{room}\"\ntext = {{ en = \"a\" }}\npin = {{ zzzzzzzzzzzzzz = 1 }}\nlock = [\"zzzzzzzzzzzzzz\"]\n"
        );
        let path = folder.file("odd.toml", lesson(&odd));
        for line in lab(&["lesson", "check", &path]).stdout.lines() {
            let (_, names) = line.split_once("there are: ").unwrap();
            for name in names.split(", ") {
                assert!(page.contains(&format!("`{name}`")), "{room}: {name}");
                tried += 1;
            }
        }
    }
    assert!(tried > 300, "{tried}");
}

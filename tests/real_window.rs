//! The built program in a real window: under a virtual display, driven by a keyboard that the program cannot tell from one.
//!
//! Needs Xvfb, xdotool and a software renderer; where they are missing the tests say so and pass.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests: they fail loudly and say when they skip")]

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// One real window at a time: two of them on two cores are slower than one after the other.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// A virtual display that ends with the test.
struct Display {
    server: Child,
    name: String,
    _one_at_a_time: std::sync::MutexGuard<'static, ()>,
}

impl Display {
    /// Starts one, or says why the test is skipped.
    fn start() -> Option<Self> {
        let guard = ONE_AT_A_TIME.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        for (tool, argument) in [("Xvfb", "-help"), ("xdotool", "version")] {
            if Command::new(tool).arg(argument).stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
                println!("skipped: {tool} is not installed");
                return None;
            }
        }
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x720x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        Some(Self { server, name: format!(":{}", number.trim()), _one_at_a_time: guard })
    }

    fn xdotool(&self, arguments: &[&str]) -> Option<String> {
        let output = Command::new("xdotool").args(arguments).env("DISPLAY", &self.name).output().unwrap();
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        self.server.kill().ok();
        self.server.wait().ok();
    }
}

fn program(folder: &std::path::Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_brain-tumor-lab"));
    let folder = folder.to_str().unwrap();
    command.env("XDG_CONFIG_HOME", folder).env("XDG_RUNTIME_DIR", folder).env("HOME", folder);
    command.env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET").stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

fn wait_for<T>(what: &str, limit: Duration, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < limit, "waited too long for {what}");
        std::thread::park_timeout(Duration::from_millis(50));
    }
}

/// Plays three rounds by keyboard, trains for a moment, closes the window; gives what the program said.
fn play_three_rounds(display: &Display, renderer: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut command = program(folder.path());
    command.env("DISPLAY", &display.name).env("RUST_LOG", "brain_tumor_lab=info");
    let mut child = command.args(["--seed", "7", "--device", "cpu", "--renderer", renderer]).spawn().unwrap();
    let mut stderr = child.stderr.take().unwrap();
    let said = std::sync::Arc::new(Mutex::new(String::new()));
    let sink = std::sync::Arc::clone(&said);
    let reader = std::thread::Builder::new().spawn(move || {
        let mut lines = BufReader::new(&mut stderr);
        let mut line = String::new();
        while lines.read_line(&mut line).is_ok_and(|length| length > 0) {
            sink.lock().unwrap().push_str(&line);
            line.clear();
        }
    });
    let limit = Duration::from_mins(1);
    let heard = |words: &str| said.lock().unwrap().contains(words).then_some(());
    wait_for("the first frame", limit, || heard("first frame"));
    // A window that was just mapped may refuse the focus for a moment.
    wait_for("the focus", limit, || {
        let found = display.xdotool(&["search", "--onlyvisible", "--name", "Brain Tumor Lab"])?;
        display.xdotool(&["windowfocus", found.lines().next()?])
    });
    // The examples for a player who has never played go away with any key. A window that was just focused may miss the first one.
    wait_for("the end of the examples", limit, || {
        display.xdotool(&["key", "Escape"])?;
        heard("the examples are put away")
    });
    display.xdotool(&["key", "ctrl+t"]).unwrap();
    for (round, key) in (1..=3).zip(["a", "z", "b"]) {
        wait_for("a picture", limit, || heard(&format!("picture {round} is on the table")));
        display.xdotool(&["key", key]).unwrap();
        wait_for("the answer", limit, || heard(&format!("round {round} is finished")));
        display.xdotool(&["key", "space"]).unwrap();
    }
    // A network learns: closing asks once, and closes when it is asked for again.
    display.xdotool(&["key", "ctrl+q"]).unwrap();
    wait_for("the question", limit, || heard("closing was asked for while something is under way"));
    display.xdotool(&["key", "ctrl+q"]).unwrap();
    let status = wait_for("the end", limit, || child.try_wait().unwrap());
    reader.unwrap().join().unwrap();
    let said = said.lock().unwrap().clone();
    assert!(status.success(), "{status}: {said}");
    assert!(!said.contains("panicked"), "{said}");
    said
}

#[test]
fn three_rounds_in_a_window_drawn_by_opengl() {
    let Some(display) = Display::start() else { return };
    play_three_rounds(&display, "glow");
}

#[test]
fn three_rounds_in_a_window_drawn_by_wgpu() {
    let Some(display) = Display::start() else { return };
    play_three_rounds(&display, "wgpu");
}

#[test]
fn without_a_display_there_is_one_clear_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = program(folder.path());
    let mut child = command.env_remove("DISPLAY").env("DISPLAY", "").spawn().unwrap();
    let status = wait_for("the end", Duration::from_mins(1), || child.try_wait().unwrap());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(status.code(), Some(1), "{said}");
    let errors: Vec<&str> = said.lines().filter(|line| line.starts_with("error: ")).collect();
    assert_eq!(errors.len(), 1, "{said}");
    assert!(errors[0].contains("cannot open a window") && errors[0].contains("libxkbcommon"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}

//! Writes down which commit of the sources the program is built from, for `--version` and *About*.
//!
//! It is the last commit that changed what the program is made of (`MADE_OF`), and whether these files differ from it. That depends on them
//! alone, so the script runs again only where one of them changed, when the library is compiled anew anyway: a commit of documents or tests
//! compiles nothing again. Without a checkout, without git, or where git fails, the commit is unknown; whoever packs an archive of the
//! sources can say it in the environment variable `BRAIN_TUMOR_LAB_BUILD`.
//!
//! And it makes a function of each message in `assets/words/`, for `src/words/generated.rs`.

use std::path::Path;
use std::process::{Command, ExitCode};

use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel};

/// What the program is made of. A commit that changes nothing of it gives the same program.
const MADE_OF: [&str; 5] = ["src", "assets", "build.rs", "Cargo.toml", "Cargo.lock"];
/// The variable that whoever builds may set, and that the program reads while it is compiled.
const BUILD: &str = "BRAIN_TUMOR_LAB_BUILD";

fn main() -> ExitCode {
    println!("cargo::rerun-if-env-changed={BUILD}");
    for path in MADE_OF {
        println!("cargo::rerun-if-changed={path}");
    }
    let said = std::env::var(BUILD).ok().filter(|said| !said.trim().is_empty() && !said.contains('\n'));
    let build = said.or_else(commit).unwrap_or_else(|| "commit unknown".to_owned());
    println!("cargo::rustc-env={BUILD}={build}");
    detach_from_the_console();
    words()
}

/// A function per message of the English texts. One that another language lacks, or has with other arguments, gets none, so that whatever
/// shows it does not compile.
fn words() -> ExitCode {
    let out = std::env::var("OUT_DIR").unwrap_or_default();
    let options = BuildOptions::default()
        .with_locales_folder("assets/words")
        .with_output_file_path(&format!("{out}/words.rs"))
        .with_ftl_output(FtlOutputOptions::single_file(&format!("{out}/words.ftl")))
        .with_prefix("")
        .with_lint_level(LintLevel::Strict)
        // All languages of the window are written from left to right.
        .without_bidi_isolation()
        .without_format();
    let made = fluent_typed::build_from_locales_folder(options);
    let path = Path::new(&out).join("words.rs");
    if made != ExitCode::SUCCESS {
        return made;
    }
    let Ok(code) = std::fs::read_to_string(&path) else { return ExitCode::FAILURE };
    let code: String = code.lines().map(|line| lean(line) + "\n").collect();
    if std::fs::write(&path, code).is_err() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// A line of the generated functions with calls of the few functions in `src/words/generated.rs` in place of generic code: thousands of
/// copies of that would cost minutes of compiling. And a text that cannot be made is no panic.
fn lean(line: &str) -> String {
    let trimmed = line.trim();
    // `src/words/mod.rs` says for all of them that some are unused.
    if trimmed == "#[allow(unused)]" {
        return String::new();
    }
    let call = |from: &str, to: &str, end: &str| {
        let inner = trimmed.strip_prefix(from)?.strip_suffix(end)?;
        Some(format!("        {to}{inner})"))
    };
    call("self.0.msg(", "made_message(&self.0, ", ").unwrap()")
        .or_else(|| call("self.0.attr(", "made_attribute(&self.0, ", ").unwrap()"))
        .or_else(|| Some(call("args.set(", "put_text(&mut args, ", ");").filter(|_| trimmed.contains(".as_ref()"))? + ";"))
        .or_else(|| Some(call("args.set(", "put_number(&mut args, ", ");").filter(|_| trimmed.contains(".into()"))? + ";"))
        .unwrap_or_else(|| line.to_owned())
}

/// The last commit that changed the program, with its day; `None` outside of a checkout.
fn commit() -> Option<String> {
    // An archive of the sources that lies in somebody else's checkout must not get the commit of that one.
    if !Path::new(".git").exists() {
        return None;
    }
    let commit = git(&["log", "-1", "--abbrev=10", "--format=commit %h, %cs"]).filter(|commit| !commit.is_empty())?;
    let changes = git(&["status", "--porcelain"])?;
    Some(if changes.is_empty() { commit } else { format!("{commit}, with changes") })
}

/// What git says of the files that the program is made of.
fn git(arguments: &[&str]) -> Option<String> {
    let mut command = Command::new("git");
    // A hook of git hands on the folder of another checkout; and nothing of this one may be written.
    command.env_remove("GIT_DIR").env_remove("GIT_WORK_TREE").env_remove("GIT_INDEX_FILE").env("GIT_OPTIONAL_LOCKS", "0");
    let output = command.args(arguments).arg("--").args(MADE_OF).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// On Windows the program belongs to the console, as its commands print there. Its manifest says that no console opens for the window
/// where it is started by a click (Windows 11 24H2 and newer; older ones open one). See `packaging/PORTABILITY.md`.
fn detach_from_the_console() {
    let target = |part: &str| std::env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    if target("OS") == "windows" && target("ENV") == "msvc" {
        let folder = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
        println!("cargo::rustc-link-arg-bins=/MANIFEST:EMBED");
        println!("cargo::rustc-link-arg-bins=/MANIFESTINPUT:{folder}\\packaging\\windows\\program.manifest");
        println!("cargo::rerun-if-changed=packaging/windows/program.manifest");
    }
}

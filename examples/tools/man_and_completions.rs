//! Writes the manual pages and the completions of shells, from the same description of the arguments that the program reads them with.
//!
//! `cargo run --release --example tools -- man-and-completions [FOLDER]` writes `packaging/man` and `packaging/completions`, below the given
//! folder or the current one. `tests/packaging.rs` says when they must be written again.

use std::path::PathBuf;

use anyhow::Context as _;
use brain_tumor_lab::cli::Arguments;
use clap::{Command, CommandFactory as _};
use clap_complete::{Shell, generate};
use clap_mangen::Man;

/// The name that is typed.
const PROGRAM: &str = "brain-tumor-lab";

/// What the description of the arguments does not say, for the page of the program itself.
const MORE: &str = r#".SH FILES
.TP
\fI~/.config/brain\-tumor\-lab/settings.toml\fR
The settings of the window. A file that cannot be read is kept as \fIsettings.toml.bad\fR. \fBXDG_CONFIG_HOME\fR names another place for the folder.
.TP
\fI~/.config/brain\-tumor\-lab/runs\fR
A folder for each training that is kept; the option \fB\-\-runs\fR names another place.
.SH "EXIT STATUS"
.TP
0
Done.
.TP
1
Failed: one line on standard error says what, why and which file.
.TP
2
Wrong usage.
.SH ENVIRONMENT
.TP
\fBRUST_LOG\fR
What is logged on standard error, as in \fBRUST_LOG=brain_tumor_lab=info\fR; without it, errors.
.SH EXAMPLES
.TP
\fBbrain\-tumor\-lab \-\-lesson the\-2019\-lecture\fR
Opens the window and begins a lesson that comes with the program.
.TP
\fBbrain\-tumor\-lab generate \-\-mode hard \-\-count 1000 \-\-out pictures\fR
Writes a thousand pictures with their classes.
.TP
\fBbrain\-tumor\-lab train \-\-mode hard \-\-minutes 10 \-\-out mine.model\fR
Trains a network for ten minutes.
.TP
\fBbrain\-tumor\-lab evaluate \-\-model mine.model \-\-mode hard\fR
Measures it on pictures that it has never seen.
.SH PRIVACY
The program never uses the network: nothing is sent, fetched or updated. All pictures are synthetic.
"#;

/// Writes all of them.
///
/// # Errors
///
/// When a file cannot be written.
pub fn run(arguments: &[String]) -> anyhow::Result<()> {
    let root = arguments.first().map_or_else(|| ".".into(), PathBuf::from);
    let files = files()?;
    for (name, bytes) in &files {
        let path = root.join(name);
        let folder = path.parent().context("it lies in a folder")?;
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        std::fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    println!("wrote {} files", files.len());
    Ok(())
}

/// All files by their paths in the repository.
///
/// # Errors
///
/// Never: they are written into memory, as text.
pub fn files() -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    // Without the commit: the files would differ after each one.
    let command = Arguments::command().version(env!("CARGO_PKG_VERSION"));
    let mut files = Vec::new();
    let mut whole = command.clone().disable_help_subcommand(true);
    whole.build();
    add_pages(&whole, &mut files)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
        let name = match shell {
            Shell::Bash => format!("{PROGRAM}.bash"),
            Shell::Zsh => format!("_{PROGRAM}"),
            _ => format!("{PROGRAM}.fish"),
        };
        let mut bytes = Vec::new();
        generate(shell, &mut command.clone(), PROGRAM, &mut bytes);
        if shell == Shell::Bash {
            // clap_complete 4.6 calls the program by two names in its script where the name has hyphens, and then completes no command.
            let (wrong, right) = (PROGRAM.replace('-', "__subcmd__"), PROGRAM.replace('-', "__"));
            bytes = String::from_utf8(bytes)?.replace(&wrong, &right).into_bytes();
        }
        files.push((format!("packaging/completions/{name}"), bytes));
    }
    Ok(files)
}

/// The page of a command, and those of the commands below it.
fn add_pages(command: &Command, files: &mut Vec<(String, Vec<u8>)>) -> anyhow::Result<()> {
    let page = Man::new(command.clone()).manual("Brain Tumor Lab").source(format!("{PROGRAM} {}", env!("CARGO_PKG_VERSION")));
    let mut bytes = Vec::new();
    page.render(&mut bytes)?;
    if command.get_name() == PROGRAM {
        bytes.extend(MORE.as_bytes());
    }
    files.push((format!("packaging/man/{}", page.get_filename()), bytes));
    command.get_subcommands().filter(|below| !below.is_hide_set()).try_for_each(|below| add_pages(below, files))
}

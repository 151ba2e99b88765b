//! The command line: the same code without a window. One file per command.

mod arguments;
mod autoencoder;
mod bench;
mod bench_learn;
mod cards;
mod devices;
mod differences;
mod drivers;
mod evaluate;
mod explain;
mod generate;
mod interrupt;
mod learned;
mod lesson;
mod output;
mod predict;
mod runs;
mod score;
mod sources;
mod train;
mod train_outputs;
mod values;

use std::process::ExitCode;

use clap::Parser as _;

use crate::worker::{PanicsOf, say_panics_once};
use arguments::Command;
pub use arguments::{Arguments, RendererChoice, WindowArguments};

/// What the arguments ask for.
#[derive(Debug)]
pub enum Request {
    /// To open the window.
    Window(WindowArguments),
    /// A command, which has run; this is how it ended.
    Ended(ExitCode),
}

/// Reads the arguments of the process and runs the command in them, if there is one.
///
/// Exit codes: 0 done, 1 failed (one line says what, why and which file), 2 wrong usage.
pub fn run() -> Request {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(err) => {
            let shown = output::show_usage(&err);
            return Request::Ended(match output::written(shown) {
                Ok(()) if err.use_stderr() => ExitCode::from(2),
                result => code(&result),
            });
        }
    };
    let Some(command) = arguments.command else {
        say_panics_once(PanicsOf::OtherThreads);
        return Request::Window(arguments.window);
    };
    say_panics_once(PanicsOf::AllThreads);
    drivers::without_a_desktop(&command);
    let result = interrupt::work(move || carry_out(&command));
    Request::Ended(code(&result.and_then(|()| output::finish())))
}

fn carry_out(command: &Command) -> anyhow::Result<()> {
    match command {
        Command::Generate(options) => generate::run(options),
        Command::Train(options) => train::run(options),
        Command::Evaluate(options) => sources::with_all_threads(|| evaluate::run(options)),
        Command::Predict(options) => sources::with_all_threads(|| predict::run(options)),
        Command::Explain(options) => sources::with_all_threads(|| explain::run(options)),
        Command::Bench(options) => bench::run(options),
        Command::Runs(options) => runs::run(options),
        Command::Lesson { order } => sources::with_all_threads(|| lesson::run(order)),
        Command::Autoencoder { order } => sources::with_all_threads(|| autoencoder::run(order)),
        Command::Cards(options) => cards::run(options),
        Command::Score(options) => score::run(options),
        Command::Devices(options) => sources::with_all_threads(|| devices::run(options)),
    }
}

/// The exit code of a result, whose failure is said.
fn code(result: &anyhow::Result<()>) -> ExitCode {
    let Err(err) = result else { return ExitCode::SUCCESS };
    output::complain(&format!("{err:#}"));
    if err.is::<sources::WrongUsage>() { ExitCode::from(2) } else { ExitCode::FAILURE }
}

//! The command line: the same code without a window. One file per command.

mod arguments;
mod bench;
mod devices;
mod evaluate;
mod explain;
mod generate;
mod interrupt;
mod output;
mod predict;
mod runs;
mod sources;
mod train;
mod train_outputs;
mod values;

use std::process::ExitCode;

use clap::Parser as _;

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
            output::show_usage(&err);
            return Request::Ended(if err.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS });
        }
    };
    let result = match arguments.command {
        None => return Request::Window(arguments.window),
        Some(Command::Generate(options)) => generate::run(&options),
        Some(Command::Train(options)) => train::run(&options),
        Some(Command::Evaluate(options)) => evaluate::run(&options),
        Some(Command::Predict(options)) => predict::run(&options),
        Some(Command::Explain(options)) => explain::run(&options),
        Some(Command::Bench(options)) => bench::run(&options),
        Some(Command::Runs(options)) => runs::run(&options),
        Some(Command::Devices(options)) => devices::run(&options),
    };
    Request::Ended(match result.and_then(|()| output::finish()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(err) => {
            output::complain(&format!("{err:#}"));
            if err.is::<sources::WrongUsage>() { ExitCode::from(2) } else { ExitCode::FAILURE }
        }
    })
}

//! Arguments in, window or command out.

use std::process::ExitCode;

use brain_tumor_lab::{cli, log_errors, network, ui};

fn main() -> ExitCode {
    log_errors::install();
    network::configure_runtime();
    match cli::run() {
        cli::Request::Window(arguments) => ui::run(&arguments),
        cli::Request::Ended(code) => code,
    }
}

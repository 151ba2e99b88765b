//! Arguments in, window or command out.

use std::process::ExitCode;

use brain_tumor_lab::{cli, network, ui};

fn main() -> ExitCode {
    env_logger::Builder::new().filter_level(log::LevelFilter::Error).parse_default_env().init();
    network::configure_runtime();
    match cli::run() {
        cli::Request::Window(arguments) => ui::run(&arguments),
        cli::Request::Ended(code) => code,
    }
}

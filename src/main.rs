//! Arguments in, window or command out.

use std::process::ExitCode;

use brain_tumor_lab::{cli, log_errors, network, ui};
use mimalloc::MiMalloc;

/// Starts long vectors at a line of the cache (64 bytes), so that the widest instructions read one line each, not two, and keeps freed memory for a
/// second, in which the next step mostly asks for it again. With the allocator of Linux, training is a tenth slower (BENCHMARKS.md).
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    log_errors::install();
    network::configure_runtime();
    match cli::run() {
        cli::Request::Window(arguments) => ui::run(&arguments),
        cli::Request::Ended(code) => code,
    }
}

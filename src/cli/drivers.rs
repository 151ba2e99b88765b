//! Graphics drivers without a desktop.

use super::arguments::Command;
use crate::network::DeviceChoice;

/// Keeps graphics drivers from looking for a desktop where there is none: Mesa's layer that sorts the GPUs asks for one, and says on standard error
/// that it found none. Only the surroundings of a process switch it off, and only before it starts: the program starts itself once more in its own
/// place, with the same arguments. Where that fails, it goes on as it is.
pub fn without_a_desktop(command: &Command) {
    if command.may_take_a_gpu() {
        system::start_again();
    }
}

impl Command {
    /// Whether it may look for a GPU.
    fn may_take_a_gpu(&self) -> bool {
        let device = match self {
            Self::Train(options) => options.device,
            Self::Evaluate(options) => options.device,
            Self::Explain(options) => options.device,
            Self::Bench(options) => options.device,
            Self::Devices(_) => DeviceChoice::Auto,
            Self::Generate(_)
            | Self::Predict(_)
            | Self::Runs(_)
            | Self::Lesson { .. }
            | Self::Autoencoder { .. }
            | Self::Cards(_)
            | Self::Score(_) => DeviceChoice::Cpu,
        };
        device != DeviceChoice::Cpu
    }
}

#[cfg(target_os = "linux")]
mod system {
    use std::env::{args_os, current_exe, var_os};
    use std::os::unix::process::CommandExt as _;
    use std::process::Command;

    /// Switches the layer off.
    const OFF: &str = "NODEVICE_SELECT";
    /// Set by somebody who wants the layer, to choose a GPU.
    const CHOSEN: [&str; 2] = ["MESA_VK_DEVICE_SELECT", "DRI_PRIME"];

    pub fn start_again() {
        let has_desktop = var_os("XDG_RUNTIME_DIR").is_some_and(|folder| !folder.is_empty());
        if has_desktop || CHOSEN.iter().chain([&OFF]).any(|name| var_os(name).is_some()) {
            return;
        }
        let (Ok(program), Some(name)) = (current_exe(), args_os().next()) else { return };
        let failed = Command::new(program).arg0(name).args(args_os().skip(1)).env(OFF, "1").exec();
        log::info!("the program could not start once more: {failed}");
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    pub fn start_again() {}
}

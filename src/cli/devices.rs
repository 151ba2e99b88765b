//! `devices`: where networks can compute.

use serde_json::json;

use super::arguments::Devices;
use super::output;
use crate::network::{ComputeDevice, DeviceKind};

/// Runs the command.
///
/// # Errors
/// Never; the signature is that of all commands.
pub fn run(options: &Devices) -> anyhow::Result<()> {
    let devices = ComputeDevice::list();
    if options.json {
        return output::say_json(&json!({ "devices": devices }));
    }
    for device in devices {
        let kind = match device.kind {
            DeviceKind::Gpu => "GPU",
            DeviceKind::Cpu => "CPU",
        };
        let mark = if device.chosen { "  <- auto takes this one" } else { "" };
        output::say(&format!("{kind}  {}: {}{mark}", device.name, device.status));
    }
    Ok(())
}

//! `devices`: where networks can compute.

use serde::Serialize;
use serde_json::json;

use super::arguments::Devices;
use super::output;
use crate::app::{device_name_words, device_status_words};
use crate::network::{ComputeDevice, DeviceDescription, DeviceKind};

/// A device in the list.
#[derive(Serialize)]
struct Listed {
    kind: DeviceKind,
    name: String,
    status: String,
    chosen: bool,
}

impl Listed {
    fn new(device: &DeviceDescription) -> Self {
        let (name, status) = (device_name_words(device), device_status_words(&device.status));
        Self { kind: device.kind, name, status, chosen: device.chosen }
    }
}

/// Runs the command.
///
/// # Errors
/// Never; the signature is that of all commands.
pub fn run(options: &Devices) -> anyhow::Result<()> {
    let devices: Vec<Listed> = ComputeDevice::list().iter().map(Listed::new).collect();
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

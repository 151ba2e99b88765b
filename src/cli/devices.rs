//! `devices`: where networks can compute.

use serde::Serialize;
use serde_json::json;

use super::arguments::Devices;
use super::output;
use crate::app::{device_name_words, device_status_words};
use crate::network::{ComputeDevice, DeviceDescription, DeviceKind, DeviceStatus};

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
    let devices = ComputeDevice::list();
    if options.json {
        let listed: Vec<Listed> = devices.iter().map(Listed::new).collect();
        return output::say_json(&json!({ "devices": listed }));
    }
    for device in devices {
        let kind = match device.kind {
            DeviceKind::Gpu => "GPU",
            DeviceKind::Cpu => "CPU",
        };
        let mark = match (device.chosen, device.kind, &device.status) {
            (true, ..) => "  <- auto takes this one",
            (false, DeviceKind::Gpu, DeviceStatus::Works) => {
                "  <- auto takes this one for networks of a million weights and more"
            }
            (false, ..) => "",
        };
        let (name, status) = (device_name_words(&device), device_status_words(&device.status));
        output::say(&format!("{kind}  {name}: {status}{mark}"));
    }
    Ok(())
}

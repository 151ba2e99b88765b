//! Devices in words: for the window and for the command line.

use crate::network::{DeviceDescription, DeviceStatus, DeviceTrouble};

/// What a device in a list is called.
pub fn device_name_words(device: &DeviceDescription) -> &str {
    device.name.as_deref().unwrap_or("none")
}

/// Whether it can be used, and if not, why.
pub fn device_status_words(status: &DeviceStatus) -> String {
    match status {
        DeviceStatus::Works => "works".to_owned(),
        DeviceStatus::Unusable(trouble) => trouble.to_string(),
    }
}

/// A GPU was demanded, and there is none.
pub fn no_gpu_words(trouble: &DeviceTrouble) -> String {
    format!("cannot use a GPU: {trouble}; --device cpu works everywhere")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{ComputeDevice, DeviceKind, TrialFailure};

    #[test]
    fn a_gpu_that_cannot_be_used_says_why() {
        let adapter = || "llvmpipe".to_owned();
        let cases = [
            (DeviceTrouble::NotFound, "no GPU was found"),
            (DeviceTrouble::NotBuilt, "this program was built without GPU support"),
            (DeviceTrouble::OnlySoftware(adapter()), "the only adapter, llvmpipe, is software"),
            (DeviceTrouble::NotStarted("out of memory".to_owned()), "out of memory"),
            (DeviceTrouble::DriverFailed, "its driver failed while it was tried"),
            (
                DeviceTrouble::TrialFailed { name: adapter(), trial: TrialFailure::OtherNumbers },
                "llvmpipe failed its trial (it computes other numbers than the CPU)",
            ),
        ];
        for (trouble, words) in cases {
            let status = DeviceStatus::Unusable(trouble.clone());
            let device = DeviceDescription { kind: DeviceKind::Gpu, name: None, status, chosen: false };
            assert_eq!((device_name_words(&device), device_status_words(&device.status).as_str()), ("none", words));
            assert_eq!(no_gpu_words(&trouble), format!("cannot use a GPU: {words}; --device cpu works everywhere"));
        }
        let cpu = ComputeDevice::cpu();
        assert_eq!(
            (device_name_words(&cpu.describe(true)), device_status_words(&cpu.describe(true).status)),
            (cpu.name(), "works".into())
        );
    }
}

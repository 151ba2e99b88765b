//! Devices in words: for the window and for the command line.

use crate::network::{DeviceDescription, DeviceStatus, DeviceTrouble, TrialFailure};
use crate::words::words;

/// What a device in a list is called.
pub fn device_name_words(device: &DeviceDescription) -> String {
    device.name.clone().unwrap_or_else(|| words().device_words_none())
}

/// Whether it can be used, and if not, why.
pub fn device_status_words(status: &DeviceStatus) -> String {
    match status {
        DeviceStatus::Works => words().device_words_works(),
        DeviceStatus::Unusable(trouble) => device_trouble_words(trouble),
    }
}

/// A GPU was demanded, and there is none.
pub fn no_gpu_words(trouble: &DeviceTrouble) -> String {
    words().device_words_no_gpu(device_trouble_words(trouble))
}

/// Why no GPU can be used. A driver says it in its own words.
pub fn device_trouble_words(trouble: &DeviceTrouble) -> String {
    let words = words();
    match trouble {
        DeviceTrouble::NotBuilt => words.device_words_not_built(),
        DeviceTrouble::NotFound => words.device_words_not_found(),
        DeviceTrouble::OnlySoftware(name) => words.device_words_only_software(name),
        DeviceTrouble::NotStarted(said) => said.clone(),
        DeviceTrouble::DriverFailed => words.device_words_driver_failed(),
        DeviceTrouble::TrialFailed { name, trial } => {
            let trial = match trial {
                TrialFailure::OtherNumbers => words.device_words_other_numbers(),
                TrialFailure::NoGradient => words.device_words_no_gradient(),
                TrialFailure::Unreadable(said) => said.clone(),
            };
            words.device_words_trial_failed(name, trial)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{ComputeDevice, DeviceKind};

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
            (
                DeviceTrouble::TrialFailed { name: adapter(), trial: TrialFailure::NoGradient },
                "llvmpipe failed its trial (it gives no gradient)",
            ),
            (
                DeviceTrouble::TrialFailed { name: adapter(), trial: TrialFailure::Unreadable("lost".to_owned()) },
                "llvmpipe failed its trial (lost)",
            ),
        ];
        for (trouble, words) in cases {
            let status = DeviceStatus::Unusable(trouble.clone());
            let device = DeviceDescription { kind: DeviceKind::Gpu, name: None, status, chosen: false };
            assert_eq!((device_name_words(&device), device_status_words(&device.status)), ("none".into(), words.into()));
            assert_eq!(trouble.to_string(), words, "the window and the log say the same in English");
            assert_eq!(no_gpu_words(&trouble), format!("cannot use a GPU: {words}; --device cpu works everywhere"));
        }
        let cpu = ComputeDevice::cpu();
        assert_eq!(
            (device_name_words(&cpu.describe(true)), device_status_words(&cpu.describe(true).status)),
            (cpu.name().to_owned(), "works".to_owned())
        );
    }
}

//! The device before the first step: a GPU goes through everything once, which takes seconds and is told.

use std::sync::mpsc::{RecvTimeoutError, TryRecvError, sync_channel};
use std::time::{Duration, Instant};

use super::super::guard;
use super::commands::Commands;
use super::report::Events;
use super::{Command, TrainingEvent, TrainingNotice};
use crate::network::{Architecture, ComputeDevice, DeviceChoice, DeviceKind, DeviceTrouble, NetworkError};

/// How soon a command is heard.
const HEARING: Duration = Duration::from_millis(50);

/// A device that is ready for a training. A GPU that fails its rehearsal is left for the CPU, which is said. `None` when the
/// training is not wanted any more.
///
/// # Errors
/// When a GPU is demanded and there is none.
pub fn ready(
    (choice, architecture): (DeviceChoice, Architecture),
    rehearse: impl FnOnce(&ComputeDevice) -> Result<(), NetworkError> + Send + 'static,
    commands: &Commands,
    events: &mut Events,
) -> Result<Option<ComputeDevice>, DeviceTrouble> {
    let device = ComputeDevice::select_for(choice, architecture)?;
    if device.kind() == DeviceKind::Cpu {
        return Ok(Some(device));
    }
    events.send(TrainingEvent::Preparing { device: device.name().to_owned() });
    let start = Instant::now();
    let rehearsed = device.clone();
    match aside(move || rehearse(&rehearsed), commands) {
        None => Ok(None),
        Some(Ok(())) => {
            log::info!("the {} was prepared in {:.1} s", device.name(), start.elapsed().as_secs_f64());
            Ok(Some(device))
        }
        Some(Err(err)) => {
            events.notice(TrainingNotice::GpuNotReady(err));
            Ok(Some(ComputeDevice::cpu()))
        }
    }
}

/// Does `work` on a thread of its own and waits for it; not once the training is ended or its handle is gone. A driver that compiles
/// cannot be interrupted: the thread is then left alone, and ends by itself or with the program.
///
/// What else is commanded meanwhile waits for the first step.
fn aside(
    work: impl FnOnce() -> Result<(), NetworkError> + Send + 'static,
    commands: &Commands,
) -> Option<Result<(), NetworkError>> {
    let (sender, result) = sync_channel(1);
    let failed = |reason: &dyn std::fmt::Display| Some(Err(NetworkError::device("GPU", reason)));
    let run = move || {
        let worked = guard::caught(work).unwrap_or_else(|panic| Err(NetworkError::device("GPU", panic)));
        sender.send(worked).ok();
    };
    if let Err(err) = guard::spawn("rehearsal", Box::new(run)) {
        return failed(&err);
    }
    let mut later = Vec::new();
    let result = loop {
        match result.recv_timeout(HEARING) {
            Ok(result) => break Some(result),
            Err(RecvTimeoutError::Disconnected) => break failed(&"it stopped without a reason"),
            Err(RecvTimeoutError::Timeout) => {}
        }
        match commands.try_recv() {
            Ok(Command::Finish(_)) | Err(TryRecvError::Disconnected) => return None,
            Ok(command) => later.push(command),
            Err(TryRecvError::Empty) => {}
        }
    };
    commands.put_back(later);
    result
}

#[cfg(test)]
mod tests {
    use super::super::Finish;
    use super::*;

    #[test]
    fn the_result_is_waited_for_whatever_else_is_commanded() {
        let (sender, commands) = Commands::channel();
        let (go, gone) = sync_channel(1);
        sender.send(Command::LearningRate(0.25));
        sender.send(Command::Pause);
        std::thread::Builder::new()
            .spawn(move || {
                std::thread::park_timeout(4 * HEARING);
                go.send(()).unwrap();
            })
            .unwrap();
        let slow = move || {
            gone.recv().unwrap();
            Ok(())
        };
        assert!(matches!(aside(slow, &commands), Some(Ok(()))));
        assert!(matches!(commands.try_recv(), Ok(Command::LearningRate(0.25))), "the first step obeys it");
        assert!(matches!(commands.try_recv(), Ok(Command::Pause)));
        assert!(matches!(commands.try_recv(), Err(TryRecvError::Empty)));
        let lost = || Err(NetworkError::device("GPU", "lost"));
        assert!(matches!(aside(lost, &commands), Some(Err(NetworkError::Device { .. }))));
        assert!(matches!(aside(|| panic!("a driver"), &commands), Some(Err(NetworkError::Device { .. }))));
    }

    #[test]
    fn an_ended_training_waits_for_no_driver() {
        // Work that never ends: its sender lives as long as the test.
        let (_never, wait) = sync_channel::<()>(1);
        let (sender, commands) = Commands::channel();
        sender.send(Command::Finish(Finish::Discarded));
        let endless = move || {
            wait.recv().ok();
            Ok(())
        };
        assert!(aside(endless, &commands).is_none());
        let (_never, wait) = sync_channel::<()>(1);
        drop(sender);
        let endless = move || {
            wait.recv().ok();
            Ok(())
        };
        assert!(aside(endless, &commands).is_none());
    }
}

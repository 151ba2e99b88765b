//! A run whose device fails.

use std::sync::mpsc::sync_channel;

use super::super::report::{ROOM, Unread};
use super::*;
use crate::factory::{BaseImage, Generator, Mode};
use crate::network::{Architecture, TrainingSettings};
use crate::runs::{RunPlan, RunStore};

#[test]
fn a_lost_gpu_is_said_and_the_training_is_one_of_the_cpu_from_then_on() {
    let (place, base) = (tempfile::tempdir().unwrap(), BaseImage::bundled());
    let settings = TrainingSettings { batch: 16, ..Architecture::Compact.preset() };
    let length = TrainingLength::Images(64);
    let plan = RunPlan { settings, length, patience: None, recipe: Mode::Hard.recipe(), pictures: None };
    let store = RunStore::new(place.path());
    let gpu = ComputeDevice::pretended_gpu();
    let folder = store.create(None, plan, gpu.name(), &base).unwrap();
    let trainer = Trainer::new(settings, Generator::new(&Mode::Hard.recipe(), &base).unwrap(), &gpu, VALIDATION_COUNT);
    let mut run = Run::new(trainer, length, None, Some(folder), false);
    let (sender, heard) = sync_channel(ROOM);
    let mut events = Events::new(sender, Arc::new(|| {}), Unread::default());
    run.step(&mut events).unwrap();
    assert_eq!(run.since_row.steps, 1.0);

    run.go_on_with_the_cpu(NetworkError::device(gpu.name(), "lost"), &mut events).unwrap();
    assert_eq!(run.since_row.steps, 0.0, "that step is lost");
    let (_handle, commands) = Commands::channel();
    let end = run.until_done(&commands, &mut events).unwrap();
    assert_eq!(end, Some(Finish::Complete));
    assert_eq!(run.rows.last().map(|row| row.images), Some(64));
    run.folder = None;
    let listed = store.list().unwrap();
    let info = listed[0].info.as_ref().unwrap();
    assert_eq!((info.device.as_str(), info.progress.images), (ComputeDevice::cpu().name(), 64));
    let heard: Vec<TrainingEvent> = heard.try_iter().collect();
    let lost =
        |event: &TrainingEvent| matches!(event, TrainingEvent::Notice(TrainingNotice::GpuLost { from_last_good: false, .. }));
    assert_eq!(heard.iter().filter(|event| lost(event)).count(), 1);
    let on_the_cpu = |event: &TrainingEvent| matches!(event, TrainingEvent::Started { kind: DeviceKind::Cpu, .. });
    assert_eq!(heard.iter().filter(|event| on_the_cpu(event)).count(), 1);

    // There is nothing to go on with after the CPU.
    assert!(run.go_on_with_the_cpu(NetworkError::device("CPU", "lost"), &mut events).is_err());
}

//! How a run begins: afresh, or where it was cut.

use std::sync::Arc;

use super::super::JobError;
use super::commands::Commands;
use super::preparation::ready;
use super::report::Events;
use super::run::Run;
use super::schedule::VALIDATION_COUNT;
use super::watch::collapse;
use super::{Finish, ResumeOrder, StartedRun, TrainingEvent, TrainingFailure, TrainingNotice, TrainingOrder, examined};
use crate::factory::Generator;
use crate::network::{ComputeDevice, Labelled, Trainer};
use crate::runs::{CurveRow, PicturesMark, RunFolder, RunPlan, RunStatus};
use crate::storage::load_dataset;

/// What is said of a training that was ended before its first step.
pub(super) const NOT_BEGUN: TrainingEvent = TrainingEvent::Finished { finish: Finish::Discarded, model: None };

/// Trains a fresh network to the end of the plan, or until a command ends it.
pub fn afresh(order: TrainingOrder, commands: &Commands, events: &mut Events) {
    let TrainingOrder { settings, recipe, base, pictures, device, length, patience, keep, threads: _, detailed, from } = order;
    let generator = Generator::new(&recipe, &base).map_err(TrainingFailure::NoPictures);
    let prepared = generator.and_then(|generator| {
        let pictures = generator.clone();
        let rehearse = move |device: &ComputeDevice| settings.rehearse(&pictures, device, detailed);
        Ok(ready((device, settings.architecture), rehearse, commands, events)?.map(|device| (device, generator)))
    });
    let (device, generator) = match prepared {
        Ok(Some(prepared)) => prepared,
        Ok(None) => return events.send(NOT_BEGUN),
        Err(reason) => return events.send(TrainingEvent::Failed { reason, model: None }),
    };
    let mut complaint = None;
    let created = keep.map(|keep| {
        let plan = RunPlan { settings, length, patience, recipe, pictures: keep.pictures };
        keep.store.create(keep.name.as_deref(), plan, device.name(), &base).map_err(|err| (err, keep.is_demanded))
    });
    let folder = match created {
        Some(Err((err, true))) => {
            return events.send(TrainingEvent::Failed { reason: TrainingFailure::NotKept(err), model: None });
        }
        Some(Err((err, false))) => {
            complaint = Some(TrainingNotice::NotKept(err));
            None
        }
        Some(Ok(folder)) => Some(folder),
        None => None,
    };
    let rows = from.as_ref().map_or_else(Vec::new, |moment| moment.rows.clone());
    started(&device, folder.as_ref(), rows.clone(), pictures.clone(), events);
    if let Some(complaint) = complaint {
        events.notice(complaint);
    }
    let mut trainer = Trainer::new(settings, generator.clone(), &device, VALIDATION_COUNT);
    let mark = pictures.as_deref().map(PicturesMark::of_dataset);
    if let Some(pictures) = pictures {
        trainer.learn_from(pictures);
    }
    let restored = from.as_ref().map_or(Ok(()), |moment| moment.restore(&mut trainer));
    let mut run = Run::new(trainer, length, patience, folder, detailed);
    if let Some(mark) = mark {
        run.keep(events, |folder| folder.set_dataset(mark));
    }
    let begun = restored.and_then(|()| match from {
        Some(_) => run.go_on_from(rows, events).map_err(JobError::from),
        None => Ok(()),
    });
    if let Err(err) = begun {
        run.keep(events, |folder| folder.end(RunStatus::Failed(err.to_string())));
        return events.send(TrainingEvent::Failed { reason: not_taken_up(err), model: None });
    }
    let test = detailed.then_some((generator, device));
    follow(run, test, commands, events);
}

/// Goes on with a run where it was written last.
pub fn again(order: &ResumeOrder, commands: &Commands, events: &mut Events) {
    match prepare(order, commands, events) {
        Err(reason) => events.send(TrainingEvent::Failed { reason, model: None }),
        Ok(None) => events.send(NOT_BEGUN),
        Ok(Some(Prepared { run, generator, device, pictures })) => {
            started(&device, run.folder.as_ref(), run.rows.clone(), pictures, events);
            let test = order.detailed.then_some((generator, device));
            follow(run, test, commands, events);
        }
    }
}

/// A run that is ready to go on.
struct Prepared {
    run: Run,
    generator: Generator,
    device: ComputeDevice,
    /// The pictures of its dataset, where it learns from one.
    pictures: Option<Arc<Labelled>>,
}

fn prepare(order: &ResumeOrder, commands: &Commands, events: &mut Events) -> Result<Option<Prepared>, TrainingFailure> {
    let mut taken = RunFolder::take_up(&order.path).map_err(not_taken_up)?;
    let info = taken.folder.info();
    if info.status.is_at_its_end() {
        return Err(TrainingFailure::AtItsEnd { name: info.name.clone(), status: info.status.clone() });
    }
    let RunPlan { settings, length, patience, recipe, pictures } = info.plan.clone();
    let pictures = match pictures {
        None => None,
        Some(path) => {
            let pictures = load_dataset(&path).map_err(not_taken_up)?;
            taken.check_dataset(&path, &pictures).map_err(not_taken_up)?;
            Some(Arc::new(pictures))
        }
    };
    let generator = Generator::new(&recipe, &taken.base).map_err(not_taken_up)?;
    let (series, detailed) = (generator.clone(), order.detailed);
    let rehearse = move |device: &ComputeDevice| settings.rehearse(&series, device, detailed);
    let Some(device) = ready((order.device, settings.architecture), rehearse, commands, events)? else { return Ok(None) };
    let mut trainer = Trainer::new(settings, generator.clone(), &device, VALIDATION_COUNT);
    if let Some(pictures) = pictures.clone() {
        trainer.learn_from(pictures);
    }
    if let Some(state) = &taken.state {
        trainer.restore(state).map_err(|err| not_taken_up(taken.unfit_state(err)))?;
    }
    let mut run = Run::new(trainer, length, patience, None, order.detailed);
    run.go_on_with(taken, device.name(), events).map_err(TrainingFailure::NotTakenUp)?;
    Ok(Some(Prepared { run, generator, device, pictures }))
}

fn not_taken_up(err: impl Into<JobError>) -> TrainingFailure {
    TrainingFailure::NotTakenUp(err.into())
}

fn started(
    device: &ComputeDevice,
    folder: Option<&RunFolder>,
    rows: Vec<CurveRow>,
    pictures: Option<Arc<Labelled>>,
    events: &mut Events,
) {
    let run = folder.map(|folder| {
        let info = Box::new(folder.info().clone());
        StartedRun { info, path: folder.path().to_path_buf(), rows, pictures }
    });
    let trouble = device.trouble().cloned();
    events.send(TrainingEvent::Started { kind: device.kind(), device: device.name().to_owned(), trouble, run });
}

/// Trains, and says how it ended: to the folder of the run, and to whoever listens. What `test` gives is for the test
/// pictures when all is done.
fn follow(mut run: Run, test: Option<(Generator, ComputeDevice)>, commands: &Commands, events: &mut Events) {
    let end = run.until_done(commands, events);
    let status = match &end {
        Ok(Some(Finish::Complete)) => RunStatus::Complete,
        Ok(Some(Finish::NoProgress)) => RunStatus::NoProgress,
        Ok(Some(Finish::Stopped | Finish::Discarded)) => RunStatus::Stopped,
        // Nobody listens any more: the window was closed, and the run can be taken up again.
        Ok(None) => RunStatus::Running,
        Err(err) => RunStatus::Failed(err.to_string()),
    };
    run.keep(events, |folder| folder.end(status));
    // The folder is free before the end is said: whoever hears it may delete or resume the run.
    run.folder = None;
    let (last, best) = (run.last_good.take(), run.best.take());
    let (finish, model) = match end {
        Ok(None | Some(Finish::Discarded)) => (Finish::Discarded, None),
        Ok(Some(Finish::NoProgress)) => (Finish::NoProgress, best.or(last)),
        Ok(Some(finish)) => match collapse(&run.rows, run.chance_accuracy()).filter(|_| best.is_some()) {
            // The plan is done, but its last network has lost what it knew: the best one is worth keeping.
            Some(collapse) => {
                events.notice(TrainingNotice::Collapsed(collapse));
                (finish, best)
            }
            None => (finish, last),
        },
        Err(err) => {
            let reason = TrainingFailure::Network(err);
            return events.send(TrainingEvent::Failed { reason, model: best.or(last) });
        }
    };
    drop(run);
    events.send(TrainingEvent::Finished { finish, model: model.clone() });
    if let (Some((generator, device)), Some(model)) = (test, model) {
        examined::test(&model, &generator, &device, commands, events);
    }
}

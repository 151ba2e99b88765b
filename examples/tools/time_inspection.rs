//! How long does it take to look into the network? Median and 95th percentile over 200 new pictures, from the request to the
//! last answer: maps of all layers, probabilities, one class's evidence by Grad-CAM; alone, and while a network is trained.
//!
//! `cargo run --release --example tools -- time-inspection [COUNT]`

use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::{Duration, Instant};

use brain_tumor_lab::factory::{BaseImage, Mode, SpecimenId, Syndrome};
use brain_tumor_lab::network::{Architecture, DeviceChoice, EvidenceMethod};
use brain_tumor_lab::runs::TrainingLength;
use brain_tumor_lab::worker::{
    Ask, Edit, EvidenceJob, EvidenceRequest, InspectionAnswer, InspectionJob, InspectionRequest, ModelSource, Reply, Responder,
    SheetContent, SheetOrder, TrainingEvent, TrainingOrder, TrainingWorker, Waker,
};

/// The threads that are asked, and what tells that there is something to read.
struct Room {
    inspections: Ask<InspectionJob>,
    evidence: Ask<EvidenceJob>,
    woken: Receiver<()>,
}

pub fn run(arguments: &[String]) -> anyhow::Result<()> {
    let count: u64 = arguments.first().map_or(Ok(200), |text| text.parse())?;
    let (sender, woken) = sync_channel(64);
    let waker: Waker = Arc::new(move || {
        sender.try_send(()).ok();
    });
    let inspections = Ask::new(Arc::clone(&waker), InspectionJob::default);
    let mut room = Room { inspections, evidence: Ask::new(waker, EvidenceJob::default), woken };
    // Loading the network and counting its units come first.
    measure(&mut room, 1_000_000, 3)?;
    std::thread::park_timeout(Duration::from_secs(3));
    report("alone", &measure(&mut room, 0, count)?);

    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let order = TrainingOrder {
        settings: Architecture::BEST.preset(),
        recipe: Mode::Hard.recipe(),
        base: BaseImage::bundled(),
        pictures: None,
        device: DeviceChoice::Cpu,
        length: TrainingLength::Time(Duration::from_hours(1)),
        patience: None,
        detailed: true,
        from: None,
        keep: None,
        threads: (cores - 1).max(1),
    };
    let training = TrainingWorker::spawn(order, Arc::new(|| {}))?;
    while !matches!(training.wait_event(Duration::from_mins(1)).event(), Some(TrainingEvent::Progress(_)) | None) {}
    let times = measure(&mut room, count, count)?;
    report("while a network is trained", &times);
    let trained =
        training.events().filter_map(|event| if let TrainingEvent::Progress(now) = event { Some(now.images) } else { None });
    println!("  meanwhile it saw {} pictures", trained.last().unwrap_or(0));
    Ok(())
}

/// Times from request to the evidence, and to the maps, of `count` pictures, in milliseconds.
fn measure(room: &mut Room, first: u64, count: u64) -> anyhow::Result<Vec<(f64, f64)>> {
    let series = SpecimenId::of_mode(Mode::Hard, &Arc::new(BaseImage::bundled()), 77);
    (first..first + count).map(|index| measure_one(room, series.at(index))).collect()
}

fn measure_one(room: &mut Room, id: SpecimenId) -> anyhow::Result<(f64, f64)> {
    let class = Syndrome::ALL[id.index as usize % Syndrome::COUNT];
    let sheet = SheetOrder { layer: 0, content: SheetContent::Maps, common: false };
    let start = Instant::now();
    room.inspections.ask(InspectionRequest { model: ModelSource::Bundled(Mode::Hard), id, edit: Edit::default(), sheet });
    let mut maps = 0.0;
    loop {
        while let Some(answer) = next_answer(&room.inspections)? {
            match answer {
                InspectionAnswer::Inspected(inspected) => {
                    maps = start.elapsed().as_secs_f64() * 1e3;
                    let Some(classified) = inspected.classified() else { continue };
                    let (model, id, specimen) = (Arc::clone(&classified.model), inspected.id, inspected.specimen);
                    room.evidence.ask(EvidenceRequest {
                        model,
                        id,
                        specimen,
                        method: EvidenceMethod::GradCam,
                        answer: class.into(),
                    });
                }
                InspectionAnswer::Counted { .. } => {}
                InspectionAnswer::Refused(err) => return Err(err.into()),
            }
        }
        while let Some(answer) = next_answer(&room.evidence)? {
            if answer?.done >= 1.0 {
                return Ok((start.elapsed().as_secs_f64() * 1e3, maps));
            }
        }
        room.woken.recv_timeout(Duration::from_millis(200)).ok();
    }
}

/// What was answered, if something was; the end of an answer says nothing.
fn next_answer<R: Responder>(ask: &Ask<R>) -> anyhow::Result<Option<R::Answer>> {
    loop {
        match ask.poll() {
            Some(Reply::Answer(answer)) => return Ok(Some(answer)),
            Some(Reply::Done) => {}
            Some(Reply::Failed(failure)) => anyhow::bail!("{failure}"),
            None => return Ok(None),
        }
    }
}

fn report(what: &str, times: &[(f64, f64)]) {
    let percentile = |of: fn(&(f64, f64)) -> f64, share: f64| {
        let mut sorted: Vec<f64> = times.iter().map(of).collect();
        sorted.sort_by(f64::total_cmp);
        sorted.get((share * (sorted.len() - 1) as f64).round() as usize).copied().unwrap_or(0.0)
    };
    println!("{what}, {} pictures:", times.len());
    for (name, of) in [("maps and probabilities", (|t| t.1) as fn(&(f64, f64)) -> f64), ("with Grad-CAM", |t| t.0)] {
        println!("  {name}: median {:.1} ms, 95 % under {:.1} ms", percentile(of, 0.5), percentile(of, 0.95));
    }
}

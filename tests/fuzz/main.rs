//! Mutants of every kind of file that the program reads: none may end in a panic, hang, or take the memory, and every refusal names the file.
//!
//! The seeds lie in the repository (`tests/fixtures`, `assets`). A mutant is a function of its kind and its number, so that a finding comes
//! again. Checksums and lengths are made right after a mutation, so that it reaches what lies behind them. `FUZZ_SECONDS` says how long
//! it goes on in all, 20 by default; the table at the end is printed with `--nocapture`.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, and reports")]

mod kinds;
mod mutation;
mod sealing;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::{Duration, Instant};

use peak_alloc::PeakAlloc;
use rand::SeedableRng as _;
use rand_xoshiro::Xoshiro256PlusPlus;

use kinds::Kind;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Seconds for all kinds together.
const SECONDS: f64 = 20.0;
/// Fewest mutants of each kind, however slow the machine is.
const FEWEST: u64 = 20;
/// Mutants that are read one after the other in the same folder.
const IN_A_FOLDER: u64 = 50;
/// Longest time to read a mutant.
const LONGEST: Duration = Duration::from_secs(2);
/// A mutant that takes longer than this never ends.
const NEVER: Duration = Duration::from_mins(2);
/// A slow mutant is read so many times in all: the machine may have been busy.
const TRIES: usize = 4;
/// Most memory that reading a mutant may take, in bytes, beyond what the seed of its kind takes.
const MOST_MEMORY: usize = 300 << 20;

/// What was seen of a kind.
#[derive(Default)]
struct Tally {
    mutants: u64,
    refused: u64,
    slowest: Duration,
    most_memory: usize,
    findings: Vec<String>,
}

/// Reads a file once: how it ended, how long it took, and the memory beyond what was in use.
fn read(kind: &Kind, path: &Path) -> (std::thread::Result<Result<(), String>>, Duration, usize) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let start = Instant::now();
    let result = catch_unwind(AssertUnwindSafe(|| (kind.read)(path)));
    (result, start.elapsed(), MEMORY.peak_usage().saturating_sub(before))
}

/// Writes a mutant into the folder of its kind; gives the path to read.
fn write(kind: &Kind, folder: &Path, contents: &[u8]) -> PathBuf {
    std::fs::write(folder.join(kind.written), contents).unwrap();
    folder.join(kind.file)
}

/// One mutant: written, read, judged.
fn try_mutant(kind: &Kind, folder: &Path, seeds: &[Vec<u8>], number: u64, tally: &mut Tally) {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(number);
    let seed = &seeds[number as usize % seeds.len()];
    let body = mutation::mutated(seed, seeds, kind.is_text, &mut rng);
    let contents = (kind.seal)(&body);
    let (result, mut took, memory) = read(kind, &write(kind, folder, &contents));
    for _ in 1..TRIES {
        if took > LONGEST {
            took = took.min(read(kind, &write(kind, folder, &contents)).1);
        }
    }
    tally.mutants += 1;
    tally.slowest = tally.slowest.max(took);
    tally.most_memory = tally.most_memory.max(memory);
    let mut find = |what: String| tally.findings.push(format!("{}, mutant {number}: {what}", kind.name));
    if took > LONGEST {
        find(format!("it took {took:.1?}"));
    }
    if memory > MOST_MEMORY {
        find(format!("it took {} MB", memory >> 20));
    }
    match result {
        Err(_) => find("it panicked".to_owned()),
        Ok(Ok(())) => {}
        Ok(Err(sentence)) => {
            tally.refused += 1;
            if !kind.named.iter().any(|name| sentence.contains(name)) {
                find(format!("the file is not named: {sentence}"));
            }
            if sentence.chars().any(char::is_control) || sentence.chars().count() > 1000 {
                find(format!("that is no sentence: {sentence:?}"));
            }
        }
    }
}

/// All mutants of a kind, for so long.
fn try_kind(kind: &Kind, time: Duration) -> Tally {
    let seeds = (kind.seeds)();
    let mut tally = Tally::default();
    let mut folder = (kind.place)();
    for seed in &seeds {
        let (result, ..) = read(kind, &write(kind, folder.path(), &(kind.seal)(seed)));
        if !matches!(result, Ok(Ok(()))) {
            tally.findings.push(format!("{}: the seed itself is refused: {result:?}", kind.name));
        }
    }
    let start = Instant::now();
    while tally.mutants < FEWEST || start.elapsed() < time {
        // What the readers put aside or repair must not pile up.
        if tally.mutants.is_multiple_of(IN_A_FOLDER) {
            folder = (kind.place)();
        }
        try_mutant(kind, folder.path(), &seeds, tally.mutants, &mut tally);
        if tally.findings.len() > 20 {
            break;
        }
    }
    tally
}

#[test]
fn mutants_of_every_kind_are_read_or_refused() {
    brain_tumor_lab::network::configure_runtime();
    let seconds = std::env::var("FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(SECONDS);
    let time = Duration::from_secs_f64(seconds / kinds::ALL.len() as f64);
    // A panic is a finding of its own; caught ones inside of libraries would fill the page.
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let mut findings = Vec::new();
    println!("{:<24}{:>9}{:>9}{:>12}{:>12}", "kind", "mutants", "refused", "slowest", "memory");
    for kind in kinds::ALL {
        let (sender, receiver) = sync_channel(1);
        let work = move || sender.send(catch_unwind(AssertUnwindSafe(|| try_kind(kind, time)))).ok();
        std::thread::Builder::new().name(kind.name.to_owned()).spawn(work).unwrap();
        match receiver.recv_timeout(time + NEVER) {
            Ok(Err(panic)) => {
                let message = panic.downcast_ref::<String>().cloned().unwrap_or_default();
                findings.push(format!("{}: the test itself failed: {message}", kind.name));
            }
            Ok(Ok(tally)) => {
                let (slowest, memory) = (format!("{:.0?}", tally.slowest), format!("{} MB", tally.most_memory >> 20));
                println!("{:<24}{:>9}{:>9}{slowest:>12}{memory:>12}", kind.name, tally.mutants, tally.refused);
                if tally.refused == 0 {
                    findings.push(format!("{}: no mutant was refused: the mutants are no mutants", kind.name));
                }
                findings.extend(tally.findings);
            }
            Err(RecvTimeoutError::Timeout) => findings.push(format!("{}: a mutant hangs", kind.name)),
            Err(RecvTimeoutError::Disconnected) => findings.push(format!("{}: the thread is gone", kind.name)),
        }
    }
    std::panic::set_hook(hook);
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
}

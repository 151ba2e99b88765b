//! A training thread that breaks off is heard of.

use super::*;

/// Only a hanging thread is ever waited for that long.
const LONG: Duration = Duration::from_mins(1);

#[test]
fn a_panic_anywhere_in_the_thread_is_said_once_and_is_the_end() {
    let calm: Waker = Arc::new(|| {});
    let restless: Waker = Arc::new(|| panic!("a window that is gone"));
    let by_itself = |_: &Receiver<Command>, _: &mut Events| panic!("as it was told");
    let in_the_pool = |_: &Receiver<Command>, _: &mut Events| {
        rayon::join(|| panic!("as it was told"), || panic!("this one too"));
    };
    // Where whoever is to be woken panics, the thread dies outside of what it guards.
    let on_waking = |_: &Receiver<Command>, events: &mut Events| events.send(start::NOT_BEGUN);
    let workers = [
        (TrainingWorker::spawn_in_pool(1, Arc::clone(&calm), by_itself), "as it was told"),
        (TrainingWorker::spawn_in_pool(2, calm, in_the_pool), "told"),
        (TrainingWorker::spawn_in_pool(1, restless, on_waking), "a window that is gone"),
    ];
    for (worker, word) in workers {
        let worker = worker.unwrap();
        let mut heard = Vec::new();
        loop {
            match worker.wait_event(LONG) {
                Heard::Event(event) => heard.push(*event),
                Heard::Over => break,
                Heard::Nothing => panic!("{word}: nothing was heard of the end"),
            }
        }
        let ends = heard.iter().filter(|event| !matches!(event, TrainingEvent::Finished { .. })).count();
        assert_eq!(ends, 1, "{word}: {heard:?}");
        assert!(format!("{heard:?}").contains(word), "{heard:?}");
        assert!(worker.events().next().is_none());
    }
}

#[test]
fn a_thread_that_says_nothing_has_failed() {
    let worker = TrainingWorker::spawn_in_pool(1, Arc::new(|| {}), |_, _| {}).unwrap();
    let reason = worker.wait_event(LONG).event();
    assert!(matches!(reason, Some(TrainingEvent::Failed { reason: TrainingFailure::Interrupted(_), .. })), "{reason:?}");
    assert!(matches!(worker.wait_event(LONG), Heard::Over));
}

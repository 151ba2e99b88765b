//! A training thread that breaks off is heard of.

use super::*;

/// Only a hanging thread is ever waited for that long.
const LONG: Duration = Duration::from_mins(1);

#[test]
fn a_panic_anywhere_in_the_thread_is_said_once_and_is_the_end() {
    let calm: Waker = Arc::new(|| {});
    let restless: Waker = Arc::new(|| panic!("a window that is gone"));
    let by_itself = |_: &Commands, _: &mut Events| panic!("as it was told");
    let in_the_pool = |_: &Commands, _: &mut Events| {
        rayon::join(|| panic!("as it was told"), || panic!("this one too"));
    };
    // Where whoever is to be woken panics, the thread dies outside of what it guards.
    let on_waking = |_: &Commands, events: &mut Events| events.send(start::NOT_BEGUN);
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

#[test]
fn no_command_is_lost_while_the_thread_is_busy() {
    let (go, gone) = sync_channel(1);
    let (tell, told) = sync_channel(1);
    let busy = move |commands: &Commands, events: &mut Events| {
        gone.recv().unwrap();
        let mut rates = Vec::new();
        let end = loop {
            match commands.recv() {
                Ok(Command::LearningRate(rate)) => rates.push(rate),
                other => break other,
            }
        };
        tell.send((rates, matches!(end, Ok(Command::Finish(Finish::Stopped))))).unwrap();
        events.send(start::NOT_BEGUN);
    };
    let worker = TrainingWorker::spawn_in_pool(1, Arc::new(|| {}), busy).unwrap();
    // A knob that is dragged through a long step, and then the end.
    for step in 0..1000 {
        worker.set_learning_rate(f64::from(step));
    }
    worker.stop_and_keep();
    go.send(()).unwrap();
    // As a window does in every frame.
    let heard = std::iter::repeat_with(|| worker.wait_event(Duration::from_millis(10)));
    assert!(heard.take(6000).any(|heard| matches!(heard, Heard::Event(_))), "it never ended");
    let (rates, is_stopped) = told.recv_timeout(LONG).unwrap();
    assert_eq!(rates.last(), Some(&999.0), "the knob stands there");
    assert!(is_stopped && rates.len() < 50, "{} values waited", rates.len());
}

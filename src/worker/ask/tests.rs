//! The promises of [`Ask`], by a responder that does what the question says.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::*;

/// Only a hanging thread ever waits this long.
const LONG: Duration = Duration::from_mins(1);

/// What the test's thread is to do.
enum Task {
    /// Says a number so many times.
    Say(u32, u32),
    /// Says a number as soon as the sender sends, if it is wanted or not.
    After(Receiver<()>, u32),
    /// Says that it has begun, and works until nobody wants it any more.
    UntilUnwanted(SyncSender<&'static str>),
    /// Says that it has begun, and works until another question waits.
    UntilNewer(SyncSender<&'static str>),
    /// Says that it has begun, works until it is asked to stop, and says so.
    UntilStopped(SyncSender<&'static str>),
    /// Says 1 if it is the first question since all former ones became stale, else 0.
    SayFirst,
    /// Notes that it was done.
    Note(SyncSender<&'static str>),
    /// Panics.
    Panic,
    /// Tells its progress, then waits for the sender.
    Step(u64, Receiver<()>),
}

/// Counts how many tasks it has seen since it was made.
#[derive(Default)]
struct Tester {
    seen: u32,
}

/// The same, but every question in turn.
#[derive(Default)]
struct Patient(Tester);

fn work<R: Responder<Answer = (u32, u32)>>(seen: &mut u32, task: Task, job: &Job<'_, R>) {
    *seen += 1;
    match task {
        Task::Say(number, times) => (0..times).for_each(|_| job.say((number, *seen))),
        Task::After(go, number) => {
            go.recv_timeout(LONG).unwrap();
            job.say((number, *seen));
        }
        Task::UntilUnwanted(sender) => {
            sender.send("begun").unwrap();
            while job.is_wanted() {
                std::thread::yield_now();
            }
            sender.send("given up").ok();
        }
        Task::UntilNewer(sender) => {
            sender.send("begun").unwrap();
            while !job.has_newer() {
                std::thread::yield_now();
            }
            job.say((0, *seen));
        }
        Task::UntilStopped(sender) => {
            sender.send("begun").unwrap();
            while !job.is_stopped() {
                std::thread::yield_now();
            }
            job.say((99, *seen));
        }
        Task::Note(sender) => sender.send("done").unwrap(),
        Task::SayFirst => job.say((u32::from(job.is_first()), *seen)),
        Task::Panic => panic!("as it was told"),
        Task::Step(done, go) => {
            job.step(done, 10);
            go.recv_timeout(LONG).unwrap();
        }
    }
}

impl Responder for Tester {
    type Question = Task;
    type Answer = (u32, u32);
    const NAME: &'static str = "tester";

    fn respond(&mut self, task: Task, job: &Job<'_, Self>) {
        work(&mut self.seen, task, job);
    }
}

impl Responder for Patient {
    type Question = Task;
    type Answer = (u32, u32);
    const NAME: &'static str = "patient tester";
    const ORDER: Order = Order::InTurn;

    fn respond(&mut self, task: Task, job: &Job<'_, Self>) {
        work(&mut self.0.seen, task, job);
    }
}

/// An `Ask` with a waker that can be waited for.
fn asked<R: Responder + Default>() -> (Ask<R>, Receiver<()>) {
    let (sender, woken) = sync_channel(1);
    (Ask::new(Arc::new(move || sender.try_send(()).unwrap_or(())), R::default), woken)
}

/// The next reply, waited for.
fn next_reply<R: Responder>(ask: &Ask<R>, woken: &Receiver<()>) -> Reply<R::Answer> {
    loop {
        if let Some(reply) = ask.poll() {
            return reply;
        }
        woken.recv_timeout(LONG).expect("the thread wakes its reader");
    }
}

/// A task that waits, and what lets it go on.
fn held(number: u32) -> (Task, SyncSender<()>) {
    let (go, wait) = sync_channel(1);
    (Task::After(wait, number), go)
}

#[test]
fn an_answer_to_an_old_question_is_never_seen() {
    let (mut ask, woken) = asked::<Tester>();
    for round in 0..200 {
        let (old, go) = held(1000);
        ask.ask(old);
        if round % 2 == 0 {
            std::thread::yield_now(); // now it is under way, now it still waits
        }
        ask.ask(Task::Say(round, 2));
        go.send(()).ok();
        for _ in 0..2 {
            let Reply::Answer((number, _)) = next_reply(&ask, &woken) else { panic!("an answer is missing") };
            assert_eq!(number, round);
        }
        assert_eq!(next_reply(&ask, &woken), Reply::Done);
    }
    // Answers that wait to be read become stale too.
    ask.ask(Task::Say(7, 5));
    while ask.is_busy() {
        std::thread::yield_now();
    }
    ask.ask(Task::Say(8, 1));
    assert!(matches!(next_reply(&ask, &woken), Reply::Answer((8, _))));
}

#[test]
fn a_question_that_refines_keeps_the_answers_before_it() {
    let (mut ask, woken) = asked::<Tester>();
    let (first, go) = held(1);
    ask.ask(first);
    while ask.channel.lock().running.is_none() {
        std::thread::yield_now();
    }
    ask.refine(Task::Say(2, 1));
    ask.refine(Task::Say(3, 1));
    go.send(()).unwrap();
    let mut answers = Vec::new();
    while answers.last() != Some(&3) {
        if let Reply::Answer((number, _)) = next_reply(&ask, &woken) {
            answers.push(number);
        }
    }
    assert_eq!(answers, [1, 3], "the newest of those that waited, after what was under way");
}

#[test]
fn what_is_under_way_is_told_that_something_newer_waits_or_that_nothing_is_wanted() {
    let (mut ask, woken) = asked::<Tester>();
    let (sender, said) = sync_channel(4);
    ask.ask(Task::UntilUnwanted(sender.clone()));
    assert_eq!(said.recv_timeout(LONG), Ok("begun"));
    ask.cancel();
    assert_eq!(said.recv_timeout(LONG), Ok("given up"));
    ask.ask(Task::UntilNewer(sender));
    assert_eq!(said.recv_timeout(LONG), Ok("begun"));
    ask.refine(Task::Say(5, 1));
    assert!(matches!(next_reply(&ask, &woken), Reply::Answer((0, _))));
    assert_eq!(next_reply(&ask, &woken), Reply::Done);
    assert!(matches!(next_reply(&ask, &woken), Reply::Answer((5, _))));
}

#[test]
fn a_slow_reader_gets_everything_and_holds_up_no_newer_question() {
    let (mut ask, woken) = asked::<Tester>();
    let many = 5 * ROOM as u32;
    ask.ask(Task::Say(1, many));
    while ask.channel.lock().replies.len() < ROOM {
        std::thread::yield_now();
    }
    // Nothing was read, and no more than the room is kept.
    assert_eq!(ask.channel.lock().replies.len(), ROOM);
    let count = (0..many).filter(|_| matches!(next_reply(&ask, &woken), Reply::Answer((1, _)))).count();
    assert_eq!(count as u32, many);
    assert_eq!(next_reply(&ask, &woken), Reply::Done);
    // A job that waits for room is let go by a newer question.
    ask.ask(Task::Say(2, many));
    while ask.channel.lock().replies.len() < ROOM {
        std::thread::yield_now();
    }
    ask.ask(Task::Say(3, 1));
    assert!(matches!(next_reply(&ask, &woken), Reply::Answer((3, _))));
}

#[test]
fn a_thread_that_cannot_be_started_is_a_reply_and_is_tried_again() {
    let (mut ask, woken) = asked::<Tester>();
    ask.spawn = |_, _| Err(std::io::Error::other("no room"));
    ask.ask(Task::Say(1, 1));
    assert_eq!(next_reply(&ask, &woken), Reply::Failed(Failure::NoThread("no room".to_owned())));
    assert!(!ask.is_busy());
    ask.spawn = guard::spawn;
    ask.ask(Task::Say(2, 1));
    assert!(matches!(next_reply(&ask, &woken), Reply::Answer((2, _))));
}

#[test]
fn a_panic_is_a_reply_and_the_next_question_is_answered_afresh() {
    let (mut ask, woken) = asked::<Tester>();
    ask.ask(Task::Say(1, 1));
    assert_eq!(next_reply(&ask, &woken), Reply::Answer((1, 1)));
    assert_eq!(next_reply(&ask, &woken), Reply::Done);
    ask.ask(Task::Panic);
    assert_eq!(next_reply(&ask, &woken), Reply::Failed(Failure::Panicked("as it was told".to_owned())));
    ask.ask(Task::Say(3, 1));
    assert_eq!(next_reply(&ask, &woken), Reply::Answer((3, 1)), "what the responder remembered is gone");
}

#[test]
fn a_responder_that_cannot_be_made_is_a_reply() {
    let (sender, woken) = sync_channel(1);
    let mut ask: Ask<Tester> = Ask::new(Arc::new(move || sender.try_send(()).unwrap_or(())), || panic!("cannot be made"));
    ask.ask(Task::Say(1, 1));
    assert_eq!(next_reply(&ask, &woken), Reply::Failed(Failure::Panicked("cannot be made".to_owned())));
}

#[test]
fn orders_are_answered_in_turn_and_none_is_left_out() {
    let (mut ask, woken) = asked::<Patient>();
    (0..300).for_each(|number| ask.ask(Task::Say(number, 1)));
    for number in 0..300 {
        assert!(matches!(next_reply(&ask, &woken), Reply::Answer((said, _)) if said == number));
        assert_eq!(next_reply(&ask, &woken), Reply::Done);
    }
}

#[test]
fn steps_are_those_of_the_job_under_way() {
    let (mut ask, woken) = asked::<Tester>();
    let (go, wait) = sync_channel(1);
    assert_eq!(ask.steps(), None);
    ask.ask(Task::Step(4, wait));
    woken.recv_timeout(LONG).unwrap();
    assert_eq!(ask.steps(), Some(Steps { done: 4, total: 10 }));
    ask.cancel();
    assert_eq!(ask.steps(), None);
    go.send(()).unwrap();
}

#[test]
fn an_ask_that_is_dropped_ends_its_thread_and_waits_for_nothing() {
    let (mut ask, _woken) = asked::<Tester>();
    let (sender, said) = sync_channel(4);
    ask.ask(Task::UntilUnwanted(sender));
    assert_eq!(said.recv_timeout(LONG), Ok("begun"));
    drop(ask);
    assert_eq!(said.recv_timeout(LONG), Ok("given up"));
    assert!(said.recv_timeout(LONG).is_err(), "the thread is over: its end of the channel is gone");
}

#[test]
fn whoever_has_to_tidy_up_is_waited_for_but_not_for_ever() {
    let (ask, _woken) = asked::<Tester>();
    assert!(ask.close_within(Duration::ZERO), "a thread that was never started is over");
    let (mut ask, _woken) = asked::<Tester>();
    let (slow, go) = held(1);
    ask.ask(slow);
    while ask.channel.lock().running.is_none() {
        std::thread::yield_now();
    }
    assert!(!ask.close_within(Duration::from_millis(20)));
    go.send(()).unwrap();
    assert!(ask.close_within(LONG));
}

#[test]
fn orders_that_wait_are_carried_out_before_the_end() {
    let (mut ask, _woken) = asked::<Patient>();
    let (done, count) = sync_channel(100);
    (0..50).for_each(|_| ask.ask(Task::Note(done.clone())));
    assert!(ask.finish_within(LONG));
    assert_eq!(count.try_iter().count(), 50);
    // One that does not end is waited for as long as was said, and no longer.
    let (mut ask, _woken) = asked::<Patient>();
    let (slow, go) = held(1);
    ask.ask(slow);
    assert!(!ask.finish_within(Duration::from_millis(20)));
    go.send(()).unwrap();
}

#[test]
fn a_job_that_is_asked_to_stop_says_its_end_and_nobody_is_busy_when_that_is_read() {
    let (mut ask, woken) = asked::<Tester>();
    for _ in 0..50 {
        let (sender, said) = sync_channel(4);
        ask.ask(Task::UntilStopped(sender));
        assert_eq!(said.recv_timeout(LONG), Ok("begun"));
        ask.stop();
        assert!(matches!(next_reply(&ask, &woken), Reply::Answer((99, _))));
        assert_eq!(next_reply(&ask, &woken), Reply::Done);
        assert!(!ask.is_busy());
    }
}

#[test]
fn the_first_question_since_the_former_ones_became_stale_knows_it() {
    let (mut ask, woken) = asked::<Tester>();
    let first = |ask: &Ask<Tester>| loop {
        if let Reply::Answer((number, _)) = next_reply(ask, &woken) {
            return number == 1;
        }
    };
    ask.refine(Task::SayFirst);
    assert!(first(&ask), "the very first one");
    ask.refine(Task::SayFirst);
    assert!(!first(&ask));
    ask.ask(Task::SayFirst);
    assert!(first(&ask), "all former ones are stale");
    ask.cancel();
    ask.refine(Task::SayFirst);
    assert!(first(&ask), "after a cancel too");
    ask.refine(Task::SayFirst);
    assert!(!first(&ask));
}

#[test]
fn a_thread_that_breaks_off_outside_of_its_job_is_heard_of_and_replaced() {
    // What wakes the room is called by the thread itself, where no job catches a panic.
    let mut ask = Ask::new(Arc::new(|| panic!("a window that is gone")), Tester::default);
    for number in 1..=2 {
        ask.ask(Task::Say(number, 1));
        let heard: Vec<_> = std::iter::from_fn(|| {
            assert!(ask.wait_within(LONG));
            ask.poll().filter(|reply| !matches!(reply, Reply::Failed(_)))
        })
        .collect();
        assert!(matches!(heard[..], [Reply::Answer((said, 1))] if said == number), "{heard:?}");
        // The thread is gone for good: nothing it says comes later.
        assert!(ask.channel.wait_until(Instant::now() + LONG, |state| state.is_over).is_over);
        assert!(!ask.is_busy(), "a broken thread leaves nobody busy");
        while ask.poll().is_some() {}
    }
    assert!(ask.close_within(LONG));
}

//! The dealer of the game.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Duration;

use brain_tumor_lab::factory::{BaseImage, Mode, outlines};
use brain_tumor_lab::worker::{PlayEvent, PlayWorker};

use super::common::{generator, predictor, young_model};

/// Only a hanging thread ever waits this long.
const LONG: Duration = Duration::from_mins(2);

struct Table {
    worker: PlayWorker,
    woken: Receiver<()>,
}

impl Table {
    fn new() -> Self {
        let (sender, woken) = sync_channel(1);
        Self { worker: PlayWorker::spawn(Arc::new(move || sender.try_send(()).unwrap_or(()))).unwrap(), woken }
    }

    /// The next events, as many as wanted.
    fn events(&self, count: usize) -> Vec<PlayEvent> {
        let mut events: Vec<PlayEvent> = self.worker.events().collect();
        while events.len() < count {
            self.woken.recv_timeout(LONG).expect("the dealer wakes its reader");
            events.extend(self.worker.events());
        }
        events
    }
}

#[test]
fn a_deal_is_the_specimen_that_was_asked_for_and_its_answer() {
    let table = Table::new();
    table.worker.set_model(Arc::new(young_model().clone()));
    table.worker.deal(7, &Mode::Hard.recipe(), &BaseImage::bundled(), 5, 6);
    let events = table.events(2);
    let wanted = generator(Mode::Hard).specimen(5, 6);
    let PlayEvent::Dealt { ticket: 7, specimen, outlines: drawn } = &events[0] else { panic!("{events:?}") };
    assert_eq!((&**specimen, drawn), (&wanted, &outlines(&wanted.mask)));
    let PlayEvent::Predicted { ticket: 7, prediction, .. } = &events[1] else { panic!("{events:?}") };
    assert_eq!(*prediction, predictor(young_model()).predict(&[*wanted.image.pixels()]).unwrap()[0]);
}

#[test]
fn a_deal_without_a_network_is_a_picture_without_an_answer() {
    let table = Table::new();
    for ticket in 0..3 {
        table.worker.deal(ticket, &Mode::Easy.recipe(), &BaseImage::bundled(), 1, ticket);
    }
    let tickets: Vec<Option<u64>> = table
        .events(3)
        .iter()
        .map(|event| if let PlayEvent::Dealt { ticket, .. } = event { Some(*ticket) } else { None })
        .collect();
    assert_eq!(tickets, [Some(0), Some(1), Some(2)]);
}

#[test]
fn another_recipe_or_base_takes_effect_with_the_next_deal() {
    let table = Table::new();
    for (ticket, mode) in [(0, Mode::Easy), (1, Mode::Hard), (2, Mode::Easy)] {
        table.worker.deal(ticket, &mode.recipe(), &BaseImage::bundled(), 2, 9);
    }
    let events = table.events(3);
    for (event, mode) in events.iter().zip([Mode::Easy, Mode::Hard, Mode::Easy]) {
        let PlayEvent::Dealt { specimen, .. } = event else { panic!("{event:?}") };
        assert_eq!(specimen.image, generator(mode).specimen(2, 9).image);
    }
}

#[test]
fn an_impossible_recipe_is_said_in_words_and_the_dealer_goes_on() {
    let table = Table::new();
    let mut recipe = Mode::Hard.recipe();
    recipe.big.discs.min = 0;
    table.worker.deal(0, &recipe, &BaseImage::bundled(), 0, 0);
    table.worker.deal(1, &Mode::Hard.recipe(), &BaseImage::bundled(), 0, 0);
    let events = table.events(2);
    assert!(matches!(&events[0], PlayEvent::Failed(reason) if reason.contains("big.discs")), "{events:?}");
    assert!(matches!(&events[1], PlayEvent::Dealt { ticket: 1, .. }), "{events:?}");
}

#[test]
fn a_dealer_with_work_left_can_be_dropped() {
    for _ in 0..10 {
        let table = Table::new();
        table.worker.set_model(Arc::new(young_model().clone()));
        (0..50).for_each(|ticket| table.worker.deal(ticket, &Mode::Hard.recipe(), &BaseImage::bundled(), 0, ticket));
    }
}

//! What is being counted of a team, before it holds. The window shows its sum alone: no class can be led by it.

use crate::classroom::{Ballot, Chips, ClassSize, Counts, Sureness};
use crate::factory::Syndrome;

/// Hands or chips that are being counted. What is on which class has no way out but as a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draft(Counted);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counted {
    /// Hands so far.
    Hands(Counts),
    /// Twelve chips, once they are laid.
    Chips(Option<Chips>),
}

impl Draft {
    /// Nothing is counted.
    pub(super) fn new(by_chips: bool) -> Self {
        Self(if by_chips { Counted::Chips(None) } else { Counted::Hands(Counts::default()) })
    }

    /// Whether chips are laid in place of hands.
    pub fn is_by_chips(&self) -> bool {
        matches!(self.0, Counted::Chips(_))
    }

    /// Hands so far, all classes together; 0 for chips.
    pub fn total(&self) -> u32 {
        match self.0 {
            Counted::Hands(counts) => counts.total(),
            Counted::Chips(_) => 0,
        }
    }

    /// Whether something can be handed in: at least one hand, or the chips.
    pub fn is_complete(&self) -> bool {
        self.ballot().is_some()
    }

    /// What is handed in; `None` where nothing was counted.
    pub(super) fn ballot(&self) -> Option<Ballot> {
        match self.0 {
            Counted::Hands(counts) => (counts.total() > 0).then_some(Ballot::Hands(counts)),
            Counted::Chips(chips) => chips.map(Ballot::Chips),
        }
    }

    /// A hand more or fewer for a class, where the class has so many people; `others` hands were counted of the other team.
    pub(super) fn step(&mut self, class: Syndrome, by: i32, size: ClassSize, others: u32) {
        if let Counted::Hands(counts) = &mut self.0 {
            let stepped = counts.stepped(class, by, size);
            if stepped.total() + others <= size.people() {
                *counts = stepped;
            }
        }
    }

    /// The counts that were typed, where the class has so many people.
    pub(super) fn take(&mut self, typed: Counts, size: ClassSize, others: u32) {
        if let Counted::Hands(counts) = &mut self.0
            && typed.total() + others <= size.people()
        {
            *counts = typed;
        }
    }

    /// The chips by one key.
    pub(super) fn lay(&mut self, class: Syndrome, sureness: Sureness) {
        if let Counted::Chips(chips) = &mut self.0 {
            *chips = Some(Chips::on(class, sureness));
        }
    }
}

//! A class against the machine: votes, chips, calibration, tests, the bias lab, and the log that gives every score again.
//!
//! Architecture invariant: pure. It knows the classes and the pictures of the factory and the statistics of the game; no window, no
//! network, no clock. Whoever plays hands in what was counted, what the machine said, and when.

mod ballot;
pub mod bias;
mod calibration;
mod chips;
mod counts;
mod labs;
mod log;
mod probabilities;
mod rounds;
mod scores;
mod series;
mod test_plan;
mod vote;

pub use ballot::{Ballot, Team};
pub use calibration::{Bin, BrierParts, Calibration, Chart, FEWEST_ANSWERS, Judgement};
pub use chips::{CHIPS, Chips, Sureness, points_of_shares};
pub use counts::{ClassSize, Counts, CountsError, Majority};
pub use labs::{Lab, labs_of};
pub use log::{COLUMNS, Event, Handed, Label, Moment, Occasion, Place, Row, RowError, Told};
pub use probabilities::Probabilities;
pub use rounds::{PlayedRound, rounds_of};
pub use scores::{Points, Scores, Section, SectionScores, Standing, Sureties, Talk, Voter};
pub use series::class_seed;
pub use test_plan::{Again, Results, Test, TestError, TestLength, TestPicture, TestPlan};
pub use vote::{Phase, Revealed, Teams, Undone, Vote, VoteError, Votes};

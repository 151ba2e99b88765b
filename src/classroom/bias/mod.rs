//! The bias lab: how far people follow a machine that is wrong.
//!
//! People see every case twice, as twins: the same tumors, altered twice. One twin they judge alone, the other one beside the answer of
//! a network (the adviser), which is wrong in some cases. What differs between the two answers is what the advice did. After Dratsch et
//! al., "Automation bias in mammography" (Radiology 2023), where readers judged other pictures with advice than without.
//!
//! 1. The [`Search`] picks cases from a stream of candidates, so that the adviser is right in so many and wrong in so many.
//! 2. [`Protocol`] puts them into an order by chance: a warm-up, then the twins of all cases mixed.
//! 3. [`BiasSession`] asks them one after the other and keeps what was answered.
//! 4. [`report()`] says what the advice did, from the list of answers alone: a log gives the same report again.

mod arm;
mod chance;
mod changes;
mod gap;
mod protocol;
mod quota;
mod report;
mod session;

pub use arm::{Arm, BiasPhase};
pub use changes::Changes;
pub use gap::{Gap, Share, Sign};
pub use protocol::{BiasRound, Part, Protocol};
pub use quota::{
    BiasCase, MOST_CANDIDATES, PICTURES, QuotaError, RIGHT_CASES, Search, WARM_UP_ROUNDS, WRONG_CASES, advised_twin,
};
pub use report::{AdvisedCases, BiasAnswer, BiasReport, report};
pub use session::{Asked, BiasSession};

/// Label by which the seed that people type becomes the seed of the pictures of the bias lab, for `derived_seed`: no other room shows
/// them.
pub const BIAS_SERIES: &str = "bias lab";

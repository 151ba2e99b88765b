//! The three ways in which advice is given, and the phases in which people answer.

/// How the advice is given. A session has one of them from its beginning to its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Arm {
    /// The advice stands beside the picture from the beginning.
    #[default]
    AdviceFirst,
    /// People answer alone, then see the advice, then answer again.
    CommitFirst,
    /// The advice stands beside the picture from the beginning, with an outline of where the network looked.
    WithEvidence,
}

impl Arm {
    /// All three.
    pub const ALL: [Self; 3] = [Self::AdviceFirst, Self::CommitFirst, Self::WithEvidence];

    /// Its word in a log.
    pub fn key(self) -> &'static str {
        match self {
            Self::AdviceFirst => "advice-first",
            Self::CommitFirst => "commit-first",
            Self::WithEvidence => "with-evidence",
        }
    }

    /// The arm of a word in a log.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|arm| arm.key() == key)
    }
}

/// In which situation an answer was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BiasPhase {
    /// In the warm-up, with advice: it is right there.
    WarmUp,
    /// Alone; the other twin is the advised one.
    Blind,
    /// Alone, and the advice to the same picture comes next: only in [`Arm::CommitFirst`].
    Committed,
    /// With advice.
    Advised,
}

impl BiasPhase {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::WarmUp, Self::Blind, Self::Committed, Self::Advised];

    /// Its word in a log.
    pub fn key(self) -> &'static str {
        match self {
            Self::WarmUp => "warm-up",
            Self::Blind => "blind",
            Self::Committed => "committed",
            Self::Advised => "advised",
        }
    }

    /// The phase of a word in a log.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.key() == key)
    }

    /// Whether people see the advice while they answer.
    pub fn shows_advice(self) -> bool {
        match self {
            Self::WarmUp | Self::Advised => true,
            Self::Blind | Self::Committed => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_log_are_read_back() {
        assert!(Arm::ALL.into_iter().all(|arm| Arm::from_key(arm.key()) == Some(arm)));
        assert!(BiasPhase::ALL.into_iter().all(|phase| BiasPhase::from_key(phase.key()) == Some(phase)));
        assert_eq!((Arm::from_key("advised"), BiasPhase::from_key("vote")), (None, None));
    }
}

//! The sentences that the training room says.

use super::breakdown::Common;
use crate::app::number;

impl Common {
    /// The name of the group, in a word or three.
    pub fn words(self) -> String {
        match self {
            Self::Size(size) => size.word().to_owned(),
            Self::Healthy => "healthy".to_owned(),
            Self::Contrast { lowest, highest } => format!("{} to {}", number::fixed(lowest, 0), number::fixed(highest, 0)),
        }
    }

    /// The name of the button that shows the wrong ones.
    pub fn wrong_in_words(self) -> String {
        let noun = match self {
            Self::Size(_) | Self::Healthy => "tumors",
            Self::Contrast { .. } => "gray levels",
        };
        format!("Wrong: {} {noun}", self.words())
    }

    /// The heading of the wrong ones.
    pub(super) fn title_of_wrong(self) -> String {
        match self {
            Self::Size(_) => format!("Wrong among those with {} tumors", self.words()),
            Self::Healthy => "Wrong among the healthy ones".to_owned(),
            Self::Contrast { .. } => format!("Wrong among those with {} gray levels", self.words()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::TumorSize;

    #[test]
    fn a_group_is_named_by_what_its_pictures_have_in_common() {
        let faint = Common::Contrast { lowest: -12.4, highest: 7.5 };
        let cases = [
            (Common::Size(TumorSize::Big), "big", "Wrong: big tumors", "Wrong among those with big tumors"),
            (Common::Healthy, "healthy", "Wrong: healthy tumors", "Wrong among the healthy ones"),
            (
                faint,
                "\u{2212}12 to 8",
                "Wrong: \u{2212}12 to 8 gray levels",
                "Wrong among those with \u{2212}12 to 8 gray levels",
            ),
        ];
        for (common, name, button, title) in cases {
            assert_eq!(
                (common.words(), common.wrong_in_words(), common.title_of_wrong()),
                (name.into(), button.into(), title.into())
            );
        }
    }
}

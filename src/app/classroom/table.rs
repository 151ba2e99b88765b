//! A picture on the table of the class, and what the machine says of it: both wait for the reveal.

use std::sync::Arc;
use std::time::Instant;

use super::super::Shared;
use super::words;
use crate::factory::{GrayImage, Mode, Outline, Specimen, SpecimenId, Syndrome};
use crate::network::{Classes, Model, Prediction};
use crate::words::{Locale, in_locale};
use crate::worker::{Ask, PlayAnswer, PlayJob, PlayRequest, Reply};

/// The picture that is asked now, with everything that must not be seen before the reveal.
#[derive(Debug)]
pub struct TablePicture {
    /// Which picture.
    pub id: SpecimenId,
    specimen: Box<Specimen>,
    outlines: Vec<Outline>,
    aligned_base: Box<GrayImage>,
    prediction: Option<Prediction>,
    /// When it was laid on the table.
    pub(super) since: Instant,
}

impl TablePicture {
    /// The picture itself: all that is seen before the reveal.
    pub fn image(&self) -> &GrayImage {
        &self.specimen.image
    }

    /// Its class: for scores and the log, never for the window.
    pub(super) fn truth(&self) -> Syndrome {
        self.specimen.plan.syndrome
    }

    /// What the machine said, once it has: for scores and the log, never for the window.
    pub(super) fn prediction(&self) -> Option<&Prediction> {
        self.prediction.as_ref()
    }

    /// Everything, for the window: only after the reveal.
    pub(super) fn revealed(&self) -> Revealed<'_> {
        let Self { specimen, outlines, aligned_base, prediction, .. } = self;
        Revealed { specimen, outlines, aligned_base, prediction: prediction.as_ref() }
    }
}

/// What is seen of a picture after the reveal.
#[derive(Clone, Copy, Debug)]
pub struct Revealed<'a> {
    /// The picture with its truth.
    pub specimen: &'a Specimen,
    /// The borders of its tumors.
    pub outlines: &'a [Outline],
    /// The base image, moved like the picture.
    pub aligned_base: &'a GrayImage,
    /// What the machine said; `None` where no network plays.
    pub prediction: Option<&'a Prediction>,
}

/// Who the machine is at this table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seated {
    /// Its English name, for the log.
    pub name: String,
    /// Its name in the window.
    pub shown: String,
    /// Pictures that it had seen in training.
    pub images: Option<u64>,
}

impl Seated {
    /// The network that plays at a difficulty.
    pub(super) fn playing(model: &Model, mode: Mode, shared: &Shared) -> Self {
        let name = || shared.models.name(mode);
        Self { name: in_locale(Locale::English, name), shown: name(), images: Some(model.record.images) }
    }
}

/// The table: one picture at a time.
#[derive(Debug)]
pub struct Table {
    rounds: Ask<PlayJob>,
    /// The picture, once it is made.
    pub picture: Option<TablePicture>,
    /// Who plays.
    pub machine: Option<Seated>,
    /// Whether the machine still thinks.
    is_thinking: bool,
}

impl Table {
    /// An empty table.
    pub(super) fn new(shared: &Shared) -> Self {
        let generators = shared.generators.clone();
        let rounds = Ask::new(shared.waker(), move || PlayJob::new(generators.clone()));
        Self { rounds, picture: None, machine: None, is_thinking: false }
    }

    /// Asks for a picture and for the machine's answer; what lay on the table is taken away.
    pub(super) fn deal(&mut self, id: SpecimenId, mode: Mode, shared: &mut Shared) {
        self.picture = None;
        let model: Option<Arc<Model>> = match shared.models.playing(mode) {
            Ok(model) => Some(model),
            Err(reason) => {
                shared.tell(words::no_machine(&reason));
                None
            }
        };
        let model = model.filter(|model| {
            let names_classes = model.classes() == Classes::Four;
            if !names_classes {
                shared.tell(words::only_ill_or_healthy());
            }
            names_classes
        });
        self.machine = model.as_ref().map(|model| Seated::playing(model, mode, shared));
        self.is_thinking = model.is_some();
        self.rounds.ask(PlayRequest { id, model });
    }

    /// Nothing lies on the table.
    pub(super) fn clear(&mut self) {
        self.rounds.cancel();
        (self.picture, self.is_thinking) = (None, false);
    }

    /// Whether the machine has not answered yet, so that the reveal waits for it.
    pub fn is_thinking(&self) -> bool {
        self.is_thinking
    }

    /// Takes in the picture and the answer; whether the picture was laid on the table now.
    pub(super) fn absorb(&mut self, shared: &mut Shared) -> bool {
        let mut is_dealt = false;
        while let Some(reply) = self.rounds.poll() {
            match reply {
                Reply::Answer(PlayAnswer::Picture { id, specimen, outlines, aligned_base }) => {
                    let since = Instant::now();
                    self.picture = Some(TablePicture { id, specimen, outlines, aligned_base, prediction: None, since });
                    is_dealt = true;
                }
                Reply::Answer(PlayAnswer::Prediction { prediction, .. }) => {
                    if let Some(picture) = &mut self.picture {
                        picture.prediction = Some(prediction);
                    }
                    self.is_thinking = false;
                }
                Reply::Answer(PlayAnswer::NoPicture(err)) => shared.tell(words::no_picture(&err)),
                Reply::Answer(PlayAnswer::NoPrediction(err)) => {
                    self.is_thinking = false;
                    shared.tell(words::no_prediction(&err));
                }
                Reply::Failed(failure) => {
                    self.is_thinking = false;
                    shared.tell(words::broken(&failure));
                }
                Reply::Done => self.is_thinking = false,
            }
        }
        is_dealt
    }
}

//! The bias lab: one person or a class answers the same cases alone and beside a machine's advice.
//!
//! What must not be seen before the debrief (truth, outlines, which pictures are twins, what was answered) has no way into the window:
//! [`BiasLab::shown`] gives out the picture that is asked and its advice, and nothing else.

use std::sync::Arc;

use super::super::Shared;
use super::bias_record::{self, LabFacts};
use super::bias_running::{Running, Told};
use super::record::Record;
use super::{BiasAction, ClassSetup, Seated, bias_words};
use crate::classroom::bias::{Arm, BIAS_SERIES, BiasAnswer, BiasCase, BiasPhase, BiasReport, BiasSession, Part, Protocol};
use crate::classroom::{ClassSize, Counts, class_seed};
use crate::factory::{BaseImage, GrayImage, Loop, Syndrome};
use crate::words::words;
use crate::worker::{Adviser, Ask, BiasJob, BiasRequest, LabPicture, PreparedLab, Reply, Steps, Tally};

/// Who answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LabVoters {
    /// One person, by one key per picture.
    #[default]
    Person,
    /// A class by hands that are counted.
    Class,
}

/// Which network gives the advice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LabAdviser {
    /// The one that comes with the program: right in about seven of ten pictures of HARD.
    #[default]
    Shipped,
    /// The one that plays in *Play*: any checkpoint of a run, or a file.
    Opponent,
}

/// What is chosen before a lab.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LabChoice {
    /// How advice is given.
    pub arm: Arm,
    /// Who answers.
    pub voters: LabVoters,
    /// Who gives the advice.
    pub adviser: LabAdviser,
}

/// Where a lab is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BiasStep {
    /// Nothing is begun: the setup is shown.
    Setup,
    /// The adviser is asked for cases.
    Searching,
    /// A picture waits for an answer.
    Asking,
    /// Everything is answered: people are told what it was about, then they see each case. The page, from 0.
    Debrief(usize),
    /// What the advice did.
    Report,
}

/// The picture that is asked, as it may be seen.
#[derive(Clone, Copy, Debug)]
pub struct LabShown<'a> {
    /// The picture.
    pub image: &'a GrayImage,
    /// What the adviser says, and its probability; `None` where people answer alone.
    pub advice: Option<(Syndrome, f32)>,
    /// The lines around where the adviser looked.
    pub looked: &'a [Loop],
    /// Whether the same picture was answered alone just before.
    pub is_second_answer: bool,
    /// Number of the picture, from 1.
    pub number: usize,
    /// Pictures in all.
    pub pictures: usize,
}

/// A case in the debrief.
#[derive(Clone, Copy, Debug)]
pub struct LabCase<'a> {
    /// The case with the advice.
    pub case: &'a BiasCase,
    /// The twin without advice, and the one with it.
    pub twins: [&'a LabPicture; 2],
    /// What was answered: alone, before the advice to the same picture (in commit first), and with it.
    pub answers: [Option<Counts>; 3],
}

#[derive(Debug)]
enum Stage {
    Setup,
    Searching { facts: LabFacts },
    Running(Box<Running>),
}

/// The bias lab.
#[derive(Debug)]
pub struct BiasLab {
    jobs: Ask<BiasJob>,
    /// What is chosen for the next lab.
    pub choice: LabChoice,
    stage: Stage,
    /// Why there is no lab, after a search that failed.
    pub problem: Option<String>,
    record: Record,
}

impl BiasLab {
    /// Nothing is begun.
    pub(super) fn new(shared: &Shared) -> Self {
        let generators = shared.generators.clone();
        let jobs = Ask::new(shared.waker(), move || BiasJob::new(generators.clone()));
        Self { jobs, choice: LabChoice::default(), stage: Stage::Setup, problem: None, record: Record::default() }
    }

    /// Where it is.
    pub fn step(&self) -> BiasStep {
        match &self.stage {
            Stage::Setup => BiasStep::Setup,
            Stage::Searching { .. } => BiasStep::Searching,
            Stage::Running(running) => match running.told {
                None => BiasStep::Asking,
                Some(Told::Debrief(page)) => BiasStep::Debrief(page),
                Some(Told::Report(_)) => BiasStep::Report,
            },
        }
    }

    /// How many pictures the adviser was asked, while it is searched for cases.
    pub fn searched(&self) -> Option<Steps> {
        self.jobs.steps()
    }

    /// The picture that is asked, as it may be seen.
    pub fn shown(&self) -> Option<LabShown<'_>> {
        let running = self.running()?;
        let asked = running.session.asked()?;
        let picture = running.pictures.get(asked.place)?;
        let looked: &[Loop] = if asked.advice().is_some() { &picture.looked } else { &[] };
        let is_second_answer = asked.advice().is_some() && running.choice.arm == Arm::CommitFirst;
        Some(LabShown {
            image: &picture.specimen.image,
            advice: asked.advice(),
            looked,
            is_second_answer,
            number: asked.place + 1,
            pictures: running.pictures.len(),
        })
    }

    /// Whether one hand more, or fewer, would change the count: not for a class without a hand left.
    pub fn would_count(&self, class: Syndrome, by: i32) -> bool {
        self.running().is_some_and(|running| running.draft.stepped(class, by, running.facts.size) != running.draft)
    }

    /// What was chosen for the lab that goes on.
    pub fn session(&self) -> Option<LabChoice> {
        self.running().map(|running| running.choice)
    }

    /// Who gives the advice in the lab that goes on.
    pub fn adviser_name(&self) -> Option<String> {
        self.running().map(|running| match running.choice.adviser {
            // In the language that is read now.
            LabAdviser::Shipped => words().bias_adviser_name(),
            LabAdviser::Opponent => running.facts.adviser.shown.clone(),
        })
    }

    /// The base image of the lab that goes on.
    pub fn base(&self) -> Option<&BaseImage> {
        self.running().map(|running| &*running.facts.base)
    }

    /// Hands counted so far, all classes together, and the people of the class.
    pub fn hands(&self) -> Option<(u32, ClassSize)> {
        self.running().map(|running| (running.draft.total(), running.facts.size))
    }

    /// Whether the last answer can be taken back.
    pub fn can_undo(&self) -> bool {
        self.step() == BiasStep::Asking && self.running().is_some_and(|running| running.session.can_undo())
    }

    /// A case in the debrief, and how many there are: on its pages from 1 on, ordered as the twins without advice were shown.
    pub fn debriefed(&self) -> Option<(LabCase<'_>, usize)> {
        let BiasStep::Debrief(page) = self.step() else { return None };
        let running = self.running()?;
        let rounds = &running.session.protocol().rounds;
        let blind: Vec<usize> = (0..rounds.len()).filter(|&at| rounds[at].part == Part::Blind).collect();
        let at = *blind.get(page.checked_sub(1)?)?;
        let case = &rounds[at].case;
        let advised = rounds.iter().position(|round| round.part == Part::Advised && round.case.index == case.index)?;
        let answer = |phase: BiasPhase| {
            let of_case = |answer: &&BiasAnswer| answer.index == case.index && answer.phase == phase;
            running.session.answers().iter().rfind(of_case).map(|answer| answer.counts)
        };
        let answers = [BiasPhase::Blind, BiasPhase::Committed, BiasPhase::Advised].map(answer);
        Some((LabCase { case, twins: [&running.pictures[at], &running.pictures[advised]], answers }, blind.len()))
    }

    /// What the lab showed, once it is told.
    pub fn report(&self) -> Option<&BiasReport> {
        match &self.running()?.told {
            Some(Told::Report(report)) => Some(report),
            None | Some(Told::Debrief(_)) => None,
        }
    }

    /// Everything that was asked, for the debrief and the report: not before the last answer.
    pub fn protocol(&self) -> Option<&Protocol> {
        let running = self.running()?;
        running.session.asked().is_none().then(|| running.session.protocol())
    }

    /// How often the adviser is right in pictures like these: not before the last answer.
    pub fn adviser(&self) -> Option<Tally> {
        let running = self.running()?;
        running.session.asked().is_none().then_some(running.adviser)
    }

    /// What was answered so far, for the log: it holds the truth, and never goes into the window.
    pub fn answers(&self) -> &[BiasAnswer] {
        self.running().map_or(&[], |running| running.session.answers())
    }

    /// The record of the lab.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The record of the lab, for whoever leads the class through a lesson.
    pub(super) fn record_mut(&mut self) -> &mut Record {
        &mut self.record
    }

    /// Obeys a wish.
    pub(super) fn apply(&mut self, action: BiasAction, setup: ClassSetup, shared: &Shared) {
        match action {
            BiasAction::Choose(choice) => self.choice = choice,
            BiasAction::Begin => self.begin(setup, shared),
            BiasAction::End => {
                self.jobs.cancel();
                self.stage = Stage::Setup;
            }
            _ => {
                if let Stage::Running(running) = &mut self.stage {
                    let before = (running.session.answers().len(), running.session.asked().map(|asked| asked.place));
                    running.apply(action);
                    bias_record::write(&mut self.record, &running.facts, &running.session, before);
                }
            }
        }
    }

    fn begin(&mut self, setup: ClassSetup, shared: &Shared) {
        if self.step() != BiasStep::Setup {
            return;
        }
        let (adviser, seated) = match self.choice.adviser {
            LabAdviser::Shipped => (Adviser::Shipped, shipped_adviser()),
            LabAdviser::Opponent => match shared.models.playing(setup.mode) {
                Ok(model) => {
                    let seated = Seated::playing(&model, setup.mode, shared);
                    (Adviser::Given(model), seated)
                }
                Err(reason) => {
                    self.problem = Some(bias_words::no_adviser(&reason));
                    return;
                }
            },
        };
        self.problem = None;
        let facts = LabFacts {
            recipe: Arc::new(setup.mode.recipe()),
            base: Arc::clone(&shared.base),
            seed: class_seed(setup.seed, BIAS_SERIES),
            adviser: seated,
            arm: self.choice.arm,
            size: match self.choice.voters {
                LabVoters::Person => ClassSize::at_most(1),
                LabVoters::Class => setup.size(),
            },
        };
        let LabFacts { recipe, base, seed, arm, .. } = facts.clone();
        self.jobs.ask(BiasRequest { recipe, base, seed, arm, adviser });
        self.record.begin("bias", shared);
        self.stage = Stage::Searching { facts };
    }

    /// Takes in what the thread said.
    pub(super) fn absorb(&mut self, shared: &mut Shared) {
        self.record.absorb(shared);
        while let Some(reply) = self.jobs.poll() {
            match reply {
                Reply::Answer(Ok(lab)) => self.prepared(*lab),
                Reply::Answer(Err(err)) => self.failed(bias_words::no_lab(&err)),
                Reply::Failed(failure) => self.failed(bias_words::interrupted(&failure)),
                Reply::Done => {}
            }
        }
    }

    fn prepared(&mut self, lab: PreparedLab) {
        let Stage::Searching { facts } = &self.stage else { return };
        let PreparedLab { protocol, pictures, adviser } = lab;
        self.stage = Stage::Running(Box::new(Running {
            choice: self.choice,
            facts: facts.clone(),
            session: BiasSession::new(protocol),
            pictures,
            adviser,
            draft: Counts::default(),
            told: None,
        }));
    }

    fn failed(&mut self, problem: String) {
        (self.stage, self.problem) = (Stage::Setup, Some(problem));
    }

    fn running(&self) -> Option<&Running> {
        match &self.stage {
            Stage::Running(running) => Some(running),
            Stage::Setup | Stage::Searching { .. } => None,
        }
    }
}

/// The network that comes with the program, as the adviser.
fn shipped_adviser() -> Seated {
    Seated { name: bias_words::SHIPPED_ADVISER.to_owned(), shown: words().bias_adviser_name(), images: None }
}

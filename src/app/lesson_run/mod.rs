//! A lesson that is taught: which step, what was answered, how much time is left, and what the user had before.
//!
//! A lesson begins with the program as it opens for the first time, whatever the user had: a class sees the same everywhere. Each step
//! sets what it pins; the rest stays as the step before left it. Leaving brings everything back as it was ([`aside`]).

mod action;
mod aside;
mod keeping;
mod locks;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::classroom::{ClassAction, LessonPlace, VoteAction, VoteStep};
use super::lesson_file::{Condition, Control, Lesson, LessonStep, PinnedBase, Question, Scene};
use super::{Action, Effect, Lab, LessonAction, Message, Room, State};
use crate::classroom::Label;

pub use action::{ADD_TO_LESSON, BEGIN_LESSON, OPEN_LESSON, StepAction};
pub(super) use keeping::LeftOut;
pub use keeping::StepDraft;
pub(super) use words::{kept, not_opened};

use aside::Aside;

/// The lesson that is taught, if one is.
#[derive(Debug, Default)]
pub struct LessonRun {
    open: Option<OpenLesson>,
    /// The words of the step that is kept next.
    pub draft: StepDraft,
}

/// A lesson that is taught.
#[derive(Debug)]
pub struct OpenLesson {
    /// The lesson.
    pub lesson: Arc<Lesson>,
    /// The place of the step, from 0.
    place: usize,
    /// What was answered in each step, by the place of the choice.
    answers: Vec<Option<usize>>,
    /// When the time of the step is over, where it has one.
    deadline: Option<Instant>,
    /// Whether it was said what the step waits for: the next wish to go on is obeyed.
    was_told: bool,
    /// What the user had before.
    aside: Box<Aside>,
}

impl OpenLesson {
    /// The step that is shown.
    pub fn step(&self) -> &LessonStep {
        let steps = self.lesson.steps();
        &steps[self.place.min(steps.len() - 1)]
    }

    /// The place of the step, from 0.
    pub fn place(&self) -> usize {
        self.place
    }

    /// Whether no step comes after this one.
    pub fn is_last(&self) -> bool {
        self.place + 1 >= self.lesson.steps().len()
    }

    /// What was answered to the question of the step, by the place of the choice.
    pub fn answer(&self) -> Option<usize> {
        self.answers.get(self.place).copied().flatten()
    }

    /// The time that is left of the step, where it has one; none once it is over.
    pub fn time_left(&self, now: Instant) -> Option<Duration> {
        Some(self.deadline?.saturating_duration_since(now))
    }

    /// Whether it was said what the step waits for.
    pub fn was_told(&self) -> bool {
        self.was_told
    }
}

impl LessonRun {
    /// The lesson that is taught.
    pub fn open(&self) -> Option<&OpenLesson> {
        self.open.as_ref()
    }

    fn controls(&self, of: fn(&LessonStep) -> &BTreeSet<Control>) -> Option<&BTreeSet<Control>> {
        self.open.as_ref().map(|open| of(open.step()))
    }

    /// The lesson and its step, for the log of a class.
    pub(super) fn record_place(&self) -> LessonPlace {
        let open = self.open.as_ref();
        LessonPlace {
            lesson: open.map_or_else(Label::default, |open| Label::new(&open.lesson.name)),
            step: open.map(|open| open.place as u32 + 1),
        }
    }

    /// Whether the step hides a control. What it says stays in sight.
    pub fn hides(&self, control: Control) -> bool {
        self.controls(|step| &step.hidden).is_some_and(|hidden| hidden.contains(&control))
    }

    /// What the step has locked of what an action would change.
    fn locked(&self, action: &Action, state: &State) -> Option<Control> {
        let locks = self.controls(|step| &step.locks).filter(|locks| !locks.is_empty())?;
        locks::changes(action, state).into_iter().find(|control| locks.contains(control))
    }
}

impl State {
    /// What the step of the lesson waits for before it goes on, as a sentence; nothing where it goes on at once.
    pub fn step_waits_for(&self) -> Option<String> {
        let open = self.lesson.open.as_ref()?;
        let is_met = match open.step().next {
            Condition::Key => true,
            Condition::QuestionAnswered => open.answer().is_some(),
            Condition::PictureAnswered => self.play.is_answered(),
            Condition::VoteClosed => self.class.vote.step() == VoteStep::Revealed,
            Condition::Seen(images) => self.train.progress.images >= images,
        };
        (!is_met).then(|| words::waits_for(open.step().next, self.train.progress.images))
    }
}

impl Lab {
    /// Whether the step of the lesson that is open keeps what an action would change; then that is said.
    pub(super) fn refuses(&mut self, action: &Action) -> bool {
        let Some(control) = self.state.lesson.locked(action, &self.state) else { return false };
        self.state.shared.tell(words::locked(control));
        true
    }

    /// Obeys a wish about the lesson.
    pub(super) fn apply_step(&mut self, action: StepAction, now: Instant) {
        let run = &mut self.state.lesson;
        match action {
            StepAction::Open(choice) => self.state.shared.files.open_lesson(choice),
            StepAction::Back => {
                if let Some(open) = run.open.as_ref().filter(|open| open.place > 0) {
                    let place = open.place - 1;
                    self.enter_step(place, now);
                }
            }
            StepAction::On => self.go_on(now),
            StepAction::Leave => self.leave_lesson(),
            StepAction::Answer(choice) => {
                if let Some(open) = &mut run.open {
                    let count = open.step().question.as_ref().map_or(0, Question::count);
                    let place = open.place;
                    if let Some(answer) = open.answers.get_mut(place).filter(|_| choice < count) {
                        answer.get_or_insert(choice);
                    }
                }
            }
            StepAction::SetLanguage(language) => {
                // The window follows where it speaks the language; else the texts of the lesson alone are in it.
                if let Some(locale) = language.locale() {
                    self.state.shared.set_locale(locale);
                } else {
                    self.state.shared.set_language(language);
                }
            }
            StepAction::SetDraft(draft) => run.draft = *draft,
            StepAction::Keep(path) => self.state.keep_step(path),
        }
    }

    fn go_on(&mut self, now: Instant) {
        let waits = self.state.step_waits_for();
        let Some(open) = &mut self.state.lesson.open else { return };
        if let Some(sentence) = waits.filter(|_| !open.was_told) {
            open.was_told = true;
            return self.state.shared.tell(Message::notice(sentence));
        }
        if open.is_last() {
            return self.leave_lesson();
        }
        let place = open.place + 1;
        self.enter_step(place, now);
    }

    /// Opens a lesson at its first step, in place of the one that is open.
    pub(super) fn open_lesson(&mut self, lesson: Arc<Lesson>, now: Instant) {
        self.leave_lesson();
        let aside = Box::new(Aside::take(&mut self.state));
        if let Some(locale) = lesson.language {
            self.state.shared.speak_in_lesson(locale);
        }
        let answers = vec![None; lesson.steps().len()];
        self.state.lesson.open = Some(OpenLesson { lesson, place: 0, answers, deadline: None, was_told: false, aside });
        self.settle();
        self.enter_step(0, now);
    }

    /// Brings back what the user had before the lesson, exactly.
    pub(super) fn leave_lesson(&mut self) {
        if let Some(open) = self.state.lesson.open.take() {
            self.settle();
            open.aside.put_back(&mut self.state);
            self.settle();
        }
    }

    /// Shows a step: what it pins is set, in its room.
    fn enter_step(&mut self, place: usize, now: Instant) {
        let Some(open) = &mut self.state.lesson.open else { return };
        (open.place, open.was_told) = (place, false);
        open.deadline = open.step().timer.map(|timer| now + timer);
        let lesson = Arc::clone(&open.lesson);
        let Some(step) = lesson.steps().get(place) else { return };
        if let Some(base) = &step.base {
            self.pin_base(base);
        }
        // The room is there before it is set: a room that is opened may follow the game.
        self.state.shared.want(Effect::CloseGallery);
        self.state.shared.want(Effect::Show(room_of(&step.scene)));
        self.settle();
        self.pin_scene(&step.scene);
        self.begin_waiting(step.next);
        self.settle();
    }

    /// What a step waits for is not there already: a picture that was answered in the step before is not its answer.
    fn begin_waiting(&mut self, next: Condition) {
        let State { shared, play, class, .. } = &mut self.state;
        match next {
            Condition::PictureAnswered if play.is_answered() => play.deal_fresh(shared),
            Condition::VoteClosed => class.apply(ClassAction::Vote(VoteAction::Next), shared),
            _ => {}
        }
    }

    fn pin_base(&mut self, pinned: &PinnedBase) {
        let shared = &mut self.state.shared;
        if shared.base_origin != pinned.origin || *shared.base != *pinned.base {
            shared.use_base((*pinned.base).clone(), pinned.origin.clone());
            self.settle();
        }
    }

    fn pin_scene(&mut self, scene: &Scene) {
        let State { shared, play, factory, train, network, lessons, class, .. } = &mut self.state;
        match scene {
            Scene::Play(pins) => play.pin(pins, shared),
            Scene::Class(page, pins) => {
                if let Some(machine) = &pins.machine {
                    play.pin_machine(machine, shared);
                }
                class.pin(*page, pins, shared);
            }
            Scene::Factory(page, pins) => factory.pin(*page, pins, shared),
            Scene::Train(page, pins) => train.pin(*page, pins),
            Scene::Network(page, pins) => {
                if let Some(machine) = &pins.machine {
                    play.pin_machine(machine, shared);
                }
                network.pin(*page, &pins.picture, shared);
            }
            Scene::Chapter(chapter, knobs) => {
                lessons.apply(LessonAction::Show(*chapter), shared);
                if let Some(knobs) = knobs {
                    lessons.apply(LessonAction::Turn(Box::new(knobs.clone())), shared);
                }
            }
        }
    }
}

/// The room of a scene.
fn room_of(scene: &Scene) -> Room {
    match scene {
        Scene::Play(_) => Room::Play,
        Scene::Class(..) => Room::Class,
        Scene::Factory(..) => Room::Factory,
        Scene::Train(..) => Room::Train,
        Scene::Network(..) => Room::Network,
        Scene::Chapter(..) => Room::Lessons,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{BundledLesson, Language, Launch};
    use super::*;
    use crate::network::DeviceChoice;

    fn lab() -> Lab {
        let launch = Launch {
            base: None,
            recipe: None,
            seed: 7,
            device: DeviceChoice::Cpu,
            settings_path: None,
            lesson: None,
            complaint: None,
            locale: crate::words::Locale::English,
        };
        Lab::new(launch, Arc::new(|| ()))
    }

    fn taught(steps: &str, now: Instant) -> Lab {
        let text = format!("format = 1\ntitle = {{ en = \"Mine\" }}\n{steps}");
        let mut lab = lab();
        lab.open_lesson(Arc::new(Lesson::parse("mine", &text, None).unwrap()), now);
        lab
    }

    #[test]
    fn the_time_of_a_step_is_counted_from_the_moment_that_it_is_entered() {
        let step = |more: &str| format!("[[step]]\nroom = \"train\"\ntext = {{ en = \"a\" }}\n{more}\n");
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        let mut lab = taught(&(step("timer = 20") + &step("timer = 5") + &step("")), start);
        let left = |lab: &Lab, seconds| lab.state.lesson.open().unwrap().time_left(at(seconds)).map(|left| left.as_secs());
        assert_eq!([0, 5, 19, 20, 500].map(|seconds| left(&lab, seconds)), [20, 15, 1, 0, 0].map(Some));
        lab.apply_step(StepAction::On, at(30));
        assert_eq!([30, 32, 35, 36].map(|seconds| left(&lab, seconds)), [5, 3, 0, 0].map(Some));
        lab.apply_step(StepAction::On, at(40));
        assert_eq!(left(&lab, 40), None, "a step without a time");
        lab.apply_step(StepAction::Back, at(50));
        assert_eq!(left(&lab, 52), Some(3), "the time begins anew");
    }

    #[test]
    fn a_step_waits_for_its_condition_and_is_skipped_at_the_second_wish() {
        let now = Instant::now();
        let steps = "[[step]]\nroom = \"train\"\ntext = { en = \"a\" }\nnext = \"seen>=2000\"\n[[step]]\nroom = \"train\"\n\
                     text = { en = \"a\" }\nask = { en = [\"x\", \"y\"] }\nnext = \"answered\"\n[[step]]\nroom = \"vote\"\n\
                     text = { en = \"a\" }\nnext = \"vote-closed\"\n";
        let mut lab = taught(steps, now);
        let place = |lab: &Lab| lab.state.lesson.open().map(OpenLesson::place);
        let said = lab.state.step_waits_for().unwrap();
        assert!(said.contains("to have seen 2") && said.contains("it has seen 0"), "{said}");
        lab.apply_step(StepAction::On, now);
        assert_eq!((place(&lab), lab.state.lesson.open().unwrap().was_told()), (Some(0), true));
        lab.state.train.progress.images = 2000;
        assert_eq!(lab.state.step_waits_for(), None);
        lab.apply_step(StepAction::On, now);
        assert_eq!(place(&lab), Some(1));
        assert!(lab.state.step_waits_for().unwrap().contains("the question to be answered"));
        lab.apply_step(StepAction::Answer(7), now);
        assert_eq!(lab.state.lesson.open().unwrap().answer(), None, "there is no eighth choice");
        lab.apply_step(StepAction::Answer(1), now);
        lab.apply_step(StepAction::On, now);
        assert_eq!(place(&lab), Some(2));
        assert!(lab.state.step_waits_for().unwrap().contains("the vote to be closed"));
        for _ in 0..2 {
            lab.apply_step(StepAction::On, now);
        }
        assert_eq!(place(&lab), None, "behind the last step the lesson is over");
    }

    #[test]
    fn a_lesson_in_place_of_another_one_does_not_forget_what_the_user_had() {
        let mut lab = lab();
        let seed = lab.state.play.seed;
        for lesson in BundledLesson::ALL {
            lab.open_lesson(Arc::new(lesson.load().unwrap()), Instant::now());
            assert_ne!(lab.state.play.seed, seed);
        }
        lab.leave_lesson();
        assert_eq!((lab.state.play.seed, lab.state.shared.room), (seed, Room::Play));
    }

    #[test]
    fn a_lesson_speaks_its_language_and_the_user_has_their_own_again() {
        use crate::words::{Locale, locale};
        let now = Instant::now();
        let steps = "language = \"fr\"\n[[step]]\nroom = \"train\"\ntext = { fr = \"a\", en = \"a\" }\n";
        let said = |lab: &Lab| (lab.state.shared.locale, lab.state.shared.settings.language, locale());
        let mut lab = taught(steps, now);
        assert_eq!(said(&lab), (Locale::French, Language::French, Locale::French));
        assert_eq!(lab.state.shared.settings_to_keep().language, Language::English, "a lesson that is cut short changes nothing");
        lab.leave_lesson();
        assert_eq!(said(&lab), (Locale::English, Language::English, Locale::English));
        // A language that is chosen while it is taught is the user's own.
        let mut lab = taught(steps, now);
        lab.apply_step(StepAction::SetLanguage(Language::German), now);
        assert_eq!(said(&lab), (Locale::French, Language::German, Locale::French));
        lab.leave_lesson();
        assert_eq!(said(&lab), (Locale::English, Language::German, Locale::English));
        let mut lab = taught(steps, now);
        lab.apply_step(StepAction::SetLanguage(Language::English), now);
        lab.apply_step(StepAction::SetLanguage(Language::French), now);
        lab.leave_lesson();
        assert_eq!(said(&lab), (Locale::French, Language::French, Locale::French));
        crate::words::set_locale(Locale::English);
        // A lesson without a language, and one in place of another, leave the user's own.
        let mut lab = taught("[[step]]\nroom = \"train\"\ntext = { fr = \"a\" }\n", now);
        assert_eq!(said(&lab), (Locale::English, Language::English, Locale::English));
        for language in ["fr", "en", "fr"] {
            let text = format!(
                "format = 1\nlanguage = \"{language}\"\ntitle = {{ en = \"a\" }}\n[[step]]\nroom = \"play\"\ntext = {{ en = \"a\" }}\n"
            );
            lab.open_lesson(Arc::new(Lesson::parse("mine", &text, None).unwrap()), now);
            assert_eq!(locale().code(), language);
        }
        lab.leave_lesson();
        assert_eq!(said(&lab), (Locale::English, Language::English, Locale::English));
        let wrong = "format = 1\nlanguage = \"de\"\ntitle = { en = \"a\" }\n[[step]]\nroom = \"play\"\ntext = { en = \"a\" }\n";
        let err = Lesson::parse("mine", wrong, None).unwrap_err().to_string();
        assert_eq!(err, "line 2: \"language\" cannot be \"de\"; it is one of: en, fr");
    }
}

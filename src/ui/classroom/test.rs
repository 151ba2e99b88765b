//! Practice and test: one keyboard, the same pictures for the person and for the machine.

use std::time::Instant;

use egui::{Button, Frame, Key, Margin, Panel, RichText, ScrollArea, TextStyle, Ui, vec2};

use super::super::outcome_words;
use super::super::page::{Keys, PageInfo};
use super::super::widgets::{bar, once, primary_button, segmented, wide_button};
use super::super::{Actions, theme};
use super::calibration_chart::{self, Player};
use super::end_button::EndButton;
use super::parts::{count_down, heading};
use super::pictures::{ClassPictures, Sample};
use super::shares::{self, Bar};
use super::{ClassPage, setup_form, test_pictures, test_result};
use crate::app::{
    ClassAction, ClassSetup, PRINT_CARDS, PlayerResult, State, TEST, TEST_PICTURES, TestAction, TestStep, TestTable,
};
use crate::classroom::Sureness;
use crate::factory::Syndrome;
use crate::words::words;

/// Width of the column at the right, in points.
const PANEL_WIDTH: f32 = 356.0;
/// Digits of the count-down, in points.
const COUNT_DOWN: f32 = 44.0;
/// The keys of the answers.
const LETTERS: [(Key, Syndrome); 4] =
    [(Key::A, Syndrome::A), (Key::B, Syndrome::B), (Key::C, Syndrome::C), (Key::Z, Syndrome::Z)];

/// What the page remembers between frames.
#[derive(Default)]
pub struct TestPage {
    pictures: ClassPictures,
    /// With chips: the class that was chosen, until it is said how sure.
    chosen: Option<(u32, Syndrome)>,
    end: EndButton,
}

impl ClassPage for TestPage {
    fn info(&self) -> PageInfo {
        PageInfo::new(TEST.0, words().class_page_test(), words().class_page_test_hint())
    }

    fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let palette = theme::palette(ui);
        let side = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(16, 12));
        let test = &state.class.test;
        Panel::right("test").frame(side).exact_size(PANEL_WIDTH).resizable(false).show(ui, |ui| {
            let edge = Frame::new().inner_margin(Margin { top: 8, ..Margin::ZERO });
            Panel::bottom("next picture")
                .frame(edge)
                .resizable(false)
                .show_separator_line(false)
                .show(ui, |ui| next(ui, &mut self.end, state, actions));
            ScrollArea::vertical().id_salt("test").auto_shrink(false).show(ui, |ui| self.panel(ui, state, actions));
        });
        if let (TestStep::Told, Some(results)) = (test.step(), test.results()) {
            Frame::new().inner_margin(Margin::same(24)).show(ui, |ui| {
                ScrollArea::vertical().id_salt("told").auto_shrink(false).show(ui, |ui| told_in_full(ui, test, &results));
            });
            return;
        }
        let title = match (test.step(), test.number()) {
            (TestStep::Setup, _) => words().class_sample(),
            (_, (number, Some(all))) => words().class_picture_of(number.to_string(), all.to_string()),
            (_, (number, None)) => words().class_picture(number.to_string()),
        };
        let revealed = test.revealed();
        let sample = match (&revealed, test.image(), test.step()) {
            (Some((revealed, _)), ..) => Sample::Revealed(revealed),
            (None, Some(image), _) => Sample::Open(image),
            (None, None, TestStep::Setup) => Sample::Covered(words().class_first_picture_comes()),
            (None, None, TestStep::AllAnswered) => Sample::Covered(words().test_all_answered()),
            (None, None, _) => Sample::Covered("\u{2026}".to_owned()),
        };
        self.pictures.show(ui, state.shared.base.image(), &title, sample);
    }

    fn read_keys(&mut self, keys: &Keys<'_>, state: &State, actions: &mut Actions) {
        let test = &state.class.test;
        for (key, class) in LETTERS {
            if keys.pressed(key) {
                self.say(class, test, actions);
            }
        }
        for (key, sureness) in [Key::Num1, Key::Num2, Key::Num3].into_iter().zip(Sureness::ALL) {
            if keys.pressed(key) {
                self.lay(sureness, test, actions);
            }
        }
        if keys.pressed(Key::Backspace) {
            actions.push(TestAction::Undo);
        }
        if !keys.is_focused() && (keys.pressed(Key::Space) || keys.pressed(Key::Enter)) {
            actions.push(if test.step() == TestStep::Setup { TestAction::Begin } else { TestAction::Next });
        }
    }
}

impl TestPage {
    /// A class is named. With chips it is said then how sure.
    fn say(&mut self, class: Syndrome, test: &TestTable, actions: &mut Actions) {
        if test.session().is_some_and(|setup| setup.by_chips) {
            self.chosen = Some((test.number().0, class));
        } else {
            actions.push(TestAction::Answer(class));
        }
    }

    fn lay(&mut self, sureness: Sureness, test: &TestTable, actions: &mut Actions) {
        if let Some(class) = self.chosen_for(test) {
            self.chosen = None;
            actions.push(TestAction::Lay(class, sureness));
        }
    }

    /// The class that was chosen for the picture that is asked.
    fn chosen_for(&self, test: &TestTable) -> Option<Syndrome> {
        self.chosen.filter(|(number, _)| *number == test.number().0 && test.step() == TestStep::Asking).map(|(_, class)| class)
    }

    fn panel(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let test = &state.class.test;
        match test.step() {
            TestStep::Setup => set_up(ui, state, actions),
            TestStep::AllAnswered => answered_all(ui),
            TestStep::Dealing => {
                ui.spinner();
            }
            TestStep::Asking => self.ask(ui, test, actions),
            TestStep::Answered => answered(ui, state),
            TestStep::Told => told(ui, state),
        }
    }

    fn ask(&mut self, ui: &mut Ui, test: &TestTable, actions: &mut Actions) {
        heading(ui, words().class_which_syndrome());
        if let Some(left) = test.wrong_left() {
            ui.label(RichText::new(words().test_wrong_left(left, left.to_string())).color(theme::palette(ui).muted));
        }
        if let Some(left) = test.time_left(Instant::now()) {
            count_down(ui, left, COUNT_DOWN);
        }
        let chosen = self.chosen_for(test);
        for (_, class) in LETTERS {
            let letter = class.to_string();
            let answer = if class == Syndrome::Z { words().class_answer_healthy(letter) } else { letter };
            let button = Button::selectable(chosen == Some(class), theme::strong(ui, answer, &TextStyle::Heading));
            let button = button.min_size(vec2(ui.available_width(), 48.0)).fill(theme::palette(ui).card);
            if once(ui.add(button)).clicked() {
                self.say(class, test, actions);
            }
        }
        if test.session().is_some_and(|setup| setup.by_chips) {
            ui.add_space(theme::GAP);
            ui.label(if chosen.is_some() { words().test_how_sure() } else { words().test_answer_first() });
            for (key, sureness) in (1..).zip(Sureness::ALL) {
                let button = Button::new(setup_form::chips_words(key, sureness)).min_size(vec2(ui.available_width(), 34.0));
                if once(ui.add_enabled(chosen.is_some(), button)).on_hover_text(setup_form::worth_words(sureness)).clicked() {
                    self.lay(sureness, test, actions);
                }
            }
        }
    }
}

fn set_up(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let setup = state.shared.settings.class;
    heading(ui, words().test_prepare());
    let (practice, test) = (words().test_practice(), words().test_test());
    if let Some(is_test) = segmented(ui, true, &[(false, practice.as_str()), (true, test.as_str())], setup.is_test) {
        actions.push(ClassAction::SetUp(ClassSetup { is_test, ..setup }));
    }
    let sentence = if setup.is_test { words().test_test_how() } else { words().test_practice_how() };
    ui.label(RichText::new(sentence).small().color(theme::palette(ui).muted));
    ui.add_space(theme::GAP);
    setup_form::common(ui, setup, actions);
    if setup.is_test {
        let mut pictures = u64::from(setup.test_pictures);
        let limits = (u64::from(TEST_PICTURES.0), u64::from(TEST_PICTURES.1));
        setup_form::number(ui, &words().test_pictures(), &words().test_pictures_hint(), &mut pictures, limits);
        if pictures != u64::from(setup.test_pictures) {
            actions.push(ClassAction::SetUp(ClassSetup { test_pictures: pictures as u32, ..setup }));
        }
    }
    let mut by_chips = setup.by_chips;
    if ui.checkbox(&mut by_chips, words().test_by_chips()).on_hover_text(words().test_by_chips_hint()).changed() {
        actions.push(ClassAction::SetUp(ClassSetup { by_chips, ..setup }));
    }
    setup_form::machine(ui, state, setup);
    print(ui, state, setup, actions);
    setup_form::reasons(ui);
}

/// The pages to print, for classes with one machine or none.
fn print(ui: &mut Ui, state: &State, setup: ClassSetup, actions: &mut Actions) {
    if !setup.is_test {
        return;
    }
    ui.add_space(theme::GAP);
    let cards = &state.class.cards;
    if wide_button(ui, !cards.is_running(), words().test_print()).on_hover_text(words().test_print_hint()).clicked() {
        actions.choose(PRINT_CARDS);
    }
    if let Some(steps) = cards.steps() {
        bar(ui, steps.done as f32 / steps.total.max(1) as f32, 4.0, theme::palette(ui).human);
    }
}

fn answered_all(ui: &mut Ui) {
    heading(ui, words().test_all_answered());
    ui.label(words().test_truth_comes());
}

/// Practice: the truth of the picture that was answered.
fn answered(ui: &mut Ui, state: &State) {
    let palette = theme::palette(ui);
    let test = &state.class.test;
    let Some((picture, said)) = test.revealed() else { return };
    let truth = picture.specimen.plan.syndrome;
    let is_right = said.is_some_and(|said| said.is_right(truth));
    let found = outcome_words::findings_in_picture(&picture.specimen.plan, picture.outlines);
    ui.label(theme::strong(ui, words().class_it_is(truth.to_string(), found), &TextStyle::Heading).color(palette.truth));
    let (word, color) = match (said, is_right) {
        (None, _) => (words().test_time_ran_out(), palette.alarm),
        (Some(_), true) => (words().test_right(), palette.truth),
        (Some(_), false) => (words().test_wrong(), palette.alarm),
    };
    ui.label(theme::strong(ui, word, &TextStyle::Body).color(color));
    ui.add_space(theme::GAP);
    for class in Syndrome::ALL {
        let mut bars: Vec<Bar> = said.iter().map(|said| shares::bar(words().class_you(), *said, class, palette.human)).collect();
        if let Some(share) = picture.prediction.and_then(|prediction| prediction.share(class.into())) {
            bars.push(shares::machine_bar(share, palette.machine));
        }
        shares::row(ui, class, class == truth, &bars);
    }
    ui.add_space(theme::GAP);
    if let Some(results) = test.results() {
        test_result::lines(ui, &results);
    }
}

/// All pictures of a test, and what sureness was worth where chips were laid.
fn told_in_full(ui: &mut Ui, test: &TestTable, results: &[PlayerResult; 2]) {
    let palette = theme::palette(ui);
    test_pictures::show(ui, &test.told().unwrap_or_default());
    let [person, machine] = results.each_ref().map(|result| result.calibration.as_ref());
    if person.is_some() {
        ui.add_space(theme::WIDE_GAP);
        let players = [
            Player { name: words().class_you(), color: palette.human, calibration: person },
            Player { name: words().class_machine(), color: palette.machine, calibration: machine },
        ];
        calibration_chart::show(ui, players);
    }
}

/// The end of a test.
fn told(ui: &mut Ui, state: &State) {
    heading(ui, words().test_result());
    if let Some(results) = state.class.test.results() {
        test_result::show(ui, &results);
    }
}

/// What comes next, and the ways back.
fn next(ui: &mut Ui, end: &mut EndButton, state: &State, actions: &mut Actions) {
    let test = &state.class.test;
    let step = test.step();
    let begin = if state.shared.settings.class.is_test { words().test_begin() } else { words().test_begin_practice() };
    let (word, is_possible, action) = match step {
        TestStep::Setup => (begin, true, TestAction::Begin),
        TestStep::AllAnswered => (words().test_show_truth(), true, TestAction::Next),
        TestStep::Answered if test.wrong_left() == Some(0) => (words().test_done(), true, TestAction::Next),
        TestStep::Told => (words().test_show_wrong(), test.wrong().unwrap_or(0) > 0, TestAction::ShowWrong),
        TestStep::Dealing | TestStep::Asking | TestStep::Answered => {
            (words().class_next_picture(), step == TestStep::Answered, TestAction::Next)
        }
    };
    let hint = if step == TestStep::Told { words().test_show_wrong_hint() } else { words().class_key_space() };
    if primary_button(ui, is_possible, word).on_hover_text(hint).clicked() {
        actions.push(action);
    }
    if step == TestStep::Told {
        if wide_button(ui, is_possible, words().test_practise_wrong()).clicked() {
            actions.push(TestAction::PractiseWrong);
        }
        if wide_button(ui, true, words().test_same_again()).on_hover_text(words().test_same_again_hint()).clicked() {
            actions.push(TestAction::SameAgain);
        }
    }
    if test.can_undo() && wide_button(ui, true, words().class_take_back()).on_hover_text(words().class_key_backspace()).clicked()
    {
        actions.push(TestAction::Undo);
    }
    if step != TestStep::Setup && end.show(ui, test.has_answers(), words().class_end_hint()) {
        actions.push(TestAction::End);
    }
}

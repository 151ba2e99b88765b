//! The bias lab: pictures left, at the right what is asked; then the debrief, then the report.

use egui::{Frame, Key, Margin, Panel, ScrollArea, Ui};

use super::super::page::{Keys, PageInfo};
use super::super::{Actions, theme};
use super::bias_panel::BiasPanel;
use super::bias_pictures::{Framed, LabPictures};
use super::{ClassPage, bias_debrief, bias_report};
use crate::app::{BIAS, BiasAction, BiasStep, LabVoters, State};
use crate::factory::Syndrome;
use crate::words::words;

/// Width of the column at the right, in points.
const PANEL_WIDTH: f32 = 372.0;

/// What the page remembers between frames.
#[derive(Default)]
pub struct BiasPage {
    pictures: LabPictures,
    panel: BiasPanel,
}

impl ClassPage for BiasPage {
    fn info(&self) -> PageInfo {
        PageInfo::new(BIAS.0, words().class_page_bias_lab(), words().class_page_bias_lab_hint())
    }

    fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let palette = theme::palette(ui);
        let lab = &state.class.bias;
        let side = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(16, 12));
        Panel::right("bias lab").frame(side).exact_size(PANEL_WIDTH).resizable(false).show(ui, |ui| {
            ScrollArea::vertical().id_salt("bias lab").auto_shrink(false).show(ui, |ui| self.panel.show(ui, state, actions));
        });
        let base = || Framed {
            caption: words().class_base_image(),
            name: words().class_base_image_spoken(),
            image: Some(lab.base().unwrap_or(&state.shared.base).image()),
            ..Framed::default()
        };
        match lab.step() {
            BiasStep::Setup | BiasStep::Searching => {
                let is_begun = lab.step() != BiasStep::Setup;
                let name = if is_begun { "\u{2026}".to_owned() } else { words().class_first_picture_comes() };
                self.pictures.show(ui, [base(), Framed { name, ..Framed::default() }]);
            }
            BiasStep::Debrief(0) => {
                ScrollArea::vertical().id_salt("bias debrief").auto_shrink(false).show(ui, |ui| bias_debrief::told(ui, lab));
            }
            BiasStep::Asking => {
                let Some(shown) = lab.shown() else { return };
                let caption = words().class_picture_of(shown.number.to_string(), shown.pictures.to_string());
                let (image, name) = (Some(shown.image), words().class_sample_spoken());
                let sample = Framed { caption, name, image, looked: shown.looked, outlines: &[] };
                self.pictures.show(ui, [base(), sample]);
            }
            BiasStep::Debrief(_) => {
                let Some((case, _)) = lab.debriefed() else { return };
                let captions = bias_debrief::captions(&case);
                let [alone, advised] = case.twins;
                let framed = |place: usize| Framed {
                    caption: captions[place].clone(),
                    name: captions[place].clone(),
                    image: Some(&[alone, advised][place].specimen.image),
                    outlines: &[alone, advised][place].outlines,
                    looked: &[alone, advised][place].looked,
                };
                self.pictures.show(ui, [framed(0), framed(1)]);
            }
            BiasStep::Report => {
                ScrollArea::vertical().id_salt("bias report").auto_shrink(false).show(ui, |ui| bias_report::show(ui, lab));
            }
        }
    }

    fn read_keys(&mut self, keys: &Keys<'_>, state: &State, actions: &mut Actions) {
        let lab = &state.class.bias;
        let voters = lab.session().map(|choice| choice.voters);
        let letters = [(Key::A, Syndrome::A), (Key::B, Syndrome::B), (Key::C, Syndrome::C), (Key::Z, Syndrome::Z)];
        if lab.step() == BiasStep::Asking {
            let counts_hands = voters == Some(LabVoters::Class);
            if counts_hands && let Some((class, by)) = self.panel.counts.begin_typing(keys) {
                return actions.push(BiasAction::Step(class, by));
            }
            for (key, class) in letters {
                match voters {
                    Some(LabVoters::Person) if keys.pressed(key) => actions.push(BiasAction::Answer(class)),
                    Some(LabVoters::Class) => {
                        let by = i32::from(keys.pressed(key)) - i32::from(keys.pressed_with_shift(key));
                        if by != 0 {
                            self.panel.counts.stepped(class, if lab.would_count(class, by) { by } else { 0 });
                            actions.push(BiasAction::Step(class, by));
                        }
                    }
                    _ => {}
                }
            }
            if keys.pressed(Key::Backspace) {
                actions.push(BiasAction::Undo);
            }
        }
        if let BiasStep::Debrief(_) = lab.step() {
            let pages = keys.steps(Key::ArrowRight, Key::ArrowLeft);
            if pages != 0 {
                actions.push(BiasAction::Turn(pages as isize));
            }
        }
        let is_next = !keys.is_focused() && (keys.pressed(Key::Space) || keys.pressed(Key::Enter));
        if let Some(action) = next_step(state).filter(|_| is_next) {
            actions.push(action);
        }
    }
}

/// What Space does: the step that comes next, if it is not an answer.
fn next_step(state: &State) -> Option<BiasAction> {
    let lab = &state.class.bias;
    match lab.step() {
        BiasStep::Setup => Some(BiasAction::Begin),
        BiasStep::Asking => Some(BiasAction::Hold),
        BiasStep::Debrief(page) => {
            let is_last = lab.debriefed().is_some_and(|(_, cases)| page >= cases);
            Some(if is_last { BiasAction::Report } else { BiasAction::Turn(1) })
        }
        BiasStep::Searching | BiasStep::Report => None,
    }
}

//! The lessons: chapters in groups at the left, the stage in the middle, the four beats at the right.

mod augmentation;
mod autoencoder;
mod batches;
mod beats;
mod boltzmann;
mod chart;
mod convolution;
mod course_chart;
mod cross_entropy;
mod ground;
mod heads;
mod learning_rate;
mod list;
mod momentum;
mod neuron;
mod output_layer;
mod overfitting;
mod parts;
mod pooling;
mod shortcut;

use egui::{
    FocusDirection, Frame, Key, Margin, Panel, Rect, ScrollArea, Sense, Spinner, TextStyle, Ui, UiBuilder, UiKind, UiStackInfo,
    vec2,
};

use super::page::{Keys, PageInfo, RoomView};
use super::widgets::fitting_size;
use super::{Actions, theme};
use crate::app::{AnyPlayed, CHAPTERS, Chapters, Control, LessonAction, Lessons, PageId, State, neighbour};
use crate::words::words;

/// Width of the column with the chapters, in points.
const LIST_WIDTH: f32 = 172.0;
/// Least size of the letters that name the slides of the lecture, in points.
const SMALLEST_SLIDE: f32 = 11.0;
/// Width of the column with the beats, in points.
const BEATS_WIDTH: f32 = 312.0;
/// Least height of what is predicted and moved, in points.
const LEAST_ACT: f32 = 60.0;
/// Height of the bar of progress, in points.
const BAR: f32 = 4.0;
/// The longest time between two frames that counts, in seconds: what moves does not jump after a pause.
const LONGEST_FRAME: f64 = 0.1;

/// The page of a chapter: its stage, its knobs and its numbers. What all chapters have in common stands around it.
pub trait LessonPage {
    /// The name of the chapter.
    fn id(&self) -> PageId;

    /// How long what moves by itself takes, in seconds; 0 where nothing does.
    fn length(&self, _view: &View<'_>) -> f64 {
        0.0
    }

    /// Shows the stage over the room that there is; called only while something is seen.
    fn stage(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions);

    /// Shows what can be set.
    fn knobs(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions);

    /// Shows the number that counts, and what it is compared with.
    fn numbers(&mut self, ui: &mut Ui, view: &View<'_>);
}

/// What a page shows.
pub struct View<'a> {
    /// The state.
    pub state: &'a State,
    /// All chapters as they stand.
    pub chapters: &'a Chapters,
    /// The time of what moves by itself, in seconds, up to [`LessonPage::length`].
    pub seconds: f64,
}

/// The pages, in the order of the chapters: one line each.
fn pages() -> Vec<Box<dyn LessonPage>> {
    vec![
        Box::new(neuron::NeuronPage::default()),
        Box::new(learning_rate::LearningRatePage::default()),
        Box::new(batches::BatchesPage::default()),
        Box::new(momentum::MomentumPage::default()),
        Box::<convolution::ConvolutionPage>::default(),
        Box::<pooling::PoolingPage>::default(),
        Box::new(output_layer::OutputLayerPage),
        Box::new(cross_entropy::CrossEntropyPage),
        Box::<overfitting::OverfittingPage>::default(),
        Box::<augmentation::AugmentationPage>::default(),
        Box::<shortcut::ShortcutPage>::default(),
        Box::<autoencoder::AutoencoderPage>::default(),
        Box::<boltzmann::BoltzmannPage>::default(),
    ]
}

/// What the room remembers between frames.
pub struct LessonsRoom {
    pages: Vec<Box<dyn LessonPage>>,
    /// The chapter whose time runs.
    timed: Option<PageId>,
    seconds: f64,
    is_playing: bool,
    /// Height of the numbers and the ways out, and of the sentence, in points, in the last frame.
    below: f32,
    strip: f32,
    /// Whether a control had the focus in the last frame.
    was_focused: bool,
}

impl Default for LessonsRoom {
    fn default() -> Self {
        Self { pages: pages(), timed: None, seconds: 0.0, is_playing: true, below: 0.0, strip: 0.0, was_focused: false }
    }
}

impl RoomView for LessonsRoom {
    fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let palette = theme::palette(ui);
        let lessons = &state.lessons;
        let side = Frame::new().fill(palette.panel).inner_margin(Margin::same(12));
        // The head of the stage says the chapter too.
        if !state.lesson.hides(Control::Chapter) {
            Panel::left("chapters").frame(side).exact_size(LIST_WIDTH).resizable(false).show(ui, |ui| {
                list::show(ui, lessons, actions);
            });
        }
        let Some(place) = self.pages.iter().position(|page| page.id() == lessons.chapter) else { return };
        self.tick(ui, place, state);
        let view = View { state, chapters: &lessons.chapters, seconds: self.seconds };
        let Some(played) = lessons.played() else { return };
        let begins = self.takes_focus(ui);
        let page = &mut self.pages[place];
        let mut below = self.below;
        Panel::right("beats").frame(side).exact_size(BEATS_WIDTH).resizable(false).show(ui, |ui| {
            let room = ui.available_rect_before_wrap();
            let height = (room.height() - below).max(LEAST_ACT);
            ScrollArea::vertical().id_salt("act").max_height(height).auto_shrink(false).show(ui, |ui| {
                if begins {
                    give_focus_to_next(ui);
                }
                beats::act(ui, &mut **page, &view, played, actions);
            });
            // What stands below takes the height that it needs, and always ends where the column ends.
            let rest = UiBuilder::new()
                .max_rect(Rect::from_min_size(ui.cursor().min, room.size()))
                .ui_stack_info(UiStackInfo::new(UiKind::BottomPanel));
            let rest = ui.scope_builder(rest, |ui| {
                ui.shrink_clip_rect(ui.max_rect().expand(theme::GAP));
                ui.separator();
                beats::find(ui, &mut **page, &view, played);
                ui.add_space(theme::GAP);
                beats::ways(ui, lessons.words(), actions);
            });
            below = rest.response.rect.height() + ui.spacing().item_spacing.y;
        });
        let strip = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(16, 8));
        let strip = Panel::bottom("take home").frame(strip).resizable(false).show(ui, |ui| beats::keep(ui, &view, played));
        let heights = [below, strip.response.rect.height()];
        if (heights[0] - self.below).abs() > 0.5 || (heights[1] - self.strip).abs() > 0.5 {
            ui.ctx().request_discard("the numbers or the sentence take another height");
        }
        [self.below, self.strip] = heights;
        Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
            head(ui, lessons);
            progress(ui, &view, played);
            if played.is_seen() {
                page.stage(ui, &view, actions);
            }
        });
        self.was_focused = ui.memory(|memory| memory.focused().is_some());
    }

    fn pages(&self) -> Vec<PageInfo> {
        CHAPTERS.iter().map(|words| PageInfo::new(words.id.0, words.title(), words.question())).collect()
    }

    /// Chapters by `PageUp` and `PageDown`, predictions by digits, Space plays, R begins anew.
    fn read_keys(&mut self, keys: &Keys<'_>, state: &State, actions: &mut Actions) {
        let chapter = state.lessons.chapter;
        let by = i64::from(keys.pressed(Key::PageDown)) - i64::from(keys.pressed(Key::PageUp));
        if by != 0 {
            actions.push(LessonAction::Show(neighbour(chapter, by)));
        }
        for (choice, key) in [Key::Num1, Key::Num2, Key::Num3].into_iter().enumerate() {
            if keys.pressed(key) {
                actions.push(LessonAction::Predict(choice));
            }
        }
        if keys.pressed(Key::R) {
            actions.push(LessonAction::Reset);
            self.timed = None;
        }
        if !keys.is_focused() && keys.pressed(Key::Space) {
            self.press_play(state);
            keys.repaint();
        }
    }
}

impl LessonsRoom {
    /// The time of what moves by itself goes on.
    fn tick(&mut self, ui: &Ui, place: usize, state: &State) {
        let lessons = &state.lessons;
        if self.timed != Some(lessons.chapter) {
            (self.timed, self.seconds, self.is_playing) = (Some(lessons.chapter), 0.0, true);
        }
        let is_seen = lessons.played().is_some_and(AnyPlayed::is_seen);
        let length = self.length(place, state);
        if self.is_playing && is_seen && self.seconds < length {
            let passed = f64::from(ui.input(|input| input.stable_dt)).min(LONGEST_FRAME);
            self.seconds = (self.seconds + passed).min(length);
            ui.ctx().request_repaint();
        }
    }

    /// Whether Tab begins in this frame: with the beats of the chapter, and not with the first word of the window.
    fn takes_focus(&self, ui: &Ui) -> bool {
        !self.was_focused && ui.input(|input| input.key_pressed(Key::Tab) && input.modifiers.is_none())
    }

    fn length(&self, place: usize, state: &State) -> f64 {
        self.pages[place].length(&View { state, chapters: &state.lessons.chapters, seconds: self.seconds })
    }

    /// Halts what moves, lets it go on, or begins it anew at its end.
    fn press_play(&mut self, state: &State) {
        let Some(place) = self.pages.iter().position(|page| page.id() == state.lessons.chapter) else { return };
        if self.seconds >= self.length(place, state) {
            (self.seconds, self.is_playing) = (0.0, true);
        } else {
            self.is_playing = !self.is_playing;
        }
    }
}

/// The title of the chapter, and the slide that it stands for.
fn head(ui: &mut Ui, lessons: &Lessons) {
    let (words, palette) = (lessons.words(), theme::palette(ui));
    ui.horizontal(|ui| {
        ui.label(theme::strong(ui, format!("{}. {}", words.number, words.title()), &TextStyle::Heading));
        ui.add_space(theme::GAP);
        let slide = words.slide();
        let size = fitting_size(ui, &slide, TextStyle::Body.resolve(ui.style()), ui.available_width()).max(SMALLEST_SLIDE);
        ui.add(egui::Label::new(egui::RichText::new(slide).size(size).color(palette.muted)).truncate());
    });
    ui.add_space(theme::GAP);
}

/// The next control that is shown gets the focus, whoever has it.
fn give_focus_to_next(ui: &Ui) {
    ui.memory_mut(|memory| {
        if let Some(id) = memory.focused() {
            memory.surrender_focus(id);
        }
        memory.move_focus(FocusDirection::Next);
    });
}

/// How far a long computation is, and what failed. The room of the bar is kept, so that the stage stays where it is.
fn progress(ui: &mut Ui, view: &View<'_>, played: &dyn AnyPlayed) {
    let palette = theme::palette(ui);
    if let Some(failure) = played.failure() {
        ui.colored_label(palette.alarm, words().lessons_failed(failure));
    }
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), BAR), Sense::hover());
    if !played.is_busy() {
        return;
    }
    if let Some(steps) = played.steps().filter(|steps| steps.total > 0) {
        let share = steps.done as f32 / steps.total as f32;
        ui.scope_builder(UiBuilder::new().max_rect(line), |ui| super::widgets::bar(ui, share, BAR, palette.machine));
    }
    if !played.is_seen() {
        ui.horizontal(|ui| {
            ui.add(Spinner::new());
            ui.label(beats::computing(view, played).unwrap_or_default());
        });
    }
}

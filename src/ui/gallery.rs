//! The gallery: many pictures with who said what, and each of them large, over any room.

use egui::{
    Align, Context, Image, Key, Layout, Modifiers, Rect, RichText, Role, ScrollArea, Sense, TextStyle, Ui, WidgetInfo, vec2,
};

use super::outcome_words::{self, machine_said, you_said};
use super::page::Keys;
use super::widgets::{
    ByPointer, GrayTexture, Texture, class_icon, dialog, fitted, outline_counts, paint_outlines, picture_sheet, pixel_scale,
    place_in_sheet,
};
use super::{Actions, theme};
use crate::app::{Action, Gallery, GalleryPicture, GalleryState, GalleryView, MOST_SHOWN, State, answer_words, number};
use crate::factory::{GrayImage, HEIGHT, WIDTH};
use crate::network::Answer;
use crate::words::words;

/// Widest and highest content, in points.
const LARGEST: egui::Vec2 = vec2(1150.0, 860.0);
/// What stands around the content: the rest of the window, the dialog's frame.
const AROUND: egui::Vec2 = vec2(120.0, 90.0);
/// Room for the heading and the line under it, in points.
const HEAD: f32 = 84.0;
/// Space between two pictures, in points.
const GAP: f32 = 12.0;
/// How much wider than a picture the words under it may be, in points.
const WORDS: f32 = 40.0;
/// Height of a line under a picture, in points.
const LINE: f32 = 19.0;
/// Width of what is said beside a large picture, in points.
const FACTS: f32 = 320.0;

/// What the gallery remembers between frames.
#[derive(Default)]
pub struct GalleryWindow {
    /// Which gallery it is about.
    gallery: Option<ByPointer<Gallery>>,
    /// The picture that is shown large.
    opened: Option<usize>,
    wall: Texture<(ByPointer<Gallery>, bool)>,
    large: GrayTexture,
}

impl GalleryWindow {
    /// Shows the gallery if one is open.
    pub fn show(&mut self, ctx: &Context, state: &State, actions: &mut Actions) {
        let Some(open) = state.gallery() else { return };
        let gallery = Some(ByPointer::of(&open.gallery));
        if self.gallery != gallery {
            (self.gallery, self.opened) = (gallery, None);
        }
        // Out of a large picture first, then out of the gallery.
        if self.opened.is_some() && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.opened = None;
        }
        let size = (ctx.content_rect().size() - AROUND).min(LARGEST);
        let modal = dialog(ctx, "gallery", size.x, |ui| {
            let opened = self.opened.and_then(|place| Some((place, open.shown().nth(place)?)));
            match opened {
                Some((place, (picture, Some(view)))) => {
                    self.picture(ui, open, (place, picture, view), size.y, actions);
                }
                _ => self.wall(ui, open, size.y, actions),
            }
        });
        if modal.should_close() {
            actions.push(Action::CloseGallery);
        }
    }

    fn wall(&mut self, ui: &mut Ui, open: &GalleryState, height: f32, actions: &mut Actions) {
        let palette = theme::palette(ui);
        let total = open.gallery.pictures.len();
        head(ui, &title(&open.gallery), |ui| {
            if ui.button(words().button_close()).on_hover_text(words().gallery_close_hint()).clicked() {
                actions.push(Action::CloseGallery);
            }
        });
        let text = match (&open.views, total) {
            (_, 0) => words().gallery_none(),
            (None, _) => words().gallery_being_made(),
            (Some(_), _) if open.is_cut() => words().gallery_cut(MOST_SHOWN.to_string(), number::grouped(total as u64)),
            (Some(_), _) => words().gallery_count(total, number::grouped(total as u64)),
        };
        ui.label(RichText::new(text).color(palette.muted));
        let rows = open.shown().map(|(picture, _)| sayings(picture).len()).max().unwrap_or(1) as f32;
        let cell = vec2(WIDTH as f32 + WORDS, HEIGHT as f32 + 4.0 + LINE * rows);
        let blank = GrayImage::black();
        let images: Vec<&GrayImage> = open.shown().map(|(_, view)| view.map_or(&blank, |view| &view.specimen.image)).collect();
        let shown = (ByPointer::of(&open.gallery), open.views.is_some());
        let texture = self.wall.update(ui.ctx(), "gallery", &shown, || picture_sheet(images.iter().copied())).clone();
        ScrollArea::vertical().auto_shrink(false).min_scrolled_height(height - HEAD).max_height(height - HEAD).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(GAP, GAP);
            ui.horizontal_wrapped(|ui| {
                for (place, (picture, view)) in open.shown().enumerate() {
                    let (rect, response) = ui.allocate_exact_size(cell, Sense::click());
                    let name = spoken(place, picture);
                    response.widget_info(|| WidgetInfo::labeled(Role::Button, view.is_some(), &name));
                    if ui.is_rect_visible(rect) {
                        let lit = response.hovered() || response.has_focus();
                        ui.painter().rect_filled(rect.expand(4.0), 6.0, if lit { palette.card_hovered } else { palette.panel });
                        let image = Rect::from_min_size(rect.min, vec2(WIDTH as f32, HEIGHT as f32));
                        Image::new(&texture).uv(place_in_sheet(place, images.len())).paint_at(ui, image);
                        if view.is_none() && open.views.is_some() {
                            let font = TextStyle::Small.resolve(ui.style());
                            let middle = egui::Align2::CENTER_CENTER;
                            ui.painter().text(image.center(), middle, words().gallery_no_picture(), font, theme::DARK.alarm);
                        }
                        labels(ui, rect.with_min_y(image.max.y + 4.0), picture);
                    }
                    if response.clicked() && view.is_some() {
                        self.opened = Some(place);
                    }
                }
            });
        });
    }

    fn picture(
        &mut self,
        ui: &mut Ui,
        open: &GalleryState,
        (place, picture, view): (usize, &GalleryPicture, &GalleryView),
        height: f32,
        actions: &mut Actions,
    ) {
        let palette = theme::palette(ui);
        let count = open.shown().len();
        head(ui, &title(&open.gallery), |ui| {
            if ui.button(words().button_close()).on_hover_text(words().gallery_close_twice_hint()).clicked() {
                actions.push(Action::CloseGallery);
            }
            if ui.button(words().gallery_all()).on_hover_text(words().gallery_all_hint()).clicked() {
                self.opened = None;
            }
        });
        ui.horizontal(|ui| {
            let by = Keys::new(ui.ctx()).steps(Key::ArrowRight, Key::ArrowLeft);
            let button = |word: String| egui::Button::new(word).min_size(vec2(96.0, 30.0));
            let previous = ui.add_enabled(place > 0, button(words().gallery_previous())).clicked() || by < 0;
            let next = ui.add_enabled(place + 1 < count, button(words().gallery_next())).clicked() || by > 0;
            if previous && place > 0 {
                self.opened = Some(place - 1);
            }
            if next && place + 1 < count {
                self.opened = Some(place + 1);
            }
            ui.label(RichText::new(words().gallery_place((place + 1).to_string(), count.to_string())).color(palette.muted));
        });
        let room = vec2(ui.available_width() - FACTS - theme::WIDE_GAP, height - HEAD - theme::GAP);
        let size = pixel_scale(ui, room);
        ui.horizontal_top(|ui| {
            let texture = self.large.show(ui.ctx(), "gallery picture", &view.specimen.image);
            let image = Image::new(texture).fit_to_exact_size(size).alt_text(spoken(place, picture));
            let rect = ui.add(image).rect;
            paint_outlines(ui, rect, &view.outlines);
            ui.add_space(theme::WIDE_GAP - theme::GAP);
            ui.vertical(|ui| {
                ui.set_width(FACTS);
                facts(ui, picture, view);
                ui.add_space(theme::GAP);
                let look_inside = super::widgets::primary_button(ui, true, words().gallery_look_inside());
                if look_inside.on_hover_text(words().gallery_look_inside_hint()).clicked() {
                    actions.push(Action::CloseGallery);
                    actions.push(Action::Inspect(picture.id.clone()));
                }
            });
        });
    }
}

/// The title, and buttons at the right end of its line.
fn head(ui: &mut Ui, title: &str, buttons: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.set_height(36.0);
        ui.label(theme::strong(ui, title, &TextStyle::Heading));
        ui.with_layout(Layout::right_to_left(Align::Center), buttons);
    });
}

/// Whoever says something about a picture.
#[derive(Clone, Copy)]
enum Who {
    /// The truth.
    Truth,
    /// The person.
    You,
    /// The machine.
    Machine,
}

/// Who says what about a picture, and how sure. The truth first.
fn sayings(picture: &GalleryPicture) -> Vec<(Who, Answer, Option<f32>)> {
    let human = picture.human.map(|class| (Who::You, class.into(), None));
    let machine = picture.machine.map(|answer| (Who::Machine, answer, picture.confidence));
    std::iter::once((Who::Truth, picture.truth.into(), None)).chain(human).chain(machine).collect()
}

fn color_of(ui: &Ui, who: Who) -> egui::Color32 {
    let palette = theme::palette(ui);
    match who {
        Who::You => palette.human,
        Who::Machine => palette.machine,
        Who::Truth => palette.truth,
    }
}

fn percent(confidence: f32) -> String {
    number::percent((100.0 * confidence).into(), 0)
}

/// One short line for each who says something.
fn labels(ui: &Ui, area: Rect, picture: &GalleryPicture) {
    let font = TextStyle::Small.resolve(ui.style());
    for (number, (who, answer, confidence)) in sayings(picture).into_iter().enumerate() {
        let color = color_of(ui, who);
        let left = area.min + vec2(0.0, LINE * (number as f32 + 0.5));
        class_icon(ui.painter(), left + vec2(7.0, 0.0), 6.5, answer, color);
        let said = answer_words(answer);
        let text = match (who, confidence) {
            (Who::Truth, _) => words().gallery_label_true(said),
            (Who::You, _) => words().gallery_label_you(said),
            (Who::Machine, None) => words().gallery_label_machine(said),
            (Who::Machine, Some(confidence)) => words().gallery_label_machine_sure(said, percent(confidence)),
        };
        let font = fitted(ui, &text, font.clone(), area.width() - 19.0);
        ui.painter().text(left + vec2(19.0, 0.0), egui::Align2::LEFT_CENTER, text, font, color);
    }
}

/// What a screen reader says of a picture.
fn spoken(place: usize, picture: &GalleryPicture) -> String {
    let (number, truth) = ((place + 1).to_string(), picture.truth.to_string());
    let spoken = match (picture.human, picture.machine) {
        (None, None) => words().gallery_spoken(number, truth),
        (Some(class), None) => words().gallery_spoken_human(number, truth, class.to_string()),
        (None, Some(answer)) => words().gallery_spoken_machine(number, truth, answer_words(answer)),
        (Some(class), Some(answer)) => words().gallery_spoken_both(number, truth, class.to_string(), answer_words(answer)),
    };
    match picture.confidence {
        None => spoken,
        Some(confidence) => words().gallery_spoken_sure(spoken, percent(confidence)),
    }
}

/// What the machine said, whether it is right, and how sure the machine was.
fn machine_said_surely(answer: Answer, is_right: bool, confidence: Option<f32>) -> String {
    let Some(confidence) = confidence else { return machine_said(answer, is_right) };
    let (said, percent) = (answer_words(answer), percent(confidence));
    if is_right { words().gallery_machine_right_sure(said, percent) } else { words().gallery_machine_wrong_sure(said, percent) }
}

/// Everything about one picture, beside it.
fn facts(ui: &mut Ui, picture: &GalleryPicture, view: &GalleryView) {
    let palette = theme::palette(ui);
    let plan = &view.specimen.plan;
    let truth = picture.truth;
    let true_words = words().play_truth(truth.to_string(), outcome_words::findings(plan));
    ui.label(theme::strong(ui, true_words, &TextStyle::Body).color(palette.truth));
    if let Some(class) = picture.human {
        ui.label(RichText::new(you_said(class, class == truth)).color(palette.human));
    }
    if let Some(answer) = picture.machine {
        let said = machine_said_surely(answer, answer.is_right(truth), picture.confidence);
        ui.label(RichText::new(said).color(palette.machine));
    }
    ui.add_space(theme::GAP);
    let id = &picture.id;
    let place = words().gallery_which(&id.recipe.name, id.seed.to_string(), (id.index + 1).to_string());
    ui.label(RichText::new(place).color(palette.muted));
    let drawn = plan.alterations;
    let signed = |value: i32| number::signed(value.into(), 0);
    let text = words().gallery_altered(
        number::fixed(drawn.noise.amplitude, 0),
        number::fixed(drawn.contrast.ratio, 2),
        signed(drawn.shade.offset),
        signed(drawn.shift.dx),
        signed(drawn.shift.dy),
    );
    ui.label(RichText::new(text).small().color(palette.muted));
    if !view.outlines.is_empty() {
        ui.add_space(theme::GAP);
        ui.horizontal(|ui| outline_counts(ui, &view.outlines));
    }
}

/// What the pictures have in common, and that some of them are missing.
fn title(gallery: &Gallery) -> String {
    match gallery.hidden {
        0 => gallery.title.clone(),
        hidden => words().gallery_some_hidden(&gallery.title, number::grouped(hidden as u64)),
    }
}

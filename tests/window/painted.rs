//! What egui paints in a frame, read as rectangles: texts that lie on one another, texts that are cut, and controls of one line that
//! do not stand on one line.

use std::fmt;
use std::time::Duration;

use brain_tumor_lab::ui::theme::{DARK, LIGHT};
use egui::accesskit::Role;
use egui::epaint::text::Galley;
use egui::epaint::{ClippedShape, RectShape, Shape};
use egui::{Color32, LayerId, Plugin, Pos2, Rect, StrokeKind, Ui, Vec2, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};

/// Two texts may share so much in both directions, in points: the ink of letters is softened over a pixel at each side.
const SHARED: f32 = 1.5;
/// A text may stick out of what shows it by so much, in points.
const STICKS_OUT: f32 = 1.0;
/// Controls of one line whose middles differ by more than this, in points (less is rounding), and less than [`OTHER_LINE`], do not stand on one line.
const UNEVEN: f32 = 1.05;
/// Controls whose middles differ by this or more, in points, are not meant to stand on one line.
const OTHER_LINE: f32 = 4.0;
/// Controls of one line lie no further apart than this, in points.
const NEIGHBOURS: f32 = 24.0;

/// Frames after which an explanation comes up beside a pointer that rests.
const TOOLTIP_FRAMES: usize = 8;

/// Times that something wrong is looked for again.
const SECOND_LOOKS: usize = 4;
/// Time until it is looked for again: jobs go on meanwhile.
const BETWEEN_LOOKS: Duration = Duration::from_millis(60);

/// Something that is wrong with a layout.
#[derive(Clone, Debug, PartialEq)]
pub enum Slip {
    /// Two texts lie on one another.
    Overlap(String, String, Rect),
    /// A text ends where its panel, or the window, ends. The rectangle is the text's.
    Cut(String, Rect),
    /// A text is covered in part by something that is painted later. The rectangle is the text's.
    Covered(String, Rect),
    /// A text is shortened, and nothing says the whole of it.
    Shortened(String, Rect),
    /// Two neighbours of a line whose middles differ, by so many points.
    Uneven(String, String, f32),
}

impl Slip {
    /// What it is about, wherever it is.
    pub fn words(&self) -> String {
        match self {
            Self::Overlap(one, other, _) | Self::Uneven(one, other, _) => format!("{one} {other}"),
            Self::Cut(text, _) | Self::Covered(text, _) | Self::Shortened(text, _) => text.clone(),
        }
    }
}

impl fmt::Display for Slip {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Overlap(one, other, at) => write!(out, "\"{one}\" and \"{other}\" lie on one another at {at:.0?}"),
            Self::Cut(text, at) => write!(out, "\"{text}\" is cut at {at:.0?}"),
            Self::Covered(text, at) => write!(out, "\"{text}\" is covered in part at {at:.0?}"),
            Self::Shortened(text, at) => write!(out, "\"{text}\" is shortened at {at:.0?} and can be read whole nowhere"),
            Self::Uneven(one, other, by) => write!(out, "\"{one}\" and \"{other}\" differ in height by {by:.1}"),
        }
    }
}

/// Something painted that matters here.
#[derive(Clone, Debug)]
enum Painted {
    Text(Text),
    /// Nothing is seen through it.
    Cover(Rect),
    /// A line around something, in the colour of the focus.
    Ring(Rect),
}

/// A text as it is painted.
#[derive(Clone, Debug)]
struct Text {
    words: String,
    /// The ink of each row, unclipped.
    rows: Vec<Rect>,
    /// Nothing outside of it is seen.
    clip: Rect,
    elided: bool,
}

impl Text {
    fn bounds(&self) -> Rect {
        self.rows.iter().fold(Rect::NOTHING, |all, row| all.union(*row))
    }
}

/// Keeps what was painted last, layer by layer.
#[derive(Default)]
pub struct Recorder {
    layers: Vec<Vec<Painted>>,
    /// For each layer, whether the pointer does something there: behind a dialog it does not.
    in_front: Vec<bool>,
}

impl Plugin for Recorder {
    fn debug_name(&self) -> &'static str {
        "what was painted"
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx();
        let mut layers: Vec<LayerId> = ctx.memory(|memory| memory.layer_ids().collect());
        if !layers.contains(&LayerId::background()) {
            layers.push(LayerId::background());
        }
        layers.retain(|layer| ctx.graphics(|graphics| graphics.get(*layer).is_some()));
        self.in_front = layers.iter().map(|layer| ctx.memory(|memory| memory.allows_interaction(*layer))).collect();
        self.layers = ctx.graphics(|graphics| {
            let lists = layers.iter().filter_map(|layer| graphics.get(*layer));
            lists.map(|list| list.all_entries().flat_map(read).collect()).collect()
        });
    }
}

/// The texts and covers of a shape.
fn read(shape: &ClippedShape) -> Vec<Painted> {
    let mut found = Vec::new();
    read_shape(&shape.shape, shape.clip_rect, &mut found);
    found
}

fn read_shape(shape: &Shape, clip: Rect, found: &mut Vec<Painted>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| read_shape(shape, clip, found)),
        Shape::Text(text) => {
            let hidden = text.opacity_factor == 0.0 || text.override_text_color.is_some_and(|color| color.a() == 0);
            let rows = if text.angle == 0.0 { rows(&text.galley, text.pos) } else { vec![text.visual_bounding_rect()] };
            let rows: Vec<Rect> = rows.into_iter().filter(Rect::is_positive).collect();
            if !hidden && !rows.is_empty() {
                let words = text.galley.text().to_owned();
                found.push(Painted::Text(Text { words, rows, clip, elided: text.galley.elided }));
            }
        }
        Shape::Rect(rect) if is_ring(rect) => found.push(Painted::Ring(rect.rect)),
        Shape::Rect(rect) if rect.fill.is_opaque() || rect.brush.is_some() => {
            found.push(Painted::Cover(rect.rect.intersect(clip)));
        }
        Shape::Mesh(mesh) if mesh.texture_id != egui::TextureId::default() => {
            found.push(Painted::Cover(mesh.calc_bounds().intersect(clip)));
        }
        _ => {}
    }
}

/// A line of two points in the colour of the focus, outside of the rectangle, around nothing of its own.
fn is_ring(rect: &RectShape) -> bool {
    let color = rect.stroke.color;
    let is_focus = [DARK, LIGHT].iter().any(|palette| palette.accent == color);
    is_focus && rect.fill == Color32::TRANSPARENT && rect.stroke.width >= 2.0 && rect.stroke_kind == StrokeKind::Outside
}

/// The rings of the focus that are painted.
pub fn rings<State>(harness: &Harness<'_, State>) -> Vec<Rect> {
    let all = layers(harness).into_iter().flatten();
    all.filter_map(|painted| if let Painted::Ring(rect) = painted { Some(rect) } else { None }).collect()
}

/// The words that are painted, and where.
pub fn words_painted<State>(harness: &Harness<'_, State>) -> Vec<(String, Rect)> {
    let all = layers(harness).into_iter().flatten();
    let words = |painted| if let Painted::Text(text) = painted { Some((text.words.clone(), text.bounds())) } else { None };
    all.filter_map(words).collect()
}

/// The opaque rectangles that are painted inside of an area.
pub fn covers_within<State>(harness: &Harness<'_, State>, area: Rect) -> Vec<Rect> {
    let all = layers(harness).into_iter().flatten();
    all.filter_map(|painted| if let Painted::Cover(rect) = painted { Some(rect) } else { None })
        .filter(|rect| area.contains_rect(*rect))
        .collect()
}

/// The ink of each row.
fn rows(galley: &Galley, at: Pos2) -> Vec<Rect> {
    galley.rows.iter().map(|row| row.row.visuals.mesh_bounds.translate(row.pos.to_vec2() + at.to_vec2())).collect()
}

/// Starts to keep what is painted.
pub fn record<State>(harness: &Harness<'_, State>) {
    harness.ctx.add_plugin(Recorder::default());
}

fn layers<State>(harness: &Harness<'_, State>) -> Vec<Vec<Painted>> {
    harness.ctx.plugin::<Recorder>().lock().layers.clone()
}

/// All that is wrong with what is painted, and stays wrong.
///
/// A job that ends meanwhile moves what is below its progress, away from under the pointer that asks for an explanation: what was
/// found is looked for again, and only what is found every time is wrong.
pub fn slips<State>(harness: &mut Harness<'_, State>) -> Vec<Slip> {
    let mut found = slips_now(harness);
    for _ in 0..SECOND_LOOKS {
        if found.is_empty() {
            break;
        }
        std::thread::park_timeout(BETWEEN_LOOKS);
        harness.run_steps(2);
        let again = slips_now(harness);
        let is_alike = |one: &Slip, other: &Slip| {
            std::mem::discriminant(one) == std::mem::discriminant(other) && one.words() == other.words()
        };
        found.retain(|slip| again.iter().any(|other| is_alike(slip, other)));
    }
    found
}

/// All that is wrong with what was painted last.
fn slips_now<State>(harness: &mut Harness<'_, State>) -> Vec<Slip> {
    let window = harness.ctx.content_rect();
    let mut slips = Vec::new();
    let (mut cut, mut shortened) = (Vec::new(), Vec::new());
    let in_front = harness.ctx.plugin::<Recorder>().lock().in_front.clone();
    for (layer, in_front) in layers(harness).into_iter().zip(in_front) {
        let texts: Vec<(usize, &Text)> = layer
            .iter()
            .enumerate()
            .filter_map(|(place, painted)| if let Painted::Text(text) = painted { Some((place, text)) } else { None })
            .filter(|(_, text)| text.bounds().intersects(text.clip.intersect(window)))
            .filter(|(place, text)| {
                !covers(&layer[*place..]).any(|cover| cover.contains_rect(text.bounds().intersect(text.clip)))
            })
            .collect();
        for (number, &(place, text)) in texts.iter().enumerate() {
            let ends = ends(&layer[place..], text);
            match sticks_out(text, text.clip.intersect(window)) {
                Some(Direction::Across) => slips.push(Slip::Cut(text.words.clone(), text.bounds())),
                // Whether it scrolls, and whether it explains itself, is looked at where the pointer reaches it.
                Some(Direction::Down) if in_front => cut.push(text.clone()),
                None if ends => slips.push(Slip::Covered(text.words.clone(), text.bounds())),
                Some(Direction::Down) | None => {}
            }
            if text.elided && in_front {
                shortened.push(text.clone());
            }
            for &(other_place, other) in &texts[number + 1..] {
                if let Some(shared) = overlap(text, other)
                    && !covers(&layer[place..other_place]).any(|cover| cover.contains_rect(shared))
                {
                    slips.push(Slip::Overlap(text.words.clone(), other.words.clone(), shared));
                }
            }
        }
    }
    slips.extend(uneven(harness));
    slips.extend(shortened.into_iter().filter(|text| !is_said(harness, text)).map(|text| {
        let bounds = text.bounds();
        Slip::Shortened(text.words, bounds)
    }));
    slips.extend(cut.into_iter().filter(|text| !scrolls(harness, text)).map(|text| {
        let bounds = text.bounds();
        Slip::Cut(text.words, bounds)
    }));
    slips
}

fn covers(layer: &[Painted]) -> impl Iterator<Item = Rect> {
    layer.iter().filter_map(|painted| if let Painted::Cover(rect) = painted { Some(*rect) } else { None })
}

/// Whether something that is painted later hides a part of the text.
fn ends(later: &[Painted], text: &Text) -> bool {
    let hides = |cover: Rect| {
        text.rows.iter().any(|row| {
            let seen = row.intersect(text.clip);
            let hidden = seen.intersect(cover);
            hidden.width() > SHARED && hidden.height() > SHARED
        })
    };
    covers(later).any(hides)
}

enum Direction {
    Across,
    Down,
}

/// In which direction a text is not seen whole.
fn sticks_out(text: &Text, seen: Rect) -> Option<Direction> {
    let bounds = text.bounds();
    if bounds.min.x < seen.min.x - STICKS_OUT || bounds.max.x > seen.max.x + STICKS_OUT {
        Some(Direction::Across)
    } else if bounds.min.y < seen.min.y - STICKS_OUT || bounds.max.y > seen.max.y + STICKS_OUT {
        Some(Direction::Down)
    } else {
        None
    }
}

/// What two texts share.
fn overlap(one: &Text, other: &Text) -> Option<Rect> {
    let is_same = one.words == other.words && (one.bounds().min - other.bounds().min).length() < SHARED;
    if is_same {
        return None;
    }
    let both = one.clip.intersect(other.clip);
    one.rows
        .iter()
        .flat_map(|row| other.rows.iter().map(move |under| row.intersect(*under).intersect(both)))
        .find(|shared| shared.is_positive() && shared.width() > SHARED && shared.height() > SHARED)
}

/// Whether the whole of a shortened text is said when the pointer rests on it.
fn is_said<State>(harness: &mut Harness<'_, State>, text: &Text) -> bool {
    let said = |harness: &Harness<'_, State>| {
        let all = layers(harness).into_iter().flatten();
        all.filter_map(|painted| if let Painted::Text(text) = painted { Some(text) } else { None })
            .filter(|other| !other.elided && other.words.contains(&text.words))
            .count()
    };
    let before = said(harness);
    harness.hover_at(text.bounds().center());
    harness.run_steps(TOOLTIP_FRAMES);
    let is_said = said(harness) > before;
    harness.remove_cursor();
    harness.run_steps(2);
    is_said
}

/// Whether the wheel moves a text: then it is cut only where what scrolls ends.
fn scrolls<State>(harness: &mut Harness<'_, State>, text: &Text) -> bool {
    let seen = text.clip.intersect(text.bounds());
    let places = |harness: &Harness<'_, State>| -> Vec<Rect> {
        let all = layers(harness).into_iter().flatten();
        all.filter_map(|painted| if let Painted::Text(text) = painted { Some(text) } else { None })
            .filter(|other| other.words == text.words && (other.bounds().min.x - text.bounds().min.x).abs() < 1.0)
            .map(|other| other.bounds())
            .collect()
    };
    let before = places(harness);
    let mut moved = false;
    for by in [-40.0, 40.0] {
        harness.hover_at(seen.center());
        harness.run_steps(1);
        harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, by),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: egui::Modifiers::NONE,
        });
        harness.run_steps(6);
        moved |= places(harness) != before;
    }
    harness.remove_cursor();
    harness.run_steps(2);
    moved
}

/// The panel, dialog or list that something is in.
fn place(node: Node<'_>) -> Option<Node<'_>> {
    let is_place =
        |node: &Node<'_>| matches!(node.accesskit_node().role(), Role::Pane | Role::Dialog | Role::Menu | Role::ListBox);
    std::iter::successors(node.parent(), Node::parent).find(is_place)
}

/// Neighbours of one line that do not stand on one line.
fn uneven<State>(harness: &Harness<'_, State>) -> Vec<Slip> {
    let sight = harness.ctx.content_rect();
    let all = harness.query_all(egui_kittest::kittest::by().predicate(|_| true));
    let controls: Vec<(String, Rect, Option<_>)> = all
        .filter(|node| {
            let node = node.accesskit_node();
            let one_line = matches!(
                node.role(),
                Role::Button | Role::SpinButton | Role::ComboBox | Role::CheckBox | Role::TextInput | Role::Label
            );
            one_line && node.bounding_box().is_some()
        })
        .map(|node| {
            let inner = node.accesskit_node();
            let name = inner.label().or_else(|| inner.value()).unwrap_or_default();
            (name, node.rect(), place(node).map(|place| place.accesskit_node().id()))
        })
        .filter(|(_, rect, _)| rect.height() < 60.0 && sight.contains_rect(*rect))
        .collect();
    let mut found = Vec::new();
    for (number, (name, rect, place)) in controls.iter().enumerate() {
        for (other_name, other, other_place) in &controls[number + 1..] {
            let gap = (other.min.x - rect.max.x).max(rect.min.x - other.max.x);
            let by = (rect.center().y - other.center().y).abs();
            if place == other_place && (0.0..NEIGHBOURS).contains(&gap) && by > UNEVEN && by < OTHER_LINE {
                found.push(Slip::Uneven(name.clone(), other_name.clone(), by));
            }
        }
    }
    found
}

/// A tiny window in which everything is wrong, to see that it is found.
#[cfg(test)]
mod tests {
    use super::*;

    fn shown(size: Vec2, show: impl FnMut(&mut Ui) + 'static) -> Vec<Slip> {
        let mut harness = Harness::builder().with_size(size).build_ui(show);
        record(&harness);
        harness.run_steps(3);
        slips(&mut harness)
    }

    fn label(ui: &mut Ui, at: Pos2, text: &str) {
        let extend = egui::Label::new(text).extend();
        ui.scope_builder(egui::UiBuilder::new().max_rect(Rect::from_min_size(at, vec2(200.0, 20.0))), |ui| ui.add(extend));
    }

    #[test]
    fn two_texts_that_lie_on_one_another_are_found() {
        let found = shown(vec2(300.0, 100.0), |ui| {
            label(ui, pos2(10.0, 10.0), "first");
            label(ui, pos2(20.0, 14.0), "second");
            label(ui, pos2(10.0, 60.0), "third");
        });
        assert!(matches!(&found[..], [Slip::Overlap(one, other, _)] if one == "first" && other == "second"), "{found:?}");
    }

    #[test]
    fn a_text_under_a_card_with_another_text_does_not_lie_on_it() {
        let card = Rect::from_min_size(pos2(0.0, 0.0), vec2(200.0, 50.0));
        let found = shown(vec2(300.0, 100.0), move |ui| {
            label(ui, pos2(10.0, 10.0), "first");
            ui.painter().rect_filled(card, 0.0, egui::Color32::BLACK);
            label(ui, pos2(20.0, 14.0), "second");
        });
        assert_eq!(found, []);
        let found = shown(vec2(300.0, 100.0), move |ui| {
            label(ui, pos2(10.0, 10.0), "a long first text that ends behind the card");
            ui.painter().rect_filled(card, 0.0, egui::Color32::BLACK);
        });
        assert!(matches!(&found[..], [Slip::Covered(..)]), "{found:?}");
    }

    #[test]
    fn a_text_that_ends_at_the_edge_is_found() {
        let found = shown(vec2(100.0, 60.0), |ui| label(ui, pos2(10.0, 10.0), "much wider than the window is"));
        assert!(matches!(&found[..], [Slip::Cut(text, _)] if text.starts_with("much wider")), "{found:?}");
        let found = shown(vec2(300.0, 60.0), |ui| label(ui, pos2(10.0, 50.0), "below the edge"));
        assert!(matches!(&found[..], [Slip::Cut(text, _)] if text == "below the edge"), "{found:?}");
    }

    #[test]
    fn what_scrolls_may_end_at_its_edge_but_not_to_the_side() {
        let list = |ui: &mut Ui, text: &str| {
            egui::ScrollArea::vertical().max_height(50.0).show(ui, |ui| {
                for _ in 0..10 {
                    ui.add(egui::Label::new(text).extend());
                }
            });
        };
        let found = shown(vec2(300.0, 200.0), move |ui| list(ui, "one of many"));
        assert_eq!(found, []);
        let found = shown(vec2(100.0, 200.0), move |ui| list(ui, "one of many that are too wide"));
        assert!(!found.is_empty() && found.iter().all(|slip| matches!(slip, Slip::Cut(..))), "{found:?}");
    }

    #[test]
    fn a_shortened_text_is_found_where_nothing_says_it_whole() {
        let found = shown(vec2(100.0, 60.0), |ui| {
            ui.add(egui::Button::new("much wider than the window is").truncate());
        });
        assert!(matches!(&found[..], [Slip::Shortened(..)]), "{found:?}");
        let found = shown(vec2(100.0, 60.0), |ui| {
            ui.add(egui::Label::new("much wider than the window is").truncate());
        });
        assert_eq!(found, []);
    }

    #[test]
    fn neighbours_at_two_heights_are_found() {
        let two = |ui: &mut Ui, by: f32| {
            for (left, top) in [(10.0, 10.0), (80.0, 10.0 + by)] {
                ui.put(Rect::from_min_size(pos2(left, top), vec2(60.0, 24.0)), egui::Button::new("word"));
            }
        };
        let found = shown(vec2(300.0, 60.0), move |ui| two(ui, 2.0));
        assert!(matches!(&found[..], [Slip::Uneven(_, _, by)] if (*by - 2.0).abs() < 0.1), "{found:?}");
        assert_eq!(shown(vec2(300.0, 60.0), move |ui| two(ui, 0.0)), []);
    }
}

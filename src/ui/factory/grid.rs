//! Many samples at once: one texture for all of them.

use egui::{Image, RichText, ScrollArea, Sense, Ui, vec2};

use super::super::page::PageInfo;
use super::super::widgets::{ByPointer, Texture, picture_sheet, place_in_sheet};
use super::super::{Actions, theme};
use super::pair::Pair;
use super::{FactoryPage, InView, Saves};
use crate::app::{Extra, Factory, FactoryAction, GridChoice, Rendered, SAMPLE, State, Thumbnail};
use crate::factory::{HEIGHT, Syndrome, WIDTH};
use crate::words::words;

/// Counts to choose from.
const COUNTS: [usize; 4] = [24, 48, 100, 200];
/// Room under a picture for its words, in points.
const WORDS: f32 = 20.0;

/// What the page remembers between frames.
#[derive(Default)]
pub struct Grid {
    wall: Wall,
}

/// Many pictures in rows, in one texture.
#[derive(Default)]
pub struct Wall {
    texture: Texture<ByPointer<Vec<Thumbnail>>>,
}

impl FactoryPage for Grid {
    fn info(&self) -> PageInfo {
        PageInfo::new("grid", words().factory_page_grid(), words().factory_page_grid_hint())
    }

    fn needs(&self, factory: &Factory) -> Extra {
        let GridChoice { count, class, mixed } = factory.grid;
        Extra::Grid { count, class, mixed }
    }

    fn saves(&self) -> Saves {
        Saves::Pictures(InView::Grid)
    }

    /// Shows the grid with its choices; a click brings a picture to the front.
    fn show(&mut self, ui: &mut Ui, state: &State, picture: &Rendered, _pair: &mut Pair, actions: &mut Actions) {
        let grid = state.factory.grid;
        ui.horizontal(|ui| {
            for count in COUNTS {
                if ui.selectable_label(grid.count == count, count.to_string()).clicked() {
                    actions.push(FactoryAction::SetGrid(GridChoice { count, ..grid }));
                }
            }
            ui.separator();
            let classes = std::iter::once(None).chain(Syndrome::ALL.map(Some));
            for class in classes {
                let word = class.map_or_else(|| words().factory_grid_all(), |class| class.to_string());
                if ui.selectable_label(grid.class == class, word).clicked() {
                    actions.push(FactoryAction::SetGrid(GridChoice { class, ..grid }));
                }
            }
            ui.separator();
            let mut mixed = grid.mixed;
            if ui.checkbox(&mut mixed, words().factory_grid_mixed()).on_hover_text(words().factory_grid_mixed_hint()).changed() {
                actions.push(FactoryAction::SetGrid(GridChoice { mixed, ..grid }));
            }
        });
        let caption = |thumbnail: &Thumbnail| {
            let class = thumbnail.class.to_string();
            if grid.mixed {
                words().factory_grid_seed(class, thumbnail.id.seed.to_string())
            } else {
                words().factory_grid_number(class, thumbnail.id.index.to_string())
            }
        };
        if let Some(clicked) = self.wall.show(ui, picture, 1.0, caption) {
            actions.push(FactoryAction::ShowSpecimen { seed: clicked.id.seed, index: clicked.id.index });
            actions.push(FactoryAction::Show(SAMPLE));
        }
    }
}

impl Wall {
    /// The pictures in rows, `scale` points per texel; gives the one that was clicked.
    pub fn show<'a>(
        &mut self,
        ui: &mut Ui,
        picture: &'a Rendered,
        scale: f32,
        caption: impl Fn(&Thumbnail) -> String,
    ) -> Option<&'a Thumbnail> {
        let palette = theme::palette(ui);
        let thumbnails = &picture.thumbnails;
        if thumbnails.is_empty() {
            ui.label(RichText::new(words().factory_grid_empty()).color(palette.muted));
            return None;
        }
        let images = || thumbnails.iter().map(|thumbnail| &thumbnail.image);
        let texture = self.texture.update(ui.ctx(), "wall", &ByPointer::of(thumbnails), || picture_sheet(images())).clone();
        let cell = vec2(WIDTH as f32 * scale, HEIGHT as f32 * scale + WORDS);
        let mut clicked = None;
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                for (place, thumbnail) in thumbnails.iter().enumerate() {
                    let (rect, response) = ui.allocate_exact_size(cell, Sense::click());
                    let text = caption(thumbnail);
                    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &text));
                    if ui.is_rect_visible(rect) {
                        let image = rect.with_max_y(rect.max.y - WORDS);
                        Image::new(&texture).uv(place_in_sheet(place, thumbnails.len())).paint_at(ui, image);
                        let font = egui::TextStyle::Small.resolve(ui.style());
                        let lit = response.hovered() || response.has_focus();
                        let color = if lit { palette.text } else { palette.muted };
                        ui.painter().text(image.left_bottom(), egui::Align2::LEFT_TOP, &text, font, color);
                    }
                    if response.clicked() {
                        clicked = Some(thumbnail);
                    }
                }
            });
        });
        clicked
    }
}

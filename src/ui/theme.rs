//! All colours, sizes and fonts: a radiologist's reading room, and its light twin for projectors.
//!
//! You are orange, the machine is sky blue, the truth is bluish green, alarm is vermillion (Okabe and Ito), with darker
//! twins in the light theme so that text keeps a contrast of 4.5 : 1 or better.
#![expect(clippy::disallowed_methods, reason = "the one place where colours are made")]

use std::sync::Arc;

use egui::style::NumberFormatter;
use egui::{Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Stroke, Style, TextStyle, Visuals};

use crate::app::{Appearance, number};
use crate::factory::TumorSize;

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind everything.
    pub background: Color32,
    /// Bars and panels.
    pub panel: Color32,
    /// What lies on a panel.
    pub card: Color32,
    /// The same, under the pointer.
    pub card_hovered: Color32,
    /// Thin lines.
    pub border: Color32,
    /// Text.
    pub text: Color32,
    /// Less important text.
    pub muted: Color32,
    /// The person.
    pub human: Color32,
    /// The network.
    pub machine: Color32,
    /// The truth.
    pub truth: Color32,
    /// What is wrong.
    pub alarm: Color32,
    /// Focus and the primary button.
    pub accent: Color32,
    /// Text on the accent colour.
    pub on_accent: Color32,
}

/// Near black: the pictures are the brightest thing on the screen.
pub const DARK: Palette = Palette {
    background: Color32::from_rgb(9, 10, 12),
    panel: Color32::from_rgb(16, 18, 21),
    card: Color32::from_rgb(25, 28, 33),
    card_hovered: Color32::from_rgb(35, 39, 46),
    border: Color32::from_rgb(47, 52, 61),
    text: Color32::from_rgb(232, 234, 237),
    muted: Color32::from_rgb(160, 167, 178),
    human: Color32::from_rgb(0xE6, 0x9F, 0x00),
    machine: Color32::from_rgb(0x56, 0xB4, 0xE9),
    truth: Color32::from_rgb(0x1F, 0xB8, 0x8C),
    alarm: Color32::from_rgb(0xF0, 0x7A, 0x2B),
    accent: Color32::from_rgb(232, 234, 237),
    on_accent: Color32::from_rgb(16, 18, 21),
};

/// For daylight and projectors.
pub const LIGHT: Palette = Palette {
    background: Color32::from_rgb(244, 245, 247),
    panel: Color32::from_rgb(255, 255, 255),
    card: Color32::from_rgb(240, 242, 245),
    card_hovered: Color32::from_rgb(226, 230, 236),
    border: Color32::from_rgb(196, 202, 211),
    text: Color32::from_rgb(20, 22, 26),
    muted: Color32::from_rgb(82, 89, 100),
    human: Color32::from_rgb(0x8F, 0x5B, 0x00),
    machine: Color32::from_rgb(0x0B, 0x66, 0xA6),
    truth: Color32::from_rgb(0x00, 0x6B, 0x4F),
    alarm: Color32::from_rgb(0xA8, 0x45, 0x00),
    accent: Color32::from_rgb(30, 33, 39),
    on_accent: Color32::from_rgb(255, 255, 255),
};

/// Space between things that belong together, in points.
pub const GAP: f32 = 8.0;
/// Space between things that do not, in points.
pub const WIDE_GAP: f32 = 16.0;
/// Smallest size of the window, in points.
pub const SMALLEST_WINDOW: [f32; 2] = [1024.0, 700.0];

/// Size of captions, in points.
const SMALL: f32 = 14.5;
/// Size of text and buttons, in points.
const BODY: f32 = 16.0;
/// Size of headings and scores, in points.
const HEADING: f32 = 24.0;
/// A window smaller than the smallest one makes things this small at the most.
const SMALLEST_ZOOM: f32 = 0.5;
/// How much larger everything is in presentation mode.
const PRESENTATION_ZOOM: f32 = 1.5;

/// The palette of the theme in use.
pub fn palette(ui: &egui::Ui) -> &'static Palette {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

/// The heavier cut of the typeface.
pub fn strong_font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("strong".into()))
}

/// Text in the heavier cut, at the size of a style.
pub fn strong(ui: &egui::Ui, text: impl Into<String>, style: &TextStyle) -> egui::RichText {
    egui::RichText::new(text).font(strong_font(style.resolve(ui.style()).size))
}

/// The colour of a gray value of a picture.
pub const fn gray(value: u8) -> Color32 {
    Color32::from_gray(value)
}

/// The one palette for signed values: blue below zero, black at zero, orange above; `value` from -1 to 1.
pub fn diverging(value: f32) -> Color32 {
    let strength = value.abs().min(1.0).sqrt();
    let full = if value < 0.0 { DARK.machine } else { DARK.human };
    let part = |channel: u8| (f32::from(channel) * strength) as u8;
    Color32::from_rgb(part(full.r()), part(full.g()), part(full.b()))
}

/// The one palette for shares: from the card to `color` as `share` goes from 0 to 1; the ground, and the ink that is read on it.
pub fn shaded(palette: &Palette, color: Color32, share: f32) -> (Color32, Color32) {
    let share = share.clamp(0.0, 1.0);
    let part = |from: u8, to: u8| (f32::from(from) + (f32::from(to) - f32::from(from)) * share).round() as u8;
    let card = palette.card;
    let ground = Color32::from_rgb(part(card.r(), color.r()), part(card.g(), color.g()), part(card.b(), color.b()));
    // Of black and white at least one has a contrast of 4.5 : 1 with any colour.
    let ink = if luminance(ground) > 0.179 { Color32::BLACK } else { Color32::WHITE };
    (ground, ink)
}

/// The relative luminance of a colour by WCAG 2.2, from 0 to 1.
fn luminance(color: Color32) -> f32 {
    let linear = |value: u8| {
        let share = f32::from(value) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
}

/// The one palette for magnitudes: black at zero, over the machine's blue, to white; `share` from 0 to 1.
pub fn sequential(share: f32) -> Color32 {
    let share = share.clamp(0.0, 1.0);
    let blue = DARK.machine;
    let part = |middle: u8| {
        let middle = f32::from(middle);
        let value = if share < 0.6 { middle * share / 0.6 } else { middle + (255.0 - middle) * (share - 0.6) / 0.4 };
        value as u8
    };
    Color32::from_rgb(part(blue.r()), part(blue.g()), part(blue.b()))
}

/// Black or white: what can be read on a colour of the two palettes.
pub fn on(ground: Color32) -> Color32 {
    let light = 0.3 * f32::from(ground.r()) + 0.59 * f32::from(ground.g()) + 0.11 * f32::from(ground.b());
    if light > 130.0 { Color32::BLACK } else { Color32::WHITE }
}

/// The colour of the outline of a tumor: the truth's for big ones, with two others that colour-blind people tell from it
/// and from each other (Okabe and Ito).
pub fn tumor(size: TumorSize) -> Color32 {
    match size {
        TumorSize::Big => DARK.truth,
        TumorSize::Medium => Color32::from_rgb(0xF0, 0xE4, 0x42),
        TumorSize::Small => Color32::from_rgb(0xE3, 0x8F, 0xC0),
    }
}

/// Fonts and both themes; once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    ctx.set_visuals_of(egui::Theme::Dark, visuals(&DARK, Visuals::dark()));
    ctx.set_visuals_of(egui::Theme::Light, visuals(&LIGHT, Visuals::light()));
    ctx.all_styles_mut(style);
}

/// Theme and zoom as the user wants them, the zoom as far as the window has room; every frame.
pub fn apply(ctx: &Context, appearance: Appearance) {
    let light = appearance.light || appearance.presentation;
    ctx.set_theme(if light { egui::Theme::Light } else { egui::Theme::Dark });
    let wanted = appearance.zoom * if appearance.presentation { PRESENTATION_ZOOM } else { 1.0 };
    // Never so large that the rooms no longer fit: a small projector keeps everything in sight.
    let native = ctx.content_rect().size() * ctx.zoom_factor();
    let largest = (native.x / SMALLEST_WINDOW[0]).min(native.y / SMALLEST_WINDOW[1]).max(SMALLEST_ZOOM);
    let zoom = wanted.min(largest);
    if (ctx.zoom_factor() - zoom).abs() > 1e-3 {
        ctx.set_zoom_factor(zoom);
    }
}

/// The smallest size of the window, in points of the system: there the rooms are shown as small as they become.
///
/// It is smaller than [`SMALLEST_WINDOW`]: a laptop of 1366 x 768 pixels whose system makes everything larger by a quarter has
/// 1093 x 614 of these points.
pub fn smallest_size() -> [f32; 2] {
    SMALLEST_WINDOW.map(|points| points * SMALLEST_ZOOM)
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let regular = FontData::from_static(include_bytes!("../../assets/fonts/Inter-Regular.ttf"));
    let strong = FontData::from_static(include_bytes!("../../assets/fonts/Inter-SemiBold.ttf"));
    fonts.font_data.insert("inter".to_owned(), Arc::new(regular));
    fonts.font_data.insert("inter strong".to_owned(), Arc::new(strong));
    let mut proportional = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    proportional.push("Hack".to_owned());
    let with_first =
        |first: &str| -> Vec<String> { std::iter::once(first.to_owned()).chain(proportional.iter().cloned()).collect() };
    fonts.families.insert(FontFamily::Name("strong".into()), with_first("inter strong"));
    fonts.families.insert(FontFamily::Proportional, with_first("inter"));
    fonts
}

fn style(style: &mut Style) {
    let sizes = [(TextStyle::Small, SMALL), (TextStyle::Body, BODY), (TextStyle::Button, BODY), (TextStyle::Heading, HEADING)];
    for (text_style, size) in sizes {
        style.text_styles.insert(text_style, FontId::proportional(size));
    }
    style.text_styles.insert(TextStyle::Monospace, FontId::monospace(SMALL));
    style.spacing.item_spacing = egui::vec2(GAP, GAP);
    style.spacing.button_padding = egui::vec2(12.0, 6.0);
    style.spacing.interact_size = egui::vec2(40.0, 30.0);
    style.spacing.combo_width = 120.0;
    style.spacing.window_margin = egui::Margin::same(16);
    // A bar at the edge says that a list goes on, before the pointer comes near.
    style.spacing.scroll.dormant_handle_opacity = 0.6;
    style.spacing.scroll.floating_width = 4.0;
    // The bar lies in the margin beside the list, and covers nothing.
    style.spacing.scroll.bar_outer_margin = -8.0;
    style.interaction.selectable_labels = false;
    // egui's own widgets write numbers as the language of the window does.
    style.number_formatter =
        NumberFormatter::new(|value, digits| number::localised(egui::emath::format_with_decimals_in_range(value, digits)));
}

fn visuals(palette: &Palette, mut visuals: Visuals) -> Visuals {
    let corner = CornerRadius::same(6);
    let stroke = |color| Stroke::new(1.0, color);
    visuals.panel_fill = palette.panel;
    visuals.window_fill = palette.panel;
    visuals.window_stroke = stroke(palette.border);
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.extreme_bg_color = palette.background;
    visuals.faint_bg_color = palette.card;
    visuals.hyperlink_color = palette.machine;
    visuals.warn_fg_color = palette.alarm;
    visuals.error_fg_color = palette.alarm;
    visuals.selection.bg_fill = palette.card_hovered;
    visuals.selection.stroke = Stroke::new(2.0, palette.accent);
    let widgets = &mut visuals.widgets;
    for (widget, fill, border) in [
        (&mut widgets.noninteractive, palette.panel, palette.border),
        (&mut widgets.inactive, palette.card, palette.border),
        (&mut widgets.hovered, palette.card_hovered, palette.muted),
        (&mut widgets.active, palette.card_hovered, palette.text),
        (&mut widgets.open, palette.card_hovered, palette.muted),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = stroke(border);
        widget.fg_stroke = stroke(palette.text);
        widget.corner_radius = corner;
        widget.expansion = 0.0;
    }
    visuals.override_text_color = Some(palette.text);
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of two colours by WCAG 2.2.
    fn contrast(a: Color32, b: Color32) -> f64 {
        let luminance = |color: Color32| {
            let linear = |value: u8| {
                let share = f64::from(value) / 255.0;
                if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_colour_can_be_read_on_every_ground() {
        for palette in [DARK, LIGHT] {
            let Palette { text, muted, human, machine, truth, alarm, .. } = palette;
            for ground in [palette.background, palette.panel, palette.card] {
                for color in [text, muted, human, machine, truth, alarm] {
                    let ratio = contrast(color, ground);
                    assert!(ratio >= 4.5, "{color:?} on {ground:?}: {ratio:.2}");
                }
            }
            assert!(contrast(palette.on_accent, palette.accent) >= 7.0);
        }
    }

    #[test]
    fn a_number_can_be_read_on_every_shade() {
        for palette in [DARK, LIGHT] {
            for color in [palette.human, palette.machine, palette.truth] {
                for share in 0..=50 {
                    let (ground, ink) = shaded(&palette, color, share as f32 / 50.0);
                    assert!(contrast(ink, ground) >= 4.5, "{color:?} at {share} of 50: {:.2}", contrast(ink, ground));
                }
                assert_eq!((shaded(&palette, color, 0.0).0, shaded(&palette, color, 1.0).0), (palette.card, color));
            }
        }
    }
}

//! Breaking points: what to measure, how far it is, and one value to look at and to play.

use egui::{ComboBox, Id, Image, Response, RichText, Slider, TextStyle, Ui, vec2};

use super::super::page::PageInfo;
use super::super::widgets::{GrayTexture, bar, fit_line, fitting_size, number_field, primary_button, refusal, wide_button};
use super::super::{Actions, theme};
use super::breaking_chart::{self, Split};
use super::pair::Pair;
use super::{FactoryPage, Saves};
use crate::app::{
    Extra, Factory, FactoryAction, Rendered, SWEEP_COUNTS, State, SweepForm, SweepRun, SweepStatus, alteration_word,
    can_be_swept, knob_value, knob_words, number, parameter_hint,
};
use crate::factory::{AlterationKind, HEIGHT, Parameter, ParameterGroup, ParameterValue, Recipe, WIDTH};
use crate::words::words;

/// Width of the column with the picture, in points.
const SIDE: f32 = 2.0 * WIDTH as f32;
/// Width of the button that starts, in points.
const START: f32 = 128.0;
/// Width of the list of the knobs, in points.
const KNOB: f32 = 160.0;
/// Width of the list and of the two ends of the range, with the space beside them, in points.
const FIXED: f32 = KNOB + 2.0 * 72.0 + 3.0 * 8.0;
/// Height of the line with the result and the button, in points.
const RESULT: f32 = 46.0;

/// What the view remembers between frames.
#[derive(Default)]
pub struct BreakingPoint {
    split: Split,
    texture: GrayTexture,
}

impl FactoryPage for BreakingPoint {
    fn info(&self) -> PageInfo {
        PageInfo::new("breaking point", words().factory_page_breaking_point(), words().factory_page_breaking_point_hint())
    }

    fn judges_base(&self) -> bool {
        true
    }

    fn needs(&self, factory: &Factory) -> Extra {
        let value = factory.sweep.value;
        Extra::Strip { key: factory.sweep.form.key, range: (value, value) }
    }

    fn saves(&self) -> Saves {
        Saves::BreakingPoints
    }

    fn show(&mut self, ui: &mut Ui, state: &State, picture: &Rendered, _pair: &mut Pair, actions: &mut Actions) {
        choices(ui, state, actions);
        let sweep = &state.factory.sweep;
        ui.horizontal(|ui| {
            ui.set_height(RESULT);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width() - START - theme::WIDE_GAP);
                ui.set_min_height(RESULT);
                progress(ui, state, sweep.run.as_ref(), actions);
            });
            ui.add_space(theme::GAP);
            ui.vertical(|ui| start(ui, sweep.run.as_ref(), actions));
        });
        let room = ui.available_size();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme::WIDE_GAP;
            ui.vertical(|ui| {
                ui.set_width(room.x - SIDE - theme::WIDE_GAP);
                self.head(ui);
                let height = (ui.available_height() - 8.0).max(120.0);
                if let Some(value) = breaking_chart::show(ui, state, self.split, height) {
                    actions.push(FactoryAction::SetSweepValue(value));
                }
            });
            ui.vertical(|ui| {
                ui.set_width(SIDE);
                self.one_value(ui, state, picture, actions);
            });
        });
    }
}

impl BreakingPoint {
    /// Which lines the chart shows.
    fn head(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            for split in Split::ALL {
                if ui.selectable_label(self.split == split, split.word()).on_hover_text(split.hint()).clicked() {
                    self.split = split;
                }
            }
            breaking_chart::legend(ui, self.split);
        });
    }

    /// The specimen at the value that is looked at, and the way to play there.
    fn one_value(&mut self, ui: &mut Ui, state: &State, picture: &Rendered, actions: &mut Actions) {
        let palette = theme::palette(ui);
        let sweep = &state.factory.sweep;
        let name = Parameter::by_key(sweep.form.key).map_or_else(String::new, knob_words);
        let thumbnail = picture.thumbnails.first().filter(|thumbnail| thumbnail.value.is_some());
        let shown = thumbnail.and_then(|thumbnail| thumbnail.value).unwrap_or(sweep.value);
        let title = words().factory_knob_at(&name, knob_value(shown));
        let size = fitting_size(ui, &title, theme::strong_font(TextStyle::Body.resolve(ui.style()).size), SIDE);
        ui.label(RichText::new(title).font(theme::strong_font(size)));
        let size = vec2(WIDTH as f32, HEIGHT as f32) * 2.0;
        // A small window keeps the slider and the button in sight.
        let size = if ui.available_height() < size.y + 120.0 { size / 2.0 } else { size };
        if let Some(thumbnail) = thumbnail {
            let texture = self.texture.show(ui.ctx(), "one value", &thumbnail.image);
            let text = words().factory_sweep_picture(thumbnail.id.index.to_string(), &name, knob_value(shown));
            ui.add(Image::new(texture).fit_to_exact_size(size).alt_text(text));
        } else {
            ui.allocate_space(size);
        }
        let (low, high) = sweep.form.range;
        let mut value = sweep.value;
        ui.spacing_mut().slider_width = SIDE - 8.0;
        ui.visuals_mut().widgets.inactive.bg_fill = theme::palette(ui).border; // the rail
        let slider = Slider::new(&mut value, low..=high).show_value(false);
        let response = ui.add(slider);
        response.widget_info(|| egui::WidgetInfo::slider(true, value, words().factory_sweep_value()));
        if response.changed() {
            actions.push(FactoryAction::SetSweepValue(value));
        }
        let measured = sweep.run.as_ref().filter(|run| run.form.key == sweep.form.key);
        let hint = if measured.is_some() { words().factory_sweep_play_hint() } else { words().factory_sweep_measure_first() };
        if wide_button(ui, measured.is_some(), words().factory_sweep_play())
            .on_hover_text(&hint)
            .on_disabled_hover_text(&hint)
            .clicked()
        {
            actions.push(FactoryAction::PlayAt(value));
        }
        let text = measured.map(|run| played_here(run, state)).unwrap_or_default();
        ui.label(RichText::new(text).small().color(palette.human));
    }
}

/// How the player did over all values.
fn played_here(run: &SweepRun, state: &State) -> String {
    let played = run.played(&state.play.session);
    let (right, rounds) =
        played.iter().fold((0, 0), |(right, rounds), (_, at)| (right + at.tally.right, rounds + at.tally.pictures));
    if played.is_empty() {
        return String::new();
    }
    let values = played.len() as u64;
    words().factory_sweep_played(values, number::grouped(right), number::grouped(rounds), number::grouped(values))
}

/// Knob, range, number of pictures, start.
fn choices(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let factory = &state.factory;
    let old = factory.sweep.form;
    let mut form = old;
    let group = Id::unique("sweep range");
    ui.horizontal(|ui| {
        let beside = [words().factory_knob(), words().factory_sweep_from(), words().factory_sweep_to()];
        let texts: Vec<String> = beside.iter().cloned().chain(SWEEP_COUNTS.map(number::grouped)).collect();
        let size = fit_line(ui, &TextStyle::Body, &texts, ui.available_width() - FIXED);
        let [knob, from, to] = beside.map(|word| RichText::new(word).size(size).color(palette.muted));
        let label = ui.label(knob);
        knob_list(ui, &mut form).labelled_by(label.id);
        if let Some(parameter) = Parameter::by_key(form.key) {
            let decimals = if parameter.whole { 0 } else { 3 };
            ui.label(from);
            number_field(
                ui,
                group,
                &words().factory_sweep_smallest(),
                &mut form.range.0,
                (parameter.limits.0, form.range.1),
                decimals,
            );
            ui.label(to);
            number_field(
                ui,
                group,
                &words().factory_sweep_largest(),
                &mut form.range.1,
                (form.range.0, parameter.limits.1),
                decimals,
            );
        }
        for count in SWEEP_COUNTS {
            let hint = words().factory_sweep_count_hint();
            if ui.selectable_label(form.count == count, number::grouped(count)).on_hover_text(hint).clicked() {
                form.count = count;
            }
        }
    });
    refusal(ui, group);
    if form != old {
        actions.push(FactoryAction::SetSweep(form));
    }
}

/// The list of the knobs that can be swept; another knob brings its own range.
fn knob_list(ui: &mut Ui, form: &mut SweepForm) -> Response {
    // Alterations first: the tumors' own knobs come after them.
    let is_tumor = |parameter: &&Parameter| parameter.group < ParameterGroup::Priors;
    let (tumors, alterations): (Vec<&Parameter>, Vec<&Parameter>) =
        Parameter::all().iter().filter(|parameter| can_be_swept(parameter)).partition(is_tumor);
    let chosen = Parameter::by_key(form.key).map_or_else(String::new, knob_words);
    let combo = ComboBox::from_id_salt("sweep").width(KNOB).height(420.0).selected_text(chosen);
    let list = combo.show_ui(ui, |ui| {
        for parameter in alterations.into_iter().chain(tumors) {
            let choice = ui.selectable_label(parameter.key == form.key, knob_words(parameter));
            if choice.on_hover_text(parameter_hint(parameter)).clicked() {
                *form = SweepForm::of_knob(parameter.key, form.count);
            }
        }
    });
    list.response
}

/// The button that starts and the one that cancels, in one place.
fn start(ui: &mut Ui, run: Option<&SweepRun>, actions: &mut Actions) {
    ui.set_width(START);
    if run.is_some_and(|run| run.status == SweepStatus::Running) {
        ui.add_space((RESULT - 36.0) / 2.0);
        if wide_button(ui, true, words().button_cancel()).on_hover_text(words().factory_sweep_cancel_hint()).clicked() {
            actions.push(FactoryAction::CancelSweep);
        }
    } else if primary_button(ui, true, words().factory_sweep_measure())
        .on_hover_text(words().factory_sweep_measure_hint())
        .clicked()
    {
        actions.push(FactoryAction::StartSweep);
    }
}

/// What is being measured and how far it is, what was found, or what stands in the way.
fn progress(ui: &mut Ui, state: &State, run: Option<&SweepRun>, actions: &mut Actions) {
    let palette = theme::palette(ui);
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.add_space(4.0);
    let recipe = state.factory.recipe();
    let parameter = Parameter::by_key(state.factory.sweep.form.key);
    let alteration = parameter.and_then(|parameter| parameter.group.alteration());
    if let Some(warning) = parameter.zip(alteration).and_then(|(parameter, kind)| obstacle(parameter, kind, recipe)) {
        ui.label(RichText::new(warning).color(palette.alarm));
        return;
    }
    // Said until it is measured: from then on the result counts.
    if let Some(kind) = alteration.filter(|kind| !kind.is_on(recipe) && run.is_none_or(|run| *run.first.recipe != *recipe)) {
        let text = words().factory_sweep_switched_off(alteration_word(kind));
        ui.label(RichText::new(text).color(palette.muted));
        return;
    }
    let Some(run) = run else {
        ui.label(RichText::new(words().factory_sweep_invitation()).color(palette.muted));
        return;
    };
    let is_old = *run.first.recipe != *recipe || run.form != state.factory.sweep.form || run.first.seed != state.factory.seed;
    match &run.status {
        SweepStatus::Running => {
            ui.label(words().factory_pictures_of(number::grouped(run.done), number::grouped(run.total())));
            bar(ui, run.done as f32 / run.total().max(1) as f32, 6.0, palette.machine);
        }
        SweepStatus::Failed(reason) => {
            ui.label(RichText::new(reason).color(palette.alarm));
        }
        SweepStatus::Done | SweepStatus::Cancelled => {
            ui.horizontal_wrapped(|ui| {
                ui.label(theme::strong(ui, run.sentence(), &TextStyle::Body)).on_hover_text(about(run));
                if is_old {
                    let text = RichText::new(words().factory_sweep_other_settings()).small().color(palette.alarm);
                    ui.label(text).on_hover_text(about_with_range(run));
                    if *run.first.recipe != *recipe && ui.small_button(words().factory_sweep_show_recipe()).clicked() {
                        actions.push(FactoryAction::EditRecipe(
                            Box::new((*run.first.recipe).clone()),
                            "the recipe that was measured".into(),
                        ));
                    }
                }
            });
        }
    }
}

/// What was measured.
fn about(run: &SweepRun) -> String {
    let (recipe, count) = (&run.first.recipe.name, number::grouped(run.form.count));
    words().factory_sweep_about(recipe, &run.machine, count, run.first.seed.to_string())
}

/// The same with the range of the knob.
fn about_with_range(run: &SweepRun) -> String {
    let (recipe, count) = (&run.first.recipe.name, number::grouped(run.form.count));
    let (low, high) = (number::short(run.form.range.0, 3), number::short(run.form.range.1, 3));
    words().factory_sweep_about_range(recipe, &run.machine, count, run.first.seed.to_string(), low, high)
}

/// Why turning a knob of an alteration changes next to nothing in this recipe, if it does not: few pictures have the alteration.
fn obstacle(parameter: &Parameter, kind: AlterationKind, recipe: &Recipe) -> Option<String> {
    let probability = kind.probability().filter(|probability| probability.key != parameter.key)?;
    let ParameterValue::Number(share) = probability.get(recipe) else { return None };
    let share_words = number::percent(100.0 * share, 1);
    (share < 0.5).then(|| words().factory_sweep_obstacle(share_words, alteration_word(kind)))
}

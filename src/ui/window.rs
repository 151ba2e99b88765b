//! The window: one frame after another.

use std::sync::Arc;
use std::time::Instant;

use egui::{Align2, Area, CentralPanel, ColorImage, Context, Frame, Panel, RichText, Ui, ViewportCommand, vec2};

use super::dialogs::Dialogs;
use super::factory::FactoryRoom;
use super::frame_meter::FrameMeter;
use super::gallery::GalleryWindow;
use super::network::NetworkRoom;
use super::play::PlayRoom;
use super::snapshot::Snapshot;
use super::toasts::Toasts;
use super::train::TrainRoom;
use super::{Actions, help, shortcuts, theme, top_bar};
use crate::app::{Action, Appearance, Lab, Launch, Room};
use crate::worker::Waker;

/// What concerns the window alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Ask for a base image.
    OpenBase,
    /// Ask for a model.
    OpenModel,
    /// Ask where to keep the trained network.
    SaveModel,
    /// Ask where to keep the breaking points.
    SaveSweep,
    /// Ask where to keep the session.
    SaveSession,
    /// Show or hide the dialog of the export.
    ToggleExport,
    /// Show or hide the comparison of both players.
    ToggleScore,
    /// Show or hide the dialog of the presets.
    TogglePresets,
    /// Ask where to keep the picture in view.
    SavePicture,
    /// Ask for the new folder of a dataset.
    ExportFolder,
    /// Ask for the new file of a dataset.
    ExportFile,
    /// Ask for a recipe.
    OpenRecipe,
    /// Ask where to keep the recipe.
    SaveRecipe,
    /// Ask where to keep the numbers of the view in the training room.
    SaveTable,
    /// Ask where to keep a picture of it.
    SaveFigure,
    /// Show or hide the list of keys.
    ToggleHelp,
    /// Show or hide the box about the program.
    ToggleAbout,
    /// Presentation mode on or off.
    TogglePresentation,
    /// Show or hide the frame times.
    ToggleFrameTimes,
}

/// The window and all that it remembers between frames.
pub struct Window {
    lab: Lab,
    waker: Waker,
    renderer: String,
    appearance: Option<Appearance>,
    play: PlayRoom,
    factory: FactoryRoom,
    train: TrainRoom,
    network: NetworkRoom,
    gallery: GalleryWindow,
    dialogs: Dialogs,
    snapshot: Snapshot,
    toasts: Toasts,
    meter: FrameMeter,
    show_help: bool,
    show_about: bool,
    show_frame_times: bool,
    first_frame_shown: bool,
}

impl Window {
    /// A window on a fresh laboratory, drawn by `renderer`.
    pub fn new(ctx: &Context, launch: Launch, renderer: &str) -> Self {
        theme::install(ctx);
        ctx.options_mut(|options| options.zoom_with_keyboard = false); // ours are kept in the settings
        let repaint = ctx.clone();
        let waker: Waker = Arc::new(move || repaint.request_repaint_of(egui::ViewportId::ROOT));
        Self {
            lab: Lab::new(launch, Arc::clone(&waker)),
            waker,
            renderer: renderer.to_owned(),
            appearance: None,
            play: PlayRoom::default(),
            factory: FactoryRoom::default(),
            train: TrainRoom::default(),
            network: NetworkRoom::default(),
            gallery: GalleryWindow::default(),
            dialogs: Dialogs::default(),
            snapshot: Snapshot::default(),
            toasts: Toasts::default(),
            meter: FrameMeter::default(),
            show_help: false,
            show_about: false,
            show_frame_times: false,
            first_frame_shown: false,
        }
    }

    /// The laboratory, for tests.
    pub fn lab(&self) -> &Lab {
        &self.lab
    }

    /// The same, to give orders that need a file dialog.
    pub fn lab_mut(&mut self) -> &mut Lab {
        &mut self.lab
    }

    fn frame(&mut self, ui: &mut Ui) {
        let mut actions = Actions::new();
        let mut wishes = Vec::new();
        let palette = theme::palette(ui);
        let state = self.lab.state();
        Panel::top("top bar")
            .frame(Frame::new().fill(palette.panel).inner_margin(egui::Margin::symmetric(16, 8)))
            .show(ui, |ui| top_bar::show(ui, state, &mut actions, &mut wishes));
        CentralPanel::default().frame(Frame::new().fill(palette.background)).show(ui, |ui| match state.room {
            Room::Play => self.play.show(ui, state, &mut actions, &mut wishes),
            Room::Factory => self.factory.show(ui, state, &mut actions, &mut wishes),
            Room::Train => self.train.show(ui, state, &mut actions, &mut wishes),
            Room::Network => self.network.show(ui, state, &mut actions),
        });
        let ctx = ui.ctx().clone();
        self.gallery.show(&ctx, state, &mut actions);
        if self.show_help && help::keys(&ctx) {
            self.show_help = false;
        }
        if self.show_about && help::about(&ctx, state, &self.renderer) {
            self.show_about = false;
        }
        self.dialogs.ui(&ctx, &mut actions);
        self.dialogs.poll(&mut actions);
        let is_covered = state.gallery.is_some() || (state.room == Room::Play && self.play.is_covered());
        if !self.show_help && !self.show_about && !is_covered {
            shortcuts::read(&ctx, state, &mut actions, &mut wishes);
        }
        take_dropped_files(&ctx, &mut actions);
        for wish in wishes {
            self.fulfil(wish, &ctx);
        }
        for action in actions {
            self.lab.apply(action);
        }
        if let Some(path) = self.lab.take_wanted_figure() {
            self.snapshot.want(path);
        }
        if let Some(action) = self.snapshot.poll(&ctx, self.train.figure()) {
            self.lab.apply(action);
        }
        if let Some(picture) = self.lab.take_clipboard() {
            ctx.copy_image(ColorImage::from_gray([picture.width, picture.height], &picture.pixels));
        }
    }

    fn fulfil(&mut self, wish: Wish, ctx: &Context) {
        match wish {
            Wish::ToggleHelp => self.show_help = !self.show_help,
            Wish::ToggleAbout => self.show_about = !self.show_about,
            Wish::ToggleFrameTimes => self.show_frame_times = !self.show_frame_times,
            Wish::TogglePresentation => {
                let appearance = self.lab.state().settings.appearance;
                let presentation = !appearance.presentation;
                self.lab.apply(Action::SetAppearance(Appearance { presentation, ..appearance }));
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(presentation));
            }
            Wish::ToggleExport => self.factory.toggle_export(),
            Wish::ToggleScore => self.play.toggle_score(),
            Wish::TogglePresets => self.factory.toggle_presets(),
            Wish::ExportFolder
            | Wish::ExportFile
            | Wish::OpenBase
            | Wish::OpenModel
            | Wish::SaveModel
            | Wish::SaveSweep
            | Wish::SaveSession
            | Wish::OpenRecipe
            | Wish::SavePicture
            | Wish::SaveTable
            | Wish::SaveFigure
            | Wish::SaveRecipe => {
                self.dialogs.ask(wish, &self.waker);
            }
        }
    }

    fn show_messages(&mut self, ctx: &Context) {
        for message in self.lab.take_messages() {
            self.toasts.add(message);
        }
        self.toasts.show(ctx);
    }

    fn show_frame_times(&self, ctx: &Context) {
        let (median, slow) = (self.meter.percentile(0.5), self.meter.percentile(0.95));
        Area::new(egui::Id::unique("frame times")).anchor(Align2::LEFT_BOTTOM, vec2(12.0, -12.0)).show(ctx, |ui| {
            Frame::popup(ui.style()).show(ui, |ui| {
                let text =
                    format!("our time per frame: median {median:.2} ms, 95 % under {slow:.2} ms ({} frames)", self.meter.len());
                ui.label(RichText::new(text).monospace());
            });
        });
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        if self.lab.absorb() {
            ctx.request_repaint();
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let start = Instant::now();
        let ctx = ui.ctx().clone();
        let wanted = self.lab.state().settings.appearance;
        if self.appearance.is_none() && wanted.presentation {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
        }
        self.appearance = Some(wanted);
        theme::apply(&ctx, wanted);
        self.frame(ui);
        self.show_messages(&ctx);
        if self.show_frame_times {
            self.show_frame_times(&ctx);
        }
        if !self.first_frame_shown {
            self.first_frame_shown = true;
            log::info!("first frame, drawn by {}", self.renderer);
            self.lab.set_renderer(&self.renderer.clone());
        }
        self.meter.add(start.elapsed());
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.extreme_bg_color.to_normalized_gamma_f32()
    }
}

/// A file dropped on the window: a model by its name, anything else as a base image.
fn take_dropped_files(ctx: &Context, actions: &mut Actions) {
    let dropped = ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_path_buf()));
    let Some(path) = dropped else { return };
    let is_model = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("model"));
    actions.push(if is_model { Action::OpenModel(path) } else { Action::OpenBase(path) });
}

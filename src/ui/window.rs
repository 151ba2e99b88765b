//! The window: one frame after another.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Align2, Area, CentralPanel, ColorImage, Context, Frame, Panel, RichText, Ui, ViewportCommand, vec2};

use super::actions::Wish;
use super::closing::Closing;
use super::dialogs::Dialogs;
use super::focus::{self, Focus};
use super::frame_meter::FrameMeter;
use super::gallery::GalleryWindow;
use super::held_keys::HeldKeys;
use super::keep_step::KeepStep;
use super::messages::Messages;
use super::page::RoomView;
use super::rooms::ROOMS;
use super::snapshot::Snapshot;
use super::widgets::is_dialog_shown;
use super::{Actions, base_strip, help, lesson_bar, shortcuts, theme, top_bar};
use crate::app::{Action, Appearance, FileRequest, Lab, Launch, Message, Renderer, Room, Then, number};
use crate::words::{set_locale, words};
use crate::worker::Waker;

/// The longest that a frame waits for the picture of a knob that is turned.
const PATIENCE: Duration = Duration::from_millis(4);

/// The window and all that it remembers between frames.
pub struct Window {
    lab: Lab,
    renderer: Renderer,
    appearance: Option<Appearance>,
    /// What each room remembers, in the order of the registry.
    rooms: Vec<(Room, Box<dyn RoomView>)>,
    gallery: GalleryWindow,
    dialogs: Dialogs,
    closing: Closing,
    /// The room in which a file was asked for.
    asked_in: Room,
    snapshot: Snapshot,
    focus: Focus,
    messages: Messages,
    show_messages: bool,
    /// Whether Esc would close nothing else: as it was at the end of the last frame, as Esc takes the focus from a field at once.
    escape_is_free: bool,
    meter: FrameMeter,
    /// What is typed of a step that is to be kept, while its box is open.
    keep_step: Option<KeepStep>,
    show_help: bool,
    show_about: bool,
    show_frame_times: bool,
    first_frame_shown: bool,
}

impl Window {
    /// A window on a fresh laboratory, drawn by `renderer`.
    pub fn new(ctx: &Context, launch: Launch, renderer: Renderer) -> Self {
        theme::install(ctx);
        ctx.options_mut(|options| options.zoom_with_keyboard = false); // ours are kept in the settings
        ctx.add_plugin(HeldKeys);
        let repaint = ctx.clone();
        let waker: Waker = Arc::new(move || repaint.request_repaint_of(egui::ViewportId::ROOT));
        Self {
            lab: Lab::new(launch, Arc::clone(&waker)),
            renderer,
            appearance: None,
            rooms: ROOMS.iter().map(|entry| (entry.room, (entry.make)())).collect(),
            gallery: GalleryWindow::default(),
            dialogs: Dialogs::new(waker),
            closing: Closing::default(),
            asked_in: Room::Play,
            snapshot: Snapshot::default(),
            focus: Focus::default(),
            messages: Messages::default(),
            show_messages: false,
            escape_is_free: true,
            meter: FrameMeter::default(),
            keep_step: None,
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

    /// Asks for a path as on a system without file dialogs, for tests.
    pub fn type_path(&mut self, request: FileRequest) {
        self.asked_in = self.lab.state().shared.room;
        self.dialogs.type_path(request);
    }

    /// Takes a picture of the page that is shown, and writes it.
    pub fn save_view(&mut self, path: PathBuf) {
        self.snapshot.want(path);
    }

    fn frame(&mut self, ui: &mut Ui) {
        let mut actions = Actions::default();
        focus::note(ui.ctx());
        let focused = ui.memory(egui::Memory::focused);
        for message in self.lab.take_messages() {
            self.messages.add(message);
        }
        let palette = theme::palette(ui);
        let state = self.lab.state();
        Panel::top("top bar")
            .frame(Frame::new().fill(palette.panel).inner_margin(egui::Margin::symmetric(16, 8)))
            .show(ui, |ui| top_bar::show(ui, state, &mut self.messages, &mut actions));
        lesson_bar::show(ui, state, &mut actions);
        let shown = state.shared.room;
        let Some((_, room)) = self.rooms.iter_mut().find(|(room, _)| *room == shown) else { return };
        if room.judges_base(state) {
            base_strip::show(ui, state, &mut actions);
        }
        CentralPanel::default().frame(Frame::new().fill(palette.background)).show(ui, |ui| room.show(ui, state, &mut actions));
        let ctx = ui.ctx().clone();
        self.gallery.show(&ctx, state, &mut actions);
        if self.show_help && help::keys(&ctx) {
            self.show_help = false;
        }
        if self.keep_step.as_mut().is_some_and(|step| step.show(&ctx, state, &mut actions)) {
            self.keep_step = None;
        }
        if self.show_about && help::about(&ctx, state, self.renderer) {
            self.show_about = false;
        }
        if self.show_messages && self.messages.list(&ctx) {
            self.show_messages = false;
        }
        let chosen = self.dialogs.ui(&ctx).or_else(|| self.dialogs.poll(&mut actions));
        self.closing.show(&ctx, state);
        self.focus.return_from_box(&ctx, is_dialog_shown(&ctx), focused);
        // Whatever is pressed is for the box that was shown in this frame, or for the system's dialog.
        if !is_dialog_shown(&ctx) && !self.dialogs.is_open() {
            shortcuts::read(&ctx, state, &mut **room, &mut actions);
            let escape = || ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
            if self.escape_is_free && escape() && self.messages.close_newest() {
                ctx.request_repaint();
            }
        }
        self.escape_is_free = escape_is_free(&ctx);
        let figure = room.figure();
        take_dropped_files(&ctx, &mut actions);
        if let Some((request, path)) = chosen {
            self.go_on(&request, path, &mut actions);
        }
        let Actions { actions, wishes } = actions;
        for wish in wishes {
            self.fulfil(wish, &ctx);
        }
        let is_changed = !actions.is_empty();
        for action in actions {
            self.lab.apply(action);
        }
        if is_changed {
            ctx.request_repaint(); // what they changed is painted at once
            self.follow_hand(&ctx);
        }
        if let Some(action) = self.snapshot.poll(&ctx, figure) {
            self.lab.apply(action);
        }
        if let Some(picture) = self.lab.take_clipboard() {
            ctx.copy_image(ColorImage::from_gray([picture.width, picture.height], &picture.pixels));
        }
    }

    /// A picture is made in less than a millisecond: the frame in which a knob was turned paints it already, in a second pass.
    fn follow_hand(&mut self, ctx: &Context) {
        if ctx.current_pass_index() == 0 && self.lab.wait_for_picture(PATIENCE) {
            ctx.request_discard("the picture follows the hand");
        }
    }

    /// A file was chosen: what it was asked for happens.
    fn go_on(&mut self, request: &FileRequest, path: PathBuf, actions: &mut Actions) {
        match request.then {
            Then::Act(action) => actions.push(action(path)),
            Then::SaveView => {
                // It takes some frames: the page is shown again by then.
                actions.push(Action::Show(self.asked_in));
                self.save_view(path);
            }
            Then::SaveTable => match self.table_of(self.asked_in) {
                Some(Ok(table)) => actions.push(Action::SaveTable(path, table)),
                Some(Err(err)) => actions.push(Action::Tell(Message::failed(words().table_failed(err.to_string())))),
                None => actions.push(Action::Tell(Message::failed(words().table_empty()))),
            },
        }
    }

    /// The numbers of the page that is shown, as a table.
    pub fn table(&self) -> Option<Result<Vec<u8>, csv::Error>> {
        self.table_of(self.lab.state().shared.room)
    }

    /// The numbers of the page that a room shows, or showed last.
    fn table_of(&self, room: Room) -> Option<Result<Vec<u8>, csv::Error>> {
        self.rooms.iter().find(|(other, _)| *other == room)?.1.table(self.lab.state())
    }

    fn fulfil(&mut self, wish: Wish, ctx: &Context) {
        match wish {
            Wish::ToggleHelp => self.show_help = !self.show_help,
            Wish::ToggleAbout => self.show_about = !self.show_about,
            Wish::ToggleMessages => self.show_messages = !self.show_messages,
            Wish::ToggleKeepStep => self.keep_step = self.keep_step.is_none().then(KeepStep::default),
            Wish::ToggleFrameTimes => self.show_frame_times = !self.show_frame_times,
            Wish::TogglePresentation => {
                let appearance = self.lab.state().shared.settings.appearance;
                let presentation = !appearance.presentation;
                self.lab.apply(Action::SetAppearance(Appearance { presentation, ..appearance }));
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(presentation));
            }
            Wish::Toggle(dialog) => self.rooms.iter_mut().for_each(|(_, room)| room.toggle(dialog)),
            Wish::Choose(request) => {
                self.asked_in = self.lab.state().shared.room;
                self.dialogs.ask(request);
            }
        }
    }

    fn show_frame_times(&self, ctx: &Context) {
        let (median, slow) = (self.meter.percentile(0.5), self.meter.percentile(0.95));
        Area::new(egui::Id::unique("frame times")).anchor(Align2::LEFT_BOTTOM, vec2(12.0, -12.0)).show(ctx, |ui| {
            Frame::popup(ui.style()).show(ui, |ui| {
                let milliseconds = |time: f64| number::fixed(time, 2);
                let frames = self.meter.len().to_string();
                let text = words().frame_times(milliseconds(median), milliseconds(slow), frames);
                ui.label(RichText::new(text).monospace());
            });
        });
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        set_locale(self.lab.state().shared.locale);
        if self.lab.absorb() {
            ctx.request_repaint();
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let start = Instant::now();
        let ctx = ui.ctx().clone();
        set_locale(self.lab.state().shared.locale);
        let wanted = self.lab.state().shared.settings.appearance;
        if self.appearance.is_none() && wanted.presentation {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
        }
        self.appearance = Some(wanted);
        theme::apply(&ctx, wanted);
        shortcuts::digits_by_place(&ctx);
        self.focus.bring_into_sight(&ctx);
        self.frame(ui);
        if self.show_frame_times {
            self.show_frame_times(&ctx);
        }
        self.focus.paint(&ctx);
        if !self.first_frame_shown {
            self.first_frame_shown = true;
            log::info!("first frame, drawn by {}", self.renderer.word());
            self.lab.set_renderer(self.renderer);
        }
        self.meter.add(start.elapsed());
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.extreme_bg_color.to_normalized_gamma_f32()
    }
}

/// Whether no dialog, no menu and no field that is typed in waits for Esc.
fn escape_is_free(ctx: &Context) -> bool {
    ctx.memory(|memory| memory.top_modal_layer().is_none()) && !egui::Popup::is_any_open(ctx) && !ctx.text_edit_focused()
}

/// Files dropped on the window: what each is, a thread finds out.
fn take_dropped_files(ctx: &Context, actions: &mut Actions) {
    let dropped: Vec<_> = ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
    for path in dropped {
        actions.push(Action::OpenDropped(path));
    }
}

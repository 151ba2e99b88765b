//! The system's file dialogs, off the window's thread.
//!
//! A dialog is made on the window's thread (macOS wants it so) and waited for on another. Where the system has none, the
//! answer comes back empty, at once or after the system's patience; then a field for the path is shown in its place.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::widgets::dialog;
use super::{Actions, theme};
use crate::app::{Action, FileKind, FileRequest, Message, typed_path};
use crate::log_errors;
use crate::words::words;
use crate::worker::{Ask, Reply, Waker, Work};

/// An empty answer faster than a person is no answer.
const FASTEST_PERSON: Duration = Duration::from_millis(400);

/// The library that asks the system for dialogs.
const LIBRARY: &str = "rfd";

/// The dialog that is open, if one is.
pub struct Dialogs {
    open: Option<Open>,
    /// Waits for the system's dialog.
    answers: Ask<Work<Option<PathBuf>>>,
    /// Without system dialogs: the field for the path.
    typed: Option<Typed>,
}

/// A path that is typed.
struct Typed {
    request: FileRequest,
    text: String,
    /// The file that is there already, once it was confirmed; to be confirmed again.
    occupied: Option<PathBuf>,
    /// Whether the system's dialog gave the path already, and only the question is left whether its file is replaced.
    is_chosen: bool,
}

struct Open {
    request: FileRequest,
    started: Instant,
    /// Failures of the library of the dialogs before this one.
    failures: u64,
}

impl Dialogs {
    /// No dialog is open.
    pub fn new(waker: Waker) -> Self {
        Self { open: None, answers: Ask::for_work(waker), typed: None }
    }

    /// Whether a dialog waits for an answer, the system's or ours.
    pub fn is_open(&self) -> bool {
        self.open.is_some() || self.typed.is_some()
    }

    /// Opens the dialog for a request; one at a time.
    pub fn ask(&mut self, request: FileRequest) {
        if self.is_open() {
            return;
        }
        let failures = log_errors::of(LIBRARY);
        let (filter, endings) = request.kind.filter();
        let dialog = rfd::AsyncFileDialog::new().set_title(request.title());
        let future: std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> = match request.suggestion {
            Some(name) => Box::pin(dialog.add_filter(filter, endings).set_file_name(name).save_file()),
            None if request.kind == FileKind::Folders => Box::pin(dialog.pick_folder()),
            None => Box::pin(dialog.add_filter(filter, endings).pick_file()),
        };
        self.answers.work(move || pollster::block_on(future).map(|file| file.path().to_path_buf()));
        self.open = Some(Open { request, started: Instant::now(), failures });
    }

    /// Shows the field for a path in place of the system's dialog.
    pub fn type_path(&mut self, request: FileRequest) {
        let text = request.suggestion.unwrap_or_default().to_owned();
        self.typed = Some(Typed { request, text, occupied: None, is_chosen: false });
    }

    /// The path that was chosen, and what it was asked for; once it is there.
    pub fn poll(&mut self, actions: &mut Actions) -> Option<(FileRequest, PathBuf)> {
        let reply = self.answers.poll()?;
        let answer = match reply {
            Reply::Done => return None,
            Reply::Answer(answer) => answer,
            Reply::Failed(failure) => {
                self.open = None;
                actions.push(Action::Tell(Message::failed(words().path_dialog_failed(failure.to_string()))));
                return None;
            }
        };
        let Open { request, started, failures } = self.open.take()?;
        // The library gives the same empty answer for Cancel and for a dialog that failed; the failure it reports to the log only.
        let has_failed = log_errors::of(LIBRARY) > failures || started.elapsed() < FASTEST_PERSON;
        if answer.is_none() && has_failed {
            self.type_path(request);
        }
        let chosen = answer?;
        let path = request.completed(chosen.clone());
        if request.replaces_unasked(&chosen) {
            let text = path.to_string_lossy().into_owned();
            self.typed = Some(Typed { request, text, occupied: Some(path), is_chosen: true });
            return None;
        }
        Some((request, path))
    }

    /// The field for a path, where the system has no dialogs; gives the path once it is confirmed.
    pub fn ui(&mut self, ctx: &egui::Context) -> Option<(FileRequest, PathBuf)> {
        let Typed { request, text, occupied, is_chosen } = self.typed.as_mut()?;
        let request = *request;
        let mut done = None;
        let modal = dialog(ctx, "typed path", 480.0, |ui| {
            ui.heading(request.title());
            if !*is_chosen {
                let is_folder = request.kind == FileKind::Folders;
                ui.label(if is_folder { words().path_type_folder() } else { words().path_type_file() });
            }
            let label = ui.label(words().path_label());
            let field = ui.add(egui::TextEdit::singleline(text).desired_width(f32::INFINITY)).labelled_by(label.id);
            let confirmed = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            let path = request.completed(typed_path(text));
            let asks_again = occupied.as_ref() == Some(&path);
            if asks_again {
                ui.label(egui::RichText::new(words().path_replace()).color(theme::palette(ui).alarm));
            }
            ui.horizontal(|ui| {
                let word = if asks_again { words().button_replace() } else { words().button_ok() };
                let ok = ui.add_enabled(!text.trim().is_empty(), egui::Button::new(word));
                if (ok.clicked() || confirmed) && !text.trim().is_empty() {
                    let replaces = request.suggestion.is_some() && path.is_file();
                    if replaces && !asks_again {
                        *occupied = Some(path);
                    } else {
                        done = Some(Some(path));
                    }
                }
                let cancel = ui.button(words().button_cancel());
                if cancel.clicked() {
                    done = Some(None);
                }
                let is_walking = ui.input(|input| input.key_pressed(egui::Key::Tab));
                if !is_walking && ![&field, &ok, &cancel].iter().any(|control| control.has_focus()) {
                    field.request_focus();
                }
            });
        });
        if modal.should_close() {
            done.get_or_insert(None);
        }
        let path = done?;
        self.typed = None;
        Some((request, request.completed(path?)))
    }
}

//! The system's file dialogs, off the window's thread.
//!
//! A dialog is made on the window's thread (macOS wants it so) and waited for on another. Where the system has none, the
//! answer comes back at once and empty; then a field for the path is shown in its place.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::widgets::dialog;
use super::window::Wish;
use super::{Actions, theme};
use crate::app::{Action, Message};
use crate::worker::{Task, Waker};

/// An empty answer faster than a person is no answer.
const FASTEST_PERSON: Duration = Duration::from_millis(400);

/// The dialog that is open, if one is.
#[derive(Default)]
pub struct Dialogs {
    open: Option<Open>,
    /// Without system dialogs: the field for the path.
    typed: Option<Typed>,
}

/// A path that is typed.
struct Typed {
    wish: Wish,
    text: String,
    /// The file that is there already, once it was confirmed; to be confirmed again.
    occupied: Option<PathBuf>,
}

struct Open {
    wish: Wish,
    started: Instant,
    answer: Task<Option<PathBuf>>,
}

impl Dialogs {
    /// Opens the dialog for a wish; one at a time.
    pub fn ask(&mut self, wish: Wish, waker: &Waker) {
        if self.open.is_some() || self.typed.is_some() {
            return;
        }
        let Some(request) = Request::of(wish) else { return };
        let dialog = rfd::AsyncFileDialog::new().set_title(request.title).add_filter(request.filter, request.extensions);
        let dialog = request.file_name.map_or_else(|| dialog.clone(), |name| dialog.clone().set_file_name(name));
        let saves = request.file_name.is_some();
        let future: std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> =
            if saves { Box::pin(dialog.save_file()) } else { Box::pin(dialog.pick_file()) };
        let wait = move || pollster::block_on(future).map(|file| file.path().to_path_buf());
        self.open = Some(Open { wish, started: Instant::now(), answer: Task::spawn("file dialog", Arc::clone(waker), wait) });
    }

    /// Takes the answer when it is there.
    pub fn poll(&mut self, actions: &mut Actions) {
        let Some(open) = &self.open else { return };
        let (wish, started) = (open.wish, open.started);
        match open.answer.poll() {
            Ok(None) => return,
            Ok(Some(Some(path))) => actions.extend(action(wish, path)),
            Ok(Some(None)) if started.elapsed() < FASTEST_PERSON => {
                let name = Request::of(wish).and_then(|request| request.file_name).unwrap_or_default();
                self.typed = Some(Typed { wish, text: name.to_owned(), occupied: None });
            }
            Ok(Some(None)) => {}
            Err(_lost) => actions.push(Action::Tell(Message::failed("The file dialog failed"))),
        }
        self.open = None;
    }

    /// The field for a path, where the system has no dialogs.
    pub fn ui(&mut self, ctx: &egui::Context, actions: &mut Actions) {
        let Some(Typed { wish, text, occupied }) = &mut self.typed else { return };
        let Some(request) = Request::of(*wish) else { return };
        let mut done = None;
        let modal = dialog(ctx, "typed path", 480.0, |ui| {
            ui.heading(request.title);
            ui.label("This system has no file dialog. Type the path of the file.");
            let label = ui.label("Path");
            let field = ui.add(egui::TextEdit::singleline(text).desired_width(f32::INFINITY)).labelled_by(label.id);
            field.request_focus();
            let confirmed = ui.input(|input| input.key_pressed(egui::Key::Enter));
            let path = PathBuf::from(text.trim());
            let asks_again = occupied.as_ref() == Some(&path);
            if asks_again {
                let warning = "There is a file of this name. Replace it?";
                ui.label(egui::RichText::new(warning).color(theme::palette(ui).alarm));
            }
            ui.horizontal(|ui| {
                let word = if asks_again { "Replace" } else { "OK" };
                let ok = ui.add_enabled(!text.trim().is_empty(), egui::Button::new(word)).clicked();
                if (ok || confirmed) && !text.trim().is_empty() {
                    let replaces = request.file_name.is_some() && path.is_file();
                    if replaces && !asks_again {
                        *occupied = Some(path);
                    } else {
                        done = Some(Some(path));
                    }
                }
                if ui.button("Cancel").clicked() {
                    done = Some(None);
                }
            });
        });
        if modal.should_close() {
            done.get_or_insert(None);
        }
        if let Some(path) = done {
            let wish = *wish;
            self.typed = None;
            actions.extend(path.and_then(|path| action(wish, path)));
        }
    }
}

fn action(wish: Wish, path: PathBuf) -> Option<Action> {
    match wish {
        Wish::OpenBase => Some(Action::OpenBase(path)),
        Wish::OpenModel => Some(Action::OpenModel(path)),
        Wish::SaveModel => Some(Action::SaveModel(with_extension(path, "model"))),
        Wish::ExportFolder => Some(Action::Export(path)),
        Wish::ExportFile => Some(Action::Export(with_extension(path, "npz"))),
        Wish::OpenRecipe => Some(Action::OpenRecipe(path)),
        Wish::SavePicture => Some(Action::SavePicture(with_extension(path, "png"))),
        Wish::SaveTable => Some(Action::SaveTable(with_extension(path, "csv"))),
        Wish::SaveFigure => Some(Action::SaveFigure(with_extension(path, "png"))),
        Wish::SaveRecipe => Some(Action::SaveRecipe(with_extension(path, "toml"))),
        Wish::SaveSweep => Some(Action::SaveSweep(with_extension(path, "csv"))),
        Wish::SaveSession => Some(Action::SaveSession(with_extension(path, "csv"))),
        _ => None,
    }
}

/// Some dialogs leave the extension out.
fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(extension) }
}

/// What a dialog asks for.
struct Request {
    title: &'static str,
    filter: &'static str,
    extensions: &'static [&'static str],
    /// The proposed name of a file to write.
    file_name: Option<&'static str>,
}

impl Request {
    fn of(wish: Wish) -> Option<Self> {
        let request = |title, filter, extensions, file_name| Some(Self { title, filter, extensions, file_name });
        match wish {
            Wish::OpenBase => request("Open a base image", "Pictures", &["png", "jpg", "jpeg", "pgm", "bmp"], None),
            Wish::OpenModel => request("Open a model", "Models", &["model"], None),
            Wish::SaveModel => request("Save the trained model", "Models", &["model"], Some("network.model")),
            Wish::ExportFolder => request("Name a new folder for the dataset", "Folders", &[""], Some("dataset")),
            Wish::ExportFile => request("Name a new file for the dataset", "NumPy archives", &["npz"], Some("dataset.npz")),
            Wish::OpenRecipe => request("Open a recipe", "Recipes", &["toml"], None),
            Wish::SaveRecipe => request("Save the recipe", "Recipes", &["toml"], Some("recipe.toml")),
            Wish::SavePicture => request("Save the picture", "Pictures", &["png"], Some("picture.png")),
            Wish::SaveSweep => request("Save the breaking points", "Tables", &["csv"], Some("breaking-points.csv")),
            Wish::SaveTable => request("Save the numbers in view", "Tables", &["csv"], Some("training.csv")),
            Wish::SaveFigure => request("Save a picture of the view", "Pictures", &["png"], Some("training.png")),
            Wish::SaveSession => request("Save the session", "Tables", &["csv"], Some("session.csv")),
            _ => None,
        }
    }
}

//! Files: read and written on other threads, one at a time.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::{LoadedFile, Message, Opponent, last_session, session_log};
use super::Lab;
use crate::factory::BaseImage;
use crate::network::Model;
use crate::storage::{keep_aside, load_base, load_recipe, save_recipe, save_toml};
use crate::worker::{Keeper, Task, sentence};

impl Lab {
    pub(super) fn absorb_file(&mut self, result: LoadedFile) {
        match result {
            LoadedFile::Base(base, name) => self.use_base(*base, name),
            LoadedFile::Recipe(recipe) => {
                self.tell(Message::done(format!("Recipe: {}", recipe.name)));
                self.load_recipe(*recipe);
            }
            LoadedFile::Model(model, name) => {
                self.state.play.file_model = Some((model, name.clone()));
                self.set_opponent(Opponent::File);
                self.tell(Message::done(format!("{name} plays against you")));
            }
            LoadedFile::LastTrained(model) => {
                // A training that was started in the meantime goes first.
                self.state.train.model.get_or_insert(model);
            }
            LoadedFile::Copied(mosaic) => {
                self.tell(Message::done(format!("Copied a picture of {} x {} pixels", mosaic.width, mosaic.height)));
                self.state.clipboard = Some(mosaic);
            }
            LoadedFile::Written(sentence) => self.tell(Message::done(sentence)),
            LoadedFile::Failed(sentence) => self.tell(Message::failed(sentence)),
        }
    }

    pub(super) fn use_base(&mut self, base: BaseImage, name: String) {
        self.tell(Message::done(format!("Base image: {name}")));
        self.close_gallery(); // its pictures are made from the base that was in use
        self.state.base = base;
        self.state.base_name = name;
        self.deal_fresh();
        self.render_factory();
        self.inspect_anew();
    }

    pub(super) fn open_base(&mut self, path: PathBuf) {
        self.file_task("base image", move || {
            let name = file_name(&path);
            load_base(&path).map_or_else(|err| LoadedFile::Failed(sentence(&err)), |base| LoadedFile::Base(Box::new(base), name))
        });
    }

    pub(super) fn open_model(&mut self, path: PathBuf) {
        let name = file_name(&path);
        self.open_model_called(path, name);
    }

    pub(super) fn open_model_called(&mut self, path: PathBuf, name: String) {
        self.file_task("model", move || {
            Model::load(&path)
                .map_or_else(|err| LoadedFile::Failed(sentence(&err)), |model| LoadedFile::Model(Arc::new(model), name))
        });
    }

    pub(super) fn save_model(&mut self, path: PathBuf) {
        let Some(model) = self.state.train.model.clone() else {
            return self.tell(Message::failed("There is no trained network to keep yet"));
        };
        self.file_task("model", move || {
            let done = format!("The network is kept in {}", path.display());
            model.save(&path).map_or_else(|err| LoadedFile::Failed(sentence(&err)), |()| LoadedFile::Written(done))
        });
    }

    pub(super) fn save_session(&mut self, path: PathBuf) {
        let session = self.state.play.session.clone();
        self.file_task("session", move || {
            let done = format!("The session is kept in {}", path.display());
            session_log::write(&path, &session)
                .map_or_else(|err| LoadedFile::Failed(sentence(&err)), |()| LoadedFile::Written(done))
        });
    }

    pub(super) fn open_recipe(&mut self, path: PathBuf) {
        self.file_task("recipe", move || {
            load_recipe(&path)
                .map_or_else(|err| LoadedFile::Failed(sentence(&err)), |recipe| LoadedFile::Recipe(Box::new(recipe)))
        });
    }

    pub(super) fn save_recipe(&mut self, path: PathBuf) {
        let mut recipe = self.state.factory.recipe().clone();
        if let Some(name) = path.file_stem() {
            recipe.name = name.to_string_lossy().into_owned();
        }
        self.file_task("recipe", move || {
            let done = format!("The recipe is kept in {}", path.display());
            save_recipe(&path, &recipe).map_or_else(|err| LoadedFile::Failed(sentence(&err)), |()| LoadedFile::Written(done))
        });
    }

    /// Where the trained network waits for the next start.
    fn last_trained_path(&self) -> Option<PathBuf> {
        Some(self.settings_path.as_ref()?.with_file_name("last-trained.model"))
    }

    /// The network that was trained before the program was closed plays again.
    pub(super) fn restore_last_trained(&mut self) {
        let Some(path) = self.last_trained_path().filter(|path| path.exists()) else { return };
        self.file_task("last network", move || match Model::load(&path) {
            Ok(model) => LoadedFile::LastTrained(Arc::new(model)),
            Err(err) => {
                let place = keep_aside(&path).map_or_else(|err| err.to_string(), |aside| format!("kept as {}", aside.display()));
                LoadedFile::Failed(format!("{} ({place})", sentence(&err)))
            }
        });
    }

    /// A network that nobody saved is not lost when the window closes.
    pub(super) fn keep_last_trained(&self) {
        let (Some(path), Some(model)) = (self.last_trained_path(), &self.state.train.model) else { return };
        if let Err(err) = model.save(&path) {
            log::warn!("{err}");
        }
    }

    fn last_session_path(&self) -> Option<PathBuf> {
        Some(self.settings_path.as_ref()?.with_file_name("session.toml"))
    }

    /// The rounds of the last start can be brought back.
    pub(super) fn find_last_session(&mut self) {
        let Some(path) = self.last_session_path() else { return };
        let place = self.state.play.base_place(&self.state.base);
        let (session, complaint) = last_session::load(&path, &self.state.base, place);
        self.state.play.session_before = Some(session);
        self.state.messages.extend(complaint.map(Message::notice));
    }

    /// The rounds of this start, for the next one, written while play goes on: a crash costs nothing. Where nothing was played,
    /// those of the last start stay.
    pub(super) fn keep_session(&mut self) {
        let (Some(path), play) = (self.last_session_path(), &self.state.play) else { return };
        if play.session.records().is_empty() {
            return;
        }
        if self.session_keeper.is_none() {
            self.session_keeper = Keeper::spawn(path).ok();
        }
        if let Some(keeper) = &self.session_keeper {
            keeper.keep(last_session::kept(&play.session, &play.bases));
        }
    }

    /// The same when the window closes: the file is written when this returns.
    pub(super) fn keep_last_session(&mut self) {
        self.session_keeper = None; // waits for what it is writing
        let (Some(path), play) = (self.last_session_path(), &self.state.play) else { return };
        if !play.session.records().is_empty()
            && let Err(err) = save_toml(&path, &last_session::kept(&play.session, &play.bases))
        {
            log::warn!("{err}");
        }
    }

    pub(super) fn file_task(&mut self, name: &str, work: impl FnOnce() -> LoadedFile + Send + 'static) {
        if self.file.is_some() {
            return self.tell(Message::notice("Another file is still being read or written"));
        }
        self.state.file_busy = true;
        self.file = Some(Task::spawn(name, Arc::clone(&self.waker.0), work));
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

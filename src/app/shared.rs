//! What all rooms need: the base image, the settings, the networks, the current picture of the game, files and messages.

use std::path::PathBuf;
use std::sync::Arc;

use super::bases::{BaseOrigin, BaseWork};
use super::current_picture::CurrentPicture;
use super::error_words;
use super::files::FileWork;
use super::models::Models;
use super::settings::SettingsAside;
use super::train::Runs;
use super::{DeviceState, Effect, Language, Message, PictureGrid, Room, Settings};
use crate::factory::{BaseImage, SpecimenId};
use crate::storage::save_toml;
use crate::words::{Locale, set_locale, words};
use crate::worker::{Generators, Waker};

/// What all rooms need, and may change.
#[derive(Debug)]
pub struct Shared {
    /// The room that is shown.
    pub room: Room,
    /// The base image.
    pub base: Arc<BaseImage>,
    /// Where it comes from.
    pub base_origin: BaseOrigin,
    /// The current picture of the game.
    pub current: CurrentPicture,
    /// The networks that can play.
    pub models: Models,
    /// The trainings that are kept.
    pub runs: Runs,
    /// The run that is being trained, by its name.
    pub running_run: Option<String>,
    /// Where training will run.
    pub device: DeviceState,
    /// What is kept between starts.
    pub settings: Settings,
    /// The language of the window.
    pub locale: Locale,
    /// Messages that the window has not shown yet.
    pub messages: Vec<Message>,
    /// A picture on its way to the clipboard.
    pub clipboard: Option<PictureGrid>,
    /// Files that are being read or written.
    pub files: FileWork,
    /// The base image that is being made.
    pub(super) base_work: BaseWork,
    /// The generators that are in use.
    pub(super) generators: Generators,
    /// What rooms want of each other, oldest first.
    pub(super) effects: Vec<Effect>,
    pub(super) waker: WakerSlot,
    /// Whether it was said that settings are not kept.
    pub(super) is_unkept_said: bool,
    /// Whether the network of the last start could not be read or kept aside: its file is not replaced.
    pub(super) last_trained_stays: bool,
    /// The settings that a lesson changes, as they were before it; `None` while none is taught.
    pub(super) settings_aside: Option<SettingsAside>,
    /// Where the settings lie, and what is kept beside them; `None` keeps nothing.
    pub(super) settings_path: Option<PathBuf>,
}

/// A waker that can be printed.
#[derive(Clone)]
pub struct WakerSlot(pub Waker);

impl std::fmt::Debug for WakerSlot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Waker")
    }
}

impl Shared {
    /// Says something to the user.
    pub fn tell(&mut self, message: Message) {
        self.messages.push(message);
    }

    /// Whether a picture must not be shown: it would give away the one that waits for an answer.
    pub fn hides(&self, id: &SpecimenId) -> bool {
        self.current.hides(id)
    }

    /// Whether the game asks a picture, now or later.
    pub fn asks(&self, id: &SpecimenId) -> bool {
        self.current.asks(id)
    }

    /// Whether a file is being read or written.
    pub fn file_busy(&self) -> bool {
        self.files.is_busy()
    }

    /// Wants something of another room, as soon as this one is done.
    pub(super) fn want(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    pub(super) fn waker(&self) -> Waker {
        Arc::clone(&self.waker.0)
    }

    /// The place of a file beside the settings.
    pub(super) fn path_beside_settings(&self, name: &str) -> Option<PathBuf> {
        Some(self.settings_path.as_ref()?.with_file_name(name))
    }

    /// Speaks another language until somebody wants another one.
    pub(super) fn speak(&mut self, locale: Locale) {
        self.locale = locale;
        set_locale(locale);
    }

    /// Speaks the language of a lesson for as long as it is taught.
    pub(super) fn speak_in_lesson(&mut self, locale: Locale) {
        let (own, own_of_texts) = (self.locale, self.settings.language);
        let Some(aside) = &mut self.settings_aside else { return };
        aside.keep_language(own, own_of_texts);
        self.speak(locale);
        self.settings.language = Language::of_locale(locale);
    }

    /// Shows the texts of lessons in another language, from now on and at the next start.
    pub(super) fn set_language(&mut self, language: Language) {
        if let Some(aside) = &mut self.settings_aside {
            aside.choose_texts(language);
        }
        self.change_settings(|settings| settings.language = language);
    }

    /// Speaks another language, from now on and at the next start.
    pub(super) fn set_locale(&mut self, locale: Locale) {
        if let Some(aside) = &mut self.settings_aside {
            aside.forget_language();
        }
        self.speak(locale);
        self.change_settings(|settings| {
            settings.locale = Some(locale);
            settings.language = Language::of_locale(locale);
        });
    }

    /// Changes the settings and keeps them.
    pub(super) fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.settings);
        self.settings = self.settings.clone().checked();
        self.save_settings();
    }

    /// Whether a lesson is taught.
    pub(super) fn is_taught(&self) -> bool {
        self.settings_aside.is_some()
    }

    /// The settings as they are written: those that a lesson changes are the user's own.
    pub(super) fn settings_to_keep(&self) -> Settings {
        let settings = self.settings.clone();
        self.settings_aside.map_or_else(|| settings.clone(), |aside| aside.put_into(settings.clone()))
    }

    /// Writes the settings. That they cannot be written is said once.
    pub(super) fn save_settings(&mut self) {
        if let Some(path) = &self.settings_path
            && let Err(err) = save_toml(path, &self.settings_to_keep())
        {
            log::warn!("{err}");
            if !std::mem::replace(&mut self.is_unkept_said, true) {
                self.tell(Message::notice(words().shared_settings_not_kept(error_words::because(&err))));
            }
        }
    }
}

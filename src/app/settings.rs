//! What is kept between starts.

use std::path::Path;

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize};

use super::ClassSetup;
use crate::factory::{MadeBase, Mode};
use crate::storage::{Unusable, load_toml};
use crate::words::Locale;

use super::{Language, Shared};

/// How the window looks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Appearance {
    /// Light theme, larger text, full screen: for a projector.
    pub presentation: bool,
    /// The light theme without the rest.
    pub light: bool,
    /// Size of everything, 1 for the usual one.
    pub zoom: f32,
}

impl Default for Appearance {
    fn default() -> Self {
        Self { presentation: false, light: false, zoom: 1.0 }
    }
}

/// What draws the window. The variants' names in the file are fixed here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Renderer {
    /// OpenGL.
    #[serde(rename = "glow")]
    Glow,
    /// Vulkan, Metal or DirectX.
    #[serde(rename = "wgpu")]
    Wgpu,
}

impl Renderer {
    /// The word for people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Glow => "glow",
            Self::Wgpu => "wgpu",
        }
    }
}

/// A renderer that this program does not know is none: the rest of the file is good.
fn known_renderer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Renderer>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Named {
        Known(Renderer),
        Unknown(IgnoredAny),
    }
    Ok(match Named::deserialize(deserializer)? {
        Named::Known(renderer) => Some(renderer),
        Named::Unknown(_) => None,
    })
}

/// A language that the window does not speak is none: the rest of the file is good.
fn known_locale<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Locale>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Named {
        Known(Locale),
        Unknown(IgnoredAny),
    }
    Ok(match Named::deserialize(deserializer)? {
        Named::Known(locale) => Some(locale),
        Named::Unknown(_) => None,
    })
}

/// A base image that this program does not know is the bundled one.
fn known_base<'de, D: Deserializer<'de>>(deserializer: D) -> Result<MadeBase, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Made {
        Known(MadeBase),
        Unknown(IgnoredAny),
    }
    Ok(match Made::deserialize(deserializer)? {
        Made::Known(made) => made,
        Made::Unknown(_) => MadeBase::Bundled,
    })
}

/// The version of the settings file that this program writes, and the newest that it reads.
const VERSION: u32 = 1;

/// The settings file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Version of the file. A newer one is not read, and left alone.
    pub version: u32,
    /// How the window looks.
    pub appearance: Appearance,
    /// The difficulty that was played last.
    pub mode: Mode,
    /// The base image that was used last, where the program makes it.
    #[serde(deserialize_with = "known_base")]
    pub base: MadeBase,
    /// Whether true outlines are shown after the answer.
    pub outlines: bool,
    /// Whether the evidence map is shown after the answer.
    pub evidence: bool,
    /// Whether the base image is hidden from the person until the answer.
    pub base_hidden: bool,
    /// Whether the player has seen an example of each class.
    pub examples_seen: bool,
    /// What a teacher set for the class.
    pub class: ClassSetup,
    /// The renderer that worked last.
    #[serde(deserialize_with = "known_renderer")]
    pub renderer: Option<Renderer>,
    /// A renderer that is being started; still there at the next start, it has failed.
    #[serde(deserialize_with = "known_renderer")]
    pub renderer_on_trial: Option<Renderer>,
    /// The language in which the texts of lessons are shown, where they are written in it.
    pub language: Language,
    /// The language of the window; `None` takes the system's.
    #[serde(deserialize_with = "known_locale", skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// The training that was stopped when the window was closed last; said once at the next start.
    pub stopped_run: Option<StoppedRun>,
}

/// A training that the closing of the window stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoppedRun {
    /// Name of its run.
    pub name: String,
    /// Pictures seen by its last measurement, from which it goes on.
    pub images: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            version: VERSION,
            appearance: Appearance::default(),
            mode: Mode::Hard,
            base: MadeBase::Bundled,
            outlines: true,
            evidence: false,
            base_hidden: false,
            examples_seen: false,
            renderer: None,
            renderer_on_trial: None,
            language: Language::default(),
            locale: None,
            class: ClassSetup::default(),
            stopped_run: None,
        }
    }
}

impl Settings {
    /// The settings in a file, and why they start afresh if they do.
    pub fn load(path: &Path) -> (Self, Option<Unusable>) {
        let (settings, complaint) = load_toml::<Self>(path, VERSION);
        (settings.checked(), complaint)
    }

    /// The language of the texts of lessons beside a window that speaks `locale`: the same, unless one was chosen that the window does not
    /// speak, or before the window spoke any other than English.
    pub fn language_beside(&self, locale: Locale) -> Language {
        let follows = self.locale.is_some() || self.language == Language::default();
        if follows && self.language.locale().is_some() { Language::of_locale(locale) } else { self.language }
    }

    /// The settings with every number in a range that can be used: a file may have been edited by hand.
    pub fn checked(mut self) -> Self {
        let zoom = self.appearance.zoom;
        self.appearance.zoom = if zoom.is_finite() { zoom.clamp(0.5, 3.0) } else { 1.0 };
        self.class = self.class.checked();
        self
    }
}

/// The settings that a lesson changes, as they were before it.
#[derive(Clone, Copy, Debug)]
pub struct SettingsAside {
    mode: Mode,
    base: MadeBase,
    outlines: bool,
    evidence: bool,
    base_hidden: bool,
    class: ClassSetup,
    /// The language of the window and that of the texts of lessons, while the lesson speaks another one.
    own_language: Option<(Locale, Language)>,
}

impl SettingsAside {
    /// Puts them aside. In the file they stay as they were: a lesson that is cut short changes nothing.
    pub(super) fn take(shared: &mut Shared) -> Self {
        let Settings { mode, base, outlines, evidence, base_hidden, class, .. } = shared.settings;
        let aside = Self { mode, base, outlines, evidence, base_hidden, class, own_language: None };
        shared.settings_aside = Some(aside);
        let fresh = Settings::default();
        let now = Self {
            mode: fresh.mode,
            base: fresh.base,
            outlines: fresh.outlines,
            evidence: fresh.evidence,
            base_hidden: fresh.base_hidden,
            // The class has as many people in a lesson as without one.
            class: ClassSetup { people: class.people, ..fresh.class },
            own_language: None,
        };
        shared.settings = now.put_into(shared.settings.clone());
        aside
    }

    /// They are again as they were.
    pub(super) fn put_back(self, shared: &mut Shared) {
        let own_language = shared.settings_aside.take().and_then(|aside| aside.own_language);
        if let Some((locale, _)) = own_language {
            shared.speak(locale);
        }
        shared.settings = Self { own_language, ..self }.put_into(shared.settings.clone());
        shared.save_settings();
    }

    /// Settings with these in them.
    pub(super) fn put_into(self, settings: Settings) -> Settings {
        let Self { mode, base, outlines, evidence, base_hidden, class, own_language } = self;
        let language = own_language.map_or(settings.language, |(_, language)| language);
        Settings { mode, base, outlines, evidence, base_hidden, class, language, ..settings }
    }

    /// Keeps the language that the user had, while the lesson speaks another one.
    pub(super) fn keep_language(&mut self, locale: Locale, language: Language) {
        self.own_language = Some((locale, language));
    }

    /// The user has chosen another language for the texts of lessons meanwhile: that one is their own.
    pub(super) fn choose_texts(&mut self, language: Language) {
        if let Some((_, own)) = &mut self.own_language {
            *own = language;
        }
    }

    /// The user has chosen a language of the window meanwhile: that one is their own.
    pub(super) fn forget_language(&mut self) {
        self.own_language = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::save_toml;

    fn read(text: &str) -> Settings {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn the_language_is_kept_and_one_that_the_window_does_not_speak_is_the_systems() {
        for locale in Locale::ALL {
            let settings = Settings { locale: Some(locale), ..Settings::default() };
            let text = toml::to_string(&settings).unwrap();
            assert!(text.contains(&format!("locale = \"{}\"", locale.code())), "{text}");
            assert_eq!(read(&text), settings);
        }
        for text in ["", "locale = \"tlh\"", "locale = 7"] {
            assert_eq!(read(text), Settings::default(), "{text}");
        }
        assert!(!toml::to_string(&Settings::default()).unwrap().contains("locale"), "nothing was chosen");
    }

    #[test]
    fn the_texts_of_lessons_follow_the_window_unless_another_language_was_chosen_for_them() {
        let beside = |language, locale, spoken| Settings { language, locale, ..Settings::default() }.language_beside(spoken);
        use Language as Of;
        for (language, locale, spoken, wanted) in [
            (Of::English, None, Locale::French, Of::French),
            (Of::English, Some(Locale::English), Locale::French, Of::French),
            (Of::French, Some(Locale::French), Locale::English, Of::English),
            (Of::French, None, Locale::English, Of::French),
            (Of::German, Some(Locale::English), Locale::English, Of::German),
        ] {
            assert_eq!(beside(language, locale, spoken), wanted, "{language:?}, {locale:?}, {spoken:?}");
        }
    }

    #[test]
    fn renderers_have_the_names_that_they_have_always_had() {
        for (renderer, name) in [(Renderer::Glow, "glow"), (Renderer::Wgpu, "wgpu")] {
            let settings = Settings { renderer: Some(renderer), renderer_on_trial: Some(renderer), ..Settings::default() };
            let text = toml::to_string(&settings).unwrap();
            assert!(text.contains(&format!("renderer = \"{name}\"\nrenderer_on_trial = \"{name}\"\n")), "{text}");
            assert_eq!(read(&text), settings);
        }
        let odd = read("evidence = true\nrenderer = \"crayon\"\nrenderer_on_trial = 7");
        assert_eq!(odd, Settings { evidence: true, ..Settings::default() });
        assert_eq!(read(""), Settings::default());
    }

    #[test]
    fn a_base_image_that_the_program_makes_is_kept_by_its_word() {
        for (word, base) in [("random:48213", MadeBase::random(48_213)), ("walnut", "walnut".parse().unwrap())] {
            let settings = Settings { base, ..Settings::default() };
            let text = toml::to_string(&settings).unwrap();
            assert!(text.contains(&format!("base = \"{word}\"\n")), "{text}");
            assert_eq!(read(&text), settings);
        }
        for odd in ["base = \"random:x\"", "base = \"cauliflower\"", "base = 7"] {
            assert_eq!(read(odd), Settings::default(), "{odd}");
        }
    }

    #[test]
    fn settings_of_a_newer_program_are_left_alone_and_that_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        let newer = format!("version = {}\nevidence = \"often\"", VERSION + 1);
        std::fs::write(&path, &newer).unwrap();
        let (settings, complaint) = Settings::load(&path);
        assert_eq!(settings, Settings::default());
        assert!(matches!(complaint, Some(Unusable::Newer(version)) if version == VERSION + 1));
        save_toml(&path, &settings).unwrap_err();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), newer);
    }
}

//! Opening the window: the renderer that works, or one clear sentence.
#![expect(clippy::print_stderr, reason = "without a window there is only standard error")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use eframe::NativeOptions;

use super::theme;
use super::window::Window;
use crate::app::{Action, BaseOrigin, Launch, Lesson, LessonChoice, LessonError, Renderer, Settings};
use crate::cli::{RendererChoice, WindowArguments};
use crate::storage::{BaseChoice, Unusable, load_recipe, printable, save_toml, settings_path, shown};
use crate::words::Locale;

/// Identity of the window for the desktop.
const APP_ID: &str = "org.brain_tumor_lab.BrainTumorLab";
/// What a system without the libraries of a desktop needs.
const PACKAGES: &str = "a display and these packages are needed; Debian: libgl1 libegl1 libxkbcommon-x11-0 libxcursor1 libxi6 \
     libx11-xcb1; Fedora: mesa-libGL mesa-libEGL libxkbcommon-x11 libXcursor libXi libX11-xcb";

/// Opens the window and waits until it is closed.
pub fn run(arguments: &WindowArguments) -> ExitCode {
    let base = match &arguments.base {
        None => None,
        Some(choice) => match choice.load() {
            Ok(base) => Some((base, origin(choice))),
            Err(err) => return fail(&err.to_string()),
        },
    };
    let recipe = match arguments.recipe.as_deref().map(load_recipe).transpose() {
        Ok(recipe) => recipe,
        Err(err) => return fail(&err.to_string()),
    };
    let lesson = match arguments.lesson.as_deref().map(open_lesson).transpose() {
        Ok(lesson) => lesson,
        Err(sentence) => return fail(&sentence),
    };
    let seed = arguments.seed.unwrap_or_else(seed_from_clock);
    let settings_path = settings_path();
    let (settings, complaint) =
        settings_path.as_deref().map_or_else(|| (Settings::default(), Some(Unusable::NoHome)), Settings::load);
    let locale = arguments.language.or(settings.locale).unwrap_or_else(|| Locale::of_system(sys_locale::get_locales()));
    let launch = Launch { base, recipe, seed, device: arguments.device, settings_path, lesson, complaint, locale };
    let mut reasons = Vec::new();
    for renderer in renderers(arguments.renderer, &launch) {
        note_trial(&launch, renderer);
        match open(renderer, launch.clone(), arguments.file.clone()) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(reason) => reasons.push(format!("{}: {reason}", renderer.word())),
        }
    }
    fail(&format!("cannot open a window ({}); {PACKAGES}", reasons.join("; ")))
}

/// The lesson that was asked for on the command line.
fn open_lesson(word: &Path) -> Result<Arc<Lesson>, String> {
    LessonChoice::of_word(word.as_os_str()).load().map(Arc::new).map_err(|err| match err {
        LessonError::File(err) => err.to_string(),
        LessonError::Mistakes(_) => format!("the lesson {} cannot be opened: {err}", shown(word)),
    })
}

/// Where a base image comes from that was asked for on the command line.
fn origin(choice: &BaseChoice) -> BaseOrigin {
    match choice {
        BaseChoice::Made(made) => BaseOrigin::Made(*made),
        BaseChoice::File(_) => BaseOrigin::Given(choice.name()),
    }
}

fn fail(sentence: &str) -> ExitCode {
    let line: Vec<&str> = sentence.lines().map(str::trim).collect();
    eprintln!("error: {}", printable(&line.join(" ")));
    ExitCode::FAILURE
}

fn seed_from_clock() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |age| age.as_millis() as u64 % 1_000_000)
}

/// The renderers to try, the likeliest first.
fn renderers(choice: RendererChoice, launch: &Launch) -> Vec<Renderer> {
    let both = match choice {
        RendererChoice::Glow => return vec![Renderer::Glow],
        RendererChoice::Wgpu => return vec![Renderer::Wgpu],
        RendererChoice::Auto if cfg!(target_os = "linux") => [Renderer::Glow, Renderer::Wgpu],
        RendererChoice::Auto => [Renderer::Wgpu, Renderer::Glow],
    };
    let settings = launch.settings_path.as_deref().map_or_else(Settings::default, |path| Settings::load(path).0);
    // A renderer that was on trial when the program ended has taken it down: the other one goes first.
    let bad = settings.renderer_on_trial;
    let good = settings.renderer.filter(|good| Some(*good) != bad);
    let mut order = both.to_vec();
    order.sort_by_key(|&renderer| (Some(renderer) == bad, Some(renderer) != good));
    order
}

/// Writes which renderer is being started; its first frame takes the note away.
fn note_trial(launch: &Launch, renderer: Renderer) {
    if let Some(path) = &launch.settings_path {
        // Damaged settings were kept aside and noted when the program started.
        let (mut settings, _) = Settings::load(path);
        settings.renderer_on_trial = Some(renderer);
        if let Err(err) = save_toml(path, &settings) {
            log::warn!("{err}");
        }
    }
}

fn open(renderer: Renderer, launch: Launch, file: Option<PathBuf>) -> Result<(), String> {
    let viewport = egui::ViewportBuilder::default()
        .with_title("Brain Tumor Lab")
        .with_app_id(APP_ID)
        .with_inner_size([1280.0, 720.0])
        .with_min_inner_size(theme::smallest_size());
    let viewport = match eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")) {
        Ok(icon) => viewport.with_icon(icon),
        Err(_no_picture) => viewport,
    };
    let drawing = match renderer {
        Renderer::Glow => eframe::Renderer::Glow,
        #[cfg(feature = "gpu")]
        Renderer::Wgpu => eframe::Renderer::Wgpu,
        #[cfg(not(feature = "gpu"))]
        Renderer::Wgpu => return Err("this program was built without it".to_owned()),
    };
    let options = NativeOptions { renderer: drawing, viewport, ..Default::default() };
    let create: eframe::AppCreator<'static> = Box::new(move |cc| {
        let mut window = Window::new(&cc.egui_ctx, launch, renderer);
        // As if it were dropped on the window: a thread finds out what it is.
        if let Some(file) = file {
            window.lab_mut().apply(Action::OpenDropped(file));
        }
        Ok(Box::new(window))
    });
    // A missing libxkbcommon is a panic of the windowing library, not an error.
    let run = std::panic::AssertUnwindSafe(|| eframe::run_native(APP_ID, options, create));
    match std::panic::catch_unwind(run) {
        // Without a display both renderers fail alike; the library's own words name places in its sources.
        Ok(Err(eframe::Error::WinitEventLoop(_) | eframe::Error::Winit(_))) => Err("no display can be reached".to_owned()),
        Ok(result) => result.map_err(|err| err.to_string()),
        Err(_panic) => Err("a system library is missing".to_owned()),
    }
}

//! How long it takes from a move of the pointer on a slider of Factory to the new pixels on the screen, in the real window.
//!
//! ```text
//! cargo run --release --example tools -- time-the-hand PAGE X1,Y1 X2,Y2 [MOVES [PICTURE]]
//! ```
//!
//! The window is 1280 x 720. The pointer is pressed at (X1, Y1), in points, and then moved to and fro between the two places; PAGE is a
//! page of Factory ("sample", "grid", "strip"), PICTURE the place of the picture in its series. A move counts from its arrival as an event until the frame with the new picture is
//! painted and shown: when the next frame begins. Our own time is that of our code in a frame, without egui's tessellation and the
//! drawing by OpenGL.
use std::sync::Arc;
use std::time::{Duration, Instant};

use brain_tumor_lab::app::{Action, FactoryAction, GridChoice, Launch, PageId, Renderer, Room, State};
use brain_tumor_lab::factory::GrayImage;
use brain_tumor_lab::network::DeviceChoice;
use brain_tumor_lab::ui::Window;
use eframe::NativeOptions;
use egui::{Event, Modifiers, PointerButton, Pos2, pos2};

/// Quiet frames before the pointer moves again: what was begun is over.
const QUIET_FRAMES: usize = 3;
/// A move that changes nothing in this time is counted as lost.
const LOST: Duration = Duration::from_secs(2);
/// Moves that are not counted.
const WARM_UP: usize = 5;

/// What is measured, by the name of the page.
#[derive(Clone)]
struct Order {
    page: PageId,
    places: [Pos2; 2],
    moves: usize,
    /// Place of the picture in its series.
    index: u64,
}

struct Hand {
    window: Window,
    order: Order,
    is_set_up: bool,
    is_pressed: bool,
    moved: usize,
    quiet: usize,
    sent: Option<Instant>,
    is_painted: bool,
    shown: Option<Shown>,
    latencies: Vec<f64>,
    lost: usize,
    logic: Duration,
    own: Duration,
    frames: Vec<f64>,
}

/// What tells one view from the next: the picture, or the many pictures of a grid.
type Shown = (Box<GrayImage>, usize);

impl Hand {
    fn shown(state: &State) -> Option<Shown> {
        let picture = state.factory.picture.as_ref()?;
        Some((Box::new(picture.specimen.image.clone()), Arc::as_ptr(&picture.thumbnails) as usize))
    }

    fn is_new(&self) -> bool {
        let now = Self::shown(self.window.lab().state());
        match (&now, &self.shown) {
            (Some(now), Some(before)) if self.order.page == PageId("sample") => now.0 != before.0,
            (Some(now), Some(before)) => now.1 != before.1,
            _ => false,
        }
    }

    fn set_up(&mut self) {
        let seed = self.window.lab().state().factory.seed;
        let lab = self.window.lab_mut();
        lab.apply(FactoryAction::ShowSpecimen { seed, index: self.order.index });
        lab.apply(Action::Show(Room::Factory));
        lab.apply(FactoryAction::SetGrid(GridChoice { count: 200, class: None, mixed: false }));
        lab.apply(FactoryAction::Show(self.order.page));
        self.is_set_up = true;
    }

    fn report(&mut self) {
        let percentile = |values: &mut Vec<f64>, share: f64| {
            values.sort_by(f64::total_cmp);
            values.get(((values.len() as f64 * share) as usize).min(values.len().saturating_sub(1))).copied().unwrap_or_default()
        };
        let page = self.order.page.0;
        let (median, slow) = (percentile(&mut self.latencies, 0.5), percentile(&mut self.latencies, 0.95));
        let (own, slow_own) = (percentile(&mut self.frames, 0.5), percentile(&mut self.frames, 0.95));
        println!(
            "{page}: pointer to pixels: median {median:.1} ms, 95 % under {slow:.1} ms ({} moves, {} lost)",
            self.latencies.len(),
            self.lost
        );
        println!(
            "{page}: our own time per frame: median {own:.2} ms, 95 % under {slow_own:.2} ms ({} frames)",
            self.frames.len()
        );
    }
}

impl eframe::App for Hand {
    fn raw_input_hook(&mut self, _ctx: &egui::Context, input: &mut egui::RawInput) {
        // Only the hand of the measurement counts.
        input.events.retain(|event| !matches!(event, Event::PointerMoved(_) | Event::PointerGone | Event::PointerButton { .. }));
        if !self.is_set_up || self.sent.is_some() || self.quiet < QUIET_FRAMES {
            return;
        }
        let place = self.order.places[self.moved % 2];
        // A hand moves by small steps: each place is a little beside the last one.
        let place = place + egui::vec2((self.moved / 2 % 7) as f32, 0.0);
        input.events.push(Event::PointerMoved(place));
        if self.is_pressed {
            self.shown = Self::shown(self.window.lab().state());
            self.sent = Some(Instant::now());
            self.is_painted = false;
            self.moved += 1;
        } else {
            let button = PointerButton::Primary;
            input.events.push(Event::PointerButton { pos: place, button, pressed: true, modifiers: Modifiers::NONE });
            self.is_pressed = true;
            self.quiet = 0;
        }
    }

    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        if let Some(sent) = self.sent {
            let is_lost = sent.elapsed() > LOST;
            if self.is_painted || is_lost {
                if is_lost && !self.is_painted {
                    self.lost += 1;
                } else if self.moved > WARM_UP {
                    self.latencies.push(sent.elapsed().as_secs_f64() * 1e3);
                }
                (self.sent, self.quiet) = (None, 0);
            }
        }
        if self.own > Duration::ZERO {
            self.frames.push((self.logic + self.own).as_secs_f64() * 1e3);
            (self.logic, self.own) = (Duration::ZERO, Duration::ZERO);
        }
        let start = Instant::now();
        self.window.logic(ctx, frame);
        self.logic += start.elapsed();
        if self.moved >= self.order.moves && self.sent.is_none() {
            self.report();
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            self.order.moves = usize::MAX;
        }
        ctx.request_repaint();
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        if !self.is_set_up && self.window.lab().state().play.live.is_some() {
            self.set_up();
        }
        // Whether what is painted now is what the pointer asked for.
        let is_new = self.sent.is_some() && self.is_new();
        let start = Instant::now();
        self.window.ui(ui, frame);
        self.own += start.elapsed();
        self.is_painted |= is_new;
        self.quiet += 1;
    }
}

pub fn run(arguments: &[String]) -> anyhow::Result<()> {
    let arguments: Vec<String> = arguments.to_vec();
    let place = |text: &str| {
        let numbers: Vec<f32> = text.split(',').filter_map(|number| number.parse().ok()).collect();
        if let [x, y] = numbers[..] { pos2(x, y) } else { pos2(0.0, 0.0) }
    };
    let [page, from, to, rest @ ..] = &arguments[..] else {
        println!("usage: time_the_hand PAGE X1,Y1 X2,Y2 [MOVES [PICTURE]]");
        return Ok(());
    };
    let page = match page.as_str() {
        "grid" => PageId("grid"),
        "strip" => PageId("strip"),
        _ => PageId("sample"),
    };
    let number = |place: usize| rest.get(place)?.parse::<u64>().ok();
    let (moves, index) = (number(0).unwrap_or(100) as usize, number(1).unwrap_or_default());
    let order = Order { page, places: [place(from), place(to)], moves, index };
    let viewport = egui::ViewportBuilder::default().with_inner_size([1280.0, 720.0]);
    let options = NativeOptions { renderer: eframe::Renderer::Glow, viewport, ..Default::default() };
    let launch = Launch {
        base: None,
        recipe: None,
        seed: 11,
        device: DeviceChoice::Cpu,
        settings_path: None,
        lesson: None,
        locale: brain_tumor_lab::words::Locale::English,
        complaint: None,
    };
    let create: eframe::AppCreator<'static> = Box::new(move |cc| {
        Ok(Box::new(Hand {
            window: Window::new(&cc.egui_ctx, launch, Renderer::Glow),
            order,
            is_set_up: false,
            is_pressed: false,
            moved: 0,
            quiet: 0,
            sent: None,
            is_painted: false,
            shown: None,
            latencies: Vec::new(),
            lost: 0,
            logic: Duration::ZERO,
            own: Duration::ZERO,
            frames: Vec::new(),
        }))
    });
    eframe::run_native("time the hand", options, create).map_err(|err| anyhow::anyhow!("the window cannot be shown: {err}"))
}

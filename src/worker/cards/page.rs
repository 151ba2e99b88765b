//! A page of A4 in gray values: the pictures, boxes and words of a card, and the table of the answers.

use super::text::{Line, Weight};
use crate::factory::{GrayImage, HEIGHT, Syndrome, WIDTH};
use crate::words::words;

/// A4 upright, 210 x 297 mm, at 150 pixels per inch.
pub(super) const PAGE: (usize, usize) = (1240, 1754);
/// Margin at the left and right, in pixels.
const MARGIN: usize = 90;
/// A pixel of a picture is a square of so many pixels of the page, without blur.
pub(super) const ENLARGED: usize = 5;
/// Left and top of base image and sample.
pub(super) const BASE_AT: (usize, usize) = (MARGIN, 350);
pub(super) const SAMPLE_AT: (usize, usize) = (PAGE.0 - MARGIN - WIDTH * ENLARGED, 350);
/// Side of a box to tick.
const BOX: usize = 120;
/// Top of the boxes.
const BOXES_AT: usize = 1210;
/// Rows of the table of answers on a page, and the distance between two of them.
const ROWS: usize = 25;
const ROW: usize = 51;
/// Top of the table.
const TABLE_AT: usize = 320;
/// Columns of the table.
const COLUMNS: usize = 4;

const WHITE: u8 = 255;
const BLACK: u8 = 0;
const GRAY: u8 = 110;

/// A page.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Page {
    pixels: Vec<u8>,
}

impl Page {
    fn white() -> Self {
        Self { pixels: vec![WHITE; PAGE.0 * PAGE.1] }
    }

    /// The gray values, row by row from the top left.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    fn fill(&mut self, (left, top): (usize, usize), (width, height): (usize, usize), gray: u8) {
        for row in top..(top + height).min(PAGE.1) {
            self.pixels[row * PAGE.0 + left..row * PAGE.0 + (left + width).min(PAGE.0)].fill(gray);
        }
    }

    /// An empty box with a line of so many pixels around it.
    fn frame(&mut self, (left, top): (usize, usize), (width, height): (usize, usize), line: usize) {
        self.fill((left, top), (width, height), BLACK);
        self.fill((left + line, top + line), (width - 2 * line, height - 2 * line), WHITE);
    }

    fn picture(&mut self, (left, top): (usize, usize), image: &GrayImage) {
        for (at, &gray) in image.pixels().iter().enumerate() {
            let corner = (left + at % WIDTH * ENLARGED, top + at / WIDTH * ENLARGED);
            self.fill(corner, (ENLARGED, ENLARGED), gray);
        }
    }

    /// Text whose base line begins at this place.
    fn text(&mut self, line: &Line, (left, base): (usize, usize), gray: u8) {
        line.draw(|x, y, share| {
            let (x, y) = (left as i32 + x, base as i32 + y);
            if (0..PAGE.0 as i32).contains(&x) && (0..PAGE.1 as i32).contains(&y) {
                let pixel = &mut self.pixels[y as usize * PAGE.0 + x as usize];
                let mixed = f32::from(*pixel) + (f32::from(gray) - f32::from(*pixel)) * share.clamp(0.0, 1.0);
                *pixel = (*pixel).min(mixed.round() as u8);
            }
        });
    }

    /// Text in the middle of a stretch.
    fn centred(&mut self, line: &Line, (left, width): (usize, usize), base: usize, gray: u8) {
        let indent = (width as f32 - line.width()) / 2.0;
        self.text(line, (left + indent.max(0.0).round() as usize, base), gray);
    }
}

/// What the pages of one round have in common.
pub(super) struct Pages {
    /// The recipe and the seed, in words.
    round: String,
    count: u32,
}

impl Pages {
    /// The pages of a round of so many pictures.
    pub fn new(recipe: &str, seed: u64, count: u32) -> Self {
        let line = |recipe: &str| words().cards_round(recipe, seed.to_string());
        let mut recipe = recipe.to_owned();
        // The end of a long name is left out where it would run out of the page.
        while !recipe.is_empty() && small(&numbered(count, count, &line(&recipe))).width() > (PAGE.0 - 2 * MARGIN) as f32 {
            recipe.pop();
        }
        Self { round: line(&recipe), count }
    }

    /// The page of a picture. It is given no truth.
    pub fn picture(&self, number: u32, base: &GrayImage, sample: &GrayImage) -> Page {
        let mut page = Page::white();
        page.text(&Line::new(&words().cards_picture(number.to_string()), Weight::Strong, 96.0), (MARGIN, 170), BLACK);
        page.text(&small(&numbered(number, self.count, &self.round)), (MARGIN, 235), GRAY);
        for (at, title, image) in [(BASE_AT, words().cards_base(), base), (SAMPLE_AT, words().cards_sample(), sample)] {
            page.centred(&Line::new(&title, Weight::Strong, 44.0), (at.0, WIDTH * ENLARGED), at.1 - 22, BLACK);
            page.picture(at, image);
        }
        let below = BASE_AT.1 + HEIGHT * ENLARGED;
        page.text(&Line::new(&words().cards_question(), Weight::Strong, 52.0), (MARGIN, below + 120), BLACK);
        let step = (PAGE.0 - 2 * MARGIN) / Syndrome::COUNT;
        for class in Syndrome::ALL {
            let stretch = (MARGIN + class.index() * step, step);
            page.frame((stretch.0 + (step - BOX) / 2, BOXES_AT), (BOX, BOX), 6);
            page.centred(&Line::new(&class.to_string(), Weight::Strong, 96.0), stretch, BOXES_AT + BOX + 90, BLACK);
            page.centred(&Line::new(&described(class), Weight::Regular, 34.0), stretch, BOXES_AT + BOX + 140, GRAY);
        }
        page.footer();
        page
    }

    /// The page with the answers, picture by picture.
    pub fn answers(&self, truths: &[Syndrome]) -> Page {
        let mut page = Page::white();
        page.text(&Line::new(&words().cards_answers(), Weight::Strong, 96.0), (MARGIN, 170), BLACK);
        page.text(&small(&self.round), (MARGIN, 235), GRAY);
        for (place, truth) in truths.iter().enumerate() {
            let (left, base) = answer_at(place);
            let number = Line::new(&(place + 1).to_string(), Weight::Regular, 44.0);
            page.text(&number, (left + 80 - number.width().min(80.0) as usize, base), GRAY);
            page.text(&Line::new(&truth.to_string(), Weight::Strong, 48.0), (left + 120, base), BLACK);
        }
        page.footer();
        page
    }
}

/// The line below the title.
fn small(text: &str) -> Line {
    Line::new(text, Weight::Regular, 40.0)
}

fn numbered(number: u32, count: u32, round: &str) -> String {
    words().cards_number_of(number.to_string(), count.to_string(), round)
}

/// Where the base line of a picture's answer begins, by its place from 0.
pub(super) fn answer_at(place: usize) -> (usize, usize) {
    (MARGIN + place / ROWS % COLUMNS * ((PAGE.0 - 2 * MARGIN) / COLUMNS), TABLE_AT + (place % ROWS + 1) * ROW)
}

impl Page {
    fn footer(&mut self) {
        self.text(&Line::new(&words().cards_synthetic(), Weight::Regular, 34.0), (MARGIN, PAGE.1 - 70), GRAY);
    }
}

/// What tells a class from the others.
fn described(class: Syndrome) -> String {
    match class {
        Syndrome::A => words().cards_big(),
        Syndrome::B => words().cards_medium(),
        Syndrome::C => words().cards_many_small(),
        Syndrome::Z => words().cards_healthy(),
    }
}

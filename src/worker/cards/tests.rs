//! The pages pixel by pixel: the pictures are where they belong, the truth is on the page of the answers alone.

use std::sync::Arc;
use std::time::Duration;

use super::super::ask::{Ask, Reply};
use super::page::{BASE_AT, ENLARGED, SAMPLE_AT, answer_at};
use super::*;
use crate::factory::{BaseImage, GrayImage, HEIGHT, Mode, WIDTH};

fn generator() -> Generator {
    Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap()
}

/// The picture that lies on a page, read back from the middle of its squares; all pixels of a square must be alike.
fn picture_at(page: &[u8], (left, top): (usize, usize)) -> GrayImage {
    let mut image = GrayImage::black();
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            let square: Vec<u8> = (0..ENLARGED * ENLARGED)
                .map(|at| page[(top + y * ENLARGED + at / ENLARGED) * PAGE.0 + left + x * ENLARGED + at % ENLARGED])
                .collect();
            assert!(square.iter().all(|gray| *gray == square[0]), "a blurred square at {x}, {y}");
            image.pixels_mut()[y * WIDTH + x] = square[0];
        }
    }
    image
}

/// The page without what lies at the place of a picture.
fn without(page: &Page, (left, top): (usize, usize)) -> Vec<u8> {
    let mut pixels = page.pixels().to_vec();
    for row in top..top + HEIGHT * ENLARGED {
        pixels[row * PAGE.0 + left..row * PAGE.0 + left + WIDTH * ENLARGED].fill(0);
    }
    pixels
}

#[test]
fn base_and_sample_lie_on_the_page_without_blur() {
    let generator = generator();
    let specimen = generator.specimen(7, 3);
    let page = Pages::new("HARD", 7, 10).picture(4, generator.base().image(), &specimen.image);
    assert_eq!(picture_at(page.pixels(), SAMPLE_AT), specimen.image);
    assert_eq!(&picture_at(page.pixels(), BASE_AT), generator.base().image());
    assert_eq!(page.pixels().len(), PAGE.0 * PAGE.1);
}

#[test]
fn beside_the_sample_a_page_is_the_same_for_every_class() {
    let generator = generator();
    let pages = Pages::new("HARD", 7, 10);
    let mut seen = [false; 4];
    let mut first: Option<Vec<u8>> = None;
    for index in 0..40 {
        let specimen = generator.specimen(7, index);
        let page = without(&pages.picture(4, generator.base().image(), &specimen.image), SAMPLE_AT);
        seen[specimen.plan.syndrome.index()] = true;
        assert!(*first.get_or_insert_with(|| page.clone()) == page, "picture {index}");
    }
    assert_eq!(seen, [true; 4]);
    // And it does say its number, its seed and how many there are.
    let black = GrayImage::black();
    let of = |pages: Pages, number| pages.picture(number, &black, &black).pixels().to_vec();
    let page = of(Pages::new("HARD", 7, 10), 4);
    for other in [
        of(Pages::new("HARD", 7, 10), 5),
        of(Pages::new("HARD", 8, 10), 4),
        of(Pages::new("EASY", 7, 10), 4),
        of(Pages::new("HARD", 7, 11), 4),
    ] {
        assert!(page != other);
    }
}

#[test]
fn four_boxes_are_empty() {
    let black = GrayImage::black();
    let page = Pages::new("HARD", 7, 10).picture(1, &black, &black);
    let at = |x: usize, y: usize| page.pixels()[y * PAGE.0 + x];
    // Along a line through the middle of the boxes: black edges, and white between them.
    let row: Vec<u8> = (0..PAGE.0).map(|x| at(x, 1270)).collect();
    let edges = row.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert_eq!(edges, 4 * 4, "two lines of each of four boxes, nothing else");
    assert!(row.iter().all(|gray| [0, 255].contains(gray)));
}

#[test]
fn each_answer_stands_at_its_number() {
    let pages = Pages::new("HARD", 7, 100);
    let all_a = pages.answers(&[Syndrome::A; 100]);
    for place in [0, 24, 25, 63, 99] {
        let mut truths = [Syndrome::A; 100];
        truths[place] = Syndrome::Z;
        let other = pages.answers(&truths);
        let (left, base) = answer_at(place);
        let differs = |at: &usize| all_a.pixels()[*at] != other.pixels()[*at];
        let places: Vec<(usize, usize)> = (0..PAGE.0 * PAGE.1).filter(differs).map(|at| (at % PAGE.0, at / PAGE.0)).collect();
        assert!(places.len() > 50, "picture {}", place + 1);
        assert!(
            places.iter().all(|&(x, y)| (left + 100..left + 200).contains(&x) && (base - 50..base + 5).contains(&y)),
            "picture {}: {places:?}",
            place + 1
        );
    }
    let corners: std::collections::BTreeSet<(usize, usize)> = (0..100).map(answer_at).collect();
    assert_eq!(corners.len(), 100, "no two answers lie over each other");
    assert!(corners.iter().all(|&(left, base)| left + 200 < PAGE.0 && base < PAGE.1 - 120));
}

#[test]
fn a_long_name_stays_on_the_page() {
    let black = GrayImage::black();
    let page = Pages::new(&"W".repeat(500), u64::MAX, 100).picture(100, &black, &black);
    let right: Vec<u8> = (0..PAGE.1).flat_map(|y| page.pixels()[y * PAGE.0 + PAGE.0 - 20..(y + 1) * PAGE.0].to_vec()).collect();
    assert!(right.iter().all(|&gray| gray == 255));
}

#[test]
fn every_line_of_text_stays_on_the_page_in_every_language() {
    let black = GrayImage::black();
    for locale in Locale::ALL {
        let pages = in_locale(locale, || {
            let pages = Pages::new("HARD", 7, 100);
            [pages.picture(100, &black, &black), pages.answers(&[Syndrome::C; 100])]
        });
        for page in pages {
            let is_white = |y: usize| page.pixels()[(y + 1) * PAGE.0 - 60..(y + 1) * PAGE.0].iter().all(|&gray| gray == 255);
            assert!((0..PAGE.1).all(is_white), "{locale:?}");
        }
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_round_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let (generator, place) = (generator(), folder.path().join("cards"));
    let round = Round { series: 7, first: 5, seed: 7, count: 3 };
    assert!(!write_cards(&generator, round, &place, |pages| pages < 2).unwrap(), "stopped after the second page");
    assert_eq!(names(folder.path()), Vec::<String>::new());
    let mut steps = Vec::new();
    let progress = |pages| {
        steps.push(pages);
        true
    };
    assert!(write_cards(&generator, round, &place, progress).unwrap());
    assert_eq!(steps, [1, 2, 3, 4]);
    assert_eq!(names(&place), ["answers.png", "picture-001.png", "picture-002.png", "picture-003.png"]);
    let read = image::open(place.join("picture-003.png")).unwrap().into_luma8();
    assert_eq!(picture_at(read.as_raw(), SAMPLE_AT), generator.specimen(7, 7).image);
    let answers = image::open(place.join("answers.png")).unwrap().into_luma8();
    let truths: Vec<Syndrome> = (5..8).map(|index| generator.plan(7, index).syndrome).collect();
    assert_eq!(answers.as_raw(), Pages::new("HARD", 7, 3).answers(&truths).pixels());

    let err = write_cards(&generator, round, &place, |_| true).unwrap_err();
    assert!(err.to_string().contains("is not empty"), "{err}");
    for count in [0, MOST_CARDS + 1] {
        let err = write_cards(&generator, Round { count, ..round }, &folder.path().join("none"), |_| true).unwrap_err();
        assert!(err.reason.contains("1 to 100 cards"), "{err}");
    }
    let err = write_cards(&generator, round, &folder.path().join("absent/cards"), |_| true).unwrap_err();
    assert!(err.to_string().starts_with("cannot write the cards: "), "{err}");
    assert_eq!(names(folder.path()), ["cards"]);
}

#[test]
fn the_job_writes_cards_and_says_why_not() {
    let folder = tempfile::tempdir().unwrap();
    let base = Arc::new(BaseImage::bundled());
    let mut ask = Ask::new(Arc::new(|| {}), CardsJob::default);
    let request = CardsRequest {
        first: SpecimenId::of_mode(Mode::Easy, &base, 3),
        seed: 3,
        count: 1,
        folder: folder.path().join("cards"),
        locale: Locale::French,
    };
    let mut end = |request: CardsRequest| {
        ask.ask(request);
        loop {
            assert!(ask.wait_within(Duration::from_mins(1)), "nothing is said");
            if let Some(Reply::Answer(end)) = ask.poll() {
                return end;
            }
        }
    };
    assert!(matches!(end(request.clone()), CardsEnd::Done));
    let written = image::open(request.folder.join("answers.png")).unwrap().into_luma8();
    let truth = Generator::new(&Mode::Easy.recipe(), &base).unwrap().plan(request.first.seed, request.first.index).syndrome;
    let answers = |locale| in_locale(locale, || Pages::new("EASY", 3, 1).answers(&[truth]).pixels().to_vec());
    assert!(*written.as_raw() == answers(Locale::French), "in the language that was asked for");
    assert!(*written.as_raw() != answers(Locale::English));
    assert!(matches!(end(request), CardsEnd::Failed(JobError::File(_))), "the folder is there already");
}

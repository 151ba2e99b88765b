//! What each pixel of a picture is: outside of the head, healthy, or tumor.

use crate::factory::{BaseImage, Generator, HEIGHT, Mask, PIXELS, Plan, WIDTH};

/// Smallest difference to the gray of the border that counts as head, in gray levels.
const FAINTEST: u8 = 12;

/// What a pixel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// Outside of the head: no kernel is judged by it, as black is told from a tumor without looking.
    Outside,
    /// In the head, beside the tumors.
    Healthy,
    /// A tumor covers it.
    Tumor,
}

/// The head of a base image: all that is not joined to the border by pixels of the border's gray. A base without background is head
/// all over.
pub(super) fn head(base: &BaseImage) -> Vec<bool> {
    let pixels = base.image().pixels();
    let is_border = |place: usize| {
        let (x, y) = (place % WIDTH, place / WIDTH);
        x == 0 || y == 0 || x == WIDTH - 1 || y == HEIGHT - 1
    };
    let mut waiting: Vec<usize> = (0..PIXELS).filter(|&place| is_border(place)).collect();
    let mut grays: Vec<u8> = waiting.iter().map(|&place| pixels[place]).collect();
    grays.sort_unstable();
    let background = grays[grays.len() / 2];
    let mut head = vec![true; PIXELS];
    while let Some(place) = waiting.pop() {
        if !head[place] || pixels[place].abs_diff(background) > FAINTEST {
            continue;
        }
        head[place] = false;
        let (x, y) = (place % WIDTH, place / WIDTH);
        waiting.extend((x > 0).then(|| place - 1));
        waiting.extend((x + 1 < WIDTH).then_some(place + 1));
        waiting.extend((y > 0).then(|| place - WIDTH));
        waiting.extend((y + 1 < HEIGHT).then_some(place + WIDTH));
    }
    head
}

/// What the pixels of a picture are, row by row. `head` is that of the generator's base image.
pub(super) fn truths(head: &[bool], plan: &Plan, mask: &Mask) -> Vec<Truth> {
    let truth = |(source, &bits): (&Option<usize>, &u8)| match source {
        _ if bits != 0 => Truth::Tumor,
        Some(source) if head[*source] => Truth::Healthy,
        _ => Truth::Outside,
    };
    plan.alterations.sources().iter().zip(mask.bits()).map(truth).collect()
}

/// What the pixels of a picture of a generator are, row by row.
pub fn truths_of(generator: &Generator, plan: &Plan) -> Vec<Truth> {
    truths(&head(generator.base()), plan, &generator.mask(plan))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{GrayImage, Mode, TumorSize};

    #[test]
    fn the_head_is_the_inside_of_its_outline() {
        let mut image = GrayImage::black();
        for place in 0..PIXELS {
            let (dx, dy) = ((place % WIDTH) as i32 - 48, (place / WIDTH) as i32 - 60);
            let square = dx * dx + dy * dy;
            // A white ring around black: the black inside belongs to the head.
            image.pixels_mut()[place] = if (30 * 30..35 * 35).contains(&square) { 200 } else { 5 };
        }
        let head = head(&BaseImage::new(image).unwrap());
        for (place, &found) in head.iter().enumerate() {
            let (dx, dy) = ((place % WIDTH) as i32 - 48, (place / WIDTH) as i32 - 60);
            assert_eq!(found, dx * dx + dy * dy < 35 * 35, "({dx}, {dy})");
        }
    }

    #[test]
    fn tumors_are_tumor_and_lie_in_the_head() {
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        let head = head(generator.base());
        let region_in_head = (0..PIXELS).all(|p| head[p] || !generator.region().contains((p % WIDTH) as i32, (p / WIDTH) as i32));
        assert!(region_in_head, "tumors lie in the head");
        let mut tumors = 0;
        for index in 0..8 {
            let specimen = generator.specimen(6, index);
            for (place, truth) in truths_of(&generator, &specimen.plan).into_iter().enumerate() {
                let (x, y) = (place % WIDTH, place / WIDTH);
                let covered = TumorSize::BIG_FIRST.into_iter().any(|size| specimen.mask.covers(size, x, y));
                assert_eq!(truth == Truth::Tumor, covered);
                tumors += usize::from(covered);
            }
        }
        assert!(tumors > 100);
    }
}

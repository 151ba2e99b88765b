//! Pictures with pins: what a specimen drew, and then what a hand has changed about it.

use super::parameter::{LARGEST_RADIUS, MOST_TUMORS};
use super::pins::{Touches, TumorId, TumorTouch};
use super::stream::{Purpose, stream};
use super::{Generator, Parameter, Pins, Plan, SoftDisc, Specimen, Tumor, TumorSize};

/// Most pixels of discs in one picture; what a hand adds beyond is left out, so that a picture never takes long.
const MOST_DISC_PIXELS: usize = 8_000_000;

impl Generator {
    /// What a specimen drew, with the changes by hand.
    ///
    /// A tumor that is added by a pinned number draws from a stream of its own: the other tumors stay as they are.
    pub fn pinned_plan(&self, seed: u64, index: u64, pins: &Pins) -> Plan {
        let mut plan = self.plan(seed, index);
        let touches = pins.touches(seed, index);
        if pins.changes_tumors() || touches.is_some() {
            let bare = Plan { tumors: Vec::new(), discs: Vec::new(), ..plan.clone() };
            let drawn = std::mem::replace(&mut plan, bare);
            for size in TumorSize::BIG_FIRST {
                self.take_over(size, &drawn, &mut plan, pins, touches);
            }
        }
        for parameter in Parameter::all() {
            if let Some(value) = pins.value(parameter) {
                parameter.set_in(&mut plan, value);
            }
        }
        plan
    }

    /// A plan of this generator as a picture with its truth.
    pub fn specimen_of(&self, plan: Plan) -> Specimen {
        Specimen { image: self.render(&plan), mask: self.mask(&plan), plan }
    }

    /// The picture of a specimen with the changes by hand.
    pub fn pinned_specimen(&self, seed: u64, index: u64, pins: &Pins) -> Specimen {
        self.specimen_of(self.pinned_plan(seed, index, pins))
    }

    /// The tumors of one size: those that were drawn, then those that a pinned number adds.
    fn take_over(&self, size: TumorSize, drawn: &Plan, plan: &mut Plan, pins: &Pins, touches: Option<&Touches>) {
        let kept: Vec<&Tumor> = drawn.tumors.iter().filter(|tumor| tumor.size == size).collect();
        let wanted = pins.count(size).map_or(kept.len(), |count| count as usize);
        let mut work: usize = plan.discs.iter().map(disc_pixels).sum();
        for number in 0..wanted {
            let (x, y, mut discs) = match kept.get(number) {
                Some(tumor) => (tumor.x, tumor.y, drawn.discs_of(tumor).to_vec()),
                None => self.added(size, number, drawn),
            };
            let touch = touches.and_then(|touches| touches.get(&TumorId { size, number })).copied().unwrap_or_default();
            if touch.removed {
                continue;
            }
            for disc in &mut discs {
                *disc = changed(*disc, (x, y), touch, pins);
            }
            work += discs.iter().map(disc_pixels).sum::<usize>();
            if work > MOST_DISC_PIXELS {
                return;
            }
            let first_disc = plan.discs.len();
            plan.tumors.push(Tumor { size, x: x + touch.dx, y: y + touch.dy, first_disc, disc_count: discs.len() });
            plan.discs.append(&mut discs);
        }
    }

    /// A tumor that the specimen did not draw: its place and its discs.
    fn added(&self, size: TumorSize, number: usize, drawn: &Plan) -> (i32, i32, Vec<SoftDisc>) {
        // Parts of the stream behind those that a recipe can reach.
        let part = (1 + size as u64) * 1_000_000 + number as u64;
        let mut rng = stream(drawn.seed, drawn.index, Purpose::Tumor, part);
        let mut discs = Vec::new();
        let tumor = self.drawer(size).draw(size, self.region(), &mut rng, &mut discs);
        (tumor.x, tumor.y, discs)
    }
}

/// A disc of a tumor at (x, y) after the changes.
fn changed(disc: SoftDisc, (x, y): (i32, i32), touch: TumorTouch, pins: &Pins) -> SoftDisc {
    let factor = pins.size() * touch.size;
    let scaled = |length: i32| (f64::from(length) * factor).round() as i32;
    SoftDisc {
        x: x + scaled(disc.x - x) + touch.dx,
        y: y + scaled(disc.y - y) + touch.dy,
        radius: scaled(disc.radius).clamp(1, LARGEST_RADIUS),
        brightness: (disc.brightness + pins.brightness() + touch.brightness).clamp(0, 255),
    }
}

fn disc_pixels(disc: &SoftDisc) -> usize {
    (2 * disc.radius as usize + 1).pow(2)
}

impl Plan {
    /// The names of the tumors of a plan with pins, in the order of its tumors.
    pub fn tumor_ids(&self, pins: &Pins) -> Vec<TumorId> {
        let is_there = |id: &TumorId| !pins.touch((self.seed, self.index), *id).removed;
        let of_size = |size: TumorSize| {
            let all = (0..=2 * MOST_TUMORS as usize).map(move |number| TumorId { size, number });
            all.filter(is_there).take(self.count(size))
        };
        TumorSize::BIG_FIRST.into_iter().flat_map(of_size).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{AlterationKind, BaseImage, Mask, Mode, Syndrome};

    fn generator() -> Generator {
        Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap()
    }

    fn parameter(key: &str) -> &'static Parameter {
        Parameter::by_key(key).unwrap()
    }

    fn first_of(generator: &Generator, class: Syndrome) -> u64 {
        (0..200).find(|&index| generator.plan(3, index).syndrome == class).unwrap()
    }

    #[test]
    fn without_pins_a_picture_is_as_it_was_drawn() {
        let generator = generator();
        for index in 0..60 {
            assert_eq!(generator.pinned_specimen(3, index, &Pins::default()), generator.specimen(3, index));
        }
    }

    #[test]
    fn a_pinned_value_is_in_every_picture_and_changes_no_other_value() {
        let generator = generator();
        for parameter in Parameter::all().iter().filter(|parameter| parameter.in_picture.is_some()) {
            for index in 0..40 {
                let (low, high) = parameter.limits;
                let value = parameter.within_limits(low + 0.7 * (high - low));
                let mut pins = Pins::default();
                pins.pin(parameter, value);
                let (drawn, pinned) = (generator.plan(3, index), generator.pinned_plan(3, index, &pins));
                let Some(before) = parameter.value_in(&drawn) else {
                    assert_eq!(pinned, drawn, "{}: a picture without a ghost stays as it is", parameter.key);
                    continue;
                };
                let expected = if low == 0.0 && high == 1.0 && before.fract() == 0.0 { 1.0 } else { value };
                let found = parameter.value_in(&pinned).unwrap();
                assert!((found - expected).abs() < 1e-9, "{}: {found} in place of {expected}", parameter.key);
                assert_eq!((&pinned.tumors, &pinned.discs), (&drawn.tumors, &drawn.discs), "{}", parameter.key);
                let mut back = pinned;
                parameter.set_in(&mut back, before);
                let others = |plan: &Plan| -> Vec<Option<f64>> {
                    Parameter::all().iter().filter(|other| other.in_picture.is_some()).map(|other| other.drawn(plan)).collect()
                };
                assert_eq!(others(&back), others(&drawn), "{}", parameter.key);
            }
        }
    }

    #[test]
    fn the_pixels_are_those_of_a_recipe_that_fixes_the_value() {
        let base = BaseImage::bundled();
        for (key, value) in
            [("alterations.shade", -30.0), ("alterations.contrast_ratio", 0.5), ("alterations.noise_amplitude", 20.0)]
        {
            let mut recipe = Mode::Hard.recipe();
            parameter(key).fix(&mut recipe, value);
            let fixed = Generator::new(&recipe, &base).unwrap();
            let mut pins = Pins::default();
            pins.pin(parameter(key), value);
            for index in 0..20 {
                assert_eq!(generator().pinned_specimen(3, index, &pins).image, fixed.specimen(3, index).image, "{key}");
            }
        }
    }

    #[test]
    fn a_pinned_number_of_tumors_leaves_the_others_where_they_are() {
        let generator = generator();
        let index = first_of(&generator, Syndrome::B);
        let drawn = generator.plan(3, index);
        let mut pins = Pins::default();
        pins.set_count(TumorSize::Medium, Some(12));
        pins.set_count(TumorSize::Big, Some(1));
        let more = generator.pinned_plan(3, index, &pins);
        assert_eq!([TumorSize::Big, TumorSize::Medium].map(|size| more.count(size)), [1, 12]);
        for tumor in &drawn.tumors {
            let places = |plan: &Plan| plan.tumors.iter().map(|one| (one.size, one.x, one.y)).collect::<Vec<_>>();
            assert!(places(&more).contains(&(tumor.size, tumor.x, tumor.y)));
        }
        pins.set_count(TumorSize::Medium, Some(2));
        assert_eq!(generator.pinned_plan(3, index, &pins).count(TumorSize::Medium), 2);
        assert_eq!(generator.pinned_plan(3, index, &pins), generator.pinned_plan(3, index, &pins.clone()));
    }

    #[test]
    fn a_touched_tumor_moves_alone_and_in_its_picture_alone() {
        let generator = generator();
        let index = first_of(&generator, Syndrome::A);
        let drawn = generator.plan(3, index);
        let id = TumorId { size: TumorSize::Big, number: 0 };
        let touch = TumorTouch { dx: 5, dy: -3, size: 2.0, brightness: 40, removed: false };
        let mut pins = Pins::default();
        pins.set_touch((3, index), id, touch);
        let moved = generator.pinned_plan(3, index, &pins);
        assert_eq!((moved.tumors[0].x, moved.tumors[0].y), (drawn.tumors[0].x + 5, drawn.tumors[0].y - 3));
        for (disc, before) in moved.discs_of(&moved.tumors[0]).iter().zip(drawn.discs_of(&drawn.tumors[0])) {
            assert_eq!((disc.radius, disc.brightness), (2 * before.radius, before.brightness + 40));
            assert_eq!(disc.x - moved.tumors[0].x, 2 * (before.x - drawn.tumors[0].x));
        }
        assert_eq!(moved.tumors[1..], drawn.tumors[1..]);
        assert_eq!(generator.pinned_plan(3, index + 1, &pins), generator.plan(3, index + 1));
        pins.set_touch((3, index), id, TumorTouch { removed: true, ..touch });
        let fewer = generator.pinned_plan(3, index, &pins);
        assert_eq!(fewer.tumors.len(), drawn.tumors.len() - 1);
        assert_eq!(
            fewer.tumor_ids(&pins).first().map(|id| id.number),
            (fewer.count(TumorSize::Big) > 0).then_some(1).or(Some(0))
        );
        pins.set_touch((3, index), id, TumorTouch::default());
        assert!(pins.is_empty(), "a tumor that was put back leaves nothing behind");
    }

    #[test]
    fn the_altered_point_is_the_inverse_of_the_source_point() {
        let mut recipe = Mode::Hard.recipe();
        for kind in AlterationKind::ALL {
            kind.set_on(&mut recipe, true);
        }
        let generator = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
        for index in 0..100 {
            let alterations = generator.plan(3, index).alterations;
            for (x, y) in [(0.0, 0.0), (47.5, 63.5), (95.0, 127.0), (12.25, 99.0)] {
                let (back_x, back_y) = alterations.source_point(x, y);
                let (there_x, there_y) = alterations.altered_point(back_x, back_y);
                assert!((there_x - x).abs() < 1e-9 && (there_y - y).abs() < 1e-9, "{x}, {y}: {there_x}, {there_y}");
            }
            // The pixels' own way back agrees, where it stays in the frame.
            let sources = alterations.sources();
            let (x, y) = alterations.source_point(40.0, 60.0);
            if let Some(source) = sources[60 * crate::factory::WIDTH + 40] {
                assert_eq!(source, (y + 0.5) as usize * crate::factory::WIDTH + (x + 0.5) as usize);
            }
        }
    }

    #[test]
    fn the_largest_picture_by_hand_is_bounded() {
        let generator = generator();
        let mut pins = Pins::default();
        for size in TumorSize::BIG_FIRST {
            pins.set_count(size, Some(u32::MAX));
        }
        pins.set_size(f64::INFINITY);
        let plan = generator.pinned_plan(3, 0, &pins);
        assert!(plan.discs.iter().map(disc_pixels).sum::<usize>() <= MOST_DISC_PIXELS);
        assert!(!plan.tumors.is_empty());
        assert_ne!(generator.specimen_of(plan).mask, Mask::empty());
    }
}

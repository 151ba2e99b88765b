//! Which gray a place has: tissue by depth and by distance to fluid, with the partial-volume grays of a real scan between.

use super::anatomy::{Anatomy, CENTRE, Level};
use super::distance_map::DistanceMap;
use super::folds::grow_folds;
use super::geometry::{Point, mix, smoothstep};
use super::noise::Noise;
use super::outline::Outline;
use super::ventricles::carve_ventricles;

/// The smooth unevenness of the tissues.
struct Unevenness {
    nuclei: Noise,
    thickness: Noise,
    white: [Noise; 2],
    cortex: Noise,
    scalp: Noise,
    fluid: Noise,
    marrow: Noise,
    fat: Noise,
}

/// A head, ready to be asked for its gray at any place.
pub struct Head<'a> {
    anatomy: &'a Anatomy,
    surface: Outline,
    brain: Outline,
    folds: DistanceMap,
    ventricles: DistanceMap,
    uneven: Unevenness,
}

impl<'a> Head<'a> {
    pub fn new(anatomy: &'a Anatomy) -> Self {
        let noise = |size, seed| Noise::new(size, anatomy.noise_seed(seed));
        let brain = Outline::new(anatomy.brain, anatomy.noise_seed(12));
        let ventricles = carve_ventricles(anatomy);
        Self {
            anatomy,
            surface: Outline::new(anatomy.head, anatomy.noise_seed(11)),
            folds: grow_folds(anatomy, &brain, &ventricles),
            brain,
            ventricles,
            uneven: Unevenness {
                nuclei: noise(4.0, 41),
                thickness: noise(6.0, 51),
                white: [noise(13.0, 52), noise(5.0, 53)],
                cortex: noise(5.0, 54),
                scalp: noise(9.0, 61),
                fluid: noise(7.0, 62),
                marrow: noise(3.0, 63),
                fat: noise(7.0, 64),
            },
        }
    }

    /// Gray of a place, 0 outside the head.
    pub fn gray(&self, at: Point) -> f64 {
        if self.surface.is_far_outside(at) {
            return 0.0;
        }
        let brain = self.brain.depth(at);
        if brain > 0.0 {
            return self.brain_gray(at, brain);
        }
        let head = self.surface.depth(at);
        if head > 0.0 { self.shell_gray(at, head, -brain) } else { 0.0 }
    }

    /// How much of `at` is one of the gray nuclei in the depth, 0..=1.
    fn deep_gray_share(&self, at: Point) -> f64 {
        // Centre, half axes and slant of caudate head, putamen with pallidum, and thalamus.
        const NUCLEI: [(Point, Point, f64); 3] = [
            (Point::new(54.6, 50.3), Point::new(2.2, 4.2), 0.35),
            (Point::new(63.0, 57.5), Point::new(3.1, 8.6), 0.28),
            (Point::new(53.2, 66.0), Point::new(4.3, 6.6), -0.30),
        ];
        if self.anatomy.level == Level::AboveTheVentricles {
            return 0.0;
        }
        let at = self.anatomy.layout.back(at);
        let mirrored = Point::new(CENTRE.x + (at.x - CENTRE.x).abs(), at.y + 0.02 * (at.x - CENTRE.x));
        let from_middle = mirrored.minus(CENTRE);
        if from_middle.x > 26.0 || from_middle.y.abs() > 26.0 {
            return 0.0;
        }
        let wobble = 0.12 * self.uneven.nuclei.at(at);
        let mut share = 0.0_f64;
        for (middle, half, slant) in NUCLEI {
            let offset = mirrored.minus(middle);
            let radius = Point::new((offset.x + slant * offset.y) / half.x, offset.y / half.y).length();
            share = share.max(1.0 - smoothstep(0.6, 1.3, radius + wobble));
        }
        share
    }

    /// Gray of a place inside the brain.
    fn brain_gray(&self, at: Point, depth: f64) -> f64 {
        let (tones, uneven) = (&self.anatomy.tones, &self.uneven);
        let to_fluid = self.folds.at(at).min(depth);
        let thickness = self.anatomy.cortex_thickness + 0.35 * uneven.thickness.at(at);
        let inner_share = smoothstep(thickness - 0.7, thickness + 0.9, to_fluid);
        let inner = || {
            let white = tones.white + 2.5 * uneven.white[0].at(at) + 2.0 * uneven.white[1].at(at);
            mix(white, tones.deep_gray, self.deep_gray_share(at))
        };
        let cortex = || tones.cortex + 4.0 * uneven.cortex.at(at);
        // What has no share is not computed: this is the hottest place of the painter.
        let tissue = match inner_share {
            0.0 => cortex(),
            1.0 => inner(),
            share => mix(cortex(), inner(), share),
        };
        let fluid = mix(tones.fluid, tissue, smoothstep(-0.15, 0.3, to_fluid));
        mix(tones.fluid + 6.0, fluid, smoothstep(-0.3, 0.5, self.ventricles.at(at)))
    }

    /// Gray of a place between the surface of the head and that of the brain.
    fn shell_gray(&self, at: Point, to_surface: f64, to_brain: f64) -> f64 {
        let (tones, uneven, shell) = (&self.anatomy.tones, &self.uneven, self.anatomy.shell);
        let room = to_surface + to_brain;
        let scalp = (shell.scalp + 0.09 * uneven.scalp.at(at)) * room;
        let fluid = shell.fluid + 0.3 * uneven.fluid.at(at);
        let marrow_share = smoothstep(1.0, 2.2, room - scalp - fluid - 1.0);
        let inside_bone = smoothstep(0.5, 1.1, to_surface - scalp) * smoothstep(0.4, 1.0, to_brain - fluid);
        let bone = mix(tones.bone, tones.marrow + 18.0 * uneven.marrow.at(at), marrow_share * inside_bone);
        let fat = tones.fat + 16.0 * uneven.fat.at(at);
        let scalp_gray = mix(tones.skin, fat, smoothstep(0.5, 1.2, to_surface));
        let outer = mix(scalp_gray, bone, smoothstep(scalp - 0.3, scalp + 0.3, to_surface));
        mix(tones.fluid, outer, smoothstep(fluid - 0.2, fluid + 0.4, to_brain))
    }
}

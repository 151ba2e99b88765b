//! The lateral ventricles and the slit of the third one.

use super::anatomy::{Anatomy, Level};
use super::distance_map::DistanceMap;

/// Distance to the nearest fluid of the ventricles.
pub fn carve_ventricles(anatomy: &Anatomy) -> DistanceMap {
    let mut ventricles = DistanceMap::new(anatomy.sampling);
    if anatomy.level == Level::AboveTheVentricles {
        return ventricles;
    }
    let shape = anatomy.ventricles;
    for side in [-1.0, 1.0] {
        let wide = shape.width + shape.asymmetry * side;
        let horn = anatomy.layout.curve(side, shape.apart, &[49.1, 53.5, 50.0, 49.5, 52.3, 46.5, 54.6, 44.8]);
        let atrium = anatomy.layout.curve(side, shape.apart, &[56.2, 76.5, 59.3, 79.5, 60.8, 83.0, 60.2, 86.5]);
        ventricles.carve(&horn, 0.7 * wide, 1.7 * wide);
        ventricles.carve(&atrium, 1.3 * wide, 0.6 * wide);
        if let Some(body) = shape.body {
            let joined = anatomy.layout.curve(side, shape.apart, &[49.9, 51.0, 50.6, 58.0, 52.4, 66.0, 55.4, 74.0, 57.4, 78.0]);
            ventricles.carve(&joined, body * wide, body * wide);
        }
    }
    let third = anatomy.layout.curve(1.0, 0.0, &[47.3, 58.0, 46.9, 62.5, 47.6, 67.5]);
    ventricles.carve(&third, 0.35 * shape.third, 0.55 * shape.third);
    ventricles
}

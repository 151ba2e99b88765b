//! L2 on one neuron: 3,072 weights, one for each cell of a reduced picture, and 400 pictures to learn from.
//!
//! The loss is the mean cross-entropy plus lambda / 2 times the sum of the squares of all weights (Goodfellow, Bengio and Courville, *Deep Learning*,
//! 2016, section 7.1.1). It is convex: there is one best neuron for each lambda, found by Newton's method.

use rayon::prelude::*;

use super::linear_system::{Cholesky, dot};
use super::neuron::{sigmoid, softplus};
use super::{Figure, Material, Unit};
use crate::factory::{Generator, HEIGHT, Mode, PIXELS, Syndrome, WIDTH, derived_seed};

/// Columns and rows of a reduced picture: each cell is the mean of 2 x 2 pixels.
pub const REDUCED: [usize; 2] = [WIDTH / 2, HEIGHT / 2];
/// Weights of the neuron.
const WEIGHTS: usize = REDUCED[0] * REDUCED[1];
/// Pictures to learn from: half of them healthy.
pub const LEARNED: usize = 400;
/// Pictures that are never learned from.
const UNSEEN: usize = 1_000;
/// Most steps of Newton's method.
const MOST_STEPS: usize = 60;
/// It ends when the loss falls by less than this.
const STILL: f64 = 1e-10;
/// Least slope of the sigmoid that is divided by.
const FLATTEST: f64 = 1e-12;
/// A cell that varies less than this over the pictures, in gray levels, says nothing.
const DEAD: f64 = 0.5;

/// Pictures as rows of numbers, with whether each is ill.
#[derive(Debug)]
struct Rows {
    cells: Vec<f64>,
    ill: Vec<f64>,
}

impl Rows {
    fn row(&self, at: usize) -> &[f64] {
        &self.cells[at * WEIGHTS..][..WEIGHTS]
    }

    fn len(&self) -> usize {
        self.ill.len()
    }
}

/// The pictures of the stage, standardised cell by cell over those that are learned from.
#[derive(Debug)]
pub struct PixelNeuron {
    learned: Rows,
    unseen: Rows,
    /// Products of the pictures with each other, row by row.
    products: Vec<f64>,
}

/// The best neuron for a lambda.
#[derive(Clone, Debug, PartialEq)]
pub struct Decayed {
    /// The weight of the penalty.
    pub lambda: f64,
    /// The weights, row by row.
    pub weights: Vec<f32>,
    /// Length of the weights: the root of the sum of their squares.
    pub length: f64,
    /// Share of right answers on the pictures that it learned from, and on those that it never saw.
    pub accuracy: [f64; 2],
    /// Mean cross-entropy on the same, without the penalty, in nats.
    pub loss: [f64; 2],
}

impl PixelNeuron {
    /// The EASY pictures of a series: as many healthy as ill ones.
    pub fn new(material: &Material) -> Self {
        let generator = material.generator(Mode::Easy);
        let mut learned = rows(generator, derived_seed(material.seed, "l2"), LEARNED);
        let mut unseen = rows(generator, derived_seed(material.seed, "l2 unseen"), UNSEEN);
        standardise(&mut learned, &mut unseen);
        let count = learned.len();
        let products = (0..count).into_par_iter().flat_map_iter(|one| {
            let learned = &learned;
            (0..count).map(move |other| dot(learned.row(one), learned.row(other)))
        });
        let products = products.collect();
        Self { learned, unseen, products }
    }

    /// The best neuron for a lambda above 0.
    ///
    /// Its weights are a sum of the pictures (the gradient of the cross-entropy is one), so that 400 numbers are sought and not 3,072. `None` where
    /// `go_on` says so.
    pub fn best(&self, lambda: f64, mut go_on: impl FnMut() -> bool) -> Option<Decayed> {
        let count = self.learned.len();
        let mut shares = vec![0.0; count];
        let mut loss = self.objective(&shares, lambda);
        for _ in 0..MOST_STEPS {
            if !go_on() {
                return None;
            }
            let wanted = self.newton(&shares, lambda)?;
            // A step that is too long is halved: far from the end the loss is no parabola.
            let mut part = 1.0;
            let (next, least) = loop {
                let next: Vec<f64> = shares.iter().zip(&wanted).map(|(old, new)| old + part * (new - old)).collect();
                let found = self.objective(&next, lambda);
                if found <= loss || part < 1e-6 {
                    break (next, found);
                }
                part /= 2.0;
            };
            let fall = loss - least;
            if fall < 0.0 {
                break;
            }
            (shares, loss) = (next, least);
            if fall < STILL {
                break;
            }
        }
        Some(self.described(&shares, lambda))
    }

    /// The sums of the neuron over all pictures that it learns from.
    fn sums(&self, shares: &[f64]) -> Vec<f64> {
        self.products.par_chunks(shares.len()).map(|row| dot(row, shares)).collect()
    }

    /// Mean cross-entropy and penalty.
    fn objective(&self, shares: &[f64], lambda: f64) -> f64 {
        let sums = self.sums(shares);
        let square = dot(&sums, shares); // |w|^2 = a^T K a
        mean_loss(&sums, &self.learned.ill) + lambda / 2.0 * square
    }

    /// Where the parabola at these shares has its lowest point: (K + lambda W^-1) a = z - W^-1 g, where W has the slopes of the sigmoid and g the
    /// gradient over the sums z, both divided by the number of pictures.
    fn newton(&self, shares: &[f64], lambda: f64) -> Option<Vec<f64>> {
        let count = shares.len();
        let sums = self.sums(shares);
        let mut matrix = self.products.clone();
        let mut side = vec![0.0; count];
        for (at, (&z, &ill)) in sums.iter().zip(&self.learned.ill).enumerate() {
            let p = sigmoid(z);
            let slope = (p * (1.0 - p)).max(FLATTEST) / count as f64;
            let gradient = (p - ill) / count as f64;
            matrix[at * count + at] += lambda / slope;
            side[at] = z - gradient / slope;
        }
        Cholesky::new(matrix, count)?.solve(&mut side);
        Some(side)
    }

    fn described(&self, shares: &[f64], lambda: f64) -> Decayed {
        let mut weights = vec![0.0; WEIGHTS];
        for (at, share) in shares.iter().enumerate() {
            weights.iter_mut().zip(self.learned.row(at)).for_each(|(weight, cell)| *weight += share * cell);
        }
        let sums = |rows: &Rows| (0..rows.len()).map(|at| dot(rows.row(at), &weights)).collect::<Vec<f64>>();
        let both = [&self.learned, &self.unseen].map(|rows| (sums(rows), &rows.ill));
        let right = |(sums, ill): &(Vec<f64>, &Vec<f64>)| {
            let right = sums.iter().zip(ill.iter()).filter(|(z, ill)| (**z > 0.0) == (**ill > 0.5)).count();
            right as f64 / sums.len() as f64
        };
        Decayed {
            lambda,
            length: dot(&weights, &weights).sqrt(),
            accuracy: both.each_ref().map(right),
            loss: both.each_ref().map(|(sums, ill)| mean_loss(sums, ill)),
            weights: weights.into_iter().map(|weight| weight as f32).collect(),
        }
    }
}

/// The main numbers: three lambdas.
pub fn figures(material: &Material) -> Vec<Figure> {
    let neuron = PixelNeuron::new(material);
    let one = |(name, lambda): (&str, f64)| {
        let found = neuron.best(lambda, || true)?;
        let [learned, unseen] = found.accuracy;
        Some([
            Figure::new(format!("l2_{name}_accuracy_learned"), learned, Unit::Share),
            Figure::new(format!("l2_{name}_accuracy_unseen"), unseen, Unit::Share),
            Figure::new(format!("l2_{name}_loss_unseen"), found.loss[1], Unit::Number),
            Figure::new(format!("l2_{name}_length_of_weights"), found.length, Unit::Number),
        ])
    };
    [("1e_4", 1e-4), ("1", 1.0), ("100", 100.0)].into_iter().filter_map(one).flatten().collect()
}

fn mean_loss(sums: &[f64], ill: &[f64]) -> f64 {
    let losses = sums.iter().zip(ill).map(|(&z, &ill)| softplus(z) - ill * z);
    losses.sum::<f64>() / sums.len() as f64
}

/// The first pictures of a series, half of them healthy.
fn rows(generator: &Generator, seed: u64, count: usize) -> Rows {
    let mut wanted = [count / 2; 2];
    let mut chosen = Vec::with_capacity(count);
    let mut index = 0;
    while wanted != [0, 0] && index < 100 * count as u64 {
        let ill = generator.plan(seed, index).syndrome != Syndrome::Z;
        if wanted[usize::from(ill)] > 0 {
            wanted[usize::from(ill)] -= 1;
            chosen.push((index, f64::from(u8::from(ill))));
        }
        index += 1;
    }
    let cells = chosen.par_iter().flat_map_iter(|(index, _)| reduced(generator.specimen(seed, *index).image.pixels()));
    Rows { cells: cells.collect(), ill: chosen.iter().map(|(_, ill)| *ill).collect() }
}

/// The means of 2 x 2 pixels.
fn reduced(pixels: &[u8; PIXELS]) -> Vec<f64> {
    let at = |x: usize, y: usize| f64::from(pixels[y * WIDTH + x]);
    let cell = |place: usize| {
        let (x, y) = (2 * (place % REDUCED[0]), 2 * (place / REDUCED[0]));
        (at(x, y) + at(x + 1, y) + at(x, y + 1) + at(x + 1, y + 1)) / 4.0
    };
    (0..WEIGHTS).map(cell).collect()
}

/// Mean 0 and deviation 1 over the pictures that are learned from, cell by cell.
fn standardise(learned: &mut Rows, unseen: &mut Rows) {
    let count = learned.len() as f64;
    for cell in 0..WEIGHTS {
        let mean = (0..learned.len()).map(|at| learned.row(at)[cell]).sum::<f64>() / count;
        let variance = (0..learned.len()).map(|at| (learned.row(at)[cell] - mean).powi(2)).sum::<f64>() / count;
        let deviation = variance.sqrt();
        let scale = if deviation > DEAD { 1.0 / deviation } else { 0.0 };
        for rows in [&mut *learned, &mut *unseen] {
            rows.cells.iter_mut().skip(cell).step_by(WEIGHTS).for_each(|value| *value = (*value - mean) * scale);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::BaseImage;

    fn neuron() -> PixelNeuron {
        PixelNeuron::new(&Material::new(&BaseImage::bundled(), 1).unwrap())
    }

    /// The oracle is the condition of the best point, written over the 3,072 weights: gradient of the cross-entropy plus lambda w is 0.
    #[test]
    fn at_the_best_neuron_the_gradient_is_nothing() {
        let neuron = neuron();
        for lambda in [0.01, 1.0, 100.0] {
            let found = neuron.best(lambda, || true).unwrap();
            let weights: Vec<f64> = found.weights.iter().map(|&weight| f64::from(weight)).collect();
            let mut gradient: Vec<f64> = weights.iter().map(|weight| lambda * weight).collect();
            for at in 0..neuron.learned.len() {
                let row = neuron.learned.row(at);
                let z: f64 = row.iter().zip(&weights).map(|(a, b)| a * b).sum();
                let error = (1.0 / (1.0 + (-z).exp()) - neuron.learned.ill[at]) / neuron.learned.len() as f64;
                gradient.iter_mut().zip(row).for_each(|(sum, cell)| *sum += error * cell);
            }
            let largest = gradient.iter().fold(0.0_f64, |most, value| most.max(value.abs()));
            assert!(largest < 1e-4, "{lambda}: {largest}");
        }
    }

    #[test]
    fn the_loss_on_unseen_pictures_has_a_lowest_point_between_and_the_weights_shrink() {
        let neuron = neuron();
        let all: Vec<Decayed> =
            [1e-4, 1e-2, 1.0, 100.0].into_iter().map(|lambda| neuron.best(lambda, || true).unwrap()).collect();
        let losses: Vec<f64> = all.iter().map(|found| found.loss[1]).collect();
        let least = losses.iter().copied().fold(f64::INFINITY, f64::min);
        assert!(losses[0] > least + 0.1 && losses[3] > least + 0.05, "{losses:?}");
        assert!(all.windows(2).all(|pair| pair[0].length > pair[1].length), "{all:?}");
        assert!(all[0].accuracy[0] > 0.99 && all.windows(2).all(|pair| pair[0].loss[0] < pair[1].loss[0]));
        assert_eq!(neuron.learned.ill.iter().sum::<f64>(), LEARNED as f64 / 2.0);
    }
}

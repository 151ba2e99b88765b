//! Many small maps side by side on one sheet of bytes: the window only looks the colours up.

use crate::network::{Anatomy, LayerInfo, LayerKind, Trace};

/// Width of the sheet that is aimed at, in texels.
const SHEET_WIDTH: usize = 1024;
/// Width and height of the strip of a layer, in texels.
pub const STRIP: [usize; 2] = [84, 32];
/// Largest width of a map in a strip, in texels.
const STRIP_MAP: usize = 27;

/// What a sheet shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SheetContent {
    /// The maps or units of a layer.
    Maps,
    /// Its filters: all of them where the input has one channel, else those of one filter or unit, one per input channel.
    Filters {
        /// Which filter or unit.
        of: usize,
    },
}

/// Which sheet is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SheetOrder {
    /// The layer.
    pub layer: usize,
    /// What of it.
    pub content: SheetContent,
    /// Whether all maps share one scale; else each has its own.
    pub common: bool,
}

/// Maps of equal size on one sheet, one texel per value, with a line of nothing between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// What it shows.
    pub order: SheetOrder,
    /// Width of the sheet, in texels.
    pub width: usize,
    /// Its height.
    pub height: usize,
    /// Height and width of one map.
    pub map: [usize; 2],
    /// Number of maps.
    pub count: usize,
    /// Maps in a row.
    pub columns: usize,
    /// Places in a palette of 256, row by row: 0 is the smallest value, or 128 is zero where values are signed.
    pub texels: Vec<u8>,
    /// The smallest and the largest place of the palette as values, for each map.
    pub ranges: Vec<(f32, f32)>,
    /// Whether values are signed.
    pub signed: bool,
}

impl Sheet {
    /// Left and top of a map on the sheet, in texels.
    pub fn corner(&self, map: usize) -> (usize, usize) {
        let [height, width] = self.map;
        (map % self.columns * (width + 1), map / self.columns * (height + 1))
    }

    fn of(order: SheetOrder, maps: &[&[f32]], map: [usize; 2], signed: bool) -> Self {
        let [height, width] = map;
        // A single value on a scale of its own would always be its end.
        let order = SheetOrder { common: order.common || height * width == 1, ..order };
        let columns = (SHEET_WIDTH / (width + 1)).clamp(1, maps.len().max(1));
        let rows = maps.len().div_ceil(columns).max(1);
        let mut sheet = Self {
            order,
            width: columns * (width + 1),
            height: rows * (height + 1),
            map,
            count: maps.len(),
            columns,
            texels: Vec::new(),
            ranges: Vec::new(),
            signed,
        };
        sheet.texels = vec![if signed { 128 } else { 0 }; sheet.width * sheet.height];
        let all = if order.common { maps.iter().map(|values| reach(values)).fold(0.0, f32::max) } else { 0.0 };
        for (index, values) in maps.iter().enumerate() {
            let most = if order.common { all } else { reach(values) };
            let (left, top) = sheet.corner(index);
            for (row, line) in values.chunks(width).enumerate() {
                let start = (top + row) * sheet.width + left;
                for (texel, value) in sheet.texels[start..start + width].iter_mut().zip(line) {
                    *texel = place(*value, most, signed);
                }
            }
            sheet.ranges.push((if signed { -most } else { 0.0 }, most));
        }
        sheet
    }
}

/// The largest distance from 0.
fn reach(values: &[f32]) -> f32 {
    values.iter().fold(0.0, |most, value| most.max(value.abs()))
}

/// The place of a value in a palette that ends at `most`.
fn place(value: f32, most: f32, signed: bool) -> u8 {
    let share = if most > 0.0 { value / most } else { 0.0 };
    if signed { (128.0 + 127.0 * share.clamp(-1.0, 1.0)) as u8 } else { (255.0 * share.clamp(0.0, 1.0)) as u8 }
}

/// Whether values of a layer may be below 0.
fn is_signed(layer: &LayerInfo) -> bool {
    use LayerKind::{AddPicture, Code, Convolution, Output};
    matches!(layer.kind, Output | Code | AddPicture | Convolution { rectified: false, .. })
}

/// The sheet that is wanted; `None` where the layer has nothing of the kind.
pub fn sheet(anatomy: &Anatomy, trace: &Trace, order: SheetOrder) -> Option<Sheet> {
    let layer = anatomy.layers.get(order.layer)?;
    match order.content {
        SheetContent::Maps => {
            let [_, height, width] = layer.output;
            let maps: Vec<&[f32]> = trace.outputs.get(order.layer)?.chunks(height * width).collect();
            Some(Sheet::of(order, &maps, [height, width], is_signed(layer)))
        }
        SheetContent::Filters { of } => filters(anatomy, layer, order, of),
    }
}

fn filters(anatomy: &Anatomy, layer: &LayerInfo, order: SheetOrder, of: usize) -> Option<Sheet> {
    let weights = anatomy.weights.get(order.layer)?;
    let [channels, height, width] = layer.input;
    match layer.kind {
        LayerKind::Convolution { kernel, .. } => {
            let taps = kernel * kernel;
            let maps: Vec<&[f32]> = if channels == 1 {
                (0..layer.output[0]).map(|filter| weights.kernel(filter, 0, 1, taps)).collect()
            } else {
                (0..channels).map(|channel| weights.kernel(of, channel, channels, taps)).collect()
            };
            Some(Sheet::of(order, &maps, [kernel, kernel], true))
        }
        LayerKind::Dense | LayerKind::Code | LayerKind::Output => {
            let unit = weights.unit(of);
            let maps: Vec<&[f32]> = unit.chunks(height * width).collect();
            Some(Sheet::of(order, &maps, [height, width], true))
        }
        LayerKind::Pool
        | LayerKind::Double
        | LayerKind::MeanMax
        | LayerKind::Softmax
        | LayerKind::Sigmoid
        | LayerKind::AddPicture => None,
    }
}

/// One strip per layer, below each other, of [`STRIP`] texels each: the maps that say most, or all units as blocks.
pub fn strips(anatomy: &Anatomy, trace: &Trace) -> Vec<u8> {
    let [width, height] = STRIP;
    let mut texels = vec![0; width * height * anatomy.layers.len()];
    for ((layer, values), strip) in anatomy.layers.iter().zip(&trace.outputs).zip(texels.chunks_mut(width * height)) {
        if layer.is_spatial() { strip_of_maps(layer, values, strip) } else { strip_of_units(values, strip) }
    }
    texels
}

fn strip_of_maps(layer: &LayerInfo, values: &[f32], strip: &mut [u8]) {
    let [_, height, width] = layer.output;
    let [strip_width, strip_height] = STRIP;
    // As large as the strip allows, shape kept.
    let scale = (strip_height as f64 / height as f64).min(STRIP_MAP as f64 / width as f64);
    let size = [(height as f64 * scale) as usize, (width as f64 * scale) as usize].map(|side| side.max(1));
    let mut maps: Vec<&[f32]> = values.chunks(height * width).collect();
    maps.sort_by(|a, b| b.iter().sum::<f32>().total_cmp(&a.iter().sum()));
    let most = maps.iter().map(|map| reach(map)).fold(0.0, f32::max);
    for (index, map) in maps.iter().take((strip_width + 1) / (size[1] + 1)).enumerate() {
        let (left, top) = (index * (size[1] + 1), (strip_height - size[0]) / 2);
        for (row, column) in (0..size[0]).flat_map(|row| (0..size[1]).map(move |column| (row, column))) {
            let (from_row, from_column) = (row * height / size[0], column * width / size[1]);
            let (to_row, to_column) =
                (((row + 1) * height / size[0]).max(from_row + 1), ((column + 1) * width / size[1]).max(from_column + 1));
            let rows = map.chunks(width).take(to_row).skip(from_row);
            let largest = rows.flat_map(|line| &line[from_column..to_column]).copied().fold(0.0, f32::max);
            strip[(top + row) * strip_width + left + column] = place(largest, most, false);
        }
    }
}

fn strip_of_units(values: &[f32], strip: &mut [u8]) {
    let [width, height] = STRIP;
    let side = (1..=height).rev().find(|side| (width / side) * (height / side) >= values.len()).unwrap_or(1);
    // Below 0 counts as nothing: a strip shows what speaks.
    let most = values.iter().copied().fold(0.0, f32::max);
    let columns = width / side;
    for (index, value) in values.iter().enumerate() {
        let (left, top) = (index % columns * side, index / columns * side);
        for row in top..(top + side).min(height) {
            let gap = usize::from(side > 2);
            strip[row * width + left..row * width + left + side - gap].fill(place(*value, most, false));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(common: bool) -> SheetOrder {
        SheetOrder { layer: 0, content: SheetContent::Maps, common }
    }

    #[test]
    fn every_value_stands_at_its_place_on_the_sheet() {
        let maps: Vec<Vec<f32>> = (0..300).map(|map| (0..12).map(|value| (map * 12 + value) as f32).collect()).collect();
        let maps: Vec<&[f32]> = maps.iter().map(Vec::as_slice).collect();
        let sheet = Sheet::of(order(true), &maps, [3, 4], false);
        assert_eq!(sheet.texels.len(), sheet.width * sheet.height);
        for (index, map) in maps.iter().enumerate() {
            let (left, top) = sheet.corner(index);
            for (cell, value) in map.iter().enumerate() {
                let texel = sheet.texels[(top + cell / 4) * sheet.width + left + cell % 4];
                assert_eq!(texel, (255.0 * value / 3599.0) as u8, "map {index}, cell {cell}");
            }
            assert_eq!(sheet.texels[top * sheet.width + left + 4], 0, "the line between maps");
        }
    }

    #[test]
    fn an_own_range_ends_at_each_map_s_largest_value() {
        let maps: [&[f32]; 2] = [&[0.0, 1.0], &[0.0, 4.0]];
        let own = Sheet::of(order(false), &maps, [1, 2], false);
        assert_eq!((own.texels[1], own.texels[4], own.ranges[0].1, own.ranges[1].1), (255, 255, 1.0, 4.0));
        let common = Sheet::of(order(true), &maps, [1, 2], false);
        assert_eq!((common.texels[1], common.texels[4], common.ranges[0].1), (63, 255, 4.0));
    }

    #[test]
    fn single_values_share_a_scale() {
        let maps: [&[f32]; 3] = [&[1.0], &[2.0], &[4.0]];
        let sheet = Sheet::of(order(false), &maps, [1, 1], false);
        assert_eq!((0..3).map(|index| sheet.texels[2 * index]).collect::<Vec<_>>(), [63, 127, 255]);
    }

    #[test]
    fn zero_is_the_middle_of_signed_values_and_nothing_divides_by_zero() {
        let maps: [&[f32]; 2] = [&[-2.0, 0.0, 1.0], &[0.0, 0.0, 0.0]];
        let sheet = Sheet::of(order(false), &maps, [1, 3], true);
        assert_eq!(sheet.texels[..3], [1, 128, 191]);
        assert_eq!(sheet.texels[4..7], [128; 3]);
    }
}

//! Weights in a safetensors file that other programs may have changed: numbers of another width, names of wrappers before its own.
//!
//! Layout: 8 bytes length of the header; the header as JSON, where each tensor has `dtype`, `shape` and `data_offsets`, and
//! `__metadata__` has texts; then the numbers, little-endian. Everything is checked here, before the network's own reader sees it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

/// The shapes of a network's tensors by their names.
pub(super) type Shapes = BTreeMap<String, Vec<u64>>;

/// Parts of names that wrappers of `PyTorch` put anywhere in a name: parallel, compiled and sharded networks.
const WRAPPERS: [&str; 4] = ["module", "_orig_mod", "_forward_module", "_fsdp_wrapped_module"];
/// Files with so many times the tensors of a network are none of it.
const MOST_SURPLUS: usize = 20;
/// A counter that `PyTorch` keeps beside each normalisation; nothing is computed with it.
const COUNTER: &str = "num_batches_tracked";

/// The tensors of a file.
pub(super) struct ForeignWeights<'a> {
    metadata: Map<String, Value>,
    tensors: BTreeMap<String, Tensor<'a>>,
}

struct Tensor<'a> {
    kind: String,
    shape: Vec<u64>,
    bytes: &'a [u8],
}

impl<'a> ForeignWeights<'a> {
    /// Reads a file; `None` when it is no safetensors.
    pub(super) fn read(file: &'a [u8]) -> Option<Result<Self, String>> {
        let (length, rest) = file.split_first_chunk::<8>()?;
        let (header, data) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        let Ok(Value::Object(mut entries)) = serde_json::from_slice(header) else { return None };
        let metadata = match entries.remove("__metadata__") {
            Some(Value::Object(metadata)) => metadata,
            _ => Map::new(),
        };
        let tensor = |(name, entry): (String, Value)| Tensor::of(&name, &entry, data).map(|tensor| (name, tensor));
        Some(entries.into_iter().map(tensor).collect::<Result<_, _>>().map(|tensors| Self { metadata, tensors }))
    }

    /// A text in the metadata.
    pub(super) fn metadata(&self, key: &str) -> Option<&str> {
        self.metadata.get(key)?.as_str()
    }

    /// The same weights as a safetensors file of 32 bits, with the names and shapes that a network has.
    ///
    /// # Errors
    /// What is missing, surplus or of another shape, or which tensor holds no numbers, by its name.
    pub(super) fn fitted(&self, network: &Shapes) -> Result<Vec<u8>, String> {
        let names = self.names(network)?;
        let (mut header, mut data) = (Map::new(), Vec::new());
        for (name, shape) in network {
            let Some(own) = names.get(name) else { return Err(format!("\"{name}\" is missing")) };
            let tensor = &self.tensors[*own];
            if tensor.shape != *shape {
                return Err(format!("\"{own}\" is of the shape {:?} where {shape:?} is needed", tensor.shape));
            }
            let start = data.len();
            tensor.append(own, &mut data)?;
            header.insert(name.clone(), json!({ "dtype": "F32", "shape": shape, "data_offsets": [start, data.len()] }));
        }
        let mut text = Value::Object(header).to_string().into_bytes();
        text.resize(text.len().next_multiple_of(8), b' ');
        Ok([&(text.len() as u64).to_le_bytes()[..], &text, &data].concat())
    }

    /// For each name of the network, and for all others, the name in the file.
    fn names(&self, network: &Shapes) -> Result<BTreeMap<String, &str>, String> {
        let relevant = || self.tensors.keys().map(String::as_str).filter(|name| !is_counter(name));
        // Every prefix is tried, which takes the square of the number.
        let (count, most) = (relevant().count(), MOST_SURPLUS * network.len());
        if count > most {
            return Err(format!("they are {count} tensors where {} are needed", network.len()));
        }
        // As they are written first: a network may have a layer that is called like a wrapper.
        let as_written: BTreeMap<String, &str> = relevant().map(|name| (name.to_owned(), name)).collect();
        let bare: BTreeMap<String, &str> = relevant().map(|name| (without_wrappers(name), name)).collect();
        let mut best = (0, BTreeMap::new());
        for names in [as_written, bare] {
            for prefix in prefixes(&names, network) {
                let own = |name: &String| name.strip_prefix(&prefix).map_or_else(|| name.clone(), str::to_owned);
                let renamed: BTreeMap<String, &str> = names.iter().map(|(name, written)| (own(name), *written)).collect();
                let found = network.keys().filter(|name| renamed.contains_key(*name)).count();
                if found > best.0 {
                    best = (found, renamed);
                }
            }
        }
        let (found, names) = best;
        let used: BTreeSet<&str> = names.iter().filter(|(name, _)| network.contains_key(*name)).map(|(_, own)| *own).collect();
        if found == network.len()
            && let Some(surplus) = relevant().find(|own| !used.contains(own))
        {
            return Err(format!("\"{surplus}\" belongs to no layer of it"));
        }
        Ok(names)
    }
}

/// Everything that may stand before a network's own names: what stands before one of its names in the file.
fn prefixes(names: &BTreeMap<String, &str>, network: &Shapes) -> BTreeSet<String> {
    let before = |name: &String| {
        let own = |own: &String| name.strip_suffix(own.as_str()).filter(|before| before.is_empty() || before.ends_with('.'));
        network.keys().filter_map(own).map(str::to_owned).collect::<Vec<_>>()
    };
    names.keys().flat_map(before).collect()
}

fn is_counter(name: &str) -> bool {
    name.rsplit('.').next() == Some(COUNTER)
}

fn without_wrappers(name: &str) -> String {
    name.split('.').filter(|part| !WRAPPERS.contains(part)).collect::<Vec<_>>().join(".")
}

impl<'a> Tensor<'a> {
    fn of(name: &str, entry: &Value, data: &'a [u8]) -> Result<Self, String> {
        let damaged = || format!("the entry of \"{name}\" is damaged");
        let numbers = |key: &str| entry[key].as_array()?.iter().map(Value::as_u64).collect::<Option<Vec<u64>>>();
        let (kind, shape) = (entry["dtype"].as_str().ok_or_else(damaged)?.to_owned(), numbers("shape").ok_or_else(damaged)?);
        let Some([start, end]) = numbers("data_offsets").and_then(|offsets| <[u64; 2]>::try_from(offsets).ok()) else {
            return Err(damaged());
        };
        if start > end {
            return Err(damaged());
        }
        let place = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX);
        let bytes = data.get(place(start)..place(end)).ok_or_else(|| format!("the file ends before \"{name}\" does"))?;
        Ok(Self { kind, shape, bytes })
    }

    /// Writes the numbers with 32 bits each.
    fn append(&self, name: &str, data: &mut Vec<u8>) -> Result<(), String> {
        let width = match self.kind.as_str() {
            "F16" | "BF16" => 2,
            "F32" => 4,
            "F64" => 8,
            other => return Err(format!("\"{name}\" is of the type {other}; F16, BF16, F32 and F64 are read")),
        };
        let count = self.shape.iter().try_fold(width, |product: u64, &length| product.checked_mul(length));
        if count != Some(self.bytes.len() as u64) {
            return Err(format!(
                "\"{name}\" has {} bytes, which are not as many as its shape {:?} needs",
                self.bytes.len(),
                self.shape
            ));
        }
        for number in self.bytes.chunks_exact(width as usize) {
            let value = match (self.kind.as_str(), number) {
                ("F16", &[a, b]) => of_half(u16::from_le_bytes([a, b])),
                ("BF16", &[a, b]) => f32::from_bits(u32::from(u16::from_le_bytes([a, b])) << 16),
                (_, &[a, b, c, d]) => f32::from_le_bytes([a, b, c, d]),
                (_, &[a, b, c, d, e, f, g, h]) => f64::from_le_bytes([a, b, c, d, e, f, g, h]) as f32,
                _ => f32::NAN,
            };
            if !value.is_finite() {
                return Err(format!("\"{name}\" holds a value that is no number, or too large"));
            }
            data.extend(value.to_le_bytes());
        }
        Ok(())
    }
}

/// A number of 16 bits: sign, 5 bits of exponent with the bias 15, 10 bits of fraction.
fn of_half(bits: u16) -> f32 {
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1F), f32::from(bits & 0x3FF));
    let size = match exponent {
        0 => fraction * 2_f32.powi(-24),
        31 if fraction == 0.0 => f32::INFINITY,
        31 => f32::NAN,
        _ => (1024.0 + fraction) * 2_f32.powi(exponent - 25),
    };
    if bits >> 15 == 1 { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of these tensors: name, type, shape, bytes.
    fn file(tensors: &[(&str, &str, &[u64], Vec<u8>)]) -> Vec<u8> {
        let (mut header, mut data) = (json!({ "__metadata__": { "key": "text" } }), Vec::new());
        for (name, kind, shape, bytes) in tensors {
            header[*name] = json!({ "dtype": kind, "shape": shape, "data_offsets": [data.len(), data.len() + bytes.len()] });
            data.extend(bytes);
        }
        let text = header.to_string();
        [&(text.len() as u64).to_le_bytes()[..], text.as_bytes(), &data].concat()
    }

    fn bytes_of(values: &[f32]) -> Vec<u8> {
        values.iter().flat_map(|value| value.to_le_bytes()).collect()
    }

    fn network() -> Shapes {
        [("conv.weight", vec![2, 1]), ("norm.bias", vec![3]), ("module.bias", vec![1])]
            .map(|(name, shape)| (name.to_owned(), shape))
            .into()
    }

    /// The tensors of [`network`] with names changed by `rename`.
    fn renamed(rename: impl Fn(&str) -> String) -> Vec<u8> {
        let own: [(&str, &[u64], &[f32]); 3] =
            [("conv.weight", &[2, 1], &[1.0, -2.0]), ("norm.bias", &[3], &[0.5, 0.25, 4.0]), ("module.bias", &[1], &[7.0])];
        let names = own.map(|(name, ..)| rename(name));
        let tensors: Vec<_> =
            own.iter().zip(&names).map(|((_, shape, values), name)| (name.as_str(), "F32", *shape, bytes_of(values))).collect();
        file(&tensors)
    }

    fn fitted(bytes: &[u8]) -> Result<Vec<u8>, String> {
        ForeignWeights::read(bytes).unwrap()?.fitted(&network())
    }

    #[test]
    fn names_of_wrappers_are_taken_off() {
        let plain = fitted(&renamed(str::to_owned)).unwrap();
        let again = ForeignWeights::read(&plain).unwrap().unwrap();
        assert_eq!(again.tensors["norm.bias"].bytes, bytes_of(&[0.5, 0.25, 4.0]));
        for prefix in ["module.", "_orig_mod.", "model.", "_orig_mod.module.model.", "student.net.0."] {
            assert_eq!(fitted(&renamed(|name| format!("{prefix}{name}"))), Ok(plain.clone()), "{prefix}");
        }
    }

    #[test]
    fn wrappers_within_a_name_are_taken_off_too() {
        let shapes: Shapes =
            [("conv.weight", vec![1]), ("norm.bias", vec![1])].map(|(name, shape)| (name.to_owned(), shape)).into();
        let bytes = file(&[
            ("conv._orig_mod.weight", "F32", &[1], bytes_of(&[1.0])),
            ("module.norm.module.bias", "F32", &[1], bytes_of(&[2.0])),
            ("norm.num_batches_tracked", "I64", &[], vec![0; 8]),
        ]);
        let plain = ForeignWeights::read(&bytes).unwrap().unwrap().fitted(&shapes).unwrap();
        assert_eq!(ForeignWeights::read(&plain).unwrap().unwrap().tensors["norm.bias"].bytes, bytes_of(&[2.0]));
    }

    #[test]
    fn numbers_of_any_width_become_those_of_32_bits() {
        // By hand from the description of IEEE 754: 1.5, -2, the smallest, the largest, and a subnormal number of 16 bits.
        let halves: [(u16, f32); 6] = [
            (0x3E00, 1.5),
            (0xC000, -2.0),
            (0x0001, 5.960_464_5e-8),
            (0x7BFF, 65504.0),
            (0x0200, 3.051_757_8e-5),
            (0x8000, -0.0),
        ];
        for (bits, value) in halves {
            assert_eq!(of_half(bits).to_bits(), value.to_bits(), "{bits:#x}");
        }
        let one: Shapes = [("w".to_owned(), vec![2])].into();
        let kinds: [(&str, Vec<u8>); 4] = [
            ("F16", [0x3E00_u16, 0xC000].into_iter().flat_map(u16::to_le_bytes).collect()),
            ("BF16", [0x3FC0_u16, 0xC000].into_iter().flat_map(u16::to_le_bytes).collect()),
            ("F32", bytes_of(&[1.5, -2.0])),
            ("F64", [1.5_f64, -2.0].into_iter().flat_map(f64::to_le_bytes).collect()),
        ];
        for (kind, bytes) in kinds {
            let plain = ForeignWeights::read(&file(&[("w", kind, &[2], bytes)])).unwrap().unwrap().fitted(&one).unwrap();
            assert_eq!(ForeignWeights::read(&plain).unwrap().unwrap().tensors["w"].bytes, bytes_of(&[1.5, -2.0]), "{kind}");
        }
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let one: Shapes = [("w".to_owned(), vec![2])].into();
        let reason = |tensors: &[(&str, &str, &[u64], Vec<u8>)]| match ForeignWeights::read(&file(tensors)).unwrap() {
            Ok(weights) => weights.fitted(&one).unwrap_err(),
            Err(reason) => reason,
        };
        let good = || bytes_of(&[1.0, 2.0]);
        assert_eq!(reason(&[]), "\"w\" is missing");
        assert_eq!(reason(&[("v", "F32", &[2], good())]), "\"w\" is missing");
        assert_eq!(reason(&[("w", "F32", &[2], good()), ("v", "F32", &[2], good())]), "\"v\" belongs to no layer of it");
        assert_eq!(reason(&[("w", "F32", &[2, 1], good())]), "\"w\" is of the shape [2, 1] where [2] is needed");
        assert!(reason(&[("w", "I64", &[2], vec![0; 16])]).contains("\"w\" is of the type I64"));
        assert!(reason(&[("w", "F32", &[2], vec![0; 12])]).contains("\"w\" has 12 bytes"));
        assert!(reason(&[("w", "F32", &[2], bytes_of(&[1.0, f32::NAN]))]).contains("no number"));
        assert!(
            reason(&[("w", "F64", &[2], [1e300_f64; 2].into_iter().flat_map(f64::to_le_bytes).collect())]).contains("too large")
        );
        let mut cut = file(&[("w", "F32", &[2], good())]);
        cut.pop();
        assert!(ForeignWeights::read(&cut).unwrap().err().unwrap().contains("ends before \"w\""));
        for bytes in [&b""[..], b"1234567", &[0xFF; 40], &[2, 0, 0, 0, 0, 0, 0, 0, b'[', b']']] {
            assert!(ForeignWeights::read(bytes).is_none(), "{bytes:?}");
        }
        let text = b"{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}";
        let swapped = [&(text.len() as u64).to_le_bytes()[..], text, &[0; 8]].concat();
        assert!(ForeignWeights::read(&swapped).unwrap().err().unwrap().contains("damaged"));
    }
}

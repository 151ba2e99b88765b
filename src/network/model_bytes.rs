//! The frame of every model file: magic, version, description, weights, checksum.
//!
//! Layout, all numbers little-endian: 8 bytes magic; u32 format version; u32 length of the header; the header as JSON; the
//! weights as safetensors up to the last 4 bytes; u32 CRC-32 of everything before.

use burn::store::{ModuleSnapshot, SafetensorsStore};

use super::averaging::read_values;
use super::{Damage, MODEL_FORMAT_VERSION, ModelError};
use crate::storage::MODEL_MAGIC;

/// Larger files are no models of ours.
pub const LARGEST_FILE_BYTES: u64 = 512 << 20;
/// No weight is as large as this.
const LARGEST_WEIGHT: f32 = 1e18;

/// The bytes of a model file of a version of the format.
pub fn framed(version: u32, header: &[u8], weights: &[u8]) -> Vec<u8> {
    let mut bytes = MODEL_MAGIC.to_vec();
    bytes.extend(version.to_le_bytes());
    bytes.extend((header.len() as u32).to_le_bytes());
    bytes.extend(header);
    bytes.extend(weights);
    bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
    bytes
}

/// The header and the weights in the bytes of a model file, whole and unchanged.
///
/// # Errors
/// When the bytes are damaged, foreign or newer.
pub fn unframed(bytes: &[u8]) -> Result<(&[u8], &[u8]), ModelError> {
    let rest = bytes.strip_prefix(MODEL_MAGIC).ok_or(ModelError::Foreign)?;
    let (version, rest) = take_u32(rest)?;
    if version > MODEL_FORMAT_VERSION {
        return Err(ModelError::Newer(version));
    }
    if version == 0 {
        return Err(ModelError::Damaged(Damage::NoVersion));
    }
    let (body, checksum) = bytes.split_last_chunk::<4>().ok_or(ModelError::Damaged(Damage::CutShort))?;
    if crc32fast::hash(body) != u32::from_le_bytes(*checksum) {
        let reason = if is_cut_short(bytes) { Damage::CutShort } else { Damage::Checksum };
        return Err(ModelError::Damaged(reason));
    }
    let (length, rest) = take_u32(&rest[..rest.len() - checksum.len()])?;
    rest.split_at_checked(length as usize).ok_or(ModelError::Damaged(Damage::CutShort))
}

/// The weights of a module as safetensors.
///
/// # Errors
/// What the device or the store says.
pub fn weights_of<M: ModuleSnapshot>(module: &M) -> Result<Vec<u8>, String> {
    // One entry only: with more, their order in the file would be another one each time.
    let mut store = SafetensorsStore::from_bytes(None).clear_metadata().metadata("format", "safetensors");
    module.save_into(&mut store).map_err(|err| err.to_string())?;
    store.get_bytes().map_err(|err| err.to_string())
}

/// Fills a module with weights; `words` say in an error which network it is.
///
/// # Errors
/// When they do not fit.
pub fn fill<M: ModuleSnapshot>(mut module: M, weights: &[u8], words: &str) -> Result<M, ModelError> {
    let fail = |reason: String| ModelError::Weights { network: words.to_owned(), reason };
    let mut store = SafetensorsStore::from_bytes(Some(weights.to_vec()));
    let load = std::panic::AssertUnwindSafe(|| module.load_from(&mut store));
    let loaded = std::panic::catch_unwind(load).map_err(|_panic| fail("they cannot be read".to_owned()))?;
    let result = loaded.map_err(|err| fail(err.to_string()))?;
    if let Some((missing, _)) = result.missing.first() {
        return Err(fail(format!("\"{missing}\" is missing")));
    }
    Ok(module)
}

/// Whether all weights and statistics of a network are numbers: with one that is none it has no answer.
///
/// # Errors
/// When one is undefined, infinite or too large to be computed with.
pub fn expect_numbers<M: burn::module::Module>(network: &M) -> Result<(), ModelError> {
    let values = read_values(network).map_err(ModelError::Header)?;
    // The squares of larger ones have no place in 32 bits either.
    let fits = |value: &f32| value.abs() < LARGEST_WEIGHT;
    if values.iter().flatten().all(fits) { Ok(()) } else { Err(ModelError::NotFinite) }
}

/// Whether the file should be longer by what it says about its parts.
fn is_cut_short(bytes: &[u8]) -> bool {
    let wanted = || -> Option<u64> {
        let (header, rest) = bytes.get(12..)?.split_first_chunk::<4>()?;
        let (length, rest) = rest.get(u32::from_le_bytes(*header) as usize..)?.split_first_chunk::<8>()?;
        let index = rest.get(..u64::from_le_bytes(*length) as usize)?;
        // Unreadable is not too short.
        let tensors: serde_json::Value = serde_json::from_slice(index).unwrap_or_default();
        let ends = tensors.as_object().into_iter().flatten().filter_map(|(_, tensor)| tensor["data_offsets"][1].as_u64());
        Some((bytes.len() - rest.len() + index.len() + 4) as u64 + ends.max().unwrap_or(0))
    };
    wanted().is_none_or(|wanted| wanted > bytes.len() as u64)
}

fn take_u32(bytes: &[u8]) -> Result<(u32, &[u8]), ModelError> {
    let (number, rest) = bytes.split_first_chunk::<4>().ok_or(ModelError::Damaged(Damage::CutShort))?;
    Ok((u32::from_le_bytes(*number), rest))
}

//! The networks of a run along its way, however long it is: 50 to 100 of them, fewer of large networks (5 to 8 of the largest).

use std::path::{Path, PathBuf};

/// Most checkpoints.
const MOST: usize = 100;
/// Most bytes of all checkpoints of a run together: very large networks keep fewer than 50.
const MOST_BYTES: usize = 128 << 20;
/// Fewest checkpoints, however large the network is.
const FEWEST: usize = 8;

/// A network on the way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Checkpoint {
    /// Pictures seen.
    pub images: u64,
    /// Its model file.
    pub path: PathBuf,
}

/// The file of the network after so many pictures.
pub fn path_of(folder: &Path, images: u64) -> PathBuf {
    folder.join(format!("{images:012}.model"))
}

/// The checkpoints in a folder, oldest first. One that is not there holds none; what is named otherwise, or is no file, is none of ours.
pub fn list(folder: &Path) -> Vec<Checkpoint> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let checkpoint = |path: PathBuf| {
        let images = path.file_stem()?.to_str()?.parse().ok()?;
        (path == path_of(folder, images) && path.is_file()).then_some(Checkpoint { images, path })
    };
    let mut found: Vec<Checkpoint> = entries.filter_map(|entry| checkpoint(entry.path())).collect();
    found.sort_unstable();
    found
}

/// How many networks of this size a run keeps.
pub fn most(bytes: usize) -> usize {
    (MOST_BYTES / bytes.max(1)).clamp(FEWEST, MOST)
}

/// When there are more than `most`: which to remove, every other one, and the least distance from now on.
pub fn thin(images: &[u64], most: usize) -> Option<(Vec<u64>, u64)> {
    let (Some(first), Some(last)) = (images.first(), images.last()) else { return None };
    if images.len() <= most {
        return None;
    }
    let removed = images.iter().copied().skip(1).step_by(2).collect();
    Some((removed, (last - first) / (most as u64 / 2).max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Plays a run of so many validations; gives what is kept at the end and the fewest kept after the first hundred.
    fn play(validations: u64, every: u64) -> (Vec<u64>, usize) {
        let (mut kept, mut gap, mut fewest) = (Vec::new(), 0, usize::MAX);
        for images in (1..=validations).map(|n| n * every) {
            if kept.last().is_none_or(|last| images >= last + gap) {
                kept.push(images);
            }
            if let Some((removed, wider)) = thin(&kept, MOST) {
                kept.retain(|images| !removed.contains(images));
                gap = wider;
            }
            if images > 100 * every {
                fewest = fewest.min(kept.len());
            }
        }
        (kept, fewest)
    }

    #[test]
    fn fifty_to_a_hundred_are_kept_however_long_it_is() {
        for validations in [101, 150, 777, 5000, 100_000] {
            let (kept, fewest) = play(validations, 640);
            assert!((50..=100).contains(&kept.len()) && fewest >= 50, "{validations}: {} kept, {fewest} once", kept.len());
            let gaps: Vec<u64> = kept.windows(2).map(|pair| pair[1] - pair[0]).collect();
            let (least, most) = (gaps.iter().min().unwrap(), gaps.iter().max().unwrap());
            assert!(most <= &(4 * least), "{validations}: gaps from {least} to {most}");
        }
    }

    #[test]
    fn a_short_run_keeps_all() {
        assert_eq!(play(60, 64).0.len(), 60);
    }

    #[test]
    fn very_large_networks_keep_fewer() {
        assert_eq!((most(1_180_000), most(32 << 20), most(1 << 30)), (MOST, FEWEST, FEWEST));
    }

    #[test]
    fn what_is_named_otherwise_is_no_checkpoint() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["000000000064.model", "+5.model", "7.model", "18446744073709551616.model", "000000000128.txt", "notes"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        std::fs::create_dir(folder.path().join("000000000256.model")).unwrap();
        let found: Vec<u64> = list(folder.path()).iter().map(|checkpoint| checkpoint.images).collect();
        assert_eq!(found, [64]);
        assert_eq!(list(&folder.path().join("nowhere")), []);
    }
}

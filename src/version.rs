//! Which version of the program this is, and which commit of the sources it was built from.

/// The version.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The commit, as `build.rs` found it: "commit 1a2b3c4d5e, 2026-11-26", with ", with changes" where the sources differed from it, or "commit
/// unknown" where the sources were no checkout.
pub const BUILD: &str = env!("BRAIN_TUMOR_LAB_BUILD");
/// Both, as `--version` says them.
pub const VERSION_AND_BUILD: &str = concat!(env!("CARGO_PKG_VERSION"), " (", env!("BRAIN_TUMOR_LAB_BUILD"), ")");

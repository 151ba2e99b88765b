//! Puts the base image into a model file that was written without one.
//!
//! `cargo run --release --example tools -- put-base-into-model MODEL OUT [BASE]`: `OUT` is `MODEL` with the base image `BASE`, or the program's
//! own where none is given. Whoever calls it has to know that the network learned on this image. A file that names a base image
//! already is refused.
use std::path::Path;

use anyhow::ensure;
use brain_tumor_lab::factory::BaseImage;
use brain_tumor_lab::network::Model;
use brain_tumor_lab::storage::load_base;

pub fn run(arguments: &[String]) -> anyhow::Result<()> {
    brain_tumor_lab::network::configure_runtime();
    let arguments: Vec<String> = arguments.to_vec();
    let (model, out, base) = match &arguments[..] {
        [model, out] => (model, out, BaseImage::bundled()),
        [model, out, base] => (model, out, load_base(Path::new(base))?),
        _ => anyhow::bail!("two or three paths are needed: MODEL OUT [BASE]"),
    };
    let model = Model::load(Path::new(model))?;
    ensure!(model.base().is_none(), "the file names a base image already");
    model.with_base(Some(base)).save(Path::new(out))?;
    println!("the base image is in {out}");
    Ok(())
}

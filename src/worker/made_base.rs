//! Makes base images that the program paints itself: some milliseconds each.

use super::ask::{Job, Responder};
use crate::factory::{BaseImage, MadeBase};

/// Makes base images, the newest one only.
#[derive(Debug, Default)]
pub struct MadeBaseJob;

impl Responder for MadeBaseJob {
    type Question = MadeBase;
    type Answer = (MadeBase, Box<BaseImage>);
    const NAME: &'static str = "base image";

    fn respond(&mut self, made: MadeBase, job: &Job<'_, Self>) {
        job.say((made, Box::new(made.make())));
    }
}

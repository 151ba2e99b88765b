//! Measures how the sample of the factory looks, beside a target.

use super::ask::{Job, Responder};
use crate::factory::{Appearance, GrayImage, appearance};

/// Measures pictures, the newest one only.
#[derive(Debug, Default)]
pub struct AppearanceJob;

impl Responder for AppearanceJob {
    type Question = GrayImage;
    type Answer = Appearance;
    const NAME: &'static str = "appearance";

    fn respond(&mut self, image: GrayImage, job: &Job<'_, Self>) {
        job.say(appearance(&image));
    }
}

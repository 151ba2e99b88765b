//! A picture as target: samples are tuned until they look like it. It is kept while the program runs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::files::file_name;
use super::super::message::sentence;
use super::super::{Message, PageId, Shared};
use super::{Factory, words};
use crate::factory::{Appearance, GrayImage, Histogram, appearance, histogram};
use crate::storage::{FileError, load_picture};
use crate::worker::{AppearanceJob, Ask, Rendered, Reply, Waker, Work};

/// The page about it.
pub const TARGET: PageId = PageId("target");

/// A picture that samples should look like.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// What people call its file.
    pub name: String,
    /// The picture, fitted to the size of samples.
    pub image: GrayImage,
    /// The size in the file in pixels, when it was another one.
    pub fitted_from: Option<(u32, u32)>,
    /// How often each gray value comes in it.
    pub histogram: Histogram,
    /// How it looks.
    pub appearance: Appearance,
}

/// The target, and how the sample looks beside it.
#[derive(Debug)]
pub struct TargetState {
    /// The target, once one was opened.
    pub target: Option<Arc<Target>>,
    /// How the sample in view looks, or the one before it while it is measured.
    pub sample: Option<Appearance>,
    /// The sample that was measured last, or is being measured.
    measured: Option<Arc<Rendered>>,
    reads: Ask<Work<Result<Target, FileError>>>,
    measures: Ask<AppearanceJob>,
}

impl TargetState {
    /// No target yet.
    pub(super) fn new(waker: Waker) -> Self {
        let reads = Ask::for_work(Arc::clone(&waker));
        Self { target: None, sample: None, measured: None, reads, measures: Ask::new(waker, AppearanceJob::default) }
    }

    /// Whether a target is being read or the sample measured.
    pub fn is_busy(&self) -> bool {
        self.reads.is_busy() || self.measures.is_busy()
    }

    /// Reads a picture, on another thread.
    pub(super) fn open(&mut self, path: PathBuf) {
        self.reads.work(move || read(&path));
    }

    /// There is no target any more, nor one on its way.
    pub(super) fn clear(&mut self) {
        self.reads.cancel();
        self.target = None;
    }
}

fn read(path: &Path) -> Result<Target, FileError> {
    let picture = load_picture(path)?;
    let (histogram, appearance) = (histogram(&picture.image), appearance(&picture.image));
    Ok(Target { name: file_name(path), image: picture.image, fitted_from: picture.fitted_from, histogram, appearance })
}

impl Factory {
    /// Takes in what the threads said about target and sample, and has a new sample measured while the page is shown.
    pub(super) fn absorb_target(&mut self, shared: &mut Shared) {
        while let Some(reply) = self.target.reads.poll() {
            match reply {
                Reply::Answer(Ok(target)) => {
                    shared.tell(words::target_opened(&target.name));
                    self.target.target = Some(Arc::new(target));
                }
                Reply::Answer(Err(err)) => shared.tell(Message::failed(sentence(&err))),
                Reply::Failed(failure) => shared.tell(words::broken(&failure)),
                Reply::Done => {}
            }
        }
        while let Some(reply) = self.target.measures.poll() {
            match reply {
                Reply::Answer(found) => self.target.sample = Some(found),
                Reply::Failed(failure) => shared.tell(words::broken(&failure)),
                Reply::Done => {}
            }
        }
        let is_measured = match (&self.picture, &self.target.measured) {
            (Some(picture), Some(measured)) => Arc::ptr_eq(picture, measured),
            (None, _) => true,
            (Some(_), None) => false,
        };
        if self.page == TARGET && !is_measured {
            self.target.measured.clone_from(&self.picture);
            if let Some(picture) = &self.picture {
                self.target.measures.refine(picture.specimen.image.clone());
            }
        }
    }
}

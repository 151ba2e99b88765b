//! A dataset being written in the background. A step of the job is a written specimen.

use std::path::PathBuf;

use super::ask::{Job, Responder};
use super::{Generators, JobError};
use crate::factory::SpecimenId;
use crate::storage::{DatasetOptions, write_dataset};

/// What to write, and where.
#[derive(Clone, Debug)]
pub struct ExportRequest {
    /// A specimen of the series; all of the series that the options say are written, from its beginning on.
    pub series: SpecimenId,
    /// Count, classes, format, masks.
    pub options: DatasetOptions,
    /// The new folder or file.
    pub path: PathBuf,
}

/// How an export ended.
#[derive(Debug)]
pub enum ExportEnd {
    /// Everything is written.
    Done,
    /// Cancelled; nothing was left behind.
    Cancelled,
    /// It failed.
    Failed(JobError),
}

/// Writes datasets.
#[derive(Debug, Default)]
pub struct ExportJob {
    generators: Generators,
}

impl ExportJob {
    /// With this cache of generators.
    pub fn new(generators: Generators) -> Self {
        Self { generators }
    }
}

impl Responder for ExportJob {
    type Question = ExportRequest;
    type Answer = ExportEnd;
    const NAME: &'static str = "export";

    fn respond(&mut self, request: ExportRequest, job: &Job<'_, Self>) {
        let ExportRequest { series, options, path } = request;
        let progress = |written: u64| {
            job.step(written, options.count);
            !job.is_stopped()
        };
        let end = match self.generators.of(&series) {
            Ok(generator) => write_dataset(&generator, &options, &path, progress).map_err(JobError::from),
            Err(err) => Err(err.into()),
        };
        job.say(match end {
            Ok(true) => ExportEnd::Done,
            Ok(false) => ExportEnd::Cancelled,
            Err(err) => ExportEnd::Failed(err),
        });
    }
}

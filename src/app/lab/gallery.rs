//! The gallery: its pictures are made on another thread.

use std::sync::Arc;

use super::super::gallery::{Gallery, GalleryState, GalleryView, MOST_SHOWN, Subject, make_views};
use super::Lab;
use crate::worker::Task;

/// The pictures of a gallery, and which one it is.
pub(super) type Made = (u64, Vec<Option<GalleryView>>);

impl Lab {
    /// A gallery in place of the one that is open.
    pub(super) fn show_gallery(&mut self, gallery: Gallery) {
        self.gallery_ticket += 1;
        let (ticket, base) = (self.gallery_ticket, self.state.base.clone());
        let subjects: Vec<Subject> = gallery.pictures.iter().take(MOST_SHOWN).map(|picture| picture.subject.clone()).collect();
        self.state.gallery = Some(GalleryState { gallery, ticket, views: None });
        // A task that is dropped is forgotten: what an older gallery made is never shown in this one.
        self.gallery = Some(Task::spawn("gallery", Arc::clone(&self.waker.0), move || (ticket, make_views(&subjects, &base))));
    }

    pub(super) fn close_gallery(&mut self) {
        (self.gallery, self.state.gallery) = (None, None);
    }

    pub(super) fn absorb_gallery(&mut self) {
        let Some(task) = &self.gallery else { return };
        let Some(made) = task.poll().transpose() else { return };
        self.gallery = None;
        // A thread that was lost leaves a gallery that says so: none of its pictures could be made.
        let (ticket, views) = made.unwrap_or_else(|_lost| (self.gallery_ticket, Vec::new()));
        if let Some(state) = self.state.gallery.as_mut().filter(|state| state.ticket == ticket) {
            state.views = Some(views);
        }
    }
}

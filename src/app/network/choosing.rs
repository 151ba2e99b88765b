//! Which network the room looks into: the one that plays, or an autoencoder, which does not play.

use std::path::PathBuf;
use std::sync::Arc;

use super::super::files::What;
use super::super::{Action, FileKind, FileRequest, PageId, Shared};
use super::{MAPS, Network, NetworkAction, PictureSource, TIME_MACHINE, words};
use crate::factory::SpecimenId;
use crate::network::AutoencoderModel;
use crate::words::Words;

/// The page of the restored picture: of autoencoders alone.
pub const RESTORED: PageId = PageId("restored");

/// A file for the autoencoder that is looked into.
pub const SAVE_AUTOENCODER: FileRequest =
    FileRequest::save(Words::file_save_autoencoder, FileKind::Models, "autoencoder.model", |path: PathBuf| {
        Action::Network(NetworkAction::SaveAutoencoder(path))
    });

/// Which network the room looks into.
#[derive(Clone, Debug, Default)]
pub enum Choice {
    /// The one that plays, whichever that is.
    #[default]
    Playing,
    /// An autoencoder. It does not play.
    Autoencoder(OpenedAutoencoder),
}

/// An autoencoder that was opened.
#[derive(Clone, Debug)]
pub struct OpenedAutoencoder {
    /// The network.
    pub model: Arc<AutoencoderModel>,
    /// What to call it.
    pub name: String,
}

impl Network {
    /// Whether a page has something to show of the network that is looked into. Only an autoencoder restores pictures; the time machine
    /// looks back on runs, and all runs are of networks that name classes.
    pub fn offers(&self, page: PageId) -> bool {
        match &self.choice {
            Choice::Playing => page != RESTORED,
            Choice::Autoencoder(_) => page != TIME_MACHINE,
        }
    }

    /// The autoencoder that is looked into, if one is.
    pub fn autoencoder(&self) -> Option<&OpenedAutoencoder> {
        if let Choice::Autoencoder(opened) = &self.choice { Some(opened) } else { None }
    }

    /// Looks into an autoencoder: on this picture, or on the one that is looked at. The layer is its code, where it has one.
    pub(in super::super) fn look_into(&mut self, opened: OpenedAutoencoder, id: Option<SpecimenId>, shared: &Shared) {
        let layer = opened.model.kind().code_layer().unwrap_or(0);
        self.choice = Choice::Autoencoder(opened);
        self.time.playing = false;
        self.look_at(RESTORED, layer);
        match id {
            Some(id) => self.take(PictureSource::Given, id, shared),
            None => self.inspect_anew(shared),
        }
    }

    /// Looks into the network that plays again.
    pub(in super::super) fn look_at_player(&mut self, shared: &Shared) {
        if self.autoencoder().is_none() {
            return;
        }
        self.choice = Choice::Playing;
        let page = if self.offers(self.page) { self.page } else { MAPS };
        self.look_at(page, 0);
        self.inspect_anew(shared);
    }

    fn look_at(&mut self, page: PageId, layer: usize) {
        // What is shown is another network's.
        (self.page, self.layer, self.open, self.cell, self.shown) = (page, layer, None, None, None);
    }

    /// Shows a page. The time machine leads back to networks that name classes; a page that has nothing to show is not opened.
    pub(super) fn show_page(&mut self, page: PageId, shared: &mut Shared) {
        if page == TIME_MACHINE {
            self.look_at_player(shared);
        }
        if self.offers(page) {
            self.page = page;
            self.time.playing = false;
        }
        if page == TIME_MACHINE {
            self.open_time_machine(shared);
        }
    }

    /// Writes the autoencoder that is looked into.
    pub(super) fn save_autoencoder(&self, path: PathBuf, shared: &mut Shared) {
        match self.autoencoder() {
            Some(opened) => {
                let model = Arc::clone(&opened.model);
                shared.files.write(What::Autoencoder, path, move |path| model.save(path));
            }
            None => shared.tell(words::no_autoencoder()),
        }
    }
}

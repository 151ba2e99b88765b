//! Pages: the views of a room.

/// The name of a page, unique in its room: for whoever shows it, and for tests. No words of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PageId(pub &'static str);

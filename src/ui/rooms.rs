//! The rooms of the window, in the order of their tabs and of the keys Ctrl+1, Ctrl+2, ...: one line each.

use egui::Key;

use super::classroom::ClassRoom;
use super::factory::FactoryRoom;
use super::lessons::LessonsRoom;
use super::network::NetworkRoom;
use super::page::{PageInfo, RoomView};
use super::play::PlayRoom;
use super::train::TrainRoom;
use crate::app::Room;
use crate::words::{Text, Words, words};

/// A room, before it is opened.
pub struct RoomEntry {
    /// Which room.
    pub room: Room,
    /// The word on its tab.
    pub title: Text,
    /// With Ctrl it opens the room.
    pub key: Key,
    /// Makes what the room remembers between frames.
    pub make: fn() -> Box<dyn RoomView>,
}

/// All rooms.
pub const ROOMS: [RoomEntry; 6] = [
    RoomEntry { room: Room::Play, title: Words::room_play, key: Key::Num1, make: || Box::<PlayRoom>::default() },
    RoomEntry { room: Room::Factory, title: Words::room_factory, key: Key::Num2, make: || Box::<FactoryRoom>::default() },
    RoomEntry { room: Room::Train, title: Words::room_train, key: Key::Num3, make: || Box::<TrainRoom>::default() },
    RoomEntry { room: Room::Network, title: Words::room_network, key: Key::Num4, make: || Box::<NetworkRoom>::default() },
    RoomEntry { room: Room::Lessons, title: Words::room_lessons, key: Key::Num5, make: || Box::<LessonsRoom>::default() },
    RoomEntry { room: Room::Class, title: Words::room_class, key: Key::Num6, make: || Box::<ClassRoom>::default() },
];

/// Every room with its pages, as the registries list them: for whoever goes through all of them.
pub fn all_pages() -> Vec<(Room, String, Vec<PageInfo>)> {
    ROOMS.iter().map(|entry| (entry.room, (entry.title)(words()), (entry.make)().pages())).collect()
}

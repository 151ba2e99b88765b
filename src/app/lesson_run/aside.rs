//! What the user had before a lesson: everything that a step can set, and everything that a hand can set while it is taught.

use std::sync::Arc;
use std::time::Duration;

use super::super::bases::BaseOrigin;
use super::super::factory::FactoryAside;
use super::super::lessons::LessonsAside;
use super::super::models::MachineAside;
use super::super::network::NetworkAside;
use super::super::play::PlayAside;
use super::super::settings::SettingsAside;
use super::super::train::TrainAside;
use super::super::{Classroom, Effect, Room, State};
use crate::factory::{BaseImage, MadeBase};

/// The longest time that leaving a lesson waits for the log of the class.
const WRITING: Duration = Duration::from_millis(500);

/// What the user had before a lesson.
#[derive(Debug)]
pub struct Aside {
    room: Room,
    base: Arc<BaseImage>,
    base_origin: BaseOrigin,
    machine: MachineAside,
    settings: SettingsAside,
    play: PlayAside,
    factory: FactoryAside,
    train: TrainAside,
    network: NetworkAside,
    lessons: LessonsAside,
    class: Box<Classroom>,
}

impl Aside {
    /// Puts what the user has aside. The rooms are then as the program opens for the first time.
    pub fn take(state: &mut State) -> Self {
        let State { shared, play, factory, train, network, lessons, class, galleries, .. } = state;
        galleries.close();
        shared.stop_making_base();
        let settings = SettingsAside::take(shared);
        let machine = shared.models.set_aside();
        let base = std::mem::replace(&mut shared.base, Arc::new(MadeBase::Bundled.make()));
        let base_origin = std::mem::replace(&mut shared.base_origin, BaseOrigin::Made(MadeBase::Bundled));
        Self {
            room: shared.room,
            base,
            base_origin,
            machine,
            settings,
            play: play.set_aside(shared),
            factory: factory.set_aside(shared),
            train: train.set_aside(),
            network: network.set_aside(shared),
            lessons: lessons.set_aside(),
            class: Box::new(std::mem::replace(class, Classroom::new(shared))),
        }
    }

    /// Everything as it was.
    pub fn put_back(self, state: &mut State) {
        let State { shared, play, factory, train, network, lessons, class, galleries, .. } = state;
        galleries.close();
        shared.stop_making_base();
        self.settings.put_back(shared);
        shared.models.put_back(self.machine);
        (shared.base, shared.base_origin) = (self.base, self.base_origin);
        play.put_back(self.play, shared);
        factory.put_back(self.factory, shared);
        train.put_back(self.train);
        network.put_back(self.network);
        lessons.put_back(self.lessons);
        // The rows that the class wrote in the lesson are in their files before its table is gone.
        if !class.finish_within(WRITING) {
            log::warn!("the log of the class is not whole: the disk did not answer in time");
        }
        *class = *self.class;
        // The room asks for what it shows, where that was given up.
        shared.want(Effect::Show(self.room));
    }
}

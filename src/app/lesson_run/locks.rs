//! Which actions change what a step of a lesson has locked.

use super::super::lesson_file::Control;
use super::super::{Action, ClassAction, FactoryAction, LessonAction, NetworkAction, PlayAction, State, TrainAction};

/// What an action would change of what can be locked; nothing for all others.
pub fn changes(action: &Action, state: &State) -> Vec<Control> {
    match action {
        Action::Show(room) if *room != state.shared.room => vec![Control::Room],
        Action::Inspect(_) => vec![Control::Room, Control::Index],
        Action::Play(action) => of_play(action, state),
        Action::Factory(action) => of_factory(action, state),
        Action::Train(action) => of_train(action, state),
        Action::Network(action) => of_network(action, state),
        Action::Lessons(action) => of_lessons(action, state),
        Action::Class(action) => of_class(action, state),
        Action::OpenBase(_) | Action::UseBundledBase | Action::UseMadeBase(_) | Action::NewBrain | Action::UseLearnedBase => {
            vec![Control::Base]
        }
        Action::OpenModel(_) => vec![Control::Machine],
        // What it is, nobody knows before it is read.
        Action::OpenDropped(_) => vec![Control::Base, Control::Machine, Control::Recipe, Control::Plan],
        Action::ToggleOutlines => vec![Control::Outlines],
        _ => Vec::new(),
    }
}

fn of_play(action: &PlayAction, state: &State) -> Vec<Control> {
    match action {
        PlayAction::SetMode(mode) if state.play.own.is_some() || *mode != state.play.mode() => vec![Control::Mode],
        PlayAction::Next => vec![Control::Index],
        PlayAction::ToggleEvidence => vec![Control::Evidence],
        PlayAction::SetOpponent(_) => vec![Control::Machine],
        PlayAction::TrainOnThis => vec![Control::Machine, Control::Plan],
        PlayAction::HideBase(_) => vec![Control::Sight],
        PlayAction::NewSession
        | PlayAction::SamePictures
        | PlayAction::RestoreSession
        | PlayAction::SetSeed(_)
        | PlayAction::AnotherSeed => vec![Control::Seed, Control::Index],
        _ => Vec::new(),
    }
}

fn of_factory(action: &FactoryAction, state: &State) -> Vec<Control> {
    match action {
        FactoryAction::EditRecipe(..)
        | FactoryAction::EditPins(..)
        | FactoryAction::RemoveTumor
        | FactoryAction::PinsToRecipe
        | FactoryAction::Undo
        | FactoryAction::Redo
        | FactoryAction::LoadMode(_)
        | FactoryAction::LoadPreset(_)
        | FactoryAction::OpenRecipe(_)
        | FactoryAction::Preset(_) => vec![Control::Recipe],
        FactoryAction::ShowSpecimen { seed, index } => {
            let (factory, mut changed) = (&state.factory, Vec::new());
            changed.extend((*seed != factory.seed).then_some(Control::Seed));
            changed.extend((*index != factory.index).then_some(Control::Index));
            changed
        }
        FactoryAction::Show(page) if *page != state.factory.page => vec![Control::Page],
        FactoryAction::Play | FactoryAction::PlayAt(_) => vec![Control::Room, Control::Recipe],
        FactoryAction::Train => vec![Control::Room, Control::Plan],
        _ => Vec::new(),
    }
}

fn of_train(action: &TrainAction, state: &State) -> Vec<Control> {
    match action {
        TrainAction::EditForm(form) if **form != state.train.form => vec![Control::Plan],
        TrainAction::ReadPictures(_)
        | TrainAction::LoadStory(_)
        | TrainAction::RunStory(_)
        | TrainAction::GoOnFromRecording(_)
        | TrainAction::WatchStory(_)
        | TrainAction::LoadRunning
        | TrainAction::TakeUp(_)
        | TrainAction::SetLearningRate(_)
        | TrainAction::SetL2(_) => vec![Control::Plan],
        TrainAction::Show(page) if *page != state.train.page => vec![Control::Page],
        _ => Vec::new(),
    }
}

fn of_network(action: &NetworkAction, state: &State) -> Vec<Control> {
    let network = &state.network;
    match action {
        NetworkAction::LookAtPlayer => vec![Control::Machine],
        NetworkAction::Show(page) if *page != network.page => vec![Control::Page],
        NetworkAction::Step(_) | NetworkAction::TakePlay | NetworkAction::TakeFactory => vec![Control::Index],
        NetworkAction::OwnSeries { mode, seed, index } => {
            let (own_mode, own_seed, own_index) = network.own;
            let mut changed = Vec::new();
            changed.extend((*mode != own_mode).then_some(Control::Mode));
            changed.extend((*seed != own_seed).then_some(Control::Seed));
            changed.extend((*index != own_index).then_some(Control::Index));
            changed
        }
        _ => Vec::new(),
    }
}

fn of_lessons(action: &LessonAction, state: &State) -> Vec<Control> {
    match action {
        LessonAction::Show(chapter) if *chapter != state.lessons.chapter => vec![Control::Chapter],
        LessonAction::Turn(_) | LessonAction::Reset => vec![Control::Knobs],
        LessonAction::Visit => vec![Control::Room],
        _ => Vec::new(),
    }
}

fn of_class(action: &ClassAction, state: &State) -> Vec<Control> {
    match action {
        ClassAction::Show(page) if *page != state.class.page => vec![Control::Page],
        ClassAction::SetUp(setup) => {
            let before = state.shared.settings.class;
            let mut changed = Vec::new();
            changed.extend((setup.mode != before.mode).then_some(Control::Mode));
            changed.extend((setup.seed != before.seed).then_some(Control::Seed));
            changed
        }
        _ => Vec::new(),
    }
}

//! Which groups of knobs change nothing about the picture in view, and why.

use crate::factory::{AlterationKind, Parameter, ParameterGroup, Plan, Recipe, Syndrome, TumorSize};

/// Why the knobs of a group change nothing about a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idle {
    /// The alteration is switched off in the recipe.
    Off,
    /// The alteration comes to some pictures, and this one is not among them.
    NotInThisPicture,
    /// The picture has no tumor of this size.
    NoTumor(TumorSize),
    /// The picture is of another class.
    OtherClass(Syndrome),
}

impl Idle {
    /// Why a group changes nothing about a picture, if it does not.
    pub fn of(group: ParameterGroup, recipe: &Recipe, plan: &Plan) -> Option<Self> {
        let of_size = |size: TumorSize| (plan.count(size) == 0).then_some(Self::NoTumor(size));
        let of_class = |class: Syndrome| (plan.syndrome != class).then_some(Self::OtherClass(plan.syndrome));
        match group {
            ParameterGroup::Small => of_size(TumorSize::Small),
            ParameterGroup::Medium => of_size(TumorSize::Medium),
            ParameterGroup::Big => of_size(TumorSize::Big),
            ParameterGroup::SyndromeA => of_class(Syndrome::A),
            ParameterGroup::SyndromeB => of_class(Syndrome::B),
            ParameterGroup::SyndromeC => of_class(Syndrome::C),
            ParameterGroup::Priors | ParameterGroup::Mark => None,
            ParameterGroup::Region => plan.tumors.is_empty().then_some(Self::OtherClass(plan.syndrome)),
            ParameterGroup::Alteration(kind) => Self::of_alteration(kind, recipe, plan),
        }
    }

    fn of_alteration(kind: AlterationKind, recipe: &Recipe, plan: &Plan) -> Option<Self> {
        if !kind.is_on(recipe) {
            return Some(Self::Off);
        }
        let is_there = |chance: &Parameter| chance.value_in(plan) != Some(0.0);
        kind.probability().filter(|chance| !is_there(chance)).map(|_| Self::NotInThisPicture)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Generator, Mode, ParameterValue};

    /// The oracle: what is idle changes no pixel, whatever its knobs say. Switches and probabilities wake a group: they are left alone.
    #[test]
    fn the_knobs_of_an_idle_group_change_no_pixel_and_those_of_the_others_do() {
        let recipe = Mode::Hard.recipe();
        let base = BaseImage::bundled();
        let generator = Generator::new(&recipe, &base).unwrap();
        for index in 0..24 {
            let plan = generator.plan(5, index);
            for group in ParameterGroup::all().filter(|group| !matches!(group, ParameterGroup::Priors | ParameterGroup::Mark)) {
                let is_switch = |knob: &Parameter| matches!(knob.get(&recipe), ParameterValue::Switch(_));
                let chance = group.alteration().and_then(AlterationKind::probability).map(|chance| chance.key);
                let knobs =
                    Parameter::all().iter().filter(|knob| knob.group == group && !is_switch(knob) && Some(knob.key) != chance);
                let mut changes = false;
                let mut any = false;
                for knob in knobs {
                    any = true;
                    let (low, high) = knob.get(&recipe).bounds();
                    let mut turned = recipe.clone();
                    let before = group.alteration().map(|kind| kind.is_on(&turned));
                    knob.fix(&mut turned, if high > low { low } else { low + 1.0 });
                    if let (Some(kind), Some(before)) = (group.alteration(), before) {
                        kind.set_on(&mut turned, before);
                    }
                    let Ok(other) = Generator::new(&turned, &base) else { continue };
                    changes |= other.render(&other.plan(5, index)) != generator.render(&plan);
                }
                let idle = Idle::of(group, &recipe, &plan);
                let is_quiet = idle.is_some() || !any;
                assert!(!(is_quiet && changes), "{group:?} of picture {index} is said to be idle: {idle:?}");
                assert!(is_quiet || changes || group == ParameterGroup::Region, "{group:?} of picture {index} is idle");
            }
        }
    }
}

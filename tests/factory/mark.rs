//! The planted mark: off in every preset, drawn by class, and nothing else about a picture depends on it.

use brain_tumor_lab::factory::{
    BaseImage, Generator, MARK_AT, MARK_GRAY, MARK_SIDE, MarkRecipe, Mode, Preset, Recipe, Stage, Syndrome, WIDTH,
};

fn marked(mark: MarkRecipe) -> Generator {
    Generator::new(&Recipe { mark, ..Mode::Hard.recipe() }, &BaseImage::bundled()).unwrap()
}

#[test]
fn no_preset_plants_a_mark_and_no_file_of_one_names_it() {
    for preset in Preset::ALL {
        let recipe = preset.recipe();
        assert!(recipe.mark.is_off());
        assert!(!toml::to_string(&recipe).unwrap().contains("mark"), "older programs refuse keys that they do not know");
        let generator = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
        let plan = generator.plan(1, 1);
        assert!(plan.mark.is_none() && plan.columns().iter().all(|(name, _)| *name != "mark"));
    }
}

#[test]
fn the_mark_is_a_square_over_the_same_picture_and_comes_as_often_as_it_should() {
    let (plain, planted) = (marked(MarkRecipe::default()), marked(MarkRecipe { a: 1.0, b: 0.25, c: 0.0, z: 0.0 }));
    let mut counts = [[0_u32; 2]; Syndrome::COUNT];
    for index in 0..2_000 {
        let (without, with) = (plain.specimen(5, index), planted.specimen(5, index));
        assert_eq!((&without.plan.tumors, &without.plan.alterations), (&with.plan.tumors, &with.plan.alterations));
        let is_marked = with.plan.mark.unwrap();
        counts[with.plan.syndrome.index()][usize::from(is_marked)] += 1;
        for (place, (old, new)) in without.image.pixels().iter().zip(with.image.pixels()).enumerate() {
            let square = MARK_AT..MARK_AT + MARK_SIDE;
            let is_inside = square.contains(&(place % WIDTH)) && square.contains(&(place / WIDTH));
            let expected = if is_marked && is_inside { MARK_GRAY } else { *old };
            assert_eq!(*new, expected, "picture {index}, pixel {place}");
        }
        if index < 20 {
            let stages = planted.stages(&with.plan);
            assert_eq!(stages.last().unwrap(), &(Stage::Mark, with.image.clone()));
            assert_eq!(stages[stages.len() - 2].1, without.image);
        }
    }
    let [a, b, c, z] = counts;
    assert!(a[0] == 0 && a[1] > 400 && c[1] == 0 && z[1] == 0, "{counts:?}");
    // 25 % of about 500, within four standard deviations.
    let share = f64::from(b[1]) / f64::from(b[0] + b[1]);
    assert!((share - 0.25).abs() < 4.0 * (0.25_f64 * 0.75 / f64::from(b[0] + b[1])).sqrt(), "{share}");
}

#[test]
fn a_share_that_cannot_be_is_refused_by_its_key() {
    for share in [-0.1, 1.5, f64::NAN] {
        let recipe = Recipe { mark: MarkRecipe { b: share, ..MarkRecipe::default() }, ..Mode::Hard.recipe() };
        assert_eq!(recipe.validate().unwrap_err().key, "mark.b");
    }
}

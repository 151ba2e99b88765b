//! How the lines of the registry become types: the macro behind [`super`].
//!
//! It writes what has a field for each alteration (what was drawn, what a recipe says, the switches) and what goes through these
//! fields one after the other. All else is ordinary code in its place.

/// Takes the lines of the registry; see there what they say.
macro_rules! registry {
    ($($name:ident: $Kind:ident = $Drawn:ty $(, keys { $($key:ident: $Type:ty),+ })? $(, table $table:ident)?;)+) => {
        $(pub use $name::$Kind;)+

        /// The kinds of alterations, in the order in which a picture is altered.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum AlterationKind {
            $(#[doc = concat!("See [`", stringify!($Kind), "`].")] $Kind,)+
        }

        impl AlterationKind {
            /// All kinds.
            pub const ALL: [Self; [$(stringify!($name)),+].len()] = [$(Self::$Kind),+];
        }

        /// What was drawn for the alterations of one specimen. The default changes nothing.
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        pub struct Alterations {
            $(#[doc = concat!("See [`", stringify!($Kind), "`].")] pub $name: $Drawn,)+
        }

        /// What a recipe says about the alterations: the distributions of their parameters, and which of them take place.
        #[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct AlterationRecipe {
            $($($(#[doc = concat!("A parameter of [`", stringify!($Kind), "`].")] pub $key: $Type,)+)?)+
            /// Where a pixel takes its value from, whose source lies between pixels.
            #[serde(default)]
            pub resampling: Resampling,
            $($(
                #[doc = concat!("The parameters of [`", stringify!($Kind), "`].")]
                #[serde(default, skip_serializing_if = "is_default")]
                pub $table: $table::Recipe,
            )?)+
            /// Which alterations take place.
            #[serde(default)]
            pub switches: Switches,
        }

        impl Default for AlterationRecipe {
            /// The alterations of 2019, the same for EASY and HARD.
            fn default() -> Self {
                Self {
                    $($($($key: $name::Recipe::default().$key,)+)?)+
                    resampling: Resampling::Nearest,
                    $($($table: $table::Recipe::default(),)?)+
                    switches: Switches::default(),
                }
            }
        }

        /// Which alterations take place. One that is off leaves the picture as it is, and the others draw what they drew before.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct Switches {
            $(#[doc = concat!("See [`", stringify!($Kind), "`].")] pub $name: bool,)+
        }

        impl Default for Switches {
            /// Those of 2019 are on, newer ones are off.
            fn default() -> Self {
                Self { $($name: <$Drawn as Alteration>::ON_BY_DEFAULT,)+ }
            }
        }

        /// By [`AlterationKind`].
        static TABLE: [Entry; AlterationKind::ALL.len()] = [$(Entry::of::<$Drawn>(
            stringify!($name),
            Access {
                switch: row!(
                    switch alterations.switches.$name,
                    ParameterGroup::Alteration(AlterationKind::$Kind),
                    <$Drawn as Alteration>::WORD,
                    <$Drawn as Alteration>::HINT
                ),
                is_on: |switches| switches.$name,
                set_on: |switches, on| switches.$name = on,
                copy: |to, from| to.$name = from.$name,
                columns: |drawn| drawn.$name.columns(),
            },
        ),)+];

        impl Alterations {
            /// What a specimen draws.
            pub(super) fn draw(recipe: &AlterationRecipe, draws: &Draws) -> Self {
                Self {
                    $($name: if recipe.switches.$name {
                        let own = $($name::Recipe { $($key: recipe.$key),+ })? $(recipe.$table)?;
                        <$Drawn as Alteration>::draw(&own, draws)
                    } else {
                        <$Drawn as Alteration>::draw_off(draws)
                    },)+
                }
            }

            /// Whether columns stay columns and rows stay rows: the fast case of the geometry.
            fn keeps_axes(&self) -> bool {
                true $(&& self.$name.keeps_axes())+
            }

            /// The column from which altered column `x` comes, in the fast case.
            #[inline]
            fn source_x(&self, x: f64) -> Option<f64> {
                let all = self;
                Some(registry!(@back source_x all x; $($name)+))
            }

            /// The row from which altered row `y` comes, in the fast case.
            #[inline]
            fn source_y(&self, y: f64) -> Option<f64> {
                let all = self;
                Some(registry!(@back source_y all y; $($name)+))
            }

            /// Takes altered points to the points from which they come, in any case.
            #[inline]
            fn sources_of(&self) -> impl Fn(&mut Points) {
                $(let $name = self.$name.back();)+
                move |points| { registry!(@follow points; $($name $Drawn,)+); }
            }

            /// The point of the painted picture from which a point of the altered picture comes; both in pixels, whole numbers are
            /// centres. Points outside the pictures follow the same maps.
            pub fn source_point(&self, x: f64, y: f64) -> (f64, f64) {
                let (all, at) = (self, (x, y));
                registry!(@point all at; $($name)+)
            }

            /// Changes gray values, one alteration after the other.
            #[inline]
            fn develop(&self, chain: &mut Chain<'_>) {
                $(self.$name.develop(chain);)+
            }
        }
    };

    // The way back begins with the last alteration: the innermost call.
    (@back $step:ident $all:ident $at:ident;) => { $at };
    (@back $step:ident $all:ident $at:ident; $first:ident $($rest:ident)*) => {
        $step(&$all.$first, registry!(@back $step $all $at; $($rest)*))?
    };
    (@point $all:ident $at:ident;) => { $at };
    (@point $all:ident $at:ident; $first:ident $($rest:ident)*) => {{
        let (x, y) = registry!(@point $all $at; $($rest)*);
        $all.$first.back()(x, y)
    }};
    (@follow $points:ident;) => {};
    (@follow $points:ident; $first:ident $First:ty, $($rest:tt)*) => {
        registry!(@follow $points; $($rest)*);
        $points.follow::<$First>(&$first);
    };
}
pub(super) use registry;

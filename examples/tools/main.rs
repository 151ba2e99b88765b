//! What the program is made and measured with: `cargo run --release --example tools -- TOOL ...`. One program, as each would be as large as the whole
//! laboratory. A tool is a file and a line here; each says at its head what it is for.
#![expect(clippy::print_stdout, reason = "tools report to a terminal")]

mod draw_curves;
mod man_and_completions;
mod paint_base_image;
mod paint_icon;
mod put_base_into_model;
mod put_curve_into_model;
mod time_alignment;
mod time_inspection;
mod time_the_hand;
mod time_words;
mod what_is_missed;

/// A tool: its name, and what runs it with the arguments after its name.
type Tool = (&'static str, fn(&[String]) -> anyhow::Result<()>);

/// All tools.
const TOOLS: [Tool; 11] = [
    ("draw-curves", draw_curves::run),
    ("man-and-completions", man_and_completions::run),
    ("paint-base-image", paint_base_image::run),
    ("paint-icon", paint_icon::run),
    ("put-base-into-model", put_base_into_model::run),
    ("put-curve-into-model", put_curve_into_model::run),
    ("time-alignment", |arguments| {
        time_alignment::run(arguments);
        Ok(())
    }),
    ("time-inspection", time_inspection::run),
    ("time-the-hand", time_the_hand::run),
    ("time-words", |arguments| {
        time_words::run(arguments);
        Ok(())
    }),
    ("what-is-missed", what_is_missed::run),
];

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let known = || TOOLS.map(|(name, _)| name).join(", ");
    let Some((wanted, rest)) = arguments.split_first() else { anyhow::bail!("which tool? ({})", known()) };
    let Some((_, run)) = TOOLS.into_iter().find(|(name, _)| name == wanted) else {
        anyhow::bail!("there is no tool \"{wanted}\" ({})", known());
    };
    run(rest)
}

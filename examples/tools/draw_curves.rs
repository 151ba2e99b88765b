//! Draws the curves of trainings side by side, from the tables that runs keep (`curve.csv`) or that `train --log` writes.
//!
//! `cargo run --release --example tools -- draw-curves OUT.svg TITLE=CURVE.csv ...`: two panels per table, accuracy above and loss below, on the
//! training pictures (thin; the mean since the last validation, in what `--log` writes the last batch) and on validation pictures (thick), over
//! pictures seen.

use std::fmt::Write as _;

use anyhow::Context as _;

/// Size of a panel and the room around it, in pixels.
const PANEL: [f64; 2] = [300.0, 180.0];
const LEFT: f64 = 50.0;
const TOP: f64 = 30.0;
const RIGHT: f64 = 16.0;
const BOTTOM: f64 = 40.0;
/// Training and validation: Okabe and Ito's orange and blue.
const COLOURS: [&str; 2] = ["#E69F00", "#0072B2"];

/// One table.
struct Curve {
    title: String,
    /// Pictures seen, then what [`QUANTITIES`] names, on training and on validation pictures each.
    points: Vec<[f64; 5]>,
}

/// What a panel shows.
struct Quantity {
    name: &'static str,
    /// Lines across, with their labels; the last one is the top.
    ticks: &'static [(f64, &'static str)],
    /// Columns of a point: training and validation.
    columns: [usize; 2],
}

const QUANTITIES: [Quantity; 2] = [
    Quantity {
        name: "accuracy",
        ticks: &[(0.0, "0 %"), (0.25, "25 %"), (0.5, "50 %"), (0.75, "75 %"), (1.0, "100 %")],
        columns: [1, 2],
    },
    Quantity { name: "loss", ticks: &[(0.0, "0"), (1.0, "1"), (2.0, "2"), (3.0, "3"), (4.0, "4")], columns: [3, 4] },
];

pub fn run(arguments: &[String]) -> anyhow::Result<()> {
    let mut arguments = arguments.iter().cloned();
    let out = arguments.next().context("usage: draw_curves OUT.svg TITLE=CURVE.csv ...")?;
    let curves = arguments.map(|argument| read(&argument)).collect::<anyhow::Result<Vec<_>>>()?;
    std::fs::write(&out, drawing(&curves)?).with_context(|| format!("cannot write {out}"))
}

fn read(argument: &str) -> anyhow::Result<Curve> {
    let (title, path) = argument.split_once('=').context("each curve is TITLE=FILE")?;
    let mut table = csv::Reader::from_path(path).with_context(|| format!("cannot read {path}"))?;
    let head = table.headers()?.clone();
    let column = |name: &str| head.iter().position(|other| other == name).with_context(|| format!("{path} has no {name}"));
    let names = ["images", "accuracy", "validation_accuracy", "loss", "validation_loss"];
    let columns = names.map(column).into_iter().collect::<anyhow::Result<Vec<_>>>()?;
    let mut points = Vec::new();
    for row in table.records() {
        let row = row?;
        let numbers: Result<Vec<f64>, _> = columns.iter().map(|&place| row[place].parse()).collect();
        points.extend(numbers.ok().and_then(|numbers| <[f64; 5]>::try_from(numbers).ok()));
    }
    anyhow::ensure!(!points.is_empty(), "{path} has no rows");
    Ok(Curve { title: title.to_owned(), points })
}

fn drawing(curves: &[Curve]) -> Result<String, std::fmt::Error> {
    let step = LEFT + PANEL[0] + RIGHT;
    let row = TOP + PANEL[1] + BOTTOM;
    let (width, height) = (step * curves.len() as f64, row * QUANTITIES.len() as f64);
    let mut svg = String::new();
    writeln!(
        svg,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">"#
    )?;
    writeln!(svg, r#"<rect width="{width}" height="{height}" fill="white"/>"#)?;
    for (place, curve) in curves.iter().enumerate() {
        for (line, quantity) in QUANTITIES.iter().enumerate() {
            let (x, y) = (step * place as f64 + LEFT, row * line as f64 + TOP);
            writeln!(svg, r#"<g transform="translate({x} {y})">"#)?;
            panel(&mut svg, curve, quantity)?;
            writeln!(svg, "</g>")?;
        }
    }
    writeln!(svg, "</svg>")?;
    Ok(svg)
}

fn panel(svg: &mut String, curve: &Curve, quantity: &Quantity) -> std::fmt::Result {
    let [width, height] = PANEL;
    let Quantity { name, ticks, columns } = quantity;
    let most = curve.points.iter().map(|point| point[0]).fold(1.0, f64::max);
    let top = ticks[ticks.len() - 1].0;
    let y = |value: f64| height * (1.0 - (value / top).clamp(0.0, 1.0));
    writeln!(svg, r#"<text y="-10"><tspan font-weight="bold">{}</tspan>, {name}</text>"#, curve.title)?;
    for &(value, label) in *ticks {
        let y = y(value);
        writeln!(
            svg,
            r##"<path d="M0 {y}H{width}" stroke="#ccc"/><text x="-6" y="{}" text-anchor="end">{label}</text>"##,
            y + 4.0
        )?;
    }
    writeln!(svg, r#"<text x="{width}" y="{}" text-anchor="end">{most} pictures seen</text>"#, height + 18.0)?;
    for (line, (name, colour)) in ["training", "validation"].into_iter().zip(COLOURS).enumerate() {
        let place = |point: &[f64; 5]| format!("{:.1},{:.1}", width * point[0] / most, y(point[columns[line]]));
        let points: Vec<String> = curve.points.iter().map(place).collect();
        let thickness = 1.0 + 1.5 * line as f64;
        writeln!(svg, r#"<polyline points="{}" fill="none" stroke="{colour}" stroke-width="{thickness}"/>"#, points.join(" "))?;
        writeln!(svg, r#"<text x="{}" y="{}" fill="{colour}">{name}</text>"#, 90.0 * line as f64, height + 34.0)?;
    }
    Ok(())
}

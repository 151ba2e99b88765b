//! Draws the curves of trainings side by side, from the tables that `train --log` writes.
//!
//! `cargo run --release --example draw_curves OUT.svg TITLE=CURVE.csv ...`: one panel per table; accuracy on the training pictures
//! (each batch, thin; their mean since the last validation is not in the table) and on validation pictures (thick) over pictures seen.

use std::fmt::Write as _;

use anyhow::Context as _;

/// Size of a panel and the room around it, in pixels.
const PANEL: [f64; 2] = [300.0, 180.0];
const LEFT: f64 = 44.0;
const TOP: f64 = 30.0;
const RIGHT: f64 = 16.0;
const BOTTOM: f64 = 40.0;
/// Training and validation: Okabe and Ito's orange and blue.
const COLOURS: [&str; 2] = ["#E69F00", "#0072B2"];

/// One table: pictures seen, training accuracy, validation accuracy.
struct Curve {
    title: String,
    points: Vec<[f64; 3]>,
}

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().context("usage: draw_curves OUT.svg TITLE=CURVE.csv ...")?;
    let curves = arguments.map(|argument| read(&argument)).collect::<anyhow::Result<Vec<_>>>()?;
    std::fs::write(&out, drawing(&curves)?).with_context(|| format!("cannot write {out}"))
}

fn read(argument: &str) -> anyhow::Result<Curve> {
    let (title, path) = argument.split_once('=').context("each curve is TITLE=FILE")?;
    let mut table = csv::Reader::from_path(path).with_context(|| format!("cannot read {path}"))?;
    let head = table.headers()?.clone();
    let column = |name: &str| head.iter().position(|other| other == name).with_context(|| format!("{path} has no {name}"));
    let columns = [column("images")?, column("accuracy")?, column("validation_accuracy")?];
    let mut points = Vec::new();
    for row in table.records() {
        let row = row?;
        let number = |place: usize| row[place].parse::<f64>().ok();
        if let [Some(images), Some(training), Some(validation)] = columns.map(number) {
            points.push([images, training, validation]);
        }
    }
    anyhow::ensure!(!points.is_empty(), "{path} has no rows");
    Ok(Curve { title: title.to_owned(), points })
}

fn drawing(curves: &[Curve]) -> Result<String, std::fmt::Error> {
    let step = LEFT + PANEL[0] + RIGHT;
    let (width, height) = (step * curves.len() as f64, TOP + PANEL[1] + BOTTOM);
    let mut svg = String::new();
    writeln!(
        svg,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">"#
    )?;
    writeln!(svg, r#"<rect width="{width}" height="{height}" fill="white"/>"#)?;
    for (place, curve) in curves.iter().enumerate() {
        writeln!(svg, r#"<g transform="translate({} {TOP})">"#, step * place as f64 + LEFT)?;
        panel(&mut svg, curve)?;
        writeln!(svg, "</g>")?;
    }
    writeln!(svg, "</svg>")?;
    Ok(svg)
}

fn panel(svg: &mut String, curve: &Curve) -> std::fmt::Result {
    let [width, height] = PANEL;
    let most = curve.points.iter().map(|point| point[0]).fold(1.0, f64::max);
    writeln!(svg, r#"<text y="-10" font-weight="bold">{}</text>"#, curve.title)?;
    for percent in [0, 25, 50, 75, 100] {
        let y = height * (1.0 - f64::from(percent) / 100.0);
        writeln!(
            svg,
            r##"<path d="M0 {y}H{width}" stroke="#ccc"/><text x="-6" y="{}" text-anchor="end">{percent} %</text>"##,
            y + 4.0
        )?;
    }
    writeln!(svg, r#"<text x="{width}" y="{}" text-anchor="end">{most} pictures seen</text>"#, height + 18.0)?;
    for (line, (name, colour)) in ["training", "validation"].into_iter().zip(COLOURS).enumerate() {
        let points: Vec<String> = curve
            .points
            .iter()
            .map(|point| format!("{:.1},{:.1}", width * point[0] / most, height * (1.0 - point[line + 1])))
            .collect();
        let thickness = 1.0 + 1.5 * line as f64;
        writeln!(svg, r#"<polyline points="{}" fill="none" stroke="{colour}" stroke-width="{thickness}"/>"#, points.join(" "))?;
        writeln!(svg, r#"<text x="{}" y="{}" fill="{colour}">{name}</text>"#, 90.0 * line as f64, height + 34.0)?;
    }
    Ok(())
}

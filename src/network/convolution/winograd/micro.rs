use super::*;
use super::super::geometry::Window;
use std::time::Instant;
fn time(n: usize, mut f: impl FnMut()) -> f64 {
    f(); f();
    let mut best = f64::MAX;
    for _ in 0..5 {
        let t = Instant::now();
        for _ in 0..20 { f(); }
        best = best.min(t.elapsed().as_secs_f64() * 1e6 / 20.0 / n as f64);
    }
    best
}
#[test]
#[ignore]
fn micro() {
    let kernels = Kernels::new();
    for (ci, h, w, co, s, p) in [(16,64,48,32,2,1),(32,32,24,64,2,1),(64,16,12,128,2,1),(32,32,24,32,1,1),(64,16,12,64,1,1),(128,8,6,128,1,1),(32,63,47,64,1,0),(16,30,22,32,1,0)] {
        let g0 = Geometry::new([4, ci, h, w], [co, ci, 3, 3], Window { stride: s, padding: [p, p] });
        let wg = Winograd::suiting(kernels, &g0).unwrap();
        let n = wg.images_at_a_time();
        let raw = vec![0.5f32; n * g0.input_len()];
        let images = Images { values: &raw, normalisation: None };
        let grads = vec![0.25f32; n * wg.gradient_shape().len()];
        let weight = vec![0.1f32; co * ci * 9];
        let fw = wg.forward_weight(&weight);
        let tw = wg.transposed_weight(&weight);
        let mut sums = vec![0.0f32; wg.depth() * co];
        let mut out = vec![0.0f32; n * g0.output_len()];
        let mut dx = vec![0.0f32; n * g0.input_len()];
        let mut work = vec![0.0f32; wg.work_len() + 64];
        let off = work.as_ptr().align_offset(64);
        let work = &mut work[off..];
        let macs = co * ci * 9 * g0.out_pixels();
        let bound = macs as f64 / 16.0 / 3.75e3;
        let fwd = time(n, || wg.convolve(&fw, images, work, &mut out));
        let spread = time(n, || for tiles in wg.bands(n) { let len = wg.products() * part_len(tiles.len(), ci); wg.spread(tiles, images, &mut work[..len]); });
        let bands = time(n, || for tiles in wg.bands(n) { std::hint::black_box(&tiles); });
        let gather = time(n, || for tiles in wg.bands(n) {
            kernels.run(Gather { stride: s, tiles, channels: co, row_len: g0.out_width * co, classes: &work[..wg.classes() * part_len(tiles.len(), co)], out: &mut out });
        });
        let bw_w = time(n, || wg.backward(&grads, Some((images, &mut sums)), None, work));
        let bw_x = time(n, || wg.backward(&grads, None, Some((&tw, &mut dx)), work));
        let sg = time(n, || for tiles in wg.bands(n) {
            let len = wg.classes() * part_len(tiles.len(), co);
            kernels.run(SpreadGradient { stride: s, tiles, channels: co, row_len: wg.gradient_shape().row_len(), gradient: &grads, classes: &mut work[..len] });
        });
        let gg = time(n, || for tiles in wg.bands(n) {
            let len = wg.products() * part_len(tiles.len(), ci);
            kernels.run(GatherGradient { stride: s, tiles, channels: ci, row_len: w * ci, frame: (p * w + p) * ci, products: &work[..len], out: &mut dx });
        });
        let wt = time(1, || { std::hint::black_box(wg.forward_weight(&weight)); });
        let wtt = time(1, || { std::hint::black_box(wg.transposed_weight(&weight)); });
        let wu = time(1, || { std::hint::black_box(wg.unpack_gradient(&sums)); });
        let part = if s == 1 { 16.0 / 36.0 } else { 25.0 / 36.0 };
        println!("{ci:3}->{co:3} {h}x{w} s{s} n{n}: direct bound {bound:5.1}, ours {:5.1} | fwd {fwd:5.1} = spread {spread:4.1} + gather {gather:4.1} + products | weights {bw_w:5.1} = spread + sgrad {sg:4.1} + | input {bw_x:5.1} = sgrad + ggrad {gg:4.1} + | bands {bands:4.2} | per step: {wt:.0} {wtt:.0} {wu:.0}", bound * part);
    }
}

//! Plain loops in the widest registers of the machine.

/// Runs `work` compiled for the instruction set that the machine has: the loops are plain Rust, the width is the machine's.
#[inline]
pub(super) fn wide<R>(work: impl Fn() -> R) -> R {
    pulp::Arch::new().dispatch(Work(work))
}

struct Work<F>(F);

impl<R, F: Fn() -> R> pulp::NullaryFnOnce for Work<F> {
    type Output = R;

    #[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
    #[inline(always)]
    fn call(self) -> R {
        (self.0)()
    }
}

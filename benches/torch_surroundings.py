"""The surroundings in which PyTorch is fastest on a CPU. They must stand before PyTorch is imported: this module does not import it."""
import os
import sys


def prepare(threads, keep_memory):
    """Starts this program again, once, in the surroundings that it needs: OpenMP with so many threads; and with `keep_memory` a C library
    that keeps the memory which is freed, so that the feature maps of a step are not handed back to the system and zeroed anew in the next."""
    wanted = {"OMP_NUM_THREADS": str(threads), "OMP_DYNAMIC": "false"}
    if keep_memory:
        wanted |= {"MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": str(1 << 34), "MALLOC_TOP_PAD_": str(1 << 28)}
    if any(os.environ.get(name) != value for name, value in wanted.items()):
        os.environ.update(wanted)
        os.execv(sys.executable, [sys.executable, *sys.argv])

#!/usr/bin/env python3
"""Cuts the typeface of the window, Inter, to the letters that the texts need, into assets/fonts/.

    python3 -m venv venv && venv/bin/pip install fonttools
    curl -O https://registry.npmjs.org/inter-ui/-/inter-ui-3.19.3.tgz && tar xzf inter-ui-3.19.3.tgz
    venv/bin/python scripts/cut_fonts.py "package/Inter (web)"

The argument is the folder with Inter-Regular.woff and Inter-SemiBold.woff of Inter 3.19. Kept are Latin (all of Latin-1 and Latin Extended-A:
every language of western and central Europe), the signs in SIGNS, and kerning. Digits get their forms of equal width for good, so that
nothing moves when a number grows. The test `every_character_of_every_text_is_in_the_typeface` holds the list against the texts.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

WEIGHTS = ["Regular", "SemiBold"]
# Dashes, quotation marks, no-break spaces, arrows, mathematics and the shapes that stand for classes and players.
SIGNS = "\u00a0\u2009\u202f–—‘’“”•…‹›₂€←↑→↓↔−∞≈≤≥■□▲△▼▽◆◇○●✓✗"
# U+0149 is deprecated, and Inter 3.19 lacks it.
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x149), *range(0x14A, 0x180), *map(ord, SIGNS)]
ASSETS = Path(__file__).resolve().parent.parent / "assets" / "fonts"


def equal_digits(font: TTFont) -> dict[str, str]:
    """The glyphs that the feature `tnum` puts in place of others."""
    table = font["GSUB"].table
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    wide: dict[str, str] = {}
    for index in lookups:
        for part in table.LookupList.Lookup[index].SubTable:
            wide.update(getattr(part, "ExtSubTable", part).mapping)
    return wide


def cut(folder: Path, weight: str) -> None:
    font = TTFont(folder / f"Inter-{weight}.woff")
    # Tables of letters may be one and the same: what stands in them before anything is changed.
    letters, wide = dict(font.getBestCmap()), equal_digits(font)
    # A narrow no-break space is as wide as a thin one, and so is the other no-break space: it is the only one at which egui 0.37 breaks no line
    # (epaint, `RowBreakCandidates`), so it stands in the place of the narrow one wherever lines are broken.
    letters.setdefault(0x202F, letters[0x2009])
    letters[0xA0] = letters[0x2009]
    missing = [chr(letter) for letter in LETTERS if letter not in letters]
    if missing:
        sys.exit(f"Inter-{weight} lacks {missing}")
    for table in font["cmap"].tables:
        if table.isUnicode():
            for letter in map(ord, "0123456789"):
                table.cmap[letter] = wide[letters[letter]]
            table.cmap[0x202F], table.cmap[0xA0] = letters[0x202F], letters[0xA0]
    options = subset.Options(layout_features=["kern"], hinting=False, name_IDs=["*"], glyph_names=False, notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    font.flavor = None
    path = ASSETS / f"Inter-{weight}.ttf"
    font.save(path)
    print(f"{path}: {len(font.getBestCmap())} letters, {path.stat().st_size} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for name in WEIGHTS:
        cut(Path(sys.argv[1]), name)

#!/usr/bin/env python3
"""Puts the spaces of French typography into assets/words/fr/*.ftl, where ordinary ones were typed.

A narrow no-break space (U+202F) stands before ; ? ! and %, a no-break space (U+00A0) before : and inside of « »; apostrophes are ’.
Comments and names of variants stay. Run it after writing French texts; tests/words.rs fails where it was forgotten.
"""

import re
from pathlib import Path

FRENCH = Path(__file__).resolve().parent.parent / "assets" / "words" / "fr"
NARROW, WIDE = "\u202f", "\u00a0"


def spaced(text: str) -> str:
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    text = re.sub(r"(?<=[^\s])[ \u00a0]+([;?!%])", NARROW + r"\1", text)
    text = re.sub(r"(?<=[^\s])[ \u202f]+:(?=\s|$)", WIDE + ":", text)
    text = re.sub(r"«[ \u202f]*(?=\S)", "«" + WIDE, text)
    return re.sub(r"(?<=\S)[ \u202f]*»", WIDE + "»", text)


def line(text: str) -> str:
    if text.startswith("#"):
        return text
    head = re.match(r"(\s*\*?\[[^\]]*\]|\s*\.?[a-z][a-z0-9-]*\s*=)?", text)
    end = head.end() if head else 0
    return text[:end] + spaced(text[end:])


for path in sorted(FRENCH.glob("*.ftl")):
    before = path.read_text(encoding="utf-8")
    after = "".join(line(part) for part in before.splitlines(keepends=True))
    if after != before:
        path.write_text(after, encoding="utf-8")
        print(f"{path.name}: spaces put right")

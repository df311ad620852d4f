"""The colours of the look stay readable, by day and by night (LOOK: text 7:1, controls 4.5:1)."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

TEXT, CONTROL = 7.0, 4.5
GROUNDS = ("paper", "raised", "sunk")
TINTS = ("teal-tint", "saffron-tint", "basic-tint", "specific-tint", "safety-tint")
FAMILIES = ("basic", "specific", "safety", "saffron", "done", "failed")

TEXT_PAIRS = [
    *((ink, ground) for ink in ("ink", "ink-soft", "teal", "teal-deep") for ground in (*GROUNDS, *TINTS)),
    *((f"{family}-ink", ground) for family in FAMILIES for ground in (*GROUNDS, f"{family}-tint")),
    *(("raised", f"{family}-ink") for family in FAMILIES),
    ("ink", "done-tint"),
    ("ink", "failed-tint"),
    ("on-teal", "teal"),
    ("on-teal", "teal-deep"),
    ("on-saffron", "saffron"),
    ("paper", "ink"),
]
CONTROL_PAIRS = [(edge, ground) for edge in ("edge", "teal", "focus") for ground in GROUNDS]


def colours(scheme: str) -> dict[str, str]:
    """Return the custom properties that hold a colour, as the scheme leaves them."""
    css = Path(finders.find("css/tokens.css")).read_text()
    light, _, dark = css.partition("@media screen and (prefers-color-scheme: dark)")
    named = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return named | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark)) if scheme == "dark" else named


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of WCAG 2.2, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_is_the_greatest_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("wanted", "pairs"), [(TEXT, TEXT_PAIRS), (CONTROL, CONTROL_PAIRS)])
def test_every_pair_we_use_can_be_read(scheme, wanted, pairs):
    named = colours(scheme)
    measured = {pair: round(contrast(named[pair[0]], named[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in measured.items() if ratio < wanted} == {}

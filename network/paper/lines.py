"""Words broken into lines that fit a width; fpdf2 does it too, in ten times the time."""

from collections.abc import Callable

# The width of a text, in any unit.
Measure = Callable[[str], float]
# How much narrower a balanced paragraph is tried at each step.
STEP = 0.97


def lines_of(text: str, width: float, measure: Measure) -> list[str]:
    """Return the lines: broken at spaces, never at a no-break one; a word wider than a line is broken too."""
    return [line for paragraph in text.split("\n") for line in _lines(paragraph, width, measure)]


def balanced(text: str, width: float, measure: Measure) -> list[str]:
    """Return as few lines as `lines_of`, of nearly the same length: no word stands alone on the last one."""
    best = lines_of(text, width, measure)
    if len(best) == 1:
        return best
    longest = max(map(measure, text.split(" ")))
    narrower = width * STEP
    while narrower > max(longest, width / 2) and len(tried := lines_of(text, narrower, measure)) == len(best):
        best, narrower = tried, narrower * STEP
    return best


def _lines(paragraph: str, width: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    line, used, space = "", 0.0, measure(" ")
    for word in paragraph.split(" "):
        for piece in _pieces(word, width, measure):
            long = measure(piece)
            if line and used + space + long > width:
                lines.append(line)
                line, used = piece, long
            else:
                line, used = (f"{line} {piece}", used + space + long) if line else (piece, long)
    return [*lines, line]


def _pieces(word: str, width: float, measure: Measure) -> list[str]:
    """Return the word, in pieces no wider than a line."""
    if measure(word) <= width:
        return [word]
    pieces, piece = [], ""
    for sign in word:
        if piece and measure(piece + sign) > width:
            pieces.append(piece)
            piece = ""
        piece += sign
    return [*pieces, piece]

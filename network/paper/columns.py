"""A column of a sheet: what is written in it goes down, in a width that never changes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypedDict, Unpack

from fpdf.enums import XPos, YPos

from network.paper.letters import printable
from network.paper.lines import balanced, lines_of
from network.paper.measures import BODY, HEADING, INK, LEADING, MM_IN_A_POINT, TEAL, Colour
from network.paper.pages import Pages

BULLET_INDENT = 0.42
Align = Literal["L", "C", "R"]


class Style(TypedDict, total=False):
    size: float
    bold: bool
    colour: Colour
    align: Align
    leading: float
    balance: bool


@dataclass(slots=True)
class Column:
    """Writes from `y` down, in mm; `scale` makes all letters of it smaller or larger.

    A trial draws nothing: it only tells how far down the same words would go.
    """

    pages: Pages
    x: float
    y: float
    width: float
    scale: float = 1.0
    is_trial: bool = False

    def write(
        self,
        words: str,
        *,
        size: float = BODY,
        bold: bool = False,
        colour: Colour = INK,
        align: Align = "L",
        leading: float = LEADING,
        balance: bool = False,
    ) -> None:
        """Write a paragraph: too long a line breaks between words, too long a word within it.

        With `balance` its lines are nearly as long as each other.
        """
        if not words:
            return
        points = size * self.scale
        line = points * MM_IN_A_POINT * leading
        lines = self._lines(printable(words), points, bold=bold, is_balanced=balance)
        if self.is_trial:
            self.y += line * len(lines)
            return
        self.pages.set_text_color(colour)
        self.pages.choose(points, bold=bold)
        for drawn in lines:
            self.pages.set_xy(self.x, self.y)
            # On the next page where this one is full.
            self.pages.cell(self.width, line, drawn, align=align, new_x=XPos.LEFT, new_y=YPos.NEXT)
            self.y = self.pages.get_y()

    def write_in(self, tall: float, words: str, **style: Unpack[Style]) -> None:
        """Write a paragraph in the middle of a height in mm; one that is taller begins at its top."""
        needed = self.height_of(lambda column: column.write(words, **style))
        self.y += max(0, (tall - needed) / 2)
        self.write(words, **style)

    def heading(self, words: str, *, size: float = HEADING, colour: Colour = TEAL) -> None:
        """Write a heading, which is also a bookmark of the document."""
        if not self.is_trial:
            self.pages.bookmark(words, at=self.y)
        self.write(words, size=size, bold=True, colour=colour, leading=1.15, balance=True)
        self.space(size * self.scale * 0.1)

    def bullets(self, lines: Iterable[str], *, size: float = BODY) -> None:
        """Write a list, each line behind a point."""
        indent = size * self.scale * BULLET_INDENT
        for line in lines:
            point, inner = self.part(0, indent), self.part(indent, self.width - indent)
            inner.write(line, size=size)
            if not self.is_trial and inner.y > point.y:
                point.write("•", size=size, bold=True, colour=TEAL)
            self.y = inner.y + size * self.scale * 0.08

    def pair(self, label: str, words: str, *, label_width: float, size: float = BODY) -> None:
        """Write a label and, beside it, what is said of it."""
        name, said = self.part(0, label_width - 4), self.part(label_width, self.width - label_width)
        name.write(label, size=size, bold=True, leading=1.2)
        said.write(words, size=size, leading=1.2)
        self.y = max(name.y, said.y) + size * self.scale * 0.06

    def part(self, indent: float, width: float) -> "Column":
        """Return a column that begins beside this one, `indent` mm to the right."""
        return replace(self, x=self.x + indent, width=width)

    def space(self, tall: float) -> None:
        self.y += tall

    def height_of(self, draw: Callable[["Column"], None], *, scale: float | None = None) -> float:
        """Return how many mm `draw` would fill of this column, at another scale if one is given."""
        trial = replace(self, is_trial=True, scale=scale or self.scale)
        draw(trial)
        return trial.y - self.y

    def fitting(self, words: str, *, largest: float, smallest: float, lines: int) -> float:
        """Return the largest size, in points, at which bold words take no more lines and break no word."""
        size = largest
        while size > smallest and self._is_too_large(words, size, lines):
            size -= 2
        return max(size, smallest)

    def _is_too_large(self, words: str, size: float, lines: int) -> bool:
        measure = self.pages.measure(size * self.scale, bold=True)
        is_broken = max(map(measure, words.split(" ")), default=0) > self.width
        return is_broken or len(lines_of(words, self.width, measure)) > lines

    def _lines(self, words: str, points: float, *, bold: bool, is_balanced: bool) -> list[str]:
        measure = self.pages.measure(points, bold=bold)
        return (balanced if is_balanced else lines_of)(words, self.width, measure)

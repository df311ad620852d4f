"""A document for a printer: `Sheet` holds the words of the site, its sign, its code and its tables.

    sheet = Sheet(title="Feuille de présence", language="fr", made_on=session.starts_at, author="Entraide",
                  foot="Entraide · 03 53 01 01 42", is_numbered=True)
    page = sheet.page()
    page.heading("Envoyer un courriel")
    page.write("mardi 8 décembre à 14 h, Médiathèque, Dole")
    sheet.table(["Nom", "Téléphone", "Signature"], rows, shares=[4, 3, 5], row_height=12)
    content = sheet.content()

What `page()` returns writes down the page and on to the next one; `column()` writes where it is told.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import override
from fpdf.enums import RenderStyle, TableBordersLayout
from fpdf.fonts import FontFace
from fpdf.prefs import ViewerPreferences

from network.paper.codes import qr_drawing
from network.paper.columns import Column
from network.paper.letters import printable
from network.paper.measures import (
    BODY,
    FOOT,
    HEIGHT,
    INK,
    LEADING,
    MARGIN,
    MM_IN_A_POINT,
    TEAL,
    WIDTH,
    Colour,
)
from network.paper.pages import Pages

MARK = Path(__file__).parent.parent / "static" / "favicon.svg"
# The two round corners that our drawings, doors and panels share.
LEAF = ("TOP_LEFT", "BOTTOM_RIGHT")


class Sheet:
    """One document on A4. The same calls give the same bytes: `made_on` is the only clock it has.

    Without a `foot` the bottom of the page is free down to the margin.
    """

    def __init__(
        self,
        *,
        title: str,
        language: str,
        made_on: datetime,
        author: str,
        foot: str = "",
        is_numbered: bool = False,
    ) -> None:
        with override(language):
            numbered = _("Page %(page)s of %(pages)s") if is_numbered else ""
        self.pages = Pages(foot=foot, numbered=numbered)
        self.pages.set_title(printable(title))
        self.pages.set_lang(language)
        self.pages.set_author(printable(author))
        self.pages.set_creator(printable(author))
        self.pages.set_creation_date(made_on)
        # The window of a reader shows the title, not the name of the file.
        self.pages.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.bottom = HEIGHT - (FOOT + 4 if foot else MARGIN)
        self.pages.set_auto_page_break(True, HEIGHT - self.bottom)
        self.pages.add_page()

    @property
    def page_count(self) -> int:
        return self.pages.pages_count

    def page(self) -> Column:
        """Return the column that goes down the whole page, below what was written, and on to the next."""
        return self.column(x=MARGIN, y=self.pages.get_y(), width=WIDTH - 2 * MARGIN)

    def column(self, *, x: float, y: float, width: float, scale: float = 1.0) -> Column:
        """Return a column at a place of the page, in mm from its upper left corner."""
        return Column(self.pages, x, y, width, scale)

    def next_page(self) -> Column:
        self.pages.add_page()
        return self.page()

    def together(self, page: Column, tall: float) -> None:
        """Go on to the next page where this one has no room for so many mm."""
        if page.y + tall > self.bottom and page.y > MARGIN:
            page.y = self.next_page().y

    def table(
        self,
        headings: Sequence[str],
        rows: Iterable[Sequence[str]],
        *,
        shares: Sequence[float],
        size: float = BODY,
        row_height: float = 10,
    ) -> None:
        """Draw a table from where the page stands: its headings again on each page, no row cut in two.

        `shares` is how the width is divided. An empty cell is room to write by hand, `row_height` mm tall.
        """
        self.pages.choose(size)
        self.pages.set_text_color(INK)
        self.pages.set_draw_color(INK)
        self.pages.set_line_width(0.25)
        with self.pages.table(
            col_widths=tuple(shares),
            min_row_height=row_height,
            line_height=size * MM_IN_A_POINT * LEADING,
            padding=(1, 2),
            text_align="LEFT",
            borders_layout=TableBordersLayout.ALL,
            headings_style=FontFace(emphasis="BOLD", color=INK),
        ) as drawn:
            for row in (headings, *rows):
                drawn.row(row)

    def code(self, address: str, *, x: float, y: float, side: float, words: str) -> None:
        """Draw the QR code of an address, quiet zone included; `words` say it to those who do not see."""
        self.pages.image(qr_drawing(address), x=x, y=y, w=side, h=side, alt_text=words)
        self.pages.link(x, y, side, side, address)

    def brand(self, name: str, *, tall: float, size: float, beside: str = "") -> float:
        """Draw the site's sign and the name at the top, `beside` at the right; return where they end."""
        x = MARGIN + tall * 1.3
        width = (WIDTH - MARGIN - x) * (0.6 if beside else 1)
        self.pages.image(MARK, x=MARGIN, y=MARGIN, w=tall, h=tall)
        left = self.column(x=x, y=MARGIN, width=width)
        right = self.column(x=x + width, y=MARGIN, width=WIDTH - MARGIN - x - width)
        left.write_in(tall, name, size=size, bold=True, colour=TEAL)
        right.write_in(tall, beside, size=size, bold=True, align="R")
        return max(MARGIN + tall, left.y, right.y)

    def frame(self, *, x: float, y: float, width: float, tall: float, colour: Colour = TEAL) -> None:
        """Draw the outline of a panel."""
        self.pages.set_draw_color(colour)
        self.pages.set_line_width(0.8)
        radius = min(8, tall / 2)
        self.pages.rect(x, y, width, tall, RenderStyle.D, round_corners=LEAF, corner_radius=radius)

    def rule(self, *, x: float, y: float, width: float, colour: Colour = TEAL, thick: float = 1.2) -> None:
        self.pages.set_draw_color(colour)
        self.pages.set_line_width(thick)
        self.pages.line(x, y, x + width, y)

    def cut(self, *, x: float, y: float, to_x: float, to_y: float) -> None:
        """Draw where scissors go."""
        self.pages.set_draw_color(INK)
        self.pages.set_line_width(0.25)
        self.pages.set_dash_pattern(dash=1.5, gap=1.5)
        self.pages.line(x, y, to_x, to_y)
        self.pages.set_dash_pattern()

    @contextmanager
    def turned(self, *, x: float, y: float, width: float) -> Iterator[Column]:
        """Give a column that is read from below: it begins at `x`, `y` and runs up `width` mm."""
        self.pages.set_auto_page_break(False)
        with self.pages.rotation(90, x, y):
            yield self.column(x=x, y=y, width=width)
        self.pages.set_auto_page_break(True, HEIGHT - self.bottom)

    def content(self) -> bytes:
        """Return the document, ended: nothing can be added any more."""
        return bytes(self.pages.output())

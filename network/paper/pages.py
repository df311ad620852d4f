"""The pages below a sheet: fpdf2 with our letters, a foot, and only signs that these letters have."""

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from network.paper.letters import font, printable, signs
from network.paper.lines import Measure
from network.paper.measures import BODY, FOOT, INK, INK_SOFT, MARGIN, SMALL

FAMILY, REST_OF_EUROPE = "atkinson", "atkinson-ext"
REFERENCE = 100


class Pages(FPDF):
    """A4 pages; `foot` is said at the bottom of each, with `numbered` where page and pages are said."""

    def __init__(self, *, foot: str, numbered: str) -> None:
        super().__init__(format="A4")
        self.foot, self.numbered = foot, numbered
        self.c_margin = 0
        self._has_all_letters = False
        # Widths of words for one point, thin and bold: a text is tried at many sizes.
        self._widths: tuple[dict[str, float], dict[str, float]] = ({}, {})
        self.set_margin(MARGIN)
        self._add_letters(FAMILY, "latin")
        self.choose(BODY)

    def normalize_text(self, text: str) -> str:
        """Return what can be printed of a text: all that is drawn passes here."""
        text = printable(text)
        if not self._has_all_letters and not signs("latin").issuperset(text.replace("\n", "")):
            # Reading a font costs 5 ms: only names from elsewhere pay them.
            self._has_all_letters = True
            self._add_letters(REST_OF_EUROPE, "latin-ext")
            self.set_fallback_fonts([REST_OF_EUROPE])
        return text

    def choose(self, points: float, *, bold: bool = False) -> None:
        self.set_font(FAMILY, "B" if bold else "", points)

    def measure(self, points: float, *, bold: bool = False) -> Measure:
        """Return what tells how wide a text is in these letters, in mm."""
        known = self._widths[bold]

        def wide(text: str) -> float:
            if text not in known:
                self.choose(REFERENCE, bold=bold)
                known[text] = self.get_string_width(text) / REFERENCE
            return known[text] * points

        return wide

    def bookmark(self, words: str, *, at: float) -> None:
        """Name this height of the page, in mm, in the outline of the document."""
        self.set_y(at)
        self.start_section(printable(words), strict=False)

    def footer(self) -> None:
        if not self.foot:
            return
        self.choose(SMALL)
        self.set_text_color(INK_SOFT)
        self.set_draw_color(INK)
        self.set_line_width(0.3)
        self.line(MARGIN, self.h - FOOT, self.w - MARGIN, self.h - FOOT)
        self.set_xy(MARGIN, self.h - FOOT + 2)
        self.cell(0, 5, self.foot)
        if self.numbered:
            said = self.numbered % {"page": self.page_no(), "pages": self.str_alias_nb_pages}
            self.set_xy(MARGIN, self.h - FOOT + 2)
            self.cell(0, 5, said, align="R", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def _add_letters(self, family: str, part: str) -> None:
        self.add_font(family, "", font(f"{part}-regular"))
        self.add_font(family, "B", font(f"{part}-bold"))

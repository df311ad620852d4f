"""The roster on A4: names, needs and room to sign, for a room without a connection."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.local_time import local
from events.models import Meeting, Session
from events.roster.telling import Comer, Roster, span
from network.paper.measures import BODY, INK_SOFT, LEAD, SMALL
from network.paper.sheet import Sheet

SHARES = (1.1, 5.5, 3.8, 4.3, 5)
# A hand writes its name in 12 mm.
ROW = 12
WALK_INS = 5
MOST_FOOT = 60
HEADING_AND_TWO_ROWS = 60


def roster_sheet(roster: Roster, *, network: str, date: Session | Meeting, made_at: datetime) -> bytes:
    """Return the sheet to sign on one of the dates of a session, as a PDF."""
    sheet = Sheet(
        title=f"{_('Attendance sheet')} – {roster.title}",
        language=get_language() or settings.LANGUAGE_CODE,
        made_on=made_at,
        author=network,
        foot=f"{Truncator(roster.title).chars(MOST_FOOT)} · {_short(date.starts_at)}",
        is_numbered=True,
    )
    _head(sheet, roster, network, span(date), made_at)
    _people(sheet, roster)
    _line(sheet, roster)
    page = sheet.page()
    page.space(3)
    page.write(
        _("This sheet names people: keep it out of sight, and destroy it once it has served."), size=SMALL
    )
    return sheet.content()


def _head(sheet: Sheet, roster: Roster, network: str, date: str, made_at: datetime) -> None:
    page = sheet.page()
    page.y = sheet.brand(network, tall=9, size=13, beside=_("Attendance sheet")) + 3
    page.heading(roster.title, size=page.fitting(roster.title, largest=22, smallest=16, lines=2))
    page.write(date, size=LEAD, bold=True, leading=1.2)
    page.write(" – ".join(filter(None, [roster.place, roster.note])), leading=1.2)
    as_of = _("as of %(day)s") % {"day": _short(made_at)}
    page.write(f"{roster.people} · {as_of}", size=SMALL, colour=INK_SOFT)
    page.space(3)
    sheet.pages.set_y(page.y)


def _people(sheet: Sheet, roster: Roster) -> None:
    rows = [_row(comer) for comer in roster.seated]
    walk_ins = [[str(len(rows) + number), "", "", "", ""] for number in range(1, WALK_INS + 1)]
    headings = ["", _("Name"), _("Phone"), _("Needs"), _("Signature")]
    sheet.table(headings, rows, shares=SHARES, size=BODY - 2, row_height=ROW)
    page = sheet.page()
    sheet.together(page, HEADING_AND_TWO_ROWS)
    page.space(4)
    page.heading(_("Came without registering"), size=15)
    sheet.pages.set_y(page.y)
    sheet.table(headings, walk_ins, shares=SHARES, size=BODY - 2, row_height=ROW)


def _line(sheet: Sheet, roster: Roster) -> None:
    if not roster.line:
        return
    page = sheet.page()
    sheet.together(page, HEADING_AND_TWO_ROWS)
    page.space(4)
    page.heading(_("Waiting list, in its order"), size=15)
    page.write(_("A seat is theirs only if one is free."), size=SMALL)
    page.space(1)
    sheet.pages.set_y(page.y)
    headings = ["", _("Name"), _("Phone"), _("Needs"), _("Signature")]
    sheet.table(headings, map(_row, roster.line), shares=SHARES, size=BODY - 2, row_height=ROW)


def _short(moment: datetime) -> str:
    return date_format(local(moment), "SHORT_DATETIME_FORMAT")


def _row(comer: Comer) -> Sequence[str]:
    name = comer.name
    if comer.party:
        name += "\n" + _("with %(name)s") % {"name": comer.party}
    return [str(comer.number), name, comer.phone, comer.needs, ""]

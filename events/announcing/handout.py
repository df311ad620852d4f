"""The hand-out of a workshop: all one needs to decide and to come, on one sheet to take away."""

from functools import partial
from itertools import groupby

from django.utils.translation import gettext as _

from events.announcing.telling import Announcement, PrintedDate
from network.content.templatetags.plain_words import other_dates
from network.paper.columns import Column
from network.paper.measures import BODY, INK_SOFT, LEAD, MARGIN, SMALL, TITLE, WIDTH
from network.paper.sheet import Sheet

WHOLE = WIDTH - 2 * MARGIN
LABEL = 56
CONTACT_TALL = 38
ONE_LINE = 7
# How many dates are tried until all stands on one page.
PLANS = (6, 5, 4, 3, 2, 1)


def handout(told: Announcement) -> bytes:
    """Return the hand-out as a PDF: one page, or two where the workshop has very much to say."""
    foot = " · ".join(filter(None, [told.network, told.phone, _("as of %(day)s") % {"day": told.as_of}]))
    sheet = Sheet(
        title=told.title, language=told.language, made_on=told.made_on, author=told.network, foot=foot
    )
    page = sheet.page()
    page.y = sheet.brand(told.network, tall=11, size=15, beside=told.what) + 4
    room = sheet.bottom - page.y - CONTACT_TALL
    most = next(
        (most for most in PLANS if page.height_of(partial(_words, told=told, most=most)) <= room), PLANS[-1]
    )
    _words(page, told=told, most=most)
    sheet.together(page, CONTACT_TALL)
    _contact(sheet, page.y, told)
    return sheet.content()


def _words(page: Column, *, told: Announcement, most: int) -> None:
    page.heading(told.title, size=page.fitting(told.title, largest=TITLE + 4, smallest=22, lines=2))
    page.space(1)
    page.write(told.introduction, size=LEAD, colour=INK_SOFT)
    page.space(4)
    _dates(page, told, most)
    if told.outcomes:
        page.heading(_("You will be able to"))
        page.bullets(told.outcomes)
        page.space(3)
    page.heading(_("Good to know"))
    for label, text in told.facts:
        page.pair(label, text, label_width=LABEL)
    page.space(4)


def _dates(page: Column, told: Announcement, most: int) -> None:
    page.heading(_("When and where"))
    dates = told.dates[:most]
    for address, at_place in groupby(dates, key=lambda date: date.address):
        for date in at_place:
            page.write(_line(date), size=LEAD, bold=True, leading=1.2)
            page.write(date.note, leading=1.2)
        page.write(address, leading=1.2)
        page.space(1.5)
    if not dates:
        page.write(_("No date is planned yet. Call us: we tell you as soon as there is one."))
    more = other_dates(told.date_count - len(dates))
    if more:
        page.write(_("%(more)s: call us, or scan the code.") % {"more": more}, colour=INK_SOFT)
    page.space(3)


def _line(date: PrintedDate) -> str:
    remark = f" ({date.remark})" if date.remark else ""
    return f"{date.when}, {date.until}{remark}"


def _contact(sheet: Sheet, top: float, told: Announcement) -> None:
    side = CONTACT_TALL - 4
    code_x = WIDTH - MARGIN - side - 3
    sheet.frame(x=MARGIN, y=top, width=WHOLE, tall=CONTACT_TALL)
    words = _("QR code that opens %(address)s") % {"address": told.short_url}
    sheet.code(told.url, x=code_x, y=top + 2, side=side, words=words)
    column = sheet.column(x=MARGIN + 7, y=top + 3, width=code_x - MARGIN - 12)
    column.write(_("Ask, or enrol") if told.phone else _("All about it, and dates"), size=LEAD, leading=1.15)
    column.write(told.phone, size=32, bold=True, leading=1.1)
    column.write(told.phone_hours, size=BODY)
    is_long = column.height_of(lambda trial: trial.write(told.short_url, size=SMALL)) > ONE_LINE
    column.write(told.site if is_long else told.short_url, size=SMALL, colour=INK_SOFT)

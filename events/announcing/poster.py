"""The poster of a workshop: read from three metres, with strips that people tear off and take home."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import groupby

from django.utils.translation import gettext as _

from events.announcing.telling import Announcement, PrintedDate
from network.content.templatetags.plain_words import other_dates
from network.paper.columns import Column
from network.paper.measures import HEIGHT, INK_SOFT, MARGIN, SMALL, WIDTH
from network.paper.sheet import Sheet

WHOLE = WIDTH - 2 * MARGIN
STRIPS, STRIP_TALL = 7, 50
STRIPS_AT = HEIGHT - STRIP_TALL
CONTACT_TALL = 42
CONTACT_AT = STRIPS_AT - CONTACT_TALL - 5
LEFT, GAP = 104, 8
TITLES = ((62, 42, 2), (48, 40, 3), (40, 22, 5))
# Down to where the contact begins, the head takes no more than this.
HEAD_ENDS = 128
SCALES = (1, 0.9, 0.8)
MOST_LINES = 4
# Signs of a title that a strip holds, and of an address that people type.
SHORT, TYPED = 44, 26


def poster(told: Announcement) -> bytes:
    """Return the poster as a PDF of one page."""
    sheet = Sheet(title=told.title, language=told.language, made_on=told.made_on, author=told.network)
    sheet.pages.set_auto_page_break(False)
    top = _head(sheet, told)
    _body(sheet, told, top)
    _contact(sheet, told)
    _strips(sheet, told)
    return sheet.content()


def _head(sheet: Sheet, told: Announcement) -> float:
    column = sheet.column(
        x=MARGIN, y=sheet.brand(told.network, tall=13, size=18, beside=told.what) + 7, width=WHOLE
    )
    size = _title_size(column, told.title)
    sheet.pages.bookmark(told.title, at=column.y)
    column.write(told.title, size=size, bold=True, leading=1.08, balance=True)
    column.space(4)
    room = HEAD_ENDS - column.y
    for lead in (21, 18, 15):
        if column.height_of(lambda trial, lead=lead: trial.write(told.introduction, size=lead)) <= room:
            column.write(told.introduction, size=lead, colour=INK_SOFT)
            break
    column.space(5)
    sheet.rule(x=MARGIN, y=column.y, width=WHOLE)
    return column.y + 6


def _title_size(column: Column, title: str) -> float:
    for largest, smallest, lines in TITLES:
        size = column.fitting(title, largest=largest, smallest=smallest, lines=lines)
        if size > smallest:
            return size
    return size


def _body(sheet: Sheet, told: Announcement, top: float) -> None:
    """Draw dates at the left and what one learns at the right, in the largest letters that leave room."""
    room = CONTACT_AT - 4 - top
    left = sheet.column(x=MARGIN, y=top, width=LEFT)
    right = sheet.column(x=MARGIN + LEFT + GAP, y=top, width=WHOLE - LEFT - GAP)
    lines = min(len(told.outcomes), MOST_LINES)
    while not (fitting := _scales(right, partial(_learn, told=told, most=lines), room)) and lines:
        lines -= 1
    left.scale = right.scale = fitting[0] if fitting else SCALES[-1]
    dates = len(told.dates)
    while dates > 1 and left.height_of(partial(_dates, told=told, most=dates)) > room:
        dates -= 1
    _dates(left, told, dates)
    _learn(right, told, lines)


def _scales(column: Column, draw: Callable[[Column], None], room: float) -> list[float]:
    """Return the sizes, the largest first, at which it leaves room."""
    return [scale for scale in SCALES if column.height_of(draw, scale=scale) <= room]


def _dates(column: Column, told: Announcement, most: int) -> None:
    column.heading(_("When and where"), size=22)
    column.space(1)
    for (place, note), dates in groupby(told.dates[:most], key=lambda date: (date.place, date.note)):
        _at_one_place(column, place, note, dates)
    more = other_dates(told.date_count - min(most, len(told.dates)))
    if more:
        column.write(_("%(more)s: call us, or scan the code.") % {"more": more}, size=16, colour=INK_SOFT)
    if not told.dates:
        column.write(_("Dates are being set: call us, or scan the code."), size=20, bold=True)


def _at_one_place(column: Column, place: str, note: str, dates: Iterable[PrintedDate]) -> None:
    for date in dates:
        remark = f" ({date.remark})" if date.remark else ""
        column.write(f"{date.when}{remark}", size=21, bold=True, leading=1.2)
    column.write(place, size=17, leading=1.2)
    column.write(note, size=15, leading=1.2)
    column.space(3.5 * column.scale)


def _learn(column: Column, told: Announcement, most: int) -> None:
    if told.outcomes:
        column.heading(_("You will be able to"), size=19)
        column.space(1)
        column.bullets(told.outcomes[:most], size=17)
        column.space(3 * column.scale)
    column.heading(_("What to bring"), size=19)
    column.write(told.bring or _("Nothing to bring."), size=17)
    if not told.is_free:
        column.space(3 * column.scale)
        column.heading(_("Price"), size=19)
        column.write(told.price, size=17)


def _contact(sheet: Sheet, told: Announcement) -> None:
    sheet.frame(x=MARGIN, y=CONTACT_AT, width=WHOLE, tall=CONTACT_TALL)
    side = CONTACT_TALL - 4
    code_x = WIDTH - MARGIN - side - 3
    sheet.code(told.url, x=code_x, y=CONTACT_AT + 2, side=side, words=_code_words(told))
    words = sheet.column(x=MARGIN + 7, y=CONTACT_AT + 3, width=code_x - MARGIN - 12)
    words.write(_("Ask, or enrol") if told.phone else _("All about it, and dates"), size=16)
    if told.phone:
        size = words.fitting(told.phone.replace(" ", "\u00a0"), largest=42, smallest=20, lines=1)
        words.write(told.phone.replace(" ", "\u00a0"), size=size, bold=True, leading=1.1)
        words.write(told.phone_hours, size=14)
    words.space(1)
    rest = CONTACT_AT + CONTACT_TALL - 2 - words.y
    fits = words.height_of(lambda trial: trial.write(told.short_url, size=SMALL)) <= rest
    words.write(told.short_url if fits else told.site, size=SMALL, colour=INK_SOFT)
    below = sheet.column(x=MARGIN, y=CONTACT_AT + CONTACT_TALL + 0.5, width=WHOLE)
    below.write(_("as of %(day)s") % {"day": told.as_of}, size=8, colour=INK_SOFT, align="R")


def _code_words(told: Announcement) -> str:
    return _("QR code that opens %(address)s") % {"address": told.short_url}


def _strips(sheet: Sheet, told: Announcement) -> None:
    wide = WHOLE / STRIPS
    sheet.cut(x=MARGIN, y=STRIPS_AT, to_x=WIDTH - MARGIN, to_y=STRIPS_AT)
    for number in range(STRIPS + 1):
        x = MARGIN + number * wide
        sheet.cut(x=x, y=STRIPS_AT, to_x=x, to_y=HEIGHT)
        if number < STRIPS:
            with sheet.turned(x=x + 2, y=HEIGHT - 8, width=STRIP_TALL - 10) as strip:
                _strip(strip, told, wide - 4)


def _strip(strip: Column, told: Announcement, wide: float) -> None:
    """Write what one takes home, its title as long and as large as the strip holds."""
    for title in (told.title, _short(told.title)):
        for size in (10, 9, 8):
            draw = partial(_strip_words, told=told, title=title, size=size)
            if (tall := strip.height_of(draw)) <= wide:
                break
        else:
            continue
        break
    strip.y += max(0, (wide - tall) / 2)
    draw(strip)


def _strip_words(column: Column, *, told: Announcement, title: str, size: float) -> None:
    column.write(title, size=size, bold=True, leading=1.1, balance=True)
    column.write(told.phone, size=15, bold=True, leading=1.3)
    column.write(told.short_url if len(told.short_url) <= TYPED else told.site, size=9, leading=1.2)


def _short(title: str) -> str:
    """Return a title that two lines of a strip hold."""
    return title if len(title) <= SHORT else f"{title[:SHORT].rpartition(' ')[0] or title[:SHORT]}…"

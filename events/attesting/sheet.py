"""Attestations and passports as A4 PDF, in the language of the attestation."""

from collections.abc import Sequence
from datetime import datetime, time

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from events.attesting.links import verification_url
from events.attesting.telling import facts, held_on, names_of
from events.local_time import local
from events.models import Attestation
from network.content.templatetags.plain_words import duration
from network.paper.columns import Column
from network.paper.measures import BODY, INK_SOFT, LEAD, MARGIN, SMALL, TEAL, TITLE, WIDTH
from network.paper.sheet import Sheet

WHOLE = WIDTH - 2 * MARGIN
LABEL = 44
PROOF_TALL = 46
SIGNED_TALL = 34


def attestation_sheet(attestation: Attestation, *, network: str) -> bytes:
    """Return the attestation of somebody whose name is still kept, on one page."""
    with override(attestation.language):
        sheet = _sheet(_("Attestation of attendance"), attestation.made_at, network)
        page = sheet.page()
        page.y = sheet.brand(network, tall=13, size=18) + 16
        page.heading(_("Attestation of attendance"), size=TITLE)
        page.space(6)
        page.write(_("We attest that"), size=LEAD)
        page.space(1)
        page.write(attestation.full_name, size=26, bold=True, colour=TEAL)
        page.space(1)
        page.write(_("took part in"), size=LEAD)
        page.write(attestation.title, size=20, bold=True)
        page.space(5)
        for label, words in facts(attestation):
            page.pair(label, words, label_width=LABEL)
        page.space(3)
        _skills(page, attestation.skills)
        sheet.together(page, SIGNED_TALL + PROOF_TALL)
        _signature(page, attestation, network)
        _proof(sheet, attestation)
        return sheet.content()


def passport_sheet(attestations: Sequence[Attestation], *, network: str, now: datetime) -> bytes:
    """Return all attestations of one address, in the active language; a line where no name is kept."""
    sheet = _sheet(_("Digital passport"), now, network)
    page = sheet.page()
    page.y = sheet.brand(network, tall=11, size=16) + 6
    page.heading(_("Digital passport"), size=TITLE)
    page.write(names_of(attestations) or _("Name: ") + "." * 40, size=LEAD, bold=True)
    page.space(2)
    page.write(
        _("To verify a line, type its code on %(page)s") % {"page": _verify_page(attestations)}, size=SMALL
    )
    page.space(3)
    sheet.pages.set_y(page.y)
    headings = [_("Date"), _("Workshop"), _("Duration"), _("Code")]
    sheet.table(headings, map(_line, attestations), shares=[3.2, 6, 2, 3.4], size=SMALL + 1, row_height=12)
    page = sheet.page()
    page.space(4)
    total = duration(sum(one.minutes for one in attestations))
    page.write(_("In all: %(duration)s") % {"duration": total}, size=LEAD, bold=True)
    return sheet.content()


def _sheet(title: str, made_at: datetime, network: str) -> Sheet:
    made_on = datetime.combine(local(made_at).date(), time(), timezone.get_default_timezone())
    return Sheet(title=title, language=get_language(), made_on=made_on, author=network)


def _skills(page: Column, skills: Sequence[str]) -> None:
    if skills:
        page.heading(_("What was practised"))
        page.bullets(skills)
        page.space(3)


def _signature(page: Column, attestation: Attestation, network: str) -> None:
    page.space(4)
    made_on = date_format(local(attestation.made_at), "j F Y")
    page.write(_("Made on %(day)s, for %(network)s") % {"day": made_on, "network": network}, size=BODY)
    page.write(_("Signature"), size=BODY, colour=INK_SOFT)


def _proof(sheet: Sheet, attestation: Attestation) -> None:
    """Draw the panel at the foot by which a reader verifies the sheet."""
    url, side = verification_url(attestation), PROOF_TALL - 6
    top = sheet.bottom - PROOF_TALL
    sheet.frame(x=MARGIN, y=top, width=WHOLE, tall=PROOF_TALL)
    words = _("QR code that verifies this attestation")
    sheet.code(url, x=WIDTH - MARGIN - side - 3, y=top + 3, side=side, words=words)
    column = sheet.column(x=MARGIN + 7, y=top + 4, width=WHOLE - side - 16)
    column.write(_("Verify this attestation"), size=LEAD, bold=True)
    column.write(attestation.shown_code, size=22, bold=True, colour=TEAL)
    page = url.partition("://")[2].removesuffix(f"{attestation.shown_code}/")
    column.write(_("Type this code on %(page)s or scan the square.") % {"page": page}, size=SMALL)
    if attestation.shows_name:
        column.write(_("That page shows the first name and the initial, as the person agreed."), size=SMALL)
    else:
        column.write(_("That page does not show the name."), size=SMALL)


def _line(attestation: Attestation) -> list[str]:
    title = attestation.title
    if attestation.skills:
        title += "\n" + ", ".join(attestation.skills)
    return [held_on(attestation), title, duration(attestation.minutes), attestation.shown_code]


def _verify_page(attestations: Sequence[Attestation]) -> str:
    url = verification_url(attestations[0])
    return url.partition("://")[2].removesuffix(f"{attestations[0].shown_code}/")

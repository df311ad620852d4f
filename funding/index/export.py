"""Programmes as a table that funders can take with them."""

import csv
from collections.abc import Callable, Iterable
from datetime import datetime
from io import StringIO

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from events.local_time import local
from funding.enums import Applicant
from funding.index.programmes import Programme
from network.sheets.writing import plain_row
from partners.directory.facts import labels

# Spreadsheets read accents right only when the file says that it is UTF-8.
BYTE_ORDER_MARK = "\ufeff"
COLUMNS: list[tuple[str, Callable[[Programme], object]]] = [
    (_("Programme"), lambda one: one.page.title),
    (_("Purpose"), lambda one: one.page.introduction),
    (_("Funder"), lambda one: one.funder),
    (_("Source of money"), lambda one: one.page.get_money_source_display()),
    (_("Kind of help"), lambda one: one.page.get_aid_kind_display()),
    (_("Least amount, in euros"), lambda one: one.page.amount_min),
    (_("Greatest amount, in euros"), lambda one: one.page.amount_max),
    (_("Least rate, in %"), lambda one: one.page.rate_min),
    (_("Greatest rate, in %"), lambda one: one.page.rate_max),
    (_("Where"), lambda one: one.area_name),
    (_("Who may ask"), lambda one: labels(Applicant, one.page.applicants, ", ")),
    (_("How often"), lambda one: one.page.get_recurrence_display()),
    (_("Status"), lambda one: str(one.standing.state.label)),
    (_("Last call opens"), lambda one: _moment(one.calls[0].opens_at) if one.calls else None),
    (_("Last call closes"), lambda one: _moment(one.calls[0].closes_at) if one.calls else None),
    (_("Money given, in euros"), lambda one: one.page.money_given),
    (_("Places equipped or opened"), lambda one: one.page.places_opened),
    (_("People reached"), lambda one: one.page.people_reached),
    (_("Period"), lambda one: one.page.figures_period),
    (_("Where the figures come from"), lambda one: one.page.figures_source),
    (_("How they were counted"), lambda one: one.page.figures_method),
    (_("Checked on"), lambda one: one.page.checked_on),
    (_("Address"), lambda one: f"{settings.SITE_URL}{one.url}"),
]


def programmes_as_csv(programmes: Iterable[Programme]) -> str:
    """Return a header and one row a programme, in the active language."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([str(name) for name, _value in COLUMNS])
    writer.writerows(plain_row(value(one) for _name, value in COLUMNS) for one in programmes)
    return f"{BYTE_ORDER_MARK}{file.getvalue()}"


def _moment(moment: datetime) -> str:
    return local(moment).isoformat(timespec="minutes")

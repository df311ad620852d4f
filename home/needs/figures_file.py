"""The figures of a survey as a file for a spreadsheet, each row with its source."""

import csv
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from home.needs.survey import Survey

# Where a spreadsheet would begin a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@require_safe
def figures_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Return one row a figure: chart, what, figure, unit, who asked, date, how many were asked."""
    survey = get_object_or_404(Survey, pk=pk)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="figures-{survey.pk}.csv"'
    # Without this mark spreadsheets misread accents.
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(_head())
    writer.writerows(_rows(survey))
    return response


def _head() -> list[str]:
    return [
        gettext("Chart"),
        gettext("What"),
        gettext("Figure"),
        gettext("Unit"),
        gettext("Who asked"),
        gettext("Date"),
        gettext("How many were asked"),
    ]


def _rows(survey: Survey) -> Iterator[list[str]]:
    source = (survey.organisation, survey.done_on.isoformat(), str(survey.sample_size or ""))
    for chart in survey.drawn():
        for bar in chart.bars:
            row = (chart.title, bar.label, f"{bar.value.normalize():f}", chart.unit, *source)
            yield [_plain(cell) for cell in row]


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell

"""The self-assessment and the key figures, in each language that has a home page."""

from collections.abc import Iterable, Iterator
from uuid import uuid4

from django.utils.translation import override
from wagtail.models import Page

from home.demo.publishing import publish_below
from home.demo.texts import Texts, read
from home.models import AssessmentPage, FiguresPage, HomePage, Survey

PAGES: dict[str, type[Page]] = {"assessment": AssessmentPage, "figures": FiguresPage}


def load_needs() -> int:
    """Add the pages and surveys that are missing; return how many, every language counted."""
    homes = {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}
    pages = [page for told in read("needs")["page"] for page in _load_page(told, homes)]
    if not Survey.objects.exists():
        return len(pages) + sum(_load_survey(told, homes) for told in read("needs")["survey"])
    return len(pages)


def _load_page(told: Texts, homes: dict[str, HomePage]) -> Iterator[Page]:
    model = PAGES[told["kind"]]
    there = {page.locale.language_code: page for page in model.objects.select_related("locale")}
    key = next((page.translation_key for page in there.values()), None) or uuid4()
    for code, home in homes.items():
        if code not in there:
            with override(code):
                page = model(**told[code], translation_key=key, locale=home.locale)
                publish_below(home, page)
            yield page


def _load_survey(told: Texts, homes: dict[str, HomePage]) -> int:
    key = uuid4()
    for code, home in homes.items():
        survey = Survey(
            **told[code],
            locale=home.locale,
            translation_key=key,
            done_on=told["done_on"],
            sample_size=told.get("sample_size"),
            charts=list(_charts(told, code)),
        )
        survey.full_clean()
        survey.save()
    return len(homes)


def _charts(told: Texts, code: str) -> Iterable[tuple[str, Texts]]:
    for chart in told["chart"]:
        figures = [{"label": figure[code], "value": figure["value"]} for figure in chart["figure"]]
        yield "chart", {**chart[code], "unit": told["unit"], "figures": figures}

"""Funders, programmes and their calls, told in French and in English, dated from today."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.html import format_html_join
from wagtail.models import Locale, Page

from events.local_time import from_wall_clock
from events.models import WorkshopPage
from funding.models import Call, FinancedPartner, FinancedWorkshop, Funder, FundingPage, ProgrammePage
from home.demo import LANGUAGE, SOURCE
from home.demo.pages import home_page
from home.demo.publishing import publish, publish_below
from home.demo.texts import Texts, read
from partners.models import Organisation

WORDS = (
    "title",
    "introduction",
    "conditions",
    "documents",
    "amount_note",
    "figures_method",
    "figures_source",
)
SAME = (
    "money_source",
    "aid_kind",
    "recurrence",
    "amount_min",
    "amount_max",
    "rate_min",
    "rate_max",
    "area_kind",
    "area_code",
    "applicants",
    "instructing_body",
    "contact_email",
    "source_text",
    "source_url",
    "money_given",
    "places_opened",
    "people_reached",
)
FIRST_MINUTE, LAST_MINUTE = time(0, 0), time(23, 59)


def load_funding_pages() -> int:
    """Add the index of programmes in each language that has a home page; return how many."""
    told = read("funding")["index"]
    return sum(_add_index(home, told[code]) for code, home in _homes() if code in told)


def load_programmes(*, now: datetime) -> int:
    """Add the programmes that are not there yet, with their funders; return how many pages."""
    known = set(
        ProgrammePage.objects.filter(source_id__startswith=f"{SOURCE}:").values_list("source_id", flat=True)
    )
    told = read("funding")
    missing = [one for one in told["programme"] if f"{SOURCE}:{one['key']}" not in known]
    funders = {one["key"]: one for one in told["funder"]}
    return sum(_add_programme(one, funders[one["funder"]], now) for one in missing)


def load_calls(*, now: datetime) -> int:
    """Give calls to the programmes that have none, counted in days from `now`; return how many."""
    dated = set(Call.objects.programme_keys())
    keys = dict(_demo_pages().values_list("source_id", "translation_key"))
    calls = [
        _call(keys[name], call, now)
        for one in read("funding")["programme"]
        if (name := f"{SOURCE}:{one['key']}") in keys and keys[name] not in dated
        for call in one.get("calls", [])
    ]
    for call in calls:
        call.full_clean()
        call.save()
    return len(calls)


def _demo_pages() -> QuerySet[ProgrammePage]:
    return ProgrammePage.objects.filter(source_id__startswith=f"{SOURCE}:", locale__language_code=LANGUAGE)


def _homes() -> Iterator[tuple[str, Page]]:
    """Yield each language with its home page, the language of the demonstration first."""
    french = home_page()
    yield LANGUAGE, french
    for home in french.get_translations().select_related("locale"):
        yield home.locale.language_code, home


def _add_index(home: Page, told: Texts) -> int:
    if FundingPage.objects.child_of(home).exists():
        return 0
    first = FundingPage.objects.filter(locale__language_code=LANGUAGE).first()
    same = {"translation_key": first.translation_key} if first else {}
    publish_below(home, FundingPage(locale=home.locale, **told, **same))
    return 1


def _add_programme(told: Texts, funder: Texts, now: datetime) -> int:
    """Add a programme in every language that has an index and its words."""
    pages: list[ProgrammePage] = []
    for code, home in _homes():
        index = FundingPage.objects.child_of(home).first()
        if index is None or code not in told:
            continue
        page = _page(told, told[code], now)
        page.funder, page.locale = _funder(funder, home.locale), home.locale
        if pages:
            page.translation_key = pages[0].translation_key
        publish_below(index, page)
        pages.append(page)
    if pages:
        _tell_what_it_paid_for(pages, told)
    return len(pages)


def _page(told: Texts, words: Texts, now: datetime) -> ProgrammePage:
    return ProgrammePage(
        slug=told["key"],
        source_id=f"{SOURCE}:{told['key']}",
        checked_on=timezone.localdate(now) - timedelta(days=told["checked_days_ago"]),
        how_to_apply=_steps(words["how_to_apply"]),
        figures_period=str(timezone.localdate(now).year - 1) if "figures_method" in words else "",
        **{name: words[name] for name in WORDS if name in words},
        **{name: told[name] for name in SAME if name in told},
    )


def _steps(texts: list[str]) -> str:
    return f"<ol>{format_html_join('', '<li>{}</li>', ((text,) for text in texts))}</ol>"


def _funder(told: Texts, locale: Locale) -> Funder:
    """Return the funder in this language, added where it is missing."""
    same = Funder.objects.filter(slug=told["key"])
    funder = same.filter(locale=locale).first()
    if funder is None:
        words = told[locale.language_code]
        key = same.values_list("translation_key", flat=True).first()
        funder = Funder(
            slug=told["key"],
            locale=locale,
            kind=told["kind"],
            website=told["website"],
            **words,
            **({"translation_key": key} if key else {}),
        )
        funder.full_clean()
        funder.save()
    return funder


def _tell_what_it_paid_for(pages: list[ProgrammePage], told: Texts) -> None:
    workshops = WorkshopPage.objects.filter(source=SOURCE, source_id__in=told.get("workshops", []))
    partners = Organisation.objects.filter(source=SOURCE, source_id__in=told.get("partners", []))
    for page in pages:
        page.financed_workshops = [FinancedWorkshop(workshop=one) for one in workshops]
        page.financed_partners = [FinancedPartner(organisation=one) for one in partners]
        publish(page)


def _call(key: object, told: Texts, now: datetime) -> Call:
    closes_at = _moment(told["closes_in"], LAST_MINUTE, now)
    first = told.get("pre_deposit_in")
    return Call(
        programme_key=key,
        label=told["label"].format(year=closes_at.year),
        opens_at=_moment(told["opens_in"], FIRST_MINUTE, now),
        pre_deposit_at=None if first is None else _moment(first, LAST_MINUTE, now),
        closes_at=closes_at,
        budget=told.get("budget"),
        note=told.get("note", ""),
    )


def _moment(days: int, hour: time, now: datetime) -> datetime:
    return from_wall_clock(datetime.combine(timezone.localdate(now) + timedelta(days=days), hour))

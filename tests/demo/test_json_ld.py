"""What pages tell machines in schema.org words: every script parses and says what its type must and may."""

import json
import re

import pytest

from events.models import CalendarPage, WorkshopPage
from home.models import HomePage, NewsIndexPage, NewsPage, StandardPage
from network.catalogue.enums import Kind
from partners.models import DirectoryPage, Organisation, Place

# One worker loads the demonstration.
pytestmark = [pytest.mark.django_db, pytest.mark.any_database, pytest.mark.xdist_group("demo")]
TEXTS = {"name", "description", "url", "@id"}
EVENT = TEXTS | {
    "startDate",
    "endDate",
    "eventStatus",
    "eventAttendanceMode",
    "location",
    "organizer",
    "inLanguage",
    "isAccessibleForFree",
    "offers",
    "maximumAttendeeCapacity",
}
CONTACT = {"telephone", "email", "address", "sameAs"}
# What a type must say, and what it may say besides (https://schema.org/<type>).
TYPES: dict[str, tuple[set[str], set[str]]] = {
    "Organization": ({"name"}, TEXTS | CONTACT),
    "Person": ({"name"}, set()),
    "WebSite": ({"name", "url"}, {"potentialAction"}),
    "SearchAction": ({"target", "query-input"}, set()),
    "EntryPoint": ({"urlTemplate"}, set()),
    "Place": ({"name", "address"}, {"geo"}),
    "LocalBusiness": (
        {"name", "url", "address"},
        TEXTS | CONTACT | {"geo", "openingHoursSpecification", "specialOpeningHoursSpecification"},
    ),
    "PostalAddress": (
        {"addressLocality", "addressCountry"},
        {"streetAddress", "postalCode"},
    ),
    "GeoCoordinates": ({"latitude", "longitude"}, set()),
    "OpeningHoursSpecification": (set(), {"dayOfWeek", "opens", "closes", "validFrom", "validThrough"}),
    "VirtualLocation": ({"url"}, set()),
    "Offer": ({"availability", "url"}, {"price", "priceCurrency", "description"}),
    "Event": ({"name", "startDate", "location", "eventStatus", "eventAttendanceMode", "offers"}, EVENT),
    "Course": ({"name", "description", "hasCourseInstance"}, TEXTS | {"provider"}),
    "CourseInstance": ({"startDate", "location", "courseMode", "offers"}, EVENT | {"courseMode"}),
    "Article": (
        {"headline", "datePublished", "author", "publisher"},
        {"description", "url", "dateModified", "inLanguage", "image"},
    ),
    "BreadcrumbList": ({"itemListElement"}, set()),
    "ListItem": ({"position", "name", "item"}, set()),
}


def told_at(client, address: str) -> list[dict[str, object]]:
    html = client.get(address).content.decode()
    things = [
        json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    ]
    for thing in things:
        assert thing.pop("@context") == "https://schema.org"
        check(thing)
    return things


def check(value: object) -> None:
    if isinstance(value, list):
        for one in value:
            check(one)
    elif isinstance(value, dict):
        must, may = TYPES[value["@type"]]
        said = set(value) - {"@type"}
        assert must <= said, value
        assert said <= must | may, value
        assert all(one not in (None, "", []) for one in value.values()), value
        check(list(value.values()))


def types_at(client, page) -> set[str]:
    return {thing["@type"] for thing in told_at(client, page.get_url())}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_type_of_page_says_what_it_is(client, language):
    own = {"locale__language_code": language}
    assert types_at(client, HomePage.objects.get(**own)) == {"Organization", "WebSite"}
    assert types_at(client, StandardPage.objects.filter(**own).first()) == {"BreadcrumbList"}
    assert types_at(client, NewsPage.objects.filter(**own).first()) == {"Article", "BreadcrumbList"}
    assert types_at(client, NewsIndexPage.objects.get(**own)) == set()
    assert types_at(client, CalendarPage.objects.get(**own)) == set()
    assert types_at(client, DirectoryPage.objects.get(**own)) == set()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_workshop_is_an_event_or_a_course(client, language):
    for page in WorkshopPage.objects.filter(locale__language_code=language):
        types = types_at(client, page)
        assert "BreadcrumbList" in types
        assert types <= (
            {"Course", "BreadcrumbList"} if page.kind == Kind.COURSE else {"Event", "BreadcrumbList"}
        )


def test_places_and_organisations_say_who_they_are(client):
    directory = DirectoryPage.objects.get(locale__language_code="fr")
    for listed, kind in [
        *((place, "LocalBusiness") for place in Place.objects.all()[:15]),
        *((organisation, "Organization") for organisation in Organisation.objects.all()[:10]),
    ]:
        types = {thing["@type"] for thing in told_at(client, directory.address_of(listed))}
        assert types == {kind, "BreadcrumbList"}


def test_a_full_session_is_sold_out_and_a_cancelled_one_says_so(client):
    things = [
        date
        for page in WorkshopPage.objects.filter(locale__language_code="fr")
        for thing in told_at(client, page.get_url())
        for date in thing.get("hasCourseInstance", [thing])
        if "offers" in date
    ]
    assert {"https://schema.org/SoldOut", "https://schema.org/InStock"} == {
        date["offers"]["availability"] for date in things
    }
    assert "https://schema.org/EventCancelled" in {date["eventStatus"] for date in things}
    assert "https://schema.org/EventMovedOnline" in {date["eventStatus"] for date in things}

"""The library and its resources, in French and in English."""

from datetime import datetime, timedelta

from django.utils import timezone

from home.demo import LANGUAGE
from home.demo.body import paragraphs
from home.demo.pages import home_page
from home.demo.publishing import publish_below
from home.demo.texts import Texts, read
from home.demo.translating import ENGLISH, translate
from home.models import LibraryPage, ResourcePage
from network.catalogue.models import Skill

WRITTEN = ("slug", "title", "introduction", "why")
FACTS = ("kind", "url", "provider", "audience", "licence", "works_offline", "needs_account")


def load_library(*, now: datetime) -> int:
    """Add the library with its resources, last checked some days before `now`, where the site has none."""
    if LibraryPage.objects.exists():
        return 0
    told, skills = read("resources"), {skill.key: skill for skill in Skill.objects.in_language(LANGUAGE)}
    library = LibraryPage(**told["library"][LANGUAGE])
    publish_below(home_page(), library)
    translate(library, **told["library"][ENGLISH])
    for one in told["resource"]:
        page = _page(one, now)
        page.skills = [skills[key] for key in one["skills"]]
        publish_below(library, page)
        translate(page, **_texts(one[ENGLISH]))
    return len(told["resource"])


def _page(told: Texts, now: datetime) -> ResourcePage:
    return ResourcePage(
        level=told.get("level", "beginner"),
        languages=told.get("languages", ["fr"]),
        duration_minutes=told.get("minutes"),
        checked_on=timezone.localdate(now) - timedelta(days=told["checked_days_ago"]),
        **_texts(told),
        **{name: told[name] for name in FACTS},
    )


def _texts(told: Texts) -> Texts:
    return {name: told[name] for name in WRITTEN} | {"body": [paragraphs([told["body"]])]}

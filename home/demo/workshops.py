"""The workshops, below the calendar."""

from events.models import CalendarPage, WorkshopPage
from home.demo import LANGUAGE, SOURCE
from home.demo.body import paragraphs
from home.demo.publishing import publish_below
from home.demo.texts import Texts, read
from network.catalogue.models import Skill
from partners.models import Organisation

WRITTEN = ["title", "prerequisites", "equipment_provided", "bring", "fee_note", "led_by", "after"]
ASKED = ["asks_access", "asks_equipment"]
CHOSEN = ["kind", "level", "format", "fee", "audience", "access", "languages"]


def load_workshops() -> int:
    """Add the workshops that are not there yet, published; return how many."""
    known = set(WorkshopPage.objects.filter(source=SOURCE).values_list("source_id", flat=True))
    missing = [told for told in read("workshops")["workshop"] if told["key"] not in known]
    calendar = CalendarPage.objects.filter(locale__language_code=LANGUAGE).get()
    skills = {skill.key: skill for skill in Skill.objects.in_language(LANGUAGE)}
    organisations = {one.source_id: one for one in Organisation.objects.filter(source=SOURCE)}
    for told in missing:
        page = _page(told, organisations[told["organisation"]])
        page.skills = [skills[key] for key in told["skills"]]
        publish_below(calendar, page)
    return len(missing)


def _page(told: Texts, organisation: Organisation) -> WorkshopPage:
    return WorkshopPage(
        source=SOURCE,
        source_id=told["key"],
        slug=told["key"],
        introduction=told["summary"],
        you_will="\n".join(told["you_will"]),
        body=[paragraphs(told["body"].strip().split("\n\n"))],
        organisation=organisation,
        reserved_for=told.get("reserved_for", ()),
        **{name: told[name] for name in (*WRITTEN, *CHOSEN)},
        **{name: told.get(name, False) for name in ASKED},
    )

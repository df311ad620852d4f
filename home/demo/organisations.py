"""The organisations that help, and what each of them can teach."""

from home.demo import LANGUAGE, SOURCE
from home.demo.texts import Texts, read
from network.catalogue.models import Skill
from network.geo.gazetteer import by_insee
from partners.enums import NoNumber
from partners.models import Organisation

WRITTEN = ["name", "kind", "summary", "address", "postcode", "phone", "email", "website"]


def load_organisations() -> int:
    """Add the organisations that are not there yet; return how many."""
    known = set(Organisation.objects.filter(source=SOURCE).values_list("source_id", flat=True))
    missing = [told for told in read("organisations")["organisation"] if told["key"] not in known]
    skills = {skill.key: skill for skill in Skill.objects.in_language(LANGUAGE)}
    for told in missing:
        _add(told, skills)
    return len(missing)


def _add(told: Texts, skills: dict[str, Skill]) -> None:
    commune = by_insee(told["commune"])
    organisation = Organisation(
        source=SOURCE,
        source_id=told["key"],
        # A made-up number might be somebody's.
        no_number_reason=NoNumber.OTHER,
        no_number_details="Organisation fictive",
        description=told["description"].strip(),
        insee_code=told["commune"],
        commune=commune.name if commune else "",
        **{name: told[name] for name in WRITTEN},
    )
    organisation.skills = [skills[key] for key in told["skills"]]
    organisation.stable_slug()
    organisation.full_clean()
    organisation.save()

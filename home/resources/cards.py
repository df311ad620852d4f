"""A resource in a list, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext

from home.resources.enums import ResourceKind
from home.resources.shelf import Row
from network.catalogue.enums import Level, SpokenLanguage
from network.catalogue.translations import reading_language
from network.catalogue.vocabulary import Vocabulary
from network.content.templatetags.plain_words import duration
from partners.directory.facts import labels


@dataclass(frozen=True, slots=True)
class ResourceCard:
    """What templates/components/resource_card.html shows."""

    url: str
    title: str
    summary: str
    kind: str
    family: str
    family_label: str
    provider: str
    facts: str
    level: str
    badges: tuple[str, ...]


def resource_card(row: Row, words: Vocabulary, home: str) -> ResourceCard:
    """Return the card of a resource below the library at `home`."""
    skills = [key for key in words.skill_keys() if key in row.skills]
    language = reading_language()
    family = words.skill(skills[0], language).family if skills else ""
    facts = (duration(row.duration_minutes), labels(SpokenLanguage, row.languages, ", "))
    return ResourceCard(
        url=f"{home}{row.slug}/",
        title=row.title,
        summary=row.introduction,
        kind=str(ResourceKind(row.kind).label),
        family=family,
        family_label=words.family(family, language).name if family else "",
        provider=row.provider,
        facts=" · ".join(filter(None, facts)),
        level=str(Level(row.level).label),
        badges=tuple(ease(works_offline=row.works_offline, needs_account=row.needs_account)),
    )


def ease(*, works_offline: bool, needs_account: bool) -> list[str]:
    """Return what makes a resource easy to use, in a few words each."""
    told = {gettext("Without internet"): works_offline, gettext("No account"): not needs_account}
    return [label for label, is_so in told.items() if is_so]

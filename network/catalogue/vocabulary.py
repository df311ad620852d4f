"""Words that staff may change, kept in memory until they do."""

from dataclasses import dataclass
from functools import lru_cache

from network.catalogue.enums import SkillFamily
from network.catalogue.models import Family, Skill, SynonymGroup
from network.catalogue.state import words_version
from network.catalogue.wording import Thesaurus


@dataclass(frozen=True, slots=True)
class SkillName:
    name: str
    family: str
    definition: str


@dataclass(frozen=True, slots=True)
class FamilyName:
    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Skills and families by language and key, and the thesaurus."""

    skills: dict[str, dict[str, SkillName]]
    families: dict[str, dict[str, FamilyName]]
    thesaurus: Thesaurus

    def skill(self, key: str, language: str) -> SkillName:
        """Return a skill's words in a language, else in French, else its key."""
        for code in (language, "fr"):
            if found := self.skills.get(code, {}).get(key):
                return found
        return SkillName(key, "", "")

    def family(self, key: str, language: str) -> FamilyName:
        """Return a family's words in a language, else in French, else the words it started with."""
        for code in (language, "fr"):
            if found := self.families.get(code, {}).get(key):
                return found
        return FamilyName(str(SkillFamily(key).label) if key in SkillFamily.values else "", "")

    def skill_keys(self) -> list[str]:
        """Return the keys of all skills, in the order staff gave them."""
        return list(dict.fromkeys(key for skills in self.skills.values() for key in skills))


def vocabulary(version: str) -> Vocabulary:
    """Return the words as they are at this version of the catalogue (state.current_version)."""
    return _read(words_version(version))


@lru_cache(maxsize=2)
def _read(words: str) -> Vocabulary:
    skills: dict[str, dict[str, SkillName]] = {"fr": {}}
    for skill in Skill.objects.select_related("locale"):
        names = skills.setdefault(skill.locale.language_code, {})
        names[skill.key] = SkillName(skill.name, skill.family, skill.definition)
    families: dict[str, dict[str, FamilyName]] = {}
    for family in Family.objects.select_related("locale"):
        names = families.setdefault(family.locale.language_code, {})
        names[family.key] = FamilyName(family.name, family.definition)
    return Vocabulary(skills, families, Thesaurus.of(group.words() for group in SynonymGroup.objects.all()))

"""A resource in the words of schema.org, for search engines and harvesters."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from home.resources.enums import ResourceKind, ResourceLicence
from network.catalogue.translations import reading_language
from network.catalogue.vocabulary import vocabulary

if TYPE_CHECKING:
    from home.models import ResourcePage

Thing = dict[str, object]
TYPES = {
    ResourceKind.ONLINE_COURSE: "Course",
    ResourceKind.FREE_SOFTWARE: "SoftwareApplication",
    ResourceKind.DIGITAL_TOOL: "SoftwareApplication",
}
LICENCES = {
    ResourceLicence.ETALAB: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    ResourceLicence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    ResourceLicence.CC_BY_NC_SA: "https://creativecommons.org/licenses/by-nc-sa/4.0/",
}


def resource_in_schema_org(page: "ResourcePage", request: HttpRequest) -> list[Thing]:
    """Return a LearningResource, a Course or a SoftwareApplication."""
    kind = TYPES.get(page.kind, "LearningResource")
    told = {
        "@type": kind,
        "name": page.title,
        "description": page.social_text,
        "url": page.url,
        "mainEntityOfPage": page.get_full_url(request),
        "provider": {"@type": "Organization", "name": page.provider},
        "inLanguage": list(page.languages),
        "license": LICENCES.get(page.licence),
    }
    learning = {} if kind == "SoftwareApplication" else _learning(page)
    software = {"applicationCategory": "EducationalApplication"} if kind == "SoftwareApplication" else {}
    return [{name: value for name, value in (told | learning | software).items() if value}]


def _learning(page: "ResourcePage") -> Thing:
    words, language = vocabulary(page.catalogue_version), reading_language()
    return {
        "learningResourceType": page.get_kind_display(),
        "educationalLevel": page.get_level_display(),
        "teaches": [words.skill(key, language).name for key in page.skill_keys],
        "timeRequired": f"PT{page.duration_minutes}M" if page.duration_minutes else None,
    }

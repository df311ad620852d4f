"""What pages that teach skills share while they are edited: skills are named in the language of the page."""

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from network.catalogue.models import Skill


class SkillsOfTheLanguageForm(WagtailAdminPageForm):
    """Offers the skills named in the language of the page."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if "skills" in self.fields:
            self.fields["skills"].queryset = self.fields["skills"].queryset.filter(
                locale=self.instance.locale
            )


def name_skills_in_own_language(page: Page) -> None:
    """Take the same skills in the language of the page: a translation begins with its original's."""
    foreign = [skill.translation_key for skill in page.skills.all() if skill.locale_id != page.locale_id]
    if page.locale_id and foreign:
        own = [skill for skill in page.skills.all() if skill.locale_id == page.locale_id]
        named = Skill.objects.filter(locale=page.locale_id, translation_key__in=foreign)
        page.skills = list(dict.fromkeys([*own, *named]))

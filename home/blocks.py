"""The doors of the home page: one family of skills each."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from network.catalogue.enums import SkillFamily


class DoorBlock(blocks.StructBlock):
    family = blocks.ChoiceBlock(choices=SkillFamily.choices, label=_("Family of skills"))
    title = blocks.CharBlock(
        label=_("Title"), max_length=60, required=False, help_text=_("Empty: the name of the family.")
    )
    sentence = blocks.CharBlock(
        label=_("Sentence"),
        max_length=200,
        required=False,
        help_text=_("What people learn there, in everyday words. Empty: the definition of the family."),
    )

    class Meta:
        icon = "folder-open-1"
        label = _("Door")


class DoorsBlock(blocks.StreamBlock):
    """Doors in the order people see them."""

    door = DoorBlock()

    class Meta:
        max_num = len(SkillFamily)

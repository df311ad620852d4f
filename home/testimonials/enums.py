"""Kinds of stories, and what a person may agree to."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TestimonialKind(TextChoices):
    PORTRAIT = "portrait", _("Portrait of a volunteer")
    ASSOCIATION = "association", _("An association that did it")
    EXPERT = "expert", _("Words of an expert")


class Use(TextChoices):
    WEB = "web", _("On this site")
    NAME = "name", _("With the name")
    PICTURE = "picture", _("With the picture")
    PRINT = "print", _("Printed")
    SOCIAL = "social", _("On social networks")

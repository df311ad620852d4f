"""What a family of skills is called, for a template that only knows its key."""

from django import template

from network.catalogue.labels import label
from network.catalogue.state import current_version
from network.catalogue.translations import reading_language
from network.catalogue.vocabulary import vocabulary

register = template.Library()


@register.simple_tag
def family_name(family: str) -> str:
    """Return the words staff gave to the family; one query, so a list brings its own labels instead."""
    return label("family", family, vocabulary(current_version()), reading_language())

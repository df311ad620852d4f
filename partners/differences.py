"""What differs between two versions of a sheet, field by field, in words people read."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalManyToManyField
from phonenumber_field.phonenumber import PhoneNumber

from network.content.templatetags.plain_words import phone
from partners.fields import SEPARATOR, DerivedField, ListField
from partners.keys import Sheet
from partners.opening_hours import repair
from partners.opening_hours.said import say_back

# What the site notes by itself, or only staff decide.
NOT_CONTENT = frozenset(
    [
        "id",
        "live",
        "has_unpublished_changes",
        "first_published_at",
        "last_published_at",
        "go_live_at",
        "expire_at",
        "expired",
        "live_revision",
        "latest_revision",
        "source",
        "raw_opening_hours",
        "unknown_values",
        "is_trusted",
        "merged_into",
        "asked_about",
        "asked_months",
        "hidden_from",
    ]
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field with its label; `added` and `removed` are the lines of a list that changed."""

    field: str
    label: str
    before: str
    after: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def content_fields(model: type[Sheet]) -> list[models.Field]:
    """Return the fields that say something to the public, in their order."""
    fields = (*model._meta.concrete_fields, *model._meta.many_to_many)
    return [
        field for field in fields if field.name not in NOT_CONTENT and not isinstance(field, DerivedField)
    ]


def content_of(sheet: Sheet) -> dict[str, object]:
    """Return what a sheet says, by field, as JSON gives it back; lists are in order."""
    kept = json.loads(json.dumps(sheet.serializable_data(), cls=DjangoJSONEncoder))
    return {field.name: _unified(field, kept.get(field.name)) for field in content_fields(type(sheet))}


def _unified(field: models.Field, value: object) -> object:
    """Return a value without what is no other word: the order of a list, the two signs that end a line."""
    if isinstance(field, ListField) and isinstance(value, str):
        return SEPARATOR.join(sorted(value.split(SEPARATOR)))
    if isinstance(value, list):
        return sorted(value)
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def differences(before: Sheet | None, after: Sheet) -> list[Difference]:
    """Return what `after` says otherwise than `before`, or all it says where there is nothing before."""
    old = content_of(before) if before else {}
    new = content_of(after)
    return [
        _difference(field, before, after)
        for field in content_fields(type(after))
        if (old.get(field.name) or "") != (new[field.name] or "")
    ]


def _difference(field: models.Field, before: Sheet | None, after: Sheet) -> Difference:
    old, new = (tuple(_lines(field, sheet)) if sheet else () for sheet in (before, after))
    is_list = isinstance(field, ListField | ParentalManyToManyField)
    return Difference(
        field=field.name,
        label=capfirst(str(field.verbose_name)),
        before="\n".join(old),
        after="\n".join(new),
        added=tuple(line for line in new if line not in old) if is_list else (),
        removed=tuple(line for line in old if line not in new) if is_list else (),
    )


def _lines(field: models.Field, sheet: Sheet) -> Iterator[str]:
    """Yield the value as people read it, a line a value."""
    if isinstance(field, ParentalManyToManyField):
        yield from (str(one) for one in getattr(sheet, field.name).all())
        return
    value = getattr(sheet, field.name)
    if isinstance(field, ListField):
        names = dict(field.vocabulary.choices) if field.vocabulary else {}
        yield from (str(names.get(one, one)) for one in value)
    elif value not in (None, ""):
        yield _words(field, value)


def _words(field: models.Field, value: object) -> str:
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date | datetime):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, PhoneNumber):
        return phone(value)
    return say_back(repair(value) or value) if field.name == "opening_hours" else str(value)

"""The rows of any app that hang on a sheet: which would clash, how they move and how they go back."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from wagtail.models import ReferenceIndex

from partners.enums import Role
from partners.models import FormDraft, Invitation, Membership, Offer
from partners.models.listed import Listed

Row = models.Model
Kept = dict[str, str | None]


def relations_to(model: type[Listed]) -> list[models.ForeignKey]:
    """Return the foreign keys to a model, those of many-to-many tables too, without `merged_into`."""
    found = model._meta.get_fields(include_hidden=True)
    keys = [one.field for one in found if one.auto_created and (one.one_to_many or one.one_to_one)]
    return [key for key in keys if key.model is not model and not key.model._meta.proxy]


def hanging_on(key: models.ForeignKey, pks: Sequence[int]) -> models.QuerySet[Row]:
    return key.model._base_manager.filter(**{f"{key.name}__in": pks}).order_by("pk")


def clashes(key: models.ForeignKey, kept: int, doubles: Sequence[int]) -> Iterator[list[Row]]:
    """Return the rows that could not all hang on `kept`: the same thing stands there twice."""
    for names, condition in _unique_with(key):
        rows = defaultdict(list)
        for row in hanging_on(key, [kept, *doubles]).filter(condition):
            rows[tuple(getattr(row, name) for name in names)].append(row)
        yield from (same for values, same in rows.items() if len(same) > 1 and None not in values)


def _unique_with(key: models.ForeignKey) -> Iterator[tuple[list[str], Q]]:
    """Return what must be unique together with a key: the other columns, and where it must."""
    meta = key.model._meta
    sets = [(names, Q()) for names in meta.unique_together]
    sets += [
        (constraint.fields, constraint.condition or Q())
        for constraint in meta.constraints
        if isinstance(constraint, models.UniqueConstraint)
    ]
    sets += [((key.name,), Q())] if key.unique else []
    for names, condition in sets:
        if key.name in names:
            yield [meta.get_field(name).attname for name in names if name != key.name], condition


def is_link(key: models.ForeignKey) -> bool:
    """Return whether one of two rows is enough: it links two things, or waits for one person."""
    return bool(key.model._meta.auto_created) or key.model in (Membership, Invitation, FormDraft)


def dissolve(key: models.ForeignKey, kept: int, doubles: Sequence[int]) -> list[Kept]:
    """Delete links that would stand twice, the lesser role first; return them as texts."""
    spare: dict[int, Row] = {}
    for same in clashes(key, kept, doubles):
        same.sort(key=lambda row: (getattr(row, "role", "") != Role.OWNER, getattr(row, key.attname) != kept))
        spare |= {row.pk: row for row in same[1:]}
    texts = [_texts(row) for row in spare.values()]
    key.model._base_manager.filter(pk__in=spare).delete()
    return texts


def _texts(row: Row) -> Kept:
    """Return a row as texts; JSON would cut the last digits of a moment."""
    return {
        field.attname: None if getattr(row, field.attname) is None else field.value_to_string(row)
        for field in row._meta.concrete_fields
    }


def restore(key: models.ForeignKey, texts: Kept) -> bool:
    """Bring back a row that `dissolve` deleted; return whether all it leads to is still there."""
    fields = {field.attname: field for field in key.model._meta.concrete_fields}
    values = {name: text if text is None else fields[name].to_python(text) for name, text in texts.items()}
    if not all(_is_there(fields[name], value) for name, value in values.items()):
        return False
    key.model(**values).save(force_insert=True)
    return True


def _is_there(field: models.Field, value: object) -> bool:
    if value is None or not field.is_relation:
        return True
    return field.related_model._base_manager.filter(pk=value).exists()


def renumber(key: models.ForeignKey, kept: int, doubles: Sequence[int]) -> list[list]:
    """Tell apart the offers that bear one number in the files of several organisations.

    Return the key, the number before and the number after of each that got another.
    """
    if key.model is not Offer:
        return []
    changed = []
    for same in clashes(key, kept, doubles):
        for offer in (one for one in same if one.organisation_id != kept):
            number = f"{offer.source_id}@{offer.organisation_id}"
            Offer.objects.filter(pk=offer.pk).update(source_id=number)
            changed.append([offer.pk, offer.source_id, number])
    return changed


def number_back(changed: Sequence[Sequence]) -> None:
    """Give offers the numbers back that they had before `renumber`."""
    for pk, before, after in changed:
        Offer.objects.filter(pk=pk, source_id=after).update(source_id=before)


def move(key: models.ForeignKey, pks: Sequence[int], source: int, target: int) -> list[int]:
    """Hang those rows that still hang on `source` on `target`; return their keys."""
    rows = key.model._base_manager.filter(pk__in=pks, **{key.name: source})
    moved = list(rows.values_list("pk", flat=True))
    rows.model._base_manager.filter(pk__in=moved).update(**{key.name: target})
    _tell_references(key, moved)
    return moved


def _tell_references(key: models.ForeignKey, pks: Sequence[int]) -> None:
    """Bring Wagtail's index of who names whom in step: rows changed in bulk tell nobody."""
    parental = next((one for one in key.model._meta.fields if isinstance(one, ParentalKey)), None)
    if key.model._meta.auto_created:
        return
    for row in key.model._base_manager.filter(pk__in=pks):
        owner = getattr(row, parental.name) if parental else row
        if ReferenceIndex.model_is_indexable(type(owner)):
            ReferenceIndex.create_or_update_for_object(owner)

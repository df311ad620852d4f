"""Two sheets side by side: each field of both, what differs, what hangs on each; the form that decides."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from partners.fields import ListField
from partners.merging.relations import hanging_on, relations_to
from partners.merging.values import units_of
from partners.models.listed import Listed


@dataclass(frozen=True, slots=True)
class Line:
    """One field, or several that go together, of both sheets; `choice` is there where they differ."""

    label: str
    first: str
    second: str
    choice: forms.BoundField | None

    @property
    def differs(self) -> bool:
        return self.first != self.second


class MergeForm(forms.Form):
    """Which sheet stays, and for each field whose value; by itself the kept one's, else the other's."""

    kept = forms.TypedChoiceField(label=_("Which sheet stays"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, data: object, *, first: Listed, second: Listed) -> None:
        super().__init__(data)
        self.sheets = (first, second)
        self.fields["kept"].choices = [(sheet.pk, f"{sheet.name} (n° {sheet.pk})") for sheet in self.sheets]
        for unit in units_of(type(first)):
            if any(str(getattr(first, name)) != str(getattr(second, name)) for name in unit):
                self.fields[unit[0]] = self._whose(unit[0])

    def _whose(self, name: str) -> forms.Field:
        """Return the choice for one field, called by the field and the value it would keep."""
        field = self.sheets[0]._meta.get_field(name)
        both = isinstance(field, ListField)
        choices = [("", _("both together") if both else _("the kept one’s, else the other’s"))]
        choices += [(sheet.pk, _("left") if at == 0 else _("right")) for at, sheet in enumerate(self.sheets)]
        return forms.TypedChoiceField(
            label=label(type(self.sheets[0]), (name,)),
            choices=choices,
            coerce=int,
            empty_value=None,
            required=False,
            widget=forms.Select,
        )

    def chosen(self) -> dict[str, int]:
        """Return for each field that somebody chose the key of the sheet."""
        answers = self.cleaned_data.items()
        return {name: pk for name, pk in answers if name != "kept" and pk is not None}

    def lines(self) -> Iterator[Line]:
        first, second = self.sheets
        for unit in units_of(type(first)):
            one, other = _told(first, unit), _told(second, unit)
            if one or other:
                choice = self[unit[0]] if unit[0] in self.fields else None
                yield Line(label(type(first), unit), one, other, choice)


def label(model: type[Listed], unit: tuple[str, ...]) -> str:
    return capfirst(str(model._meta.get_field(unit[0]).verbose_name))


def _told(sheet: Listed, unit: tuple[str, ...]) -> str:
    return ", ".join(text for name in unit if (text := _text(sheet, name)))


def _text(sheet: Listed, name: str) -> str:
    field = sheet._meta.get_field(name)
    value = getattr(sheet, field.name)
    if isinstance(value, tuple):
        names = dict(field.vocabulary.choices) if hasattr(field.vocabulary, "values") else {}
        return ", ".join(str(names.get(one, one)) for one in value)
    if field.choices:
        return str(getattr(sheet, f"get_{name}_display")())
    return "" if value is None else str(value)


def hanging(sheet: Listed) -> list[tuple[str, int]]:
    """Return what hangs on a sheet: the kind of rows and how many."""
    counted = ((_kind(key.model), hanging_on(key, [sheet.pk]).count()) for key in relations_to(type(sheet)))
    return [(kind, count) for kind, count in counted if count]


def _kind(model: type[Model]) -> str:
    meta = model._meta
    made_of = (
        [field.related_model for field in meta.fields if field.remote_field] if meta.auto_created else []
    )
    owner = meta.auto_created if meta.auto_created else model
    names = (
        {one._meta.verbose_name_plural for one in made_of} if made_of else {owner._meta.verbose_name_plural}
    )
    return capfirst(" / ".join(sorted(map(str, names))))

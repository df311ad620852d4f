"""A page chosen among pages and kept by its key; hours as the clock on the wall in Paris."""

from datetime import datetime, time
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.timezone import make_aware
from wagtail.admin.widgets import AdminDateTimeInput, AdminPageChooser

from network.content.models import BasePage

WALL_CLOCK_FORMATS = ("%d/%m/%Y %H:%M", "%d/%m/%Y %Hh%M", "%d/%m/%Y %Hh", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M")
DAY_FORMATS = ("%d/%m/%Y", "%Y-%m-%d")


class PageKeyField(forms.ModelChoiceField):
    """Choose a page of one type, get the key that its translations share."""

    def __init__(self, page_model: type[BasePage], **kwargs: object) -> None:
        kwargs |= {"widget": AdminPageChooser(target_models=[page_model])}
        super().__init__(page_model.objects.all(), **kwargs)

    def prepare_value(self, value: object) -> object:
        if not isinstance(value, UUID):
            return super().prepare_value(value)
        page = self.queryset.by_key([value]).get(value)
        return page.pk if page else None

    def clean(self, value: object) -> UUID | None:
        if isinstance(value, UUID):  # what a disabled field hands back
            return value
        page = super().clean(value)
        return page.translation_key if page else None

    def has_changed(self, initial: object, data: object) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class PlainDateTimeInput(AdminDateTimeInput):
    """The picker without its correction: left alone it turns what it cannot read into now, unseen."""

    def get_config(self) -> dict[str, object]:
        return {**super().get_config(), "validateOnBlur": False}


class WallClockField(forms.DateTimeField):
    """Day and hour in Paris, whatever zone the person chose in their account.

    An hour that the clocks skip, or show twice, is refused by Django. With `hour`, a day alone is
    understood too and means that hour of it.
    """

    def __init__(self, *, hour: time | None = None, **kwargs: object) -> None:
        self.hour = hour
        super().__init__(widget=PlainDateTimeInput(), input_formats=WALL_CLOCK_FORMATS, **kwargs)

    def prepare_value(self, value: object) -> object:
        with timezone.override(timezone.get_default_timezone()):
            return super().prepare_value(value)

    def to_python(self, value: object) -> object:
        if self.hour and (day := _day(value)):
            return make_aware(datetime.combine(day, self.hour), timezone.get_default_timezone())
        with timezone.override(timezone.get_default_timezone()):
            return super().to_python(value)


def _day(value: object) -> datetime | None:
    try:
        return forms.DateField(input_formats=DAY_FORMATS).clean(value)
    except forms.ValidationError:
        return None

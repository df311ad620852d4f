"""Addresses of the public files, the same in every language."""

from datetime import date

from django.urls import path, register_converter

from partners.opendata import views
from partners.opendata.publishing import SUFFIXES


class DayConverter:
    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(DayConverter, "day")

app_name = "open-data"
urlpatterns = [
    path("catalogue.jsonld", views.dcat, name="dcat"),
    *(
        pattern
        for name, suffix in SUFFIXES.items()
        for pattern in (
            path(f"{name}.{suffix}", views.file, {"name": name}, name=name),
            path(f"{name}/<day:day>.{suffix}", views.file, {"name": name}, name=f"{name}-of-a-day"),
            path(f"{name}/", views.history, {"name": name}, name=f"{name}-history"),
        )
    ),
]

"""The Django app of the gazetteer: no table, only its words and its package data."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GeoConfig(AppConfig):
    """Registers `network.geo` under the label `geo`."""

    name = "network.geo"
    label = "geo"
    verbose_name = _("Places")

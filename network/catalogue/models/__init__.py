"""The projection that is searched, and the words staff give to it."""

from network.catalogue.models.alert import Alert, AlertCard, AlertMessage, Rhythm
from network.catalogue.models.entry import CatalogueState, Entry, EntrySession
from network.catalogue.models.family import Family
from network.catalogue.models.outbox import GoneEntry
from network.catalogue.models.skill import Skill
from network.catalogue.models.synonyms import SynonymGroup

__all__ = [
    "Alert",
    "AlertCard",
    "AlertMessage",
    "CatalogueState",
    "Entry",
    "EntrySession",
    "Family",
    "GoneEntry",
    "Rhythm",
    "Skill",
    "SynonymGroup",
]

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"

    def ready(self) -> None:
        from events import signals  # noqa: F401
        from events.catalogue import WorkshopSource
        from events.imports.own_dates import dates_of_own
        from events.imports.sessions import SessionImporter
        from events.services import erasing
        from events.services.attesting import KIND, forget_again
        from events.space.coming import coming_dates
        from network import erasures
        from network.catalogue.sources import register
        from network.content.signals import follow
        from partners.imports.kinds import register as register_importer
        from partners.imports.own_data import register_part
        from partners.models import Organisation
        from partners.space.blocks import Block
        from partners.space.blocks import register as register_block
        from partners.space.sections import Section
        from partners.space.sections import register as register_section

        register(WorkshopSource())
        register_section(
            Section("workshops", _("Workshops and dates"), "calendar", "space-workshops", order=50)
        )
        register_importer(SessionImporter())
        register_part("dates.csv", dates_of_own)
        register_block(Block("events/space/coming.html", coming_dates))
        follow(Organisation)
        erasures.register(KIND, forget_again)
        erasures.register(erasing.REGISTRATION, erasing.replay_registrations)
        erasures.register(erasing.PARTY, erasing.replay_parties)

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"

    def ready(self) -> None:
        from events import signals  # noqa: F401
        from events.catalogue import WorkshopSource
        from events.services import erasing
        from events.services.attesting import KIND, forget_again
        from network import erasures
        from network.catalogue.sources import register
        from network.content.signals import follow
        from partners.models import Organisation

        register(WorkshopSource())
        follow(Organisation)
        erasures.register(KIND, forget_again)
        erasures.register(erasing.REGISTRATION, erasing.replay_registrations)
        erasures.register(erasing.PARTY, erasing.replay_parties)

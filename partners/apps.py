from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "partners"
    label = "partners"

    def ready(self) -> None:
        from network.catalogue.sources import register
        from partners import signals  # noqa: F401
        from partners.catalogue import OrganisationSource, PlaceSource

        register(OrganisationSource())
        register(PlaceSource())

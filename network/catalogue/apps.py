from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "network.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        from network.catalogue import signals  # noqa: F401

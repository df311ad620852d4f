from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "funding"

    def ready(self) -> None:
        from funding import signals  # noqa: F401
        from funding.catalogue import ProgrammeSource
        from network.catalogue.sources import register

        register(ProgrammeSource())

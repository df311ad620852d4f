from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "funding"

    def ready(self) -> None:
        from funding import signals  # noqa: F401
        from funding.catalogue import ProgrammeSource
        from funding.models import Call, Funder, PatronageRule
        from network.catalogue.sources import register
        from network.content.signals import follow

        register(ProgrammeSource())
        follow(Call, Funder, PatronageRule)

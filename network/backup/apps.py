from django.apps import AppConfig


class BackupConfig(AppConfig):
    name = "network.backup"

    def ready(self) -> None:
        from network.backup import in_use

        in_use.share()

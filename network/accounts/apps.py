from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "network.accounts"
    # allauth's own app is "account".
    label = "accounts"

    def ready(self) -> None:
        from django.db.models.signals import post_delete

        from network.accounts.erasing import forget_name
        from network.users.models import User

        post_delete.connect(forget_name, sender=User, dispatch_uid="forget name")

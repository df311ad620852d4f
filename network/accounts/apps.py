from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "network.accounts"
    # allauth's own app is "account".
    label = "accounts"

from django.apps import AppConfig


class UsersConfig(AppConfig):
    name = "network.users"
    label = "users"

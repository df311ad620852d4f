from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "network.content"
    label = "content"

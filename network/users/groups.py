"""Rights of the groups Editors and Moderators, given by migrations as each model arrives."""

from collections.abc import Iterable

from django.apps.registry import Apps

EDITORS, MODERATORS = "Editors", "Moderators"


def grant(apps: Apps, groups: Iterable[str], app_label: str, model: str, actions: Iterable[str]) -> None:
    """Give each group the rights `actions` (add, change, delete, publish…) on a model.

    Permissions are otherwise made after all migrations, so they are made here under their final
    names. For use in a data migration, with the historical `apps`.
    """
    content_types = apps.get_model("contenttypes", "ContentType")
    permissions = apps.get_model("auth", "Permission")
    content_type, _ = content_types.objects.get_or_create(app_label=app_label, model=model)
    for action in actions:
        permission, _ = permissions.objects.get_or_create(
            content_type=content_type,
            codename=f"{action}_{model}",
            defaults={"name": f"Can {action} {model}"},
        )
        for group in apps.get_model("auth", "Group").objects.filter(name__in=groups):
            group.permissions.add(permission)

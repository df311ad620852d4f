"""Who may edit menus and the network's settings; the review that Wagtail brings gets a French name."""

from django.db import migrations

from network.users.groups import EDITORS, MODERATORS, grant


def give(apps, schema_editor):
    for model in ("Workflow", "Task"):
        named = apps.get_model("wagtailcore", model).objects.filter(name="Moderators approval")
        named.update(name="Relecture par les modérateurs")
    grant(apps, [EDITORS, MODERATORS], "content", "menu", ["change"])
    grant(apps, [MODERATORS], "content", "menu", ["add", "delete"])
    grant(apps, [MODERATORS], "content", "networksettings", ["change"])


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0002_relations"),
        ("wagtailcore", "0002_initial_data"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]

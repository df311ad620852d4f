"""Who may edit organisations and places."""

from django.db import migrations

from network.users.groups import EDITORS, MODERATORS, grant


def give(apps, schema_editor):
    for model in ("organisation", "place"):
        grant(apps, [EDITORS, MODERATORS], "partners", model, ["add", "change"])
        grant(apps, [MODERATORS], "partners", model, ["delete", "publish"])


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0001_initial"),
        ("wagtailcore", "0002_initial_data"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]

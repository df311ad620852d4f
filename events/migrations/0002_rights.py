"""Who may edit sessions; workshops are pages, whose rights Wagtail gives."""

from django.db import migrations

from network.users.groups import EDITORS, MODERATORS, grant


def give(apps, schema_editor):
    grant(apps, [EDITORS, MODERATORS], "events", "session", ["add", "change", "view"])
    grant(apps, [MODERATORS], "events", "session", ["delete"])


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0001_initial"),
        ("wagtailcore", "0002_initial_data"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]

"""Who may put pages first in the search of the site."""

from django.db import migrations

from network.users.groups import EDITORS, MODERATORS, grant


def give(apps, schema_editor):
    grant(apps, [EDITORS, MODERATORS], "wagtailsearchpromotions", "searchpromotion", ["add", "change", "delete"])


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0004_catalogue"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]

"""The table that finds words: FTS5 in SQLite, a vector with a GIN index in PostgreSQL."""

from django.db import migrations

from network.catalogue.engines.database.text_index import TABLE, text_index


def create(apps, schema_editor):
    for statement in text_index(schema_editor.connection).create:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute(f"DROP TABLE {TABLE}")


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]

"""The sentences of the settings get one row a language; those written so far are the default language's."""

import django.db.models.deletion
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models

import network.content.models.network_settings


def move(apps, schema_editor):
    words = apps.get_model("content", "NetworkWords").objects
    for network in apps.get_model("content", "NetworkSettings").objects.all():
        if network.phone_hours or network.footer_text:
            told = {"phone_hours": network.phone_hours, "footer_text": network.footer_text}
            words.create(network=network, language=settings.LANGUAGE_CODE, **told)


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0003_rights"),
        ("wagtailcore", "0098_apitoken"),
    ]
    operations = [
        migrations.CreateModel(
            name="NetworkWords",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("phone_hours", models.CharField(blank=True, max_length=100, verbose_name="phone hours")),
                ("footer_text", models.CharField(blank=True, max_length=300, verbose_name="sentence at the bottom of pages")),
                ("language", models.CharField(choices=network.content.models.network_settings.languages, max_length=10, verbose_name="language")),
                ("network", modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name="words", to="content.networksettings")),
            ],
            options={
                "verbose_name": "sentences in one language",
                "verbose_name_plural": "sentences in one language",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("network", "language"),
                        name="network_words_once",
                        violation_error_message="This language is written above already.",
                    )
                ],
            },
        ),
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.RemoveField(model_name="networksettings", name="footer_text"),
        migrations.RemoveField(model_name="networksettings", name="phone_hours"),
    ]

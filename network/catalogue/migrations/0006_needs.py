"""The words of the three families of skills, in French and English."""

import django.db.models.deletion
import uuid
from django.db import migrations, models

from network.users.groups import EDITORS, MODERATORS, grant

# key, French name, French definition, English name, English definition
FAMILIES = [
    ("basic", "Premiers pas", "L’ordinateur, le téléphone, internet et les messages : ce dont on a besoin chaque jour.", "First steps", "The computer, the phone, the internet and messages: what everyday life asks for."),
    ("specific", "Aller plus loin", "Les outils qui aident une association ou un projet : visio, tableaux, site, photos, collecte de dons.", "Going further", "The tools that help an association or a project: video calls, tables, a website, photos, fund-raising."),
    ("safety", "Rester en sécurité", "Repérer les pièges, protéger ses comptes et garder pour soi ce qui est à soi.", "Staying safe", "Spot traps, protect one’s accounts, and keep private what is private."),
]


def seed(apps, schema_editor):
    locales = {
        code: apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code=code)[0]
        for code in ("fr", "en")
    }
    family = apps.get_model("catalogue", "Family")
    for key, *words in FAMILIES:
        translation_key = uuid.uuid4()
        for code, name, definition in (("fr", *words[:2]), ("en", *words[2:])):
            family.objects.create(
                locale=locales[code], translation_key=translation_key, key=key, name=name, definition=definition
            )
    # Which families there are is settled: their words are changed, none is taken away.
    grant(apps, [EDITORS, MODERATORS], "catalogue", "family", ["add", "change"])


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0005_catalogue_rights'),
        ('wagtailcore', '0098_apitoken'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Family',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('key', models.CharField(choices=[('basic', 'First steps'), ('specific', 'Going further'), ('safety', 'Staying safe')], max_length=10, verbose_name='family')),
                ('name', models.CharField(max_length=40, verbose_name='name')),
                ('definition', models.CharField(help_text='What these skills are good for, in one sentence.', max_length=200, verbose_name='in plain words')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'family of skills',
                'verbose_name_plural': 'families of skills',
                'ordering': ['key'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('key', 'locale'), name='family_key_once', violation_error_message='This family has its words already in this language.')],
                'unique_together': {('translation_key', 'locale')},
            },
        ),
        migrations.RunPython(seed, migrations.RunPython.noop),
    ]

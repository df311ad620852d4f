"""What people need: self-assessment, barriers, key figures; the barriers of the field in French and English."""

import django.core.validators
import django.db.models.deletion
import home.needs.questions
import partners.fields
import uuid
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

from network.users.groups import EDITORS, MODERATORS, grant

# key, forms of support, then in French and in English: name, definition, what helps
BARRIERS = [
    ("fear", "|workshop|one-to-one|mentoring|",
     ("J’ai peur de me tromper", "On craint de tout casser, ou de poser une question bête.", "On ne casse rien en essayant. Venez à un petit atelier, ou avec une seule personne à côté de vous : chacun y va à son rythme."),
     ("I am afraid of doing something wrong", "One fears to break it all, or to ask a silly question.", "Nothing breaks when you try. Come to a small workshop, or sit with one person beside you: everybody goes at their own pace.")),
    ("too-complex", "|one-to-one|helpdesk|",
     ("C’est trop compliqué", "Trop de boutons, trop de mots inconnus, tout change sans cesse.", "Une seule chose à la fois. Apportez votre appareil et votre question : on cherche le chemin le plus simple avec vous."),
     ("It is too complicated", "Too many buttons and unknown words, and it changes all the time.", "One thing at a time. Bring your device and your question: we look for the simplest way with you.")),
    ("no-time", "|one-to-one|tutorial|online-course|",
     ("Je manque de temps", "Les journées sont pleines, les horaires ne vont jamais.", "Un quart d’heure suffit pour commencer. Choisissez un rendez-vous à votre heure, ou une courte leçon à suivre chez vous."),
     ("I have no time", "The days are full and the hours never fit.", "A quarter of an hour is enough to begin. Choose an appointment at your hour, or a short lesson at home.")),
    ("no-equipment", "|equipment-loan|open-access|",
     ("Je n’ai pas de matériel ou pas de bonne connexion", "Pas d’ordinateur, un téléphone ancien, internet lent ou trop cher.", "On peut emprunter un ordinateur ou une tablette, et s’installer à un poste relié à internet près de chez vous."),
     ("I have no equipment or no good connection", "No computer, an old phone, internet that is slow or too expensive.", "You can borrow a computer or a tablet, and sit down at one that is connected to the internet near you.")),
    ("alone", "|mutual-help|mentoring|helpdesk|",
     ("Je n’ai personne pour m’aider", "Personne autour de soi à qui demander quand on est bloqué.", "Vous n’êtes pas seul. Un bénévole peut vous accompagner plusieurs semaines, et nous répondons aussi au téléphone."),
     ("I have nobody to help me", "Nobody around to ask when one is stuck.", "You are not alone. A volunteer can stay with you for some weeks, and we answer the phone too.")),
]


def seed(apps, schema_editor):
    locales = {
        code: apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code=code)[0]
        for code in ("fr", "en")
    }
    barrier = apps.get_model("home", "Barrier")
    for place, (key, kinds, *words) in enumerate(BARRIERS, start=1):
        translation_key = uuid.uuid4()
        for code, (name, definition, advice) in zip(("fr", "en"), words, strict=True):
            barrier.objects.create(
                locale=locales[code], translation_key=translation_key, key=key, kinds=kinds, name=name,
                definition=definition, advice=advice, position=place * 10,
            )
    for model in ("barrier", "survey"):
        grant(apps, [EDITORS], "home", model, ["add", "change"])
        grant(apps, [MODERATORS], "home", model, ["add", "change", "delete"])
    grant(apps, [EDITORS, MODERATORS], "home", "answercount", ["view"])


class Migration(migrations.Migration):

    dependencies = [
        ('content', '0004_languages'),
        ('home', '0006_resources'),
        ('wagtailcore', '0098_apitoken'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.AlterField(
            model_name='homepage',
            name='doors',
            field=wagtail.fields.StreamField([('door', 3)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('basic', 'First steps'), ('specific', 'Going further'), ('safety', 'Staying safe')], 'label': 'Family of skills'}), 1: ('wagtail.blocks.CharBlock', (), {'help_text': 'Empty: the name of the family.', 'label': 'Title', 'max_length': 60, 'required': False}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': 'What people learn there, in everyday words. Empty: the definition of the family.', 'label': 'Sentence', 'max_length': 200, 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('family', 0), ('title', 1), ('sentence', 2)]], {})}, verbose_name='doors to the families of skills'),
        ),
        migrations.CreateModel(
            name='AnswerCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(max_length=40, verbose_name='question')),
                ('answer', models.CharField(max_length=40, verbose_name='answer')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='how often')),
            ],
            options={
                'verbose_name': 'count of an answer',
                'verbose_name_plural': 'counts of answers',
                'constraints': [models.UniqueConstraint(fields=('year', 'question', 'answer'), name='answer_counted_once')],
            },
        ),
        migrations.CreateModel(
            name='AssessmentPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.CharField(blank=True, help_text='One or two short sentences: what people find here.', max_length=300, verbose_name='introduction')),
                ('questions', wagtail.fields.StreamField([('question', 4)], block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': '“Can you…?”, about one thing, in everyday words.', 'label': 'Question', 'max_length': 150}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'An example', 'max_length': 200, 'required': False}), 2: ('wagtail.blocks.MultipleChoiceBlock', [], {'choices': home.needs.questions.skill_choices, 'label': 'Skills it tells about'}), 3: ('wagtail.blocks.RegexBlock', (), {'error_messages': {'invalid': 'Write small letters, digits and hyphens only.'}, 'help_text': 'Small letters and hyphens. Answers are counted under it: do not change it.', 'label': 'Key', 'regex': '^[a-z][a-z0-9-]{1,29}$'}), 4: ('wagtail.blocks.StructBlock', [[('text', 0), ('help', 1), ('skills', 2), ('key', 3)]], {})}, default=home.needs.questions.first_questions, verbose_name='questions')),
                ('social_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='content.picture', verbose_name='picture when shared')),
            ],
            options={
                'verbose_name': 'self-assessment',
                'verbose_name_plural': 'self-assessments',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='FiguresPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.CharField(blank=True, help_text='One or two short sentences: what people find here.', max_length=300, verbose_name='introduction')),
                ('social_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='content.picture', verbose_name='picture when shared')),
            ],
            options={
                'verbose_name': 'page of the key figures',
                'verbose_name_plural': 'pages of the key figures',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Barrier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('key', models.SlugField(help_text='Answers are counted under it. It never changes.', max_length=40, verbose_name='key')),
                ('name', models.CharField(help_text='As people say it: “I am afraid of doing something wrong”.', max_length=80, verbose_name='name')),
                ('definition', models.CharField(blank=True, max_length=200, verbose_name='in plain words')),
                ('advice', models.CharField(help_text='Two or three short, kind sentences.', max_length=400, verbose_name='what helps')),
                ('kinds', partners.fields.ListField(blank=True, default=tuple, verbose_name='forms of support that help')),
                ('position', models.PositiveSmallIntegerField(default=100, verbose_name='position')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'barrier',
                'verbose_name_plural': 'barriers',
                'ordering': ['position', 'name'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('key', 'locale'), name='barrier_key_once', violation_error_message='This key is already used by another barrier.')],
                'unique_together': {('translation_key', 'locale')},
            },
        ),
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('title', models.CharField(max_length=150, verbose_name='title')),
                ('organisation', models.CharField(max_length=150, verbose_name='who asked')),
                ('done_on', models.DateField(help_text='When people were asked, or when it was published.', verbose_name='date')),
                ('sample_size', models.PositiveIntegerField(blank=True, help_text='Empty where the source does not say; the page says so.', null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='how many were asked')),
                ('method', models.TextField(help_text='Whom, by what means, and what it cannot say.', max_length=600, verbose_name='how')),
                ('url', models.URLField(blank=True, verbose_name='address of the source')),
                ('charts', wagtail.fields.StreamField([('chart', 7)], block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 120}), 1: ('wagtail.blocks.CharBlock', (), {'help_text': 'One sentence that says it without the drawing.', 'label': 'What to see', 'max_length': 250}), 2: ('wagtail.blocks.RegexBlock', (), {'default': '%', 'help_text': '“%”, “€”, “hours”…', 'label': 'Unit', 'regex': '^[^<>]{1,20}$'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'What was said or counted', 'max_length': 120}), 4: ('wagtail.blocks.DecimalBlock', (), {'decimal_places': 1, 'label': 'Figure', 'max_digits': 12, 'min_value': 0}), 5: ('wagtail.blocks.StructBlock', [[('label', 3), ('value', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'label': 'Figures', 'max_num': 12, 'min_num': 1}), 7: ('wagtail.blocks.StructBlock', [[('title', 0), ('sentence', 1), ('unit', 2), ('figures', 6)]], {})}, verbose_name='charts')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'survey',
                'verbose_name_plural': 'key figures',
                'ordering': ['-done_on', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('organisation', ''), _negated=True), models.Q(('method', ''), _negated=True)), name='survey_says_its_source', violation_error_message='Figures need to say who asked, and how.'), models.CheckConstraint(condition=models.Q(('sample_size', None), ('sample_size__gt', 0), _connector='OR'), name='survey_asked_somebody')],
                'unique_together': {('translation_key', 'locale')},
            },
        ),
        migrations.RunPython(seed, migrations.RunPython.noop),
    ]

"""The skills of the field in French and English, and everyday words that mean the same."""

from uuid import uuid4

from django.db import migrations

from network.users.groups import EDITORS, MODERATORS, grant

# key, family, French name, French definition, English name, English definition
SKILLS = [
    ("computer-basics", "basic", "Premiers pas à l’ordinateur", "Allumer, écrire, ranger ses fichiers, imprimer.", "Computer basics", "Switch on, write, keep files tidy, print."),
    ("internet", "basic", "Internet", "Chercher une information et savoir s’y fier.", "Internet", "Look something up and know whether to trust it."),
    ("email", "basic", "E-mail", "Envoyer, recevoir et classer ses messages.", "E-mail", "Send, receive and sort messages."),
    ("smartphone", "basic", "Téléphone et tablette", "Appeler, écrire, photographier, installer une application.", "Phone and tablet", "Call, write, take pictures, install an app."),
    ("video-calls", "specific", "Visioconférence", "Se parler et se voir à distance.", "Video calls", "Talk and see each other from afar."),
    ("social-networks", "specific", "Réseaux sociaux", "Faire connaître son association et échanger.", "Social networks", "Make an association known and exchange."),
    ("website", "specific", "Site internet", "Créer et tenir à jour un site simple.", "Website", "Make a simple site and keep it up to date."),
    ("office", "specific", "Texte et tableur", "Écrire un courrier, tenir des comptes dans un tableau.", "Text and spreadsheets", "Write a letter, keep accounts in a table."),
    ("association-management", "specific", "Gérer une association", "Adhérents, dons, stock : choisir et utiliser un logiciel.", "Running an association", "Members, gifts, stock: choose and use software."),
    ("crowdfunding", "specific", "Collecte de dons en ligne", "Préparer une collecte et la faire connaître.", "Online fund-raising", "Prepare a collection and make it known."),
    ("photo", "specific", "Photo et vidéo", "Prendre, ranger et partager des images.", "Photo and video", "Take, keep and share pictures."),
    ("creation", "specific", "Créer des affiches et des médias", "Mettre en page une affiche, un dépliant, une lettre.", "Posters and media", "Lay out a poster, a leaflet, a newsletter."),
    ("free-software", "specific", "Logiciels libres", "Travailler avec des outils que chacun peut utiliser et partager.", "Free software", "Work with tools that everyone may use and share."),
    ("ai", "specific", "Intelligence artificielle", "Comprendre ces outils, s’en servir avec prudence.", "Artificial intelligence", "Understand these tools and use them with care."),
    ("online-procedures", "basic", "Démarches en ligne", "Impôts, santé, retraite : faire ses démarches sur internet.", "Online procedures", "Taxes, health, pension: do it on the internet."),
    ("job-search", "specific", "Recherche d’emploi", "Écrire un CV, répondre à une offre en ligne.", "Job search", "Write a CV, answer an offer online."),
    ("parenting", "specific", "Écrans en famille", "Accompagner ses enfants et suivre leur école en ligne.", "Screens in the family", "Guide children and follow their school online."),
    ("online-safety", "safety", "Sécurité en ligne", "Choisir ses mots de passe, protéger ses appareils.", "Online safety", "Choose passwords, protect one’s devices."),
    ("scams", "safety", "Repérer les arnaques", "Reconnaître un faux message et savoir quoi faire.", "Spot scams", "Recognise a fake message and know what to do."),
    ("personal-data", "safety", "Données personnelles", "Savoir ce que l’on partage et garder la main.", "Personal data", "Know what is shared and stay in control."),
]

SYNONYMS = [
    ["arnaque", "hameçonnage", "phishing", "escroquerie", "fraude", "faux message", "piège"],
    ["ordinateur", "ordi", "PC", "micro-ordinateur", "informatique"],
    ["e-mail", "email", "mail", "courriel", "messagerie", "mél", "courrier électronique", "boîte mail"],
    ["téléphone", "smartphone", "portable", "mobile", "téléphone portable"],
    ["visioconférence", "visio", "appel vidéo", "réunion en ligne", "réunion à distance", "Zoom", "Skype", "Teams"],
    ["tableur", "Excel", "Calc", "feuille de calcul"],
    ["traitement de texte", "Word", "Writer"],
    ["internet", "web", "net", "navigateur"],
    ["mot de passe", "code secret", "identifiant"],
    ["tablette", "iPad"],
    ["réseaux sociaux", "Facebook", "Instagram", "WhatsApp", "réseau social"],
    ["site internet", "site web", "page web"],
    ["démarches", "administratif", "formalités", "papiers", "impôts", "déclaration de revenus"],
    ["intelligence artificielle", "IA", "ChatGPT", "robot conversationnel"],
    ["photo", "photographie", "image"],
    ["imprimer", "imprimante", "impression"],
    ["vidéo", "film"],
    ["affiche", "dépliant", "flyer", "prospectus"],
    ["collecte", "cagnotte", "financement participatif", "crowdfunding"],
    ["adhérents", "membres", "cotisations"],
    ["comptes", "comptabilité", "trésorerie", "trésorier"],
    ["débutant", "débuter", "premiers pas", "initiation", "commencer"],
    ["logiciel libre", "open source", "LibreOffice"],
    ["emploi", "travail", "CV", "candidature"],
    ["données personnelles", "vie privée", "RGPD"],
    ["enfants", "famille", "parents"],
    ["atelier", "formation", "cours", "stage"],
    ["sauvegarde", "sauvegarder", "clé USB"],
    ["virus", "antivirus", "logiciel malveillant"],
]


def seed(apps, schema_editor):
    locales = {
        code: apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code=code)[0]
        for code in ("fr", "en")
    }
    skill = apps.get_model("catalogue", "Skill")
    for position, (key, family, *words) in enumerate(SKILLS, 1):
        translation_key = uuid4()
        for code, name, definition in (("fr", *words[:2]), ("en", *words[2:])):
            skill.objects.create(
                locale=locales[code], translation_key=translation_key, key=key, family=family,
                name=name, definition=definition, position=position * 10,
            )
    group = apps.get_model("catalogue", "SynonymGroup")
    group.objects.bulk_create(group(terms="\n".join(words)) for words in SYNONYMS)
    for model in ("skill", "synonymgroup"):
        grant(apps, [EDITORS], "catalogue", model, ["add", "change"])
        grant(apps, [MODERATORS], "catalogue", model, ["add", "change", "delete"])


def unseed(apps, schema_editor):
    for name in ("Skill", "SynonymGroup", "CatalogueState"):
        apps.get_model("catalogue", name).objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0002_text_index"),
        ("wagtailcore", "0002_initial_data"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(seed, unseed)]

"""Kinds of organisations, and the words of the places standard v1.0.2.

A value of the standard is stored as the standard writes it, in French, so that importing then
exporting loses nothing; only its label is translated.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Decision(TextChoices):
    """What became of a request to take part."""

    OPEN = "open", _("To look at")
    ACCEPTED = "accepted", _("Invited")
    REFUSED = "refused", _("Refused")


class SheetProblem(TextChoices):
    """What the public reports of an organisation, a place or an offer."""

    CLOSED = "closed", _("It has closed for good, or has ended")
    MOVED = "moved", _("It has moved")
    HOURS = "hours", _("The opening hours are wrong")
    CONTACT = "contact", _("The phone, the e-mail or the link is wrong")
    ACCESS = "access", _("It is not accessible as it says")
    TWICE = "twice", _("It is here twice")
    OTHER = "other", _("Something else")


class OrganisationKind(TextChoices):
    ASSOCIATION = "association", _("Association")
    TOWN_HALL = "town-hall", _("Town hall or local authority")
    LIBRARY = "library", _("Library")
    SOCIAL_CENTRE = "social-centre", _("Social centre")
    COMPANY = "company", _("Company")
    PUBLIC_SERVICE = "public-service", _("Public service")
    OTHER = "other", _("Other")


class NoNumber(TextChoices):
    """Why an organisation has neither SIRET nor RNA number."""

    BEING_CREATED = "being-created", _("It is being created")
    PUBLIC = "public", _("A public service known by the INSEE code of its commune")
    COLLECTIVE = "collective", _("A group of people without legal form")
    OTHER = "other", _("Another reason")


class Role(TextChoices):
    """What somebody may do in the space of an organisation."""

    OWNER = "owner", _("Owner: also invites and removes people")
    EDITOR = "editor", _("Editor: keeps pages, places and offers up to date")


class Way(TextChoices):
    """How one gets what an offer promises (data.inclusion, modes_mobilisation)."""

    COME = "come", _("Come")
    PHONE = "phone", _("Call")
    MAIL = "mail", _("Write an e-mail")
    LINK = "link", _("Fill in a form online")
    REFERRAL = "referral", _("Be sent by a professional")


class AreaKind(TextChoices):
    """Whom an offer serves: everybody, or the people of some communes, départements or regions."""

    ANYWHERE = "anywhere", _("Everybody, wherever they live")
    COMMUNES = "communes", _("The people of some communes")
    DEPARTMENTS = "departments", _("The people of some départements")
    REGIONS = "regions", _("The people of some regions")


class Service(TextChoices):
    PROCEDURES = "Aide aux démarches administratives", _("Help with administrative procedures")
    EVERYDAY = "Maîtrise des outils numériques du quotidien", _("Everyday digital tools")
    JOBS = "Insertion professionnelle via le numérique", _("Finding work with digital tools")
    SAFETY = "Utilisation sécurisée du numérique", _("Staying safe online")
    PARENTING = "Parentalité et éducation avec le numérique", _("Parenting and education")
    LEISURE = "Loisirs et créations numériques", _("Digital leisure and creation")
    CULTURE = "Compréhension du monde numérique", _("Understanding the digital world")
    ACCESS = "Accès internet et matériel informatique", _("Internet access and computers")
    EQUIPMENT = (
        "Acquisition de matériel informatique à prix solidaire",
        _("Computers at a low price"),
    )


class Public(TextChoices):
    YOUNG_PEOPLE = "Jeunes", _("Young people")
    STUDENTS = "Étudiants", _("Students")
    FAMILIES = "Familles et/ou enfants", _("Families and children")
    SENIORS = "Seniors", _("Seniors")
    WOMEN = "Femmes", _("Women")


class SpecialCare(TextChoices):
    DEAFNESS = "Surdité", _("Deaf and hard-of-hearing people")
    MOTOR = "Handicaps moteurs", _("People with reduced mobility")
    MENTAL = "Handicaps mentaux", _("People with learning disabilities")
    ILLITERACY = "Illettrisme", _("People who struggle to read and write")
    ENGLISH = "Langues étrangères (anglais)", _("Help in English")
    LANGUAGES = "Langues étrangères (autres)", _("Help in other languages")
    SIGHT = "Déficience visuelle", _("People with low vision")


class PlaceFee(TextChoices):
    FREE = "Gratuit", _("Free")
    CONDITIONAL = "Gratuit sous condition", _("Free on conditions")
    PAID = "Payant", _("Paid")


class Itinerance(TextChoices):
    MOBILE = "Itinérant", _("Comes to you")
    FIXED = "Fixe", _("Stays in one place")


class AccessMode(TextChoices):
    WALK_IN = "Se présenter", _("Come without an appointment")
    PHONE = "Téléphoner", _("Call first")
    MAIL = "Contacter par mail", _("Write an e-mail")
    ONLINE = "Prendre un RDV en ligne", _("Book an appointment online")
    NO_PUBLIC = "Ce lieu n'accueille pas de public", _("Not open to the public")
    REFERRAL = (
        "Envoyer un mail avec une fiche de prescription",
        _("Be referred by a professional, by e-mail"),
    )


class SupportMode(TextChoices):
    ALONE = "En autonomie", _("On your own")
    ONE_TO_ONE = "Accompagnement individuel", _("One-to-one help")
    GROUP = "Dans un atelier collectif", _("In a group workshop")
    REMOTE = "À distance", _("Remotely")


class ProperName(TextChoices):
    """Names that are the same in every language: each is its own label."""

    @property
    def label(self) -> str:
        return self.value


class NationalProgramme(ProperName):
    """Programmes a place belongs to."""

    AIDANTS_CONNECT = "Aidants Connect"
    LIBRARIES = "Bibliothèques numérique de référence"
    PIX = "Certification PIX"
    ADVISERS = "Conseillers numériques"
    EMMAUS_CONNECT = "Emmaüs Connect"
    FRANCE_SERVICES = "France Services"
    GRANDE_ECOLE = "Grande école du numérique"
    CROIX_ROUGE = "La Croix Rouge"
    CAF = "Point d'accès numérique CAF"
    PROMENEURS = "Promeneurs du net"
    RELAIS = "Relais numérique (Emmaüs Connect)"


class Training(ProperName):
    """Trainings its helpers followed, labels it was given."""

    ESPACE_SANTE = "Formé à « Mon Espace Santé »"
    DUPLEX = "Formé à « DUPLEX » (illettrisme)"
    ARNIA = "Arnia/MedNum BFC (Bourgogne-Franche-Comté)"
    REEMPLOI = "Collectif ressources et acteurs réemploi (Normandie)"
    LA_POSTE = "Étapes numériques (La Poste)"
    FABRIQUES = "Fabriques de Territoire"
    ECLAIREURS = "Les Éclaireurs du numérique (Drôme)"
    MES_PAPIERS = "Mes Papiers (Métropole de Lyon)"
    ORDI = "ORDI 3.0"
    SUD_LABS = "SUD LABS (PACA)"

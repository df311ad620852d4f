"""Our keys in the words of data.inclusion v1."""

from network.catalogue.enums import Audience, Fee, Format, Kind
from partners.enums import Way

SOURCE = "entraide"
TYPES = {
    Kind.COURSE: "formation",
    Kind.ONLINE_COURSE: "formation",
    Kind.TUTORIAL: "information",
    Kind.EQUIPMENT_LOAN: "aide-materielle",
    Kind.WORKSHOP: "atelier",
}
OTHER_TYPE = "accompagnement"
FEES = {Fee.FREE: "gratuit", Fee.PAID: "payant", Fee.CONDITIONAL: "gratuit"}
PUBLICS = {
    Audience.YOUNG_PEOPLE: "jeunes",
    Audience.STUDENTS: "etudiants",
    Audience.FAMILIES: "familles",
    Audience.SENIORS: "seniors",
    Audience.WOMEN: "femmes",
    Audience.JOB_SEEKERS: "demandeurs-emploi",
}
EVERYBODY = "tous-publics"
WELCOMES = {
    Format.ON_SITE: ["en-presentiel"],
    Format.REMOTE: ["a-distance"],
    Format.HYBRID: ["a-distance", "en-presentiel"],
}
WAYS = {
    Way.COME: "se-presenter",
    Way.PHONE: "telephoner",
    Way.MAIL: "envoyer-un-courriel",
    Way.LINK: "utiliser-lien-mobilisation",
}
BASICS = "numerique--maitriser-les-fondamentaux-du-numerique"
THEMES = {
    Kind.EQUIPMENT_LOAN: "numerique--acquerir-un-equipement",
    Kind.OPEN_ACCESS: "numerique--acceder-a-une-connexion-internet",
}
SKILL_THEMES = {
    "online-procedures": "numerique--acceder-a-des-services-en-ligne",
    "internet": "numerique--acceder-a-une-connexion-internet",
}

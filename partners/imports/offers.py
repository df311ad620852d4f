"""Imports the offers of one organisation from a file of plain French columns."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.catalogue.enums import Access, Audience, Fee, Format, Kind, Level, SpokenLanguage, from_label
from network.catalogue.models import Skill
from network.geo.normalise import normalise
from network.sheets.reading import Record, one_line
from network.sheets.verdicts import Outcome, RefusedError, Remark, Verdict
from partners.enums import Way
from partners.imports.kinds import Column, Done, Importer, Seen, as_json
from partners.imports.undoing import put_back, take_down
from partners.models import ImportedRow, ImportRun, Offer, Organisation, Place
from partners.opening_hours.typed import understand
from partners.services import recording
from partners.standard.vocabulary import split

SOURCE = "import"
_LIST = gettext_lazy("several: a bar | between them")
_DAY = gettext_lazy("a day, such as 2027-03-09 or 09/03/2027")
# Column of the file, field of the offer, what it takes, an example.
_COLUMNS = (
    ("numero", "source_id", gettext_lazy("your own number, each once: the same one changes the offer"), "1"),
    ("nom", "name", "", "Permanence numérique"),
    ("nature", "kind", gettext_lazy("what it is, as the form of offers calls it"), Kind.HELPDESK.label),
    ("resume", "summary", gettext_lazy("one sentence"), "Un conseiller vous aide, sans rendez-vous."),
    ("description", "description", "", ""),
    ("competences", "skills", _LIST, ""),
    ("niveau", "level", "", ""),
    ("publics", "audience", _LIST, ""),
    ("langues", "languages", _LIST, ""),
    ("accessibilite", "access", _LIST, ""),
    ("forme", "format", "", ""),
    ("lieux", "places", gettext_lazy("identifiers or names of your places; a bar | between them"), ""),
    ("prix", "fee", "", Fee.FREE.label),
    ("detail_prix", "fee_details", "", ""),
    ("prete", "lent", gettext_lazy("what you lend; a bar | between them"), ""),
    ("conditions_pret", "loan_conditions", "", ""),
    ("comment_venir", "ways", _LIST, Way.COME.label),
    ("telephone", "phone", "", ""),
    ("courriel", "email", "", ""),
    ("lien", "link", "", ""),
    ("oriente_par", "referral", "", ""),
    ("contact", "contact_name", "", ""),
    ("horaires", "opening_hours", gettext_lazy("as you would say it"), "lundi au vendredi 9h-12h"),
    ("debut", "starts_on", _DAY, ""),
    ("fin", "ends_on", _DAY, ""),
)
_FIELDS = {name: field for name, field, _help, _example in _COLUMNS}
_NAMES = {field: name for name, field in _FIELDS.items()}
_REQUIRED = ("numero", "nom", "nature", "resume")
_ONE = {"kind": Kind, "level": Level, "format": Format, "fee": Fee}
_MANY = {"audience": Audience, "languages": SpokenLanguage, "access": Access, "ways": Way}
_DAYS = ("starts_on", "ends_on")
_LINKS = ("skills", "places")


class OfferImporter(Importer):
    name = "offers"
    label = gettext_lazy("Offers")
    fields = _FIELDS
    columns = tuple(
        Column(name, words, example, is_required=name in _REQUIRED)
        for name, _field, words, example in _COLUMNS
    )

    def work(self, run: ImportRun, records: Sequence[Record], seen: Seen, *, is_dry_run: bool) -> list[Done]:
        reader = OfferReader(run.organisation, run.columns, is_held=not is_dry_run)
        return [_done(reader, record, seen, is_dry_run) for record in records]

    def undo(self, row: ImportedRow) -> str:
        offer = Offer.objects.filter(pk__in=row.written).first()
        if row.outcome == Outcome.CREATED:
            return take_down(offer, row, state)
        return put_back(offer, row, state, recording.record)


class OfferReader:
    """Reads rows into offers; places and skills of the organisation are looked up once.

    With `is_held` its offers are locked until the end of the transaction: they are written whole.
    """

    def __init__(self, organisation: Organisation, columns: Sequence[str], *, is_held: bool) -> None:
        self.organisation, self.columns = organisation, columns
        skills = Skill.objects.in_language(settings.LANGUAGE_CODE)
        places = Place.objects.unmerged().filter(organisation=organisation).order_by("-pk")
        self.links = {
            "skills": {normalise(word): one for one in skills for word in (one.name, one.key)},
            "places": {normalise(word): one for one in places for word in (one.name, one.source_id)},
        }
        offers = Offer.objects.filter(organisation=organisation)
        offers = offers.select_for_update(of=("self",)) if is_held else offers
        self.offers = {number(offer): offer for offer in offers if offer.source in ("", SOURCE)}

    def values(self, row: Mapping[str, str]) -> tuple[dict[str, object], list[Remark]]:
        """Return what the cells say, by field, and the reasons to refuse the row."""
        values, refusals = {}, []
        for name, field in _FIELDS.items():
            if name in row:
                try:
                    values[field] = self._value(field, row[name].strip())
                except RefusedError as refusal:
                    refusals.append(Remark(name, str(refusal), row[name]))
        return values, refusals

    def _value(self, field: str, cell: str) -> object:
        if field in _ONE:
            return _choice(_ONE[field], cell) if cell else Offer._meta.get_field(field).get_default()
        if field in _MANY:
            return tuple(_choice(_MANY[field], part) for part in split(cell))
        if field in _LINKS:
            return [_found(self.links[field], part) for part in split(cell)]
        if field in _DAYS:
            return _day(cell)
        if field == "opening_hours":
            return _hours(cell)
        return "\n".join(split(cell)) if field == "lent" else cell if field in _LONG else one_line(cell)


_LONG = ("description", "loan_conditions")


def number(offer: Offer) -> str:
    """Return the number of an offer in the files of its organisation; one born here has one of ours."""
    return offer.source_id or f"entraide-{offer.pk}"


def _choice(choices: type[TextChoices], word: str) -> str:
    found = from_label(choices, word)
    if found is None:
        raise RefusedError(_("is unknown: %(value)s") % {"value": word[:60]})
    return str(found)


def _found(known: Mapping[str, object], word: str) -> object:
    if normalise(word) not in known:
        raise RefusedError(_("is unknown: %(value)s") % {"value": word[:60]})
    return known[normalise(word)]


def _day(cell: str) -> date | None:
    day, _slash, rest = cell.partition("/")
    month, _slash, year = rest.partition("/")
    try:
        return date(int(year), int(month), int(day)) if rest else date.fromisoformat(cell) if cell else None
    except ValueError:
        raise RefusedError(_("is not a date like 2024-04-02")) from None


def _hours(cell: str) -> str:
    typed = understand(cell)
    if typed.problem:
        raise RefusedError(typed.problem)
    return typed.osm


def state(offer: Offer) -> dict[str, object]:
    """Return what an import may change, as the database keeps it."""
    plain = [field for field in _FIELDS.values() if field not in _LINKS]
    told = {name: offer._meta.get_field(name).get_prep_value(getattr(offer, name)) for name in plain}
    links = (
        {name: sorted(one.pk for one in getattr(offer, name).all()) for name in _LINKS} if offer.pk else {}
    )
    return told | links


def _done(reader: OfferReader, record: Record, seen: Seen, is_dry_run: bool) -> Done:
    if record.problem:
        return Done(Verdict(record, Outcome.REJECTED, [Remark("", record.problem)]))
    values, refusals = reader.values(dict(zip(reader.columns, record.cells, strict=True)))
    key = str(values.get("source_id", ""))
    if not key:
        refusals.append(Remark("numero", _("is empty")))
    elif key in seen:
        reason = _("is already on line %(line)s") % {"line": seen[key]}
        refusals.append(Remark("numero", reason, key))
    known = reader.offers.get(key)
    offer = known or Offer(organisation=reader.organisation, source=SOURCE)
    before = as_json(state(offer))
    for name, value in values.items():
        if name != "source_id" or known is None:
            setattr(offer, name, value)
    refusals += [] if refusals else _faults(offer)
    if refusals:
        # Nobody else may see what a refused row said.
        reader.offers.pop(key, None)
        return Done(Verdict(record, Outcome.REJECTED, refusals))
    seen[key] = record.line
    return _accepted(record, offer, before, is_dry_run, key)


def _faults(offer: Offer) -> list[Remark]:
    try:
        offer.full_clean(exclude=["slug", "organisation"])
    except ValidationError as problem:
        return [
            Remark(_NAMES.get(field, ""), " ".join(texts)) for field, texts in problem.message_dict.items()
        ]
    return []


def _accepted(record: Record, offer: Offer, before: Mapping[str, object], is_dry_run: bool, key: str) -> Done:
    is_new = offer.pk is None
    if not is_new and as_json(state(offer)) == before:
        return Done(Verdict(record, Outcome.UNCHANGED), key)
    remarks = []
    if offer.has_unpublished_changes:
        reason = _("has changes that are not published: they are kept and may undo this import")
        remarks = [Remark("", reason)]
    verdict = Verdict(record, Outcome.CREATED if is_new else Outcome.UPDATED, remarks)
    if is_dry_run:
        return Done(verdict, key)
    if is_new:
        offer.first_published_at = timezone.now()
    offer.last_published_at = timezone.now()
    offer.save()
    recording.record(offer)
    return Done(verdict, key, [offer.pk], {} if is_new else before, as_json(state(offer)))

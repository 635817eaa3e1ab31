"""The published records between two regions, and the parts of partnership pages made of them."""

from datetime import date

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.analysis import contact_interval, counted, missing
from agreements.choices import CommitmentKind, Modality
from agreements.dates import first_day_key
from agreements.models import Agreement, Delegation, Exchange, Programme, RegionPair
from agreements.presenters.activity import date_of
from agreements.presenters.details import commitment_rows, figure_rows
from agreements.presenters.evidence import EvidenceReferences
from agreements.presenters.rows import status_chips

SHOWN = 100  # Of each kind of record; a page of more is no page to read.

KINDS = {
    "agreement": ("", gettext_lazy("Agreement")),
    "delegation": ("visit", gettext_lazy("Visit")),
    "exchange": ("training", gettext_lazy("Training")),
}
MODALITIES = [Modality.AGREED, Modality.TARGET, Modality.INTENDED, Modality.CONSIDERED]


class PartnershipRecords:
    """The published records between two regions, read once for all parts of a page."""

    def __init__(self, one, other):
        self.one, self.other = one, other
        self.agreements = list(self._all(Agreement).newest_first()[:SHOWN])
        self.delegations = list(self._all(Delegation).newest_first()[:SHOWN])
        self.exchanges = list(self._all(Exchange).newest_first()[:SHOWN])
        self.programmes = list(self._all(Programme).newest_first()[:SHOWN])
        self._notes = {}

    def _all(self, model):
        return model.objects.for_public().between(self.one, self.other)

    def rows(self, model):
        """All records of a kind between the two, for lists and numbers."""
        return self._all(model).as_rows()

    @property
    def records(self):
        """The records of all kinds, the newest of each kind first."""
        return [*self.agreements, *self.delegations, *self.exchanges, *self.programmes]

    @property
    def events(self):
        """Agreements, delegations and exchanges by date; those without a year last."""
        found = [*self.agreements, *self.delegations, *self.exchanges]
        return sorted(found, key=_when)

    def references(self, record):
        """The footnotes of one of the records."""
        key = (type(record), record.pk)
        if key not in self._notes:
            self._notes[key] = EvidenceReferences(record)
        return self._notes[key]

    def runs_out(self, record):
        """Whether the record goes from the first region to the second."""
        return _goes(record, self.one, self.other)

    def runs_back(self, record):
        """Whether the record goes from the second region to the first."""
        return _goes(record, self.other, self.one)

    def contact_interval(self, day):
        """The interval between the contacts of the two. Costs a query for each kind of record."""
        dates = [
            when
            for model, field in ((Agreement, "signed"), (Delegation, "dates"), (Exchange, "dates"))
            for when in self.rows(model).contacts().values_list(field, flat=True)
        ]
        return contact_interval(dates, day)

    @property
    def source_count(self):
        """The number of sources that support the records, those of the newest of each kind."""
        return len({one.source_id for record in self.records for one in record.evidence.all()})

    @cached_property
    def numbers(self):
        """How much there is between the two, as a `RegionPair`."""
        return RegionPair.objects.of(self.one, self.other)


def _goes(record, start, end):
    return start.pk in getattr(record, "sending_region_ids", ()) and end.pk in getattr(
        record, "host_region_ids", ()
    )


def _when(record):
    """The sort key of a record in time: its first possible day; without a stated year last."""
    return (*first_day_key(date_of(record)), record.code)


def direction_label(partnership, record):
    """The direction of a record as text, since a colour alone would not be enough."""
    names = {"one": partnership.one.display_name, "other": partnership.other.display_name}
    if not hasattr(record, "sending_region_ids"):
        return _("between %(one)s and %(other)s") % names
    out, back = partnership.runs_out(record), partnership.runs_back(record)
    if out and back:
        return _("both ways between %(one)s and %(other)s") % names
    if out:
        return _("from %(one)s to %(other)s") % names
    if back:
        return _("from %(other)s to %(one)s") % names
    return _("with both %(one)s and %(other)s") % names


def timeline(partnership):
    """Agreements, visits and training in time, each with its direction."""
    events = []
    for record in partnership.events:
        css, label = KINDS[record._meta.model_name]
        events.append(
            {
                "kind": css,
                "label": label,
                "direction": direction_label(partnership, record),
                "date": date_of(record),
                "title": record.display_title,
                "lang": record.title_lang,
                "url": record.get_absolute_url(),
                **status_chips(record),
            }
        )
    return events


def partnership_commitments(partnership):
    """The commitments between two regions, with their deliveries.

    ``no_activity_since`` says since when nothing has been recorded about a task that is not fully
    delivered: since its last delivery or, where there is none, since it was agreed.
    """
    rows = []
    for agreement in sorted(partnership.agreements, key=_when):
        references = partnership.references(agreement)
        commitments = list(agreement.commitments.all())
        for commitment, row in zip(
            commitments, commitment_rows(commitments, references), strict=True
        ):
            rows.append(
                {
                    **row,
                    "order": MODALITIES.index(commitment.modality),
                    "agreement": agreement.display_title,
                    "agreement_lang": agreement.title_lang,
                    "agreement_url": agreement.get_absolute_url(),
                    "agreed": agreement.signed,
                    "cited": references.cited(row=commitment),
                    "no_activity_since": no_activity_since(agreement, commitment),
                }
            )
    return sorted(rows, key=lambda row: row["order"])


def no_activity_since(agreement, commitment):
    """Since when nothing is recorded about a commitment, in words; empty once it is delivered, and
    for rights, exclusions and conditions, which nobody delivers.
    """
    if commitment.kind != CommitmentKind.TASK:
        return ""
    realised = [one for one in commitment.deliveries.all() if one.is_realised]
    if any(one.is_full for one in realised):
        return ""
    last = max((one.activity for one in realised), key=_latest, default=None)
    since = last.dates if last else agreement.signed
    if since is None:
        return _("no later record; day of the agreement not stated")
    return _("no record after %(date)s") % {"date": since.in_words}


def _latest(activity):
    when = activity.dates
    return (when and (when.latest or when.earliest)) or date.min


def gaps(partnership):
    """Known gaps: what sources count without telling of each, and how many of it are recorded."""
    found = []
    for record in partnership.records:
        figures = record.figures.all()
        rows = figure_rows(record, partnership.references(record))
        for figure, row in zip(figures, rows, strict=True):
            number = missing(figure, counted(record, figure))
            if number:
                found.append(
                    {
                        **row,
                        "missing": number,
                        "code": record.code,
                        "title": record.display_title,
                        "title_lang": record.title_lang,
                        "url": record.get_absolute_url(),
                        "cited": partnership.references(record).cited(row=figure),
                    }
                )
    return found


def conflicts(partnership):
    """Values on which sources disagree, with what is said against them."""
    found = {}
    for record in partnership.records:
        for note in partnership.references(record).conflicts():
            key = (note["text"], note["url"])
            names = {
                "code": record.code,
                "record": record.display_title,
                "record_lang": record.title_lang,
                "record_url": record.get_absolute_url(),
            }
            found.setdefault(key, {**note, **names, "cited": [note]})
    return list(found.values())

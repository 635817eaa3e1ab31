"""The published records between two regions, read once for all parts of a page."""

from collections import defaultdict

from django.utils.functional import cached_property

from agreements.analysis import contact_interval
from agreements.dates import first_day_key
from agreements.models import (
    Agreement,
    Delegation,
    Evidence,
    Exchange,
    Figure,
    Programme,
    RegionPair,
)
from agreements.presenters.activity import date_of
from agreements.presenters.evidence import EvidenceReferences
from agreements.registry import EVENT_KINDS, RECORD_KINDS, kind_of

ENDING = 5  # Agreements whose terms end next.
SHOWN = 100  # Of each kind of record; a page of more is no page to read.


class PartnershipRecords:
    """The published records between two regions on a day, read once for all parts of a page: of
    each kind the newest, with their figures and commitments and the evidence behind these.

    Costs a query for each kind of which there are any, and six for what belongs to them.
    """

    def __init__(self, one, other, day):
        self.one, self.other, self.day = one, other, day
        self.numbers = RegionPair.objects.of(one, other)
        agreements = self._shown(Agreement).marking_what_runs_out(day)
        self.agreements = self._newest(agreements.marking_contacts())
        self.delegations = self._newest(self._shown(Delegation).marking_contacts())
        self.exchanges = self._newest(self._shown(Exchange).marking_contacts())
        self.programmes = self._newest(self._shown(Programme))
        self._references = {}

    def _newest(self, records):
        return list(records.newest_first()[:SHOWN]) if self._number(records.model) else []

    def _number(self, model):
        """How many records of a kind there are between the two."""
        return getattr(self.numbers, f"{model._meta.model_name}_count")

    def _shown(self, model):
        """The records of a kind with what the page tells of them."""
        rows = self.rows(model)
        return rows.with_commitments() if model is Agreement else rows

    def rows(self, model):
        """All records of a kind between the two, for lists and numbers."""
        return model.objects.for_public().between(self.one, self.other).as_rows()

    @property
    def records(self):
        """The records of all kinds, the newest of each kind first."""
        return [*self.agreements, *self.delegations, *self.exchanges, *self.programmes]

    @property
    def events(self):
        """Agreements, delegations and exchanges by date; those without a year last."""
        found = [*self.agreements, *self.delegations, *self.exchanges]
        return sorted(found, key=when_key)

    @cached_property
    def _figures(self):
        return _by_record(Figure.objects.with_names().with_recorded().of_records(self.records))

    @cached_property
    def _evidence(self):
        """Of records with figures or commitments all, of others what is in conflict."""
        told = [
            one
            for one in self.records
            if self.figures(one) or (isinstance(one, Agreement) and one.commitments.all())
        ]
        shown = Evidence.objects.without_hidden_rows().select_related("source")
        return _by_record(shown.supporting(told) | shown.supporting(self.records).conflicting())

    def figures(self, record):
        """The figures of one of the records."""
        return self._figures.get(_key(record), [])

    def evidence(self, record):
        """The evidence of one of the records that the page refers to."""
        return self._evidence.get(_key(record), [])

    def references(self, record):
        """The references of one of the records, to the evidence that is read here."""
        if _key(record) not in self._references:
            self._references[_key(record)] = EvidenceReferences(
                record, evidence=self.evidence(record)
            )
        return self._references[_key(record)]

    def runs_out(self, record):
        """Whether the record goes from the first region to the second."""
        return _goes(record, self.one, self.other)

    def runs_back(self, record):
        """Whether the record goes from the second region to the first."""
        return _goes(record, self.other, self.one)

    @property
    def contact_interval(self):
        """The interval between the contacts of the two. Costs a query if not all are shown."""
        shown = [*self.agreements, *self.delegations, *self.exchanges]
        cut = [kind for kind in EVENT_KINDS if self._number(kind.model) > SHOWN]
        dates = [date_of(one) for one in shown if one.is_contact and kind_of(one) not in cut]
        if cut:
            first, *others = [
                self.rows(kind.model).contacts().order_by().values_list(kind.date_field, flat=True)
                for kind in cut
            ]
            dates += first.union(*others, all=True)
        return contact_interval(dates, self.day)

    @property
    def ending(self):
        """The agreements whose terms end next, the soonest first. Costs a query if not all are
        shown.
        """
        if self._number(Agreement) > SHOWN:
            return self.rows(Agreement).running_out_from(self.day).soonest_ending()[:ENDING]
        found = [one for one in self.agreements if one.runs_out]
        return sorted(found, key=lambda one: (one.effective_end_to, one.pk))[:ENDING]

    @property
    def source_count(self):
        """The number of sources that support the records, those of the newest of each kind."""
        return len({pk for record in self.records for pk in record.source_ids})


class BriefRecords(PartnershipRecords):
    """The published records between two regions with all that the brief for a visit tells of them:
    people, parties, and the evidence of everything.
    """

    def _shown(self, model):
        return model.objects.for_public().between(self.one, self.other)

    def figures(self, record):
        return record.figures.all()

    def evidence(self, record):
        return record.evidence.all()


def _key(record):
    return record._meta.model_name, record.pk


def _by_record(rows):
    """Rows that belong to records of several kinds, by record: {(kind, id): [row]}."""
    found = defaultdict(list)
    for row in rows:
        name = next(name for name in RECORD_KINDS if getattr(row, f"{name}_id"))
        found[name, getattr(row, f"{name}_id")].append(row)
    return found


def _goes(record, start, end):
    return start.pk in getattr(record, "sending_region_ids", ()) and end.pk in getattr(
        record, "host_region_ids", ()
    )


def when_key(record):
    """The sort key of a record in time: its first possible day; without a stated year last."""
    return (*first_day_key(date_of(record)), record.code)

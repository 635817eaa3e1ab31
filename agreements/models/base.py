"""What every table shares: history, names in three languages, and the life of a record."""

import pghistory
from django.apps import apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agreements.choices import State
from agreements.dates import UncertainDateField
from agreements.text import search_q

# Columns that triggers derive from other rows. They are no facts of their own, so they have no
# history and stay out of every form and of the public form of a record.
DERIVED = frozenset(
    {
        "path",
        "names",
        "alias_text",
        "card",
        "region_ids",
        "institution_ids",
        "named_region_ids",
        "named_institution_ids",
        "area_ids",
        "specialty_ids",
        "sending_region_ids",
        "host_region_ids",
        "sending_region",
        "host_region",
        "year_from",
        "year_to",
    }
)

RECORD_NAMES = ("Agreement", "Delegation", "Exchange", "Programme")


def tracked(model):
    """Record every insert, update and delete of a model's rows in an event table.

    The triggers work below Django, so bulk writes and plain SQL leave a trace too. Derived and
    generated columns are left out: they follow from facts whose history is kept.
    """
    fields = [
        field.name
        for field in model._meta.local_fields
        if field.name not in DERIVED and not field.generated
    ]
    # A table that joins two others has no key of its own that anything refers to.
    joins = model._meta.proxy or model._meta.auto_created
    if model._meta.proxy:
        fields = [field.name for field in model._meta.concrete_model._meta.local_fields]
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        fields=fields,
        model_name=f"{model.__name__}Event",
        **({"obj_field": None} if joins else {}),
    )(model)


# The languages beside English in which a text may be written: the ending of its column and, as BCP
# 47, the language.
OTHER_LANGUAGES = {"zh": ("_zh", "zh-Hans"), "vi": ("_vi", "vi")}


def text_in(instance, field, language=None):
    """The text of a field in the reader's language, or in English where nobody has written it."""
    suffix, _tag = _other_language(language)
    return getattr(instance, field + suffix) or getattr(instance, field)


def text_language(instance, field, language=None):
    """The language, as BCP 47, in which `text_in` gives the text of a field."""
    suffix, tag = _other_language(language)
    return tag if getattr(instance, field + suffix) else "en"


def foreign_language(instance, field, language=None):
    """The language of the text of a field where that is not the reader's, to mark the text with;
    empty where it is, and where there is no text.
    """
    _suffix, wanted = _other_language(language)
    found = text_language(instance, field, language)
    return found if found != wanted and text_in(instance, field, language) else ""


def _other_language(language):
    """The ending of the columns in a language, or in the active one, and its BCP 47 tag."""
    return OTHER_LANGUAGES.get((language or get_language() or "en")[:2], ("", "en"))


class SearchVector(Func):
    """``search_vector(head, body)``: the tokens of two texts, the head weighing more.

    The SQL function behind it is immutable and folds case and diacritics, stems English and cuts
    Chinese into pairs of characters.
    """

    function = "search_vector"
    output_field = SearchVectorField()


def joined(*fields):
    """One text made of several columns, null counting as empty; usable in a generated column."""
    text = models.Value("")
    for field in fields:
        text = Func(
            text,
            models.Value(" "),
            Coalesce(F(field), models.Value("")),
            template="(%(expressions)s)",
            arg_joiner=" || ",
            output_field=models.TextField(),
        )
    return text


class Named(models.Model):
    """A place, body or term with a name in English and, where known, in Chinese and Vietnamese."""

    name = models.CharField(_("name in English"), max_length=300)
    name_zh = models.CharField(_("name in Chinese"), max_length=300, blank=True)
    name_vi = models.CharField(_("name in Vietnamese"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.display_name

    @classmethod
    def called_q(cls, text):
        """The condition that a row has exactly this name, in any case, in any language."""
        return Q(name__iexact=text) | Q(name_zh__iexact=text) | Q(name_vi__iexact=text)

    @property
    def display_name(self):
        """The name in the reader's language, in English where that name is not known."""
        return text_in(self, "name")

    @property
    def name_lang(self):
        """The language of `display_name` where it is not the reader's; see `foreign_language`."""
        return foreign_language(self, "name")

    @property
    def other_names(self):
        """The names in the other languages, as (BCP 47 language, name), without repetitions."""
        shown = self.display_name
        pairs = [("en", self.name), ("zh-Hans", self.name_zh), ("vi", self.name_vi)]
        return [(language, name) for language, name in pairs if name and name != shown]


class RecordQuerySet(models.QuerySet):
    """The words that all records share."""

    def published(self):
        """Records that the public may read; leaves out drafts and withdrawn records."""
        return self.filter(state=State.PUBLISHED)

    def once_published(self):
        """Records that were public at some time: their codes keep an answer for ever."""
        return self.exclude(code=None)

    def as_rows(self):
        """For lists: nothing is fetched along, since a row prints the record's own columns."""
        return self.select_related(None).prefetch_related(None)

    def in_region(self, region):
        """Records with a party or a stop in a region or anywhere below it.

        Takes a place, its id, or an expression such as ``OuterRef("pk")``.
        """
        return self.filter(region_ids__contains=array_of(region))

    def between(self, one, other):
        """Records in which two places take part, or something below each. See `in_region`."""
        return self.filter(region_ids__contains=array_of(one, other))

    def with_itself(self, region):
        """Records in which a place itself takes part, or a body seated in it; leaves out those in
        which only something below it does.
        """
        return self.in_region(region).alias(ways=self._ways(region)).filter(ways__len__gt=0)

    def _ways(self, region):
        return Ways(self.model._meta.model_name, region)

    def with_institution(self, institution):
        """Records in which an institution, or a unit inside it, takes part. See `in_region`."""
        return self.filter(institution_ids__contains=array_of(institution))

    def naming_region(self, region_id):
        """Records that name a region in any way: party, stop, place of signing, member's seat.

        Takes an id or an expression such as ``OuterRef("pk")``.
        """
        return self.filter(named_region_ids__contains=array_of(region_id))

    def naming_institution(self, institution_id):
        """Records that name an institution or a unit inside it in any way. See `naming_region`."""
        return self.filter(named_institution_ids__contains=array_of(institution_id))

    def only_naming_region(self, region):
        """Records that name a place, or one below it, without its taking part: where they were
        signed, or the seat of somebody's institution.
        """
        return self.naming_region(region).exclude(region_ids__contains=array_of(region))

    def only_naming_institution(self, institution):
        """Records that name an institution without its taking part: as somebody's body."""
        named = self.naming_institution(institution)
        return named.exclude(institution_ids__contains=array_of(institution))

    def in_areas(self, slugs, or_none=False):
        """Records that cover one of some areas of cooperation, or, if asked for, name none."""
        area = apps.get_model("agreements", "Area")
        wanted = list(area.objects.filter(slug__in=slugs).values_list("pk", flat=True))
        condition = Q(area_ids__overlap=wanted)
        return self.filter(condition | Q(area_ids=[]) if or_none else condition)

    def matching(self, text):
        """Records whose titles, summaries, code or names hold every word of a text."""
        return self.filter(search_q(text))


def published(model_name):
    """The published records of a kind, which a lower room names as a foreign key would."""
    return apps.get_model("agreements", model_name).objects.published()


def named_by_published(word):
    """The condition that a published record names a row, by a word of `RecordQuerySet`."""
    condition = Q()
    for name in RECORD_NAMES:
        condition |= Q(Exists(getattr(published(name), word)(OuterRef("pk"))))
    return condition


def public_evidence():
    """The evidence to fetch with a row that is public, for its footnotes."""
    evidence = apps.get_model("agreements", "Evidence")
    return Prefetch("evidence", evidence.objects.without_hidden_rows().select_related("source"))


def public_support():
    """What to fetch with a record for the public: its figures and its evidence."""
    figure = apps.get_model("agreements", "Figure")
    return Prefetch("figures", figure.objects.all()), public_evidence()


def array_of(*values):
    """An array of the ids of rows; takes rows, ids, or expressions."""
    values = [getattr(value, "pk", value) for value in values]
    if all(isinstance(value, int) for value in values):
        return values
    return Func(*values, function="ARRAY", template="%(function)s[%(expressions)s]")


class Ways(Func):
    """The ways in which a place itself, or a body seated in it, takes part in a record: `sends`,
    `hosts` or `other`. What only lies below the place does not count.
    """

    output_field = ArrayField(models.TextField())

    def __init__(self, kind, region):
        super().__init__(F("pk"), models.Value(region.pk), function=f"{kind}_ways")


def number_of(rows):
    """How many rows a queryset has, as a column of an outer queryset that it refers to."""
    number = Func(F("pk"), function="COUNT", output_field=models.IntegerField())
    return Subquery(rows.order_by().values(number=number))


class Record(models.Model):
    """Something that happened between places and that a source tells of.

    A record is written by an editor, checked by a reviewer and then public. Its code is given at
    its first publication and never used again, so that gaps between codes tell nothing of drafts.
    """

    CODE_PREFIX = ""

    code = models.CharField(
        _("code"),
        max_length=12,
        null=True,
        blank=True,
        unique=True,
        editable=False,
        help_text=_("Given when the record is first published."),
    )
    title = models.CharField(
        _("title"),
        max_length=300,
        help_text=_(
            "In our own words: kind, subject, places. For example “Supplementary agreement on "
            "training, Guangzhou – Xining”."
        ),
    )
    title_zh = models.CharField(_("title in Chinese"), max_length=300, blank=True)
    title_vi = models.CharField(_("title in Vietnamese"), max_length=300, blank=True)
    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=20_000,
        help_text=_("In our own words; never copied from the source."),
    )
    summary_zh = models.TextField(_("summary in Chinese"), blank=True, max_length=20_000)
    summary_vi = models.TextField(_("summary in Vietnamese"), blank=True, max_length=20_000)

    state = models.CharField(
        _("state"), max_length=12, choices=State, default=State.DRAFT, editable=False
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("submitted by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reviewed by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("published by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    published_at = models.DateTimeField(
        _("first published at"), null=True, blank=True, editable=False
    )
    review_note = models.TextField(
        _("review note"),
        blank=True,
        max_length=5_000,
        editable=False,
        help_text=_("Why the record was returned or withdrawn."),
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged_from",
    )
    version = models.PositiveIntegerField(
        _("version"),
        default=1,
        editable=False,
        help_text=_("Rises with every change, so that no editor overwrites another unseen."),
    )
    internal_notes = models.TextField(
        _("internal notes"), blank=True, max_length=20_000, help_text=_("Never public.")
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    # Derived by triggers.
    names = models.TextField(editable=False, default="", blank=True)
    region_ids = ArrayField(models.IntegerField(), editable=False, default=list, blank=True)
    institution_ids = ArrayField(models.IntegerField(), editable=False, default=list, blank=True)
    named_region_ids = ArrayField(models.IntegerField(), editable=False, default=list, blank=True)
    named_institution_ids = ArrayField(
        models.IntegerField(), editable=False, default=list, blank=True
    )
    year_from = models.SmallIntegerField(editable=False, null=True, blank=True)
    year_to = models.SmallIntegerField(editable=False, null=True, blank=True)
    card = models.JSONField(editable=False, default=dict, blank=True)
    search = models.GeneratedField(
        expression=SearchVector(
            joined("code", "title", "title_zh", "title_vi", "names"),
            joined("summary", "summary_zh", "summary_vi"),
        ),
        output_field=SearchVectorField(),
        db_persist=True,
        editable=False,
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_code_and_publication_together",
                condition=Q(code=None, published_at=None)
                | Q(code__isnull=False, published_at__isnull=False),
                violation_error_message=_(
                    "A record has a code from its first publication on, and not before."
                ),
            ),
            models.CheckConstraint(
                name="%(class)s_public_states_have_code",
                condition=~Q(state__in=[State.PUBLISHED, State.WITHDRAWN]) | ~Q(code=None),
                violation_error_message=_("A published record has a code."),
            ),
            *[
                models.CheckConstraint(
                    name=f"%(class)s_{step}_pair",
                    condition=Q(**{f"{step}_by": None, f"{step}_at": None})
                    | Q(**{f"{step}_by__isnull": False, f"{step}_at__isnull": False}),
                    violation_error_message=_("Who and when belong together: give both or none."),
                )
                for step in ("submitted", "reviewed", "published")
            ],
            models.CheckConstraint(
                name="%(class)s_return_has_reason",
                condition=~Q(state=State.RETURNED) | ~Q(review_note=""),
                violation_error_message=_("A return needs a reason."),
            ),
            models.CheckConstraint(
                name="%(class)s_merged_is_withdrawn",
                condition=Q(merged_into=None) | Q(state=State.WITHDRAWN),
                violation_error_message=_("A merged record is a withdrawn one."),
            ),
            models.CheckConstraint(
                name="%(class)s_state_known",
                condition=Q(state__in=State.values),
                violation_error_message=_("This is not a state of a record."),
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], name="%(class)s_search"),
            GinIndex(fields=["region_ids"], name="%(class)s_regions"),
            GinIndex(fields=["institution_ids"], name="%(class)s_institutions"),
            GinIndex(fields=["named_region_ids"], name="%(class)s_named_regions"),
            GinIndex(fields=["named_institution_ids"], name="%(class)s_named_insts"),
        ]

    def __str__(self):
        return f"{self.code} {self.display_title}" if self.code else self.display_title

    @property
    def display_title(self):
        """The title in the reader's language, in English where nobody has written it yet."""
        return text_in(self, "title")

    @property
    def title_lang(self):
        """The language of `display_title` where it is not the reader's; see `foreign_language`."""
        return foreign_language(self, "title")

    @property
    def summary_lang(self):
        """The language of `display_summary` where it is not the reader's."""
        return foreign_language(self, "summary")

    @property
    def display_summary(self):
        """The summary in the reader's language, in English where nobody has written it yet."""
        return text_in(self, "summary")

    @property
    def is_public(self):
        """Whether the public may read the record now."""
        return self.state == State.PUBLISHED


class DirectedQuerySet(RecordQuerySet):
    """The words for records that run from one place to another."""

    def newest_first(self):
        """By the latest day that the source allows; undated ones last."""
        return self.order_by(F("dates_to").desc(nulls_last=True), "-pk")

    def oldest_first(self):
        """By the earliest day that the source allows; undated ones last."""
        return self.order_by(F("dates_from").asc(nulls_last=True), "pk")

    def from_region(self, region):
        """Records whose sender sits in a place or anywhere below it."""
        return self.filter(sending_region_ids__overlap=[region.pk])

    def to_region(self, region):
        """Records whose host sits in a place or anywhere below it."""
        return self.filter(host_region_ids__overlap=[region.pk])

    def from_itself(self, region):
        """Records whose sender sits in a place itself; see `with_itself`."""
        ways = self.from_region(region).alias(sender_ways=self._ways(region))
        return ways.filter(sender_ways__contains=["sends"])

    def to_itself(self, region):
        """Records whose host sits in a place itself; see `with_itself`."""
        ways = self.to_region(region).alias(host_ways=self._ways(region))
        return ways.filter(host_ways__contains=["hosts"])


class DirectedRecord(Record):
    """A record with a direction and a time: a delegation or an exchange."""

    dates = UncertainDateField(
        _("date or period"),
        blank=True,
        help_text=_("One date, or a period such as 2017-09-02/2017-09-04."),
    )

    # Derived by triggers. The single places are the nearest of city level, for pairs of cities;
    # the arrays hold every level, for filters.
    sending_region = models.IntegerField(editable=False, null=True, blank=True)
    host_region = models.IntegerField(editable=False, null=True, blank=True)
    sending_region_ids = ArrayField(models.IntegerField(), editable=False, default=list, blank=True)
    host_region_ids = ArrayField(models.IntegerField(), editable=False, default=list, blank=True)

    objects = DirectedQuerySet.as_manager()

    class Meta(Record.Meta):
        abstract = True
        indexes = [
            *Record.Meta.indexes,
            models.Index(
                F("dates_to").desc(nulls_last=True), F("id").desc(), name="%(class)s_newest"
            ),
            models.Index("sending_region", "host_region", name="%(class)s_out"),
            models.Index("host_region", "sending_region", name="%(class)s_in"),
            GinIndex(fields=["sending_region_ids"], name="%(class)s_senders"),
            GinIndex(fields=["host_region_ids"], name="%(class)s_hosts"),
        ]


class ParticipantQuerySet(models.QuerySet):
    """The words for the rows that name a body or place."""

    def with_names(self):
        """The named institution or place comes along, with the seat and its parents."""
        return self.select_related("institution__region__parent__parent", "region__parent__parent")


class Participant(models.Model):
    """A body or place that takes part in a record: an institution or, where the source names only
    the place, a region; never both, never neither.
    """

    position = models.PositiveSmallIntegerField(
        _("order"), default=1, help_text=_("The order in which the source names them.")
    )
    institution = models.ForeignKey(
        "agreements.Institution",
        verbose_name=_("institution"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    region = models.ForeignKey(
        "agreements.Region",
        verbose_name=_("place"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Only where the source names the place and no institution."),
    )
    name_as_printed = models.CharField(
        _("name as printed"),
        max_length=300,
        blank=True,
        help_text=_("Where the source calls it otherwise, or a translation has garbled its name."),
    )

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="%(class)s_institution_or_region",
                condition=Q(institution__isnull=False, region=None)
                | Q(institution=None, region__isnull=False),
                violation_error_message=_(
                    "Choose either an institution or, where the source names only the place, a "
                    "place: one of the two, not both."
                ),
            )
        ]

    def __str__(self):
        return str(self.named)

    @property
    def named(self):
        """The institution or region that this row names."""
        return self.institution or self.region


def one_of(*fields, name, message):
    """A constraint: exactly one of several references is given."""
    condition = Q()
    for chosen in fields:
        condition |= Q(**{f"{field}__isnull": field != chosen for field in fields})
    return models.CheckConstraint(name=name, condition=condition, violation_error_message=message)


def range_in_order(low, high, name):
    """A constraint: the upper end of a range is not below the lower end, and has one."""
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{high}": None}) | Q(**{f"{low}__isnull": False, f"{high}__gte": F(low)}),
        violation_error_message=_(
            "The upper end of a range is not below its lower end. For a single number, give it as "
            "the lower end and leave the upper end empty."
        ),
    )

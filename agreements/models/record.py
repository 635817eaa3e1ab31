"""The life of a record: its texts, its states, and what triggers derive for it."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.choices import State
from agreements.database.expressions import SearchTexts, SearchVector
from agreements.dates import UncertainDateField, date_span, earliest_day
from agreements.models.base import RulesAtFieldsMixin, joined
from agreements.models.named import (
    columns_of,
    first_text,
    in_one_language,
    in_reader_language,
    language_shown,
    text_or_kind,
)
from agreements.models.record_queryset import DirectedQuerySet, RecordQuerySet
from agreements.registry import RECORD_KINDS

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from agreements.models.contribution import Contribution
    from agreements.models.evidence import Evidence
    from agreements.models.figure import Figure
    from agreements.models.participant import Participant


def member_of_staff(label):
    """A field for who took a step; a person who did is never deleted."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=label,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )


class Record(RulesAtFieldsMixin, models.Model):
    """Something that happened between regions and that a source mentions.

    A record is written by an editor, checked by a reviewer and then public. Its code is given at
    its first publication and never used again, so that gaps between codes reveal nothing of drafts.
    """

    CODE_PREFIX = ""
    FIELDS_OF_RULES = {f"{kind}_title_given": "title" for kind in RECORD_KINDS}

    if TYPE_CHECKING:  # The rows that every kind of record has.
        parties: RelatedManager[Participant]
        evidence: RelatedManager[Evidence]
        contributions: RelatedManager[Contribution]
        figures: RelatedManager[Figure]

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
        blank=True,
        help_text=_(
            "In our own words: kind, subject, places. For example “Supplementary agreement on "
            "training, Guangzhou – Xining”."
        ),
    )
    title_zh = models.CharField(_("title in Chinese"), max_length=300, blank=True)
    title_vi = models.CharField(_("title in Vietnamese"), max_length=300, blank=True)
    sort_title = first_text(*columns_of("title"))
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
    submitted_by = member_of_staff(_("submitted by"))
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True, editable=False)
    reviewed_by = member_of_staff(_("reviewed by"))
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True, blank=True, editable=False)
    published_by = member_of_staff(_("published by"))
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
    texts = models.JSONField(editable=False, default=list, blank=True)
    region_ids = ArrayField(models.IntegerField(), editable=False, default=list, blank=True)
    institution_ids = ArrayField(models.IntegerField(), editable=False, default=list, blank=True)
    named_region_ids = ArrayField(models.IntegerField(), editable=False, default=list, blank=True)
    named_institution_ids = ArrayField(
        models.IntegerField(), editable=False, default=list, blank=True
    )
    year_from = models.SmallIntegerField(editable=False, null=True, blank=True)
    year_to = models.SmallIntegerField(editable=False, null=True, blank=True)
    # The first and last day that its date allows, where the year is stated: for orders.
    earliest_day = models.DateField(editable=False, null=True, blank=True)
    latest_day = models.DateField(editable=False, null=True, blank=True)
    card = models.JSONField(editable=False, default=dict, blank=True)
    # The cities, or what stands above these, that are partners of each other through the record.
    partner_ids = ArrayField(models.IntegerField(), editable=False, default=list, blank=True)
    # The sources that support it, apart from its links to other agreements.
    source_ids = ArrayField(models.IntegerField(), editable=False, default=list, blank=True)
    # The specialties in which it is, and what holds them.
    specialty_ids = ArrayField(models.IntegerField(), editable=False, default=list, blank=True)
    search = models.GeneratedField(
        expression=SearchVector(
            joined("code", "title", "title_zh", "title_vi", "names"),
            joined("summary", "summary_zh", "summary_vi", SearchTexts(F("texts"))),
        ),
        output_field=SearchVectorField(),
        db_persist=True,
        editable=False,
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            in_one_language(
                "title",
                "%(class)s_title_given",
                _(
                    "Give a title in at least one of the three languages: English, Chinese or "
                    "Vietnamese."
                ),
            ),
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
            models.Index(
                F("published_at").desc(nulls_last=True), F("id").desc(), name="%(class)s_published"
            ),
            # All that the page about the register tells of a kind, in one index.
            models.Index(
                fields=["year_from"],
                include=["published_at"],
                condition=Q(state=State.PUBLISHED),
                name="%(class)s_coverage",
            ),
            GinIndex(fields=["region_ids"], name="%(class)s_regions"),
            GinIndex(fields=["institution_ids"], name="%(class)s_institutions"),
            GinIndex(fields=["specialty_ids"], name="%(class)s_specialties"),
            GinIndex(fields=["named_region_ids"], name="%(class)s_named_regions"),
            GinIndex(fields=["named_institution_ids"], name="%(class)s_named_insts"),
        ]

    def __str__(self):
        title = text_or_kind(self, self.display_title)
        return f"{self.code} {title}" if self.code else title

    display_title = in_reader_language("title")
    title_lang = language_shown("title")

    display_summary = in_reader_language("summary")
    summary_lang = language_shown("summary")

    @property
    def is_public(self):
        """Whether the public may read the record now."""
        return self.state == State.PUBLISHED


class DirectedRecord(Record):
    """A record with a direction and a time: a delegation or an exchange."""

    dates = UncertainDateField(
        _("date or period"),
        blank=True,
        help_text=_("One date, or a period such as 2017-09-02/2017-09-04."),
    )

    # Derived by triggers. The single regions are the nearest of city level, for pairs of cities;
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
                F("latest_day").desc(nulls_last=True),
                F("id").desc(),
                earliest_day("dates"),
                name="%(class)s_newest",
            ),
            models.Index("sending_region", "host_region", name="%(class)s_out"),
            models.Index("host_region", "sending_region", name="%(class)s_in"),
            GistIndex(date_span("dates"), condition=Q(dates__gt=""), name="%(class)s_dates"),
            GinIndex(fields=["sending_region_ids"], name="%(class)s_senders"),
            GinIndex(fields=["host_region_ids"], name="%(class)s_hosts"),
        ]

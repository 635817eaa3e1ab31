"""Documents from which records were written."""

from functools import reduce
from operator import or_

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.validators import FileExtensionValidator, RegexValidator
from django.db import models
from django.db.models import Exists, F, Func, IntegerField, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.database.expressions import SearchVector
from agreements.dates import UncertainDateField
from agreements.models.alias import language_tag
from agreements.models.base import RulesAtFieldsMixin, array_of, joined, number_of, tracked
from agreements.models.named import LANGUAGES, first_text, reader_language, text_or_kind
from agreements.models.published_count import (
    named_by_published,
    published_number,
)
from agreements.models.record_queryset import published, published_q
from agreements.models.slug import SlugMixin, slug_field
from agreements.registry import RECORD_KINDS
from agreements.text import search_q


class SourceQuerySet(models.QuerySet):
    """Queryset methods for sources."""

    def matching(self, text):
        """Sources whose title or publisher holds every word of a text."""
        return self.filter(search_q(text))

    def for_public(self):
        """Sources that a published record cites; leaves out what only drafts rest on."""
        further = Exists(self._beside_counts().filter(source=OuterRef("pk")))
        return self.filter(named_by_published(self.model) | further)

    def closed_to_editors(self):
        """Sources that editors change no more, as little as a record that rests on them."""
        return self._with(self._evidence().closed_to_editors())

    def hidden(self):
        """Sources that the public does not read."""
        return self.exclude(pk__in=self.model.objects.for_public().values("pk"))

    def named_in(self, records):
        """Sources on which some records rest, of whatever kind, or what these name."""
        return self._with(self._evidence().of_records(records))

    def with_counts(self):
        """With the number of published records that each supports, each record once."""
        links = self._beside_counts().filter(source=OuterRef(OuterRef("pk")))
        total = number_of(
            published("Agreement")
            .filter(pk__in=links.values("agreement"))
            .exclude(source_ids__contains=array_of(OuterRef("pk")))
        )
        for name in RECORD_KINDS:
            total = total + published_number(self.model, name, "named")
        return self.annotate(record_count=total)

    def with_details(self):
        """With their evidence for published records, and for institutions and regions in these."""
        evidence = self._evidence().for_public().with_owners().in_order()
        return self.prefetch_related(Prefetch("evidence", evidence))

    def about_region(self, region):
        """Sources about a region: cited for it, or for a published record that names it."""
        return self._about(region, "named_region_ids")

    def about_institution(self, institution):
        """Sources about an institution. See `about_region`."""
        return self._about(institution, "named_institution_ids")

    def in_languages(self, tags):
        """Sources whose text was read in one of some languages."""
        return self.filter(language__in=tags)

    def languages(self):
        """The languages of the sources, as tags in order, each once."""
        return self.order_by("language").values_list("language", flat=True).distinct()

    def _about(self, thing, column):
        """Sources of published records that name something, in a column of ids, or cited for it.

        Where many records name it, most sources are about it, and each is asked in turn; where few
        do, these records are asked for their sources.
        """
        itself = Q(**{thing._meta.model_name: thing})
        if thing.is_named_often:
            records = [
                published_q(name) & Q(**{f"{name}__{column}__contains": [thing.pk]})
                for name in RECORD_KINDS
            ]
            evidence = self._evidence().without_hidden_rows()
            return self._with(evidence.filter(reduce(or_, records, itself)))
        agreements = published("Agreement").filter(**{f"{column}__contains": [thing.pk]})
        cited = self._beside_counts().filter(itself | Q(agreement__in=agreements))
        supporting = [
            published(name)
            .filter(**{f"{column}__contains": [thing.pk]})
            .order_by()
            .values_list(Func(F("source_ids"), function="unnest", output_field=IntegerField()))
            for name in RECORD_KINDS
        ]
        return self.filter(pk__in=cited.order_by().values_list("source_id").union(*supporting))

    def _beside_counts(self):
        return self._evidence().for_public().beside_counts().select_related(None)

    def _with(self, evidence):
        """Sources to which some evidence leads."""
        return self.filter(Exists(evidence.filter(source=OuterRef("pk"))))

    def _evidence(self):
        return self.model.evidence.rel.related_model.objects


# The columns of its title: as printed, then for readers in the order of the languages.
TITLES = ("title", "title_en", "title_zh", "title_vi")


class Source(RulesAtFieldsMixin, SlugMixin, models.Model):
    """A document that records cite: a news item, a notice, a scanned page.

    Its text or file is kept so that a reviewer can check the record against it. The public sees
    it only where the publisher's terms allow, which is a switch of each source.
    """

    FIELDS_OF_RULES = {"source_titled": "title"}
    SLUG_OF = ("title_en", "title", "title_zh", "title_vi")

    slug = slug_field(max_length=100)
    title = models.CharField(
        _("title"),
        max_length=300,
        blank=True,
        help_text=_(
            "As printed, in the language of the document. Empty where it has none: then give one "
            "of ours in one of the three languages, in brackets."
        ),
    )
    title_en = models.CharField(
        _("title in English"),
        max_length=300,
        blank=True,
        help_text=_("For readers: our translation of a title in another language."),
    )
    title_zh = models.CharField(_("title in Chinese"), max_length=300, blank=True)
    title_vi = models.CharField(_("title in Vietnamese"), max_length=300, blank=True)
    sort_title = first_text(*TITLES)
    publisher = models.CharField(_("publisher"), max_length=300, blank=True)
    url = models.URLField(_("address on the web"), max_length=1000, blank=True)
    language = models.CharField(
        _("language"),
        max_length=35,
        validators=[language_tag],
        help_text=_("Of the text that was read: a tag of BCP 47, such as en, zh-Hans or vi."),
    )
    is_machine_translated = models.BooleanField(
        _("machine-translated"),
        default=False,
        help_text=_("Names and terms may be garbled: give them as printed and mark them."),
    )
    published = UncertainDateField(_("published"), blank=True)
    retrieved_on = models.DateField(_("retrieved on"), null=True, blank=True)
    sha256 = models.CharField(
        _("SHA-256 of the text"),
        max_length=64,
        blank=True,
        validators=[
            RegexValidator(r"^[0-9a-f]{64}$", _("Give the 64 hexadecimal digits, lower case."))
        ],
        help_text=_("Proves which text was read."),
    )
    text = models.TextField(_("text"), blank=True, max_length=500_000)
    file = models.FileField(
        _("file"),
        upload_to="sources/",
        blank=True,
        validators=[FileExtensionValidator(["pdf", "txt", "html", "png", "jpg", "jpeg"])],
    )
    is_text_public = models.BooleanField(
        _("text may be shown"),
        default=False,
        help_text=_("Only where the publisher's terms allow it."),
    )
    internal_notes = models.TextField(
        _("internal notes"), blank=True, max_length=20_000, help_text=_("Never public.")
    )
    search = models.GeneratedField(
        expression=SearchVector(
            joined("title", "title_en", "title_zh", "title_vi", "publisher"),
            joined("slug", "url"),
        ),
        output_field=SearchVectorField(),
        db_persist=True,
        editable=False,
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["sort_title", "pk"]
        constraints = [
            models.CheckConstraint(
                name="source_titled",
                condition=reduce(or_, (~Q(**{column: ""}) for column in TITLES)),
                violation_error_message=_(
                    "Give the title as printed, or one of ours in one of the three languages."
                ),
            ),
            models.UniqueConstraint(
                fields=["sha256"],
                condition=~models.Q(sha256=""),
                name="source_text_once",
                violation_error_message=_("A source with exactly this text is recorded already."),
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], name="source_search"),
            models.Index(fields=["sort_title", "id"], name="source_title"),  # The order of lists.
        ]

    def __str__(self):
        return text_or_kind(self, self.display_title)

    def get_absolute_url(self):
        return reverse("source", args=[self.slug])

    @property
    def display_title(self):
        """The title in the reader's language where we have it, otherwise as printed; of a document
        without a title the first of ours, in the order of the languages.
        """
        return self._shown_title[0]

    @property
    def title_lang(self):
        """The language, as BCP 47, of `display_title` where it is not the reader's: that of the
        document, or English for a title of ours in brackets that stands for the printed one.
        """
        language = self._shown_title[1]
        return "" if language == reader_language() else language

    @property
    def printed_lang(self):
        """The language of what is given as printed, where that is not the reader's."""
        return "" if self.language == reader_language() else self.language

    @property
    def has_title_of_ours(self):
        """Whether the document has no title, so that ours stands for it in brackets."""
        return not self.title or self.title.startswith("[")

    @property
    def _shown_title(self):
        """The title that readers see, and its language."""
        ours = {tag: getattr(self, f"title_{tag[:2]}") for _suffix, tag in LANGUAGES}
        if own := ours[reader_language()]:
            return own, reader_language()
        if self.title:
            return self.title, "en" if self.has_title_of_ours else self.language
        return next(((text, tag) for tag, text in ours.items() if text), ("", "en"))

    @property
    def has_public_file(self):
        """Whether the public may read its file."""
        return bool(self.is_text_public and self.file)

    @property
    def public_text(self):
        """The text, where the publisher's terms allow to show it; otherwise nothing."""
        return self.text if self.is_text_public else ""


tracked(Source)

"""Documents from which records were written."""

from functools import reduce
from operator import or_

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.validators import FileExtensionValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.database.expressions import SearchVector
from agreements.dates import UncertainDateField
from agreements.models.alias import language_tag
from agreements.models.base import RulesAtFieldsMixin, joined, tracked
from agreements.models.named import LANGUAGES, first_text, reader_language, text_or_kind
from agreements.models.slug import SlugMixin, slug_field
from agreements.models.source_queryset import SourceQuerySet
from agreements.text import sketch_of

FORMATS = ("pdf", "docx", "html", "htm", "txt", "png", "jpg", "jpeg")

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
        validators=[FileExtensionValidator(FORMATS)],
        help_text=_("PDF, Word, a saved web page or plain text; a picture of a page."),
    )
    # By which a text that is nearly the same is found; see `text/similar.py`.
    text_sketch = ArrayField(models.IntegerField(), editable=False, default=list, blank=True)
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
            GinIndex(fields=["text_sketch"], name="source_sketch"),
            models.Index(fields=["sort_title", "id"], name="source_title"),  # The order of lists.
        ]

    def __str__(self):
        return text_or_kind(self, self.display_title)

    def save(self, *args, **kwargs):
        self.text_sketch = sketch_of(self.text)
        super().save(*args, **kwargs)

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

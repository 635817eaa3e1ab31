"""Clinical specialties, and the local branch for fields that the catalogue does not cover."""

import re

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.database.expressions import SearchVector
from agreements.models.base import RulesAtFieldsMixin, joined, tracked
from agreements.models.named import Named, columns_of, name_given
from agreements.models.published_count import named_by_published, published_number
from agreements.models.slug import SlugMixin, slug_field
from agreements.registry import RECORD_KINDS
from agreements.text import MAX_SYNONYMS, fold, search_q

CODE = r"^(L?\d{2})(\.\d{2})?$"
# A code as it is typed, from its first two digits on: 03, 03., 030, A03.04.
CODE_BEGUN = re.compile(r"A?(L?[0-9]{2})(\.?)([0-9]{0,2})")


def canonical_code(text):
    """The code of a specialty as the catalogue writes it: 0304 and A03.04 become 03.04."""
    text = fold(text).strip().upper()
    if begun := CODE_BEGUN.fullmatch(text):
        branch, dot, rest = begun.groups()
        return f"{branch}.{rest}" if rest else branch + dot
    return text


def never_renamed(key):
    """A trigger: a saved term keeps its key and the first name that it has; names in the languages
    that come before may be added.
    """
    changed = [f'OLD."{key}" <> NEW."{key}"']
    missing = ""
    for column in columns_of("name"):
        changed.append(f"""{missing}OLD."{column}" NOT IN ('', NEW."{column}")""")
        missing += f"""OLD."{column}" = '' AND """
    return pgtrigger.Protect(
        name="never_renamed",
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(f"({' OR '.join(f'({one})' for one in changed)})"),
    )


class SpecialtyQuerySet(models.QuerySet):
    """Queryset methods for specialties."""

    def in_use(self):
        """Leaves out retired terms, which old records keep."""
        return self.filter(is_retired=False)

    def below(self, specialty):
        """A specialty and everything under it."""
        return self.filter(Q(pk=specialty.pk) | Q(parent=specialty))

    def with_exact_name(self, text):
        """Those with exactly this name or synonym, in any language."""
        return self.filter(Specialty.exact_name_q(text))

    def with_folded_name(self, text):
        """Those with exactly this name or synonym, apart from diacritics and width."""
        return self.filter(Specialty.exact_name_q(text, "folded"))

    def matching(self, text):
        """Specialties whose code begins as a text does that has the form of a code; otherwise those
        one of whose names holds every word of it.
        """
        code = canonical_code(text)
        is_code = CODE_BEGUN.fullmatch(code)
        return self.filter(Q(code__startswith=code) if is_code else search_q(text))

    def for_public(self):
        """Specialties in use, what these stand under, and retired ones that a published record
        names.
        """
        below = self.model.objects.in_use().filter(parent=OuterRef("pk"))
        in_use = Q(is_retired=False) | Exists(below)
        return self.filter(in_use | named_by_published(self.model)).select_related("parent")

    def with_counts(self):
        """With the number of published records of each kind in each specialty or below it, each
        once, as ``agreement_count`` and so on.
        """
        return self.annotate(
            **{f"{kind}_count": published_number(self.model, kind) for kind in RECORD_KINDS}
        )

    def with_details(self):
        """Prefetches the specialties below, without retired ones that nothing public names."""
        return self.prefetch_related(Prefetch("children", self.model.objects.for_public()))

    def used(self, is_used=True):
        """Specialties in which, or below which, there is a published record, or those without."""
        named = named_by_published(self.model)
        return self.filter(named if is_used else ~named)

    def topmost(self):
        """Specialties of the first level."""
        return self.filter(parent=None)

    def children_of(self, specialty):
        """Specialties of the second level under one of the first."""
        return self.filter(parent=specialty)


class Specialty(RulesAtFieldsMixin, Named):
    """A clinical department of China's catalogue, or a term of the local branch.

    Codes follow the catalogue of clinical departments (诊疗科目名录): ``03.04`` lies under ``03``.
    The local branch, whose codes begin with L, holds public health, management, technology,
    nursing, education, and the diseases and techniques that lie across departments.
    A term is retired when it falls out of use; it is never deleted or renamed.
    """

    FIELDS_OF_RULES = {"specialty_named": "name"}

    code = models.CharField(
        _("code"),
        max_length=8,
        unique=True,
        validators=[RegexValidator(CODE, _("A code has the form 03, 03.04, L01 or L01.02."))],
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("under"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    synonyms = models.CharField(
        _("synonyms"),
        max_length=MAX_SYNONYMS,
        blank=True,
        help_text=_(
            "Common names of the department in any language, separated by semicolons: "
            "cardiology; 心内科; tim mạch."
        ),
    )
    is_local = models.BooleanField(
        _("local term"), default=False, help_text=_("Not in the catalogue of departments.")
    )
    is_retired = models.BooleanField(
        _("retired"), default=False, help_text=_("No longer offered; old records keep it.")
    )
    search = models.GeneratedField(
        expression=SearchVector(
            joined("code", "name", "name_zh", "name_vi", "synonyms"), joined("code")
        ),
        output_field=SearchVectorField(),
        db_persist=True,
        editable=False,
    )

    objects = SpecialtyQuerySet.as_manager()

    class Meta:
        verbose_name = _("specialty")
        verbose_name_plural = _("specialties")
        ordering = ["code"]
        constraints = [
            name_given("specialty_named"),
            models.CheckConstraint(
                name="specialty_not_its_own_parent",
                condition=Q(parent=None) | ~Q(parent=F("pk")),
                violation_error_message=_("A specialty cannot stand under itself."),
            ),
        ]
        indexes = [GinIndex(fields=["search"], name="specialty_search")]
        triggers = [
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            never_renamed("code"),
        ]

    def get_absolute_url(self):
        return reverse("specialty", args=[self.code])

    @classmethod
    def exact_name_q(cls, text, lookup="iexact"):
        """The condition that a term has exactly this name or synonym. In Chinese the catalogue
        ends its names with 专业, which nobody says.
        """
        value = fold(text) if lookup == "folded" else text
        named = super().exact_name_q(text, lookup) | Q(**{f"name_zh__{lookup}": f"{value}专业"})
        if ";" in text:
            return named
        column = "synonyms__folded" if lookup == "folded" else "synonyms"
        return named | Q(**{f"{column}__iregex": rf"(^|;)\s*{re.escape(value)}\s*(;|$)"})

    @property
    def synonym_list(self):
        """The synonyms, one by one."""
        return [one.strip() for one in self.synonyms.split(";") if one.strip()]

    @property
    def all_names(self):
        """The names in all languages, and the synonyms."""
        names = [self.name, self.name_zh, self.name_vi, *self.synonym_list]
        return [name for name in names if name]

    @staticmethod
    def is_code(text):
        """Whether a text has the form of a code."""
        return bool(re.fullmatch(CODE, text))

    def clean(self):
        super().clean()
        if self.parent and self.parent.parent_id:
            raise ValidationError({"parent": _("The catalogue has two levels, no more.")})


class AreaQuerySet(models.QuerySet):
    """Queryset methods for areas of cooperation."""

    def in_use(self):
        """Leaves out retired terms, which old records keep."""
        return self.filter(is_retired=False)

    def matching(self, text):
        """Areas one of whose names holds every word of a text."""
        return self.filter(search_q(text))


class Area(RulesAtFieldsMixin, SlugMixin, Named):
    """A field of cooperation, such as talent training or emergency aid.

    A term is retired when it falls out of use; it is never deleted or renamed.
    """

    FIELDS_OF_RULES = {"area_named": "name"}

    slug = slug_field(max_length=60)
    description = models.CharField(
        _("description"),
        max_length=500,
        blank=True,
        help_text=_("What belongs here, in one sentence."),
    )
    is_retired = models.BooleanField(
        _("retired"), default=False, help_text=_("No longer offered; old records keep it.")
    )
    search = models.GeneratedField(
        expression=SearchVector(joined("name", "name_zh", "name_vi"), joined("slug")),
        output_field=SearchVectorField(),
        db_persist=True,
        editable=False,
    )

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("area of cooperation")
        verbose_name_plural = _("areas of cooperation")
        ordering = ["sort_name", "pk"]
        constraints = [name_given("area_named")]
        indexes = [GinIndex(fields=["search"], name="area_search")]
        triggers = [
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            never_renamed("slug"),
        ]


for model in (Specialty, Area):
    tracked(model)

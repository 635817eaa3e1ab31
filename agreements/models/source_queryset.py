"""Which sources: those that the public reads, those about a thing, and those alike."""

from functools import reduce
from operator import or_

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, Func, IntegerField, OuterRef, Prefetch, Q, Value

from agreements.models.base import array_of, number_of
from agreements.models.published_count import named_by_published, published_number
from agreements.models.record_queryset import published, published_q
from agreements.registry import RECORD_KINDS
from agreements.text import is_nearly_the_same, search_q, sketch_of


class SourceQuerySet(models.QuerySet):
    """Queryset methods for sources."""

    def matching(self, text):
        """Sources whose title or publisher holds every word of a text."""
        return self.filter(search_q(text))

    def with_text_like(self, text):
        """Sources whose text is nearly the same, the most alike first, as a list."""
        sketch = sketch_of(text)
        if not sketch:
            return []
        candidates = (
            self.filter(text_sketch__overlap=sketch)
            .annotate(common=in_common("text_sketch", sketch))
            .filter(common__gte=len(sketch) // 4)
            .order_by("-common", "pk")[:5]
        )
        return [one for one in candidates if is_nearly_the_same(one.text, text)]

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


def in_common(column, numbers):
    """How many numbers an array in a column has in common with others, as an expression."""
    return Func(
        F(column),
        Value(numbers, ArrayField(IntegerField())),
        template="cardinality(ARRAY(SELECT unnest(%(expressions)s)))",
        arg_joiner=") INTERSECT SELECT unnest(",
        output_field=IntegerField(),
    )

"""How many published records name something: what the public may read of a vocabulary.

Triggers keep the numbers (`database/sql/published/`): they add and subtract, so that what several
people publish and withdraw at the same moment is all counted. `manage.py check_derived` compares
them with the records.
"""

from django.db import models
from django.db.models import Exists, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

MANY = 2_000  # records


class PublishedCount(models.Model):
    """The number of published records of a kind that name one thing.

    ``thing`` is the name of a model: a region, institution, source or specialty, with what holds
    it; or ``partner``, a region that is one itself (`Record.partner_ids`). ``named`` counts the
    records that name it in any way, ``taking_part`` those in which it, or something below it, takes
    part.
    """

    kind = models.CharField(max_length=20)
    thing = models.CharField(max_length=20)
    thing_id = models.IntegerField()
    named = models.IntegerField()
    taking_part = models.IntegerField()

    class Meta:
        verbose_name = _("count of published records")
        verbose_name_plural = _("counts of published records")
        constraints = [
            models.UniqueConstraint(
                fields=["thing", "thing_id", "kind"],
                include=["named", "taking_part"],
                name="published_count_once",
            ),
        ]

    def __str__(self):
        return f"{self.thing} {self.thing_id}: {self.named} × {self.kind}"


def named_by_published(model, reference="pk"):
    """The condition that a published record names a row of a model, or something below it."""
    counts = PublishedCount.objects.filter(
        thing=model._meta.model_name, thing_id=OuterRef(reference), named__gt=0
    )
    return Exists(counts)


def published_number(model, kind, column="taking_part"):
    """The number of published records of a kind for each row of a model, as an annotation."""
    counts = PublishedCount.objects.filter(
        thing=model._meta.model_name, thing_id=OuterRef("pk"), kind=kind
    )
    return Coalesce(Subquery(counts.values(column)), Value(0), output_field=IntegerField())


def published_numbers(thing):
    """The numbers of published records that name a row and in which it takes part, by kind:
    {kind: (named, taking part)}. Costs one query.
    """
    counts = PublishedCount.objects.filter(thing=thing._meta.model_name, thing_id=thing.pk)
    return {
        kind: (named, taking_part)
        for kind, named, taking_part in counts.values_list("kind", "named", "taking_part")
    }


class PublishedNumbers:
    """The numbers of published records about a row, for a model of which `PublishedCount` counts
    them; read once. See `published_numbers`.
    """

    @cached_property
    def _published_numbers(self):
        return published_numbers(self)

    @property
    def is_named_often(self):
        """Whether so many published records name it that a subquery for them costs more than to
        look through what they may be found by.
        """
        return sum(named for named, _taking_part in self._published_numbers.values()) > MANY

    @property
    def kinds_only_naming(self):
        """The kinds of which published records name it without its taking part in them, by name."""
        numbers = self._published_numbers.items()
        return {kind for kind, (named, taking_part) in numbers if named > taking_part}

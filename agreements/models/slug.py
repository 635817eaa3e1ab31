"""Address names that the register gives: of the first name there is, once and for good."""

import itertools

from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.models.named import columns_of
from agreements.text import shortened_slug, slug_of

LONGEST_NUMBER = len("-9999")


def slug_field(max_length):
    """A field with an address name; empty only until the row is saved."""
    return models.SlugField(
        _("address name"),
        max_length=max_length,
        unique=True,
        blank=True,
        help_text=_(
            "Stands in the address of its page; it never changes. Where it is left empty, the name "
            "gives it."
        ),
    )


def free_slug(model, names):
    """The address name that the first of some names gives, with a number where it is taken."""
    longest = model._meta.get_field("slug").max_length - LONGEST_NUMBER
    wanted = next(filter(None, map(slug_of, names)), model._meta.model_name)
    wanted = shortened_slug(wanted, longest)
    taken = set(model.objects.values_list("slug", flat=True).filter(slug__startswith=wanted))
    numbered = (f"{wanted}-{number}" for number in itertools.count(2))
    return next(slug for slug in itertools.chain([wanted], numbered) if slug not in taken)


class SlugMixin:
    """A model whose rows are given an address name where they are saved without one."""

    # The columns whose text may give it, the first that is filled.
    SLUG_OF = columns_of("name")

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = free_slug(type(self), [getattr(self, column) for column in self.SLUG_OF])
        super().save(*args, **kwargs)

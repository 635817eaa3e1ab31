"""Other names of regions and institutions, each with its language."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.choices import AliasKind
from agreements.dates import UncertainDateField

language_tag = RegexValidator(
    r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
    _("Give a language tag of BCP 47, such as zh-Hans, vi or zh-Latn-pinyin."),
)


class Alias(models.Model):
    """Another name under which something is known, so that it is found and recognised."""

    text = models.CharField(_("name"), max_length=300)
    language = models.CharField(
        _("language"),
        max_length=35,
        validators=[language_tag],
        help_text=_("A tag of BCP 47, such as zh-Hans, vi, en or zh-Latn-pinyin."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=AliasKind)
    used = UncertainDateField(
        _("time of use"),
        blank=True,
        help_text=_(
            "The period in which the name was in use, where it is known: 1928/1949, or ../2010 "
            "for until 2010."
        ),
    )

    class Meta:
        abstract = True
        ordering = ["text", "pk"]

    def __str__(self):
        return self.text

"""The filters of sources."""

from django.utils.translation import gettext_lazy as _

from agreements.filters.base import (
    AnyOfFilter,
    BaseFilterSet,
    InstitutionFilter,
    PeriodFilter,
    RegionFilter,
    TextFilter,
    YesNoFilter,
)
from agreements.models import Source
from agreements.text import language_name


def language_choices():
    """The languages of the public sources."""
    return [(tag, language_name(tag)) for tag in Source.objects.for_public().languages()]


class LanguageFilter(AnyOfFilter):
    """Sources whose text was read in one of the chosen languages."""

    def __init__(self, **kwargs):
        super().__init__("language", choices=language_choices, **kwargs)


class AboutRegionFilter(RegionFilter):
    """Sources that tell of a region or of anything in it."""

    def filter(self, queryset, value):
        return queryset.about_region(value) if value else queryset


class AboutInstitutionFilter(InstitutionFilter):
    """Sources that tell of an institution or of a unit of it."""

    def filter(self, queryset, value):
        return queryset.about_institution(value) if value else queryset


class SourceFilterSet(BaseFilterSet):
    """Sources by title, what they tell of, language, translation and time of publication."""

    q = TextFilter(label=_("Title or publisher"))
    place = AboutRegionFilter(
        label=_("About a place (including its districts)"), has_not_stated=False
    )
    institution = AboutInstitutionFilter(label=_("About an institution"), has_not_stated=False)
    language = LanguageFilter(label=_("Language"))
    machine_translated = YesNoFilter("is_machine_translated", label=_("Machine-translated"))
    date = PeriodFilter("published", label=_("Date of publication"))

    class Meta(BaseFilterSet.Meta):
        model = Source
        fields = []

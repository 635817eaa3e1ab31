"""The map of the site."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from agreements.views.about import about
from agreements.views.agreement import agreement_detail, agreement_list
from agreements.views.chart import (
    agreements_chart,
    delegations_chart,
    exchanges_chart,
    home_chart,
    partnership_chart,
    region_chart,
)
from agreements.views.delegation import delegation_detail, delegation_list
from agreements.views.exchange import exchange_detail, exchange_list
from agreements.views.home import home
from agreements.views.institution import institution_detail, institution_list
from agreements.views.my_city import my_city
from agreements.views.partnership import partnership_detail, partnership_list, visit_brief
from agreements.views.programme import programme_detail, programme_list
from agreements.views.record_citation import (
    agreement_citation,
    delegation_citation,
    exchange_citation,
    programme_citation,
)
from agreements.views.record_json import (
    agreement_json,
    delegation_json,
    exchange_json,
    institution_json,
    programme_json,
    region_json,
    source_json,
    specialty_json,
)
from agreements.views.region import region_detail, region_list
from agreements.views.search import search
from agreements.views.source import source_detail, source_file, source_list
from agreements.views.specialty import specialty_detail, specialty_list
from agreements.views.suggestions import suggestions


class CodeConverter(StringConverter):
    """The code of a record or a specialty. Anything else, such as a zero byte, is not found."""

    regex = "[A-Za-z0-9.-]+"


class ChartConverter(StringConverter):
    """The name of a chart."""

    regex = "map|timeline|specialties|network"


class FormConverter(StringConverter):
    """The file format of a chart."""

    regex = "svg|png|csv"


class CitationConverter(StringConverter):
    """The form of a citation."""

    regex = "txt|bib|ris"


class SuggestedConverter(StringConverter):
    """What a field with suggestions names."""

    regex = "regions|institutions|specialties|agreements"


register_converter(CodeConverter, "code")
register_converter(SuggestedConverter, "suggested")
register_converter(ChartConverter, "chart")
register_converter(FormConverter, "form")
register_converter(CitationConverter, "citation")

urlpatterns = [
    path("", home, name="home"),
    path("about/", about, name="about"),
    path("search/", search, name="search"),
    path("my-city/", my_city, name="my_city"),
    path("suggestions/<suggested:kind>/", suggestions, name="suggestions"),
    path("regions/", region_list, name="regions"),
    path("regions/<slug:slug>.json", region_json, name="region_json"),
    path("regions/<slug:slug>/", region_detail, name="region"),
    path("regions/<slug:slug>/<chart:chart>.<form:form>", region_chart, name="region_chart"),
    path("regions/<slug:slug>/<chart:chart>/", region_chart, name="region_chart_page"),
    path("partnerships/", partnership_list, name="partnerships"),
    path("partnerships/<slug:first>/<slug:second>/", partnership_detail, name="partnership"),
    path(
        "partnerships/<slug:first>/<slug:second>/<chart:chart>.<form:form>",
        partnership_chart,
        name="partnership_chart",
    ),
    path(
        "partnerships/<slug:first>/<slug:second>/<chart:chart>/",
        partnership_chart,
        name="partnership_chart_page",
    ),
    path("partnerships/<slug:first>/<slug:second>/brief/", visit_brief, name="partnership_brief"),
    path("institutions/", institution_list, name="institutions"),
    path("institutions/<slug:slug>.json", institution_json, name="institution_json"),
    path("institutions/<slug:slug>/", institution_detail, name="institution"),
    path("agreements/", agreement_list, name="agreements"),
    path("agreements/<chart:chart>.<form:form>", agreements_chart, name="agreements_chart"),
    path("agreements/<chart:chart>/", agreements_chart, name="agreements_chart_page"),
    path("agreements/<code:code>.json", agreement_json, name="agreement_json"),
    path(
        "agreements/<code:code>/cite.<citation:form>", agreement_citation, name="agreement_citation"
    ),
    path("agreements/<code:code>/", agreement_detail, name="agreement"),
    path("delegations/", delegation_list, name="delegations"),
    path("delegations/<chart:chart>.<form:form>", delegations_chart, name="delegations_chart"),
    path("delegations/<chart:chart>/", delegations_chart, name="delegations_chart_page"),
    path("delegations/<code:code>.json", delegation_json, name="delegation_json"),
    path(
        "delegations/<code:code>/cite.<citation:form>",
        delegation_citation,
        name="delegation_citation",
    ),
    path("delegations/<code:code>/", delegation_detail, name="delegation"),
    path("exchanges/", exchange_list, name="exchanges"),
    path("exchanges/<chart:chart>.<form:form>", exchanges_chart, name="exchanges_chart"),
    path("exchanges/<chart:chart>/", exchanges_chart, name="exchanges_chart_page"),
    path("exchanges/<code:code>.json", exchange_json, name="exchange_json"),
    path("exchanges/<code:code>/cite.<citation:form>", exchange_citation, name="exchange_citation"),
    path("exchanges/<code:code>/", exchange_detail, name="exchange"),
    path("programmes/", programme_list, name="programmes"),
    path("programmes/<code:code>.json", programme_json, name="programme_json"),
    path(
        "programmes/<code:code>/cite.<citation:form>", programme_citation, name="programme_citation"
    ),
    path("programmes/<code:code>/", programme_detail, name="programme"),
    path("specialties/", specialty_list, name="specialties"),
    path("specialties/<code:code>.json", specialty_json, name="specialty_json"),
    path("specialties/<code:code>/", specialty_detail, name="specialty"),
    path("sources/", source_list, name="sources"),
    path("sources/<slug:slug>.json", source_json, name="source_json"),
    path("sources/<slug:slug>/", source_detail, name="source"),
    path("sources/<slug:slug>/file/", source_file, name="source_file"),
    # Last, since their first part could be that of a list.
    path("<chart:chart>.<form:form>", home_chart, name="home_chart"),
    path("<chart:chart>/", home_chart, name="home_chart_page"),
]

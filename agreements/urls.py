"""The map of the site."""

from django.urls import path

from agreements.views.agreement import agreement, agreements
from agreements.views.delegation import delegation, delegations
from agreements.views.exchange import exchange, exchanges
from agreements.views.home import home
from agreements.views.institution import institution, institutions
from agreements.views.programme import programme, programmes
from agreements.views.region import region, regions
from agreements.views.source import source, sources
from agreements.views.specialty import specialties, specialty

urlpatterns = [
    path("", home, name="home"),
    path("regions/", regions, name="regions"),
    path("regions/<slug:slug>/", region, name="region"),
    path("institutions/", institutions, name="institutions"),
    path("institutions/<slug:slug>/", institution, name="institution"),
    path("agreements/", agreements, name="agreements"),
    path("agreements/<str:code>/", agreement, name="agreement"),
    path("delegations/", delegations, name="delegations"),
    path("delegations/<str:code>/", delegation, name="delegation"),
    path("exchanges/", exchanges, name="exchanges"),
    path("exchanges/<str:code>/", exchange, name="exchange"),
    path("programmes/", programmes, name="programmes"),
    path("programmes/<str:code>/", programme, name="programme"),
    path("specialties/", specialties, name="specialties"),
    path("specialties/<str:code>/", specialty, name="specialty"),
    path("sources/", sources, name="sources"),
    path("sources/<slug:slug>/", source, name="source"),
]

"""Mounts the public pages and the staff area, in each language.

The language is the first part of the address (``/zh-hans/…``, ``/vi/…``); English has none.
"""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = i18n_patterns(
    path("staff/", admin.site.urls),
    path("", include("agreements.urls")),
    prefix_default_language=False,
)

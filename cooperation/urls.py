"""Mounts the public pages and the staff area, in each language.

The language is the first part of the address (``/zh-hans/…``, ``/vi/…``); English has none.
``/healthz`` and ``/livez`` are answered before any address is looked up: see ``health.py``.
"""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import index, sitemap
from django.urls import include, path

from agreements.views.components import component_list
from agreements.views.sitemap import robots, sitemaps
from cooperation.security_txt import security_txt

handler400 = "cooperation.errors.bad_request"
handler500 = "cooperation.errors.server_error"

SITEMAPS = {"sitemaps": sitemaps()}
DEVELOPER_PAGES = (
    [path("components/", component_list, name="component_list")] if settings.LOCAL_MODE else []
)

urlpatterns = [
    # Programs look for these in one place, whatever the language.
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", index, {**SITEMAPS, "sitemap_url_name": "sitemap_part"}, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap, SITEMAPS, name="sitemap_part"),
    *i18n_patterns(
        path("staff/", admin.site.urls),
        *DEVELOPER_PAGES,
        path("", include("agreements.urls")),
        prefix_default_language=False,
    ),
]

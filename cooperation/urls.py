"""Mounts the public pages and the staff area."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("staff/", admin.site.urls),
    path("", include("agreements.urls")),
]

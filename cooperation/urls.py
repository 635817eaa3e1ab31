"""Mounts the register's pages and the staff area."""

from django.contrib import admin
from django.urls import path

urlpatterns = [path("staff/", admin.site.urls)]

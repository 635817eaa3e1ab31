"""The page of a source beside the records that rest on it."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from agreements.admin.reading.cards import cards, evidence_of
from agreements.admin.reading.passages import passages
from agreements.models import Source


def read_source(request, slug):
    """The text of a source at the left, its records at the right; only for who may see sources."""
    source = get_object_or_404(Source, slug=slug)
    if not admin.site.get_model_admin(Source).has_view_permission(request, source):
        raise PermissionDenied
    found = evidence_of(source)
    text = passages(source, found)
    spans = {pk for passage in text for piece in passage.pieces for pk in piece.first_of}
    context = {
        **admin.site.each_context(request),
        "title": source.display_title,
        "opts": Source._meta,
        "source": source,
        "source_url": reverse("admin:agreements_source_change", args=[source.pk]),
        "passages": text,
        "cards": cards(found, spans),
    }
    return render(request, "admin/agreements/read_source.html", context)

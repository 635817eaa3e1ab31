"""Sources: the list, the page of one with the values that it supports, and its file."""

from csp.decorators import csp_update
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.filters.parameters import unknown_parameters
from agreements.filters.source import SourceFilterSet
from agreements.models import Source
from agreements.pagination import Order
from agreements.presenters.named_rows import source_row
from agreements.presenters.source import source_page
from agreements.views.lists import show_list
from agreements.views.records import other_format

ORDERS = [
    Order("title", gettext_lazy("By title"), "sort_title"),
    Order("newest", gettext_lazy("Newest first"), "published_to", descending=True),
]


def source_list(request):
    """The list of sources."""
    return show_list(
        request,
        filterset=SourceFilterSet,
        queryset=Source.objects.for_public().with_counts(),
        orders=ORDERS,
        row=source_row,
        template="agreements/source_list.html",
        context={
            "section": "sources",
            "title": _("Sources"),
            "breadcrumbs": [{"label": _("Sources")}],
        },
    )


def source_detail(request, slug):
    """The page of one source."""
    document = get_object_or_404(Source.objects.for_public(), slug=slug)
    if elsewhere := other_format(request, document, slug):
        return elsewhere
    context = {**source_page(document), "unknown": unknown_parameters(request.GET, {"format"})}
    return render(request, "agreements/source_detail.html", context)


@csp_update({"sandbox": True})  # A browser that shows it nevertheless runs nothing in our name.
def source_file(request, slug):
    """The file of a source, as a download; only where the publisher's terms allow to show it."""
    document = get_object_or_404(Source.objects.for_public(), slug=slug)
    if not document.has_public_file:
        raise Http404
    try:
        return FileResponse(document.file.open(), as_attachment=True)
    except FileNotFoundError as error:
        raise Http404 from error

"""The page of one record, for as long as its code lives."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone


def show_record(request, *, model, code, context, template):
    """The page of a record, or what has become of it.

    A published record answers with its page; one that was merged leads to the other for good; a
    withdrawn one answers 410 with nothing of what it said; anything else was never public: 404.
    ``context`` takes the record and the day and gives the template's values.
    """
    record = model.objects.for_public().filter(code=code).first()
    if record is not None:
        return render(request, template, context(record, timezone.localdate()))
    known = model.objects.once_published().filter(code=code).select_related("merged_into").first()
    if known is None:
        raise Http404
    if known.merged_into and known.merged_into.is_public:
        return redirect(known.merged_into, permanent=True)
    return render(
        request, "410.html", {"code": known.code, "withdrawn_at": known.reviewed_at}, status=410
    )

"""Checks of every form of the staff area, of ours or of a package."""

from django.core.exceptions import BadRequest


class NoCopyMixin:
    """The part of an admin that refuses to save a form as another row.

    Django does so whenever a request asks for it, whether or not the form offers it (`save_as`). A
    copy would carry on what was said of the first row, and nobody would have read it there.
    """

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if "_saveasnew" in request.POST and not self.save_as:
            raise BadRequest("_saveasnew")
        return super().changeform_view(request, object_id, form_url, extra_context)

"""Lists of the staff area that no address and no selection can break."""

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG, ChangeList
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from cooperation.errors import is_unavailable

# What a filter raises, or the database, for a value that is none of its column: "(" as a regular
# expression, a year of twenty digits, half a range.
UNREADABLE = (DatabaseError, ValueError, TypeError, LookupError, ArithmeticError)


class TolerantChangeList(ChangeList):
    """A list whose address is read to its end before anything of it is shown.

    The stock one lets errors pass that come up only when rows are counted. Raises
    IncorrectLookupParameters for them, upon which the list is shown without any filter.
    """

    def __init__(self, request, *args):
        try:
            with transaction.atomic():
                super().__init__(request, *args)
        except UNREADABLE as error:
            if is_unavailable(error) or not request.GET:
                raise
            raise IncorrectLookupParameters(error) from error


class TolerantListMixin:
    """The part of an admin that answers an unreadable filter or selection with a message."""

    def get_changelist(self, request, **kwargs):
        return TolerantChangeList

    def changelist_view(self, request, extra_context=None):
        if ERROR_FLAG in request.GET:
            problem = _("The filters in the address cannot be read, so all rows are shown.")
            messages.warning(request, problem)
        return super().changelist_view(request, extra_context)

    def response_action(self, request, queryset):
        """The response of the action; None, which leads back to the list, for no keys of rows."""
        try:
            for key in request.POST.getlist(ACTION_CHECKBOX_NAME):
                self.opts.pk.clean(key, None)
        except ValidationError:
            problem = _("The selection cannot be read, so nothing was changed.")
            self.message_user(request, problem, messages.ERROR)
            return None
        return super().response_action(request, queryset)

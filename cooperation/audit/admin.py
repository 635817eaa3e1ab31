"""The audit log in the staff area: administrators read it, and nobody changes it."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cooperation.audit.models import AuditEvent


@admin.register(AuditEvent)
class AuditEventAdmin(admin.ModelAdmin):
    """A list for superusers, the newest event first."""

    list_display = ("happened_at", "kind", "subject", "detail", "done_by", "address", "request_id")
    list_display_links = None
    list_filter = ("kind", "happened_at")
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("subject", "detail", "actor", "address", "request_id")
    search_help_text = _("Accounts, groups, permissions, addresses, numbers of requests.")

    @admin.display(description=_("By"))
    def done_by(self, event):
        """The account, or where there is none the database role that wrote the row."""
        if event.actor or not event.database_role:
            return event.actor
        return _("database role %s") % event.database_role

    def has_module_permission(self, request):
        return request.user.is_superuser

    def has_view_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

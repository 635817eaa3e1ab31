"""The audit log in the staff area: administrators read it, and nobody changes it."""

from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.audit.models import GROUPS_OF_KINDS, AuditEvent


class GroupOfKindsFilter(admin.SimpleListFilter):
    """Shows the events of some kinds only."""

    title = _("event")
    parameter_name = "about"

    def lookups(self, request, model_admin):
        return [(name, label) for name, (label, _kinds) in GROUPS_OF_KINDS.items()]

    def queryset(self, request, queryset):
        if self.value() not in GROUPS_OF_KINDS:
            return queryset
        _label, kinds = GROUPS_OF_KINDS[self.value()]
        return queryset.filter(kind__in=kinds)


@admin.register(AuditEvent)
class AuditEventAdmin(admin.ModelAdmin):
    """A list for superusers, the newest event first."""

    list_display = ("time", "event", "subject", "done_by", "origin")
    list_display_links = None
    list_filter = (GroupOfKindsFilter, "happened_at")
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("subject", "detail", "actor", "address", "request_id")
    search_help_text = _("Accounts, groups, permissions, addresses, numbers of requests.")

    def changelist_view(self, request, extra_context=None):
        title = {"title": self.opts.app_config.verbose_name}
        return super().changelist_view(request, title | (extra_context or {}))

    @admin.display(description=_("time"), ordering="happened_at")
    def time(self, event):
        """To the second, as ISO 8601 writes it: the log of requests is read beside it."""
        return timezone.localtime(event.happened_at).isoformat(" ", "seconds")

    @admin.display(description=_("event"), ordering="kind")
    def event(self, event):
        """The kind, and what it was about."""
        kind = event.get_kind_display()
        if not event.detail:
            return kind
        return gettext("%(event)s: %(detail)s") % {"event": kind, "detail": event.detail}

    @admin.display(description=_("By"), ordering="actor")
    def done_by(self, event):
        """The account, or where there is none the database role that wrote the row."""
        if event.actor or not event.database_role:
            return event.actor
        return gettext("database role %s") % event.database_role

    @admin.display(description=_("Address, number of the request"))
    def origin(self, event):
        """From where, and under which number the log of requests knows it."""
        parts = [(part,) for part in (event.address, event.request_id) if part]
        return format_html_join(mark_safe("<br>"), "{}", parts)

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

"""Accounts in the staff area, with their second factor, which an administrator can reset."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from cooperation.accounts import second_factor
from cooperation.accounts.forms import ConfirmForm, posted

# Their pages would show the secrets of others.
admin.site.unregister([TOTPDevice, StaticDevice, User])


@admin.register(User)
class AccountAdmin(UserAdmin):
    """The stock pages, and whether the account has a second factor."""

    list_display = (*UserAdmin.list_display, "has_second_factor")
    readonly_fields = ("second_factor",)
    fieldsets = (
        *UserAdmin.fieldsets,
        (gettext_lazy("Two-factor sign-in"), {"fields": ["second_factor"]}),
    )

    def get_queryset(self, request):
        apps = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        return super().get_queryset(request).annotate(_has_second_factor=Exists(apps))

    @admin.display(description=gettext_lazy("Two-factor sign-in"), boolean=True)
    def has_second_factor(self, user):
        return user._has_second_factor

    @admin.display(description=gettext_lazy("State"))
    def second_factor(self, user):
        if user._has_second_factor:
            page = reverse("admin:reset_second_factor", args=[user.pk])
            return format_html('{} · <a href="{}">{}</a>', _("Set up"), page, _("Reset…"))
        is_required = second_factor.is_required(user)
        return (
            _("Not set up yet; asked for at the next sign-in") if is_required else _("Not set up")
        )

    def get_urls(self):
        page = path(
            "<path:object_id>/reset-second-factor/",
            self.admin_site.admin_view(self.reset_view),
            name="reset_second_factor",
        )
        return [page, *super().get_urls()]

    def reset_view(self, request, object_id):
        """Takes the second factor from an account whose owner has lost it."""
        user = self.get_object(request, unquote(object_id))
        if user is None:
            raise Http404
        if not self._may_reset(request, user):
            raise PermissionDenied
        form = ConfirmForm(request, data=posted(request))
        if form.is_valid():
            if second_factor.remove(user=user):
                messages.success(request, _("Two-factor sign-in of %s was reset.") % user)
            return redirect("admin:auth_user_change", user.pk)
        question = _(
            "Reset two-factor sign-in of %s? Make sure first that the request comes from the owner "
            "of the account. The password alone will then do until the owner sets it up anew."
        )
        context = {
            "title": _("Reset two-factor sign-in"),
            "question": question % user,
            "form": form,
            "label": _("Reset"),
            "account": user,
        }
        return render(
            request, "accounts/confirm.html", self.admin_site.each_context(request) | context
        )

    def _may_reset(self, request, user):
        """Whoever may change the account; that of a superuser, only another one."""
        may_change = self.has_change_permission(request, user)
        return may_change and (request.user.is_superuser or not user.is_superuser)

"""The site of the staff area: the stock Django admin with our names and autocomplete fields."""

from functools import update_wrapper

from django.apps import apps
from django.conf import settings
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.db.models import Count
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from agreements.registry import RECORD_KINDS
from cooperation.accounts import two_factor, views
from cooperation.accounts.landing import landing_page
from cooperation.accounts.second_factor import missing_step
from cooperation.accounts.sending_again import send_again
from cooperation.accounts.time_outs import keep_alive
from cooperation.staff_forms import NoCopyMixin
from cooperation.staff_lists import TolerantListMixin


class LabelledResults(AutocompleteJsonView):
    """The JSON of autocomplete fields: rows with labels that distinguish homonyms."""

    def process_request(self, request):
        term, *rest = super().process_request(request)
        return term.replace("\0", " ").strip(), *rest

    def get_queryset(self):
        queryset = super().get_queryset()
        return queryset.select_related(*getattr(self.model_admin, "label_related", ()))

    def serialize_result(self, obj, to_field_name):
        result = super().serialize_result(obj, to_field_name)
        label = getattr(self.model_admin, "label", None)
        return result | {"text": label(obj)} if label else result


# What a clerk works on comes first, then what that names; the alphabets of three languages would
# each give another order.
ORDER = (
    *RECORD_KINDS,
    *("institution", "region", "source", "specialty", "area", "proposal"),
)
# The states in which a record or a proposal waits for an editor or a reviewer.
UNFINISHED = ("draft", "submitted", "returned", "open")


class StaffSite(AdminSite):
    """Where the staff of the register work, at ``/staff/``."""

    site_title = _("Health Cooperation Register, staff")
    site_header = _("Health Cooperation Register, staff")
    index_title = _("What do you want to work on?")
    empty_value_display = "–"

    def each_context(self, request):
        seconds = min(5 * 60, settings.SESSION_IDLE_AGE // 3)
        return super().each_context(request) | {"keep_alive_seconds": seconds}

    def get_urls(self):
        # It stands on the models' own admins, which register here first.
        from agreements.admin.reading.page import read_source
        from agreements.admin.untranslated import names_to_translate

        return [
            path(
                "names-to-translate/",
                self.admin_view(names_to_translate),
                name="names_to_translate",
            ),
            path("read/<slug:slug>/", self.admin_view(read_source), name="read_source"),
            # Also for those who have nothing else to do here before their second factor.
            path("logout/", self.logout, name="logout"),
            path("login/code/", views.sign_in_code, name="sign_in_code"),
            path("keep-alive/", self.admin_view(keep_alive), name="keep_alive"),
            path("two-factor/set-up/", super().admin_view(two_factor.set_up), name="set_up"),
            path("two-factor/", self.admin_view(two_factor.two_factor), name="two_factor"),
            path(
                "two-factor/recovery-codes/",
                self.admin_view(two_factor.recovery_codes),
                name="recovery_codes",
            ),
            path(
                "two-factor/switch-off/",
                self.admin_view(two_factor.switch_off),
                name="switch_off",
            ),
            *super().get_urls(),
        ]

    def admin_view(self, view, cacheable=False):
        """A view for the staff, who do first what two-factor sign-in still asks of them."""
        inner = super().admin_view(view, cacheable)

        def guarded(request, *args, **kwargs):
            is_staff = self.has_permission(request)
            step = is_staff and missing_step(request.user)
            if request.method == "POST" and (step or not is_staff):
                return send_again(request)
            if step:
                page = reverse("admin:sign_in_code" if step == "code" else "admin:set_up")
                return redirect_to_login(request.get_full_path(), page)
            return inner(request, *args, **kwargs)

        return update_wrapper(guarded, inner)

    @method_decorator(never_cache)
    @method_decorator(login_not_required)
    def login(self, request, extra_context=None):
        """The sign-in page; whoever is signed in already goes on to where they wanted."""
        wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
        if request.method == "GET" and self.has_permission(request):
            return HttpResponseRedirect(landing_page(request, wanted))
        request.current_app = self.name
        context = {
            **self.each_context(request),
            "title": _("Log in"),
            "subtitle": None,
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
            **(extra_context or {}),
        }
        return views.SignInView.as_view(
            authentication_form=AdminAuthenticationForm, extra_context=context
        )(request)

    def register(self, model_or_iterable, admin_class=ModelAdmin, **options):
        """Registers models, of ours or of a package, with lists that bear any address and forms
        that make no copies.
        """
        bases = (NoCopyMixin, TolerantListMixin, admin_class or ModelAdmin)
        tolerant = type(bases[-1].__name__, bases, {"__module__": bases[-1].__module__})
        super().register(model_or_iterable, tolerant, **options)

    def get_app_list(self, request, app_label=None):
        shown = super().get_app_list(request, app_label)
        for app in shown:
            app["models"].sort(
                key=lambda model: (*ORDER, model["object_name"].lower()).index(
                    model["object_name"].lower()
                )
            )
        return sorted(shown, key=lambda app: app["app_label"] != "agreements")

    def index(self, request, extra_context=None):
        waiting = list(self._waiting(request))
        return super().index(request, {"waiting": waiting, **(extra_context or {})})

    def _waiting(self, request):
        """The records on which somebody has to work next: for each kind and state how many."""
        for model in (apps.get_model("agreements", name) for name in ORDER):
            shown = self._registry[model].has_view_permission(request)
            if not (shown and hasattr(model, "state")):
                continue
            unfinished = model.objects.filter(state__in=UNFINISHED).order_by()
            numbers = dict(unfinished.values_list("state").annotate(Count("pk")))
            page = reverse(f"admin:agreements_{model._meta.model_name}_changelist")
            for state, label in model._meta.get_field("state").choices:
                if state in numbers:
                    yield {
                        "url": f"{page}?state__exact={state}",
                        "kind": capfirst(model._meta.verbose_name_plural),
                        "state": state,
                        "label": label,
                        "number": numbers[state],
                    }

    def autocomplete_view(self, request):
        return LabelledResults.as_view(admin_site=self)(request)

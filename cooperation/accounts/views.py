"""Signing in to the staff area: the password, then the code of a second factor."""

import math

from django.contrib import admin, messages
from django.contrib.auth.views import LoginView
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django_otp import login as verify_session
from django_otp.plugins.otp_static.models import StaticDevice

from cooperation.accounts import pending
from cooperation.accounts.attempts import (
    forgive_attempt,
    is_let_through,
    record_failure,
    refund_attempt,
)
from cooperation.accounts.devices import remember_device
from cooperation.accounts.forms import CodeForm, posted
from cooperation.accounts.landing import landing_page
from cooperation.accounts.second_factor import (
    authenticator_of,
    check_code,
    missing_step,
    recovery_codes_left,
)


class SignInView(LoginView):
    """The form that asks for a name and a password."""

    template_name = "admin/login.html"

    def form_valid(self, form):
        user, wanted = form.get_user(), self.get_redirect_url()
        if authenticator_of(user):
            refund_attempt(self.request)
            pending.begin(self.request, user, wanted)
            return redirect("admin:sign_in_code")
        pending.complete(self.request, user)
        return _landed(self.request, wanted)


@never_cache
@sensitive_post_parameters()
def sign_in_code(request):
    """The second step: a code of the authenticator app, or a recovery code.

    It is for a sign-in under way, and for a session that began before the account had an app.
    """
    is_signed_in = request.user.is_staff and missing_step(request.user) == "code"
    user = request.user if is_signed_in else pending.pending_user(request)
    if user is None:
        messages.info(request, _("Please sign in."))
        return redirect("admin:login")
    form = CodeForm(data=posted(request))
    if form.is_valid() and is_let_through(request, user.get_username(), is_code=True):
        if device := check_code(user, form.cleaned_data["code"]):
            wanted = _verified(request, user, device)
            return _landed(request, wanted)
        record_failure(request, user.get_username())
        form.add_error("code", _("This code is not right, or it was used already."))
    context = {"title": _("Two-factor sign-in"), "form": form, "has_permission": False}
    return render(request, "accounts/code.html", admin.site.each_context(request) | context)


def _verified(request, user, device):
    """Sign an account in by a device of its own. Returns where it wanted to go."""
    if isinstance(device, StaticDevice):
        left = recovery_codes_left(user)
        text = _("You signed in with a recovery code. Recovery codes left: %(count)d")
        messages.warning(request, text % {"count": left})
    if not request.user.is_authenticated:
        return pending.complete(request, user, device)
    forgive_attempt(request)
    request.session.cycle_key()
    verify_session(request, device)
    return request.GET.get("next", "")


def _landed(request, wanted):
    """The answer that ends a sign-in."""
    response = HttpResponseRedirect(landing_page(request, wanted))
    remember_device(request, response, request.user.get_username())
    return response


def too_many_attempts(request, response=None, credentials=None):
    """The page (429) for an attempt that has to wait; it is the same for names that exist and
    names that do not.
    """
    seconds = math.ceil(request.sign_in_wait.total_seconds())
    minutes = math.ceil(seconds / 60) if seconds > 60 else None
    page = render(request, "lockout.html", {"seconds": seconds, "minutes": minutes}, status=429)
    page.headers["Retry-After"] = str(seconds)
    add_never_cache_headers(page)
    return page

"""Signing in to the staff area."""

import math

from django.contrib.auth.views import LoginView
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from cooperation.accounts.devices import remember_device
from cooperation.accounts.landing import landing_page


class SignInView(LoginView):
    """The form that asks for a name and a password."""

    template_name = "admin/login.html"

    def form_valid(self, form):
        response = super().form_valid(form)
        remember_device(self.request, response, form.get_user().get_username())
        return response

    def get_success_url(self):
        return landing_page(self.request, self.get_redirect_url())


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

"""Signing in to the staff area."""

from django.contrib.auth.views import LoginView

from cooperation.accounts.landing import landing_page


class SignInView(LoginView):
    """The form that asks for a name and a password."""

    template_name = "admin/login.html"

    def get_success_url(self):
        return landing_page(self.request, self.get_redirect_url())

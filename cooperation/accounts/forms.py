"""Forms that ask for a code or for the password once more."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.accounts.attempts import forgive_attempt, is_let_through, record_failure
from cooperation.accounts.pending import confirm_password, is_password_confirmed
from cooperation.accounts.second_factor import accepts_first_code, digits


def posted(request):
    """The data that was sent to a form, which may have no field left; None if nothing was sent."""
    return request.POST if request.method == "POST" else None


class CodeField(forms.CharField):
    """A code of digits, as an authenticator app shows it or as it was written down."""

    def __init__(self, **options):
        attributes = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        super().__init__(max_length=60, widget=forms.TextInput(attrs=attributes), **options)

    def clean(self, value):
        return digits(super().clean(value))


class CodeForm(forms.Form):
    """The second step of a sign-in."""

    code = CodeField(label=_("Code from the app, or recovery code"))


class ConfirmForm(forms.Form):
    """Asks for the password, unless it was typed a short while ago.

    Wrong ones count as failed attempts to sign in.
    """

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
        if is_password_confirmed(request):
            del self.fields["password"]

    def clean_password(self):
        password = self.cleaned_data["password"]
        user = self.request.user
        if not is_let_through(self.request, user.get_username()):
            raise forms.ValidationError(_("Too many attempts have failed."))
        if not user.check_password(password):
            record_failure(self.request, user.get_username())
            raise forms.ValidationError(_("This is not your password."))
        forgive_attempt(self.request)
        confirm_password(self.request)
        return password


class SetUpForm(ConfirmForm):
    """Asks for the first code of a new authenticator app."""

    code = CodeField(label=_("Code from the app"))
    field_order = ("code", "password")

    def __init__(self, request, device, *args, **kwargs):
        super().__init__(request, *args, **kwargs)
        self.device = device

    def clean_code(self):
        code = self.cleaned_data["code"]
        if not accepts_first_code(self.device, code):
            raise forms.ValidationError(
                _(
                    "This code is not right. Type the code that the app shows now; if it is "
                    "refused again, check the date and time of the telephone."
                )
            )
        return code

"""Pages on which members of staff look after their own two-factor sign-in."""

from base64 import b32encode

import segno
from django.contrib import admin, messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django_otp import login as verify_session
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from cooperation.accounts import second_factor
from cooperation.accounts.forms import ConfirmForm, SetUpForm, posted
from cooperation.accounts.landing import landing_page

KEY = "new_authenticator_key"


def two_factor(request):
    """Whether it is set up, and what can be done."""
    context = {
        "title": _("Two-factor sign-in"),
        "authenticator": second_factor.authenticator_of(request.user),
        "codes_left": second_factor.recovery_codes_left(request.user),
        "is_required": second_factor.is_required(request.user),
    }
    return _page(request, "accounts/two_factor.html", context)


@sensitive_post_parameters()
@sensitive_variables("codes")
def set_up(request):
    """A secret for an authenticator app, as a picture and in letters, and the question for its
    first code. It stays the same until the code is right.
    """
    if second_factor.missing_step(request.user) == "code":
        return redirect("admin:sign_in_code")
    key = request.session.setdefault(KEY, random_hex(20))
    device = TOTPDevice(user=request.user, name="authenticator app", key=key)
    form = SetUpForm(request, device, data=posted(request))
    if form.is_valid():
        codes = second_factor.set_up(user=request.user, device=device)
        del request.session[KEY]
        request.session.cycle_key()
        verify_session(request, device)
        return _codes_page(request, codes)
    context = {
        "title": _("Set up two-factor sign-in"),
        "form": form,
        "qr_code": _qr_code(device.config_url),
        "address": device.config_url,
        "secret": _in_groups(b32encode(device.bin_key).decode()),
        "is_asked": second_factor.missing_step(request.user) == "set_up",
    }
    return _page(request, "accounts/set_up.html", context)


@sensitive_post_parameters()
@sensitive_variables("codes")
def recovery_codes(request):
    """Makes new recovery codes and shows them once."""
    if not second_factor.authenticator_of(request.user):
        return redirect("admin:set_up")
    form = ConfirmForm(request, data=posted(request))
    if form.is_valid():
        return _codes_page(request, second_factor.renew_recovery_codes(user=request.user))
    context = {
        "title": _("New recovery codes"),
        "question": _("Make new recovery codes? The earlier ones will not be accepted any more."),
        "form": form,
        "label": _("Make new codes"),
    }
    return _page(request, "accounts/confirm.html", context)


@sensitive_post_parameters()
def switch_off(request):
    """Takes the second factor from the account, where it need not have one."""
    if second_factor.is_required(request.user) or not request.user.otp_device:
        return redirect("admin:two_factor")
    form = ConfirmForm(request, data=posted(request))
    if form.is_valid():
        second_factor.remove(user=request.user)
        messages.success(request, _("Two-factor sign-in is switched off."))
        return redirect("admin:two_factor")
    context = {
        "title": _("Switch two-factor sign-in off"),
        "question": _("Switch two-factor sign-in off? Your password alone will then do."),
        "form": form,
        "label": _("Switch off"),
    }
    return _page(request, "accounts/confirm.html", context)


def _codes_page(request, codes):
    context = {
        "title": _("Recovery codes"),
        "codes": [_in_groups(code) for code in codes],
        "next_url": landing_page(request, request.GET.get(REDIRECT_FIELD_NAME)),
    }
    return _page(request, "accounts/recovery_codes.html", context)


def _page(request, template, context):
    return render(request, template, admin.site.each_context(request) | context)


def _qr_code(text):
    """A QR code as SVG without style, dark on light in any theme, since not all cameras read it the
    other way round.
    """
    code = segno.make(text, error="m", micro=False)
    return mark_safe(
        code.svg_inline(scale=4, border=4, dark="#000", light="#fff", svgclass="qr-code")
    )


def _in_groups(text):
    """Letters or digits in groups of four."""
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))

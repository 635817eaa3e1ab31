"""The second factor of a sign-in: an authenticator app (TOTP, RFC 6238), and recovery codes.

django-otp keeps both as devices of an account, checks codes, and takes each one once. An account
has one app at most. Recovery codes are stored as keyed hashes, which fit into its column for codes:
whoever reads the database cannot use them.
"""

import re
import secrets
import unicodedata

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.crypto import salted_hmac
from django_otp import verify_token
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

APP_DIGITS, RECOVERY_DIGITS = 6, 12
RECOVERY_CODES = 10


def authenticator_of(user):
    """The authenticator app of an account, or None."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def is_required(user):
    """Whether an account has to have a second factor."""
    if settings.TWO_FACTOR == "reviewers":
        return user.is_superuser or any(map(_is_powerful, user.get_all_permissions()))
    return settings.TWO_FACTOR == "everyone"


def _is_powerful(permission):
    """Whether a permission lets its owner publish, or give rights to others."""
    app, _dot, codename = permission.partition(".")
    return codename.startswith("publish_") or (app == "auth" and not codename.startswith("view_"))


def missing_step(user):
    """The step that a signed-in member of staff has to take first: "code", "set_up", or None."""
    if getattr(user, "otp_device", None):
        return None
    if authenticator_of(user):
        return "code"
    return "set_up" if is_required(user) else None


def digits(text):
    """A typed code without the spaces and hyphens between its digits, which may be
    those of any script or full width.
    """
    plain = unicodedata.normalize("NFKC", text)
    found = "".join(str(unicodedata.digit(sign, sign)) for sign in plain)
    return re.sub(r"[\s\-‐-―]", "", found)


def check_code(user, text):
    """The device of the account that accepts what was typed, or None. A code is accepted once."""
    code = digits(text)
    if not (code.isascii() and code.isdigit()):
        return None
    if len(code) == APP_DIGITS:
        device = authenticator_of(user)
    elif len(code) == RECOVERY_DIGITS:
        device = StaticDevice.objects.filter(user=user, confirmed=True).first()
        code = _recovery_hash(user, code)
    else:
        return None
    return verify_token(user, device.persistent_id, code) if device else None


def accepts_first_code(device, code):
    """Whether a new authenticator app shows this code now; then the app cannot use it again."""
    if not re.fullmatch(r"[0-9]+", code) or len(code) != APP_DIGITS:
        return False
    totp = TOTP(device.bin_key)
    is_right = totp.verify(int(code), tolerance=device.tolerance)
    if is_right:
        device.last_t, device.drift = totp.t(), totp.drift
    return is_right


@transaction.atomic
def set_up(*, user, device):
    """Give an account a new authenticator app in place of an earlier one, and recovery codes.

    Sessions that were verified by an earlier app have to be verified again. Returns the codes.
    """
    _lock(user)
    TOTPDevice.objects.filter(user=user).delete()
    device.save()
    return _new_codes(user)


@transaction.atomic
def renew_recovery_codes(*, user):
    """Give an account recovery codes in place of the earlier ones, and return them."""
    _lock(user)
    return _new_codes(user)


@transaction.atomic
def remove(*, user):
    """Take the second factor from an account. Returns whether there was one."""
    _lock(user)
    had_one = TOTPDevice.objects.filter(user=user).exists()
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    return had_one


def recovery_codes_left(user):
    """How many recovery codes of an account were not used yet."""
    return StaticToken.objects.filter(device__user=user).count()


def _new_codes(user):
    device, _made = StaticDevice.objects.get_or_create(user=user, defaults={"name": "recovery"})
    device.token_set.all().delete()
    codes = [
        f"{secrets.randbelow(10**RECOVERY_DIGITS):0{RECOVERY_DIGITS}}"
        for _ in range(RECOVERY_CODES)
    ]
    StaticToken.objects.bulk_create(
        StaticToken(device=device, token=_recovery_hash(user, code)) for code in codes
    )
    return codes


def _recovery_hash(user, code):
    """Stands for a recovery code in the database: 16 hexadecimal digits."""
    digest = salted_hmac(f"{__name__}.recovery", f"{user.pk}:{code}", algorithm="sha256")
    return digest.hexdigest()[:16]


def _lock(user):
    get_user_model().objects.select_for_update().get(pk=user.pk)

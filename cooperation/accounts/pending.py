"""Sign-ins under way: the password was right, and the code is still to come."""

import time

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.utils.crypto import constant_time_compare

from cooperation.accounts import time_outs

KEY = "pending_sign_in"
MAX_AGE = 10 * 60  # seconds for the code
CONFIRMED_KEY = "password_confirmed_at"
CONFIRMED_FOR = 10 * 60  # seconds in which the password need not be typed again


def begin(request, user, wanted):
    """Keep in the session that the password was right, and where to go afterwards."""
    request.session.flush()  # Nobody else may know its key.
    request.session[KEY] = {
        "user": user.pk,
        "password": user.get_session_auth_hash(),
        "backend": user.backend,
        "wanted": wanted,
        "begun_at": time.time(),
    }


def pending_user(request):
    """Whose sign-in is under way in this session; None once it has expired, or the password or the
    account has changed.
    """
    pending = request.session.get(KEY)
    if not pending or not 0 <= time.time() - pending["begun_at"] < MAX_AGE:
        return None
    user = get_user_model().objects.filter(pk=pending["user"], is_active=True).first()
    if not user or not constant_time_compare(user.get_session_auth_hash(), pending["password"]):
        return None
    return user


def complete(request, user, device=None):
    """Sign an account in, by a device of its own if it has one. Returns where it wanted to go."""
    pending = request.session.pop(KEY, {})
    user.otp_device = device
    login(request, user, backend=pending.get("backend", settings.AUTHENTICATION_BACKENDS[-1]))
    time_outs.begin(request.session)
    confirm_password(request)
    return pending.get("wanted", "")


def confirm_password(request):
    """Note that the password was typed just now."""
    request.session[CONFIRMED_KEY] = time.time()


def is_password_confirmed(request):
    """Whether the password was typed a short while ago, in this session."""
    return 0 <= time.time() - request.session.get(CONFIRMED_KEY, 0) < CONFIRMED_FOR

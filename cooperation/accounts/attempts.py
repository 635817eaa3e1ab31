"""Connects the limits for attempts to sign in with django-axes, which records the attempts."""

from datetime import timedelta

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessLog
from django.contrib.auth.signals import user_login_failed
from django.db.models import Q
from django.utils import timezone

from cooperation.accounts import limits
from cooperation.accounts.devices import known_device, name_hash
from cooperation.accounts.models import Bucket
from cooperation.client_address import client_address, client_and_network

LONGEST_NAME = 255  # characters, as the columns of django-axes take them
KNOWN_FOR = timedelta(days=30)  # that a network stays known after a sign-in


def attempted_name(request, credentials) -> str | None:
    """The user name of an attempt, cut to what django-axes can keep; a form takes any length."""
    name = (credentials or request.POST).get("username")
    return name and name[:LONGEST_NAME]


def is_let_through(request, username, *, is_code=False):
    """Whether a request may try a password, or a code, of an account now; counts it as a failure
    until `forgive_attempt`. Where it may not, the answer is the page that says so (429).
    """
    AxesProxyHandler.update_request(request)
    if not _reserve(request, username, is_code=is_code):
        record_failure(request, username)
        return False
    return True


def _reserve(request, username, *, is_code=False):
    attempt = attempt_of(request, username, is_code=is_code)
    request.sign_in_attempt = attempt
    request.sign_in_reservation = limits.reserve(attempt, timezone.now())
    request.sign_in_wait = request.sign_in_reservation.wait
    request.sign_in_was_refused = request.axes_locked_out = bool(request.sign_in_wait)
    return not request.sign_in_was_refused


def record_failure(request, username):
    """Record that an attempt was wrong, or not let through."""
    user_login_failed.send(__name__, credentials={"username": username}, request=request)


def refund_attempt(request):
    """Note that what was let through was right, though something else is still asked for."""
    limits.refund(request.sign_in_reservation)


def forgive_attempt(request):
    """Note that what was let through was right, and the earlier failures a slip."""
    limits.forgive(request.sign_in_reservation)


def attempt_of(request, username, *, is_code=False):
    """The attempt that a request makes to sign in to an account."""
    name = name_hash(username)
    client, network = client_and_network(client_address(request))
    return limits.Attempt(
        name=name,
        client=client,
        network=network,
        device=known_device(request, name),
        is_known_network=_is_known(username, network),
        is_code=is_code,
    )


def _is_known(username, network):
    """Whether the account signed in from a network lately."""
    since = timezone.now() - KNOWN_FOR
    rows = AccessLog.objects.filter(username=username, attempt_time__gte=since)
    addresses = rows.order_by().values_list("ip_address", flat=True).distinct()[:1_000]
    return network in {client_and_network(address)[1] for address in addresses if address}


class LimitedSignIn(AxesDatabaseHandler):
    """The handler of django-axes, with our limits in place of its own."""

    def is_allowed(self, request, credentials=None):
        return _reserve(request, attempted_name(request, credentials))

    def user_login_failed(self, sender, credentials, request=None, **kwargs):
        super().user_login_failed(sender, credentials, request, **kwargs)
        attempt = getattr(request, "sign_in_attempt", None)
        if attempt and not request.axes_locked_out:
            request.sign_in_wait = limits.waiting_time(attempt, timezone.now())
            request.axes_locked_out = bool(request.sign_in_wait)

    def user_logged_in(self, sender, request, user, **kwargs):
        super().user_logged_in(sender, request, user, **kwargs)
        if hasattr(request, "sign_in_reservation"):
            forgive_attempt(request)
        # The audit log keeps sign-ins; here they only show which networks are known.
        AccessLog.objects.filter(attempt_time__lt=timezone.now() - KNOWN_FOR).delete()

    def reset_attempts(self, *, ip_address=None, username=None, ip_or_username=False):
        """Forget failures, for the commands `axes_reset…`."""
        count = super().reset_attempts(
            ip_address=ip_address, username=username, ip_or_username=ip_or_username
        )
        account = Q(name=name_hash(username)) if username else Q()
        place = Q(client__in=client_and_network(ip_address)) if ip_address else Q()
        Bucket.objects.filter(account | place if ip_or_username else account & place).delete()
        return count

"""Sign-ins and sign-outs as events of the audit log."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.utils import timezone

from cooperation.audit.models import AuditEvent, Kind
from cooperation.client_address import client_address
from cooperation.request_log import request_id

# Of an account from one address; all others of these attempts are only counted.
REFUSALS_EVERY = timedelta(hours=1)


def connect():
    """Has the signals of Django write events."""
    user_logged_in.connect(signed_in, dispatch_uid="audit_signed_in")
    user_logged_out.connect(signed_out, dispatch_uid="audit_signed_out")
    user_login_failed.connect(sign_in_failed, dispatch_uid="audit_sign_in_failed")


def signed_in(sender, request, user, **kwargs):
    _record(Kind.SIGNED_IN, request, user.get_username(), user.pk)


def signed_out(sender, request, user, **kwargs):
    if user is not None:
        _record(Kind.SIGNED_OUT, request, user.get_username(), user.pk)


def sign_in_failed(sender, credentials, request=None, **kwargs):
    """Also called for an attempt that was refused without a look at the password."""
    name = credentials.get("username") or ""
    account = get_user_model().objects.filter(username=name).only("pk").first()
    # People type passwords where the name belongs.
    subject = name if account else f"{name[:2]}…"
    is_refused = getattr(request, "sign_in_was_refused", False)
    if is_refused and _was_refused_lately(request, subject):
        return
    kind = Kind.SIGN_IN_REFUSED if is_refused else Kind.SIGN_IN_FAILED
    _record(kind, request, subject, account and account.pk)


def _was_refused_lately(request, subject):
    return AuditEvent.objects.filter(
        kind=Kind.SIGN_IN_REFUSED,
        subject=subject,
        address=_address(request),
        happened_at__gte=timezone.now() - REFUSALS_EVERY,
    ).exists()


def _record(kind, request, subject, subject_id):
    AuditEvent.objects.create(
        kind=kind,
        subject=subject,
        subject_id=subject_id,
        address=_address(request),
        request_id=request_id.get(),
    )


def _address(request):
    return client_address(request) or None if request else None

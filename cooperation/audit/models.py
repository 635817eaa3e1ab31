"""The audit log as a table."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """The kinds of events. Triggers write all but the first four: see migrations 0002 and 0003."""

    SIGNED_IN = "signed_in", _("Sign-in")
    SIGN_IN_FAILED = "sign_in_failed", _("Sign-in failed")
    SIGN_IN_REFUSED = "sign_in_refused", _("Sign-in refused after too many failures")
    SIGNED_OUT = "signed_out", _("Sign-out")
    ACCOUNT_ADDED = "account_added", _("Account added")
    ACCOUNT_DELETED = "account_deleted", _("Account deleted")
    ACCOUNT_RENAMED = "account_renamed", _("Account renamed")
    ACCOUNT_ACTIVATED = "account_activated", _("Account activated")
    ACCOUNT_DEACTIVATED = "account_deactivated", _("Account deactivated")
    PASSWORD_CHANGED = "password_changed", _("Password changed")
    SECOND_FACTOR_SET_UP = "second_factor_set_up", _("Two-factor sign-in set up")
    SECOND_FACTOR_REMOVED = "second_factor_removed", _("Two-factor sign-in removed")
    RECOVERY_CODES_MADE = "recovery_codes_made", _("Recovery codes made")
    STAFF_GRANTED = "staff_granted", _("Access to the staff area granted")
    STAFF_WITHDRAWN = "staff_withdrawn", _("Access to the staff area withdrawn")
    SUPERUSER_GRANTED = "superuser_granted", _("Superuser rights granted")
    SUPERUSER_WITHDRAWN = "superuser_withdrawn", _("Superuser rights withdrawn")
    GROUP_JOINED = "group_joined", _("Added to a group")
    GROUP_LEFT = "group_left", _("Removed from a group")
    PERMISSION_GRANTED = "permission_granted", _("Permission granted to an account")
    PERMISSION_WITHDRAWN = "permission_withdrawn", _("Permission withdrawn from an account")
    GROUP_ADDED = "group_added", _("Group added")
    GROUP_DELETED = "group_deleted", _("Group deleted")
    GROUP_RENAMED = "group_renamed", _("Group renamed")
    GROUP_PERMISSION_GRANTED = "group_permission_granted", _("Permission granted to a group")
    GROUP_PERMISSION_WITHDRAWN = (
        "group_permission_withdrawn",
        _("Permission withdrawn from a group"),
    )


# The kinds that somebody looks for together, by the name of the group in an address.
GROUPS_OF_KINDS = {
    "sign_ins": (_("Sign-ins and sign-outs"), (Kind.SIGNED_IN, Kind.SIGNED_OUT)),
    "failures": (_("Failed sign-ins"), (Kind.SIGN_IN_FAILED, Kind.SIGN_IN_REFUSED)),
    "accounts": (
        _("Accounts and passwords"),
        (
            Kind.ACCOUNT_ADDED,
            Kind.ACCOUNT_DELETED,
            Kind.ACCOUNT_RENAMED,
            Kind.ACCOUNT_ACTIVATED,
            Kind.ACCOUNT_DEACTIVATED,
            Kind.PASSWORD_CHANGED,
            Kind.SECOND_FACTOR_SET_UP,
            Kind.SECOND_FACTOR_REMOVED,
            Kind.RECOVERY_CODES_MADE,
        ),
    ),
    "rights": (
        _("Rights and groups"),
        (
            Kind.STAFF_GRANTED,
            Kind.STAFF_WITHDRAWN,
            Kind.SUPERUSER_GRANTED,
            Kind.SUPERUSER_WITHDRAWN,
            Kind.GROUP_JOINED,
            Kind.GROUP_LEFT,
            Kind.PERMISSION_GRANTED,
            Kind.PERMISSION_WITHDRAWN,
            Kind.GROUP_ADDED,
            Kind.GROUP_DELETED,
            Kind.GROUP_RENAMED,
            Kind.GROUP_PERMISSION_GRANTED,
            Kind.GROUP_PERMISSION_WITHDRAWN,
        ),
    ),
}


class AuditEvent(models.Model):
    """An event of an account or a group: what happened, by whom, and when.

    Names are kept as they were, without foreign keys, since accounts are deleted and the log is
    not: the database refuses to change and to delete its rows.
    """

    id = models.BigAutoField(primary_key=True)
    happened_at = models.DateTimeField(_("time"), default=timezone.now)
    kind = models.CharField(_("event"), max_length=30, choices=Kind)
    subject = models.CharField(_("account or group"), max_length=150)
    subject_id = models.IntegerField(null=True)
    # The group, the permission, or the former name.
    detail = models.CharField(_("detail"), max_length=255, blank=True)
    # Who did it; empty for sign-ins, and for what was done outside of the staff area.
    actor = models.CharField(_("by account"), max_length=150, blank=True)
    actor_id = models.IntegerField(null=True)
    # The role of the database that wrote the row; another one than ours for SQL by hand.
    database_role = models.CharField(_("database role"), max_length=63, blank=True)
    address = models.GenericIPAddressField(_("address"), null=True, blank=True)
    # Its lines in the log have the same number.
    request_id = models.CharField(_("request"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("audit event")
        verbose_name_plural = _("audit log")
        ordering = ("-id",)
        default_permissions = ()  # Administrators read it, and nobody writes it by hand.
        indexes = [
            models.Index(fields=["happened_at"], name="audit_happened_at"),
            models.Index(fields=["kind", "id"], name="audit_kind"),
            models.Index(fields=["subject", "id"], name="audit_subject"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.subject}"

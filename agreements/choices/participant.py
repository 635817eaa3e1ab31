"""The roles of parties in records."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AgreementRole(TextChoices):
    """The role of a party in an agreement or a programme."""

    SIGNATORY = "signatory", _("Signatory")
    SUPPORTING = "supporting", _("Supporting party")
    RECEIVING = "receiving", _("Receiving party")
    SENDING = "sending", _("Sending party")
    CLIENT = "client", pgettext_lazy("role", "Client")
    PROVIDER = "provider", pgettext_lazy("role", "Service provider")
    PLATFORM = "platform", _("Platform provider")
    GUARANTOR = "guarantor", _("Guarantor")
    ORGANISER = "organiser", _("Organiser")
    FUNDER = "funder", _("Funder")
    INVITER = "inviter", _("Inviting party")
    FOCAL_POINT = "focal_point", _("Focal point")
    WITNESS = "witness", _("Witness")
    IMPLEMENTING = "implementing", _("Implementing party")
    OTHER = "other", pgettext_lazy("role", "Other")


class DelegationRole(TextChoices):
    """The role of a party in a delegation."""

    SENDER = "sender", _("Sender")
    HOST = "host", _("Host")
    INVITER = "inviter", _("Inviting party")
    ORGANISER = "organiser", _("Organiser")
    SUPPORTER = "supporter", _("Supporter")
    MET = "met", _("Met by the delegation")


class ExchangeRole(TextChoices):
    """The role of a party in an exchange; sender and host give it its direction."""

    SENDS = "sends", _("Sends")
    HOSTS = "hosts", _("Hosts")
    TEACHES = "teaches", _("Teaches")
    PAYS = "pays", _("Funds")
    ORGANISES = "organises", _("Organises")
    PROVIDES = "provides", _("Provides the service")
    REQUESTS = "requests", _("Requests the service")
    PLATFORM = "platform", _("Provides the platform")

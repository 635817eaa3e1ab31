"""The roles of parties in records."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.choices.described import DescribedChoices


class AgreementRole(DescribedChoices):
    """The role of a party in an agreement or a programme."""

    SIGNATORY = (
        "signatory",
        _("Signatory"),
        _("Signed the agreement, such as “the health bureaus of both cities signed”."),
    )
    SUPPORTING = (
        "supporting",
        _("Supporting party"),
        _(
            "Backs the others or helps the weaker side, such as a partner hospital in paired "
            "assistance."
        ),
    )
    RECEIVING = (
        "receiving",
        _("Receiving party"),
        _("Receives support, staff or services, such as a county hospital."),
    )
    SENDING = (
        "sending",
        _("Sending party"),
        _("Sends staff to the receiving party, such as a ministry that sends a medical team."),
    )
    CLIENT = (
        "client",
        pgettext_lazy("role", "Client"),
        _("Orders or pays for a service, such as an insurer that buys treatment abroad."),
    )
    PROVIDER = (
        "provider",
        pgettext_lazy("role", "Service provider"),
        _("Provides a service that the client ordered, such as a hospital abroad."),
    )
    PLATFORM = (
        "platform",
        _("Platform provider"),
        _("Provides the platform on which the others work together, such as one for telemedicine."),
    )
    GUARANTOR = (
        "guarantor",
        _("Guarantor"),
        _("Vouches for what others promise, such as a government."),
    )
    ORGANISER = (
        "organiser",
        _("Organiser"),
        _("Runs the undertaking as a whole, such as “organised by the health commission”."),
    )
    FUNDER = "funder", _("Funder"), _("Pays for it, such as a foundation.")
    INVITER = (
        "inviter",
        _("Inviting party"),
        _("Invites the others to take part, such as “at the invitation of the hospital”."),
    )
    FOCAL_POINT = (
        "focal_point",
        _("Focal point"),
        _("Is named as the office to contact, such as a department of a commission."),
    )
    WITNESS = (
        "witness",
        _("Witness"),
        _(
            "Was present at the signing as a witness, such as “signed in the presence of the vice "
            "mayor”."
        ),
    )
    IMPLEMENTING = (
        "implementing",
        _("Implementing party"),
        _("Carries the agreement out for a party, such as a hospital of a city."),
    )
    OTHER = "other", pgettext_lazy("role", "Other"), _("None of the other roles fits.")


class DelegationRole(DescribedChoices):
    """The role of a party in a delegation."""

    SENDER = (
        "sender",
        _("Sender"),
        _("The delegation came from it, such as “a delegation of the health bureau”."),
    )
    HOST = (
        "host",
        _("Host"),
        _("It received the delegation, such as “was received by the hospital”."),
    )
    INVITER = (
        "inviter",
        _("Inviting party"),
        _("It invited the delegation, without receiving it itself, such as a ministry."),
    )
    ORGANISER = (
        "organiser",
        _("Organiser"),
        _("It arranged the visit or the event, such as “arranged by the foreign affairs office”."),
    )
    SUPPORTER = (
        "supporter",
        _("Supporter"),
        _(
            "It helped with money, staff or permission, such as “supported by the municipal "
            "government”."
        ),
    )
    MET = (
        "met",
        _("Met by the delegation"),
        _("The delegation met it on the way, such as a consulate."),
    )


class ExchangeRole(DescribedChoices):
    """The role of a party in an exchange; sender and host give it its direction."""

    SENDS = (
        "sends",
        _("Sends"),
        _("Those who learn or work elsewhere come from it, such as “sent ten doctors”."),
    )
    HOSTS = (
        "hosts",
        _("Hosts"),
        _("It takes place there, such as “trained at the provincial hospital”."),
    )
    TEACHES = (
        "teaches",
        _("Teaches"),
        _("Its staff teach, such as the experts of a university hospital."),
    )
    PAYS = (
        "pays",
        _("Funds"),
        _("It pays for travel, lodging or teaching, such as “free of charge for the trainees”."),
    )
    ORGANISES = (
        "organises",
        _("Organises"),
        _("It arranges the exchange, such as “organised by the medical association”."),
    )
    PROVIDES = (
        "provides",
        _("Provides the service"),
        _("It provides a service, such as the hospital that gives advice on a patient."),
    )
    REQUESTS = (
        "requests",
        _("Requests the service"),
        _("It asks for a service, such as the hospital where the patient lies."),
    )
    PLATFORM = (
        "platform",
        _("Provides the platform"),
        _("It provides the platform, such as the network for a distance course."),
    )

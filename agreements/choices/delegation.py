"""The kinds and statuses of delegations, and the roles of people."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.choices.described import DescribedChoices


class DelegationKind(DescribedChoices):
    """Why a delegation travelled."""

    VISIT = "visit", _("Visit"), _("A visit in general, such as to a hospital or an authority.")
    TALKS = (
        "talks",
        _("Talks"),
        _("Held mainly to discuss cooperation, such as the draft of an agreement."),
    )
    SIGNING = (
        "signing",
        _("Signing"),
        _("Held to sign an agreement or to open something agreed, such as a signing ceremony."),
    )
    STUDY_TOUR = (
        "study_tour",
        _("Study tour"),
        _(
            "The travellers came to see and learn how the hosts work, such as a health insurance "
            "office."
        ),
    )
    TECHNICAL_GUIDANCE = (
        "technical_guidance",
        _("Technical guidance"),
        _("Experts advised the hosts on their methods, such as on the control of infections."),
    )
    EXPERT_MISSION = (
        "expert_mission",
        _("Expert mission"),
        _(
            "Experts came to do a task of their own, such as treating patients or assessing a "
            "laboratory."
        ),
    )
    FORUM = (
        "forum",
        _("Forum"),
        _(
            "Came to take part in a forum or a conference, such as an annual conference on public "
            "health."
        ),
    )
    OTHER = (
        "other",
        _("Other purpose"),
        _("None of the other kinds fits, such as a handover of equipment."),
    )


class DelegationStatus(DescribedChoices):
    """Whether a delegation is planned, under way or took place."""

    PLANNED = (
        "planned",
        _("Planned"),
        _("A source tells of the plan, and none that it took place, such as “will visit in May”."),
    )
    UNDER_WAY = (
        "under_way",
        _("Under way"),
        _(
            "It had begun and not ended when the source was written, such as “has arrived and "
            "will stay for a year”."
        ),
    )
    TOOK_PLACE = (
        "took_place",
        _("Took place"),
        _("A source says that the visit happened, such as “visited the hospital on 8 September”."),
    )
    CANCELLED = (
        "cancelled",
        _("Cancelled"),
        _("A source says that it was called off, such as “cancelled because of the epidemic”."),
    )
    REPORTED_ONLY = (
        "reported_only",
        _("Reported only"),
        _(
            "A source mentions it, and leaves open whether it happened, such as “exchanges of "
            "visits are a tradition”."
        ),
    )


class MemberRole(DescribedChoices):
    """The role of a person who is named in a record."""

    LEADER = (
        "leader",
        _("Leader"),
        _("Headed the delegation or the group, such as a team of teachers."),
    )
    MEMBER = (
        "member",
        _("Member"),
        _("Belonged to the delegation or the group, such as an accompanying head of department."),
    )
    HOST = (
        "host",
        pgettext_lazy("person", "Host"),
        _("Received the delegation or the group, such as the director of a hospital."),
    )
    ATTENDEE = (
        "attendee",
        _("Attendee"),
        _("Was present without belonging to either side, such as a consul."),
    )
    SIGNATORY = (
        "signatory",
        pgettext_lazy("person", "Signatory"),
        _(
            "Signed, and stands with no party of the agreement as its signer, such as a witness "
            "who signs too."
        ),
    )
    SPEAKER = (
        "speaker",
        _("Speaker"),
        _("Gave a speech or a talk, such as “delivered the opening address”."),
    )
    TEACHER = (
        "teacher",
        _("Teacher"),
        _("Taught or guided the trainees, such as “guided operations at the bedside”."),
    )
    QUOTED = (
        "quoted",
        _("Quoted"),
        _(
            "The source gives words of this person and no other role, such as “said the head of "
            "the hospital”."
        ),
    )
    RESPONSIBLE = (
        "responsible",
        _("Official responsible"),
        _(
            "The source names this official as responsible for the matter, such as “the official "
            "in charge of the bureau”."
        ),
    )


class HeadcountStage(DescribedChoices):
    """Whether a number of people was announced or took part."""

    ANNOUNCED = (
        "announced",
        _("Announced"),
        _("The number was given before the visit, such as “a delegation of ten will come”."),
    )
    TOOK_PART = (
        "took_part",
        _("Took part"),
        _("The number is of those who came, such as “a delegation of ten arrived”."),
    )
    NOT_STATED = "not_stated", _("Not stated"), _("The source does not say.")

"""Makers of test data: plain functions that fill in no more than is needed.

They build through the actions, so that impossible states never appear: a published record has
evidence, parties and a code.
"""

import itertools

from django.contrib.auth import get_user_model

from agreements.actions.publication import publish, submit, withdraw
from agreements.models import (
    Agreement,
    AgreementLink,
    AgreementParty,
    Area,
    Commitment,
    Contribution,
    Delegation,
    DelegationParty,
    Evidence,
    Exchange,
    ExchangeParty,
    Figure,
    Institution,
    Person,
    Programme,
    ProgrammeParty,
    Proposal,
    RecordSpecialty,
    Region,
    Source,
    Specialty,
)

PASSWORD = "correct horse battery"  # Of each account.

_numbers = itertools.count(1)


def _given(text, otherwise):
    return otherwise if text is None else text


def _saved(instance):
    # Constraints are left to the database: to check them before takes longer than all the rest.
    instance.full_clean(validate_unique=False, validate_constraints=False)
    instance.save()
    instance.refresh_from_db()
    return instance


def make_user(*, username=None, is_superuser=False, groups=()):
    """A member of staff with the password of all."""
    user = get_user_model().objects.create_user(
        username or f"user{next(_numbers)}",
        password=PASSWORD,
        is_staff=True,
        is_superuser=is_superuser,
    )
    user.groups.set(groups)
    return user


def make_region(*, name=None, kind="city", parent=None, **fields):
    """A region."""
    number = next(_numbers)
    name = _given(name, f"Place {number}")
    fields.setdefault("slug", f"place-{number}")
    return _saved(Region(name=name, kind=kind, parent=parent, **fields))


def make_institution(*, name=None, kind="hospital", region=None, **fields):
    """An institution; without a seat unless one is given."""
    number = next(_numbers)
    fields.setdefault("slug", f"institution-{number}")
    return _saved(
        Institution(
            name=_given(name, f"Institution {number}"),
            kind=kind,
            region=region,
            **fields,
        )
    )


def make_source(*, title=None, **fields):
    """A document in English."""
    number = next(_numbers)
    fields.setdefault("slug", f"source-{number}")
    fields.setdefault("language", "en")
    return _saved(Source(title=_given(title, f"Source {number}"), **fields))


def make_specialty(*, code=None, name=None, parent=None, **fields):
    """A specialty; its code is one that the catalogue does not use."""
    number = next(_numbers) % 10_000
    code = code or f"L{number // 100:02}.{number % 100:02}"
    return _saved(
        Specialty(code=code, name=_given(name, f"Specialty {number}"), parent=parent, **fields)
    )


def make_area(*, name=None, **fields):
    """An area of cooperation."""
    number = next(_numbers)
    fields.setdefault("slug", f"area-{number}")
    return _saved(Area(name=_given(name, f"Area {number}"), **fields))


def make_agreement(
    *,
    state="published",
    parties=None,
    areas=(),
    specialties=(),
    source=None,
    title=None,
    by=None,
    **fields,
):
    """An agreement of institutions or regions, two new regions where none are given."""
    fields.setdefault("kind", "framework")
    record = _saved(Agreement(title=_given(title, f"Agreement {next(_numbers)}"), **fields))
    record.areas.set(areas)
    for position, party in enumerate(_default_parties(parties), start=1):
        _saved(AgreementParty(agreement=record, position=position, **_participant(party)))
    _add_specialties(record, specialties)
    return _brought_to(state, record, source, by)


def make_delegation(
    *,
    state="published",
    senders=None,
    hosts=None,
    agreements=(),
    topics=(),
    specialties=(),
    source=None,
    title=None,
    by=None,
    **fields,
):
    """A delegation from senders to hosts, one new region each where none are given."""
    fields.setdefault("kind", "visit")
    record = _saved(Delegation(title=_given(title, f"Delegation {next(_numbers)}"), **fields))
    record.topics.set(topics)
    record.agreements.set(agreements)
    _directed(DelegationParty, "delegation", record, {"sender": senders, "host": hosts})
    _add_specialties(record, specialties)
    return _brought_to(state, record, source, by)


def make_exchange(
    *,
    state="published",
    senders=None,
    hosts=None,
    specialties=(),
    agreements=(),
    source=None,
    title=None,
    by=None,
    **fields,
):
    """An exchange from senders to hosts, one new region each where none are given."""
    record = _saved(Exchange(title=_given(title, f"Exchange {next(_numbers)}"), **fields))
    record.agreements.set(agreements)
    _directed(ExchangeParty, "exchange", record, {"sends": senders, "hosts": hosts})
    _add_specialties(record, specialties)
    return _brought_to(state, record, source, by)


def make_programme(
    *,
    state="published",
    parties=None,
    agreements=(),
    areas=(),
    specialties=(),
    source=None,
    title=None,
    by=None,
    **fields,
):
    """A programme of one new region where no parties are given."""
    record = _saved(Programme(title=_given(title, f"Programme {next(_numbers)}"), **fields))
    record.agreements.set(agreements)
    record.areas.set(areas)
    for position, party in enumerate(parties or [make_region()], start=1):
        _saved(ProgrammeParty(programme=record, position=position, **_participant(party)))
    _add_specialties(record, specialties)
    return _brought_to(state, record, source, by)


def make_commitment(*, agreement, text="A thing to do", modality="agreed", **fields):
    """A commitment of an agreement."""
    return _saved(Commitment(agreement=agreement, text=text, modality=modality, **fields))


def make_link(*, from_agreement, to_agreement, kind="supplements"):
    """A link between two agreements."""
    return _saved(
        AgreementLink(from_agreement=from_agreement, to_agreement=to_agreement, kind=kind)
    )


def make_contribution(*, description="Ambulances", **fields):
    """A contribution to the record that is given by its kind: ``make_contribution(exchange=…)``."""
    return _saved(Contribution(description=description, **fields))


def make_person(*, name="Freya Lim", role="member", **fields):
    """A person named in the record that is given by its kind: ``make_person(exchange=…)``."""
    return _saved(Person(name=name, role=role, **fields))


def make_figure(*, metric="People trained", value=10, unit="persons", scope="event", **fields):
    """A figure about the record that is given by its kind: ``make_figure(programme=…)``."""
    return _saved(Figure(metric=metric, value=value, unit=unit, scope=scope, **fields))


def make_evidence(*, source=None, paragraph=1, **fields):
    """Evidence for the record that is given by its kind: ``make_evidence(agreement=…)``."""
    return _saved(Evidence(source=source or make_source(), paragraph=paragraph, **fields))


def make_proposal(*, kind="area", language="en", text="Rescue at sea", proposed_by=None, **fields):
    """A proposal of a new member of staff, for the thing that is given by its kind."""
    author = proposed_by or make_user()
    return _saved(Proposal(kind=kind, language=language, text=text, proposed_by=author, **fields))


def _participant(party):
    return {"region" if isinstance(party, Region) else "institution": party}


def _default_parties(parties):
    return [make_region(), make_region()] if parties is None else parties


def _directed(model, owner, record, by_role):
    position = 0
    for role, parties in by_role.items():
        for party in [make_region()] if parties is None else parties:
            position += 1
            _saved(model(**{owner: record}, role=role, position=position, **_participant(party)))


def _add_specialties(record, specialties):
    """Add rows for terms and for labels as printed."""
    owner = record._meta.model_name
    for position, specialty in enumerate(specialties, start=1):
        row = {"specialty": specialty} if isinstance(specialty, Specialty) else {"label": specialty}
        _saved(RecordSpecialty(**{owner: record}, position=position, **row))


def _brought_to(state, record, source, by):
    """Bring a new draft to a state, through the actions."""
    make_evidence(**{record._meta.model_name: record}, source=source)
    if state in ("published", "withdrawn"):
        by = by or make_user(is_superuser=True)
        record = publish(record=record, by=by)
        if state == "withdrawn":
            record = withdraw(record=record, by=by, reason="A test")
    elif state == "submitted":
        record = submit(record=record, by=by or make_user())
    record.refresh_from_db()
    return record

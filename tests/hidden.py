"""Hidden records that refer to all kinds of public ones, each text with a word of its own."""

import re

from django.contrib.auth import get_user_model
from django.db import models

from agreements.actions.publication import publish_together, send_back, submit, withdraw
from agreements.dates import UncertainDateField
from agreements.models import (
    Agreement,
    AgreementParty,
    Commitment,
    Contribution,
    Delegation,
    DelegationGroup,
    DelegationParty,
    DelegationStop,
    Evidence,
    Exchange,
    ExchangeParty,
    Figure,
    Institution,
    InstitutionAlias,
    Person,
    Programme,
    ProgrammeParty,
    Proposal,
    RecordSpecialty,
    Region,
    RegionAlias,
    RegionMember,
    Source,
    Specialty,
)
from agreements.models.named import columns_of
from agreements.serializers.public import public_fields
from tests.factories import (
    make_agreement,
    make_area,
    make_commitment,
    make_contribution,
    make_delegation,
    make_evidence,
    make_exchange,
    make_figure,
    make_institution,
    make_link,
    make_person,
    make_programme,
    make_proposal,
    make_region,
    make_source,
    make_specialty,
    make_user,
)

HIDDEN_STATES = ["draft", "submitted", "returned", "withdrawn"]
STATES = [*HIDDEN_STATES, "published"]
MARK = re.compile(r"zq[a-z]+")

# Texts that hold no free words: keys, codes and other values of a fixed form.
FIXED = {"slug", "code", "path", "currency", "field", "uscc", "ror", "wikidata", "sha256"}
FIXED |= {"iso_3166", "gbt_2260", "language", "url", "file"}


def text_names(model):
    """The fields of a model that hold free words; those that triggers fill are left out."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, UncertainDateField)
        and not field.choices
        and field.name not in FIXED | {"names", "alias_text", "sort_name", "sort_title"}
    ]


def mark(model, name):
    """The word of one field, which stands nowhere else."""
    return f"zq{model._meta.model_name}{name}".replace("_", "")


def marks(model):
    """All words of a model, by field."""
    return {name: mark(model, name) for name in text_names(model)}


def make_public():
    """Public records to which hidden ones can refer, and a row of each kind of theirs."""
    region, grouping, partner = make_region(), make_region(kind="grouping"), make_region()
    RegionMember.objects.create(grouping=grouping, member=region)
    alias = {"text": "Alias", "language": "en", "kind": "short"}
    RegionAlias.objects.create(region=region, **alias)
    institution = make_institution(region=region, **secret(Institution))
    InstitutionAlias.objects.create(institution=institution, **alias)
    source = make_source(**secret(Source))
    fresh = {"state": "draft", "source": source}
    agreement, other = (
        make_agreement(
            parties=[region, institution, partner], areas=[area], **fresh, **secret(Agreement)
        )
        for area in (make_area(), make_area())
    )
    make_link(from_agreement=agreement, to_agreement=other, kind="part_of")
    given = {"parties": [institution, partner], "agreements": [agreement], **fresh}
    programme = make_programme(**given, **secret(Programme))
    programme.areas.set(agreement.areas.all())
    for kind in ("agreement", "delegation", "exchange"):
        make_figure(agreement=agreement, metric=kind, counts=kind)
        make_figure(programme=programme, metric=kind, counts=kind)
    ends = {"senders": [region], "hosts": [institution, partner], "agreements": [agreement]}
    delegation = make_delegation(
        **ends, topics=list(agreement.areas.all()), **fresh, **secret(Delegation)
    )
    DelegationStop.objects.create(delegation=delegation, region=partner)
    DelegationGroup.objects.create(delegation=delegation, label="Physicians")
    specialty, other_specialty = make_specialty(), make_specialty()
    exchange = make_exchange(**ends, specialties=[specialty], **fresh, **secret(Exchange))
    commitment = make_commitment(agreement=agreement)
    commitment.deliveries.create(delegation=delegation)
    make_contribution(agreement=agreement, commitment=commitment)
    for record in (records := [agreement, other, programme, delegation, exchange]):
        make_person(**{record._meta.model_name: record})
    reviewer = make_user(username="zqreviewer")
    make_proposal(
        kind="translation",
        agreement=agreement,
        proposed_by=make_user(username="zqauthor"),
        decided_by=reviewer,
        **marks(Proposal),
    )
    bring(records, "published")
    return {
        "region": region,
        "partner": partner,
        "grouping": grouping,
        "institution": institution,
        "source": source,
        "specialty": specialty,
        "other_specialty": other_specialty,
        "agreement": agreement,
        "other_agreement": other,
        "commitment": commitment,
        "programme": programme,
        "delegation": delegation,
        "exchange": exchange,
    }


def secret(model):
    """Words in the private texts of a public row: they never show, whatever is published."""
    private = set(text_names(model)) - public_fields()[model]
    return {name: mark(model, name) for name in private}


def hang_hidden(public, state):
    """A hidden record of each kind, on everything public, and things that only they name.

    Returns the hidden records, and a withdrawn one that was merged into one of them.
    """
    region = make_region(slug=f"{state}-region", **marks(Region))
    RegionAlias.objects.create(region=region, language="en", kind="short", **marks(RegionAlias))
    institution = make_institution(slug=f"{state}-body", region=region, **marks(Institution))
    InstitutionAlias.objects.create(
        institution=institution, language="en", kind="short", **marks(InstitutionAlias)
    )
    for owner in ({"region": region}, {"institution": institution}):
        make_evidence(source=public["source"], paragraph=98, **owner, **marks(Evidence))
    code = f"L99.0{STATES.index(state)}"
    specialty = make_specialty(code=code, is_retired=True, name=mark(Specialty, "name"))
    source = make_source(slug=f"{state}-source", **marks(Source))
    fresh = {"state": "draft", "source": source}
    agreement = make_agreement(
        parties=[public["region"], public["partner"]],
        place_of_signing=region,
        **fresh,
        **marks(Agreement),
    )
    programmes = [
        make_programme(
            parties=[public["institution"], public["partner"]],
            parent=parent,
            **fresh,
            **marks(Programme),
        )
        for parent in (public["programme"], None)
    ]
    delegation = make_delegation(
        senders=[public["region"]],
        hosts=[public["partner"]],
        agreements=[public["agreement"], agreement],
        programme=public["programme"],
        **fresh,
        **marks(Delegation),
    )
    exchange = make_exchange(
        senders=[public["region"]],
        hosts=[public["partner"]],
        agreements=[public["agreement"], agreement],
        programme=public["programme"],
        delegation=public["delegation"],
        specialties=[specialty, public["specialty"]],
        **fresh,
        **marks(Exchange),
    )
    records = [agreement, *programmes, delegation, exchange]
    add_rows(agreement, programmes[0], delegation, exchange, institution, region)
    for record in records:
        kind = {record._meta.model_name: record}
        make_contribution(giver_institution=institution, **kind, **marks(Contribution))
        make_person(institution=institution, role="leader", **kind, **marks(Person))
        RecordSpecialty.objects.create(**kind, **marks(RecordSpecialty))
        make_figure(**kind, **marks(Figure), unit="other")
        make_evidence(source=public["source"], paragraph=99, **kind, **marks(Evidence))
    bring(records, state)
    hang_on(public, agreement, programmes[1], delegation, exchange)
    merged = make_agreement(state="withdrawn")
    merged.merged_into = agreement
    merged.save()
    return records, merged


def add_rows(agreement, programme, delegation, exchange, institution, region):
    """Rows of hidden records, naming the things that nothing public names."""
    add_parties(AgreementParty, institution, region, agreement=agreement, unit=institution)
    add_parties(ProgrammeParty, institution, region, programme=programme)
    add_parties(DelegationParty, institution, region, delegation=delegation, role="host")
    add_parties(ExchangeParty, institution, region, exchange=exchange, role="hosts")
    DelegationStop.objects.create(delegation=delegation, region=region, **marks(DelegationStop))
    DelegationGroup.objects.create(delegation=delegation, **marks(DelegationGroup))
    Commitment.objects.create(agreement=agreement, modality="agreed", **marks(Commitment))


def add_parties(model, institution, region, **fields):
    """An institution as party, and bodies in words in a region."""
    texts = marks(model)
    in_words = {name: texts.pop(name) for name in columns_of("description")}
    model.objects.create(institution=institution, **fields, **texts)
    model.objects.create(region=region, **fields, **in_words)


def bring(records, state):
    """All records to a state, each step by a person whose name is a word too."""
    name = f"zquser{state}"
    by = get_user_model().objects.filter(username=name).first()
    by = by or make_user(username=name, is_superuser=True)
    if state != "draft":
        for record in records:
            submit(record=record, by=by)
    if state == "returned":
        for record in records:
            send_back(record=record, by=by, reason="zqreason")
    if state in ("published", "withdrawn"):
        publish_together(records=records, by=by)
    if state == "withdrawn":
        for record in records:
            withdraw(record=record, by=by, reason="zqreason")
    for record in records:
        record.refresh_from_db()
        type(record).objects.filter(pk=record.pk).update(review_note="zqreason")


def hang_on(public, agreement, programme, delegation, exchange):
    """Name hidden records in public ones: linked, delivering, above, beside."""
    for link in (
        make_link(from_agreement=public["agreement"], to_agreement=agreement, kind="amends"),
        make_link(from_agreement=agreement, to_agreement=public["agreement"], kind="implements"),
    ):
        make_evidence(
            agreement=link.from_agreement,
            agreement_link=link,
            source=public["source"],
            paragraph=97,
            **marks(Evidence),
        )
    public["commitment"].deliveries.create(delegation=delegation)
    public["commitment"].deliveries.create(exchange=exchange)
    public["delegation"].agreements.add(agreement)
    public["exchange"].agreements.add(agreement)
    public["programme"].agreements.add(agreement)
    for name, values in {
        "delegation": {"programme": programme},
        "exchange": {"programme": programme, "delegation": delegation},
        "programme": {"parent": programme},
    }.items():
        for field, value in values.items():
            setattr(public[name], field, value)
        public[name].save()

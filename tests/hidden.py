"""Records of each kind hung on everything public, each text of theirs holding a word of its own."""

import re

from django.db import models
from django.urls import reverse

from agreements.actions.publication import publish_together, send_back, submit, withdraw
from agreements.dates import UncertainDateField
from agreements.models import (
    Agreement,
    AgreementParty,
    Commitment,
    Delegation,
    DelegationGroup,
    DelegationMember,
    DelegationParty,
    DelegationStop,
    Evidence,
    Exchange,
    ExchangeParty,
    ExchangeSpecialty,
    Figure,
    Institution,
    InstitutionAlias,
    Programme,
    ProgrammeParty,
    Region,
    RegionAlias,
    Source,
    Specialty,
)
from agreements.models.partnership import partnership_url
from agreements.serializers.public import public_fields
from tests.addresses import list_names
from tests.factories import (
    make_agreement,
    make_area,
    make_commitment,
    make_delegation,
    make_evidence,
    make_exchange,
    make_figure,
    make_institution,
    make_link,
    make_programme,
    make_region,
    make_source,
    make_specialty,
    make_user,
)

HIDDEN_STATES = ["draft", "submitted", "returned", "withdrawn"]
STATES = [*HIDDEN_STATES, "published"]
LANGUAGES = ["", "/zh-hans", "/vi"]
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
        and field.name not in FIXED | {"names", "alias_text"}
    ]


def mark(model, name):
    """The word of one field, which stands nowhere else."""
    return f"zq{model._meta.model_name}{name}".replace("_", "")


def marks(model):
    """All words of a model, by field."""
    return {name: mark(model, name) for name in text_names(model)}


def make_public():
    """Public records on which hidden ones can hang, with all that they need to show them."""
    region, partner = make_region(), make_region()
    institution = make_institution(region=region, **secret(Institution))
    source = make_source(**secret(Source))
    agreement = make_agreement(
        parties=[region, institution, partner],
        areas=[make_area()],
        source=source,
        **secret(Agreement),
    )
    make_figure(agreement=agreement, metric="Agreements", counts="agreement")
    make_figure(agreement=agreement, metric="Delegations", counts="delegation")
    make_figure(agreement=agreement, metric="Exchanges", counts="exchange")
    programme = make_programme(
        parties=[institution, partner], source=source, agreements=[agreement]
    )
    for kind in ("agreement", "delegation", "exchange"):
        make_figure(programme=programme, metric=kind, counts=kind)
    delegation = make_delegation(senders=[region], hosts=[institution, partner], source=source)
    specialty = make_specialty()
    exchange = make_exchange(
        senders=[region], hosts=[institution, partner], specialties=[specialty], source=source
    )
    return {
        "region": region,
        "partner": partner,
        "institution": institution,
        "source": source,
        "specialty": specialty,
        "agreement": agreement,
        "commitment": make_commitment(agreement=agreement),
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
    specialty = make_specialty(
        code=f"L99.0{STATES.index(state)}", is_retired=True, name=mark(Specialty, "name")
    )
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
        make_figure(**kind, **marks(Figure))
        make_evidence(source=public["source"], paragraph=99, **kind, **marks(Evidence))
    bring(records, state)
    hang_on(public, agreement, programmes[1], delegation, exchange)
    merged = make_agreement(state="withdrawn")
    merged.merged_into = agreement
    merged.save()
    return records, merged


def add_rows(agreement, programme, delegation, exchange, institution, region):
    """Rows of hidden records, naming the things that nothing public names."""
    AgreementParty.objects.create(
        agreement=agreement, institution=institution, unit=institution, **marks(AgreementParty)
    )
    Commitment.objects.create(agreement=agreement, modality="agreed", **marks(Commitment))
    ProgrammeParty.objects.create(
        programme=programme, institution=institution, **marks(ProgrammeParty)
    )
    DelegationParty.objects.create(
        delegation=delegation, institution=institution, role="host", **marks(DelegationParty)
    )
    DelegationStop.objects.create(delegation=delegation, region=region, **marks(DelegationStop))
    DelegationMember.objects.create(
        delegation=delegation, institution=institution, role="leader", **marks(DelegationMember)
    )
    DelegationGroup.objects.create(delegation=delegation, **marks(DelegationGroup))
    ExchangeParty.objects.create(
        exchange=exchange, institution=institution, role="hosts", **marks(ExchangeParty)
    )
    ExchangeSpecialty.objects.create(exchange=exchange, **marks(ExchangeSpecialty))


def bring(records, state):
    """All records to a state, each step by a person whose name is a word too."""
    by = make_user(username=f"zquser{state}", is_superuser=True)
    if state in ("submitted", "returned"):
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


def public_urls(public):
    """The addresses of all lists, of the public things and of their public forms."""
    pages = [public[name].get_absolute_url() for name in public if name != "commitment"]
    # The last finds the first record of each kind by its code, and shows texts of it.
    searches = [f"{reverse('search')}?q={text}" for text in ("public", "thing", "0001")]
    paths = ["/", *searches, *map(reverse, list_names())]
    pair = [public["region"], public["partner"]]
    forms = [f"{page.rstrip('/')}.json" for page in pages]
    pages += [partnership_url(*pair), partnership_url(*pair, "partnership_brief")]
    return forms + [f"{lang}{path}" for lang in LANGUAGES for path in (*paths, *pages)]

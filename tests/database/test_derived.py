"""Derived columns hold what follows from the rows of a record and from what it names."""

import time

import pytest
from django.apps import apps
from django.db import connection

from agreements.database.columns import RECORDS, VOCABULARY
from agreements.models import (
    Agreement,
    AgreementParty,
    DelegationStop,
    Exchange,
    ExchangeParty,
    Institution,
    InstitutionAlias,
    Person,
    Region,
    RegionAlias,
    RegionMember,
)
from agreements.models.base import DERIVED
from tests.derived import differences, fresh, pks, spoil
from tests.factories import (
    make_agreement,
    make_area,
    make_delegation,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
    make_specialty,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_list_of_derived_columns_is_that_of_the_models():
    columns = {
        f"{model._meta.model_name}.{field.column}"
        for model in apps.get_app_config("agreements").get_models()
        for field in model._meta.local_fields
        if field.name in DERIVED and not model.__name__.endswith("Event")
    }

    listed = {f"{table}.{c}" for table, names in (RECORDS | VOCABULARY).items() for c in names}

    assert listed == columns


def test_path_leads_from_the_top_to_the_region(regions):
    china, yunnan, honghe, hekou = (regions[n] for n in ("China", "Yunnan", "Honghe", "Hekou"))

    assert fresh(hekou).path == f"/{china.pk}/{yunnan.pk}/{honghe.pk}/{hekou.pk}/"


def test_path_of_all_below_follows_when_a_region_moves(regions):
    honghe, vietnam, hekou = regions["Honghe"], regions["Viet Nam"], regions["Hekou"]

    Region.objects.filter(pk=honghe.pk).update(parent=vietnam)

    assert fresh(hekou).path == f"/{vietnam.pk}/{honghe.pk}/{hekou.pk}/"
    assert differences() == {}


def test_child_may_come_before_its_parent():
    top = make_region()
    child = Region(pk=top.pk + 1000, slug="child", name="Child", parent_id=top.pk + 2000)
    parent = Region(pk=top.pk + 2000, slug="parent", name="Parent", parent=top)

    Region.objects.bulk_create([child])
    Region.objects.bulk_create([parent])

    assert fresh(child).path == f"/{top.pk}/{parent.pk}/{child.pk}/"


def test_thousands_of_places_get_their_paths_at_once():
    top = make_region()
    first = top.pk + 1
    rows = [
        Region(
            pk=first + n,
            name=f"Place {n}",
            slug=f"many-{n}",
            kind="county",
            parent_id=top.pk if n < 40 else first + n % 40,
        )
        for n in range(4_000)
    ]
    Region.objects.bulk_create(rows)
    spoil("UPDATE agreements_region SET path = '' WHERE slug LIKE 'many-%'")

    with connection.cursor() as cursor:
        start = time.monotonic()
        cursor.execute("SELECT count(*) FROM region_paths(%s)", [[row.pk for row in rows]])
        seconds = time.monotonic() - start
        cursor.execute("SELECT region_refresh_paths(%s)", [[row.pk for row in rows]])

    assert seconds < 2
    assert fresh(rows[-1]).path == f"/{top.pk}/{rows[39].pk}/{rows[-1].pk}/"
    assert differences() == {}


def test_aliases_are_joined_and_found(regions):
    laocai = regions["Lao Cai"]
    RegionAlias.objects.create(region=laocai, text="Lao Kay", language="fr", kind="former")
    alias = RegionAlias.objects.create(region=laocai, text="Cốc Lếu", language="vi", kind="local")
    institution = make_institution()
    InstitutionAlias.objects.create(
        institution=institution, text="红医院", language="zh", kind="short"
    )

    assert fresh(laocai).alias_text == "Cốc Lếu\nLao Kay"
    assert list(Region.objects.matching("coc leu")) == [laocai]
    assert list(Institution.objects.matching("红医院")) == [institution]
    alias.delete()
    assert fresh(laocai).alias_text == "Lao Kay"


def test_agreement_holds_the_regions_and_institutions_of_its_parties(regions):
    hospital = make_institution(region=regions["Hekou"])
    ward = make_institution(parent=hospital)  # No seat of its own: it sits where its hospital does.
    zone = make_region(kind="grouping")
    RegionMember.objects.create(grouping=zone, member=regions["Honghe"])
    paris = make_region(kind="city")

    agreement = make_agreement(parties=[ward, regions["Lao Cai"]], place_of_signing=paris)

    sides = pks(*regions.values(), zone)
    assert agreement.region_ids == sides
    assert agreement.named_region_ids == sorted([*sides, paris.pk])
    assert agreement.institution_ids == pks(hospital, ward)
    assert agreement.named_institution_ids == pks(hospital, ward)


def test_unit_through_which_a_party_acts_counts_with_its_region(regions):
    unit = make_institution(region=regions["Hekou"])
    agreement = make_agreement(parties=[regions["Lao Cai"]], state="draft")

    AgreementParty.objects.filter(agreement=agreement).update(unit=unit)

    assert fresh(agreement).institution_ids == [unit.pk]
    assert fresh(agreement).region_ids == pks(*regions.values())


def test_members_are_named_and_no_parties(regions):
    institution = make_institution(region=regions["Hekou"])
    delegation = make_delegation(senders=[regions["Lao Cai"]], hosts=[], state="draft")

    Person.objects.create(
        delegation=delegation, name="Freya Lim", institution=institution, role="member"
    )

    delegation = fresh(delegation)
    assert delegation.region_ids == pks(regions["Lao Cai"], regions["Viet Nam"])
    assert delegation.named_region_ids == pks(*regions.values())
    assert delegation.institution_ids == []
    assert delegation.named_institution_ids == [institution.pk]
    assert "Freya Lim" in delegation.names.splitlines()


def test_delegation_runs_from_senders_to_hosts_and_stops(regions):
    delegation = make_delegation(
        senders=[regions["Hekou"]], hosts=[], dates="2017-09-02/2018", state="draft"
    )
    DelegationStop.objects.create(delegation=delegation, region=regions["Lao Cai"])

    delegation = fresh(delegation)

    china, yunnan, honghe, hekou = (regions[n] for n in ("China", "Yunnan", "Honghe", "Hekou"))
    assert delegation.sending_region == honghe.pk
    assert delegation.sending_region_ids == pks(china, yunnan, honghe, hekou)
    assert delegation.host_region == regions["Lao Cai"].pk
    assert delegation.host_region_ids == pks(regions["Lao Cai"], regions["Viet Nam"])
    assert (delegation.year_from, delegation.year_to) == (2017, 2018)


def test_first_host_whose_region_is_known_counts_before_stops(regions):
    delegation = make_delegation(
        senders=[], hosts=[make_institution(), regions["Lao Cai"]], state="draft"
    )
    DelegationStop.objects.create(delegation=delegation, region=regions["Hekou"], position=0)

    assert fresh(delegation).host_region == regions["Lao Cai"].pk


def test_teaching_alone_gives_an_exchange_no_direction(regions):
    exchange = make_exchange(senders=[], hosts=[], state="draft")
    ExchangeParty.objects.create(exchange=exchange, region=regions["Hekou"], role="teaches")

    exchange = fresh(exchange)

    assert (exchange.sending_region, exchange.host_region) == (None, None)
    assert (exchange.sending_region_ids, exchange.host_region_ids) == ([], [])
    assert regions["Hekou"].pk in exchange.region_ids


@pytest.mark.parametrize(
    ("kind", "code", "is_city"),
    [
        ("prefecture", "532500", True),
        ("city", "", True),
        ("special_region", "810000", True),
        ("province", "310000", True),
        ("province", "530000", False),
    ],
)
def test_city_is_the_nearest_place_of_that_level(kind, code, is_city):
    region = make_region(kind=kind, gbt_2260=code)
    district = make_region(kind="district", parent=region)

    exchange = make_exchange(senders=[district])

    assert exchange.sending_region == (region.pk if is_city else district.pk)


def test_exchange_holds_its_specialties_and_those_above():
    top = make_specialty(name="Internal medicine", name_zh="内科")
    heart = make_specialty(name="Cardiology", parent=top)

    exchange = make_exchange(specialties=[heart, "a printed label"])

    assert exchange.specialty_ids == pks(top, heart)
    assert list(Exchange.objects.matching("内科 cardiology")) == [exchange]
    assert list(Exchange.objects.matching("printed label")) == [exchange]


@pytest.mark.parametrize("query", ["lao cai", "Lào Cai", "老街", "Viet Nam", "云南", "河口县 lao"])
def test_record_is_found_by_any_name_of_its_regions(regions, query):
    agreement = make_agreement(parties=[regions["Hekou"], regions["Lao Cai"]])
    make_agreement()

    assert list(Agreement.objects.matching(query)) == [agreement]


def test_card_of_an_agreement_holds_what_its_row_prints(regions):
    area = make_area(name="Training", name_zh="培训")
    hospital = make_institution(name="People's Hospital", region=regions["Hekou"])

    agreement = make_agreement(parties=[hospital, regions["Lao Cai"]], areas=[area])

    honghe, laocai = regions["Honghe"], regions["Lao Cai"]
    lao = {"slug": laocai.slug, "name": "Lao Cai", "name_zh": "老街", "name_vi": "Lào Cai"}
    assert agreement.card == {
        "parties": [
            {
                "t": "institution",
                "slug": hospital.slug,
                "name": "People's Hospital",
                "name_zh": "",
                "name_vi": "",
                "role": "signatory",
                "place": {"slug": honghe.slug, "name": "Honghe", "name_zh": "", "name_vi": ""},
            },
            {"t": "region", "role": "signatory", "place": lao, **lao},
        ],
        "areas": [{"slug": area.slug, "name": "Training", "name_zh": "培训", "name_vi": ""}],
        "specialties": [],
    }


@pytest.mark.parametrize(
    ("make", "keys"),
    [
        (make_agreement, ["areas", "parties", "specialties"]),
        (make_delegation, ["parties", "specialties", "stops", "topics"]),
        (make_exchange, ["parties", "specialties"]),
        (make_programme, ["areas", "parties", "specialties"]),
    ],
)
def test_card_has_its_lists_from_the_first_moment(make, keys):
    record = type(make(state="draft")).objects.create(title="Bare")

    assert fresh(record).card == {key: [] for key in keys}

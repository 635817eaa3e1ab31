"""Derived columns follow the rows that they come from, however these are written."""

import os
import random
import subprocess
import sys
import time
from io import StringIO
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg2
import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from agreements.database.checking import check_all
from agreements.database.columns import RECORDS, VOCABULARY
from agreements.models import (
    Agreement,
    AgreementParty,
    Area,
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
    ProgrammeParty,
    Region,
    RegionAlias,
    RegionMember,
    Specialty,
)
from agreements.models.base import DERIVED
from devserver.postgres_programs import find_programs
from tests.factories import (
    make_agreement,
    make_area,
    make_delegation,
    make_evidence,
    make_exchange,
    make_figure,
    make_institution,
    make_programme,
    make_region,
    make_specialty,
)
from tests.sessions import two_sessions

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def differences():
    return {f"{c.table}.{c.column}": c.examples for c in check_all() if c.differences}


def pks(*rows):
    return sorted(row.pk for row in rows)


@pytest.fixture
def places():
    """China with a county in Yunnan, Viet Nam with Lào Cai."""
    china = make_region(name="China", kind="country")
    yunnan = make_region(name="Yunnan", name_zh="云南省", kind="province", parent=china)
    honghe = make_region(name="Honghe", kind="prefecture", parent=yunnan)
    hekou = make_region(name="Hekou", name_zh="河口县", kind="county", parent=honghe)
    vietnam = make_region(name="Viet Nam", kind="country")
    laocai = make_region(
        name="Lao Cai", name_zh="老街", name_vi="Lào Cai", kind="province", parent=vietnam
    )
    return {region.name: region for region in (china, yunnan, honghe, hekou, vietnam, laocai)}


def spoil(sql):
    """Write what no trigger would let stand."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('register.deriving', 'on', true)")
        cursor.execute(sql)
        cursor.execute("SELECT set_config('register.deriving', '', true)")


def fresh(row):
    return type(row).objects.get(pk=row.pk)


# What is derived


def test_list_of_derived_columns_is_that_of_the_models():
    columns = {
        f"{model._meta.model_name}.{field.column}"
        for model in apps.get_app_config("agreements").get_models()
        for field in model._meta.local_fields
        if field.name in DERIVED and not model.__name__.endswith("Event")
    }

    listed = {f"{table}.{c}" for table, names in (RECORDS | VOCABULARY).items() for c in names}

    assert listed == columns


def test_path_leads_from_the_top_to_the_place(places):
    china, yunnan, honghe, hekou = (places[n] for n in ("China", "Yunnan", "Honghe", "Hekou"))

    assert fresh(hekou).path == f"/{china.pk}/{yunnan.pk}/{honghe.pk}/{hekou.pk}/"


def test_path_of_all_below_follows_when_a_place_moves(places):
    honghe, vietnam, hekou = places["Honghe"], places["Viet Nam"], places["Hekou"]

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


def test_aliases_are_joined_and_found(places):
    laocai = places["Lao Cai"]
    RegionAlias.objects.create(region=laocai, text="Lao Kay", language="fr", kind="former")
    alias = RegionAlias.objects.create(region=laocai, text="Cốc Lếu", language="vi", kind="local")
    body = make_institution()
    InstitutionAlias.objects.create(institution=body, text="红医院", language="zh", kind="short")

    assert fresh(laocai).alias_text == "Cốc Lếu\nLao Kay"
    assert list(Region.objects.matching("coc leu")) == [laocai]
    assert list(Institution.objects.matching("红医院")) == [body]
    alias.delete()
    assert fresh(laocai).alias_text == "Lao Kay"


def test_agreement_holds_the_places_and_bodies_of_its_parties(places):
    hospital = make_institution(region=places["Hekou"])
    ward = make_institution(parent=hospital)  # No seat of its own: it sits where its hospital does.
    zone = make_region(kind="grouping")
    RegionMember.objects.create(grouping=zone, member=places["Honghe"])
    paris = make_region(kind="city")

    agreement = make_agreement(parties=[ward, places["Lao Cai"]], place_of_signing=paris)

    sides = pks(*places.values(), zone)
    assert agreement.region_ids == sides
    assert agreement.named_region_ids == sorted([*sides, paris.pk])
    assert agreement.institution_ids == pks(hospital, ward)
    assert agreement.named_institution_ids == pks(hospital, ward)


def test_unit_through_which_a_party_acts_counts_with_its_place(places):
    unit = make_institution(region=places["Hekou"])
    agreement = make_agreement(parties=[places["Lao Cai"]], state="draft")

    AgreementParty.objects.filter(agreement=agreement).update(unit=unit)

    assert fresh(agreement).institution_ids == [unit.pk]
    assert fresh(agreement).region_ids == pks(*places.values())


def test_members_are_named_and_no_parties(places):
    body = make_institution(region=places["Hekou"])
    delegation = make_delegation(senders=[places["Lao Cai"]], hosts=[], state="draft")

    DelegationMember.objects.create(
        delegation=delegation, name="Freya Lim", institution=body, role="member"
    )

    delegation = fresh(delegation)
    assert delegation.region_ids == pks(places["Lao Cai"], places["Viet Nam"])
    assert delegation.named_region_ids == pks(*places.values())
    assert delegation.institution_ids == []
    assert delegation.named_institution_ids == [body.pk]
    assert "Freya Lim" in delegation.names.splitlines()


def test_delegation_runs_from_senders_to_hosts_and_stops(places):
    delegation = make_delegation(
        senders=[places["Hekou"]], hosts=[], dates="2017-09-02/2018", state="draft"
    )
    DelegationStop.objects.create(delegation=delegation, region=places["Lao Cai"])

    delegation = fresh(delegation)

    china, yunnan, honghe, hekou = (places[n] for n in ("China", "Yunnan", "Honghe", "Hekou"))
    assert delegation.sending_region == honghe.pk
    assert delegation.sending_region_ids == pks(china, yunnan, honghe, hekou)
    assert delegation.host_region == places["Lao Cai"].pk
    assert delegation.host_region_ids == pks(places["Lao Cai"], places["Viet Nam"])
    assert (delegation.year_from, delegation.year_to) == (2017, 2018)


def test_first_host_whose_place_is_known_counts_before_stops(places):
    delegation = make_delegation(
        senders=[], hosts=[make_institution(), places["Lao Cai"]], state="draft"
    )
    DelegationStop.objects.create(delegation=delegation, region=places["Hekou"], position=0)

    assert fresh(delegation).host_region == places["Lao Cai"].pk


def test_teaching_alone_gives_an_exchange_no_direction(places):
    exchange = make_exchange(senders=[], hosts=[], state="draft")
    ExchangeParty.objects.create(exchange=exchange, region=places["Hekou"], role="teaches")

    exchange = fresh(exchange)

    assert (exchange.sending_region, exchange.host_region) == (None, None)
    assert (exchange.sending_region_ids, exchange.host_region_ids) == ([], [])
    assert places["Hekou"].pk in exchange.region_ids


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
    place = make_region(kind=kind, gbt_2260=code)
    district = make_region(kind="district", parent=place)

    exchange = make_exchange(senders=[district])

    assert exchange.sending_region == (place.pk if is_city else district.pk)


def test_exchange_holds_its_specialties_and_those_above():
    top = make_specialty(name="Internal medicine", name_zh="内科")
    heart = make_specialty(name="Cardiology", parent=top)

    exchange = make_exchange(specialties=[heart, "a printed label"])

    assert exchange.specialty_ids == pks(top, heart)
    assert list(Exchange.objects.matching("内科 cardiology")) == [exchange]
    assert list(Exchange.objects.matching("printed label")) == [exchange]


@pytest.mark.parametrize("query", ["lao cai", "Lào Cai", "老街", "Viet Nam", "云南", "河口县 lao"])
def test_record_is_found_by_any_name_of_its_places(places, query):
    agreement = make_agreement(parties=[places["Hekou"], places["Lao Cai"]])
    make_agreement()

    assert list(Agreement.objects.matching(query)) == [agreement]


def test_card_of_an_agreement_holds_what_its_row_prints(places):
    area = make_area(name="Training", name_zh="培训")
    hospital = make_institution(name="People's Hospital", region=places["Hekou"])

    agreement = make_agreement(parties=[hospital, places["Lao Cai"]], areas=[area])

    honghe, laocai = places["Honghe"], places["Lao Cai"]
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
    }


@pytest.mark.parametrize(
    ("make", "keys"),
    [
        (make_agreement, ["areas", "parties"]),
        (make_delegation, ["parties", "stops", "topics"]),
        (make_exchange, ["parties", "specialties"]),
        (make_programme, ["parties"]),
    ],
)
def test_card_has_its_lists_from_the_first_moment(make, keys):
    record = type(make(state="draft")).objects.create(title="Bare")

    assert fresh(record).card == {key: [] for key in keys}


# When it is derived


def test_stale_instance_does_not_save_derived_columns_back():
    agreement = make_agreement(state="draft")
    stale = Agreement.objects.get(pk=agreement.pk)
    Region.objects.filter(pk=agreement.region_ids[0]).update(name="Renamed")

    stale.region_ids, stale.card, stale.title = [], {}, "Another"
    stale.save()

    assert fresh(agreement).title == "Another"
    assert differences() == {}


def test_stale_place_does_not_save_its_path_back():
    place = Region.objects.create(name="New", slug="new", kind="city")

    place.name_vi = "Mới"
    place.save()

    assert fresh(place).path == f"/{place.pk}/"


def test_derived_columns_leave_no_trace_in_the_history():
    place = make_region()
    make_agreement(parties=[place, make_region()], state="draft")
    events = apps.get_model("agreements", "AgreementEvent").objects
    before = events.count()

    Region.objects.filter(pk=place.pk).update(name="Renamed")

    assert events.count() == before


def test_rows_that_come_by_copy_are_derived():
    place = make_region()
    agreement = make_agreement(state="draft", parties=[])
    columns = "agreement_id, region_id, role, position, name_as_printed, signer_name, "
    line = f"{agreement.pk}\t{place.pk}\tsignatory\t1\t\t\t\t\n"

    with connection.cursor() as cursor:
        cursor.copy_expert(
            f"COPY agreements_agreementparty ({columns} signer_title, signed) FROM STDIN",
            StringIO(line),
        )

    assert fresh(agreement).region_ids == [place.pk]


def random_change(chance):
    """One change of one row or of many, by one of the ways in which rows are written."""
    region, other = chance.choices(list(Region.objects.all()), k=2)
    body, second = chance.choices(list(Institution.objects.all()), k=2)
    agreement = chance.choice(list(Agreement.objects.all()))
    delegation = chance.choice(list(Delegation.objects.all()))
    exchange = chance.choice(list(Exchange.objects.all()))
    area, specialty = chance.choice(Area.objects.all()), chance.choice(Specialty.objects.all())
    word = f"Word{chance.randrange(1000)}"
    place = {"region": region, "position": chance.randrange(5)}
    seat = {"institution": body, "position": chance.randrange(5)}
    changes = [
        lambda: Region.objects.filter(pk=region.pk).update(parent=other),
        lambda: Region.objects.update(name_vi=word),
        lambda: Region.objects.filter(pk=region.pk).update(kind="county", slug=word.lower()),
        lambda: RegionAlias.objects.create(region=region, text=word, language="en", kind="short"),
        lambda: RegionAlias.objects.update(region=other),
        lambda: RegionAlias.objects.all().delete(),
        lambda: RegionMember.objects.create(
            grouping=Region.objects.filter(kind="grouping").first(), member=region
        ),
        lambda: RegionMember.objects.update(member=other),
        lambda: RegionMember.objects.all().delete(),
        lambda: Institution.objects.filter(pk=body.pk).update(parent=second),
        lambda: Institution.objects.filter(pk=body.pk).update(region=region),
        lambda: Institution.objects.update(name_zh=word),
        lambda: InstitutionAlias.objects.create(
            institution=body, text=word, language="en", kind="short"
        ),
        lambda: InstitutionAlias.objects.update(text=word),
        lambda: InstitutionAlias.objects.all().delete(),
        lambda: Area.objects.update(name_zh=word),
        lambda: Specialty.objects.update(name_vi=word),
        lambda: Specialty.objects.filter(pk=specialty.pk).update(parent=None),
        lambda: AgreementParty.objects.create(agreement=agreement, **place),
        lambda: AgreementParty.objects.create(agreement=agreement, unit=second, **seat),
        lambda: AgreementParty.objects.update(agreement=agreement),
        lambda: AgreementParty.objects.filter(agreement=agreement).delete(),
        lambda: Agreement.objects.update(signed="201X", place_of_signing=region),
        lambda: agreement.areas.set([area]),
        lambda: agreement.areas.clear(),
        lambda: DelegationParty.objects.create(delegation=delegation, role="sender", **seat),
        lambda: DelegationParty.objects.update(role="host"),
        lambda: DelegationStop.objects.create(delegation=delegation, **place),
        lambda: DelegationStop.objects.update(position=3, name_as_printed=word),
        lambda: DelegationMember.objects.create(
            delegation=delegation, institution=body, name=word, role="leader"
        ),
        lambda: DelegationMember.objects.update(institution=None),
        lambda: delegation.topics.add(area),
        lambda: Delegation.objects.update(dates="2009-10/.."),
        lambda: ExchangeParty.objects.create(exchange=exchange, role="sends", **seat),
        lambda: ExchangeParty.objects.filter(exchange=exchange).update(role="hosts"),
        lambda: ExchangeSpecialty.objects.create(exchange=exchange, specialty=specialty),
        lambda: ExchangeSpecialty.objects.create(exchange=exchange, label=word),
        lambda: ExchangeSpecialty.objects.all().delete(),
        lambda: ProgrammeParty.objects.update(region=region),
        lambda: Commitment.objects.create(agreement=agreement, text=word, modality="agreed"),
        lambda: Commitment.objects.update(agreement=agreement, text_zh=word),
        lambda: Commitment.objects.filter(agreement=agreement).delete(),
        lambda: DelegationGroup.objects.create(delegation=delegation, label=word),
        lambda: DelegationGroup.objects.update(delegation=delegation),
        lambda: make_figure(exchange=exchange, metric=word),
        lambda: Figure.objects.update(exchange=None, agreement=agreement),
        lambda: make_evidence(delegation=delegation, note=word),
        lambda: Evidence.objects.update(words=word, note=""),
        lambda: Agreement.objects.filter(pk=agreement.pk).update(principles=word),
    ]
    chance.choice(changes)()


@pytest.mark.parametrize("seed", range(3))
def test_nothing_differs_whatever_is_changed(seed):
    chance = random.Random(seed)
    regions = [make_region() for _ in range(6)] + [make_region(kind="grouping")]
    bodies = [make_institution(region=chance.choice([*regions, None])) for _ in range(5)]
    areas = [make_area(), make_area()]
    top = make_specialty()
    specialties = [top, make_specialty(parent=top), make_specialty(parent=top)]
    for _ in range(2):
        make_agreement(parties=chance.sample(bodies, 2), areas=areas[:1], state="draft")
        make_delegation(senders=[bodies[0]], hosts=[regions[1]], topics=areas, state="draft")
        make_exchange(senders=[regions[2]], specialties=specialties[1:], state="draft")
    make_programme(state="draft")
    written = 0

    for step in range(60):
        try:
            with transaction.atomic():
                random_change(chance)
            written += 1
        except IntegrityError:
            pass  # A circle, or a row that is there already: refused.
        assert differences() == {}, step

    assert written > 30


# When two write at once

INSERT_PARTY = (
    "INSERT INTO agreements_agreementparty (agreement_id, region_id, institution_id, role, "
    "position, name_as_printed, signer_name, signer_title, signed) "
    "VALUES (%s, %s, %s, 'signatory', 1, '', '', '', '')"
)


@pytest.mark.django_db(transaction=True)
def test_two_transactions_that_each_add_a_party_leave_both():
    one, two = make_region(), make_region()
    agreement = make_agreement(state="draft", parties=[])

    with two_sessions() as (first, second):
        first.run(INSERT_PARTY, agreement.pk, one.pk, None)
        second.start(INSERT_PARTY, agreement.pk, two.pk, None)
        first.connection.commit()
        error = second.finish()

    assert error is None
    assert fresh(agreement).region_ids == pks(one, two)
    assert differences() == {}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("mover_first", [True, False])
def test_party_added_while_its_institution_moves_has_the_new_place(mover_first):
    old, new = make_region(), make_region()
    body = make_institution(region=old)
    agreement = make_agreement(state="draft", parties=[])
    move = ("UPDATE agreements_institution SET region_id = %s WHERE id = %s", new.pk, body.pk)
    join = (INSERT_PARTY, agreement.pk, None, body.pk)

    with two_sessions() as (first, second):
        first.run(*(move if mover_first else join))
        second.start(*(join if mover_first else move))
        first.connection.commit()
        error = second.finish()

    assert error is None
    assert fresh(agreement).region_ids == [new.pk]
    assert differences() == {}


@pytest.mark.django_db(transaction=True)
def test_place_added_below_one_that_moves_has_the_new_path():
    top, middle = make_region(), make_region()

    with two_sessions() as (first, second):
        first.run("UPDATE agreements_region SET parent_id = %s WHERE id = %s", top.pk, middle.pk)
        second.start(
            "INSERT INTO agreements_region (name, name_zh, name_vi, slug, kind, parent_id, path, "
            "iso_3166, gbt_2260, founded, dissolved, alias_text) "
            "VALUES ('Low', '', '', 'low', 'county', %s, '', '', '', '', '', '')",
            middle.pk,
        )
        first.connection.commit()
        error = second.finish()

    low = Region.objects.get(slug="low")
    assert error is None
    assert low.path == f"/{top.pk}/{middle.pk}/{low.pk}/"


# The check


def test_check_derived_counts_shows_and_fails():
    agreement = make_agreement(state="draft")
    spoil("UPDATE agreements_agreement SET region_ids = '{7}', names = 'x'")
    out = StringIO()

    with pytest.raises(CommandError, match=r"^2 differences; --repair writes them$"):
        call_command("check_derived", stdout=out)

    lines = out.getvalue().splitlines()
    assert "agreement.region_ids: 1 differences in 1 rows" in lines
    assert f"  {agreement.pk}: [7] should be {agreement.region_ids}" in lines
    assert "agreement.card: 0 differences in 1 rows" in lines


def test_check_derived_repairs():
    agreement = make_agreement(state="draft")
    spoil("UPDATE agreements_region SET path = '/1/', alias_text = 'x'")
    spoil("UPDATE agreements_agreement SET region_ids = '{}', card = '{}', year_to = 7")

    call_command("check_derived", "--repair", stdout=StringIO())

    assert differences() == {}
    assert fresh(agreement).region_ids == agreement.region_ids


@pytest.mark.django_db(transaction=True)
def test_restored_dump_has_the_same_derived_columns(folder, places):
    make_agreement(parties=[make_institution(region=places["Hekou"]), places["Lao Cai"]])
    make_exchange(specialties=[make_specialty()])
    programs = find_programs(connection.pg_version // 10_000)
    name = f"restored_{uuid4().hex}"
    url = urlsplit(os.environ["DATABASE_URL"])
    source, target = (
        urlunsplit(url._replace(path=f"/{database}"))
        for database in (connection.settings_dict["NAME"], name)
    )
    server = psycopg2.connect(**connection.get_connection_params())
    server.autocommit = True
    dump = folder / "register.dump"
    run = {"check": True, "capture_output": True, "text": True}
    try:
        with server.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        subprocess.run(
            [programs / "pg_dump", "--format=custom", f"--file={dump}", f"--dbname={source}"], **run
        )
        subprocess.run(
            [programs / "pg_restore", "--exit-on-error", f"--dbname={target}", dump], **run
        )
        with psycopg2.connect(target) as restored, restored.cursor() as cursor:
            cursor.execute("UPDATE agreements_region SET name = 'Renamed' WHERE name = 'Lao Cai'")
            cursor.execute("SELECT count(*) FROM agreements_agreement WHERE names ~ 'Renamed'")
            renamed = cursor.fetchone()[0]
        restored.close()
        check = subprocess.run(
            [sys.executable, "manage.py", "check_derived"],
            env=os.environ | {"DATABASE_URL": target},
            **run,
        )
    finally:
        with server.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        server.close()

    assert renamed == 1
    assert check.stdout.splitlines()[-1] == "0 differences"

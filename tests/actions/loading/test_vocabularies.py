"""Vocabularies follow their files, and each fault is named by file, line and field."""

from datetime import date

import pytest

from agreements.actions.loading import load_register
from agreements.models import Area, Region, RegionAlias, Specialty
from tests.small_register import FILES, refused

pytestmark = pytest.mark.django_db


def test_translations_and_coordinates_follow_the_files(folder):
    load_register(folder=folder)
    (folder / "areas.csv").write_text(FILES["areas.csv"].replace("培训", "人才培训"))
    specialties = FILES["specialties.csv"].replace("general medicine", "general medicine; 大内科")
    (folder / "specialties.csv").write_text(specialties)
    places = FILES["regions/00.csv"].replace("36.6255", "36.62")
    (folder / "regions/00.csv").write_text(places.replace("Xining,", "Sining,"))

    report = load_register(folder=folder)

    xining = Region.objects.get(slug="xining")
    assert Area.objects.get().name_zh == "人才培训"
    assert Specialty.objects.get(code="03").synonyms == "general medicine; 大内科"
    assert (str(xining.latitude), xining.name) == ("36.62000", "Xining")
    assert {name: n for name, n in report.changed.items() if n} == {
        "specialties": 1,
        "areas of cooperation": 1,
        "places": 1,
    }


def test_synonyms_of_the_staff_stay_beside_those_that_a_file_adds(folder):
    load_register(folder=folder)
    Specialty.objects.filter(code="03").update(synonyms="medicine; Internal Care")
    specialties = FILES["specialties.csv"].replace("general medicine", "internal care; 大内科")
    (folder / "specialties.csv").write_text(specialties)

    report = load_register(folder=folder)
    again = load_register(folder=folder)

    assert Specialty.objects.get(code="03").synonyms == "medicine; Internal Care; 大内科"
    assert (report.changed["specialties"], again.changed["specialties"]) == (1, 0)


def test_new_terms_are_added_to_a_register_that_has_others(folder):
    load_register(folder=folder)
    number = Specialty.objects.count()
    with (folder / "specialties.csv").open("a") as file:
        file.write("L06,,Diseases,疾病,Bệnh,,true\n")
        file.write("L06.01,L06,Stroke,脑卒中,Đột quỵ,中风,true\n")

    report = load_register(folder=folder)

    stroke = Specialty.objects.get(code="L06.01")
    assert (stroke.parent.code, stroke.is_local, stroke.synonyms) == ("L06", True, "中风")
    assert (report.added["specialties"], Specialty.objects.count()) == (2, number + 2)


def test_term_of_the_staff_with_the_code_of_another_one_is_refused_and_stays(folder):
    load_register(folder=folder)
    Specialty.objects.create(code="L06", name="Robotics", name_zh="机器人", is_local=True)
    with (folder / "specialties.csv").open("a") as file:
        file.write("L06,,Diseases,疾病,Bệnh,,true\n")

    assert refused(folder) == [
        "specialties.csv, line 3 (L06): name: the register has “Robotics” there"
    ]
    assert Specialty.objects.get(code="L06").name_zh == "机器人"


def test_period_of_another_name_follows_the_file_and_is_never_wiped_out(folder):
    load_register(folder=folder)
    dated = FILES["region_aliases.csv"].replace("former,", "former,../1928")
    (folder / "region_aliases.csv").write_text(dated)

    report = load_register(folder=folder)
    (folder / "region_aliases.csv").write_text(FILES["region_aliases.csv"])
    again = load_register(folder=folder)

    alias = RegionAlias.objects.get()
    assert (str(alias.used), alias.used_from, alias.used_to) == (
        "../1928",
        None,
        date(1928, 12, 31),
    )
    assert (report.changed["other names"], again.changed["other names"]) == (1, 0)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("areas.csv", "description", "sense", "areas.csv, line 1: description: the column is mis"),
        ("areas.csv", "description", "description,x", "areas.csv, line 1: x: there is no such col"),
        ("areas.csv", ",Skills.", "", "areas.csv, line 2: the line has more or fewer cells"),
        (
            "areas.csv",
            "training,Training",
            "trai ning,Training",
            "areas.csv, line 2 (trai ning): s",
        ),
        (
            "regions/00.csv",
            "huangyuan,",
            "xining,",
            "regions/00.csv, line 4 (xining): slug: the same stands in regions/00.csv, line 2 (xi",
        ),
        (
            "regions/00.csv",
            "xining,china",
            "xining,chine",
            "regions/00.csv, line 2 (xining): parent: there is no “chine”",
        ),
        (
            "regions/00.csv",
            "china,,country",
            "china,xining,country",
            "regions/00.csv, line 2 (xining): parent: these rows name each other in a circle",
        ),
        (
            "regions/00.csv",
            "36.6255",
            "north",
            "regions/00.csv, line 2 (xining): latitude: “north” value must be a decimal number.",
        ),
        ("regions/00.csv", "2001", "last year", "regions/00.csv, line 4 (huangyuan): dissolved: “"),
        (
            "regions/00.csv",
            "city",
            "town",
            "regions/00.csv, line 2 (xining): kind: Value 'town' is",
        ),
        (
            "regions/00.csv",
            "36.6255",
            "",
            "regions/00.csv: Give latitude and longitude together, in degrees, or neither.",
        ),
        (
            "region_aliases.csv",
            "xining",
            "sining",
            "region_aliases.csv, line 2 (sining, Sining, en): region: there is no “sining”",
        ),
        (
            "region_aliases.csv",
            "former,",
            "former,once",
            "region_aliases.csv, line 2 (xining, Sining, en): used: “once” is",
        ),
        (
            "specialties.csv",
            "false",
            "maybe",
            "specialties.csv, line 2 (03): is_local: “maybe” val",
        ),
    ],
)
def test_fault_in_a_table_is_named(folder, file, old, new, message):
    (folder / file).write_text(FILES[file].replace(old, new, 1))

    [error] = refused(folder)

    assert error.startswith(message)

"""Suggestions while somebody types: public rows, best first, in any script."""

import re

import pytest

from tests.factories import (
    make_agreement,
    make_exchange,
    make_institution,
    make_region,
    make_specialty,
)

pytestmark = pytest.mark.django_db


def offered(client, kind, language="", **query):
    """The options for a text, as (value, label)."""
    response = client.get(f"{language}/suggestions/{kind}/", query)
    assert response.status_code == 200
    return re.findall('<option value="([^"]*)">([^<]*)</option>', response.content.decode())


@pytest.fixture
def city():
    """A city of which a published record tells, and one that only a draft names."""
    city = make_region(name="Xining", name_zh="西宁市", slug="xining")
    make_agreement(parties=[city], title="Frame", title_zh="框架协议")
    make_agreement(parties=[make_region(name="Xining SECRET", slug="secret")], state="draft")
    return city


@pytest.mark.parametrize("typed", ["", "xin", "Xining", "XINING"])
def test_public_rows_are_offered_by_the_beginning_of_a_name(client, city, typed):
    assert offered(client, "regions", place=typed) == [("xining", "Xining")]


def test_option_shows_the_name_that_was_typed(client, city):
    in_english = offered(client, "regions", place="西宁")
    in_chinese = offered(client, "regions", "/zh-hans", place="西宁")

    assert in_english == [("xining", "Xining (西宁市)")]
    assert in_chinese == [("xining", "西宁市")]


def test_exact_name_comes_first(client):
    for number in range(30):
        make_agreement(parties=[make_region(name=f"Hekou {number} Hekou", slug=f"hekou-{number}")])
    make_agreement(parties=[make_region(name="Hekou", slug="zz-hekou")])

    found = offered(client, "regions", place="hekou")

    assert found[0] == ("zz-hekou", "Hekou")
    assert len(found) == 20


def test_institutions_specialties_and_agreements_are_offered(client, city):
    hospital = make_institution(name="People’s Hospital", slug="hospital", region=city)
    cardiology = make_specialty(code="03.04", name="Cardiology", name_zh="心血管内科专业")
    exchange = make_exchange(hosts=[hospital], specialties=[cardiology])
    agreement = make_agreement(title="On telemedicine")

    assert [value for value, _label in offered(client, "institutions", to="hosp")] == ["hospital"]
    assert offered(client, "specialties", specialty="心血管") == [
        (cardiology.code, f"{cardiology} (心血管内科专业)")
    ]
    assert offered(client, "agreements", agreement="tele") == [
        (agreement.code, f"{agreement.code} On telemedicine")
    ]
    assert exchange.code


def test_not_stated_is_offered_where_it_is_a_value_and_nothing_is_typed(client, city):
    assert offered(client, "regions", not_stated="yes", place="") == [
        ("xining", "Xining"),
        ("not_stated", "Not stated"),
    ]
    assert offered(client, "regions", not_stated="yes", place="xin") == [("xining", "Xining")]


@pytest.mark.parametrize("typed", ["\0", "<script>", "\u202e", "-xining", "x" * 5000, "%", "'"])
def test_hostile_text_is_no_error(client, city, typed):
    page = client.get("/suggestions/regions/", {"place": typed})

    assert page.status_code == 200
    assert "<script>" not in page.content.decode()


def test_unknown_kind_is_not_found(client):
    assert client.get("/suggestions/users/").status_code == 404


@pytest.mark.parametrize("kind", ["regions", "institutions", "specialties", "agreements"])
def test_suggestions_cost_one_query(client, city, django_assert_num_queries, kind):
    with django_assert_num_queries(1):
        client.get(f"/suggestions/{kind}/", {"x": "xining"})


def test_page_of_a_list_holds_no_suggestions_but_the_address_of_them(client, city):
    page = client.get("/agreements/").content.decode()

    assert 'hx-get="/suggestions/regions/?not_stated=yes"' in page
    assert '<datalist id="id_place_list"></datalist>' in page
    assert "<option" not in page.split("<datalist")[1].split("</datalist>")[0]


@pytest.mark.parametrize("typed", ["Guangdong Province", "Guangdong Prov", "tỉnh Quảng Đông"])
def test_place_is_offered_by_its_name_with_the_word_for_its_kind(client, typed):
    place = make_region(name="Guangdong", name_vi="Quảng Đông", slug="guangdong", kind="province")
    city = make_region(name="Guangdong", name_vi="Quảng Đông", slug="town", kind="district")
    make_agreement(parties=[place, city])

    assert offered(client, "regions", place=typed) == [("guangdong", f"Guangdong ({typed})")]

"""The list of names still to translate."""

import pytest
from django.urls import reverse

from agreements.models import Region
from tests.factories import make_agreement, make_region, make_user
from tests.staff import make_person, page

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
URL = "/staff/names-to-translate/"


def rows_of(response):
    """The names of the rows that a page lists."""
    return [row["name"] for row in response.context["rows"]]


@pytest.fixture
def place():
    """A public place without English and Vietnamese."""
    place = make_region(name="", name_zh="西宁市")
    titles = {"title_zh": "协议", "title_vi": "Thỏa thuận"}
    make_agreement(parties=[place, make_region(name_zh="甲", name_vi="Giáp")], **titles)
    return place


@pytest.mark.parametrize("kind", ["editor", "reviewer", "superuser"])
def test_row_leads_to_its_form(client, place, kind):
    client.force_login(make_person(kind))

    text = client.get(URL, {"kind": "region"}).content.decode()

    link = f'<a href="{page(Region, "change", place.pk)}" lang="zh-Hans">西宁市</a>'
    assert link in text
    assert "<td>English, Vietnamese</td>" in text
    assert f'href="{URL}"' in client.get("/staff/").content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"language": "vi", "kind": "region"}, ["西宁市"]),
        ({"language": "zh-Hans", "kind": "region"}, []),
        ({"kind": "institution"}, []),
        ({"kind": "region", "page": "900"}, ["西宁市"]),
        ({"kind": "region", "page": "x"}, ["西宁市"]),
        ({"language": "xx", "kind": "region"}, ["西宁市"]),
    ],
)
def test_list_is_narrowed(client, signed_in, place, query, found):
    assert rows_of(client.get(URL, query)) == found


def test_list_has_pages_and_bounded_queries(client, signed_in, django_assert_max_num_queries):
    places = [make_region(name=f"Place {number:02}") for number in range(52)]
    make_agreement(parties=places, title_zh="协议", title_vi="Thỏa thuận")

    with django_assert_max_num_queries(8):
        first = client.get(URL, {"kind": "region"})
    second = client.get(URL, {"kind": "region", "page": "2"})

    assert (len(rows_of(first)), len(rows_of(second))) == (50, 2)
    assert "?kind=region&amp;page=2" in first.content.decode()


@pytest.mark.parametrize("language", ["/zh-hans", "/vi"])
def test_list_is_there_in_each_language(client, signed_in, place, language):
    response = client.get(f"{language}{URL}", {"kind": "region"})

    assert response.status_code == 200
    assert rows_of(response) == ["西宁市"]


def test_account_without_rights_sees_nothing(client):
    client.force_login(make_user())

    assert client.get(reverse("admin:names_to_translate")).status_code == 403


def test_nobody_else_sees_it(client):
    assert client.get(URL).status_code == 302

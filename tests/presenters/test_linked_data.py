"""What pages say to machines: linked data and Open Graph, and nothing hidden."""

import json
import re
from html import unescape

import pytest

from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_institution,
    make_region,
)

pytestmark = pytest.mark.django_db

HOST = "http://testserver"


def linked(page):
    """The linked data of a page."""
    found = re.findall('<script type="application/ld\\+json">(.*?)</script>', page)
    assert len(found) == 1
    return json.loads(found[0])


def test_page_has_its_title_and_description_for_open_graph(client):
    record = make_agreement(title='Training <for> "all" & more', summary="First.\nSecond.")

    page = client.get(record.get_absolute_url()).content.decode()

    data = dict(re.findall('<meta property="og:([a-z_]+)" content="([^"]*)">', page))
    assert {name: unescape(content) for name, content in data.items()} == {
        "title": 'Training <for> "all" & more',
        "description": "First. Second.",
        "type": "article",
        "site_name": "Health Cooperation Register",
        "url": HOST + record.get_absolute_url(),
    }


@pytest.fixture
def cities():
    """Two cities with records of all kinds between them."""
    alpha = make_region(slug="alpha", name="Alpha", latitude=23, longitude=113)
    beta = make_region(slug="beta", name="Beta", latitude=36, longitude=101)
    make_agreement(parties=[alpha, beta])
    make_delegation(senders=[alpha], hosts=[beta])
    make_exchange(senders=[alpha], hosts=[make_institution(region=beta)])
    return alpha, beta


def preview(client, url):
    """What a page says of its chart."""
    text = client.get(url).content.decode()
    data = re.findall(
        '<meta (?:property|name)="((?:og:image|twitter:)[^"]*)" content="([^"]*)">', text
    )
    return {name: unescape(content) for name, content in data}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("url", "chart", "alt"),
    [
        ("/", "/map.png", "Cooperating places"),
        ("/regions/alpha/", "/regions/alpha/map.png", "Partners on the map: Alpha"),
        (
            "/partnerships/alpha/beta/",
            "/partnerships/alpha/beta/map.png",
            "The two places on the map: Alpha – Beta",
        ),
        (
            "/agreements/?place=alpha&partner=beta",
            "/agreements/map.png?place=alpha&partner=beta",
            "Map: Agreements",
        ),
        ("/delegations/", "/delegations/map.png", "Map: Delegations"),
        ("/exchanges/", "/exchanges/map.png", "Map: Exchanges"),
        ("/regions/alpha/map/", "/regions/alpha/map.png", "Map: Alpha"),
    ],
)
def test_page_names_its_map_for_others(client, cities, url, chart, alt):
    data = preview(client, url)

    assert data == {
        "og:image": HOST + chart,
        "og:image:width": "1760",
        "og:image:height": "1000",
        "og:image:alt": alt,
        "twitter:card": "summary_large_image",
    }
    png = client.get(chart).content
    size = [int.from_bytes(png[at : at + 4], "big") for at in (16, 20)]
    assert size == [1760, 1000]


def test_chart_of_unknown_height_claims_none(client, cities):
    assert "og:image:height" not in preview(client, "/network/")


@pytest.mark.parametrize(
    "url",
    ["/agreements/?place=gamma", "/agreements/?q=zq", "/partnerships/alpha/gamma/", "/about/"],
)
def test_page_without_a_chart_names_none(client, cities, url):
    gamma = make_region(slug="gamma")
    make_delegation(senders=[gamma], hosts=[cities[0]], state="draft")

    assert preview(client, url) == {}


def test_page_of_a_record_names_no_chart(client, cities):
    record = make_agreement(parties=[*cities])

    assert preview(client, record.get_absolute_url()) == {}


def test_institution_has_its_type(client):
    city = make_region(name="Xining")
    hospital = make_institution(name="First Hospital", region=city, wikidata="Q42", name_zh="医院")
    bureau = make_institution(name="Bureau", kind="health_authority")
    make_agreement(parties=[hospital, bureau])

    data = linked(client.get(hospital.get_absolute_url()).content.decode())

    assert data == {
        "@context": "https://schema.org",
        "@type": "Hospital",
        "name": "First Hospital",
        "alternateName": ["医院"],
        "url": HOST + hospital.get_absolute_url(),
        "location": {
            "@type": "AdministrativeArea",
            "name": "Xining",
            "url": HOST + city.get_absolute_url(),
        },
        "sameAs": ["https://www.wikidata.org/wiki/Q42"],
    }
    other = linked(client.get(bureau.get_absolute_url()).content.decode())
    assert other["@type"] == "GovernmentOrganization"


def test_linked_data_cannot_end_its_element(client):
    record = make_delegation(title="A </script><script>alert(1)</script> & visit")

    page = client.get(record.get_absolute_url()).content.decode()

    assert "<script>alert" not in page
    assert linked(page)["name"] == "A </script><script>alert(1)</script> & visit"


@pytest.mark.parametrize(
    ("dates", "ends"),
    [
        ("2017-09-02/2017-09-04", ("2017-09-02", "2017-09-04")),
        ("2009", ("2009", "2009")),
        ("2010?-01-14", (None, None)),
        ("XXXX-01-14", (None, None)),
        ("2001-07-10/..", (None, None)),
        ("", (None, None)),
    ],
)
def test_event_has_a_date_only_as_its_source_states_it(client, dates, ends):
    record = make_exchange(dates=dates, status="completed")

    data = linked(client.get(record.get_absolute_url()).content.decode())

    assert data["@type"] == "Event"
    assert (data.get("startDate"), data.get("endDate")) == ends


def test_what_is_only_talked_about_is_no_event(client):
    record = make_exchange(status="under_discussion")

    page = client.get(record.get_absolute_url()).content.decode()

    assert "ld+json" not in page


def test_front_page_is_a_dataset_in_three_languages(client):
    data = linked(client.get("/").content.decode())

    assert (data["@type"], data["inLanguage"]) == ("Dataset", ["en", "zh-Hans", "vi"])

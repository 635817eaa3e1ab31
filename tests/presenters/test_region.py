"""What the page of a region prints."""

import re

import pytest

from agreements.models import RegionAlias, RegionMember
from tests.factories import (
    make_agreement,
    make_delegation,
    make_evidence,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
    make_source,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def numbers(row):
    return [row[kind]["number"] for kind in ("agreements", "delegations", "exchanges")]


def test_region_numbers_lead_to_lists_of_the_same_length(client):
    here, there = make_region(name="Here"), make_region(name="There")
    make_agreement(parties=[here, there])
    make_delegation(senders=[here], hosts=[there])
    make_delegation(senders=[there], hosts=[here])
    make_delegation(senders=[there], hosts=[here])
    make_exchange(senders=[here], hosts=[there])
    make_programme(parties=[here])
    make_exchange(senders=[here], hosts=[there], state="draft")

    context = client.get(here.get_absolute_url()).context

    names = ["agreements", "delegations_out", "delegations_in", "sent", "hosted", "programmes"]
    found = {name: context[name]["number"] for name in names}
    listed = {name: client.get(context[name]["url"]).context["number"] for name in names}
    assert found == listed == dict(zip(names, [1, 1, 2, 1, 0, 1], strict=True))


def test_region_narrowed_to_itself_leaves_out_what_only_lies_below(client):
    city, there = make_region(name="City"), make_region(name="There")
    hospital = make_institution(region=make_region(kind="district", parent=city))
    unit = make_institution(parent=make_institution(region=city))
    make_agreement(title="District only", parties=[hospital, there])
    make_agreement(title="City and district", parties=[city, hospital, there])
    make_agreement(title="Unit without a seat of its own", parties=[unit, there])
    make_exchange(title="Sent by the district", senders=[hospital], hosts=[there])
    make_exchange(title="Sent by the city", senders=[city], hosts=[there])
    make_delegation(title="To the district", senders=[there], hosts=[hospital])

    context = client.get(city.get_absolute_url(), {"only": "itself"}).context

    names = ["agreements", "delegations_out", "delegations_in", "sent", "hosted"]
    found = {name: [row["title"] for row in context[name]["rows"]] for name in names}
    listed = [client.get(context[name]["url"]).context["number"] for name in names]
    assert found == {
        "agreements": ["Unit without a seat of its own", "City and district"],
        "delegations_out": [],
        "delegations_in": [],
        "sent": ["Sent by the city"],
        "hosted": [],
    }
    assert listed == [2, 0, 0, 1, 0]
    (partner,) = context["partners"]["rows"]
    assert (partner["agreements"]["number"], partner["sent"]["number"]) == (2, 1)
    assert partner["delegations"]["number"] == 0


def test_region_partners_are_sorted_by_the_parameter(client):
    here = make_region()
    early, late, undated = (make_region(name=name) for name in ("Early", "Late", "Undated"))
    make_agreement(parties=[here, early], signed="2001", status="signed", term_end="2090")
    make_agreement(parties=[here, early])
    make_agreement(parties=[here, late], signed="2009", status="signed", term_end="2080")
    make_agreement(parties=[here, undated])

    def order(**query):
        partners = client.get(here.get_absolute_url(), query).context["partners"]
        return [row["regions"][0]["name"] for row in partners["rows"]]

    assert order() == ["Late", "Early", "Undated"]
    assert order(sort="name") == ["Early", "Late", "Undated"]
    assert order(sort="agreements") == ["Early", "Late", "Undated"]
    assert order(sort="ending") == ["Late", "Early", "Undated"]


@pytest.mark.parametrize("query", [{"sort": "password"}, {"only": "below"}, {"sort": "\0"}])
def test_region_refuses_an_order_or_a_switch_that_there_is_not(client, query):
    place = make_region()
    make_agreement(parties=[place])

    assert client.get(place.get_absolute_url(), query).status_code == 400


def test_region_counts_people_as_the_sources_do(client):
    host = make_region()
    make_exchange(hosts=[host], participants=10, status="completed")
    make_exchange(hosts=[host], status="completed")
    make_exchange(hosts=[host], participants=500, status="planned")

    response = client.get(host.get_absolute_url())

    assert response.context["people_hosted"] == [
        "at least 10 people",
        "1 exchange of unstated size",
        "planned or under discussion: 500 people",
    ]


def test_region_shows_names_chain_and_other_names_with_their_languages(client):
    country = make_region(name="China", kind="country")
    province = make_region(name="Yunnan", kind="province", parent=country)
    place = make_region(
        name="Honghe",
        name_zh="红河哈尼族彝族自治州",
        name_vi="Hồng Hà",
        kind="prefecture",
        parent=province,
        gbt_2260="532500",
    )
    RegionAlias.objects.create(
        region=place, text="Honghe County", language="en", kind="mistranslation"
    )
    make_agreement(parties=[place, make_region()])

    response = client.get(place.get_absolute_url())

    page = response.content.decode()
    assert [step["label"] for step in response.context["breadcrumbs"]] == [
        "Places",
        "China",
        "Yunnan",
        "Honghe",
    ]
    assert '<span class="names" lang="zh-Hans">红河哈尼族彝族自治州</span>' in page
    assert '<span class="names" lang="vi">Hồng Hà</span>' in page
    assert response.context["aliases"] == [
        {
            "text": "Honghe County",
            "language": "en",
            "language_name": "English",
            "kind": "Mistranslation",
            "used": "",
        }
    ]
    assert "532500" in page


def test_region_lists_parts_and_institutions_that_are_public_only(client):
    province = make_region(name="Guangdong", kind="province")
    city = make_region(name="Guangzhou", parent=province)
    make_region(name="SECRET city", parent=province)
    hospital = make_institution(name="First Hospital", region=city)
    make_institution(name="SECRET hospital", region=city)
    make_agreement(parties=[hospital, make_region()])

    response = client.get(province.get_absolute_url())

    context = response.context
    assert [row["name"] for row in context["parts"]] == ["Guangzhou"]
    assert context["inside"]["number"] == 1
    assert client.get(context["inside"]["url"]).context["number"] == 1
    assert [row["name"] for row in context["institutions"]["rows"]] == ["First Hospital"]
    assert "SECRET" not in response.content.decode()


def test_region_grouping_has_the_records_of_its_members_and_is_no_authority(client):
    grouping = make_region(name="Bay area", kind="grouping")
    city, unnamed = make_region(name="Guangzhou"), make_region(name="SECRET city")
    for member in (city, unnamed):
        RegionMember.objects.create(grouping=grouping, member=member)
    make_agreement(parties=[city, make_region()])

    response = client.get(grouping.get_absolute_url())
    of_member = client.get(city.get_absolute_url())

    page = response.content.decode()
    assert response.context["agreements"]["number"] == 1
    assert "A grouping of places is no authority" in page
    assert city.get_absolute_url() in page
    assert "SECRET" not in page
    assert list(of_member.context["groupings"]) == [grouping]


def test_region_shows_what_it_succeeds_and_what_succeeds_it_only_where_that_is_public(client):
    old, new = make_region(name="Old city"), make_region(name="New city")
    old.successor = new
    old.save()
    make_agreement(parties=[old, new])
    make_region(name="SECRET forerunner", successor=new)
    new.successor = make_region(name="SECRET successor")
    new.save()

    of_old, of_new = (client.get(place.get_absolute_url()) for place in (old, new))
    form = client.get(f"/regions/{new.slug}.json")

    values = [
        {row["label"]: (row["value"], row["href"]) for row in response.context["details"]}
        for response in (of_old, of_new)
    ]
    assert values[0]["Succeeded by"] == ("New city", new.get_absolute_url())
    assert values[1]["Succeeded by"] == ("", None)
    assert values[1]["Succeeds"] == ("Old city", None)
    assert (form.json()["successor"], len(form.json()["predecessors"])) == (None, 1)
    assert b"SECRET" not in of_old.content + of_new.content + form.content


def test_region_named_as_place_of_signing_only_says_where(client):
    place = make_region(name="Hekou")
    record = make_agreement(place_of_signing=place)
    make_agreement(place_of_signing=place, state="draft")

    context = client.get(place.get_absolute_url()).context

    assert context["agreements"]["number"] == 0
    assert [row["url"] for row in context["mentions"]["rows"]] == [record.get_absolute_url()]


def test_region_lists_sources_of_published_records_and_marks_its_own_facts(client):
    place = make_region(founded="1955")
    cited, hidden = make_source(title="Cited"), make_source(title="SECRET source")
    make_agreement(parties=[place, make_region()], source=cited)
    make_agreement(parties=[place, make_region()], source=hidden, state="draft")
    make_evidence(region=place, source=cited, field="founded", paragraph=4)

    response = client.get(place.get_absolute_url())

    founded = next(one for one in response.context["details"] if one["label"] == "Founded")
    assert [row["name"] for row in response.context["sources"]["rows"]] == ["Cited"]
    assert [one["name"] for one in founded["references"]] == ["Evidence 1: stated"]
    [panel] = response.context["evidence"]["panels"]
    assert panel["values"] == ["Founded: 1955"]
    assert f"/sources/{cited.slug}/#p4" in response.content.decode()
    assert "SECRET" not in response.content.decode()


def test_region_page_shows_twenty_rows_and_the_way_to_all(client):
    place = make_region()
    for _ in range(21):
        make_agreement(parties=[place])

    response = client.get(place.get_absolute_url())

    agreements = response.context["agreements"]
    assert (len(agreements["rows"]), agreements["number"]) == (20, 21)
    assert f'<a href="{agreements["url"]}">All 21</a>' in response.content.decode()


def test_numbers_of_a_place_are_named_in_singular_and_plural(client):
    place, other = make_region(), make_region()
    make_agreement(parties=[place, other])
    for _number in range(2):
        make_delegation(senders=[place], hosts=[other])

    page = client.get(place.get_absolute_url()).content.decode()

    numbers = re.findall(r"<b>(\d+)</b>([^<]+)", page.split('class="stats"')[1].split("</div>")[0])
    assert numbers == [
        ("1", "agreement"),
        ("2", "delegations out"),
        ("0", "delegations in"),
        ("0", "exchanges sent"),
        ("0", "exchanges hosted"),
    ]

"""The brief for a visit: what one page can hold of two places, each line with its source."""

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from agreements.models import AgreementParty, Person
from agreements.presenters.partnerships.phrases import shared_width
from tests.factories import (
    make_agreement,
    make_commitment,
    make_delegation,
    make_evidence,
    make_exchange,
    make_region,
    make_source,
)
from tests.partnerships import deliver

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def page(client, one, other):
    return client.get(reverse("partnership_brief", args=[one.slug, other.slug]))


def said(phrases):
    """A line of the brief, or what it says more, as one text."""
    return "".join(phrase.text for phrase in phrases)


def test_brief_cites_title_and_paragraph_in_every_line(client):
    a, b = make_region(slug="a", name="A"), make_region(slug="b", name="B")
    source = make_source(title="News of the day")
    agreement = make_agreement(
        parties=[a, b], signed="2009", term_end="2010", title="Framework", source=source
    )
    AgreementParty.objects.filter(agreement=agreement, region=a).update(
        signer_name="Li", signer_title="Director"
    )
    promise = make_commitment(agreement=agreement, text="Train ten people")
    make_evidence(agreement=agreement, commitment=promise, source=source, paragraph=7)
    make_evidence(
        agreement=agreement, field="signed", source=source, paragraph=3,
        basis="conflicting", note="Another report says 2008",
    )  # fmt: skip
    visit = make_delegation(
        senders=[a], hosts=[b], title="Visit", status="took_place", dates="2011", source=source
    )
    Person.objects.create(delegation=visit, name="Wang", title="Mayor", role="leader")
    make_exchange(senders=[a], hosts=[b], participants=4, status="completed", source=source)
    make_exchange(senders=[a], hosts=[b], participants=999, status="planned", source=source)

    response = page(client, a, b)

    sections = {one["title"]: one["lines"] for one in response.context["sections"]}
    words = {title: [said(line["phrases"]) for line in lines] for title, lines in sections.items()}
    assert words["Persons met"] == ["Visit (from A to B)"]
    assert words["Commitments and training"][0] == "Agreed: Train ten people"
    assert words["Commitments and training"][1].startswith("Training: Exchange")
    assert [len(lines) for lines in sections.values()] == [1, 1, 2, 1, 4]
    assert said(sections["Persons met"][0]["detail"]) == "Visitors: Wang, Mayor"
    assert (
        said(sections["Agreements"][0]["detail"])
        == "Framework agreement · Not stated · Li, Director"
    )
    assert sections["Commitments and training"][0]["cited"][0]["where"] == ", paragraph 7"
    assert said(sections["Commitments and training"][1]["detail"]) == "4 persons"
    assert said(sections["Terms"][0]["detail"]) == "Ended, renewal not recorded"
    gaps = sections["Conflicts and known gaps"]
    assert said(gaps[0]["phrases"]) == "Signed: Another report says 2008"
    cited = [one["title"] for lines in sections.values() for line in lines for one in line["cited"]]
    assert set(cited) == {"News of the day"}
    assert all(line["cited"] for lines in sections.values() for line in lines)


def test_brief_says_that_an_end_is_computed(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_agreement(parties=[a, b], term_start="2008", term_length=5, term_length_unit="years")

    sections = {one["title"]: one["lines"] for one in page(client, a, b).context["sections"]}

    (line,) = sections["Terms"]
    assert line["date"].text == "2013"
    assert said(line["detail"]) == "Ended, renewal not recorded · computed from the term of 5 years"


def test_brief_cites_any_part_of_a_record_where_the_fact_has_no_source_of_its_own(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    agreement = make_agreement(parties=[a, b], source=make_source(title="Of the kind"))
    agreement.evidence.update(field="kind", paragraph=2)

    (line,) = page(client, a, b).context["sections"][1]["lines"]

    assert [(one["title"], one["where"]) for one in line["cited"]] == [
        ("Of the kind", ", paragraph 2")
    ]


def test_brief_numbers_its_sources_and_lists_each_once(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    first, second = make_source(title="First"), make_source(title="Second")
    make_delegation(senders=[a], hosts=[b], status="took_place", source=first)
    agreement = make_agreement(parties=[a, b], source=second)
    make_evidence(agreement=agreement, source=first, paragraph=3)

    context = page(client, a, b).context

    lines = [line for one in context["sections"][:2] for line in one["lines"]]
    assert [[one["number"] for one in line["cited"]] for line in lines] == [[1], [1, 2]]
    assert [(one["number"], said(one["phrases"])) for one in context["sources"]] == [
        (1, "First"),
        (2, "Second"),
    ]


def test_brief_fills_the_page_and_says_how_much_it_leaves_out(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    for number in range(9):
        agreement = make_agreement(parties=[a, b])
        for _promise in range(2):
            make_commitment(agreement=agreement, text=f"Thing {number}")

    sections = page(client, a, b).context["sections"]

    # All eighteen commitments, four known gaps, and what is left of 26 lines.
    assert [(len(one["lines"]), one["more"]) for one in sections[1:3]] == [(4, 5), (18, 0)]


@pytest.mark.parametrize(
    ("widths", "most"),
    [([], 0), ([10, 20, 30], 30), ([100, 100], 50), ([10, 100, 100], 45), ([10, 10, 200], 80)],
)
def test_room_of_the_brief_goes_to_the_long_texts(widths, most):
    assert shared_width(100, widths) == most


def test_brief_leaves_each_section_its_share(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    for number in range(20):
        make_delegation(senders=[a], hosts=[b], status="took_place", dates=f"{2000 + number}")
        make_commitment(agreement=make_agreement(parties=[a, b]))

    sections = page(client, a, b).context["sections"]

    assert [(len(one["lines"]), one["more"]) for one in sections[:3]] == [(4, 16), (4, 16), (14, 6)]


def test_brief_tells_promises_apart_by_their_agreement(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    agreements = [make_agreement(parties=[a, b]) for _number in range(2)]
    for agreement in agreements:
        make_commitment(agreement=agreement, text="Train people")

    lines = page(client, a, b).context["sections"][2]["lines"]

    assert [(said(line["phrases"]), line["url"]) for line in lines] == [
        ("Agreed: Train people", agreement.get_absolute_url()) for agreement in agreements
    ]
    assert [line["detail"][0].text for line in lines] == [one.code for one in agreements]


def test_brief_calls_nothing_signed_that_was_only_proposed(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_agreement(parties=[a, b], status="proposed", title="A wish")

    section = page(client, a, b).context["sections"][1]

    assert section["title"] == "Agreements"
    assert said(section["lines"][0]["detail"]) == "Framework agreement · Proposed"


def test_brief_marks_a_garbled_name(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    visit = make_delegation(senders=[a], hosts=[b], status="took_place")
    Person.objects.create(
        delegation=visit, name="Huang Xining", title="director", role="leader", is_garbled=True
    )

    line = page(client, a, b).context["sections"][0]["lines"][0]

    assert said(line["detail"]) == (
        "Visitors: Huang Xining, director (name probably garbled in translation)"
    )
    gap = page(client, a, b).context["sections"][-1]["lines"][0]
    assert said(gap["phrases"]) == (
        "not stated: Date or period, People; name garbled: Huang Xining"
    )


def test_brief_sets_visitors_and_hosts_apart(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    visit = make_delegation(senders=[a], hosts=[b], status="took_place")
    people = [("Host", "host"), ("Member", "member"), ("Leader", "leader"), ("Guest", "attendee")]
    for name, role in [*people, ("Third", "member")]:
        Person.objects.create(delegation=visit, name=name, role=role)
    Person.objects.create(delegation=visit, title="dean", office="Dean", role="speaker")

    line = page(client, a, b).context["sections"][0]["lines"][0]

    assert said(line["detail"]) == (
        "Visitors: Leader; Member; and 1 more · Hosts: Host · Also present: Guest · "
        "Also named: Dean"
    )


def test_training_stands_under_the_commitment_that_it_follows_and_never_under_a_later_one(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    first = make_agreement(parties=[a, b], signed="2008")
    later = make_agreement(parties=[a, b], signed="2010")
    kept = make_commitment(agreement=first, text="First", position=1)
    make_commitment(agreement=first, text="Second", position=2)
    wrong = make_commitment(agreement=later, text="Later", position=1)

    def training(title, dates):
        return make_exchange(senders=[a], hosts=[b], title=title, dates=dates, status="completed")

    deliver(kept, exchange=training("Of the first", "2011"))
    deliver(wrong, exchange=training("Too early", "2009"))
    training("Of none", "2009-05")

    lines = page(client, a, b).context["sections"][2]["lines"]

    found = [said(line["phrases"]).removesuffix(" (from A to B)") for line in lines]
    names = [one.partition(": ")[2].partition(" (")[0] for one in found]
    assert names == ["First", "Of the first", "Second", "Too early", "Of none", "Later"]


def test_brief_gives_the_offices_of_people_in_the_language_of_the_reader(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    office = {"office": "Director", "office_zh": "局长"}
    agreement = make_agreement(parties=[a, b], source=make_source(language="en"))
    AgreementParty.objects.filter(agreement=agreement, region=a).update(
        signer_name="Li", signer_title="head", **{f"signer_{k}": v for k, v in office.items()}
    )
    visit = make_delegation(senders=[a], hosts=[b], status="took_place")
    Person.objects.create(delegation=visit, name="Wu", title="head", role="leader", **office)

    found = {}
    for language in ("en", "zh-hans"):
        with translation.override(language):
            visits, agreements = page(client, a, b).context["sections"][:2]
        found[language] = [said(one["lines"][0]["detail"]) for one in (visits, agreements)]

    assert found == {
        "en": ["Visitors: Wu, Director", "Framework agreement · Not stated · Li, Director"],
        "zh-hans": ["来访人员：Wu，局长", "框架协议 · 来源未注明 · Li，局长"],
    }


def test_brief_carries_name_address_and_day_of_the_register(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_agreement(parties=[a, b])

    text = " ".join(page(client, a, b).content.decode().split())

    address = "http://testserver/partnerships/a/b/brief/"
    day = date_format(timezone.localdate(), "DATE_FORMAT")
    assert f"Health Cooperation Register · {address}" in text
    assert f"From the published records as of {day}." in text


def test_brief_says_what_it_shows_in_english_and_marks_it(client):
    a, b = make_region(slug="a", name_vi="Á"), make_region(slug="b", name_vi="Bê")
    source = make_source(language="zh-Hans")
    agreement = make_agreement(parties=[a, b], title="Framework", title_zh="框架", source=source)
    AgreementParty.objects.filter(agreement=agreement, region=a).update(signer_name="李明")

    with translation.override("vi"):
        vietnamese = page(client, a, b)
    with translation.override("zh-hans"):
        chinese = page(client, a, b)

    assert (vietnamese.context["is_untranslated"], chinese.context["is_untranslated"]) == (
        True,
        False,
    )
    assert '<span lang="en">Framework</span>' in vietnamese.content.decode()
    assert '<span lang="zh-Hans">李明</span>' in vietnamese.content.decode()
    assert 'lang="zh-Hans">李明' not in chinese.content.decode()

"""The filters of exchanges: what they find, and what they refuse."""

import pytest

from agreements.actions.publication import withdraw
from agreements.filters.exchange import ExchangeFilterSet
from agreements.models import Exchange
from tests.factories import (
    make_agreement,
    make_exchange,
    make_institution,
    make_region,
    make_specialty,
    make_user,
)

pytestmark = pytest.mark.django_db


def asked(querydict):
    queryset = Exchange.objects.for_public().as_rows()
    return ExchangeFilterSet(querydict, queryset=queryset)


@pytest.fixture
def find(rf):
    """Finds by the parameters of an address; fails on any that cannot be read."""

    def find(**parameters):
        filters = asked(rf.get("/", parameters).GET)
        assert filters.form.errors == {}
        return sorted(filters.qs.values_list("code", flat=True))

    return find


@pytest.fixture
def errors(rf):
    """The errors of the parameters of an address; no row may be found along with one."""

    def errors(**parameters):
        filters = asked(rf.get("/", parameters).GET)
        assert list(filters.qs) == []
        return filters.form.errors

    return errors


def test_exchanges_in_a_specialty_or_under_it(find):
    above = make_specialty(code="L90", name="Medicine of trials")
    below = make_specialty(code="L90.01", name="Cardiology of trials", parent=above)
    in_above = make_exchange(specialties=[above])
    in_below = make_exchange(specialties=[below])
    make_exchange(specialties=[make_specialty(code="L91")])
    make_exchange()

    assert find(specialty="L90") == [in_above.code, in_below.code]
    assert find(specialty="L90.01") == [in_below.code]
    assert find(specialty="l9001") == [in_below.code]
    assert find(specialty="cardiology of trials") == [in_below.code]


def test_exchanges_without_a_specialty_leave_out_labels_that_nobody_has_matched(find):
    make_exchange(specialties=[make_specialty()])
    make_exchange(specialties=["Juzhu units"])
    without = make_exchange()

    assert find(specialty="not_stated") == [without.code]


def test_exchanges_by_direction(find):
    province = make_region(slug="qinghai", kind="province")
    city = make_region(slug="xining", parent=province)
    bureau = make_institution(region=city)
    out = make_exchange(senders=[bureau])
    back = make_exchange(hosts=[city])
    make_exchange()

    assert find(**{"from": "qinghai"}) == find(**{"from": "xining"}) == [out.code]
    assert find(to="qinghai") == find(to="xining") == [back.code]
    assert find(place="qinghai") == [out.code, back.code]


def test_exchanges_without_a_sender_or_host(find):
    no_sender = make_exchange(senders=[], hosts=[make_region()])
    no_host = make_exchange(senders=[make_region()], hosts=[])
    unseated = make_exchange(senders=[make_institution()], hosts=[make_region()])

    # A body whose seat is not known leaves the place open.
    assert find(**{"from": "not_stated"}) == [no_sender.code, unseated.code]
    assert find(to="not_stated") == [no_host.code]


def test_exchanges_by_kind_and_status(find):
    course = make_exchange(kind="course", status="planned")
    lecture = make_exchange(kind="lecture", status="completed")
    unstated = make_exchange(status="completed")

    assert find(kind=["course", "lecture"]) == [course.code, lecture.code]
    assert find(kind="not_stated") == [unstated.code]
    assert find(status="completed") == [lecture.code, unstated.code]


@pytest.mark.parametrize(
    ("year", "found"),
    [
        ("2009", ["2009", "2008/2010", "2009?", "XXXX-01-14"]),
        ("2010/2011", ["2008/2010", "XXXX-01-14"]),
        ("not_stated", [""]),
    ],
)
def test_exchanges_by_year(find, year, found):
    dates = ["2009", "2008/2010", "2009?", "XXXX-01-14", "2007", ""]
    made = {text: make_exchange(dates=text).code for text in dates}

    assert find(date=year) == sorted(made[text] for text in found)


def test_exchanges_under_an_agreement(find):
    agreement = make_agreement(title="The frame", title_zh="框架")
    under = make_exchange(agreements=[agreement])
    free = make_exchange()

    assert find(agreement=agreement.code) == [under.code]
    assert find(agreement=agreement.code.lower()) == [under.code]
    assert find(agreement="the frame") == find(agreement="框架") == [under.code]
    assert find(agreement="not_stated") == [free.code]


def test_exchanges_under_a_withdrawn_agreement_count_as_under_none(find, errors):
    agreement = make_agreement()
    exchange = make_exchange(agreements=[agreement])
    withdraw(record=agreement, by=make_user(is_superuser=True), reason="A test")

    assert find(agreement="not_stated") == [exchange.code]
    assert list(errors(agreement=agreement.code)) == ["agreement"]


@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_exchanges_cannot_be_asked_for_by_an_agreement_that_is_not_public(errors, state):
    make_exchange()
    make_agreement(title="SECRET", state=state)

    assert errors(agreement="SECRET") == {
        "agreement": ["No published agreement is called “SECRET”. Give its code, as in A-0001."]
    }


def test_exchanges_under_one_of_two_agreements_of_the_same_title_ask_which(errors):
    first, second = make_agreement(title="Twin"), make_agreement(title="Twin")

    found = errors(agreement="twin")

    assert found == {"agreement": ["Several are called “twin”. Choose one."]}
    [error] = found.as_data()["agreement"]
    assert error.params["choices"] == [
        (second.code, f"{second.code} Twin"),
        (first.code, f"{first.code} Twin"),
    ]


def test_exchanges_offer_published_agreements_only(rf):
    agreement = make_agreement(title="The frame")
    make_agreement(title="SECRET", state="draft")

    field = asked(rf.get("/").GET).form.fields["agreement"]

    assert field.suggestions() == [(agreement.code, f"{agreement.code} The frame")]


def test_exchanges_by_institution_or_a_unit_of_it(find):
    hospital = make_institution(slug="hospital")
    unit = make_institution(slug="unit", parent=hospital)
    found = make_exchange(hosts=[unit])
    make_exchange()

    assert find(institution="hospital") == [found.code]


def test_exchanges_by_words_of_titles_names_and_labels(find):
    titled = make_exchange(title="Training of midwives")
    named = make_exchange(senders=[make_institution(name="Midwife School")])
    labelled = make_exchange(specialties=["midwifery"])
    make_exchange(title="Something else")

    assert find(q="midwi") == [titled.code, named.code, labelled.code]


def test_exchanges_fit_all_that_is_asked_for(find):
    term = make_specialty(code="L90")
    make_exchange(specialties=[term], dates="2009")
    found = make_exchange(specialties=[term], dates="2010")
    make_exchange(dates="2010")

    assert find(specialty="L90", date="2010") == [found.code]


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("specialty", "nonsense", "No specialty is called “nonsense”. Choose one of the list."),
        (
            "from",
            "nowhere",
            "No place of the register is called “nowhere”. Choose one of the list.",
        ),
        ("date", "2020/2018", "The period 2020/2018 ends before it begins. Write the earlier date"),
        ("date", "XXXX-01-14", "Give at least a year, such as 2009 or 2009/2012."),
        ("agreement", "A-9999", "No published agreement is called “A-9999”. Give its code"),
        ("kind", "magic", "Select a valid choice. magic is not one of the available choices."),
    ],
)
def test_exchanges_refuse_what_they_cannot_read(errors, name, value, message):
    make_exchange()

    found = errors(**{name: value})

    assert list(found) == [name]
    assert found[name][0].startswith(message)

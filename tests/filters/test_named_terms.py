"""How the filters read a typed name of a specialty or an agreement."""

import pytest
from django.urls import reverse

from tests.factories import make_agreement, make_exchange, make_specialty
from tests.pages import choices

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed",
    ["cardiology", "CARDIOLOGY", "心内科", "心血管内科", "心血管内科专业", "tim mạch", "83.04"],
)
def test_specialty_is_read_by_its_code_its_names_and_its_synonyms(client, typed):
    term = make_specialty(
        code="83.04",
        name="Cardiovascular medicine",
        name_zh="心血管内科专业",
        synonyms="cardiology; 心内科; tim mạch",
    )
    found = make_exchange(specialties=[term])
    children = make_specialty(code="87.05", name="Paediatric cardiology", name_zh="小儿心内科专业")
    make_exchange(specialties=[children])

    response = client.get(reverse("exchanges"), {"specialty": typed})

    assert [row["url"] for row in response.context["rows"]] == [found.get_absolute_url()]


@pytest.mark.parametrize("typed", ["cardio", "心血管", "tim", "cardiology; 心内科"])
def test_part_of_the_name_of_a_specialty_is_not_guessed(client, typed):
    term = make_specialty(
        code="83.04",
        name="Cardiovascular medicine",
        name_zh="心血管内科专业",
        synonyms="cardiology; 心内科; tim mạch",
    )
    make_exchange(specialties=[term])

    response = client.get(reverse("exchanges"), {"specialty": typed})

    assert (response.status_code, response.context["rows"]) == (400, [])


def test_specialty_that_is_mistyped_is_refused_with_similar_names(client):
    make_specialty(code="83.04", name="Cardiovascular medicine", synonyms="xenology; 异心科")
    make_exchange()

    response = client.get(reverse("exchanges"), {"specialty": "xenologgy"})

    assert (response.status_code, response.context["rows"]) == (400, [])
    assert choices(response)[0] == (
        "Cardiovascular medicine",
        "/exchanges/?specialty=83.04",
    )


@pytest.mark.parametrize("typed", ["a0001", "A-1", "A-0001", "ａ１"])
def test_agreement_is_read_by_its_code_however_it_is_written(client, typed):
    exchange = make_exchange(agreements=[make_agreement(title="Title")])
    make_exchange()

    response = client.get(reverse("exchanges"), {"agreement": typed})

    assert [row["url"] for row in response.context["rows"]] == [exchange.get_absolute_url()]

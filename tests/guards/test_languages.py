"""A page says which language it falls back to, and marks each text that is not in its own."""

import re

import pytest
from django.utils import translation

from tests.factories import (
    make_agreement,
    make_commitment,
    make_delegation,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
)

pytestmark = pytest.mark.django_db

NOTE = translation.gettext_lazy("in English: not translated yet")


@pytest.mark.parametrize("make", [make_agreement, make_delegation, make_exchange, make_programme])
def test_record_page_says_what_it_shows_in_english(client, make):
    record = make(title="A plain title", summary="A plain summary.", title_zh="标题")
    path = record.get_absolute_url()

    vietnamese = client.get(f"/vi{path}").content.decode()
    chinese = client.get(f"/zh-hans{path}").content.decode()

    assert '<h1><span lang="en">A plain title</span> <small class="fallback">' in vietnamese
    assert '<p><span lang="en">A plain summary.</span> <small class="fallback">' in vietnamese
    assert vietnamese.count('class="fallback"') == 2
    assert "<h1>标题</h1>" in chinese.replace("\n", "")
    assert chinese.count('class="fallback"') == 1


def test_english_page_falls_back_to_nothing(client):
    record = make_agreement(summary="A summary.")
    make_commitment(agreement=record, text="Ten places")

    page = client.get(record.get_absolute_url()).content.decode()

    assert 'class="fallback"' not in page
    assert 'lang="en"' in page.split("</header>")[0]
    assert 'lang="en"' not in page.split("</header>")[1].replace(' lang="en">Source', "")


def test_commitment_is_marked_by_itself(client):
    record = make_agreement(title_zh="标题", summary="")
    make_commitment(agreement=record, text="Ten places", text_zh="十个名额", text_vi="")
    path = record.get_absolute_url()

    vietnamese = client.get(f"/vi{path}").content.decode()
    chinese = client.get(f"/zh-hans{path}").content.decode()

    assert '<span lang="en">Ten places</span> <small class="fallback">' in vietnamese
    assert 'class="fallback"' not in chinese


def test_names_and_titles_of_a_list_are_marked(client):
    city = make_region(name="Xining", name_zh="西宁市")
    institution = make_institution(name="A bureau", region=city)
    make_agreement(title="A plain title", parties=[institution, city])

    page = client.get("/zh-hans/agreements/").content.decode()

    marked = re.findall('<a href="[^"]*" lang="en">([^<]*)</a>', page.split("<tbody>")[1])
    assert marked == ["A plain title", "A bureau"]

"""What lists need so that a filter replaces a part of them, and so that they work without it."""

import json
import re

import pytest
from django.conf import settings
from django.urls import reverse

from tests.addresses import list_names

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", list_names())
def test_list_names_the_part_that_filters_replace(client, name):
    page = client.get(reverse(name)).content.decode()

    assert page.count('id="list"') == page.count('id="language-switcher"') == 1
    for start in ('<form class="filters"', '<div class="results"'):
        tag = re.search(f"{start}[^>]*>", page)[0]
        assert 'hx-boost="true" hx-target="#list" hx-select="#list"' in tag
        assert 'hx-select-oob="#language-switcher" hx-swap="outerHTML"' in tag


@pytest.mark.parametrize("name", list_names())
def test_list_says_where_it_stands(client, name):
    page = client.get(reverse(name)).content.decode()

    trail = re.search('<nav class="breadcrumbs".*?</nav>', page, re.DOTALL)[0]
    assert trail.count("<li>") == 2
    assert trail.count('aria-current="page"') == 1


def test_filters_are_a_plain_form_and_plain_links(client):
    page = client.get(reverse("agreements")).content.decode()

    form = re.search('<form class="filters"[^>]*>', page)[0]
    assert 'method="get"' in form
    assert "hx-get" not in form
    assert not re.search("<a [^>]*hx-get", page)
    assert "hx-post" not in page


def test_page_switches_off_what_the_content_policy_forbids(client):
    page = client.get(reverse("agreements")).content.decode()

    content = re.search('<meta name="htmx-config" content="([^"]*)">', page)[1]
    config = json.loads(content.replace("&quot;", '"'))
    assert config == settings.HTMX_CONFIG
    assert (config["allowEval"], config["includeIndicatorStyles"]) == (False, False)

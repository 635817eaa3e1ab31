"""Sources in the staff area."""

import pytest

from agreements.models import Source
from tests import factories as make
from tests.staff import make_person, page

pytestmark = pytest.mark.django_db
SOURCE = {"title": "西宁市卫生代表团访问广州", "language": "zh-Hans", "slug": ""}


@pytest.mark.parametrize(
    ("given", "slug"),
    [
        ({}, "xi-ning-shi-wei-sheng-dai-biao-tuan-fang-wen-guang-zhou"),
        ({"title_en": "Visit of Xining"}, "visit-of-xining-2"),
        ({"title": "Visit to Guangzhou"}, "visit-to-guangzhou"),
        ({"title": "", "title_vi": "[Chuyến thăm]"}, "chuyen-tham"),
        ({"title_en": "Visit of Xining", "slug": "by-hand"}, "by-hand"),
    ],
)
def test_source_without_an_address_name_is_given_one(client, given, slug):
    make.make_source(slug="visit-of-xining")
    client.force_login(make_person("editor"))

    response = client.post(page(Source, "add"), SOURCE | given)

    assert response.status_code == 302
    assert Source.objects.latest("pk").slug == slug

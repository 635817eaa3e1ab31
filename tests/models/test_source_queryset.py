"""Sources with nearly the same text."""

import pytest

from agreements.models import Source
from tests.factories import make_source

pytestmark = pytest.mark.django_db
TEXT = "On 20 July the two sides signed an agreement on the training of ten doctors. " * 5


def test_most_alike_text_comes_first(django_assert_num_queries):
    reposted = make_source(text="Reposted. " + TEXT + "A last sentence that stands here alone.")
    same = make_source(text=TEXT)
    make_source(text="A hospital opened a new building for outpatients on Monday. " * 9)
    make_source(text="")

    with django_assert_num_queries(1):
        assert Source.objects.with_text_like(TEXT) == [same, reposted]


@pytest.mark.parametrize("text", ["", "short", "一二三"])
def test_short_text_is_like_none(text):
    make_source(text=text)
    assert Source.objects.with_text_like(text) == []

"""The expressions of generated columns that call functions of the database.

Migrations import these classes, since Django writes them there by their names.
"""

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Func, Transform


class SearchVector(Func):
    """``search_vector(head, body)``: the tokens of two texts, the head weighing more.

    The SQL function behind it is immutable and folds case and diacritics, stems English and cuts
    Chinese into pairs of characters.
    """

    function = "search_vector"
    output_field = SearchVectorField()


@models.CharField.register_lookup
@models.TextField.register_lookup
class Folded(Transform):
    """``name__folded="lao cai"``: a text without case, diacritics and width, as `text.fold` makes
    it of a typed one. Marks go before case does, so that it works under the C locale too.
    """

    lookup_name = "folded"
    template = (
        "lower(translate(regexp_replace(normalize(%(expressions)s, NFKD), "
        r"'[\u0300-\u036f]+', '', 'g'), 'ĐđØøŁł', 'ddooll'))"
    )
    output_field = models.TextField()


class SearchTexts(Func):
    """``search_texts(texts)``: all that is said in the column `texts` of a record, as one text."""

    function = "search_texts"
    output_field = models.TextField()

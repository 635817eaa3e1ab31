"""Search tokens for any script, and the names of languages.

A text is found by its English stems, by its words without diacritics (``lao cai`` finds ``Lào
Cai``) and by any run of its Chinese characters. The database makes the tokens, of rows and of
queries alike, so that the two cannot disagree.
"""

from babel import Locale, UnknownLocaleError
from django.contrib.postgres.search import SearchVectorField
from django.db.models import Lookup, Q
from django.utils.translation import get_language

MAX_QUERY = 200

# Chinese, Japanese and Korean ideographs: the basic block and extension A.
IDEOGRAPHS = "\u3400-\u9fff"

# Bodies are parsed when the functions are created (RETURN, PostgreSQL 14), so that a dump can be
# restored whatever the search path.
CREATE_SEARCH_FUNCTIONS = rf"""
-- Without case and diacritics. Marks go before case does, so that it works under the C locale too;
-- the Vietnamese d with stroke is a letter of its own that no normal form takes apart.
CREATE FUNCTION search_plain(t text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN lower(translate(
    regexp_replace(normalize(t, NFD), '[\u0300-\u036f]', '', 'g'), '\u0110\u0111', 'dd'));

-- All but ideographs and full-width signs, for the parsers of words.
CREATE FUNCTION search_words(t text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(search_plain(t), '[\u2e80-\u9fff\uff00-\uffef]+', ' ', 'g');

-- Overlapping pairs of ideographs, in two passes of pairs, and the last one of each run alone:
-- a single character is found as the prefix of the pairs that it begins, or as the end of a run.
CREATE FUNCTION search_pairs(t text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
    WITH runs(s) AS (SELECT regexp_replace(t, '[^{IDEOGRAPHS}]+', ' ', 'g'))
    SELECT array_remove(string_to_array(
        regexp_replace(s, '([{IDEOGRAPHS}]{{2}})', '\1 ', 'g') || ' ' ||
        regexp_replace(regexp_replace(s, '(^| )[{IDEOGRAPHS}]', '\1', 'g'),
                       '([{IDEOGRAPHS}]{{2}})', '\1 ', 'g') || ' ' ||
        array_to_string(ARRAY(SELECT right(run, 1) FROM string_to_table(s, ' ') run), ' '),
        ' '), '')
    FROM runs);

CREATE FUNCTION search_tokens(t text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN to_tsvector('simple'::regconfig, search_words(t))
    || to_tsvector('english'::regconfig, search_words(t))
    || array_to_tsvector(search_pairs(t));

CREATE FUNCTION search_vector(head text, body text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN setweight(search_tokens(head), 'A') || search_tokens(body);

-- The query for a typed text: all its words, the last one as a prefix, and all its pairs.
CREATE FUNCTION search_query(t text) RETURNS tsquery
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (
    WITH words(n, word) AS (
        SELECT n, word FROM regexp_split_to_table(search_words(t), '[^[:alnum:]]+')
            WITH ORDINALITY AS split(word, n) WHERE word <> ''
    ), parts(part) AS (
        SELECT quote_literal(word) || ':*' FROM words
        UNION ALL
        SELECT quote_literal(pair) || CASE WHEN length(pair) = 1 THEN ':*' ELSE '' END
        FROM unnest(search_pairs(t)) pair
    )
    SELECT coalesce(string_agg(part, ' & '), '')::tsquery FROM parts);
"""

DROP_SEARCH_FUNCTIONS = """
DROP FUNCTION search_query(text);
DROP FUNCTION search_vector(text, text);
DROP FUNCTION search_tokens(text);
DROP FUNCTION search_pairs(text);
DROP FUNCTION search_words(text);
DROP FUNCTION search_plain(text);
"""


def language_name(tag):
    """What a language is called in the reader's: "zh-Hans" is "Chinese (Simplified)".

    Takes a tag of BCP 47; one that CLDR has no name for is given back as it is.
    """
    try:
        name = Locale.parse(tag, sep="-").get_display_name(_reader())
    except (ValueError, UnknownLocaleError):
        return tag
    return name or tag


def _reader():
    return Locale.parse(get_language() or "en", sep="-")


def search_q(text):
    """The condition that a row's ``search`` column holds every word of a text."""
    return Q(search__holds=text[:MAX_QUERY])


@SearchVectorField.register_lookup
class Holds(Lookup):
    """``search__holds="lao cai"``: the column holds every word and every run of a typed text."""

    lookup_name = "holds"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        return f"{column} @@ search_query(%s)", [*params, self.rhs]

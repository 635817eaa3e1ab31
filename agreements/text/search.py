"""Search tokens for any script, and the names of languages.

A text is found by its words, whole or by how they begin, without case and diacritics (``lao cai``
finds ``Lào Cai``); by the English stems of its words (``strengthening`` finds ``strengthens``); and
by any run of its Chinese characters. ``"two words"`` stand next to each other, ``-word`` is absent.
Short words that stand beside each other also find what is written as one (``xi ning`` finds
``Xining``). A code or a number with dots is looked for as one thing, by how it begins (``a0001``
finds ``A-0001``, not ``D-0001``; ``03.04`` does not find ``04.03``).
The database makes the tokens, of rows and of queries alike, so that the two cannot disagree.

Chinese is cut into overlapping pairs of characters, whose positions are kept: a run of three
characters or more is a phrase of pairs, so that 推进传 does not find a text with 推进 here and 进传
there. That is as exact as looking for the run in the text itself and needs no second copy of the
text, within PostgreSQL's limits of 16,383 positions in a text and 255 of one pair.
"""

import re
import unicodedata

from babel import Locale, UnknownLocaleError
from django.contrib.postgres.search import SearchVectorField
from django.db.models import Lookup, Q
from django.utils.translation import get_language

MAX_QUERY = 200  # characters
MAX_TEXTS = 100_000  # characters of what hangs on a record

# Han characters of all blocks, with 々 and 〇.
IDEOGRAPHS = r"\u3005\u3007\u3400-\u9fff\U00020000-\U0003ffff"
# What stands between words: ASCII but letters and digits, punctuation, symbols, and all CJK. It is
# spelled out, since what counts as a letter depends on the locale of the database.
BETWEEN_WORDS = (
    r"\u0001-\u002f:-@[-`{-\u00bf\u2000-\u2bff\u2e80-\u9fff\uf900-\uffff\U00020000-\U0003ffff"
)

# Without case, diacritics and the full-width forms of Chinese typesetting. Marks go before case
# does, so that it works under the C locale too. A stroke through a letter is no mark that a normal
# form would take off, as in the Vietnamese đ.
PLAIN = r"""lower(translate(regexp_replace(
        normalize({text}, NFKD), '[\u0300-\u036f]+', '', 'g'), 'ĐđØøŁł', 'ddooll'))"""

# As many letters as a syllable of pinyin has at most, and as many syllables as are joined.
SYLLABLE = "^[a-z]{1,6}$"
JOINED = 4
# Runs of syllables as one word: where each begins, how many it has, and whether all are there.
SYLLABLE_RUNS = "\n        UNION ALL\n".join(
    rf"""        SELECT spot, {size}, string_agg(word, '') OVER run, count(*) OVER run FROM syllable
        WINDOW run AS (ORDER BY spot RANGE BETWEEN CURRENT ROW AND {size - 1} FOLLOWING)"""
    for size in range(2, JOINED + 1)
)
# One or two letters and a number, as in A-0001 or CN-63; or numbers with dots or commas between
# them, as in 03.04, L03.01, 2018.07 and 1,500.
CODE = "^([a-z]{1,2}-?[0-9]+|[a-z]?[0-9]+([.,][0-9]*)+)$"
# How a code may stand in a text: as it is typed, its letters apart, in one piece where no dot parts
# it, and without the A of the catalogue of departments.
WRITTEN = r"""(VALUES (plain), (regexp_replace(plain, '([a-z])([0-9])', '\1 \2')),
            (CASE WHEN plain ~ '[.,]' THEN plain ELSE replace(plain, '-', '') END),
            (regexp_replace(plain, '^a([0-9]+[.])', '\1'))) AS form (written)"""

# The functions name nothing outside pg_catalog, and `search_vector` is bound to its parts when it
# is made (RETURN, PostgreSQL 14): a restored dump computes the columns with an empty search_path.
CREATE_SEARCH_FUNCTIONS = rf"""
CREATE FUNCTION search_tokens(t text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $function$
DECLARE
    plain text := {PLAIN.format(text="t")};
    words text := regexp_replace(plain, '[{BETWEEN_WORDS}]+', ' ', 'g');
    -- Stems have no positions, lest a stem stand next to a word of which it is not the neighbour.
    tokens tsvector := to_tsvector('simple', words) || strip(to_tsvector('english', words));
BEGIN
    IF plain ~ '[{IDEOGRAPHS}]' THEN
        -- Each character twice, abc as "a ab bc c": all pairs in their order, and the ends alone,
        -- where runs part and where a single character is found.
        tokens := to_tsvector('simple', regexp_replace(
            regexp_replace(plain, '[^{IDEOGRAPHS}]+', ' ', 'g'), '([^ ])', '\1 \1', 'g'))
            || tokens;
    END IF;
    RETURN tokens;
END
$function$;

CREATE FUNCTION search_vector(head text, body text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN setweight(search_tokens(head), 'A') || search_tokens(body);

-- What the texts of a record say (derived/texts.py), each on a line; the rest of very long ones is
-- left out, since a tsvector holds a megabyte at most.
CREATE FUNCTION search_texts(texts jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
    SELECT left(string_agg(said #>> '{{}}', E'\n' ORDER BY n), {MAX_TEXTS})
    FROM jsonb_path_query(texts, '$[*].text.*') WITH ORDINALITY AS one (said, n)
);

-- The query for a typed text; one that finds nothing where the text has neither word nor character.
CREATE FUNCTION search_query(t text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
    WITH term (n, is_absent, is_phrase, plain) AS (
        -- Quotation marks that are not closed reach to the end.
        SELECT n, coalesce(m[1], m[3]) = '-', m[4] IS NULL,
            {PLAIN.format(text="coalesce(m[2], m[4])")}
        FROM regexp_matches(regexp_replace(t, '[“”„]', '"', 'g'),
            '(-?)"([^"]*)"?|(-?)([^\s"]+)', 'g') WITH ORDINALITY AS match (m, n)
    ), word (n, is_phrase, is_code, word, place, spot) AS (
        SELECT n, is_phrase, plain ~ '{CODE}', token.lexeme, place,
            row_number() OVER (ORDER BY n, place)
        FROM term, to_tsvector('simple',
                regexp_replace(plain, '[{BETWEEN_WORDS}]+', ' ', 'g')) v,
            unnest(v) token, unnest(token.positions) place
    ), syllable (spot, word) AS (
        SELECT spot, word FROM word JOIN term USING (n)
        WHERE NOT is_absent AND NOT term.is_phrase AND NOT is_code AND word ~ '{SYLLABLE}'
    ), syllables (spot, size, word, present) AS (
{SYLLABLE_RUNS}
    ), one_word (spot, words) AS (
        SELECT spot + further, string_agg(quote_literal(word), ' | ')
        FROM syllables, generate_series(0, size - 1) further
        WHERE present = size GROUP BY spot + further
    ), run (n, run) AS (
        SELECT n, run FROM term,
            string_to_table(regexp_replace(plain, '[^{IDEOGRAPHS}]+', ' ', 'g'), ' ') run
        WHERE run <> ''
    ), part (n, part) AS (
        SELECT n, string_agg(quote_literal(word), ' <-> ' ORDER BY place)
        FROM word WHERE is_phrase AND NOT is_code GROUP BY n
        UNION ALL
        SELECT n, '(' || string_agg(DISTINCT
            '''' || regexp_replace(btrim(written, '.,'), '[^a-z0-9]+', ''' <-> ''', 'g')
            || CASE WHEN is_phrase THEN '''' ELSE ''':*' END, ' | ') || ')'
        FROM term, LATERAL {WRITTEN} WHERE plain ~ '{CODE}' GROUP BY n
        UNION ALL
        SELECT n, '(' || concat_ws(' | ', quote_literal(word) || ':*',
            quote_literal(nullif((ts_lexize('english_stem', word))[1], word)), words) || ')'
        FROM word LEFT JOIN one_word USING (spot) WHERE NOT is_phrase AND NOT is_code
        UNION ALL
        SELECT n, quote_literal(run) || ':*' FROM run WHERE length(run) = 1
        UNION ALL
        SELECT n, '(' || (
            SELECT string_agg(quote_literal(substr(run, i, 2)), ' <-> ' ORDER BY i)
            FROM generate_series(1, length(run) - 1) i) || ')'
        FROM run WHERE length(run) > 1
    ), condition (condition) AS (
        SELECT CASE WHEN is_absent THEN '!' ELSE '' END || '(' || string_agg(part, ' & ') || ')'
        FROM part JOIN term USING (n) GROUP BY n, is_absent
    )
    SELECT coalesce(string_agg(condition, ' & '), '')::tsquery FROM condition);
"""

DROP_SEARCH_FUNCTIONS = """
DROP FUNCTION search_query(text);
DROP FUNCTION search_texts(jsonb);
DROP FUNCTION search_vector(text, text);
DROP FUNCTION search_tokens(text);
"""


def plain(text):
    """A text without case and diacritics, as the database folds it."""
    if text.isascii():
        return text.lower()
    folded = re.sub("[\u0300-\u036f]+", "", unicodedata.normalize("NFKD", text))
    return folded.translate(str.maketrans("ĐđØøŁł", "ddooll")).lower()


def beginnings(text, letters=2, most=10):
    """How the words of a plain text begin, and its Chinese characters: what to look for when the
    text itself is nowhere. At most some of them, the longest words first; with two letters also as
    they might have been meant, the first two the other way round or one of them too many.
    """
    words = sorted(re.findall("[a-z]{2,}", text), key=len, reverse=True)
    found = [*re.findall(f"[{IDEOGRAPHS}]", text), *(word[:letters] for word in words)]
    if letters == 2:
        found += [word[1] + word[0] for word in words]
        found += [f"{word[0]}{word[2]}" for word in words if len(word) > 3]
        found += [word[1:3] for word in words if len(word) > 3]
    return list(dict.fromkeys(found))[:most]


def has_ideographs(text):
    """Whether there is a Chinese character in a text."""
    return bool(re.search(f"[{IDEOGRAPHS}]", text))


def has_words(text):
    """Whether there is anything in a text that one could look for."""
    return any(character.isalnum() for character in text)


# The signs of a name of CLDR with a second part, as Chinese writes them.
FULL_WIDTH = str.maketrans({" ": "", "(": "（", ")": "）", ",": "，"})


def language_name(tag):
    """What a language is called in the reader's: "zh-Hans" is "Chinese (Simplified)".

    Takes a tag of BCP 47; one that CLDR has no name for is given back as it is.
    """
    try:
        reader = _reader()
        name = Locale.parse(tag, sep="-").get_display_name(reader)
    except (ValueError, UnknownLocaleError):
        return tag
    if name and reader.language == "zh":
        name = name.translate(FULL_WIDTH)
    return name or tag


def _reader():
    return Locale.parse(get_language() or "en", sep="-")


# Marks that turn the direction of writing, unseen.
DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What a PostgreSQL text cannot hold: NUL and halves of surrogate pairs.
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def search_q(text):
    """The condition that a row's ``search`` column holds a typed text; a blank one asks nothing."""
    text = UNSTORABLE.sub(" ", text[:MAX_QUERY]).strip()
    return Q(search__holds=text) if text else ~Q(pk__in=[])


@SearchVectorField.register_lookup
class Holds(Lookup):
    """``search__holds="lao cai"``: the column holds every word and every run of a typed text."""

    lookup_name = "holds"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        return f"{column} @@ search_query(%s)", [*params, UNSTORABLE.sub(" ", self.rhs)]

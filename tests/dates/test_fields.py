from datetime import date
from itertools import product
from random import Random

import pytest
from django import forms
from django.apps.registry import Apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import DataError, connection, models, transaction
from django.db.migrations.state import ModelState, ProjectState

from agreements.database.items import drop_statements, rendered_sql
from agreements.dates import (
    UncertainDate,
    UncertainDateError,
    UncertainDateField,
    UncertainDateFormField,
    certain_q,
    possible_q,
)

registry = Apps()
FUNCTIONS = [rendered_sql()[name] for name in ("edtf_span", "edtf_from", "edtf_to")]


class Dated(models.Model):
    """Hands its date on, as the abstract models of the register do."""

    signed = UncertainDateField(blank=True)

    class Meta:
        abstract = True
        app_label = "dates"
        apps = registry


class Treaty(Dated):
    name = models.CharField(max_length=20, unique=True)
    began = UncertainDateField(verbose_name="beginning")
    ended = UncertainDateField(blank=True)

    class Meta:
        app_label = "dates"
        apps = registry
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(ended_to__lt=models.F("began_from")),
                name="treaty_ends_after_it_began",
                violation_error_message="The end lies before the beginning.",
            )
        ]

    def __str__(self):
        return self.name


class TreatyForm(forms.ModelForm):
    class Meta:
        model = Treaty
        fields = ["name", "signed", "began", "ended"]


@pytest.fixture
def functions(db):
    """The database functions of their files, before those of the migrations."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA edtf_test")
        cursor.execute("SET LOCAL search_path TO edtf_test, public")
        cursor.execute("\n".join(FUNCTIONS))


@pytest.fixture
def table(functions):
    with connection.schema_editor() as editor:
        editor.create_model(Treaty)


def make_treaty(*, began="2009", **fields):
    return Treaty.objects.create(name=f"T{Treaty.objects.count()}", began=began, **fields)


def parse(text):
    return UncertainDate.parse(text)


def row(treaty):
    return Treaty.objects.values_list("signed", "signed_from", "signed_to").get(pk=treaty.pk)


def python_span(text):
    try:
        value = UncertainDate.parse(text)
    except UncertainDateError:
        return "refused"
    return [value.earliest, value.latest]


def database_spans(texts):
    """The span of each text by the database, or "refused"."""
    with connection.cursor() as cursor:
        cursor.execute("""
            CREATE FUNCTION edtf_attempt(value text, OUT refused boolean, OUT span date[])
            LANGUAGE plpgsql AS $$
            BEGIN
                span := ARRAY[edtf_from(value), edtf_to(value)];
                refused := false;
            EXCEPTION WHEN invalid_datetime_format THEN
                refused := true;
            END $$""")
        cursor.execute(
            """
            SELECT (edtf_attempt(value)).* FROM unnest(%s) WITH ORDINALITY AS t(value, place)
            ORDER BY place
            """,
            [texts],
        )
        return ["refused" if refused else span for refused, span in cursor.fetchall()]


def generated_texts():
    """Every combination of the parts of one date, periods between them, and noise."""
    marks = ["", "?", "~", "%"]
    years = ["0000", "000X", "0001", "1900", "2000", "2008", "2009", "9999", "190X", "202X"]
    years += ["00XX", "19XX", "99XX", "XXXX", "2XXX", "X009"]
    months = ["00", "01", "02", "04", "12", "13", "21", "XX", "1X"]
    days = ["00", "01", "28", "29", "30", "31", "32", "XX", "X1"]
    single = [f"{y}{m}" for y, m in product(years, marks)]
    single += [f"{y}{a}-{m}{b}" for y, a, m, b in product(years, marks, months, marks)]
    single += [f"{y}-{m}-{d}" for y, m, d in product(years, months, days)]
    random = Random(2008)
    single += [
        f"{random.choice(years)}{random.choice(marks)}-{random.choice(months)}"
        f"{random.choice(marks)}-{random.choice(days)}{random.choice(marks)}"
        for _ in range(2_000)
    ]
    stated = [text for text in single if python_span(text) != "refused"]
    ends = ["", "..", "...", "abc"]
    periods = [f"{random.choice(stated)}/{random.choice(stated)}" for _ in range(3_000)]
    periods += [f"{end}/{random.choice(stated)}" for end in ends for _ in range(50)]
    periods += [f"{random.choice(stated)}/{end}" for end in ends for _ in range(50)]
    periods += [f"{a}/{b}" for a, b in product(ends, ends)] + ["2008/2009/2010", "9" * 65, "2008\n"]
    noise = [
        "".join(random.choice("0123456789X?~%-/.x ²٣") for _ in range(random.randint(1, 24)))
        for _ in range(2_000)
    ]
    # The blanks around a text are no part of it: Python takes them off, the database refuses them.
    return [text for text in single + periods + noise if text == text.strip()]


def test_functions_agree_with_the_parser(functions):
    texts = generated_texts()

    expected = [python_span(text) for text in texts]
    answers = database_spans(texts)

    assert 2_500 < expected.count("refused") < len(texts) - 2_500
    differences = [
        (text, python, database)
        for text, python, database in zip(texts, expected, answers, strict=True)
        if python != database
    ]
    assert differences == []


def test_functions_of_nothing_give_null(functions):
    with connection.cursor() as cursor:
        cursor.execute("SELECT edtf_from(''), edtf_to(''), edtf_from(NULL), edtf_to(NULL)")

        assert cursor.fetchone() == (None, None, None, None)


def test_functions_refuse_blanks_around(functions):
    assert database_spans([" 2009", "2009 "]) == ["refused", "refused"]


def test_functions_can_be_dropped_again(functions):
    with connection.cursor() as cursor:
        cursor.execute("\n".join(map(drop_statements, reversed(FUNCTIONS))))
        cursor.execute("SELECT proname FROM pg_proc WHERE pronamespace = 'edtf_test'::regnamespace")

        assert cursor.fetchall() == []


def test_functions_work_without_a_search_path_as_in_a_restored_dump(table):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = ''")
        cursor.execute("""
            INSERT INTO edtf_test.dates_treaty (name, signed, began, ended)
            VALUES ('T', '202X-09-23', '2009', '') RETURNING signed_from, signed_to""")

        assert cursor.fetchone() == (date(2020, 9, 23), date(2029, 9, 23))


def test_field_brings_each_derived_column_once():
    names = [field.name for field in Treaty._meta.local_fields]

    assert sorted(names) == sorted(
        ["id", "name"]
        + [f"{name}{end}" for name in ("signed", "began", "ended") for end in ("", "_from", "_to")]
    )


def test_field_rebuilt_by_a_migration_does_not_add_columns_again():
    state = ProjectState()

    state.add_model(ModelState.from_model(Treaty))
    rebuilt = state.apps.get_model("dates", "Treaty")

    assert [field.name for field in rebuilt._meta.local_fields] == [
        field.name for field in Treaty._meta.local_fields
    ]
    # And the autodetector sees no difference between the two.
    assert {
        name: f.deconstruct()[1:] for name, f in ModelState.from_model(rebuilt).fields.items()
    } == {name: f.deconstruct()[1:] for name, f in ModelState.from_model(Treaty).fields.items()}


def test_field_rebuilt_alone_brings_no_columns():
    """As in an event table of the history, which copies the text and leaves the columns out."""
    _, _, args, kwargs = Treaty._meta.get_field("signed").deconstruct()

    class Event(models.Model):  # noqa: DJ008 - nobody prints it
        signed = UncertainDateField(*args, **kwargs)

        class Meta:
            app_label = "dates"
            apps = Apps()

    assert [field.name for field in Event._meta.local_fields] == ["id", "signed"]


def test_assigning_a_text_gives_the_date_at_once():
    treaty = Treaty(signed=" 2010?-01-14 ", began="2009/..")

    assert treaty.signed == parse("2010?-01-14")
    assert (treaty.signed_from, treaty.signed_to) == (date(2010, 1, 14), date(2010, 1, 14))
    assert (treaty.began_from, treaty.began_to) == (date(2009, 1, 1), None)
    assert (treaty.ended, treaty.ended_from, treaty.ended_to) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("202X-09-23", (date(2020, 9, 23), date(2029, 9, 23))),
        ("XXXX-01-14", (None, None)),
        ("2001-07-10/..", (date(2001, 7, 10), None)),
    ],
)
def test_save_keeps_the_text_and_derives_the_span(table, text, span):
    treaty = make_treaty(signed=text)

    assert row(treaty) == (parse(text), *span)
    assert Treaty.objects.get().signed == parse(text)


def test_save_without_a_date_stores_an_empty_text(table):
    treaty = make_treaty(signed=None)

    assert row(treaty) == (None, None, None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT signed FROM dates_treaty")
        assert cursor.fetchone() == ("",)


def test_save_again_moves_the_span(table):
    treaty = make_treaty(signed="2009")

    treaty.signed = "2011"
    treaty.save()

    assert row(treaty) == (parse("2011"), date(2011, 1, 1), date(2011, 12, 31))
    assert treaty.signed_from == date(2011, 1, 1)


def test_update_moves_the_span(table):
    treaty = make_treaty(signed="2009")

    Treaty.objects.update(signed="2011")

    assert row(treaty) == (parse("2011"), date(2011, 1, 1), date(2011, 12, 31))


def test_update_from_another_date_moves_the_span(table):
    treaty = make_treaty(signed="2009", began="2011")

    Treaty.objects.update(signed=models.F("began"))

    assert row(treaty) == (parse("2011"), date(2011, 1, 1), date(2011, 12, 31))


def test_bulk_create_and_bulk_update_derive_the_span(table):
    made = Treaty.objects.bulk_create(
        [Treaty(name="a", began="2001", signed="2009"), Treaty(name="b", began="2001")]
    )

    made[1].signed = parse("2011")
    Treaty.objects.bulk_update(made, ["signed"])

    assert [row(treaty) for treaty in made] == [
        (parse("2009"), date(2009, 1, 1), date(2009, 12, 31)),
        (parse("2011"), date(2011, 1, 1), date(2011, 12, 31)),
    ]


def test_sql_by_hand_derives_the_span_and_refuses_what_is_no_date(table):
    treaty = make_treaty()

    with connection.cursor() as cursor:
        cursor.execute("UPDATE dates_treaty SET signed = '2011'")
        with pytest.raises(DataError, match="not an EDTF date: 'abc'"), transaction.atomic():
            cursor.execute("UPDATE dates_treaty SET signed = 'abc'")

    assert row(treaty) == (parse("2011"), date(2011, 1, 1), date(2011, 12, 31))


def test_writing_what_is_no_date_raises(table):
    treaty = make_treaty(signed="2009")

    for write in (
        Treaty(name="x", began="2019-02-30").save,
        lambda: Treaty.objects.update(signed="abc"),
        lambda: Treaty.objects.bulk_create([Treaty(name="x", began="abc")]),
    ):
        with pytest.raises(UncertainDateError), transaction.atomic():
            write()

    assert row(treaty)[0] == parse("2009")


def test_full_clean_says_what_is_wrong(table):
    treaty = Treaty(name="x", signed="2019-02-30", began="", ended="2020/2018")

    with pytest.raises(ValidationError) as caught:
        treaty.full_clean()

    assert caught.value.message_dict == {
        "signed": ["2019-02-30 does not exist: the days of that month run from 01 to 28."],
        "began": ["This field cannot be blank."],
        "ended": ["The period 2020/2018 ends before it begins. Write the earlier date first."],
    }


def test_full_clean_checks_constraints_on_the_span(table):
    treaty = Treaty(name="x", began="2009", ended="2008")

    with pytest.raises(ValidationError) as caught:
        treaty.full_clean()

    assert caught.value.messages == ["The end lies before the beginning."]


def test_full_clean_of_unknown_years_passes(table):
    Treaty(name="x", began="XXXX-01-14", ended="2008").full_clean()


def test_filter_finds_by_text_and_by_absence(table):
    stated, absent = make_treaty(signed="2009"), make_treaty()

    assert list(Treaty.objects.filter(signed="2009")) == [stated]
    assert list(Treaty.objects.filter(signed=parse("2009"))) == [stated]
    assert list(Treaty.objects.filter(signed=None)) == [absent]
    assert list(Treaty.objects.exclude(signed=None)) == [stated]


def test_order_by_span_sorts_by_time(table):
    late, none, early = (make_treaty(signed=text) for text in ("2011", "", "2009-05"))

    ordered = Treaty.objects.order_by(models.F("signed_from").asc(nulls_last=True))

    assert list(ordered) == [early, late, none]


def test_only_the_span_can_be_loaded(table, django_assert_num_queries):
    make_treaty(signed="2009")

    with django_assert_num_queries(1):
        treaty = Treaty.objects.only("signed_from").get()
        assert treaty.signed_from == date(2009, 1, 1)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (None, None),
        (date(2010, 1, 1), date(2010, 12, 31)),
        (date(2010, 1, 1), None),
        (None, date(2010, 12, 31)),
        (date(2020, 9, 23), date(2029, 9, 23)),
    ],
)
def test_queries_answer_as_the_date_itself(table, start, end):
    texts = ["2009", "2010", "2010-05", "2010?-01-14", "2010~", "XXXX-01-14", "202X-09-23"]
    texts += ["2009/2011", "2009/..", "2010/", "../2010", "/2009", ""]
    treaties = [make_treaty(signed=text) for text in texts]

    certain = list(Treaty.objects.filter(certain_q("signed", start, end)).order_by("pk"))
    possible = list(Treaty.objects.filter(possible_q("signed", start, end)).order_by("pk"))

    assert certain == [t for t in treaties if t.signed and t.signed.certainly_within(start, end)]
    assert possible == [t for t in treaties if t.signed and t.signed.possibly_within(start, end)]


def test_queries_of_one_year_are_these(table):
    treaties = {
        text: make_treaty(signed=text)
        for text in ("2010-05", "2010?-01-14", "XXXX-01-14", "2009/2011", "2009", "")
    }
    year = date(2010, 1, 1), date(2010, 12, 31)

    certain = Treaty.objects.filter(certain_q("signed", *year))
    possible = Treaty.objects.filter(possible_q("signed", *year)).order_by("pk")

    assert list(certain) == [treaties["2010-05"]]
    assert list(possible) == list(treaties.values())[:4]


def test_fixture_holds_the_text_and_not_the_span(table):
    make_treaty(signed="2010?-01-14")

    [record] = serializers.serialize("python", Treaty.objects.all())

    assert record["fields"] == {
        "name": "T0",
        "signed": "2010?-01-14",
        "began": "2009",
        "ended": None,
    }


def test_model_form_saves_and_shows_the_text(table):
    treaty = make_treaty(signed="2010?-01-14")

    form = TreatyForm(instance=treaty)
    sent = TreatyForm({"name": "T0", "signed": "", "began": "2009~"}, instance=treaty)
    saved = sent.save()

    assert isinstance(form.fields["signed"], UncertainDateFormField)
    assert form.fields["signed"].help_text == UncertainDateFormField().help_text
    assert 'value="2010?-01-14"' in str(form["signed"])
    assert "maxlength" not in str(form["signed"])
    assert sent.changed_data == ["signed", "began"]
    assert (saved.signed, saved.began) == (None, parse("2009~"))


def test_model_form_shows_the_sentence_and_keeps_the_entry(table):
    form = TreatyForm({"name": "T0", "signed": "31/12/2020", "began": "2009"})

    assert form.errors == {
        "signed": ["Write the year first, then month and day with hyphens, as in 2020-12-31."]
    }
    assert 'value="31/12/2020"' in str(form["signed"])

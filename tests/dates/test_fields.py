"""The model field and the form field of uncertain dates."""

from datetime import date

import pytest
from django import forms
from django.apps.registry import Apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import DataError, connection, models, transaction
from django.db.migrations.state import ModelState, ProjectState

from agreements.dates import UncertainDateError, UncertainDateField, UncertainDateFormField
from tests.treaties import Treaty, make_treaty, parse


class TreatyForm(forms.ModelForm):
    class Meta:
        model = Treaty
        fields = ["name", "signed", "began", "ended"]


def row(treaty):
    return Treaty.objects.values_list("signed", "signed_from", "signed_to").get(pk=treaty.pk)


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

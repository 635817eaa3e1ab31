"""The block tags of the templates."""

from django.template import Context, Template


def rendered(source, **values):
    return Template("{% load layout %}" + source).render(Context(values))


def test_lines_are_joined_and_blanks_within_a_line_are_kept():
    html = rendered("{% joinlines %}\n  <b>a</b>\n  <i>b c</i> \n  d\n{% endjoinlines %}")

    assert html == "<b>a</b><i>b c</i> d"


def test_lines_within_other_tags_are_joined_and_those_of_values_are_not():
    source = "{% joinlines %}{% if value %}\n  {{ value }}\n{% endif %}{% endjoinlines %}"

    assert rendered(source, value="one\ntwo") == "one\ntwo"

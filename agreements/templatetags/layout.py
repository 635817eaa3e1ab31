"""Block tags: parts of a page that hold other parts, which an include cannot."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

register = template.Library()


@register.simple_block_tag
def capture(content):
    """A part of the page as one line, to be used more than once: a block can be printed only once.

    ``{% capture as page_title %}{% block title %}…{% endblock %}{% endcapture %}``; what the part
    prints is escaped already.
    """
    return mark_safe(" ".join(content.split()))


@register.simple_block_tag(end_name="endtable")
def table(content, caption, css="rows", is_wide=False):
    """A table that scrolls sideways in a focusable region, with a caption for screen readers.

    ``{% table caption=caption %}<thead>…</thead><tbody>…</tbody>{% endtable %}``; ``css`` are the
    classes of the table, and ``is_wide`` keeps its rows as rows on a narrow screen.
    """
    context = {"content": content, "caption": caption, "css": css, "is_wide": is_wide}
    return render_to_string("components/table.html", context)

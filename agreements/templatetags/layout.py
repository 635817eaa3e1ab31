"""Block tags: parts of a page that hold other parts, which an include cannot."""

import re

from django import template
from django.template.base import TextNode
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


@register.tag
def joinlines(parser, token):
    """A part of a template in several lines that prints no white space where these break.

    ``{% joinlines %}…{% endjoinlines %}``; line breaks of values and of included templates stay.
    """
    nodelist = parser.parse(("endjoinlines",))
    parser.delete_first_token()
    for node in nodelist.get_nodes_by_type(TextNode):
        node.s = re.sub(r"\n\s*", "", node.s)
    return JoinLinesNode(nodelist)


class JoinLinesNode(template.Node):
    """The nodes between `joinlines` and its end."""

    def __init__(self, nodelist):
        self.nodelist = nodelist

    def render(self, context):
        return self.nodelist.render(context)

"""What an include cannot do for the frame of a page."""

from django import template
from django.utils.safestring import mark_safe

register = template.Library()


@register.simple_block_tag
def kept(content):
    """A part of the page as one line, to be used more than once: a block can be printed only once.

    ``{% kept as page_title %}{% block title %}…{% endblock %}{% endkept %}``; what the part
    prints is escaped already.
    """
    return mark_safe(" ".join(content.split()))

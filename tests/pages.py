"""What tests read off a page."""

import re


def page_text(response):
    """The text of a page, with its runs of blanks made one."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.content.decode()))


def row_codes(response):
    """The codes of the rows of a list, in its order."""
    return [row["code"] for row in response.context["rows"]]

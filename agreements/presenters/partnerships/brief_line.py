"""One line of the visit brief."""


def brief_line(date, phrases, cited, *, url="", code="", detail=(), order=()):
    """One line: when, what, more about it, and the paragraphs behind it. The address belongs to the
    code of a record that begins the line, or else to what the line says. What a page has space for
    is printed by ``order``, otherwise as it comes.
    """
    return {
        "order": order,
        "date": date,
        "phrases": phrases,
        "url": url,
        "code": code,
        "detail": detail,
        "cited": [dict(one) for one in cited[:2]],
    }

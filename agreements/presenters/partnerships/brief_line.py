"""One line of the visit brief."""


def brief_line(date, phrases, cited, *, url="", detail=(), order=()):
    """One line: when, what, more about it, and the paragraphs behind it. What a page has space for
    is printed by ``order``, otherwise as it comes.
    """
    return {
        "order": order,
        "date": date,
        "phrases": phrases,
        "url": url,
        "detail": detail,
        "cited": [dict(one) for one in cited[:2]],
    }

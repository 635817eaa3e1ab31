"""Context processors for the base template."""

import json

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.urls import translate_url
from django.utils.encoding import escape_uri_path
from django.utils.translation import get_language


def languages(request):
    """This same page, with its filters, in each language of the register; and, without them, the
    address that stands for the page. Nothing for a host that is not ours: its page, the error 400,
    stands for no address.
    """
    here, current = request.get_full_path(), get_language()
    try:
        # Encoded first: a tab or line end in it would be dropped, and "/<tab>/host/" be a host.
        address = request.build_absolute_uri(escape_uri_path(request.path))
    except DisallowedHost:
        return {}
    return {
        "canonical_url": address,
        "languages": [
            {
                "code": code,
                "name": name,
                "url": translate_url(here, code),
                "tag": bcp47(code),
                "canonical_url": translate_url(address, code),
                "is_current": code == current,
            }
            for code, name in settings.LANGUAGES
        ],
    }


def bcp47(code):
    """The tag of a language of ours as BCP 47 writes it: zh-Hans."""
    language, _dash, script = code.partition("-")
    return f"{language}-{script.title()}" if script else language


def htmx(request):
    """The configuration of htmx, for the page's head."""
    return {"htmx_config": json.dumps(settings.HTMX_CONFIG)}

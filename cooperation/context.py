"""What every page's frame needs to know about the request."""

import json

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language


def languages(request):
    """This same page, with its filters, in each language of the register."""
    here, current = request.get_full_path(), get_language()
    return {
        "languages": [
            {
                "code": code,
                "name": name,
                "url": translate_url(here, code),
                "is_current": code == current,
            }
            for code, name in settings.LANGUAGES
        ]
    }


def htmx(request):
    """How htmx is set up, for the page's head."""
    return {"htmx_config": json.dumps(settings.HTMX_CONFIG)}

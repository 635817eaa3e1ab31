"""The public addresses of things, as people and programs ask for them."""

from django.urls import reverse

from agreements.views.sitemap import sitemaps
from tests.addresses import DRAWN, all_addresses

LANGUAGES = ["", "/zh-hans", "/vi"]


def public_urls(public):
    """Every public address: in all languages what people read, in English what programs do."""
    # The last finds the first record of each kind by its code, and shows texts of it.
    searches = [f"{reverse('search')}?q={text}" for text in ("public", "thing", "0001")]
    others = [thing.get_absolute_url() for name, thing in public.items() if name != "commitment"]
    forms = [f"{page.rstrip('/')}.json" for page in others]
    paths = list(dict.fromkeys([*all_addresses(public), *searches, *others, *forms]))
    pages = [path for path in paths if path.partition("?")[0].endswith("/")]
    files = [path for path in paths if path not in pages]
    maps = [reverse("sitemap_part", args=[section]) for section in sitemaps()]
    variants = [path for path in pages if path.endswith(DRAWN)]
    pages = [path for path in pages if path not in variants]
    return [
        *(reverse("robots"), reverse("sitemap"), *maps, *files, *variants),
        *(f"{language}{path}" for language in LANGUAGES for path in pages),
    ]

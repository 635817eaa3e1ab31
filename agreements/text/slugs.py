"""Address names made of names in any script."""

from django.utils.text import slugify

from agreements.text.search import fold, has_ideographs


def slug_of(text):
    """A name as an address name: Chinese in pinyin, one syllable after the other, other letters
    without diacritics. Empty where nothing of it can stand in an address.

    西宁市卫生局 is ``xi-ning-shi-wei-sheng-ju``, Sở Y tế Đà Nẵng ``so-y-te-da-nang``.
    """
    return slugify(pinyin(text) if has_ideographs(text) else fold(text))


def pinyin(text):
    """A text with its Chinese characters in pinyin without tones."""
    # Its dictionaries take 50 MB: only what gives an address name loads them.
    from pypinyin import lazy_pinyin

    return fold(" ".join(lazy_pinyin(text)))


def shortened_slug(slug, length):
    """An address name cut between two words, where there are several, to a length at most."""
    if len(slug) <= length:
        return slug
    whole, _hyphen, _rest = slug[: length + 1].rpartition("-")
    return whole or slug[:length]

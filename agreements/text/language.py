"""The language of a text, told by its script and its letters."""

import re

# The languages in which sources were written, with what tells each; the first that fits counts.
# Of languages in Latin letters only Vietnamese has letters that no other one uses.
SCRIPTS = (
    ("ja", "[\u3041-\u30ff]"),
    ("ko", "[\uac00-\ud7af]"),
    ("zh-Hans", "[\u4e00-\u9fff]"),
    ("lo", "[\u0e80-\u0eff]"),
    ("th", "[\u0e00-\u0e7f]"),
    ("km", "[\u1780-\u17ff]"),
    ("my", "[\u1000-\u109f]"),
    ("ru", "[\u0400-\u04ff]"),
    ("vi", "[ăđơưẠ-ỹĂĐƠƯ]"),
)
SHARE = 0.05  # of the letters, from which a script is that of the text
LOOKED_AT = 5_000  # characters


def language_of(text: str) -> str:
    """The language of a text as a tag of BCP 47: English where nothing tells another."""
    text = text[:LOOKED_AT]
    letters = sum(map(str.isalpha, text))
    for tag, script in SCRIPTS:
        if letters and len(re.findall(script, text)) > SHARE * letters:
            return tag
    return "en"

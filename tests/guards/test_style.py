"""The style sheets: contrast (WCAG 2.2, 1.4.3 and 1.4.11) and the discipline of tokens."""

import re

import pytest

from tests.paths import ROOT

STATIC = ROOT / "static"
LIGHT, DARK = "light", "dark"

# Text and the ground it stands on. Pairs that one rule names are found by themselves
# (test_every_rule_with_both_colours_is_checked); these come about by nesting.
TEXT_PAIRS = [
    ("text", "background"),
    ("text", "surface"),
    ("text", "accent-soft"),
    ("text", "highlight-soft"),
    ("text-muted", "background"),
    ("text-muted", "surface"),
    ("text-muted", "accent-soft"),
    ("text-muted", "highlight-soft"),
    ("accent", "background"),
    ("accent", "surface"),
    ("accent", "accent-soft"),
    ("accent", "highlight-soft"),
    ("accent-strong", "background"),
    ("accent-strong", "surface"),
    ("accent-strong", "accent-soft"),
    ("accent-strong", "highlight-soft"),
    ("background", "accent"),
    ("background", "accent-strong"),
    ("inferred", "highlight-soft"),
    ("good", "good-soft"),
    ("warn", "warn-soft"),
    ("bad", "bad-soft"),
    ("bad", "background"),
    ("neutral", "neutral-soft"),
]
# The outline of a control, the focus ring and the underline of the current part.
BORDER_PAIRS = [
    ("control-border", "background"),
    ("control-border", "surface"),
    ("bad", "background"),
    ("accent", "background"),
    ("accent", "surface"),
]
# What only the admin combines: Django's message, button and selected-row colours in our terms.
ADMIN_TEXT_PAIRS = [
    ("text", "good-soft"),
    ("text", "warn-soft"),
    ("text", "bad-soft"),
    ("accent", "good-soft"),
    ("accent", "warn-soft"),
    ("accent", "bad-soft"),
    ("background", "text-muted"),
    ("background", "text"),
    ("background", "bad"),
]


def without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def token_blocks(name: str) -> list[dict[str, str]]:
    """The colours of each block that sets `color-scheme`, in the order of the file."""
    css = without_comments((STATIC / name).read_text(encoding="utf-8"))
    return [
        dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", block))
        for block in re.findall(r"\{([^{}]*color-scheme:[^{}]*)\}", css)
    ]


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` as WCAG 2.2 defines it: 0 is black, 1 white."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


TOKENS = dict(zip((LIGHT, DARK), token_blocks("register.css"), strict=True))


def test_contrast_known_values():
    ratios = [
        contrast("#000000", "#ffffff"),
        contrast("#777777", "#777777"),
        round(contrast("#767676", "#ffffff"), 2),
    ]

    assert ratios == [21.0, 1.0, 4.54]


@pytest.mark.parametrize("mode", [LIGHT, DARK])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS + ADMIN_TEXT_PAIRS)
def test_text_pair_is_legible(mode, text, ground):
    ratio = contrast(TOKENS[mode][text], TOKENS[mode][ground])

    assert ratio >= 4.5, f"--{text} on --{ground} has {ratio:.2f}:1 in {mode} mode"


@pytest.mark.parametrize("mode", [LIGHT, DARK])
@pytest.mark.parametrize(("border", "ground"), BORDER_PAIRS)
def test_border_pair_is_visible(mode, border, ground):
    ratio = contrast(TOKENS[mode][border], TOKENS[mode][ground])

    assert ratio >= 3, f"--{border} on --{ground} has {ratio:.2f}:1 in {mode} mode"


def test_every_rule_with_both_colours_is_checked():
    css = without_comments((STATIC / "register.css").read_text(encoding="utf-8"))

    found = {
        (text, ground)
        for body in re.findall(r"\{([^{}]*)\}", css)
        for text in re.findall(r"(?<![\w-])color:\s*var\(--([\w-]+)\)", body)
        for ground in re.findall(r"background(?:-color)?:\s*var\(--([\w-]+)\)", body)
    }

    assert found - set(TEXT_PAIRS) == set()
    assert len(found) >= 10


def test_dark_mode_gives_every_colour_anew():
    assert TOKENS[DARK].keys() == TOKENS[LIGHT].keys()


def test_used_tokens_are_defined():
    css = without_comments((STATIC / "register.css").read_text(encoding="utf-8"))

    defined = set(re.findall(r"--([\w-]+):", css))
    used = set(re.findall(r"var\(--([\w-]+)\)", css))

    assert used - defined == set()
    assert defined - used == set()


@pytest.mark.parametrize("name", ["register.css", "admin/register-admin.css"])
def test_colours_appear_only_as_tokens(name):
    css = without_comments((STATIC / name).read_text(encoding="utf-8"))

    lines = [
        line.strip() for line in css.splitlines() if re.search(r"#[0-9a-fA-F]{3,8}\b.*;", line)
    ]
    others = [line for line in lines if not re.fullmatch(r"--[\w-]+: #[0-9a-f]{6};", line)]

    assert others == []


def test_admin_tokens_equal_those_of_the_pages():
    light, dark_by_system, dark_by_switch = token_blocks("admin/register-admin.css")

    assert light == {name: TOKENS[LIGHT][name] for name in light}
    assert dark_by_system == {name: TOKENS[DARK][name] for name in light}
    assert dark_by_switch == dark_by_system

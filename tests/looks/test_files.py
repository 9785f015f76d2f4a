"""Stylesheets, scripts and templates keep the rules of the design and of the CSP."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

import factcheck
from factcheck.paths import templates_dir
from tests.looks.tokens import CSS

STATIC = Path(factcheck.__file__).parent / "static"
SHEETS = sorted(CSS.glob("*.css"))
SCRIPTS = sorted((STATIC / "js").glob("*.js"))
TEMPLATES = sorted(Path(str(templates_dir())).rglob("*.html"))
PAGES = [path for path in TEMPLATES if path.parent.name != "layouts"]
ICONS = sorted(Path(str(templates_dir())).rglob("icons/*.svg"))

_COMMENT = re.compile(r"/\*.*?\*/|\{#.*?#\}", re.DOTALL)
_COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b"
    r"|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)\("
    r"|(?<![-\w])(?:black|white|red|green|blue|orange|yellow|gr[ae]y|silver)(?![-\w])",
    re.IGNORECASE,
)
_PHYSICAL = re.compile(
    r"(?<![-\w])(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b"
    r"|(?<![-\w])(?:left|right|top|bottom|width|height|min-width|max-width)\s*:"
    r"|text-align:\s*(?:left|right)"
)
_INLINE = re.compile(r"\sstyle\s*=|\son[a-z]+\s*=|<style\b|javascript:", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/ld\+json)")
_MEDIA = re.compile(r"@media[^{]*\{")

LARGEST_FONT = 22_000
LONGEST_SCRIPT = 120


def source(path: Path) -> str:
    return _COMMENT.sub("", path.read_text(encoding="utf-8"))


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


@pytest.mark.parametrize("path", SHEETS, ids=names(SHEETS))
def test_colours_are_named_in_the_tokens_alone(path: Path) -> None:
    if path.name != "tokens.css":
        assert _COLOUR.findall(source(path)) == []


@pytest.mark.parametrize("path", SHEETS, ids=names(SHEETS))
def test_every_token_used_is_defined(path: Path) -> None:
    everything = "".join(source(each) for each in SHEETS)
    defined = set(re.findall(r"(--[a-z0-9-]+)\s*:", everything))
    assert set(re.findall(r"var\((--[a-z0-9-]+)", source(path))) <= defined


@pytest.mark.parametrize("path", SHEETS, ids=names(SHEETS))
def test_no_side_is_left_or_right(path: Path) -> None:
    assert _PHYSICAL.findall(_MEDIA.sub("", source(path))) == []


@pytest.mark.parametrize("path", SHEETS, ids=names(SHEETS))
def test_every_rule_is_in_a_layer(path: Path) -> None:
    assert "@layer" in source(path)


def test_nothing_comes_from_elsewhere() -> None:
    for path in [*SHEETS, *SCRIPTS]:
        assert "//" not in re.sub(r"^\s*//.*$", "", source(path), flags=re.MULTILINE)


@pytest.mark.parametrize("path", SCRIPTS, ids=names(SCRIPTS))
def test_scripts_are_short_and_run_nothing_they_are_sent(path: Path) -> None:
    text = source(path)
    assert len(text.splitlines()) <= LONGEST_SCRIPT
    assert not re.search(r"innerHTML|insertAdjacentHTML|\beval\(|\.style\b", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
def test_templates_have_no_inline_style_or_script(path: Path) -> None:
    text = source(path)
    assert _INLINE.findall(text) == []
    assert _SCRIPT.findall(text) == []
    assert "| safe" not in text
    assert "|safe" not in text


@pytest.mark.parametrize("path", PAGES, ids=names(PAGES))
def test_a_page_fills_only_blocks_that_its_layout_has(path: Path) -> None:
    layout, filled = outline(path)
    known = set[str]()
    while layout:
        layout, blocks = outline(Path(str(templates_dir()), layout))
        known |= blocks
    assert not known or filled <= known


def outline(path: Path) -> tuple[str, set[str]]:
    """Return what a template extends, and the names of its blocks."""
    tree = Environment(autoescape=True, extensions=["jinja2.ext.i18n"]).parse(
        path.read_text(encoding="utf-8")
    )
    above = tree.find(nodes.Extends)
    layout = above.template.as_const() if above else ""
    return layout, {block.name for block in tree.find_all(nodes.Block)}


def test_the_reading_serif_is_small_and_licensed() -> None:
    fonts = list((STATIC / "fonts").glob("*.woff2"))
    assert [font.stat().st_size <= LARGEST_FONT for font in fonts] == [True]
    assert "SIL Open Font License" in (STATIC / "fonts" / "OFL.txt").read_text()


def test_no_icon_is_kept_that_no_page_shows() -> None:
    pages = "".join(source(path) for path in TEMPLATES)
    assert [icon.stem for icon in ICONS if f'"{icon.stem}"' not in pages] == []


def test_icons_take_their_colour_from_the_words_beside_them() -> None:
    for icon in ICONS:
        assert not re.search(r"(?:fill|stroke)=", icon.read_text(encoding="utf-8"))

"""The tokens as a browser would read them, and the contrast between two of them."""

import re
from pathlib import Path

import factcheck

CSS = Path(factcheck.__file__).parent / "static" / "css"
_SCHEMES = {
    "light": r":root\s*\{(.*?)\n  \}",
    "dark": r"prefers-color-scheme: dark\) \{\s*:root\s*\{(.*?)\n    \}",
    "print": r"@media print \{\s*:root\s*\{(.*?)\n    \}",
}
_COLOUR = re.compile(r"--([a-z]+): (#[0-9a-f]{6});")
# The sRGB curve and the weights of WCAG 2.2, “relative luminance”.
_LINEAR_UP_TO = 0.04045
_WEIGHTS = (0.2126, 0.7152, 0.0722)


def colours(scheme: str) -> dict[str, str]:
    """Return every colour token of `scheme`; light counts where it says nothing."""
    text = (CSS / "tokens.css").read_text(encoding="utf-8")
    light = _block(text, "light")
    return light if scheme == "light" else light | _block(text, scheme)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two #rrggbb colours, from 1 to 21."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _block(text: str, scheme: str) -> dict[str, str]:
    found = re.search(_SCHEMES[scheme], text, re.DOTALL)
    assert found, f"tokens.css has no colours for {scheme}"
    return dict(_COLOUR.findall(found[1]))


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= _LINEAR_UP_TO else ((each + 0.055) / 1.055) ** 2.4
        for each in channels
    ]
    return sum(weight * each for weight, each in zip(_WEIGHTS, linear, strict=True))

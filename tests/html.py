"""What every page must be, whichever test fetches it."""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
from html5lib.html5parser import ParseError

_FIELDS = {"input", "select", "textarea"}
_UNLABELLED = {"hidden", "submit", "button", "reset", "image"}
# A data block is never run, so the policy against inline scripts spares it.
_DATA = {"application/ld+json", "application/json"}


def parse(html: str) -> Element:
    """Return the document; names without namespaces.

    Raises:
        AssertionError: the text breaks the rules of HTML.
    """
    parser = html5lib.HTMLParser(
        html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False
    )
    try:
        root: Element = parser.parse(html)
    except ParseError as error:
        line, column = parser.tokenizer.stream.position()
        near = "\n".join(html.splitlines()[max(0, line - 3) : line + 1])
        message = f"not valid HTML ({error}) at {line}:{column}, near:\n{near}"
        raise AssertionError(message) from error
    return root


def text_of(element: Element) -> str:
    """Return the words inside, blanks reduced to one."""
    return " ".join("".join(element.itertext()).split())


def faults(html: str) -> list[str]:
    """Return everything wrong with a page, each fault as a sentence."""
    root = parse(html)
    return [
        *_head_faults(root),
        *_id_faults(root),
        *_label_faults(root),
        *_inline_faults(root),
        *_name_faults(root),
    ]


def _head_faults(root: Element) -> Iterator[str]:
    if not root.get("lang"):
        yield "the page does not say its language"
    title = root.find("head/title")
    if title is None or not text_of(title):
        yield "the page has no title"
    headings = [text_of(each) for each in root.iter("h1")]
    if len(headings) != 1 or not headings[0]:
        yield f"the page has {len(headings)} main headings: {headings}"


def _id_faults(root: Element) -> Iterator[str]:
    ids = Counter(each.get("id") for each in root.iter() if "id" in each.attrib)
    for name, count in ids.items():
        if count > 1 or not name:
            yield f"the id “{name}” stands {count} times"
    for element in root.iter():
        for attribute in (
            "for",
            "aria-describedby",
            "aria-labelledby",
            "aria-controls",
        ):
            for name in element.get(attribute, "").split():
                if name not in ids:
                    yield f"{attribute} names “{name}”, which is not on the page"


def _label_faults(root: Element) -> Iterator[str]:
    labelled = {each.get("for") for each in root.iter("label") if text_of(each)}
    wrapped = {
        field
        for label in root.iter("label")
        if text_of(label)
        for field in label.iter()
        if field.tag in _FIELDS
    }
    for field in root.iter():
        if field.tag not in _FIELDS or field.get("type") in _UNLABELLED:
            continue
        named = field.get("aria-label") or field.get("aria-labelledby")
        if not named and field.get("id") not in labelled and field not in wrapped:
            yield f"the field “{field.get('name')}” has no label"


def _name_faults(root: Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag == "img" and element.get("alt") is None:
            yield f"the picture {element.get('src')} has no text for the blind"
        if element.tag in {"a", "button"} and not (
            text_of(element)
            or element.get("aria-label")
            or element.get("aria-labelledby")
            or any(each.get("alt") for each in element.iter("img"))
        ):
            yield f"a {element.tag} has no words: {element.attrib}"


def _inline_faults(root: Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag == "style":
            yield "there is an inline style sheet"
        if element.tag == "script" and not (
            element.get("src") or element.get("type") in _DATA
        ):
            yield "there is an inline script"
        for name, value in element.attrib.items():
            if name == "style" or name.startswith("on"):
                yield f"the attribute {name} of {element.tag} is inline code"
            if value.strip().lower().startswith("javascript:"):
                yield f"the attribute {name} of {element.tag} runs a script"

"""What may stand in an address; anything else is not found."""

from flask import Flask
from werkzeug.routing import BaseConverter, IntegerConverter, Map


class UidConverter(BaseConverter):
    """The ULID of a row."""

    regex = "[0-7][0-9A-HJKMNP-TV-Z]{25}"


class SlugConverter(BaseConverter):
    """The name of a claim in its address."""

    regex = "[a-z0-9-]{1,120}"


class NumberConverter(IntegerConverter):
    """A number that every database can hold."""

    def __init__(self, map: Map) -> None:  # noqa: A002 - the name Werkzeug gives it
        """Limit the number to 31 bits."""
        super().__init__(map, min=0, max=2**31 - 1)


def register_converters(app: Flask) -> None:
    """Name the converters; `int` is replaced too, so that nobody needs to remember."""
    app.url_map.converters["uid"] = UidConverter
    app.url_map.converters["slug"] = SlugConverter
    app.url_map.converters["n"] = NumberConverter
    app.url_map.converters["int"] = NumberConverter

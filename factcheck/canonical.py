"""One value, one sequence of bytes: the form in which content is hashed."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

import rfc8785


def canonical(value: object) -> bytes:
    """Return `value` as canonical JSON (RFC 8785).

    Moments become RFC 3339 in UTC, days ISO 8601, enums their value; sets are
    refused, since they have no order to hash.

    Raises:
        TypeError: a part of the value has no canonical form.
        ValueError: a moment has no zone, or a number is not exact in JSON.
    """
    return rfc8785.dumps(_plain(value))


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest(value: object) -> str:
    """Return the SHA-256 of the canonical form of `value`."""
    return sha256_hex(canonical(value))


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Reduce `value` to what JSON knows."""
    match value:
        # Before str and int: most enums here are also strings.
        case Enum():
            return _plain(value.value)
        case None | bool() | int() | float() | str():
            return value
        case datetime():
            return _moment(value)
        case date():
            return value.isoformat()
        case Mapping():
            return {_key(key): _plain(part) for key, part in value.items()}
        case list() | tuple():
            return [_plain(part) for part in value]
        case _:
            message = f"{type(value).__name__} has no canonical form"
            raise TypeError(message)


def _key(key: object) -> str:
    plain = key.value if isinstance(key, Enum) else key
    if not isinstance(plain, str):
        message = f"a key must be text, not {type(key).__name__}"
        raise TypeError(message)
    return plain


def _moment(value: datetime) -> str:
    """Write a moment the same way whatever zone it came in."""
    if value.tzinfo is None:
        message = "a time without a zone has no canonical form"
        raise ValueError(message)
    return value.astimezone(UTC).isoformat().removesuffix("+00:00") + "Z"

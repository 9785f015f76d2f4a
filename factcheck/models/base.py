"""The base of all rows: keys, times, versions, and columns used everywhere."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Enum,
    Integer,
    MetaData,
    String,
    TypeDecorator,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from ulid import ULID

_NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC; gives SQLite back the zone that it drops."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Refuse naive times, store UTC."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            message = "a time without a zone cannot be stored"
            raise ValueError(message)
        return value.astimezone(UTC)

    def process_result_value(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Return an aware time in UTC."""
        del dialect
        if value is None:
            return None
        aware = value if value.tzinfo else value.replace(tzinfo=UTC)
        return aware.astimezone(UTC)


def term(enum: type[StrEnum], name: str = "") -> Enum:
    """Return the column type of a closed list: VARCHAR, stored by value.

    The CHECK is named after the enum and stands in the migration; a table that
    has several columns of one enum needs a `name` for each.
    """
    return Enum(
        enum,
        native_enum=False,
        create_constraint=True,
        length=40,
        name=name or enum.__name__.lower(),
        values_callable=_values,
        validate_strings=True,
    )


def _values(enum: type[StrEnum]) -> Sequence[str]:
    return [member.value for member in enum]


def now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC)


def new_uid() -> str:
    """Return a fresh ULID: 26 characters, sortable by time, safe in a URL."""
    return str(ULID())


BigId = BigInteger().with_variant(Integer, "sqlite")
IntPK = Annotated[int, mapped_column(BigId, primary_key=True, sort_order=-2)]
Moment = Annotated[datetime, mapped_column(UtcDateTime)]
Json = Annotated[dict[str, Any], mapped_column(JSON)]
JsonList = Annotated[list[Any], mapped_column(JSON)]


class Base(DeclarativeBase):
    """What every table has: integer key, public ULID, times."""

    metadata = MetaData(naming_convention=_NAMES)

    id: Mapped[IntPK]
    uid: Mapped[str] = mapped_column(
        String(26), default=new_uid, unique=True, sort_order=-1
    )
    created_at: Mapped[Moment] = mapped_column(UtcDateTime, default=now, sort_order=2)
    updated_at: Mapped[Moment] = mapped_column(
        UtcDateTime, default=now, onupdate=now, sort_order=2
    )


class Versioned:
    """Optimistic locking: a lost update becomes an error a page can explain."""

    version: Mapped[int] = mapped_column(default=1, sort_order=1)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        """Let SQLAlchemy check the version on every UPDATE."""
        return {"version_id_col": cls.version}

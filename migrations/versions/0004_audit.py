"""Add the audit table, and the triggers that keep history."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


# What is refused where: the audit table, decisions and notices are append-only;
# a revision is frozen once submitted; a document's text is frozen from the start.
ALWAYS = "1 = 1"
FROZEN = (
    ("audit_event", "UPDATE", ALWAYS),
    ("audit_event", "DELETE", ALWAYS),
    ("decision", "UPDATE", ALWAYS),
    ("decision", "DELETE", ALWAYS),
    ("notice", "UPDATE", ALWAYS),
    ("notice", "DELETE", ALWAYS),
    ("revision", "UPDATE", "OLD.submitted_at IS NOT NULL"),
    ("revision", "DELETE", "OLD.submitted_at IS NOT NULL"),
    ("publication", "DELETE", ALWAYS),
    (
        "publication",
        "UPDATE",
        (
            "NEW.content_sha256 <> OLD.content_sha256"
            " OR NEW.page_sha256 <> OLD.page_sha256"
            " OR CAST(NEW.content AS TEXT) <> CAST(OLD.content AS TEXT)"
            " OR NEW.revision_id <> OLD.revision_id OR NEW.number <> OLD.number"
        ),
    ),
    ("document", "DELETE", ALWAYS),
    ("document", "UPDATE", "NEW.text <> OLD.text OR NEW.sha256 <> OLD.sha256"),
)


def upgrade() -> None:
    op.create_table(
        "audit_event",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "actor_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=True,
        ),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("object_type", sa.String(), nullable=False),
        sa.Column("object_uid", sa.String(), nullable=False),
        sa.Column("claim_uid", sa.String(), nullable=True),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("object_sha256", sa.String(), nullable=False),
        sa.Column("ip_hash", sa.String(), nullable=True),
        sa.Column("prev_sha256", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"],
            ["user_account.id"],
            name=op.f("fk_audit_event_actor_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
        sa.UniqueConstraint("seq", name=op.f("uq_audit_event_seq")),
        sa.UniqueConstraint("sha256", name=op.f("uq_audit_event_sha256")),
        sa.UniqueConstraint("uid", name=op.f("uq_audit_event_uid")),
    )
    op.create_index(
        op.f("ix_audit_event_claim_uid"), "audit_event", ["claim_uid"], unique=False
    )
    op.create_index(
        "ix_audit_object",
        "audit_event",
        ["object_type", "object_uid", "seq"],
        unique=False,
    )
    postgresql = op.get_bind().dialect.name == "postgresql"
    if postgresql:
        op.execute(
            """
            CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION '% is history: % is refused', TG_TABLE_NAME, TG_OP;
            END $$
            """
        )
    for table, event, condition in FROZEN:
        op.execute(_trigger(table, event, condition, postgresql=postgresql))
    if postgresql:
        op.execute(
            "CREATE TRIGGER audit_event_refuse_truncate BEFORE TRUNCATE ON audit_event"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


def downgrade() -> None:
    for table, event, _condition in FROZEN:
        name = f"{table}_refuse_{event.lower()}"
        on_table = f" ON {table}" if op.get_bind().dialect.name == "postgresql" else ""
        op.execute(f"DROP TRIGGER {name}{on_table}")
    op.drop_table("audit_event")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change()")


def _trigger(table: str, event: str, condition: str, *, postgresql: bool) -> str:
    """Write the trigger that refuses `event` on rows where `condition` holds."""
    begin = (
        f"CREATE TRIGGER {table}_refuse_{event.lower()} BEFORE {event} ON {table}"
        f" FOR EACH ROW WHEN ({condition}) "
    )
    if postgresql:
        return begin + "EXECUTE FUNCTION refuse_change()"
    return begin + f"BEGIN SELECT RAISE(ABORT, '{table} is history'); END"

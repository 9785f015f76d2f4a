"""Add documents, claims, appearances and evidence."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "document",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "article",
                "post",
                "message",
                "broadcast",
                "speech",
                "image",
                "video",
                "audio",
                name="documentkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column(
            "publisher_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=True,
        ),
        sa.Column("author_name", sa.String(), nullable=False),
        sa.Column("published_edtf", sa.String(), nullable=True),
        sa.Column("published_earliest", sa.Date(), nullable=True),
        sa.Column("published_latest", sa.Date(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column(
            "imported_by_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("rights_note", sa.String(), nullable=False),
        sa.Column(
            "revision_of_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=True,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "length(sha256) = 64", name=op.f("ck_document_sha256_length")
        ),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_document_text_not_empty")),
        sa.CheckConstraint(
            "length(trim(title)) > 0", name=op.f("ck_document_title_not_blank")
        ),
        sa.ForeignKeyConstraint(
            ["imported_by_id"],
            ["user_account.id"],
            name=op.f("fk_document_imported_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["publisher_id"], ["actor.id"], name=op.f("fk_document_publisher_id_actor")
        ),
        sa.ForeignKeyConstraint(
            ["revision_of_id"],
            ["document.id"],
            name=op.f("fk_document_revision_of_id_document"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("ref", name=op.f("uq_document_ref")),
        sa.UniqueConstraint("sha256", name=op.f("uq_document_sha256")),
        sa.UniqueConstraint("uid", name=op.f("uq_document_uid")),
    )
    op.create_table(
        "claim",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("short_text", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column(
            "claim_type",
            sa.Enum(
                "event",
                "quantity",
                "general",
                "attribution",
                "position",
                "prediction",
                "inference",
                "opinion",
                "other",
                name="claimtype",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("date_edtf", sa.String(), nullable=True),
        sa.Column("location", sa.String(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "new",
                "rejected",
                "in_review",
                "submitted",
                "approved",
                "published",
                "suspended",
                "retracted",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("returned", sa.Boolean(), nullable=False),
        sa.Column("evidence_changed", sa.Boolean(), nullable=False),
        sa.Column("review_public_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "assignee_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=True,
        ),
        sa.Column(
            "priority",
            sa.Enum(
                "low",
                "normal",
                "high",
                name="priority",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "risk",
            sa.Enum(
                "normal",
                "sensitive",
                name="risk",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "rejection_reason",
            sa.Enum(
                "not_checkable",
                "opinion",
                "duplicate",
                "out_of_scope",
                "too_vague",
                name="rejectreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "duplicate_of_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=True,
        ),
        sa.Column(
            "substance_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=True,
        ),
        sa.Column("harm_person", sa.Boolean(), nullable=True),
        sa.Column("harm_crime", sa.Boolean(), nullable=True),
        sa.Column("harm_source", sa.Boolean(), nullable=True),
        sa.Column("alleges_wrongdoing", sa.Boolean(), nullable=True),
        sa.Column(
            "created_by_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(state = 'rejected') = (rejection_reason IS NOT NULL)",
            name=op.f("ck_claim_rejected_with_reason"),
        ),
        sa.CheckConstraint(
            "assignee_id IS NOT NULL OR state <> 'submitted'",
            name=op.f("ck_claim_submitted_by_somebody"),
        ),
        sa.CheckConstraint(
            "claim_type <> 'other' OR state IN ('new', 'rejected', 'in_review')",
            name=op.f("ck_claim_type_before_submission"),
        ),
        sa.CheckConstraint(
            "duplicate_of_id IS NULL OR state = 'rejected'",
            name=op.f("ck_claim_merged_is_rejected"),
        ),
        sa.CheckConstraint(
            "duplicate_of_id <> id", name=op.f("ck_claim_not_its_own_duplicate")
        ),
        sa.CheckConstraint(
            "length(short_text) <= 75", name=op.f("ck_claim_short_text_length")
        ),
        sa.CheckConstraint(
            "length(trim(text)) BETWEEN 10 AND 500", name=op.f("ck_claim_text_length")
        ),
        sa.CheckConstraint(
            "substance_id <> id", name=op.f("ck_claim_not_its_own_substance")
        ),
        sa.ForeignKeyConstraint(
            ["assignee_id"],
            ["user_account.id"],
            name=op.f("fk_claim_assignee_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["user_account.id"],
            name=op.f("fk_claim_created_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["duplicate_of_id"],
            ["claim.id"],
            name=op.f("fk_claim_duplicate_of_id_claim"),
        ),
        sa.ForeignKeyConstraint(
            ["substance_id"], ["claim.id"], name=op.f("fk_claim_substance_id_claim")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("ref", name=op.f("uq_claim_ref")),
        sa.UniqueConstraint("slug", name=op.f("uq_claim_slug")),
        sa.UniqueConstraint("uid", name=op.f("uq_claim_uid")),
    )
    op.create_index(
        op.f("ix_claim_assignee_id"), "claim", ["assignee_id"], unique=False
    )
    op.create_index(op.f("ix_claim_state"), "claim", ["state"], unique=False)
    op.create_table(
        "claimant",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column(
            "claim_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "actor_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actor.id"], name=op.f("fk_claimant_actor_id_actor")
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_claimant_claim_id_claim")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claimant")),
        sa.UniqueConstraint(
            "claim_id", "actor_id", name=op.f("uq_claimant_claim_id_actor_id")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_claimant_uid")),
    )
    op.create_index(
        op.f("ix_claimant_actor_id"), "claimant", ["actor_id"], unique=False
    )
    op.create_table(
        "claim_attributed",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column(
            "claim_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "actor_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actor.id"], name=op.f("fk_claim_attributed_actor_id_actor")
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_claim_attributed_claim_id_claim")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_attributed")),
        sa.UniqueConstraint(
            "claim_id", "actor_id", name=op.f("uq_claim_attributed_claim_id_actor_id")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_claim_attributed_uid")),
    )
    op.create_table(
        "claim_topic",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column(
            "claim_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "topic_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_claim_topic_claim_id_claim")
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topic.id"], name=op.f("fk_claim_topic_topic_id_topic")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_topic")),
        sa.UniqueConstraint(
            "claim_id", "topic_id", name=op.f("uq_claim_topic_claim_id_topic_id")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_claim_topic_uid")),
    )
    op.create_index(
        op.f("ix_claim_topic_topic_id"), "claim_topic", ["topic_id"], unique=False
    )
    op.create_table(
        "appearance",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column(
            "claim_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "document_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "role",
            sa.Enum(
                "first_known",
                "appearance",
                name="appearancerole",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("quote_exact", sa.String(), nullable=False),
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("suffix", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("cue", sa.String(), nullable=False),
        sa.Column("attribution_chain", sa.JSON(), nullable=False),
        sa.Column("asserted", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "length(quote_exact) > 0", name=op.f("ck_appearance_quote_not_empty")
        ),
        sa.CheckConstraint(
            'start >= 0 AND "end" > start', name=op.f("ck_appearance_span_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_appearance_claim_id_claim")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_appearance_document_id_document"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appearance")),
        sa.UniqueConstraint("uid", name=op.f("uq_appearance_uid")),
    )
    op.create_index(
        op.f("ix_appearance_claim_id"), "appearance", ["claim_id"], unique=False
    )
    op.create_index(
        op.f("ix_appearance_document_id"), "appearance", ["document_id"], unique=False
    )
    op.create_table(
        "assignment",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column(
            "claim_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "user_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "role",
            sa.Enum(
                "reviewer",
                "editor",
                name="assignmentrole",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_assignment_claim_id_claim")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user_account.id"],
            name=op.f("fk_assignment_user_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sa.UniqueConstraint("uid", name=op.f("uq_assignment_uid")),
    )
    op.create_index(
        op.f("ix_assignment_user_id"), "assignment", ["user_id"], unique=False
    )
    op.create_index(
        "one_reviewer_at_a_time",
        "assignment",
        ["claim_id", "role"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "evidence_item",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column(
            "recorder_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=True,
        ),
        sa.Column(
            "origin_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=True,
        ),
        sa.Column(
            "proximity",
            sa.Enum(
                "primary",
                "secondary",
                "tertiary",
                name="proximity",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "statement",
                "denial",
                "document",
                "imagery",
                "testimony",
                "dataset",
                "estimate",
                "analysis",
                "fact_check",
                name="evidencekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("published_edtf", sa.String(), nullable=True),
        sa.Column("published_earliest", sa.Date(), nullable=True),
        sa.Column("published_latest", sa.Date(), nullable=True),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("translation", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column(
            "reliability_recorder",
            sa.Enum(
                "A",
                "B",
                "C",
                "D",
                "E",
                "F",
                name="reliability_recorder",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "reliability_origin",
            sa.Enum(
                "A",
                "B",
                "C",
                "D",
                "E",
                "F",
                name="reliability_origin",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "interest",
            sa.Enum(
                "none",
                "indirect",
                "party",
                "adversary",
                "unknown",
                name="interest",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("interest_note", sa.String(), nullable=False),
        sa.Column(
            "position",
            sa.Enum(
                "asserts",
                "confirms",
                "partial",
                "evades",
                "silent",
                "denies",
                "retracts",
                name="positiontaken",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "disclosure",
            sa.Enum(
                "public",
                "anonymised",
                "withheld",
                name="disclosure",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("disclosure_reason", sa.String(), nullable=False),
        sa.Column("no_snapshot_reason", sa.String(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column(
            "created_by_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("hands", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "disclosure = 'public' OR length(trim(disclosure_reason)) > 0",
            name=op.f("ck_evidence_item_disclosure_with_reason"),
        ),
        sa.CheckConstraint(
            "length(trim(title)) > 0", name=op.f("ck_evidence_item_title_not_blank")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["user_account.id"],
            name=op.f("fk_evidence_item_created_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["actor.id"], name=op.f("fk_evidence_item_origin_id_actor")
        ),
        sa.ForeignKeyConstraint(
            ["recorder_id"],
            ["actor.id"],
            name=op.f("fk_evidence_item_recorder_id_actor"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_item")),
        sa.UniqueConstraint("ref", name=op.f("uq_evidence_item_ref")),
        sa.UniqueConstraint("uid", name=op.f("uq_evidence_item_uid")),
    )
    op.create_index(
        op.f("ix_evidence_item_origin_id"), "evidence_item", ["origin_id"], unique=False
    )
    op.create_index(
        op.f("ix_evidence_item_recorder_id"),
        "evidence_item",
        ["recorder_id"],
        unique=False,
    )
    op.create_table(
        "evidence_link",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column(
            "claim_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "item_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "stance",
            sa.Enum(
                "supports",
                "refutes",
                "context",
                name="stance",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "credibility",
            sa.Enum(
                "1",
                "2",
                "3",
                "4",
                "5",
                "6",
                name="credibility",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("self_serving", sa.Boolean(), nullable=False),
        sa.Column("bare_denial", sa.Boolean(), nullable=False),
        sa.Column(
            "record",
            sa.Enum(
                "act",
                "register",
                "statistic",
                "original",
                name="recordkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("record_reason", sa.String(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "proposed",
                "accepted",
                "excluded",
                name="linkstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column(
            "added_by_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "graded_by_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=True,
        ),
        sa.Column("hands", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "status <> 'accepted' OR (credibility IS NOT NULL"
            " AND graded_by_id IS NOT NULL)",
            name=op.f("ck_evidence_link_accepted_is_graded"),
        ),
        sa.CheckConstraint(
            "status <> 'excluded' OR length(trim(reason)) > 0",
            name=op.f("ck_evidence_link_excluded_with_reason"),
        ),
        sa.CheckConstraint(
            "record IS NULL OR length(trim(record_reason)) > 0",
            name=op.f("ck_evidence_link_record_with_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["added_by_id"],
            ["user_account.id"],
            name=op.f("fk_evidence_link_added_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_evidence_link_claim_id_claim")
        ),
        sa.ForeignKeyConstraint(
            ["graded_by_id"],
            ["user_account.id"],
            name=op.f("fk_evidence_link_graded_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["evidence_item.id"],
            name=op.f("fk_evidence_link_item_id_evidence_item"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_link")),
        sa.UniqueConstraint(
            "claim_id", "item_id", name=op.f("uq_evidence_link_claim_id_item_id")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_evidence_link_uid")),
    )
    op.create_index(
        op.f("ix_evidence_link_claim_id"), "evidence_link", ["claim_id"], unique=False
    )
    op.create_index(
        op.f("ix_evidence_link_item_id"), "evidence_link", ["item_id"], unique=False
    )


def downgrade() -> None:
    op.drop_table("evidence_link")
    op.drop_table("evidence_item")
    op.drop_table("assignment")
    op.drop_table("appearance")
    op.drop_table("claim_topic")
    op.drop_table("claim_attributed")
    op.drop_table("claimant")
    op.drop_table("claim")
    op.drop_table("document")

"""Add revisions, decisions, publications, notices, replies and reports."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "revision",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column(
            "claim_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum(
                "unverified",
                "corroborated",
                "disputed",
                name="verdict",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "qualifier",
            sa.Enum(
                "on_record",
                "with_caveat",
                "contested",
                "misleading",
                "outdated",
                "contradicted",
                "single_source",
                "insufficient_evidence",
                "not_reviewed",
                "not_checkable",
                name="qualifier",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "confidence",
            sa.Enum(
                "high",
                "moderate",
                "low",
                name="confidence",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("confidence_reason", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("rationale", sa.String(), nullable=False),
        sa.Column("against", sa.String(), nullable=False),
        sa.Column("searched", sa.String(), nullable=False),
        sa.Column("what_would_change", sa.String(), nullable=False),
        sa.Column("override_reason", sa.String(), nullable=False),
        sa.Column(
            "notice_kind",
            sa.Enum(
                "correction",
                "update",
                "clarification",
                "retraction",
                "minor",
                name="noticekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("notice_text", sa.String(), nullable=False),
        sa.Column("what_was_wrong", sa.String(), nullable=False),
        sa.Column("what_is_right", sa.String(), nullable=False),
        sa.Column(
            "amends",
            sa.Enum(
                "minor",
                "clarification",
                "reply",
                name="amendkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("evidence_snapshot", sa.JSON(), nullable=True),
        sa.Column("content_sha256", sa.String(), nullable=True),
        sa.Column(
            "author_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hands", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "submitted_at IS NULL OR (verdict IS NOT NULL"
            " AND confidence IS NOT NULL AND as_of IS NOT NULL"
            " AND content_sha256 IS NOT NULL"
            " AND length(trim(rationale)) >= 80"
            " AND length(trim(summary)) BETWEEN 1 AND 300)",
            name=op.f("ck_revision_complete_once_submitted"),
        ),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["user_account.id"],
            name=op.f("fk_revision_author_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_revision_claim_id_claim")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint(
            "claim_id", "number", name=op.f("uq_revision_claim_id_number")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_revision_uid")),
    )
    op.create_table(
        "decision",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column(
            "revision_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "author_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "editor_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("content_sha256", sa.String(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "approved",
                "returned",
                "retract",
                "merge",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("comment", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "outcome <> 'returned' OR length(trim(comment)) > 0",
            name=op.f("ck_decision_returned_with_comment"),
        ),
        sa.CheckConstraint(
            "editor_id <> author_id", name=op.f("ck_decision_four_eyes")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["user_account.id"],
            name=op.f("fk_decision_author_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["editor_id"],
            ["user_account.id"],
            name=op.f("fk_decision_editor_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revision.id"],
            name=op.f("fk_decision_revision_id_revision"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint(
            "revision_id",
            "editor_id",
            "outcome",
            name=op.f("uq_decision_revision_id_editor_id_outcome"),
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_decision_uid")),
    )
    op.create_index(
        op.f("ix_decision_revision_id"), "decision", ["revision_id"], unique=False
    )
    op.create_table(
        "publication",
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
            "revision_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "live",
                "superseded",
                "suspended",
                "retracted",
                name="publicationstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "published_by_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("content_sha256", sa.String(), nullable=False),
        sa.Column("page_sha256", sa.String(), nullable=False),
        sa.Column(
            "suspended_by_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=True,
        ),
        sa.Column("suspended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "suspend_reason",
            sa.Enum(
                "legal",
                "safety",
                "minor",
                "victim",
                "serious_error",
                name="suspendreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "confirmed_by_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=True,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(state = 'suspended') = (suspended_by_id IS NOT NULL)",
            name=op.f("ck_publication_suspended_by_somebody"),
        ),
        sa.CheckConstraint(
            "confirmed_by_id <> suspended_by_id",
            name=op.f("ck_publication_confirmed_by_another"),
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_publication_claim_id_claim")
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"],
            ["user_account.id"],
            name=op.f("fk_publication_confirmed_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["published_by_id"],
            ["user_account.id"],
            name=op.f("fk_publication_published_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revision.id"],
            name=op.f("fk_publication_revision_id_revision"),
        ),
        sa.ForeignKeyConstraint(
            ["suspended_by_id"],
            ["user_account.id"],
            name=op.f("fk_publication_suspended_by_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
        sa.UniqueConstraint(
            "claim_id", "number", name=op.f("uq_publication_claim_id_number")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_publication_uid")),
    )
    op.create_index(
        op.f("ix_publication_published_at"),
        "publication",
        ["published_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_publication_state"), "publication", ["state"], unique=False
    )
    op.create_index(
        "one_current_publication",
        "publication",
        ["claim_id"],
        unique=True,
        sqlite_where=sa.text("state <> 'superseded'"),
        postgresql_where=sa.text("state <> 'superseded'"),
    )
    op.create_table(
        "notice",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column(
            "publication_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "correction",
                "update",
                "clarification",
                "retraction",
                "minor",
                name="noticekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("what_was_wrong", sa.String(), nullable=False),
        sa.Column("what_is_right", sa.String(), nullable=False),
        sa.Column("verdict_changed", sa.Boolean(), nullable=False),
        sa.Column(
            "author_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "approved_by_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "author_id <> approved_by_id", name=op.f("ck_notice_two_people")
        ),
        sa.CheckConstraint(
            "length(trim(text)) > 0", name=op.f("ck_notice_text_not_blank")
        ),
        sa.ForeignKeyConstraint(
            ["approved_by_id"],
            ["user_account.id"],
            name=op.f("fk_notice_approved_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["user_account.id"],
            name=op.f("fk_notice_author_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id"],
            ["publication.id"],
            name=op.f("fk_notice_publication_id_publication"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("uid", name=op.f("uq_notice_uid")),
    )
    op.create_index(op.f("ix_notice_at"), "notice", ["at"], unique=False)
    op.create_index(
        op.f("ix_notice_publication_id"), "notice", ["publication_id"], unique=False
    )
    op.create_table(
        "withholding",
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
            "kind",
            sa.Enum(
                "passage",
                "name",
                "image",
                "snapshot",
                name="withholdtarget",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "legal",
                "safety",
                "minor",
                "victim",
                "privacy",
                "rights",
                name="withholdreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "asked_by_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "approved_by_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=True,
        ),
        sa.Column("since", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "lifted_by_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=True,
        ),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "approved_by_id <> asked_by_id", name=op.f("ck_withholding_two_editors")
        ),
        sa.CheckConstraint(
            "length(trim(target)) > 0", name=op.f("ck_withholding_target_not_blank")
        ),
        sa.CheckConstraint(
            "lifted_by_id <> asked_by_id", name=op.f("ck_withholding_lifted_by_another")
        ),
        sa.ForeignKeyConstraint(
            ["approved_by_id"],
            ["user_account.id"],
            name=op.f("fk_withholding_approved_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"],
            ["user_account.id"],
            name=op.f("fk_withholding_asked_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_withholding_claim_id_claim")
        ),
        sa.ForeignKeyConstraint(
            ["lifted_by_id"],
            ["user_account.id"],
            name=op.f("fk_withholding_lifted_by_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withholding")),
        sa.UniqueConstraint("uid", name=op.f("uq_withholding_uid")),
    )
    op.create_index(
        op.f("ix_withholding_claim_id"), "withholding", ["claim_id"], unique=False
    )
    op.create_table(
        "reply_request",
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
            "to_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "waiting",
                "answered",
                "declined",
                "no_answer",
                "not_asked",
                name="replystatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column(
            "recorded_by_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "status <> 'answered' OR length(trim(answer)) > 0",
            name=op.f("ck_reply_request_answered_with_answer"),
        ),
        sa.CheckConstraint(
            "status <> 'not_asked' OR length(trim(reason)) > 0",
            name=op.f("ck_reply_request_not_asked_with_reason"),
        ),
        sa.CheckConstraint(
            "status = 'not_asked' OR (asked_at IS NOT NULL"
            " AND deadline IS NOT NULL AND length(trim(channel)) > 0"
            " AND length(trim(question)) > 0)",
            name=op.f("ck_reply_request_asked_in_full"),
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_reply_request_claim_id_claim")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["user_account.id"],
            name=op.f("fk_reply_request_recorded_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["to_id"], ["actor.id"], name=op.f("fk_reply_request_to_id_actor")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_request")),
        sa.UniqueConstraint("uid", name=op.f("uq_reply_request_uid")),
    )
    op.create_index(
        op.f("ix_reply_request_claim_id"), "reply_request", ["claim_id"], unique=False
    )
    op.create_table(
        "error_report",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column(
            "publication_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "error",
                "right_of_reply",
                "privacy",
                "legal",
                "other",
                name="reportreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "new",
                "accepted",
                "declined",
                name="reportstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column(
            "answered_by_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=True,
        ),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state = 'new' OR (length(trim(answer)) > 0"
            " AND answered_by_id IS NOT NULL)",
            name=op.f("ck_error_report_closed_with_answer"),
        ),
        sa.CheckConstraint(
            "length(trim(body)) > 0", name=op.f("ck_error_report_body_not_blank")
        ),
        sa.ForeignKeyConstraint(
            ["answered_by_id"],
            ["user_account.id"],
            name=op.f("fk_error_report_answered_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id"],
            ["publication.id"],
            name=op.f("fk_error_report_publication_id_publication"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_error_report")),
        sa.UniqueConstraint("uid", name=op.f("uq_error_report_uid")),
    )
    op.create_index(
        op.f("ix_error_report_publication_id"),
        "error_report",
        ["publication_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_error_report_state"), "error_report", ["state"], unique=False
    )


def downgrade() -> None:
    op.drop_table("error_report")
    op.drop_table("reply_request")
    op.drop_table("withholding")
    op.drop_table("notice")
    op.drop_table("publication")
    op.drop_table("decision")
    op.drop_table("revision")

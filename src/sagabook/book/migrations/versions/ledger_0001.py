"""The ledger's first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PLAIN = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "quarantine",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("locator", PLAIN, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("first_tried", sa.DateTime(), nullable=False),
        sa.Column("last_tried", sa.DateTime(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quarantine")),
        sa.UniqueConstraint("locator", name=op.f("uq_quarantine_locator")),
    )
    op.create_table(
        "rulings",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("verb", sa.String(length=8), nullable=False),
        sa.Column("ruling", sa.Text(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("undone", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rulings")),
    )
    op.create_table(
        "stale",
        sa.Column("block", PLAIN, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("block", name=op.f("pk_stale")),
    )
    op.create_table(
        "checkpoints",
        sa.Column("block", PLAIN, nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("folder", sa.String(length=64), nullable=False),
        sa.Column("people", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("block", name=op.f("pk_checkpoints")),
    )
    op.create_table(
        "stories",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("key", PLAIN, nullable=False),
        sa.Column("given_id", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("published", sa.Date(), nullable=False),
        sa.Column("dated", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("added", sa.DateTime(), nullable=False),
        sa.Column("furniture", sa.Text(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
        sa.UniqueConstraint("key", name=op.f("uq_stories_key")),
    )
    op.create_index(op.f("ix_stories_published"), "stories", ["published"], unique=False)
    op.create_index(op.f("ix_stories_given_id"), "stories", ["given_id"], unique=False)
    op.create_index(op.f("ix_stories_url"), "stories", ["url"], unique=False)
    op.create_table(
        "readings",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("story_id", ROW_ID, nullable=False),
        sa.Column("reader", sa.String(length=64), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("sources", sa.Text(), nullable=False),
        sa.Column("players", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_readings_story_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
        sa.UniqueConstraint("story_id", "reader", name=op.f("uq_readings_story_id_reader")),
    )
    op.create_index(op.f("ix_readings_reader"), "readings", ["reader"], unique=False)
    op.create_table(
        "twins",
        sa.Column("story_id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("twin_id", ROW_ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_twins_story_id")),
        sa.ForeignKeyConstraint(["twin_id"], ["stories.id"], name=op.f("fk_twins_twin_id")),
        sa.PrimaryKeyConstraint("story_id", "twin_id", name=op.f("pk_twins")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "unpaired",
        sa.Column("story_id", ROW_ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_unpaired_story_id")),
        sa.PrimaryKeyConstraint("story_id", name=op.f("pk_unpaired")),
    )
    op.create_table(
        "claims",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("reading_id", ROW_ID, nullable=False),
        sa.Column("story_id", ROW_ID, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("block", PLAIN, nullable=False),
        sa.Column("published", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("player", sa.Text(), nullable=False),
        sa.Column("age", sa.SmallInteger(), nullable=True),
        sa.Column("nation", sa.String(length=3), nullable=True),
        sa.Column("buyer", sa.Text(), nullable=True),
        sa.Column("buyer_id", sa.Text(), nullable=True),
        sa.Column("seller", sa.Text(), nullable=True),
        sa.Column("seller_id", sa.Text(), nullable=True),
        sa.Column("mode", sa.String(length=12), nullable=False),
        sa.Column("deal", sa.String(length=12), nullable=True),
        sa.Column("fee", sa.Float(), nullable=True),
        sa.Column("fee_currency", sa.String(length=3), nullable=True),
        sa.Column("fee_qualifier", sa.String(length=12), nullable=True),
        sa.Column("fee_addons", sa.Float(), nullable=True),
        sa.Column("fee_text", sa.Text(), nullable=True),
        sa.Column("wage", sa.Float(), nullable=True),
        sa.Column("wage_currency", sa.String(length=3), nullable=True),
        sa.Column("wage_period", sa.String(length=12), nullable=True),
        sa.Column("contract_years", sa.Float(), nullable=True),
        sa.Column("contract_until", sa.String(length=10), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=False),
        sa.Column("when", sa.String(length=24), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("quote_start", sa.Integer(), nullable=False),
        sa.Column("quote_end", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_claims_reading_id")),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_claims_story_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
        sa.UniqueConstraint("reading_id", "ordinal", name=op.f("uq_claims_reading_id_ordinal")),
    )
    op.create_index(op.f("ix_claims_block_published"), "claims", ["block", "published"], unique=False)
    op.create_index(op.f("ix_claims_story_id"), "claims", ["story_id"], unique=False)
    op.create_table(
        "entries",
        sa.Column("claim_id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("story_id", ROW_ID, nullable=False),
        sa.Column("published", sa.Date(), nullable=False),
        sa.Column("person", PLAIN, nullable=False),
        sa.Column("name", PLAIN, nullable=False),
        sa.Column("buyer_key", PLAIN, nullable=False),
        sa.Column("holder_key", PLAIN, nullable=False),
        sa.Column("origin", PLAIN, nullable=False),
        sa.Column("origin_name", sa.Text(), nullable=False),
        sa.Column("voice", sa.String(length=12), nullable=False),
        sa.Column("echo_of", ROW_ID, nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_entries_claim_id")),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_entries_story_id")),
        sa.PrimaryKeyConstraint("claim_id", name=op.f("pk_entries")),
    )
    op.create_index(
        op.f("ix_entries_buyer_key_published_person"), "entries", ["buyer_key", "published", "person"], unique=False
    )
    op.create_index(
        op.f("ix_entries_holder_key_published_person"), "entries", ["holder_key", "published", "person"], unique=False
    )
    op.create_index(op.f("ix_entries_person_published"), "entries", ["person", "published"], unique=False)
    op.create_index(op.f("ix_entries_story_id"), "entries", ["story_id"], unique=False)
    op.create_table(
        "spoken",
        sa.Column("person", PLAIN, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("block", PLAIN, nullable=False),
        sa.Column("name", PLAIN, nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("stories", sa.Integer(), nullable=False),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("over", sa.Boolean(), nullable=True),
        sa.Column("warmth", sa.Double(), nullable=True),
        sa.Column("rank", sa.SmallInteger(), nullable=True),
        sa.Column("stages", sa.Integer(), nullable=True),
        sa.Column("told", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("person", "day", name=op.f("pk_spoken")),
    )
    op.create_index(op.f("ix_spoken_day_until"), "spoken", ["day", "until"], unique=False)
    op.create_index(op.f("ix_spoken_block"), "spoken", ["block"], unique=False)
    untold = sa.text("told IS NULL")
    op.create_index(
        "ix_spoken_untold", "spoken", ["person"], unique=False, sqlite_where=untold, postgresql_where=untold
    )
    op.create_table(
        "teller",
        sa.Column("rules", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("rules", name=op.f("pk_teller")),
    )

"""The tables of the ledger, the same on SQLite and PostgreSQL.

What stories say is append-only: `stories`, `readings`, `claims`. What the book infers is derived and can be rebuilt at
any time from them and the user's `rulings`: `twins`, `entries`, `spoken`; `unpaired` and `stale` name
what is still to be worked out, `checkpoints` from where, `teller` who told what is told in `spoken`.
`docs/book.md` draws them.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Double,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: SQLite numbers rows by itself only where the key is an INTEGER; PostgreSQL's may outgrow four bytes.
RowId = BigInteger().with_variant(Integer, "sqlite")
#: Keys and names sort letter by letter on both engines; PostgreSQL would else sort as the country of its server does.
Plain = Text().with_variant(Text(collation="C"), "postgresql")

stories = Table(
    "stories",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("key", Plain, nullable=False, unique=True),
    Column("given_id", Text),
    Column("url", Text),
    Column("outlet", Text, nullable=False),
    Column("published", Date, nullable=False),
    Column("dated", Boolean, nullable=False),
    Column("title", Text, nullable=False),
    Column("language", String(16), nullable=False),
    Column("added", DateTime, nullable=False),
    Column("furniture", Text, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("text", Text, nullable=False),  # last: SQLite walks a long column to reach those behind it
    Index(None, "published"),
    Index(None, "given_id"),
    Index(None, "url"),
)

readings = Table(
    "readings",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("story_id", RowId, ForeignKey("stories.id"), nullable=False),
    Column("reader", String(64), nullable=False),
    Column("made", DateTime, nullable=False),
    Column("sources", Text, nullable=False),
    Column("players", Integer, nullable=False),
    UniqueConstraint("story_id", "reader"),
    Index(None, "reader"),
)

claims = Table(
    "claims",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("reading_id", RowId, ForeignKey("readings.id"), nullable=False),
    Column("story_id", RowId, ForeignKey("stories.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("block", Plain, nullable=False),
    Column("published", Date, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("player", Text, nullable=False),
    Column("age", SmallInteger),
    Column("nation", String(3)),
    Column("buyer", Text),
    Column("buyer_id", Text),
    Column("seller", Text),
    Column("seller_id", Text),
    Column("mode", String(12), nullable=False),
    Column("deal", String(12)),
    Column("fee", Float),
    Column("fee_currency", String(3)),
    Column("fee_qualifier", String(12)),
    Column("fee_addons", Float),
    Column("fee_text", Text),
    Column("wage", Float),
    Column("wage_currency", String(3)),
    Column("wage_period", String(12)),
    Column("contract_years", Float),
    Column("contract_until", String(10)),
    Column("said_by", Text, nullable=False),
    Column("when", String(24)),
    Column("evidence", Text, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    UniqueConstraint("reading_id", "ordinal"),
    Index(None, "block", "published"),
    Index(None, "story_id"),
)

rulings = Table(
    "rulings",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("verb", String(8), nullable=False),
    Column("ruling", Text, nullable=False),
    Column("made", DateTime, nullable=False),
    Column("undone", DateTime),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("locator", Plain, nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("reason", Text, nullable=False),
    Column("first_tried", DateTime, nullable=False),
    Column("last_tried", DateTime, nullable=False),
    Column("tries", Integer, nullable=False),
)

# -- derived -------------------------------------------------------------------------------------------------------

twins = Table(
    "twins",
    metadata,
    Column("story_id", RowId, ForeignKey("stories.id"), primary_key=True, autoincrement=False),
    Column("twin_id", RowId, ForeignKey("stories.id"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

unpaired = Table(
    "unpaired",
    metadata,
    Column("story_id", RowId, ForeignKey("stories.id"), primary_key=True, autoincrement=False),
)

stale = Table(
    "stale",
    metadata,
    Column("block", Plain, primary_key=True),
    Column("since", Date, nullable=False),
)

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("block", Plain, primary_key=True),
    Column("until", Date, nullable=False),
    Column("folder", String(64), nullable=False),
    Column("people", Text, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("claim_id", RowId, ForeignKey("claims.id"), primary_key=True, autoincrement=False),
    Column("story_id", RowId, ForeignKey("stories.id"), nullable=False),
    Column("published", Date, nullable=False),
    Column("person", Plain, nullable=False),
    Column("name", Plain, nullable=False),
    Column("buyer_key", Plain, nullable=False),
    Column("holder_key", Plain, nullable=False),
    Column("origin", Plain, nullable=False),
    Column("origin_name", Text, nullable=False),
    Column("voice", String(12), nullable=False),
    Column("echo_of", RowId),
    Index(None, "person", "published"),
    Index(None, "buyer_key", "published", "person"),
    Index(None, "holder_key", "published", "person"),
    Index(None, "story_id"),
)

spoken = Table(
    "spoken",
    metadata,
    Column("person", Plain, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("until", Date, nullable=False),
    Column("block", Plain, nullable=False),
    Column("name", Plain, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("stories", Integer, nullable=False),
    Column("latest", Date),
    Column("over", Boolean),
    Column("warmth", Double),
    Column("rank", SmallInteger),
    Column("stages", Integer),
    Column("told", Text),
    Index(None, "day", "until"),
    Index(None, "block"),
)
Index(
    "ix_spoken_untold", spoken.c.person, sqlite_where=spoken.c.told.is_(None), postgresql_where=spoken.c.told.is_(None)
)

teller = Table("teller", metadata, Column("rules", String(64), primary_key=True))

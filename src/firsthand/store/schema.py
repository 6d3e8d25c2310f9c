"""The tables of a case, in three layers that never overwrite each other.

Evidence (`original`, `document`, `receipt`, `skip`, `run`) is what came in. The machine's reading (`header`, `part` and all from
`story` on) is replaced whole when a stage changes. What people decided (`judgement`) is only ever added to.

Imported only where a case is opened: SQLAlchemy takes 0.2 s.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = 2
"""Raised with every change of a table, together with a migration."""
APPLICATION_ID = 0x46485354
"""Marks an SQLite database as a case ("FHST")."""

metadata = MetaData()

about_case = Table(
    "about_case", metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""Its id, when it was made, and the versions of the stages that it was settled with."""

# Evidence.

original = Table(
    "original", metadata,
    Column("sha256", Text, primary_key=True),
    Column("size_bytes", Integer, nullable=False),
)

run = Table(
    "run", metadata,
    Column("id", Integer, primary_key=True),
    Column("started_at", Text, nullable=False),
    Column("ended_at", Text),
    Column("read", Integer, nullable=False, default=0),
    Column("unchanged", Integer, nullable=False, default=0),
    Column("skipped", Integer, nullable=False, default=0),
)

receipt = Table(
    "receipt", metadata,
    Column("sha256", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("read_with", Text, nullable=False),
    PrimaryKeyConstraint("sha256", "about"),
)
"""An original that was taken apart whole, with what was said of it: it need not be parsed again."""

document = Table(
    "document", metadata,
    Column("number", Integer, primary_key=True),
    Column("sha256", Text, ForeignKey("original.sha256"), nullable=False),
    Column("path", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_sha256", Text, nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("author", Text),
    Column("published", Text),
    Column("language", Text, nullable=False),
    Column("places", LargeBinary),
    Column("warnings", Text, nullable=False),
    Column("run", Integer, ForeignKey("run.id"), nullable=False),
    UniqueConstraint("sha256", "part", "about"),
)

skip = Table(
    "skip", metadata,
    Column("path", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("run", Integer, ForeignKey("run.id"), nullable=False),
    PrimaryKeyConstraint("path", "sha256"),
)

# What people decided.

judgement = Table(
    "judgement", metadata,
    Column("number", Integer, primary_key=True),
    Column("body", Text, nullable=False),
    Column("undone_by", Text),
    Column("undone_at", Text),
    Column("undone_why", Text),
)

# The machine's reading of one document.

header = Table(
    "header", metadata,
    Column("document", Integer, ForeignKey("document.number", ondelete="CASCADE"), primary_key=True),
    Column("title", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("author", Text),
    Column("published", Text),
    Column("day", Text),
    Column("is_aside", Integer, nullable=False, default=0),
    Column("read_with", Text, nullable=False),
    Column("is_settled", Integer, nullable=False, default=0),
    Column("assertions", Integer, nullable=False, default=0),
    Column("story", Integer, ForeignKey("story.number")),
    Column("island", Integer),
    Column("neighbour_keys", LargeBinary),
)
"""The document as corrected, and how far it is: `read_with` names the stages and their versions that its parts were made with."""
Index("header_story", header.c.story)
Index("header_island", header.c.island)
Index("header_unsettled", header.c.is_settled)

part = Table(
    "part", metadata,
    Column("document", Integer, ForeignKey("document.number", ondelete="CASCADE"), nullable=False),
    Column("stage", Text, nullable=False),
    Column("inputs", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    PrimaryKeyConstraint("document", "stage"),
)
"""What one stage made of one document; `inputs` is the hash of all that it depends on."""

# The machine's reading of the case.

story = Table(
    "story", metadata,
    Column("number", Integer, primary_key=True),
    Column("reason", Text, nullable=False),
)

overlap = Table(
    "overlap", metadata,
    Column("document", Integer, ForeignKey("document.number", ondelete="CASCADE"), nullable=False),
    Column("other", Integer, ForeignKey("document.number", ondelete="CASCADE"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("containment", Float, nullable=False),
    Column("containment_quoted", Float),
    Column("is_direction_known", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    PrimaryKeyConstraint("document", "other"),
)
Index("overlap_other", overlap.c.other)

source = Table(
    "source", metadata,
    Column("number", Integer, primary_key=True),
    Column("body", Text, nullable=False),
)

source_member = Table(
    "source_member", metadata,
    Column("document", Integer, ForeignKey("document.number", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("source", Integer, ForeignKey("source.number"), nullable=False),
    PrimaryKeyConstraint("document", "position"),
)
Index("source_member_source", source_member.c.source)

source_key = Table(
    "source_key", metadata,
    Column("key", Text, nullable=False),
    Column("source", Integer, ForeignKey("source.number", ondelete="CASCADE"), nullable=False),
    PrimaryKeyConstraint("key", "source"),
)
Index("source_key_source", source_key.c.source)

claim = Table(
    "claim", metadata,
    Column("number", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("first_appearance", Integer, nullable=False),
    Column("merges", Text, nullable=False),
    Column("independence", Text, nullable=False),
    Column("at_least", Integer, nullable=False),
    Column("at_most", Integer, nullable=False),
    Column("standing", Text),
    Column("rank", Text, nullable=False),
    Column("is_single_source", Integer, nullable=False),
    Column("is_contested", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
)
Index("claim_standing", claim.c.standing, claim.c.rank)

appearance = Table(
    "appearance", metadata,
    Column("number", Integer, primary_key=True),
    Column("document", Integer, ForeignKey("document.number", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("claim", Integer, ForeignKey("claim.number"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("root", Integer),
    UniqueConstraint("document", "position"),
)
Index("appearance_claim", appearance.c.claim)

link = Table(
    "link", metadata,
    Column("appearance", Integer, ForeignKey("appearance.number", ondelete="CASCADE"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("source", Integer, ForeignKey("source.number"), nullable=False),
    PrimaryKeyConstraint("appearance", "place"),
)
"""The chains, one row for each link."""
Index("link_source", link.c.source)

relation = Table(
    "relation", metadata,
    Column("left", Integer, nullable=False),
    Column("right", Integer, nullable=False),
    Column("slot", Text, nullable=False),
    Column("is_against", Integer, nullable=False),
    Column("body", Text, nullable=False),
    PrimaryKeyConstraint("left", "right", "slot"),
)
"""How two appearances of two claims stand to one another; no foreign keys, for a side may be written anew under its number."""
Index("relation_right", relation.c.right)

renamed = Table(
    "renamed", metadata,
    Column("kind", Text, nullable=False),
    Column("old", Integer, nullable=False),
    Column("new", Integer, nullable=False),
    PrimaryKeyConstraint("kind", "old"),
)
"""Numbers of claims, sources and stories that went up in another: whoever wrote an old one down still finds it."""

WORD_INDEXES = (
    "CREATE VIRTUAL TABLE document_words USING fts5("
    "title, text, content='', tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE claim_words USING fts5(text, tokenize='porter unicode61 remove_diacritics 2')",
)
"""Full-text search: of documents, whose words are not kept twice, and of claims with the words of all their appearances."""

"""The tables of the catalogue; every other index is derived from them."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, LargeBinary, MetaData, String, Table, Text

# "CnCu": how a database of ours is told from anyone else's.
APPLICATION = 0x436E4375
# Raised with every change of the tables below.
VERSION = 1

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("content_hash", String, nullable=False),
    Column("source", String, nullable=False),
    Column("title", Text),
    Column("number", Text),
    Column("issuer", Text),
    Column("issued_on", String),
    Column("pages", Integer),
    Column("status", String, nullable=False),
    Column("warnings", Text, nullable=False),
)

contents = Table(
    "contents",
    metadata,
    Column("document_id", String, primary_key=True),
    Column("text", Text, nullable=False),
    Column("wire", Text, nullable=False),
    Column("original", LargeBinary, nullable=False),
)

# Where documents were ingested from; one content met in two places is one document with two origins.
origins = Table(
    "origins",
    metadata,
    Column("origin", String, primary_key=True),
    Column("document_id", String, nullable=False, index=True),
)

passages = Table(
    "passages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", String, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("wire", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("head", Text, nullable=False),
    Column("expanded", Text, nullable=False),
    Column("syllables", Integer, nullable=False),
    Column("windows", Integer, nullable=False),
    Column("window_syllables", Integer, nullable=False),
    # Covers the sums that BM25 needs, so that they never read the passages themselves.
    Index("passage_sizes", "syllables", "windows", "window_syllables"),
    sqlite_autoincrement=True,  # a passage's number is never given to another: stale index entries find nothing
)

assignments = Table(
    "assignments",
    metadata,
    Column("document_id", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("timeframe", Text),
    Column("wire", Text, nullable=False),
)

targets = Table(
    "targets",
    metadata,
    Column("document_id", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("year", Integer, index=True),
    Column("wire", Text, nullable=False),
)

turns = Table(
    "turns",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation_id", String, nullable=False),
    Column("wire", Text, nullable=False),
    Column("at", Float, nullable=False),
    Index("turns_by_conversation", "conversation_id", "id"),
)

# One line a change, in order: what derived indexes catch up from. The last number is the catalogue's revision.
changes = Table(
    "changes",
    metadata,
    Column("revision", Integer, primary_key=True),
    Column("document_id", String, nullable=False),
    sqlite_autoincrement=True,
)

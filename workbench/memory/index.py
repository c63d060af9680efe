"""The index file: an SQLite database that can always be made again from the files behind it.

A text is kept once, whatever entries use it. Its id says its language, how many words it has and a
serial number, in this order, so that a range of ids is the texts of one language and about one
length. `words` is a full-text table of the folded words of each text under the same id; it only says
which texts have a word, and the text itself decides. `word` counts in how many texts a word is.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VERSION = "1"
"""Raised when the tables or the rules for words change, so that an index is made anew."""

_LANGUAGE_BITS = 56
_COUNT_BITS = 40
_MOST_WORDS = 0xFFFF
_MOST_LANGUAGES = 127
_BUSY_SECONDS = 5.0

SCHEMA = """
CREATE TABLE fact(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE language(id INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE file(
    id INTEGER PRIMARY KEY, key TEXT UNIQUE, name TEXT, is_import INTEGER, stamp TEXT, digest TEXT,
    date TEXT, problem TEXT
);
CREATE TABLE text(id INTEGER PRIMARY KEY, hash INTEGER, text TEXT);
CREATE TABLE entry(
    id INTEGER PRIMARY KEY, file INTEGER, source INTEGER, target INTEGER, before INTEGER,
    after INTEGER, name TEXT, date TEXT
);
CREATE TABLE word(language INTEGER, word TEXT, texts INTEGER, PRIMARY KEY(language, word))
WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
    body, content='', detail=none, columnsize=0, tokenize='unicode61 remove_diacritics 0'
);
"""
INDEXES = (
    "CREATE INDEX text_hash ON text(hash)",
    "CREATE INDEX entry_source ON entry(source)",
    "CREATE INDEX entry_target ON entry(target)",
    "CREATE INDEX entry_file ON entry(file)",
)
"""Made when the tables are full, which is faster."""


def text_id(language: int, count: int, serial: int) -> int:
    """Return the id of a text in a language with so many words."""
    return language << _LANGUAGE_BITS | min(count, _MOST_WORDS) << _COUNT_BITS | serial


def text_range(language: int, fewest: int = 0, most: int = _MOST_WORDS) -> tuple[int, int]:
    """Return the first and last id of the texts of a language with so many words."""
    return text_id(language, fewest, 0), text_id(language, most, (1 << _COUNT_BITS) - 1)


def language_of(text: int) -> int:
    """Return the number of the language of the text with an id."""
    return text >> _LANGUAGE_BITS


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection for reading the index at `path`.

    Raises:
        sqlite3.Error: there is none, it is damaged, or another version wrote it.
    """
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro",
        uri=True,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        row = connection.execute("SELECT value FROM fact WHERE name = 'version'").fetchone()
        if row != (VERSION,):
            raise sqlite3.DatabaseError("written by another version")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def create(path: Path | str) -> sqlite3.Connection:
    """Return a connection to a new database at `path`, for one writer and no reader.

    Nothing is safe before it is finished, which makes it fast.
    """
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-131072;"
        "PRAGMA temp_store=MEMORY;" + SCHEMA
    )
    connection.execute("INSERT INTO fact VALUES('version', ?)", (VERSION,))
    return connection


@contextmanager
def transaction(path: Path) -> Iterator[sqlite3.Connection]:
    """Change the index at `path`, all of it or nothing; readers see the old one until the end."""
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        # A change that does not fit the cache would lock readers out while it is made.
        connection.execute("PRAGMA cache_size=-65536")
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    finally:
        connection.close()


def failure(error: sqlite3.Error, path: Path) -> StorageError:
    """Return what SQLite could not do as one line that says what to do about it."""
    reason = str(error)
    if "full" in reason or "I/O" in reason:
        hint = "see whether the disk is full; the old index is still there"
    elif "locked" in reason or "busy" in reason:
        hint = "another process is writing it; try again"
    elif "readonly" in reason or "unable to open" in reason:
        hint = "check who may write there"
    elif "no such module" in reason:
        hint = "use a Python whose SQLite has full-text search (FTS5)"
    else:
        hint = "delete the file; it is made again"
    return StorageError(f"cannot be written: {reason}", hint=hint, path=path)


def languages_by_code(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the numbers of the languages in the index."""
    return {code: number for number, code in connection.execute("SELECT id, code FROM language")}


def language_number(connection: sqlite3.Connection, code: str) -> int | None:
    """Return the number of a language, a new one if it has none; nothing if there is no room."""
    row = connection.execute("SELECT id FROM language WHERE code = ?", (code,)).fetchone()
    if row is not None:
        return int(row[0])
    (count,) = connection.execute("SELECT count(*) FROM language").fetchone()
    if count >= _MOST_LANGUAGES:
        return None
    connection.execute("INSERT INTO language VALUES(?, ?)", (count + 1, code))
    return int(count) + 1

"""Making the index of its files, and keeping it up with them.

A new index is made in a temporary file that takes the place of the old one in one step. When a few
files have changed, their entries are changed in one transaction. Both give the same answers.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from workbench.catalog.files import storage_error, sync_folder
from workbench.memory import index
from workbench.memory.files import Row
from workbench.memory.texts import index_words, text_hash, word_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from workbench.memory.files import File, Files

Progress = Callable[[float], object]
"""Called with the share that is done, 0 to 1."""

_MOST_CHANGED = 32 << 20
"""Bytes of changed imports beyond which a new index is sooner made than the old one changed."""
_READING = 0.55
"""Share of the time that reading the files takes when an index is made."""
_BATCH = 20_000
_MOST_PROBLEMS = 5
"""Problems of one file that are told."""


class Writer:
    """Writes texts and entries.

    Args:
        connection: the index, in a transaction or made anew.
        is_new: whether everything in the index goes through this writer.
    """

    def __init__(self, connection: sqlite3.Connection, *, is_new: bool) -> None:
        self._connection = connection
        self._is_new = is_new
        self._numbers = index.languages_by_code(connection)
        self._known: dict[bytes, int] = {}
        self._fresh: list[tuple[int, str, str]] = []
        row = connection.execute("SELECT value FROM fact WHERE name = 'serial'").fetchone()
        self._serial = int(row[0]) if row else 0

    def add(self, file: int, rows: Iterable[Row], on_problem: Callable[[str], object]) -> None:
        """Add entries of a file; an entry in a language too many is told and passed over."""
        batch = []
        for row in rows:
            ours, theirs = self._number(row.source_language), self._number(row.target_language)
            if ours is None or theirs is None:
                on_problem(f"no room for {row.source_language} or {row.target_language}")
                continue
            source = self._text(ours, row.source_language, row.source)
            target = self._text(theirs, row.target_language, row.target)
            batch.append((file, source, target, row.before, row.after, row.name, row.date))
            if len(batch) >= _BATCH:
                self._insert(batch)
                batch.clear()
        self._insert(batch)

    def remove(self, entries: Sequence[tuple[int, int, int]]) -> None:
        """Remove entries, given as id, source and target, and the texts that no other entry has."""
        connection = self._connection
        connection.executemany("DELETE FROM entry WHERE id = ?", [(e[0],) for e in entries])
        texts = sorted({text for entry in entries for text in entry[1:]})
        codes = {number: code for code, number in self._numbers.items()}
        for text in texts:
            used = connection.execute(
                "SELECT EXISTS(SELECT 1 FROM entry WHERE source = :id)"
                " OR EXISTS(SELECT 1 FROM entry WHERE target = :id)",
                {"id": text},
            ).fetchone()
            if used[0]:
                continue
            (content,) = connection.execute(
                "SELECT text FROM text WHERE id = ?", (text,)
            ).fetchone()
            words = index_words(content, codes[index.language_of(text)])
            connection.execute(
                "INSERT INTO words(words, rowid, body) VALUES('delete', ?, ?)",
                (text, " ".join(words)),
            )
            connection.executemany(
                "UPDATE word SET texts = texts - 1 WHERE language = ? AND word = ?",
                [(index.language_of(text), word) for word in words],
            )
            connection.execute("DELETE FROM text WHERE id = ?", (text,))

    def close(self, on_progress: Progress) -> None:
        """Index the words of all new texts."""
        connection = self._connection
        if self._is_new:
            for statement in index.INDEXES:
                connection.execute(statement)
            self._index_all(on_progress)
        else:
            for text, code, content in sorted(self._fresh):
                words = index_words(content, code)
                self._insert_words([(text, " ".join(words))])
                connection.executemany(
                    "INSERT INTO word VALUES(?, ?, 1) ON CONFLICT DO UPDATE SET texts = texts + 1",
                    [(index.language_of(text), word) for word in words],
                )
        connection.execute("INSERT OR REPLACE INTO fact VALUES('serial', ?)", (str(self._serial),))

    def _index_all(self, on_progress: Progress) -> None:
        """Index all texts in the order of their ids, the only one in which it is fast."""
        total, done = max(1, len(self._known)), 0
        self._known.clear()
        for code, number in sorted(self._numbers.items(), key=lambda item: item[1]):
            counts: Counter[str] = Counter()
            texts = self._connection.execute(
                "SELECT id, text FROM text WHERE id BETWEEN ? AND ? ORDER BY id",
                index.text_range(number),
            )
            while batch := texts.fetchmany(_BATCH):
                rows = []
                for text, content in batch:
                    words = index_words(content, code)
                    counts.update(words)
                    rows.append((text, " ".join(words)))
                self._insert_words(rows)
                done += len(batch)
                on_progress(_READING + (1 - _READING) * done / total)
            self._connection.executemany(
                "INSERT INTO word VALUES(?, ?, ?)",
                ((number, word, count) for word, count in sorted(counts.items())),
            )

    def _number(self, code: str) -> int | None:
        found = self._numbers.get(code)
        if found is None:
            found = index.language_number(self._connection, code)
            if found is not None:
                self._numbers[code] = found
        return found

    def _text(self, language: int, code: str, text: str) -> int:
        """Return the id of a text, which is added if it is new."""
        key = hashlib.blake2b(f"{code}\0{text}".encode(), digest_size=12).digest()
        found = self._known.get(key)
        if found is None:
            hashed = text_hash(text)
            found = None if self._is_new else self._stored(language, hashed, text)
            if found is None:
                self._serial += 1
                found = index.text_id(language, word_count(text), self._serial)
                self._connection.execute("INSERT INTO text VALUES(?, ?, ?)", (found, hashed, text))
                if not self._is_new:
                    self._fresh.append((found, code, text))
            self._known[key] = found
        return found

    def _insert(self, batch: Sequence[tuple[object, ...]]) -> None:
        self._connection.executemany(
            "INSERT INTO entry(file, source, target, before, after, name, date)"
            " VALUES(?, ?, ?, ?, ?, ?, ?)",
            batch,
        )

    def _insert_words(self, rows: list[tuple[int, str]]) -> None:
        self._connection.executemany("INSERT INTO words(rowid, body) VALUES(?, ?)", rows)

    def _stored(self, language: int, hashed: int, text: str) -> int | None:
        row = self._connection.execute(
            "SELECT id FROM text WHERE hash = ? AND text = ? AND id BETWEEN ? AND ?",
            (hashed, text, *index.text_range(language)),
        ).fetchone()
        return int(row[0]) if row else None


def changed_files(
    connection: sqlite3.Connection, found: Iterable[File]
) -> tuple[list[File], list[str]]:
    """Return the files that may differ from what the index has of them, and the keys of lost ones."""
    stamps = dict(connection.execute("SELECT key, stamp FROM file"))
    changed = [file for file in found if stamps.pop(file.key, None) != file.stamp]
    return changed, list(stamps)


def is_small(changed: Iterable[File]) -> bool:
    """Return whether so few files have changed that the index is changed and not made anew."""
    return sum(file.size for file in changed if file.is_import) <= _MOST_CHANGED


def build(path: Path, files: Files, on_progress: Progress) -> None:
    """Make a new index and put it at `path`; only one process at a time may do so.

    Raises:
        StorageError: it cannot be written; the old one is untouched and nothing is left over.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for left_over in path.parent.glob(f".{path.name}.*.tmp"):  # of a process that was killed
            left_over.unlink(missing_ok=True)
        connection = index.create(temporary)
        try:
            fill(connection, files, on_progress)
        finally:
            connection.close()
        with temporary.open("rb+") as data:
            os.fsync(data.fileno())
        # What is left of a change that broke off belongs to the old file.
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise storage_error(path, error) from error
    except sqlite3.Error as error:
        raise index.failure(error, path) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def fill(connection: sqlite3.Connection, files: Files, on_progress: Progress) -> None:
    """Write everything there is into an empty index."""
    found = files.found()
    total, done = max(1, sum(file.size for file in found)), 0
    connection.execute("BEGIN")
    writer = Writer(connection, is_new=True)
    for file in found:
        problems = Problems()
        number = _write_file(connection, file, _digest(file.path))
        writer.add(number, files.rows(file, problems.tell), problems.tell)
        problems.write(connection, number)
        done += file.size
        on_progress(_READING * done / total)
    writer.close(on_progress)
    connection.execute("COMMIT")


def update(path: Path, files: Files, changed: Sequence[File], lost: Sequence[str]) -> None:
    """Change the entries of the files that have changed.

    Raises:
        StorageError: it cannot be written; the index is untouched.
        sqlite3.Error: it is damaged.
    """
    try:
        with index.transaction(path) as connection:
            writer = Writer(connection, is_new=False)
            for key in lost:
                (number,) = connection.execute(
                    "SELECT id FROM file WHERE key = ?", (key,)
                ).fetchone()
                writer.remove(list(_stored_entries(connection, number).values()))
                connection.execute("DELETE FROM file WHERE id = ?", (number,))
            for file in changed:
                _update_file(connection, writer, files, file)
            writer.close(lambda _: None)
    except sqlite3.OperationalError as error:
        raise index.failure(error, path) from error


def _update_file(connection: sqlite3.Connection, writer: Writer, files: Files, file: File) -> None:
    """Change what differs between a file and what the index has of it."""
    digest = _digest(file.path)
    known = connection.execute("SELECT id, digest FROM file WHERE key = ?", (file.key,)).fetchone()
    if known is not None and known[1] == digest:
        connection.execute(
            "UPDATE file SET stamp = ?, date = ? WHERE id = ?", (file.stamp, file.date, known[0])
        )
        return
    stored = _stored_entries(connection, known[0]) if known else {}
    number = _write_file(connection, file, digest, known[0] if known else None)
    problems = Problems()
    copies: Counter[Row] = Counter()
    added = []
    for row in files.rows(file, problems.tell):
        copies[row] += 1
        if stored.pop((row, copies[row]), None) is None:
            added.append(row)
    # New ones first, so that a text that only moved is not removed and added again.
    writer.add(number, added, problems.tell)
    writer.remove(list(stored.values()))
    problems.write(connection, number)


def _stored_entries(
    connection: sqlite3.Connection, file: int
) -> dict[tuple[Row, int], tuple[int, int, int]]:
    """Return the entries of a file with their ids; equal ones are numbered."""
    codes = {number: code for code, number in index.languages_by_code(connection).items()}
    copies: Counter[Row] = Counter()
    found = {}
    for (
        number,
        source,
        target,
        before,
        after,
        name,
        date,
        source_text,
        target_text,
    ) in connection.execute(
        "SELECT e.id, e.source, e.target, e.before, e.after, e.name, e.date, s.text, t.text"
        " FROM entry e JOIN text s ON s.id = e.source JOIN text t ON t.id = e.target"
        " WHERE e.file = ?",
        (file,),
    ):
        languages = codes[index.language_of(source)], codes[index.language_of(target)]
        row = Row(languages[0], source_text, languages[1], target_text, before, after, name, date)
        copies[row] += 1
        found[row, copies[row]] = (number, source, target)
    return found


def _write_file(
    connection: sqlite3.Connection, file: File, digest: str, number: int | None = None
) -> int:
    cursor = connection.execute(
        "INSERT OR REPLACE INTO file VALUES(?, ?, ?, ?, ?, ?, ?, NULL)",
        (number, file.key, file.name, file.is_import, file.stamp, digest, file.date),
    )
    return cursor.lastrowid or 0


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as data:
            return hashlib.file_digest(data, "sha256").hexdigest()
    except OSError:
        return ""


class Problems:
    """What is wrong with one file."""

    def __init__(self) -> None:
        self._told: list[str] = []
        self._count = 0

    def tell(self, message: str) -> None:
        """Remember a problem."""
        self._count += 1
        if len(self._told) < _MOST_PROBLEMS:
            self._told.append(message)

    def write(self, connection: sqlite3.Connection, file: int) -> None:
        """Keep the problems with the file."""
        more = self._count - len(self._told)
        lines = [*self._told, f"and {more:,} more"] if more else self._told
        connection.execute(
            "UPDATE file SET problem = ? WHERE id = ?", ("; ".join(lines) or None, file)
        )

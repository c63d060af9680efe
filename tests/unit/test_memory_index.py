"""The index of the memory: it follows its files, and losing it loses nothing."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from workbench.catalog import Catalog
from workbench.catalog.files import exclusive
from workbench.catalog.store import CatalogStore
from workbench.errors import BusyError, StorageError, UsageError
from workbench.memory import Memory, MemoryEntry, build, index
from workbench.model import PERSON, State, Unit

if TYPE_CHECKING:
    from pathlib import Path

_LETTERS = str.maketrans("0123456789", "abcdefghij")
ENTRY = MemoryEntry(
    source="Gas is sold.",
    target="Газ продаётся.",
    source_language="en",
    target_language="ru",
    origin="agency.tmx",
    before="",
    after="Oil is not.",
    date="2024-05-06",
)


@dataclass
class Desk:
    """A project with a memory."""

    root: Path

    @property
    def store(self) -> CatalogStore:
        return CatalogStore(folder=self.root / "translations", source="en")

    @property
    def path(self) -> Path:
        return self.root / ".workbench" / "memory.sqlite"

    def memory(self) -> Memory:
        return Memory(self.path, self.store, ["vi", "ru"], imports=self.root / "memory")

    def write(self, slug: str, *pairs: tuple[str, str]) -> None:
        units = tuple(
            Unit(id=f"p{n:02}s01", source=s, target=t, state=State.APPROVED, origin=PERSON)
            for n, (s, t) in enumerate(pairs, start=1)
        )
        self.store.write(Catalog(slug=slug, source="en", language="ru", units=units))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.write("visit", ("They met.", "Они встретились."), ("They left.", "Они уехали."))
    desk.write("talks", ("They talked.", "Они поговорили."))
    return desk


def sources(memory: Memory) -> set[str]:
    return {hit.source for hit in memory.search("they", "en")}


def test_the_first_question_makes_the_index(desk: Desk) -> None:
    assert sources(desk.memory()) == {"They met.", "They left.", "They talked."}
    assert desk.path.is_file()
    assert (desk.path.parent / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_an_empty_project_has_an_empty_memory(tmp_path: Path) -> None:
    memory = Desk(tmp_path).memory()
    assert memory.matches("They met.", "ru") == []
    assert memory.search("they") == []
    assert memory.exact_or_repaired("They met.", "", "", "ru") is None
    assert memory.stats().entries == {}


def test_a_changed_a_new_and_a_deleted_catalog_are_followed(desk: Desk) -> None:
    memory = desk.memory()
    memory.refresh()
    desk.write("visit", ("They met.", "Встреча состоялась."), ("They stayed.", "Они остались."))
    desk.write("lunch", ("They ate.", "Они поели."))
    desk.store.path("talks", "ru").unlink()
    assert memory.refresh() is None
    assert sources(memory) == {"They met.", "They stayed.", "They ate."}
    assert memory.matches("They met.", "ru")[0].target == "Встреча состоялась."
    assert memory.stats().texts == 6


def test_a_catalog_that_was_only_touched_is_not_read_again(desk: Desk) -> None:
    memory = desk.memory()
    memory.refresh()
    os.utime(desk.store.path("visit", "ru"), (1, 1))
    assert memory.refresh() is None
    assert sources(memory) == {"They met.", "They left.", "They talked."}


def test_a_neighbour_that_changed_changes_the_place(desk: Desk) -> None:
    memory = desk.memory()
    assert memory.matches("They met.", "ru", neighbours=("", "They left."))[0].score == 101
    desk.write("visit", ("They met.", "Они встретились."), ("They stayed.", "Они остались."))
    memory.refresh()
    assert memory.matches("They met.", "ru", neighbours=("", "They left."))[0].score == 100


@pytest.mark.parametrize(
    "damage", [b"", b"not a database", b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_damaged_index_is_made_anew(damage: bytes, desk: Desk) -> None:
    desk.memory().refresh()
    desk.path.write_bytes(damage)
    assert sources(desk.memory()) == {"They met.", "They left.", "They talked."}


def test_an_index_damaged_inside_is_made_anew(desk: Desk) -> None:
    desk.memory().refresh()
    connection = sqlite3.connect(desk.path)
    connection.execute("DROP TABLE word")
    connection.commit()
    connection.close()
    memory = desk.memory()
    assert memory.matches("They met!", "ru")[0].source == "They met."


def test_an_index_of_another_version_is_made_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.memory().refresh()
    monkeypatch.setattr(index, "VERSION", "next")
    assert len(sources(desk.memory())) == 3


def test_an_index_that_vanishes_while_open_is_made_anew(desk: Desk) -> None:
    memory = desk.memory()
    memory.refresh()
    desk.path.unlink()
    assert len(sources(memory)) == 3
    assert desk.path.is_file()


def test_a_catalog_that_cannot_be_read_is_told_and_passed_over(desk: Desk) -> None:
    desk.store.path("talks", "ru").write_text('msgid "unfinished', encoding="utf-8")
    memory = desk.memory()
    assert sources(memory) == {"They met.", "They left."}
    (problem,) = memory.stats().problems
    assert problem.path == "ru/talks.po"


# Imports


def test_imported_entries_come_back_when_the_index_is_lost(desk: Desk) -> None:
    desk.memory().add([ENTRY], "agency")
    desk.path.unlink()
    (match,) = desk.memory().matches(ENTRY.source, "ru", neighbours=("", "Oil is not."))
    assert (match.score, match.target, match.origin) == (101, ENTRY.target, "agency.tmx")
    assert (match.date, match.is_import) == ("2024-05-06", True)


def test_an_import_of_the_same_name_takes_the_place_of_the_old_one(desk: Desk) -> None:
    memory = desk.memory()
    memory.add([ENTRY], "agency")
    memory.add([replace(ENTRY, target="Газ продают.")], "agency")
    assert [match.target for match in memory.matches(ENTRY.source, "ru")] == ["Газ продают."]


def test_what_is_no_entry_is_not_imported(desk: Desk) -> None:
    memory = desk.memory()
    assert memory.add([replace(ENTRY, target=" "), replace(ENTRY, source="\x00")], "agency") == 0


def test_imported_text_is_cleaned(desk: Desk) -> None:
    memory = desk.memory()
    memory.add([replace(ENTRY, target="Газ\x1b[31m продаётся.\x00")], "agency")
    assert memory.matches(ENTRY.source, "ru")[0].target == "Газ продаётся."


def test_lines_that_people_broke_are_told(desk: Desk) -> None:
    memory = desk.memory()
    memory.add([ENTRY], "agency")
    path = desk.root / "memory" / "agency.jsonl"
    bad = ["{", "[]", json.dumps({"source": 5}), "\ud800".encode("utf-8", "replace").decode(), ""]
    path.write_text(path.read_text(encoding="utf-8") + "\n".join(bad), encoding="utf-8")
    memory.refresh()
    assert len(memory.matches(ENTRY.source, "ru")) == 1
    assert "line 2 is no entry" in memory.stats().problems[0].message


@pytest.mark.parametrize("name", ["", "..", "a/b", ".hidden", "a\x00"])
def test_an_import_cannot_leave_its_folder(name: str, desk: Desk) -> None:
    with pytest.raises(UsageError, match="cannot name an import"):
        desk.memory().add([ENTRY], name)


def test_a_big_import_makes_the_index_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = desk.memory()
    memory.refresh()
    before = desk.path.stat().st_ino
    monkeypatch.setattr(build, "_MOST_CHANGED", 0)
    memory.add([ENTRY], "agency")
    assert desk.path.stat().st_ino != before
    assert len(memory.matches(ENTRY.source, "ru")) == 1


def test_progress_goes_from_nothing_to_all(desk: Desk) -> None:
    shares: list[float] = []
    desk.memory().rebuild(shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1


# Where nothing can be written, and where others write


def test_without_a_place_for_it_the_index_is_in_memory(desk: Desk) -> None:
    desk.path.parent.write_text("a file stands where the folder should be", encoding="utf-8")
    memory = desk.memory()
    problem = memory.refresh()
    assert isinstance(problem, StorageError)
    assert len(sources(memory)) == 3
    desk.write("lunch", ("They ate.", "Они поели."))
    memory.refresh()
    assert len(sources(memory)) == 4
    assert memory.stats().size == 0


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_folder_answers_from_what_is_there(desk: Desk) -> None:
    desk.memory().refresh()
    desk.write("lunch", ("They ate.", "Они поели."))
    desk.path.parent.chmod(0o500)
    try:
        memory = desk.memory()
        assert memory.refresh() is not None
        assert len(sources(memory)) == 3
    finally:
        desk.path.parent.chmod(0o700)


def test_a_full_disk_leaves_the_old_index(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = desk.memory()
    memory.refresh()

    def full(*args: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(build, "fill", full)
    with pytest.raises(StorageError, match="whether the disk is full"):
        memory.rebuild()
    assert len(sources(memory)) == 3
    assert [p.name for p in desk.path.parent.iterdir() if p.suffix == ".tmp"] == []


def test_a_change_that_breaks_off_leaves_the_old_index(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = desk.memory()
    memory.refresh()
    desk.write("visit", ("They ate.", "Они поели."))

    def full(*args: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(build.Writer, "close", full)
    assert isinstance(memory.refresh(), StorageError)
    assert sources(memory) == {"They met.", "They left.", "They talked."}
    monkeypatch.undo()
    assert memory.refresh() is None
    assert sources(memory) == {"They ate.", "They talked."}


def test_while_another_process_writes_the_old_index_answers(desk: Desk) -> None:
    memory = desk.memory()
    memory.refresh()
    desk.write("visit", ("They ate.", "Они поели."))
    with exclusive(desk.path.with_suffix(".lock"), doing="indexing the memory"):
        assert isinstance(memory.refresh(), BusyError)
        assert len(sources(memory)) == 3
    assert memory.refresh() is None
    assert sources(memory) == {"They ate.", "They talked."}


def test_a_reader_sees_all_of_a_change_or_nothing(desk: Desk) -> None:
    memory = desk.memory()
    memory.refresh()
    with index.transaction(desk.path) as connection:
        connection.execute("DELETE FROM entry")
        assert len(sources(memory)) == 3
    assert sources(memory) == set()


def test_an_index_that_another_process_made_anew_is_opened_again(desk: Desk) -> None:
    memory = desk.memory()
    memory.refresh()
    desk.write("lunch", ("They ate.", "Они поели."))
    code = (
        "import sys, pathlib\n"
        "from workbench.catalog.store import CatalogStore\n"
        "from workbench.memory import Memory\n"
        "root = pathlib.Path(sys.argv[1])\n"
        "store = CatalogStore(folder=root / 'translations', source='en')\n"
        "path = root / '.workbench' / 'memory.sqlite'\n"
        "Memory(path, store, ['ru'], imports=root / 'memory').rebuild()\n"
    )
    subprocess.run([sys.executable, "-c", code, str(desk.root)], check=True)
    assert len(sources(memory)) == 4


def test_what_a_killed_process_left_behind_is_cleared(desk: Desk) -> None:
    desk.path.parent.mkdir()
    left_over = desk.path.with_name(".memory.sqlite.1.tmp")
    left_over.write_bytes(b"half")
    desk.memory().rebuild()
    assert not left_over.exists()


def test_threads_ask_while_one_makes_the_index(desk: Desk) -> None:
    memory = desk.memory()
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(sources, memory) for _ in range(40)]
        made = [pool.submit(memory.rebuild) for _ in range(2)]
        assert all(len(future.result()) == 3 for future in asked)
        assert {type(future.exception()) for future in made} <= {type(None), BusyError}


def test_a_python_without_full_text_search_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "SCHEMA", "CREATE VIRTUAL TABLE words USING lacking(body);")
    with pytest.raises(StorageError, match="FTS5"):
        desk.memory().search("they")


def test_more_languages_than_there_is_room_for_are_told(desk: Desk) -> None:
    memory = desk.memory()
    many = [replace(ENTRY, target_language=f"x{n:03}".translate(_LETTERS)) for n in range(200)]
    memory.add(many, "agency")
    memory.rebuild()
    assert "no room for en or x" in memory.stats().problems[0].message
    assert len(sources(memory)) == 3

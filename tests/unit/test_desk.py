"""The desk: nothing that somebody wrote is lost, whoever else writes, whatever breaks."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from workbench.catalog.store import CatalogStore
from workbench.desk import ArticleFile, ArticleLock, Desk, Journal
from workbench.desk.division import join, part
from workbench.desk.merge import CONFLICT
from workbench.errors import BusyError, CatalogError, StorageError, UsageError
from workbench.languages import language
from workbench.model import PERSON, Origin, OriginKind, State

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Talks began in Hanoi. They met on Monday.\n\nTalks began in Hanoi.\n"
ENGINE = Origin(kind=OriginKind.ENGINE, detail="echo")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a project folder with one article."""
    path = tmp_path / "translations" / "en" / "visit.txt"
    path.parent.mkdir(parents=True)
    path.write_text(TEXT, encoding="utf-8")
    return tmp_path


def open_desk(folder: Path, *languages: str, read_only: bool = False) -> Desk:
    """Open the article."""
    file = ArticleFile(folder / "translations" / "en" / "visit.txt", folder, language("en"))
    store = CatalogStore(folder=folder / "translations", source="en")
    journal = None if read_only else Journal(folder / ".workbench" / "visit.jsonl")
    return Desk(file, store, languages or ("vi", "ru"), journal)


def catalog(folder: Path, code: str) -> str:
    """Return a catalog as it is on disk."""
    return (folder / "translations" / code / "visit.po").read_text(encoding="utf-8")


def test_what_is_typed_is_a_review_by_a_person_and_one_change(folder: Path) -> None:
    desk = open_desk(folder)
    for text in ("П", "Пе", "Переговоры начались."):
        desk.write("ru", 0, text)
    unit = desk.unit("ru", 0)
    assert (unit.target, unit.state, unit.origin) == ("Переговоры начались.", State.REVIEW, PERSON)
    assert desk.undo() == "write p01s01"
    assert desk.unit("ru", 0).target == ""
    assert desk.redo() == "write p01s01"
    assert desk.unit("ru", 0).target == "Переговоры начались."


def test_decomposed_and_hostile_text_is_cleaned_on_its_way_in(folder: Path) -> None:
    desk = open_desk(folder)
    desk.write("vi", 0, "Ha\u0300 No\u0323\u0302i\x1b]0;owned\x07 họp")
    assert desk.unit("vi", 0).target == "Hà Nội họp"


def test_saving_writes_only_what_changed_and_empties_the_journal(folder: Path) -> None:
    desk = open_desk(folder)
    desk.write("ru", 0, "Переговоры начались в Ханое.")
    assert (folder / ".workbench" / "visit.jsonl").exists()
    desk.save()
    assert 'msgstr "Переговоры начались в Ханое."' in catalog(folder, "ru")
    assert not (folder / "translations" / "vi").exists()
    assert not (folder / ".workbench" / "visit.jsonl").exists()
    assert not desk.is_changed


def test_what_another_program_changed_is_taken_in(folder: Path) -> None:
    desk = open_desk(folder)
    desk.write("ru", 0, "Первый.")
    desk.write("ru", 1, "Второй.")
    desk.save()
    path = folder / "translations" / "ru" / "visit.po"
    path.write_text(catalog(folder, "ru").replace("Второй.", "Другой."), encoding="utf-8")
    desk.write("ru", 0, "Наш первый.")
    arrival = desk.look_outside()
    assert (arrival.taken, arrival.conflicts) == (("p01s02",), ())
    assert [desk.unit("ru", row).target for row in (0, 1)] == ["Наш первый.", "Другой."]
    desk.save()
    assert "Наш первый." in catalog(folder, "ru")
    assert "Другой." in catalog(folder, "ru")


def test_two_texts_for_one_unit_are_both_kept_and_marked(folder: Path) -> None:
    desk = open_desk(folder)
    desk.write("ru", 0, "Первый.")
    desk.save()
    path = folder / "translations" / "ru" / "visit.po"
    path.write_text(catalog(folder, "ru").replace("Первый.", "Их текст."), encoding="utf-8")
    desk.write("ru", 0, "Наш текст.")
    assert desk.save().conflicts == ("p01s01",)
    unit = desk.unit("ru", 0)
    assert (unit.target, unit.state) == ("Наш текст.", State.REVIEW)
    assert unit.notes == (f"{CONFLICT}: Их текст.",)
    assert f"# {CONFLICT}: Их текст." in catalog(folder, "ru")
    assert desk.undo() == "changes of others"
    assert desk.unit("ru", 0).notes == ()


def test_a_broken_file_of_others_is_not_overwritten(folder: Path) -> None:
    desk = open_desk(folder)
    desk.write("ru", 0, "Первый.")
    desk.save()
    path = folder / "translations" / "ru" / "visit.po"
    path.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    desk.write("ru", 1, "Второй.")
    with pytest.raises(CatalogError):
        desk.save()
    assert path.read_text(encoding="utf-8") == "<<<<<<< HEAD\n"
    assert [desk.unit("ru", row).target for row in (0, 1)] == ["Первый.", "Второй."]
    assert open_journal(folder).read()


def open_journal(folder: Path) -> Journal:
    """Return the journal of the article."""
    return Journal(folder / ".workbench" / "visit.jsonl")


def test_translations_follow_an_article_that_changed_meanwhile(folder: Path) -> None:
    desk = open_desk(folder)
    desk.write("ru", 1, "Они встретились в понедельник.")
    article = folder / "translations" / "en" / "visit.txt"
    article.write_text("A new first sentence. They met on Monday.\n", encoding="utf-8")
    assert desk.look_outside().is_new_article
    assert [row.segment.text for row in desk.rows] == [
        "A new first sentence.",
        "They met on Monday.",
    ]
    assert desk.unit("ru", 1).target == "Они встретились в понедельник."


def test_after_a_crash_the_journal_restores_what_was_not_saved(folder: Path) -> None:
    open_desk(folder).write("ru", 0, "Первый.")
    journal = folder / ".workbench" / "visit.jsonl"
    with journal.open("ab") as out:
        out.write(b'{"label": "write p01s02", "edits": [{"language": "ru", "befo')
    desk = open_desk(folder)
    assert desk.recovered == 1
    assert desk.unit("ru", 0).target == "Первый."
    assert desk.undo() == "what a crash had left"
    assert desk.unit("ru", 0).target == ""


def test_a_crash_before_the_article_changed_keeps_the_text_aside(folder: Path) -> None:
    open_desk(folder).write("ru", 1, "Они встретились в понедельник.")
    article = folder / "translations" / "en" / "visit.txt"
    article.write_text("All is new here.\n", encoding="utf-8")
    desk = open_desk(folder)
    desk.save()
    assert '#~ msgstr "Они встретились в понедельник."' in catalog(folder, "ru")


def test_on_a_full_disk_typing_goes_on_and_the_reserve_is_used(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(folder)
    desk.write("ru", 0, "Первый.")
    reserve = folder / ".workbench" / "visit.reserve"
    assert reserve.stat().st_size > 100_000
    write = os.write

    def full(handle: int, data: bytes) -> int:
        if reserve.exists():
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(handle, data)

    monkeypatch.setattr("workbench.desk.journal.os.write", full)
    desk.write("ru", 0, "Первый раз.")
    assert desk.trouble == ""
    assert not reserve.exists()
    monkeypatch.undo()
    assert open_desk(folder).unit("ru", 0).target == "Первый раз."


def test_when_even_the_reserve_is_used_up_the_text_stays_in_memory(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(folder)

    def full(handle: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("workbench.desk.journal.os.write", full)
    desk.write("ru", 0, "Первый.")
    assert "no space left" in desk.trouble.lower()
    assert desk.unit("ru", 0).target == "Первый."
    monkeypatch.undo()
    desk.write("ru", 1, "Второй.")
    assert desk.trouble == ""


def test_a_file_that_cannot_be_written_leaves_everything_in_the_journal(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(folder)
    desk.write("ru", 0, "Первый.")

    def refuse(*_: object) -> None:
        raise StorageError("cannot be written")

    monkeypatch.setattr("workbench.catalog.store.write_atomic", refuse)
    with pytest.raises(StorageError):
        desk.save()
    monkeypatch.undo()
    assert open_desk(folder).unit("ru", 0).target == "Первый."


def test_a_translation_goes_to_equal_segments_but_never_over_human_text(folder: Path) -> None:
    desk = open_desk(folder)
    desk.write("ru", 0, "Переговоры начались в Ханое.")
    assert desk.repeats("ru", 0) == [2]
    desk.propagate("ru", 0, desk.repeats("ru", 0))
    assert desk.unit("ru", 2).target == "Переговоры начались в Ханое."
    assert desk.unit("ru", 2).state is State.REVIEW
    desk.undo()
    desk.write("ru", 2, "В Ханое начались переговоры.")
    assert desk.repeats("ru", 0) == []


def test_states_change_together_and_only_where_there_is_text(folder: Path) -> None:
    desk = open_desk(folder)
    desk.write("ru", 0, "Первый.")
    assert desk.set_state("ru", [0, 1], State.APPROVED) == 1
    assert desk.unit("ru", 0).state is State.APPROVED
    assert desk.undo() == "approve p01s01"


def test_a_segment_is_parted_and_joined_in_all_languages(folder: Path) -> None:
    desk = open_desk(folder)
    desk.write("ru", 0, "Переговоры начались. Это было в Ханое.")
    desk.write("vi", 0, "Hội đàm bắt đầu tại Hà Nội.")
    part(desk, 0, len("Talks began"))
    assert [row.segment.text for row in desk.rows][:3] == [
        "Talks began",
        "in Hanoi.",
        "They met on Monday.",
    ]
    assert [row.id for row in desk.rows] == ["p01s01", "p01s02", "p01s03", "p02s01"]
    assert [desk.unit("ru", r).target for r in (0, 1)] == [
        "Переговоры начались.",
        "Это было в Ханое.",
    ]
    assert [desk.unit("vi", r).target for r in (0, 1)] == ["Hội đàm bắt đầu tại Hà Nội.", ""]
    desk.save()
    again = open_desk(folder)
    assert [row.segment for row in again.rows] == [row.segment for row in desk.rows]
    assert again.unit("ru", 1).target == "Это было в Ханое."
    join(again, 0)
    assert again.unit("ru", 0).target == "Переговоры начались. Это было в Ханое."
    again.save()
    assert not (folder / "translations" / "en" / "visit.sentences").exists()


def test_what_cannot_be_parted_or_joined_says_so(folder: Path) -> None:
    desk = open_desk(folder)
    with pytest.raises(UsageError, match="nothing to part"):
        part(desk, 0, 0)
    with pytest.raises(UsageError, match="last sentence of its paragraph"):
        join(desk, 2)


def test_read_only_means_that_nothing_changes(folder: Path) -> None:
    desk = open_desk(folder, read_only=True)
    with pytest.raises(BusyError):
        desk.write("ru", 0, "Первый.")
    desk.save()
    assert not (folder / "translations" / "ru").exists()


def test_a_change_that_starts_elsewhere_is_refused(folder: Path) -> None:
    desk = open_desk(folder)
    unit = desk.unit("ru", 0)
    desk.write("ru", 0, "Первый.")
    with pytest.raises(CatalogError, match="no unit p09s01"):
        desk.edit("ru", replace(unit, id="p09s01"), "x")


def test_one_editor_holds_an_article_until_another_takes_over(tmp_path: Path) -> None:
    path = tmp_path / "visit.json"
    first, second = ArticleLock(path), ArticleLock(path)
    assert first.acquire()
    holder = second.holder()
    assert holder is not None
    assert holder.pid == os.getpid()
    assert str(os.getpid()) in str(holder)
    assert not second.acquire()
    assert second.acquire(take_over=True)
    assert not first.is_mine
    first.release()
    assert second.is_mine
    second.release()
    assert first.acquire()


def test_the_lock_of_a_process_that_is_gone_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "visit.json"
    ArticleLock(path).acquire()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f'"pid": {os.getpid()}', '"pid": 999999999'), encoding="utf-8")
    assert ArticleLock(path).acquire()
    path.write_text("not json", encoding="utf-8")
    assert ArticleLock(path).acquire()

"""Whatever is done at the desk can be undone, and survives a crash after any step."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from workbench.catalog.store import CatalogStore
from workbench.desk import ArticleFile, Desk, Journal
from workbench.desk.division import join, part
from workbench.desk.merge import merge_unit
from workbench.errors import UsageError
from workbench.languages import language
from workbench.model import PERSON, State, Unit

LANGUAGES = ("vi", "ru")
TEXTS = st.sampled_from(["", "Hai bên gặp nhau.", "Стороны встретились.", "a\tb", "“x”"])
ARTICLE = "Talks began.\n\nTalks began. They met in Kazan.\n\nIt is one. It is two. It is three.\n"


def open_desk(folder: Path, languages: tuple[str, ...] = LANGUAGES) -> Desk:
    """Open the article of `folder`: three paragraphs, two segments with the same text."""
    path = folder / "translations" / "en" / "a.txt"
    if not path.exists():
        path.parent.mkdir(parents=True)
        path.write_text(ARTICLE, encoding="utf-8")
    file = ArticleFile(path, folder, language("en"))
    store = CatalogStore(folder=folder / "translations", source="en")
    return Desk(file, store, languages, Journal(folder / "journal" / "a.jsonl"))


WRITE = st.tuples(st.just("write"), st.sampled_from(LANGUAGES), st.integers(0, 5), TEXTS)
STATE = st.tuples(
    st.just("state"),
    st.sampled_from(LANGUAGES),
    st.integers(0, 5),
    st.sampled_from(list(State)[1:]),
)
OTHER = st.tuples(
    st.sampled_from(["propagate", "split", "merge", "undo", "redo"]),
    st.sampled_from(LANGUAGES),
    st.integers(0, 5),
    st.just(""),
)
STEPS = st.lists(st.one_of(WRITE, STATE, OTHER), max_size=12)


def do(desk: Desk, step: tuple[str, str, int, object]) -> None:
    """Do one step; what makes no sense in the present rows is left out."""
    what, language, row, value = step
    row = min(row, len(desk.rows) - 1)
    if what == "write":
        desk.write(language, row, str(value))
    elif what == "state":
        assert isinstance(value, State)
        desk.set_state(language, [row], value)
    elif what == "propagate":
        desk.propagate(language, row, desk.repeats(language, row))
    elif what == "undo":
        desk.undo()
    elif what == "redo":
        desk.redo()
    elif what == "merge":
        with suppress(UsageError):  # the last segment of its paragraph
            join(desk, row)
    else:
        with suppress(UsageError):  # one word
            part(desk, row, desk.rows[row].segment.text.find(" "))


def content(desk: Desk) -> object:
    """Return all that a desk holds."""
    return ([r.segment for r in desk.rows], {code: list(desk.units(code)) for code in LANGUAGES})


@given(STEPS)
def test_any_sequence_of_changes_undone_is_the_start(
    steps: list[tuple[str, str, int, object]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder))
        start = content(desk)
        for step in steps:
            do(desk, step)
        end = content(desk)
        undone = 0
        while desk.undo():
            undone += 1
        assert content(desk) == start
        for _ in range(undone):
            assert desk.redo()
        assert content(desk) == end


@given(STEPS, st.integers(0, 12))
def test_a_crash_after_any_step_loses_nothing(
    steps: list[tuple[str, str, int, object]], saved_after: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder))
        for place, step in enumerate(steps):
            do(desk, step)
            if place == saved_after:
                desk.save()
        # Nothing is closed: the process is simply gone.
        assert content(open_desk(Path(folder))) == content(desk)


UNITS = st.builds(
    lambda target, state, human: Unit(
        id="p01s01",
        source="Talks began.",
        target=target,
        state=state if target else State.NEW,
        origin=PERSON if target and human else None,
    ),
    st.sampled_from(["", "Đàm phán bắt đầu.", "Cuộc đàm phán đã bắt đầu.", "Họ đàm phán."]),
    st.sampled_from(list(State)[1:]),
    st.booleans(),
)


@given(UNITS, UNITS, UNITS)
def test_a_merge_loses_no_text_that_a_person_wrote(base: Unit, ours: Unit, theirs: Unit) -> None:
    merged = merge_unit(base, ours, theirs)
    kept = f"{merged.target}\n" + "\n".join(merged.notes)
    for unit in (ours, theirs):
        if unit.is_human and unit.target != base.target:
            assert unit.target in kept
    assert merge_unit(base, ours, ours) == ours
    assert merge_unit(base, base, theirs) == theirs

"""What a filter lets through, and what search and replace does to units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.catalog.store import CatalogStore
from workbench.desk import ArticleFile, Desk, Journal
from workbench.desk.search import (
    Filter,
    Search,
    parse_filter,
    replacements,
    replacing,
    rows_matching,
)
from workbench.errors import UsageError
from workbench.languages import language
from workbench.model import PERSON, State, Unit

if TYPE_CHECKING:
    from pathlib import Path

TARGETS = ("Chuyến thăm Nga", "Nga và Việt Nam", "", "Ông nói: “Nga, nga”.")


def unit(target: str, number: int = 1) -> Unit:
    """Return an approved unit."""
    return Unit(id=f"p01s{number:02}", source="x", target=target, state=State.APPROVED)


def found(target: str, search: Search) -> list[str]:
    """Return the targets after replacing in one unit."""
    return [hit.after.target for hit in replacements([unit(target)], "vi", search)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An open article of four segments, translated into Vietnamese but for one."""
    path = tmp_path / "translations" / "en" / "a.txt"
    path.parent.mkdir(parents=True)
    path.write_text("Visit to Russia\n\nOne. Two.\n\nThree.\n", encoding="utf-8")
    store = CatalogStore(folder=tmp_path / "translations", source="en")
    opened = Desk(
        ArticleFile(path, tmp_path, language("en")),
        store,
        ("vi", "ru"),
        Journal(tmp_path / "journal.jsonl"),
    )
    for row, target in enumerate(TARGETS):
        opened.write("vi", row, target)
    opened.set_state("vi", [0], State.APPROVED)
    return opened


# Filters


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", Filter()),
        ("visit to Russia", Filter(text="visit to Russia")),
        ("state:new", Filter(states=frozenset({State.NEW}))),
        ("state:d,r", Filter(states=frozenset({State.DRAFT, State.REVIEW}))),
        ("check:term  oil", Filter(check="term", text="oil")),
        ("term:rosatom", Filter(term="rosatom")),
        ("at 14:30", Filter(text="at 14:30")),
    ],
)
def test_a_filter_is_words_and_names_with_a_colon(typed: str, expected: Filter) -> None:
    assert parse_filter(typed) == expected


@pytest.mark.parametrize("typed", ["state:done", "state:"])
def test_a_state_that_is_none_is_refused_with_those_there_are(typed: str) -> None:
    with pytest.raises(UsageError, match="new, draft, review, approved"):
        parse_filter(typed)


def shown(desk: Desk, typed: str) -> list[int]:
    """Return the rows that a filter shows; every second has a finding and the term `russia`."""
    return rows_matching(
        desk,
        "vi",
        parse_filter(typed),
        has_finding=lambda u, code: u.id == "p01s01" and "number".startswith(code),
        has_term=lambda u, term: u.id == "p02s01" and term == "russia",
    )


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("", [0, 1, 2, 3]),
        ("RUSSIA", [0]),
        ("việt nam", [1]),
        ("state:new", [2]),
        ("state:approved", [0]),
        ("state:review nga", [1, 3]),
        ("check:num", [0]),
        ("check:spaces", []),
        ("term:russia", [1]),
        ("term:russia state:new", []),
    ],
)
def test_what_is_asked_for_is_shown(desk: Desk, typed: str, rows: list[int]) -> None:
    assert shown(desk, typed) == rows


# Search and replace


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        (Search("Nga", "LB Nga"), ["Ông nói: “LB Nga, nga”."]),
        (Search("Nga", "LB Nga", any_case=True), ["Ông nói: “LB Nga, LB Nga”."]),
        (Search("nói:", ""), ["Ông  “Nga, nga”."]),
        (Search("(Nga)", "x"), []),
        (Search("(N)ga", r"\1-ga", is_pattern=True), ["Ông nói: “N-ga, nga”."]),
        (Search("Nga", r"\1"), [r"Ông nói: “\1, nga”."]),
        (Search(".", "!"), ["Ông nói: “Nga, nga”!"]),
        (Search("Nga", "Nga"), []),
        (Search("x*", "y", is_pattern=True), []),
    ],
)
def test_a_text_is_taken_as_it_is_and_a_pattern_as_a_pattern(
    search: Search, expected: list[str]
) -> None:
    assert found(TARGETS[3], search) == expected


@pytest.mark.parametrize(
    "search",
    [
        Search(""),
        Search("(", is_pattern=True),
        Search("a**", is_pattern=True),
        Search("N", r"\2", is_pattern=True),
        Search("N", "\\", is_pattern=True),
    ],
)
def test_what_cannot_be_looked_for_is_said_in_one_line(search: Search) -> None:
    with pytest.raises(UsageError) as caught:
        found("Nga", search)
    assert "\n" not in str(caught.value)


def test_what_changes_goes_back_to_review_and_is_undone_at_once(desk: Desk) -> None:
    before = list(desk.units("vi"))
    hits = list(replacements(desk.units("vi"), "vi", Search("Nga", "LB Nga")))
    assert [hit.before.id for hit in hits] == ["p01s01", "p02s01", "p03s01"]
    desk.apply(replacing(hits[:2]))
    assert desk.unit("vi", 0).state is State.REVIEW
    assert desk.unit("vi", 0).origin == PERSON
    assert desk.unit("vi", 3).target == TARGETS[3]
    assert desk.undo() == "replace in 2 units"
    assert list(desk.units("vi")) == before


@given(
    target=st.text("abA .(\\", max_size=20),
    find=st.text("abA.(\\", min_size=1, max_size=3),
    put=st.text("xyz\\(1", max_size=3),
    any_case=st.booleans(),
)
def test_the_places_shown_are_what_was_there_and_what_comes(
    target: str, find: str, put: str, any_case: bool
) -> None:
    search = Search(find, put, any_case=any_case)
    for hit in replacements([unit(target)], "vi", search):
        assert all(target[slice(*span)].casefold() == find.casefold() for span in hit.spans)
        assert all(hit.after.target[slice(*span)] == put for span in hit.new_spans)
        assert len(hit.spans) == len(hit.new_spans)

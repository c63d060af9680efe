"""The memory asked for many texts at once: as `matches` scores them, without what a job fills itself."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.catalog import Catalog
from workbench.catalog.store import CatalogStore
from workbench.glossary.match import Matcher
from workbench.glossary.term import Glossary, Term, TermKind, Wording
from workbench.memory import Memory
from workbench.memory.scores import Place
from workbench.model import PERSON, State, Unit

SENTENCE = st.lists(
    st.sampled_from(["the", "two", "sides", "met", "in", "2024", "12", "Hanoi", "Moscow", "“x”"]),
    min_size=1,
    max_size=8,
).map(" ".join)
PLACES = (("Hanoi", "Hà Nội", "Ханой"), ("Moscow", "Moskva", "Москва"))
GLOSSARY = Glossary(
    terms=tuple(
        Term(
            id=en,
            kind=TermKind.PLACE,
            wordings={
                "en": Wording(preferred=en),
                "vi": Wording(preferred=vi),
                "ru": Wording(preferred=ru),
            },
            keeps_case=True,
        )
        for en, vi, ru in PLACES
    )
)
GREW = "Trade grew by 12 percent."
VISIT = "The delegation left for Moscow on Monday."


def memory_of(root: Path) -> Memory:
    store = CatalogStore(folder=root / "translations", source="en")
    return Memory(
        root / ".workbench" / "memory.sqlite",
        store,
        ["vi", "ru"],
        imports=root / "memory",
        matchers=lambda codes: {code: Matcher(GLOSSARY, "en", code) for code in codes},
    )


def approve(root: Path, slug: str, code: str, *sources: str) -> None:
    """Write a catalog in which everything is approved."""
    store = CatalogStore(folder=root / "translations", source="en")
    units = tuple(
        Unit(id=f"p{n:02}s01", source=s, target=f"{code} {s}", state=State.APPROVED, origin=PERSON)
        for n, s in enumerate(sources, start=1)
    )
    store.write(Catalog(slug=slug, source="en", language=code, units=units))


def places(*sources: str) -> list[Place]:
    """The texts as they follow each other in an article."""
    return [
        Place(s, b, a) for s, b, a in zip(sources, ["", *sources], [*sources[1:], ""], strict=False)
    ]


def test_an_approved_unit_is_not_its_own_match(tmp_path: Path) -> None:
    approve(tmp_path, "visit", "ru", GREW, VISIT)
    memory = memory_of(tmp_path)
    asked = places(GREW, VISIT)
    assert memory.scores(asked, "ru") == ([101, 101], 2)
    assert memory.scores(asked, "ru", without=["visit"]) == ([0, 0], 0)


def test_the_same_text_of_another_article_is_a_match_all_the_same(tmp_path: Path) -> None:
    approve(tmp_path, "visit", "ru", GREW, VISIT)
    approve(tmp_path, "talks", "ru", VISIT, GREW)
    found = memory_of(tmp_path).scores(places(GREW, VISIT), "ru", without=["visit"])
    assert found == ([100, 100], 2)


def test_a_near_match_is_found_behind_those_that_do_not_count(tmp_path: Path) -> None:
    mine = [f"Trade grew by {n} percent." for n in range(200)]
    approve(tmp_path, "visit", "ru", *mine)
    approve(tmp_path, "talks", "ru", "Trade grew by 12 percent in May.")
    found = memory_of(tmp_path).scores(places(GREW), "ru", without=["visit"])
    assert 75 <= found.scores[0] < 95


def test_other_figures_and_names_are_near_as_they_are_for_drafts(tmp_path: Path) -> None:
    approve(tmp_path, "visit", "ru", GREW, VISIT)
    asked = places("Trade grew by 15 percent.", "The delegation left for Hanoi on Monday.")
    assert memory_of(tmp_path).scores(asked, "ru").scores == [98, 98]


def test_a_translation_into_another_language_is_none(tmp_path: Path) -> None:
    approve(tmp_path, "visit", "vi", GREW)
    assert memory_of(tmp_path).scores(places(GREW), "ru") == ([0], 0)


def test_text_that_is_not_clean_is_asked_for_as_it_is_stored(tmp_path: Path) -> None:
    approve(tmp_path, "visit", "ru", "Cafés reopened.")
    asked = [Place("Cafe\u0301s\x07 reopened.", "", ""), Place(" ", "", "")]
    assert memory_of(tmp_path).scores(asked, "ru").scores == [101, 0]


@settings(deadline=None, max_examples=40)
@given(st.lists(SENTENCE, max_size=8), st.lists(SENTENCE, max_size=5))
def test_scores_are_those_of_the_best_match(known: list[str], asked: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        approve(root, "talks", "vi", *known)
        memory = memory_of(root)
        job = places(*asked)
        best = [
            next((m.score for m in memory.matches(p.source, "vi", neighbours=p[1:])), 0)
            for p in job
        ]
        progress = [0.0]
        assert memory.scores(job, "vi", on_progress=progress.append).scores == best
        assert all(before <= after <= 1 for before, after in pairwise(progress))
        memory.close()

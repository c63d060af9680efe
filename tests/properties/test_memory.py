"""What holds for all text that the memory keeps or is asked for."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.catalog.store import CatalogStore
from workbench.memory import Memory, MemoryEntry
from workbench.memory.similarity import differences, similarity
from workbench.memory.texts import masked, unified
from workbench.text import clean_text

ANY_TEXT = st.text() | st.text(alphabet="ab .,\"'“”*()0123456789-–\u0301đйё", max_size=60)
SENTENCE = st.lists(
    st.sampled_from(
        ["the", "two", "sides", "met", "2024", "12.5", "Hanoi", "“x”", "газ", "hòa", "*"]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)
TEXTS = st.lists(SENTENCE | ANY_TEXT, max_size=8)


def memory_of(root: Path) -> Memory:
    store = CatalogStore(folder=root / "translations", source="en")
    return Memory(root / "memory.sqlite", store, ["vi", "ru"], imports=root / "memory")


def entries(texts: list[str]) -> list[MemoryEntry]:
    return [
        MemoryEntry(
            source=text, target=text[::-1], source_language="en", target_language="ru", after=after
        )
        for text, after in zip(texts, [*texts[1:], None], strict=False)
    ]


def answers(memory: Memory, texts: list[str]) -> list[list[str]]:
    """Return what the memory says, without an order: equally good answers may come in any."""
    found: list[list[str]] = []
    for text in texts:
        found.append(sorted(map(repr, memory.matches(text, "ru", least=30, limit=50))))
        found.append(sorted(map(repr, memory.search(text, limit=50))))
    return found


@settings(deadline=None, max_examples=60)
@given(TEXTS, ANY_TEXT)
def test_what_is_remembered_is_found_first_and_nothing_is_ever_raised(
    texts: list[str], question: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        memory = memory_of(Path(folder))
        memory.add(entries(texts))
        for text in texts:
            cleaned = clean_text(text)
            if cleaned.strip() and clean_text(text[::-1]).strip():
                first = memory.matches(text, "ru")[0]
                assert first.score == 100
                assert unified(first.source) == unified(cleaned)
        for match in memory.matches(question, "ru", least=0):
            assert 0 <= match.score <= 100
            assert all(0 <= s <= e <= len(match.source) for s, e in match.differences)
            memory.repaired(match, question)
        memory.exact_or_repaired(question, question, question, "ru")
        for hit in memory.search(question):
            assert hit.source_spans or hit.target_spans
        memory.close()


@settings(deadline=None, max_examples=40)
@given(TEXTS, TEXTS)
def test_an_index_that_followed_a_change_answers_like_a_new_one(
    before: list[str], after: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        memory = memory_of(Path(folder))
        memory.add(entries(before))
        memory.add(entries(after))
        followed = answers(memory, before + after), memory.stats()
        memory.rebuild()
        assert (answers(memory, before + after), memory.stats().texts) == (
            followed[0],
            followed[1].texts,
        )
        memory.close()


@given(SENTENCE | ANY_TEXT, SENTENCE | ANY_TEXT)
def test_likeness_is_the_same_in_both_directions(left: str, right: str) -> None:
    one, other = masked(left), masked(right)
    assert similarity(one, other) == similarity(other, one)
    assert 0 <= similarity(one, other) <= 99


@given(ANY_TEXT, ANY_TEXT)
def test_differences_are_spans_in_order(stored: str, wanted: str) -> None:
    spans = differences(stored, wanted)
    assert list(spans) == sorted(spans)
    assert all(0 <= start <= end <= len(stored) for start, end in spans)
    assert differences(stored, stored) == ()


@given(ANY_TEXT)
def test_unified_text_stays_as_it_is(text: str) -> None:
    assert unified(unified(text)) == unified(text)

"""Searching earlier translations for a phrase, in each language by its own rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from workbench.catalog import Catalog
from workbench.catalog.store import CatalogStore
from workbench.memory import Hit, Memory, MemoryEntry
from workbench.model import PERSON, State, Unit

if TYPE_CHECKING:
    from pathlib import Path

Remember = Callable[..., Memory]
"""Takes the approved pairs of one article and returns the memory of the project."""


@pytest.fixture
def remember(tmp_path: Path) -> Remember:
    store = CatalogStore(folder=tmp_path / "translations", source="en")
    index = tmp_path / ".workbench" / "memory.sqlite"
    memory = Memory(index, store, ["vi", "ru"], imports=tmp_path / "memory")

    def remember(*pairs: tuple[str, str], language: str = "ru", slug: str = "visit") -> Memory:
        units = tuple(
            Unit(id=f"p{n:02}s01", source=s, target=t, state=State.APPROVED, origin=PERSON)
            for n, (s, t) in enumerate(pairs, start=1)
        )
        store.write(Catalog(slug=slug, source="en", language=language, units=units))
        assert memory.refresh() is None
        return memory

    return remember


def found_in_target(hit: Hit) -> list[str]:
    return [hit.target[start:end] for start, end in hit.target_spans]


def test_a_phrase_is_found_in_the_source_and_marked(remember: Remember) -> None:
    memory = remember(("They signed the trade agreement.", "Они подписали торговый договор."))
    (hit,) = memory.search("Trade Agreement")
    assert [hit.source[start:end] for start, end in hit.source_spans] == ["trade agreement"]
    assert (hit.origin, hit.target_spans) == ("visit:p01s01", ())


@pytest.mark.parametrize(
    ("typed", "target", "found"),
    [
        ("договор", "Стороны подписали новый договор.", "договор"),
        ("договор", "О новых договорах не сообщалось.", "договорах"),
        ("договорами", "Нет договора без подписи.", "договора"),
        ("торговый договор", "Условия торгового договора известны.", "торгового договора"),
        ("подписать", "Стороны подписали заявление.", "подписали"),
        ("Песков", "Об этом заявил Песков.", "Песков"),
        ("ещё", "Это еще не всё.", "еще"),
        ("Санкт-Петербург", "Встреча в Санкт-Петербурге.", "Санкт-Петербурге"),
        ("газ, нефть", "Газ и нефть. Газ, нефть.", "Газ, нефть"),
    ],
)
def test_a_russian_word_finds_all_its_forms(
    typed: str, target: str, found: str, remember: Remember
) -> None:
    (hit,) = remember(("It is so.", target)).search(typed, "ru")
    assert found_in_target(hit) == [found]


@pytest.mark.parametrize(("typed", "target"), [("договор", "Договорились."), ("мой", "Мои книги.")])
def test_a_russian_word_finds_no_other_words(typed: str, target: str, remember: Remember) -> None:
    hits = remember(("It is so.", target)).search(typed, "ru")
    assert bool(hits) == (typed == "мой")  # мои is a form of мой, договорились none of договор


@pytest.mark.parametrize(
    ("typed", "target", "found"),
    [
        ("hòa bình", "Vì hoà bình và hợp tác.", "hoà bình"),
        ("hoà bình", "Vì hòa bình và hợp tác.", "hòa bình"),
        ("hoa binh", "Vì hòa bình và hợp tác.", "hòa bình"),
        ("đại sứ", "Đại sứ Nga phát biểu.", "Đại sứ"),
        ("dai su quan", "Đại sứ quán Nga.", "Đại sứ quán"),
        ("kỹ thuật", "Trung tâm kĩ thuật.", "kĩ thuật"),
    ],
)
def test_vietnamese_is_found_wherever_its_tone_marks_stand(
    typed: str, target: str, found: str, remember: Remember
) -> None:
    (hit,) = remember(("It is so.", target), language="vi").search(typed, "vi")
    assert found_in_target(hit) == [found]


@pytest.mark.parametrize("typed", ["hóa bình", "hoa bính", "bình hòa", "đai sứ"])
def test_other_tones_are_other_words(typed: str, remember: Remember) -> None:
    memory = remember(("It is so.", "Vì hòa bình, đại sứ nói."), language="vi")
    assert memory.search(typed, "vi") == []


def test_each_place_in_a_text_is_marked(remember: Remember) -> None:
    memory = remember(("Gas for gas.", "Газ за газ."))
    (hit,) = memory.search("газ", "ru")
    assert found_in_target(hit) == ["Газ", "газ"]


def test_figures_are_found_as_they_are(remember: Remember) -> None:
    memory = remember(("In 2024.", "В 2024 году."), ("In 2023.", "В 2023 году."))
    assert [hit.source for hit in memory.search("2024", "en")] == ["In 2024."]


def test_a_search_goes_through_all_languages_unless_told_otherwise(remember: Remember) -> None:
    remember(("Rosatom won.", "Rosatom thắng."), language="vi")
    memory = remember(("Rosatom won.", "Росатом победил."), language="ru")
    assert {hit.target_language for hit in memory.search("Rosatom")} == {"vi", "ru"}
    assert [hit.target_language for hit in memory.search("thắng")] == ["vi"]
    assert memory.search("Rosatom", "ru") == []


def test_the_newest_come_first_and_imports_last(remember: Remember) -> None:
    def entry(n: int) -> MemoryEntry:
        return MemoryEntry(
            source=f"Gas {n}.",
            target=f"Газ {n}.",
            source_language="en",
            target_language="ru",
            date=f"2020-01-0{n}",
        )

    memory = remember(("Gas.", "Газ."))
    memory.add([entry(1), entry(3), entry(2)], "agency")
    assert [h.source for h in memory.search("gas", "en")] == ["Gas.", "Gas 3.", "Gas 2.", "Gas 1."]
    assert len(memory.search("gas", "en", limit=2)) == 2


def test_a_language_the_workbench_does_not_know_is_searched_all_the_same(
    remember: Remember,
) -> None:
    memory = remember(("Gas.", "Газ."))
    entry = MemoryEntry(
        source="Gas.", target="Le gaz naturel.", source_language="en", target_language="fr-CA"
    )
    memory.add([entry], "agency")
    assert [hit.target for hit in memory.search("GAZ NATUREL")] == ["Le gaz naturel."]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "\x00",
        "*",
        '"',
        "'",
        "a* OR b",
        "NEAR(gas, 2)",
        "gas AND",
        "(",
        "body:gas",
        "—",
        "gas" * 40_000,
        "gas " * 40_000,
    ],
)
def test_no_question_breaks_the_search(typed: str, remember: Remember) -> None:
    assert remember(("Oil.", "Нефть.")).search(typed) == []


def test_marks_of_the_query_language_are_no_words(remember: Remember) -> None:
    memory = remember(("Say NOT AND OR to gas.", "Скажите."))
    assert len(memory.search('"NOT" AND* (OR)', "en")) == 1

"""Earlier translations by likeness: what scores how much, what comes first, what can be put right."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from workbench.catalog import Catalog
from workbench.catalog.store import CatalogStore
from workbench.glossary.match import Matcher
from workbench.glossary.term import Glossary, Term, TermKind, Wording
from workbench.memory import Memory, MemoryEntry
from workbench.model import PERSON, Origin, OriginKind, State, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

Remember = Callable[..., Memory]
"""Takes the approved pairs of one article and returns the memory of the project."""

SOURCE = "Trade between the two countries grew by 12 percent in 2024."
VIETNAMESE = "Thương mại giữa hai nước tăng 12% trong năm 2024."
RUSSIAN = "Товарооборот между двумя странами вырос на 12 процентов в 2024 году."


def term(source: str, kind: TermKind, vi: str, ru: str) -> Term:
    wordings = {
        "en": Wording(preferred=source),
        "vi": Wording(preferred=vi),
        "ru": Wording(preferred=ru),
    }
    return Term(id=source.lower(), kind=kind, wordings=wordings, keeps_case=True)


GLOSSARY = Glossary(
    terms=(
        term("Peskov", TermKind.PERSON, "Peskov", "Песков"),
        term("Lavrov", TermKind.PERSON, "Lavrov", "Лавров"),
        term("Zakharova", TermKind.PERSON, "Zakharova", "Захарова"),
        term("Hanoi", TermKind.PLACE, "Hà Nội", "Ханой"),
        term("Hue", TermKind.PLACE, "Huế", "Хюэ"),
        term("Moscow", TermKind.PLACE, "Moskva", "Москва"),
        term("Rosatom", TermKind.ORGANISATION, "Rosatom", "Росатом"),
        term("Gazprom", TermKind.ORGANISATION, "Gazprom", "Газпром"),
    )
)


def matchers(codes: Sequence[str]) -> Mapping[str, Matcher]:
    return {code: Matcher(GLOSSARY, "en", code) for code in codes}


def units(pairs: Sequence[tuple[str, str]], state: State = State.APPROVED) -> tuple[Unit, ...]:
    return tuple(
        Unit(id=f"p{n:02}s01", source=source, target=target, state=state, origin=PERSON)
        for n, (source, target) in enumerate(pairs, start=1)
    )


@pytest.fixture
def remember(tmp_path: Path) -> Remember:
    store = CatalogStore(folder=tmp_path / "translations", source="en")
    memory = Memory(
        tmp_path / ".workbench" / "memory.sqlite",
        store,
        ["vi", "ru"],
        imports=tmp_path / "memory",
        matchers=matchers,
    )

    def remember(
        *pairs: tuple[str, str],
        language: str = "vi",
        slug: str = "visit",
        state: State = State.APPROVED,
    ) -> Memory:
        catalog = Catalog(slug=slug, source="en", language=language, units=units(pairs, state))
        store.write(catalog)
        assert memory.refresh() is None
        return memory

    return remember


def test_the_same_sentence_is_found_with_its_translation_and_where_it_was_made(
    remember: Remember,
) -> None:
    memory = remember(("A heading", "Tiêu đề"), (SOURCE, VIETNAMESE))
    (match,) = memory.matches(SOURCE, "vi")
    assert (match.score, match.target, match.origin) == (100, VIETNAMESE, "visit:p02s01")
    assert match.differences == ()


@pytest.mark.parametrize(
    "typed",
    [
        "He said: “It’s  ours” – at last…",
        'He said: "It\'s ours" — at last...',
        "He\u00a0said: «It's ours» – at last…",
    ],
)
def test_the_kind_of_quotes_dashes_and_spaces_makes_no_difference(
    typed: str, remember: Remember
) -> None:
    memory = remember(("He said: “It's ours” – at last...", "Ông nói: “Đó là của chúng tôi”."))
    assert [match.score for match in memory.matches(typed, "vi")] == [100]


def test_other_capitals_are_not_the_same_sentence(remember: Remember) -> None:
    memory = remember((SOURCE, VIETNAMESE))
    (match,) = memory.matches(SOURCE[0].lower() + SOURCE[1:], "vi")
    assert 95 <= match.score < 100


def test_the_same_sentence_between_the_same_neighbours_scores_101_and_comes_first(
    remember: Remember,
) -> None:
    remember(("They met.", "a"), ("It was late.", "Trời đã muộn."), ("They left.", "c"), slug="a")
    memory = remember(("He ate.", "a"), ("It was late.", "Muộn rồi."), ("He slept.", "c"), slug="b")
    first, second = memory.matches("It was late.", "vi", neighbours=("He ate.", "He slept."))
    assert (first.score, first.target) == (101, "Muộn rồi.")
    assert (second.score, second.target) == (100, "Trời đã muộn.")
    assert memory.matches("He ate.", "vi", neighbours=("", "It was late."))[0].score == 101


@pytest.mark.parametrize(
    ("source", "least", "most"),
    [
        ("Trade between the two countries grew by 15 percent in 2025.", 98, 98),
        ("Trade between the two countries fell by 12 percent in 2024.", 88, 94),
        ("Trade between the three states fell by 12 percent in 2024.", 70, 82),
        ("Trade between the two countries grew by 12 percent in 2024!", 93, 97),
    ],
)
def test_scores_are_what_translators_expect(
    source: str, least: int, most: int, remember: Remember
) -> None:
    (match,) = remember((SOURCE, VIETNAMESE)).matches(source, "vi")
    assert least <= match.score <= most


def test_what_differs_is_shown_in_the_stored_source(remember: Remember) -> None:
    memory = remember((SOURCE, VIETNAMESE))
    (match,) = memory.matches("Trade between both countries fell by 12 percent in 2024.", "vi")
    assert [SOURCE[start:end] for start, end in match.differences] == ["the two", "grew"]


def test_an_added_word_is_shown_as_an_empty_place(remember: Remember) -> None:
    memory = remember((SOURCE, VIETNAMESE))
    (match,) = memory.matches(SOURCE.replace("grew", "also grew"), "vi")
    assert match.differences == ((SOURCE.index("grew"),) * 2,)


def test_only_what_people_approved_is_remembered(remember: Remember) -> None:
    memory = remember((SOURCE, VIETNAMESE), state=State.REVIEW)
    assert memory.matches(SOURCE, "vi") == []


def test_languages_are_kept_apart(remember: Remember) -> None:
    remember((SOURCE, VIETNAMESE))
    memory = remember((SOURCE, RUSSIAN), language="ru")
    assert [match.target for match in memory.matches(SOURCE, "ru")] == [RUSSIAN]
    assert [match.target for match in memory.matches(SOURCE, "vi")] == [VIETNAMESE]


def test_the_unit_that_is_asked_for_can_be_left_out(remember: Remember) -> None:
    memory = remember((SOURCE, VIETNAMESE))
    assert memory.matches(SOURCE, "vi", excluding="visit:p01s01") == []


def test_the_same_translation_is_shown_once(remember: Remember) -> None:
    memory = remember((SOURCE, VIETNAMESE), (SOURCE, VIETNAMESE))
    assert len(memory.matches(SOURCE, "vi")) == 1


def test_the_project_comes_before_imports(remember: Remember) -> None:
    memory = remember((SOURCE, VIETNAMESE))
    imported = MemoryEntry(
        source=SOURCE,
        target="Thương mại hai nước tăng 12% năm 2024.",
        source_language="en",
        target_language="vi",
        origin="agency.tmx",
        date="2099-01-01",
    )
    assert memory.add([imported], "agency") == 1
    assert [match.origin for match in memory.matches(SOURCE, "vi")] == [
        "visit:p01s01",
        "agency.tmx",
    ]


@pytest.mark.parametrize(
    "text", ["", "   ", "\x00", "…", "“”", "*", '"', "NEAR(a b)", "a OR b", "^x", "-x"]
)
def test_odd_questions_have_no_answer(text: str, remember: Remember) -> None:
    memory = remember((SOURCE, VIETNAMESE))
    assert memory.matches(text, "vi") == []
    assert memory.exact_or_repaired(text, text, text, "vi") is None


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "a b " * 25_000, "\u0301" * 100_000, "5" * 100_000]
)
def test_long_texts_without_end_are_remembered_and_asked_for(text: str, remember: Remember) -> None:
    memory = remember((text, "Một"), (SOURCE, VIETNAMESE))
    assert memory.matches(text, "vi")[0].score == 100
    assert memory.matches(f"{text}!", "vi") == []
    assert memory.matches(SOURCE, "vi")[0].score == 100


def test_imports_in_other_languages_are_found_too(remember: Remember) -> None:
    memory = remember((SOURCE, VIETNAMESE))
    french = MemoryEntry(
        source=SOURCE,
        target="Les échanges ont augmenté de 12 % en 2024.",
        source_language="en",
        target_language="fr-CA",
    )
    memory.add([french], "agency")
    source = SOURCE.replace("12", "15")
    (match,) = memory.matches(source, "fr-CA")
    assert match.score == 98
    assert memory.repaired(match, source) is None


# Putting matches right


def put_right(memory: Memory, source: str, language: str) -> str | None:
    match = memory.matches(source, language)[0]
    repair = memory.repaired(match, source)
    return repair.target if repair else None


@pytest.mark.parametrize(
    ("pair", "source", "language", "expected"),
    [
        ((SOURCE, VIETNAMESE), SOURCE.replace("12", "3.5"), "vi", VIETNAMESE.replace("12", "3,5")),
        ((SOURCE, RUSSIAN), SOURCE.replace("12", "17"), "ru", RUSSIAN.replace("12", "17")),
        # Years are not counted, and so nothing has to agree with them.
        ((SOURCE, RUSSIAN), SOURCE.replace("2024", "2021"), "ru", RUSSIAN.replace("2024", "2021")),
        (
            ("It cost 1,200 dollars.", "Nó có giá 1.200 USD."),
            "It cost 1,234,500.25 dollars.",
            "vi",
            "Nó có giá 1.234.500,25 USD.",
        ),
        (
            ("Exports reached 12,000 tonnes.", "Экспорт достиг 12 000 тонн."),
            "Exports reached 15,000 tonnes.",
            "ru",
            "Экспорт достиг 15 000 тонн.",
        ),
        (
            ("They met on January 28.", "Они встретились 28 января."),
            "They met on January 21.",
            "ru",
            "Они встретились 21 января.",
        ),
        (
            ("Peskov met Rosatom.", "Песков встретился с представителями Росатома."),
            "Lavrov met Gazprom.",
            "ru",
            "Лавров встретился с представителями Газпрома.",
        ),
        (
            (
                "Talks were held in Hanoi on Monday.",
                "Các cuộc đàm phán diễn ra tại Hà Nội hôm thứ Hai.",
            ),
            "Talks were held in Hue on Monday.",
            "vi",
            "Các cuộc đàm phán diễn ra tại Huế hôm thứ Hai.",
        ),
    ],
)
def test_figures_and_names_are_put_in_as_the_language_writes_them(
    pair: tuple[str, str], source: str, language: str, expected: str, remember: Remember
) -> None:
    memory = remember(pair, language=language)
    assert put_right(memory, source, language) == expected


@pytest.mark.parametrize(
    ("stored", "target", "source", "language"),
    [
        # Another word differs.
        (SOURCE, VIETNAMESE, SOURCE.replace("grew", "fell"), "vi"),
        # The figure is said in words, or twice.
        ("He has 2 sons.", "Ông có hai con trai.", "He has 3 sons.", "vi"),
        ("He won 3 of them.", "Ông thắng 3 trong 3.", "He won 2 of them.", "vi"),
        ("It rose 3 to 3.", "Nó tăng từ 3 lên 3.", "It rose 3 to 4.", "vi"),
        # Two ways to write one figure, of which one changes.
        ("From 1,000 to 1000.", "Từ 1.000 đến 1.000.", "From 2,000 to 1000.", "vi"),
        ("It is 5" + "5" * 3000 + ".", "Là 5" + "5" * 3000 + ".", "It is 7.", "vi"),
        # No number: a version, or a date.
        ("Release 1.2.3 is out.", "Bản 1.2.3 đã ra.", "Release 1.2.4 is out.", "vi"),
        # 21 процент, but 12 процентов.
        (SOURCE, RUSSIAN, SOURCE.replace("12", "21"), "ru"),
        # сказал, but сказала; and Vietnamese says ông and bà.
        ("Peskov said so.", "Об этом сказал Песков.", "Zakharova said so.", "ru"),
        ("Peskov said so.", "Ông Peskov nói vậy.", "Zakharova said so.", "vi"),
        # древний Ханой, but древняя Москва.
        ("Hanoi is old.", "Ханой древний.", "Moscow is old.", "ru"),
        # в Росатоме, but perhaps another preposition with another name.
        ("He works at Rosatom.", "Он работает в Росатоме.", "He works at Gazprom.", "ru"),
        # Which of two places is which cannot be told.
        ("Hanoi, not Hanoi.", "Hà Nội chứ không phải Hà Nội.", "Hanoi, not Hue.", "vi"),
        # A person is not a place.
        ("Peskov won.", "Peskov thắng.", "Rosatom won.", "vi"),
        # The stored target lacks the name.
        ("Hanoi won.", "Thủ đô thắng.", "Hue won.", "vi"),
    ],
)
def test_what_is_not_certain_is_left_to_people(
    stored: str, target: str, source: str, language: str, remember: Remember
) -> None:
    memory = remember((stored, target), language=language)
    found = memory.matches(source, language, least=0)
    assert found
    assert all(memory.repaired(match, source) is None for match in found)


def test_a_repair_says_what_it_did(remember: Remember) -> None:
    memory = remember((SOURCE, VIETNAMESE))
    source = SOURCE.replace("12", "15").replace("2024", "2025")
    repair = memory.repaired(memory.matches(source, "vi")[0], source)
    assert repair is not None
    assert repair.changes == ("12 → 15", "2024 → 2025")


def test_names_of_one_kind_differ_little(remember: Remember) -> None:
    memory = remember(("Talks were held in Hanoi.", "Đàm phán diễn ra tại Hà Nội."))
    assert memory.matches("Talks were held in Hue.", "vi")[0].score == 98


# What drafting asks


def test_a_draft_is_the_same_sentence_in_the_same_place_if_there_is_one(remember: Remember) -> None:
    memory = remember(("They met.", "Họ gặp nhau."), (SOURCE, VIETNAMESE))
    proposal = memory.exact_or_repaired(SOURCE, "They met.", "", "vi")
    assert proposal is not None
    assert proposal.target == VIETNAMESE
    assert proposal.origin == Origin(kind=OriginKind.MEMORY, detail="visit:p02s01 101 %")


def test_a_draft_may_be_put_right_and_says_so(remember: Remember) -> None:
    memory = remember((SOURCE, VIETNAMESE))
    proposal = memory.exact_or_repaired(SOURCE.replace("12", "15"), "", "", "vi")
    assert proposal is not None
    assert proposal.target == VIETNAMESE.replace("12", "15")
    assert proposal.origin.detail == "visit:p01s01 98 %, 12 → 15"


def test_a_near_match_is_no_draft(remember: Remember) -> None:
    memory = remember((SOURCE, VIETNAMESE))
    assert memory.exact_or_repaired(SOURCE.replace("grew", "rose"), "", "", "vi") is None

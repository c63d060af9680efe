"""Completion: what was typed stays, names come out right, spaces are where they belong."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.drafting.completion import completion
from workbench.drafting.engine import load_engine
from workbench.drafting.engines.echo import EchoAssistant
from workbench.glossary.match import Matcher, Verdict
from workbench.glossary.table import read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.drafting.engine import Assistant

TABLE = """\
id,kind,en,vi,ru,ru.decl,case,status
zarubezhneft,organisation,Zarubezhneft,Zarubezhneft,Зарубежнефть,auto,yes,preferred
bezdetko,person,Bezdetko,Bezdetko,Бездетко,fixed,yes,preferred
hanoi,place,Hanoi,Hà Nội,Ханой,auto,yes,preferred
"""
VISIT = "Zarubezhneft opened an office in Hanoi."
TALKS = "The two sides held talks in Hanoi."


@pytest.fixture(scope="module")
def matchers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Matcher]:
    path = tmp_path_factory.mktemp("glossary") / "names.csv"
    glossary = read_table(TABLE.encode(), path).glossary()
    return {code: Matcher(glossary, "en", code) for code in ("vi", "ru")}


@pytest.fixture(scope="module")
def models() -> dict[str, Assistant]:
    engine = load_engine("argos", workers=1)
    found = {code: engine.assistant(("en", code)) for code in ("vi", "ru")}
    return {code: model for code, model in found.items() if model is not None}


@dataclass
class Scripted(EchoAssistant):
    """Says what it is told to say."""

    ghost: str
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__("ru")

    def continued(self, source: str, typed: str) -> str:
        return self.ghost

    def complete(self, pairs: Sequence[tuple[str, str]]) -> list[str | None]:
        self.asked += [text for _, text in pairs]
        return [None] * len(pairs)


# Spaces and halves of words


@pytest.mark.parametrize(
    ("code", "typed", "begins"),
    [
        ("ru", "Стор", "оны"),  # the word that was begun is finished
        ("ru", "Стороны", " "),  # after a word comes a space
        ("ru", "Стороны провели ", "пер"),  # which is not said twice
        ("ru", "Стороны провели перег", "оворы"),
        ("vi", "Hai bên đã t", "ổ chức"),
        ("vi", "Hai bên đã tổ", " chức"),
        ("vi", "Hai bên đã tiến hành ", "đàm phán"),
    ],
)
def test_what_follows_begins_where_the_typing_stopped(
    code: str, typed: str, begins: str, models: dict[str, Assistant]
) -> None:
    assert completion(TALKS, typed, models[code], None).startswith(begins)


@pytest.mark.parametrize("source", [TALKS, f"{TALKS.removesuffix('.')}./."])
@pytest.mark.parametrize("code", ["vi", "ru"])
def test_wherever_the_typing_stops_the_same_sentence_follows(
    code: str, source: str, models: dict[str, Assistant]
) -> None:
    whole = models[code].continued(source, "")
    assert whole.endswith("./.") == source.endswith("./.")
    for end in range(1, len(whole)):
        typed = whole[:end]
        assert typed + completion(source, typed, models[code], None) == whole


@pytest.mark.parametrize("code", ["vi", "ru"])
def test_before_the_first_letter_the_whole_sentence_is_proposed(
    code: str, models: dict[str, Assistant]
) -> None:
    ghost = completion(TALKS, "", models[code], None)
    assert ghost == ghost.strip()
    assert ghost.endswith(".")


def test_a_finished_sentence_gets_nothing_more(models: dict[str, Assistant]) -> None:
    assert not completion(TALKS, "Стороны провели переговоры в Ханое.", models["ru"], None)


@pytest.mark.parametrize(
    "typed",
    [
        "½ …",
        "\u200b",
        "Сто\u0301роны",
        "Стороны\u00a0",
        "x" * 3_000,
        "да " * 900,
        "🙂",
        "«",
        "\ud7ff",
    ],
)
def test_whatever_was_typed_what_follows_is_one_line_of_composed_text(
    typed: str, models: dict[str, Assistant], matchers: dict[str, Matcher]
) -> None:
    ghost = completion(TALKS, typed, models["ru"], matchers["ru"])
    assert "\n" not in ghost
    assert "  " not in ghost
    assert ghost == unicodedata.normalize("NFC", ghost)


# The glossary


@pytest.mark.parametrize(
    ("code", "source", "typed"),
    [
        ("ru", VISIT, ""),
        ("ru", VISIT, "Компания"),
        ("ru", VISIT, "Зар"),
        ("ru", VISIT, "В Ханое"),
        ("vi", VISIT, "Công ty"),
        ("vi", VISIT, "Zarub"),
        ("vi", VISIT, "Tại Hà Nội, "),
        ("ru", "Bezdetko held talks in Hanoi.", "Б"),
        ("ru", "Bezdetko held talks in Hanoi.", "Посол Без"),
    ],
)
def test_names_come_out_as_the_glossary_writes_them(
    code: str,
    source: str,
    typed: str,
    models: dict[str, Assistant],
    matchers: dict[str, Matcher],
) -> None:
    matcher = matchers[code]
    text = typed + completion(source, typed, models[code], matcher)
    wrong = {Verdict.WRONG_FORM, Verdict.NEAR_MISS, Verdict.FORBIDDEN, Verdict.MISSING}
    verdicts = [m.verdict for m in matcher.judge(source, text).mentions]
    assert not wrong & set(verdicts)
    named = [name for match in matcher.target_matches(text) for name in match.term_ids]
    assert len(named) == len(set(named)) == len(verdicts)


def test_a_name_that_was_typed_is_not_said_again(matchers: dict[str, Matcher]) -> None:
    model = Scripted(" открыла представительство в Ханое в Ханое.")
    ghost = completion(VISIT, "Зарубежнефть", model, matchers["ru"])
    assert ghost == " открыла представительство в Ханое"


def test_a_name_that_cannot_be_put_right_ends_the_proposal(matchers: dict[str, Matcher]) -> None:
    class Stubborn(Scripted):
        def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
            return [0.0 if "Ханои" in text else -9.0 for _, text in pairs]

    model = Stubborn(" провели переговоры в Ханои.")
    assert completion(TALKS, "Стороны", model, matchers["ru"]) == " провели переговоры"


def test_what_the_person_calls_it_is_left_to_the_person(matchers: dict[str, Matcher]) -> None:
    model = Scripted(" провел переговоры в Ханое.")
    source = "Bezdetko held talks in Hanoi."
    assert completion(source, "Бездетка", model, matchers["ru"]) == " провел переговоры в Ханое."


def test_a_term_that_was_begun_is_finished_even_if_the_model_cannot(
    matchers: dict[str, Matcher],
) -> None:
    model = Scripted("ушли.")
    assert completion(VISIT, "Зар", model, matchers["ru"]).startswith("убежнефт")
    assert "Зарубежнефть" in model.asked


# The engine for tests


@pytest.mark.parametrize(
    ("typed", "ghost"),
    [
        ("", "[ru] He agreed."),
        ("[ru] He", " agreed."),
        ("[ru] He ag", "reed."),
        ("[ru] Он", " agreed."),
        ("[ru] Он ", "agreed."),
        ("[ru] Он согласился.", ""),
    ],
)
def test_an_echo_goes_on_too(typed: str, ghost: str) -> None:
    assert completion("He agreed.", typed, EchoAssistant("ru"), None) == ghost


@settings(deadline=None, max_examples=50)
@given(source=st.text(min_size=1), typed=st.text())
def test_no_text_breaks_it(source: str, typed: str) -> None:
    ghost = completion(source, typed, EchoAssistant("ru"), None)
    assert "\n" not in ghost

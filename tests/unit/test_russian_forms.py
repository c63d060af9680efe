"""Names and terms decline as a Russian editor would write them."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.glossary.term import Declension, TermKind
from workbench.languages._russian_forms import case_of, forms, reinflect
from workbench.languages.base import Case, Form

_DATA = Path(__file__).parent / "data"
_TABLES = ["russian_forms.tsv", "russian_forms_held_out.tsv"]


def _rows(table: str) -> list[dict[str, str]]:
    with (_DATA / table).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, dialect="excel-tab", quoting=csv.QUOTE_NONE))


def _cells(cell: str) -> list[str]:
    return [text for text in cell.split(" | ") if text]


def _plain(text: str) -> str:
    return text.replace("ё", "е").replace("Ё", "Е")


def _judged(table: str, column: str) -> list[tuple[str, bool]]:
    """Return each form in a column as `wording: form`, and whether it is accepted."""
    judged: list[tuple[str, bool]] = []
    for row in _rows(table):
        found = forms(row["wording"], kind=row["kind"], declension=row["decl"])
        accepted = {_plain(form.text) for form in found}
        judged += [
            (f"{row['wording']}: {text}", _plain(text) in accepted) for text in _cells(row[column])
        ]
    return judged


def _forms(
    wording: str, kind: TermKind, declension: Declension = Declension.AUTO, *explicit: str
) -> tuple[Form, ...]:
    return forms(wording, kind=kind, declension=declension, explicit=explicit)


def _texts(found: tuple[Form, ...]) -> set[str]:
    return {form.text for form in found}


@pytest.mark.parametrize("table", _TABLES)
def test_right_forms_of_names_and_terms_are_recognised(table: str) -> None:
    judged = _judged(table, "right")
    missing = [text for text, accepted in judged if not accepted]
    assert len(missing) <= 0.05 * len(judged), missing


@pytest.mark.parametrize("table", _TABLES)
def test_wrong_forms_of_names_and_terms_are_never_accepted(table: str) -> None:
    assert [text for text, accepted in _judged(table, "wrong") if accepted] == []


def test_the_tables_are_large_enough_to_mean_something() -> None:
    counts = [
        sum(len(_judged(table, column)) for column in ("right", "wrong")) for table in _TABLES
    ]
    assert counts[0] >= 350
    assert counts[1] >= 80


@pytest.mark.parametrize("table", _TABLES)
def test_a_wording_comes_first_exactly_as_the_glossary_has_it(table: str) -> None:
    for row in _rows(table):
        found = forms(row["wording"], kind=row["kind"], declension=row["decl"])
        assert found[0].text == row["wording"]
        assert len({(form.text, form.case, form.number) for form in found}) == len(found)


def test_a_name_that_never_changes_has_one_form_for_all_cases() -> None:
    bezdetko = _forms("Бездетко", TermKind.PERSON)
    assert [(form.text, form.case) for form in bezdetko] == [("Бездетко", None)]
    assert case_of("Бездетко", bezdetko) == set(Case)


def test_a_name_that_tells_no_gender_declines_as_a_man_s_or_a_woman_s_but_never_as_both() -> None:
    found = _texts(_forms("Камала Харрис", TermKind.PERSON))
    assert {"Камалы Харрис", "Камалы Харриса"} <= found
    assert "Камала Харриса" not in found


def test_a_wording_the_glossary_fixes_stays_though_it_could_decline() -> None:
    assert _texts(_forms("Ханой", TermKind.PLACE, Declension.FIXED)) == {"Ханой"}


def test_only_the_last_word_declines_where_the_glossary_says_so() -> None:
    found = _texts(_forms("Ха Лонг", TermKind.PLACE, Declension.LAST))
    assert found == {"Ха Лонг", "Ха Лонга", "Ха Лонгу", "Ха Лонгом", "Ха Лонге"}


def test_reviewed_forms_replace_the_generated_ones_and_keep_their_cases() -> None:
    found = _forms("Песков", TermKind.PERSON, Declension.AUTO, "Пескова", "Пескуя")
    assert _texts(found) == {"Песков", "Пескова", "Пескуя"}
    assert case_of("Пескова", found) == {Case.GENITIVE, Case.ACCUSATIVE}
    assert [form.case for form in found if form.text == "Пескуя"] == [None]


def test_an_adjective_has_all_its_genders() -> None:
    found = _forms("вьетнамский", TermKind.PLACE)
    assert {"вьетнамская", "вьетнамское", "вьетнамские"} <= _texts(found)
    assert {form.gender for form in found} >= {"masc", "femn", "neut"}


def test_a_term_may_stand_in_the_plural_but_a_name_may_not() -> None:
    agreement = _forms("соглашение о свободной торговле", TermKind.TERM)
    assert "соглашениями о свободной торговле" in _texts(agreement)
    kremlin = _forms("Кремль", TermKind.ORGANISATION)
    assert {form.number for form in kremlin} == {"sing"}


@pytest.mark.parametrize(
    "wording",
    ["", " ", "COVID-19", "-", "«»", "А", "Г.", "Вьетнам - Россия", "«Киеу». Стенания", "ъ" * 99],
)
@pytest.mark.parametrize("kind", TermKind)
@pytest.mark.parametrize("declension", Declension)
def test_an_odd_wording_still_has_itself(
    wording: str, kind: TermKind, declension: Declension
) -> None:
    assert _forms(wording, kind, declension)[0].text == wording


@given(st.text(alphabet="абвгдеёжийклмнояьАБВГДЕЙ-«» .", max_size=24), st.sampled_from(TermKind))
def test_any_wording_has_forms_that_begin_with_itself(wording: str, kind: TermKind) -> None:
    assert _forms(wording, kind)[0].text == wording


@pytest.mark.parametrize(
    ("replaced", "before", "wording", "kind", "fits"),
    [
        ("Росстатом", "", "Росатом", TermKind.ORGANISATION, "Росатомом"),
        ("Росстата", "из ", "Росатом", TermKind.ORGANISATION, "Росатома"),
        ("Путиным", "", "Песков", TermKind.PERSON, "Песковым"),
        ("песка", "", "Песков", TermKind.PERSON, "Пескова"),
        (
            "Вьетнамского агентства",
            "",
            "Вьетнамское информационное агентство",
            TermKind.ORGANISATION,
            "Вьетнамского информационного агентства",
        ),
        ("«Турецким хором»", "", "«Хор Турецкого»", TermKind.ORGANISATION, "«Хором Турецкого»"),
        ("Токио", "в ", "Москва", TermKind.PLACE, "Москве"),
        ("Токио", "уехал из ", "Москва", TermKind.PLACE, "Москвы"),
        ("Токио", "к ", "Москва", TermKind.PLACE, "Москве"),
        ("Крыму", "в ", "Крым", TermKind.PLACE, "Крыму"),
        ("Крыме", "о ", "Крым", TermKind.PLACE, "Крыме"),
        ("VNA", "сообщение о ", "Газпром", TermKind.ORGANISATION, "Газпроме"),
        ("соглашений", "", "соглашение о мире", TermKind.TERM, "соглашений о мире"),
        ("вьетнамские", "", "российский", TermKind.PLACE, "российские"),
        ("Ханоем", "", "Бездетко", TermKind.PERSON, "Бездетко"),
    ],
)
def test_a_term_takes_the_case_of_the_words_it_replaces(
    replaced: str, before: str, wording: str, kind: TermKind, fits: str
) -> None:
    found = reinflect(replaced, _forms(wording, kind), before)
    assert found is not None
    assert found.text == fits


def test_nothing_is_guessed_where_neither_word_nor_preposition_says_the_case() -> None:
    assert reinflect("VNA", _forms("Росатом", TermKind.ORGANISATION), "сообщило ") is None


def test_a_text_that_is_no_form_stands_in_no_case() -> None:
    assert case_of("песка", _forms("Песков", TermKind.PERSON)) == frozenset()


def test_the_dictionary_is_not_loaded_before_a_form_is_asked_for() -> None:
    program = "import sys, workbench.languages._russian_forms; print('pymorphy3' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"

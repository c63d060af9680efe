"""Every rule of `glossary lint` on rows that are right and rows that are not."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path

import pytest

from workbench.glossary.forms import FormTable
from workbench.glossary.lint import RULES, Level, Remark, lint
from workbench.glossary.table import read_table

HEAD = "id,kind,en,vi,ru,en.also,vi.also,ru.also,vi.avoid,ru.avoid,ru.decl,ru.forms,case,status"
COLUMNS = HEAD.split(",")
KAZAN = {"kind": "place", "en": "Kazan", "vi": "Kazan", "ru": "Казань"}
PESKOV = {"kind": "person", "en": "Peskov", "vi": "Peskov", "ru": "Песков"}
AI = {
    "kind": "term",
    "en": "artificial intelligence",
    "vi": "trí tuệ nhân tạo",
    "ru": "искусственный интеллект",
    "case": "no",
}

Cells = dict[str, str]


def remarks(*rows: Cells) -> list[Remark]:
    """Return what lint says about a table of `rows`, whose ids are r1, r2, …"""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for number, row in enumerate(rows, start=1):
        writer.writerow({"id": f"r{number}", **row})
    path = Path("names.csv")
    return lint(read_table(out.getvalue().encode(), path), "en", ["vi", "ru"], FormTable())


GOOD = {
    "a place": [KAZAN],
    "a person": [PESKOV],
    "a term": [AI],
    "a name with its case forms": [PESKOV | {"ru.forms": "Пескова | Пескову | Песковым | Пескове"}],
    "a form with a fleeting vowel": [
        {"kind": "place", "en": "Oryol", "vi": "Oryol", "ru": "Орёл", "ru.forms": "Орла | Орлом"}
    ],
    "the same name twice, one of them admitted": [KAZAN, KAZAN | {"status": "admitted", "en.also": ""}],
    "the country and the bird": [
        {"kind": "place", "en": "Turkey", "vi": "Thổ Nhĩ Kỳ", "ru": "Турция"},
        {"kind": "term", "en": "turkey", "vi": "gà tây", "ru": "индейка", "case": "no"},
    ],
    "a name within a longer name": [
        {"kind": "place", "en": "Melikhovo", "vi": "Melikhovo", "ru": "Мелихово"},
        {
            "kind": "event",
            "en": "Melikhovo Spring",
            "vi": "Mùa xuân Melikhovo",
            "ru": "«Мелиховская весна»",
        },
    ],
    "an acronym and a word kept as it is": [
        {"kind": "term", "en": "GDP", "vi": "GDP", "ru": "ВВП", "ru.decl": "fixed"},
        {"kind": "term", "en": "phygital", "vi": "phygital", "ru": "фиджитал", "case": "no"},
    ],
    "capitals that tell a country from a pronoun": [
        {"kind": "place", "en": "US", "vi": "Mỹ", "ru": "США", "ru.decl": "fixed"}
    ],
    "initials": [
        {"kind": "person", "en": "M.Yu. Lermontov", "vi": "M. Yu. Lermontov", "ru": "М. Ю. Лермонтов"}
    ],
    "quotes around part of a wording": [
        {
            "kind": "organisation",
            "en": "Rosatom",
            "vi": "Rosatom",
            "ru": "Росатом",
            "ru.also": "«Росатом» | госкорпорация «Росатом»",
        }
    ],
    "a Latin word beside Cyrillic ones": [AI | {"ru": "IT-компания", "ru.decl": "fixed", "en": "IT company", "vi": "công ty IT"}],
    "what is to be avoided is another word": [
        {"kind": "person", "en": "Bezdetko", "vi": "Bezdetko", "ru": "Бездетко", "ru.decl": "fixed", "ru.avoid": "Бездетка"}
    ],
    "a name in Latin letters": [
        {"kind": "organisation", "en": "Toyota Motor", "vi": "Toyota Motor", "ru": "Toyota Motor"}
    ],
    "a phrase that stays as it is on purpose": [
        {"kind": "work", "en": "Do Not Go", "vi": "Đừng đi", "ru": "Не уходи никуда", "ru.decl": "fixed"}
    ],
}  # fmt: skip


@pytest.mark.parametrize("rows", GOOD.values(), ids=GOOD)
def test_a_sound_row_costs_the_terminologist_no_time(rows: list[Cells]) -> None:
    assert [str(remark) for remark in remarks(*rows)] == []


BAD = [
    ("not-nfc", [KAZAN | {"vi": unicodedata.normalize("NFD", "Hà Nội")}], "Hà Nội"),
    ("mixed-scripts", [PESKOV | {"ru": "Пeсков"}], "write “Песков”"),
    ("mixed-scripts", [PESKOV | {"ru": "Пqсков"}], "type the word anew"),
    ("mixed-scripts", [KAZAN | {"vi": "Kаzаn"}], "write “Kazan”"),
    ("mixed-scripts", [KAZAN | {"vi": "\u039aazan"}], "write “Kazan”"),
    ("mixed-scripts", [KAZAN | {"en.also": "Казань"}], "Cyrillic letters"),
    ("mixed-scripts", [PESKOV | {"ru.forms": "Песковa"}], "write “Пескова”"),
    ("spaces", [KAZAN | {"vi": "Kazan "}], "at the beginning or the end"),
    ("spaces", [KAZAN | {"vi": "Ka  zan"}], "two spaces"),
    ("spaces", [KAZAN | {"vi.also": "Ca-dan|Kazan"}], "write “Ca-dan | Kazan”"),
    ("spaces", [KAZAN | {"vi.also": "Ca-dan | "}], "empty value"),
    ("long", [KAZAN | {"vi.also": "thành phố " * 13}], "is it a note"),
    ("no-capital", [PESKOV | {"ru": "песков"}], "write “Песков”"),
    ("no-diacritics", [AI | {"vi": "tri tue nhan tao"}], "has no diacritics"),
    ("missing-wording", [KAZAN | {"en": ""}], "never be found"),
    ("missing-wording", [KAZAN | {"ru": ""}], "no wording"),
    ("duplicate", [KAZAN, KAZAN], "line 2 (“r1”)"),
    ("contradiction", [KAZAN, KAZAN | {"ru": "Казан"}], "which is “Казань” in line 2"),
    ("forbidden-preferred", [PESKOV | {"ru.avoid": "Песков"}], "is also right"),
    ("forbidden-preferred", [PESKOV | {"ru.avoid": "Пескова"}], "prefers “Песков”"),
    ("forbidden-preferred", [KAZAN | {"vi.also": "Ca-dan", "vi.avoid": "Ca-dan"}], "also right"),
    ("avoided-elsewhere", [KAZAN | {"ru.avoid": "Казан"}, KAZAN | {"ru": "Казан"}], "decide"),
    ("avoided-elsewhere", [PESKOV | {"ru.avoid": "Казань"}, KAZAN], "not be reported"),
    ("proposed", [KAZAN | {"status": "proposed"}], "confirm it"),
    ("no-head", [AI | {"ru": "быстро и вкусно"}], "ru.decl to fixed"),
    ("no-head", [AI | {"ru": "группа BRICS"}], "which has Latin letters"),
    ("foreign-form", [PESKOV | {"ru.forms": "Пескова | Розатому"}], "“Розатому” is no form"),
    ("foreign-form", [PESKOV | {"ru.forms": "Дмитрия Пескова"}], "no form of “Песков”"),
    ("never-matches", [KAZAN | {"en": "Kazan+Kazan"}], "leave out +"),
    ("never-matches", [PESKOV | {"en": "Assoc. Peskov"}], "full stop"),
    ("never-matches", [KAZAN | {"vi": "—"}], "no letters"),
    ("never-matches", [KAZAN | {"ru.also": "Казань (город)"}], "leave out ( )"),
    ("never-matches", [PESKOV | {"ru.forms": "Пескова (род.)"}], "ru.forms"),
    ("too-wide", [KAZAN | {"en": "Who", "kind": "organisation"}], "everyday word"),
    ("too-wide", [AI | {"ru": "это"}], "everyday word “это”"),
    ("shadowed", [KAZAN | {"en.also": "Peskov"}, PESKOV], "taken by line 2 (“r1”)"),
]


@pytest.mark.parametrize(("rule", "rows", "words"), BAD)
def test_a_faulty_row_is_named_with_what_to_do(rule: str, rows: list[Cells], words: str) -> None:
    found = [r for r in remarks(*rows) if r.rule == rule]
    assert any(words in str(remark) for remark in found), remarks(*rows)


def test_every_rule_has_a_row_that_breaks_it() -> None:
    tested = {rule for rule, _, _ in BAD}
    assert len(tested) == len(RULES)


def test_every_rule_says_what_why_and_an_example() -> None:
    for rule in RULES:
        assert "Why: " in (rule.__doc__ or "")
        assert "Example: " in (rule.__doc__ or "")


def test_matters_of_style_do_not_stop_a_pipeline() -> None:
    soft = {"spaces", "long", "no-diacritics", "proposed", "shadowed"}
    for rule, rows, _ in BAD:
        levels = {remark.level for remark in remarks(*rows) if remark.rule == rule}
        assert levels == {Level.WARNING} or rule not in soft


def test_remarks_come_in_the_order_of_the_file() -> None:
    found = remarks(PESKOV | {"ru": "Пeсков", "en": "Assoc. Peskov"}, KAZAN | {"vi": "Kazan "})
    assert [(r.line, r.column) for r in found] == sorted(
        ((r.line, r.column) for r in found), key=lambda p: (p[0], COLUMNS.index(p[1]))
    )


def test_an_untidy_cell_is_quoted_as_the_workbench_would_write_it() -> None:
    (remark,) = remarks(KAZAN | {"vi.also": " Ca-dan|Ka  zan|"})
    assert remark.hint == "write “Ca-dan | Ka zan”"


def test_a_forbidden_row_is_not_asked_to_match() -> None:
    rows = [KAZAN, KAZAN | {"status": "forbidden", "vi": "Ca-dan", "ru": "Газань"}]
    assert [r.rule for r in remarks(*rows)] == []


def test_the_glossary_of_this_project_is_sound(repository: Path) -> None:
    path = repository / "glossaries" / "names.csv"
    found = lint(read_table(path.read_bytes(), path), "en", ["vi", "ru"], FormTable())
    assert [str(remark) for remark in found if remark.level is Level.ERROR] == []

"""Glossaries to hand on: real rows, and rows of any texts that a table can hold.

uv run python tests/formats/glossary_examples.py    # writes the golden files anew; read the diff
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import assume
from hypothesis import strategies as st

from workbench.formats.glossaries import (
    Expected,
    GlossaryHandover,
    format_names,
    load_format,
)
from workbench.glossary.table import FIRST_COLUMNS, LAST_COLUMNS, PARTS, read_table
from workbench.glossary.term import Declension, Glossary, Term, TermKind, TermStatus, Wording
from workbench.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.formats.glossaries import Reading
    from workbench.glossary.table import Table

GOLDEN = Path(__file__).parents[1] / "golden" / "glossaries"
CODES = ("en", "vi", "ru")
HEADER = ",".join(
    (*FIRST_COLUMNS, *CODES, *(f"{c}.{part}" for part in PARTS for c in CODES), *LAST_COLUMNS)
)
EXPECTED = Expected(source="en", targets=("vi", "ru"))

_ROWS = """\
id,kind,en,vi,ru,en.also,vi.also,ru.also,vi.avoid,ru.avoid,ru.decl,ru.forms,case,status,note,source
bezdetko,person,Bezdetko,Bezdetko,Бездетко,Gennady Bezdetko,,,,Бездетка,fixed,,yes,preferred,surname in -ко: never declined,ru.vietnamplus.vn post65294
rosatom,organisation,Rosatom,Rosatom,Росатом,,Tập đoàn Rosatom,госкорпорация «Росатом»,,Розатом,auto,Росатома | Росатому | Росатомом | Росатоме,yes,preferred,"declines, unless in quotes",atomic-energy.ru 53283
truyen-kieu,work,Truyen Kieu,Truyện Kiều,«Повесть о Киеу»,The Tale of Kieu,,«Стенания истерзанной души»,Truyen Kieu,,fixed,,yes,admitted,,
temple-of-literature,place,Temple of Literature,Văn Miếu,Храм литературы,,Văn Miếu – Quốc Tử Giám,,Đền Văn học,,auto,,yes,preferred,"the temple in Hanoi; ""Quốc Tử Giám"" is the academy",
vna,organisation,VNA,TTXVN,ВИА,,,,,,fixed,,yes,preferred,,
csp,term,comprehensive strategic partnership,đối tác chiến lược toàn diện,всеобъемлющее стратегическое партнёрство,,,всестороннее стратегическое партнёрство,,,auto,,no,preferred,level of relations since 2012,
cosmic-sounds,event,Cosmic Sounds,Âm thanh Vũ trụ,«Звуки космоса»,,,,,,auto,,yes,proposed,not confirmed,
saigon,place,Saigon,Sài Gòn,Сайгон,,,,,,auto,,yes,deprecated,Ho Chi Minh City since 1976,
annam,place,Annam,An Nam,Аннам,,,,,,auto,,yes,forbidden,a colonial name,
"""


def examples() -> Glossary:
    """Return real rows: names, terms, every status, forms, wordings to avoid."""
    return read_table(_ROWS.encode(), Path("names.csv")).glossary()


def examples_table() -> Table:
    """Return the table of `examples`."""
    return read_table(_ROWS.encode(), Path("names.csv"))


def empty_table() -> Table:
    """Return a table with all columns and no rows."""
    return read_table(f"{HEADER}\n".encode(), Path("names.csv"))


def exported(name: str, glossary: Glossary, targets: Sequence[str], style: str = "") -> bytes:
    """Return the one file that a format makes of a glossary."""
    handover = GlossaryHandover(glossary=glossary, source="en", targets=targets, style=style)
    (data,) = load_format(name).export(handover).values()
    return data


def outputs() -> dict[str, bytes]:
    """Return what all formats make of the examples, by the name of the golden file."""
    found: dict[str, bytes] = {}
    for name in format_names():
        form = load_format(name)
        for style in getattr(form, "STYLES", ("",)):
            targets = ("ru",) if form.PER_LANGUAGE else ("vi", "ru")
            handover = GlossaryHandover(
                glossary=examples(), source="en", targets=targets, style=style
            )
            for suffix, data in form.export(handover).items():
                found[f"{'.'.join(filter(None, (name, style)))}{suffix}"] = data
    return found


def read_back(name: str, data: bytes, target: str = "") -> Reading:
    """Return what a format reads from bytes."""
    expected = Expected(source="en", targets=(target,)) if target else EXPECTED
    return load_format(name).read(data, Path("terms"), expected)


def without_lines(terms: Sequence[Term]) -> list[Term]:
    """Return terms as they are wherever they stand."""
    return [replace(term, line=0) for term in terms]


def _fits(text: str) -> bool:
    return (
        clean_text(text).strip() == text
        and not text.startswith(("=", "+", "@"))
        and not set(text) & set("|\n\t\u2028\u2029\ufffe\uffff")
    )


_CHARACTERS = st.one_of(
    st.characters(exclude_categories=("Cs", "Cc")),
    st.sampled_from("<>&\"'-#;, \u00a0«»ỆЁ"),
)
_TEXT = st.text(_CHARACTERS, min_size=1, max_size=12).filter(_fits)


@st.composite
def _wordings(draw: st.DrawFn) -> Wording:
    preferred = draw(st.one_of(st.just(""), _TEXT))
    also = tuple(draw(st.lists(_TEXT, max_size=2, unique=True)))
    avoid = tuple(draw(st.lists(_TEXT, max_size=2, unique=True)))
    wording = Wording(
        preferred=preferred, also=tuple(text for text in also if text != preferred), avoid=avoid
    )
    if not (preferred or wording.also or avoid):
        return wording
    return replace(
        wording,
        declension=draw(st.sampled_from(Declension)),
        forms=tuple(draw(st.lists(_TEXT, max_size=2, unique=True))),
    )


@st.composite
def glossaries(draw: st.DrawFn) -> Glossary:
    """Glossaries of any texts; each row has some wording."""
    ids = draw(st.lists(_TEXT, min_size=1, max_size=3, unique=True))
    terms = []
    for term_id in ids:
        wordings = {code: draw(_wordings()) for code in CODES}
        assume(any(w != Wording() for w in wordings.values()))
        terms.append(
            Term(
                id=term_id,
                kind=draw(st.sampled_from(TermKind)),
                wordings=wordings,
                keeps_case=draw(st.booleans()),
                status=draw(st.sampled_from(TermStatus)),
                note=draw(st.one_of(st.just(""), st.just("workbench case: no"), _TEXT)),
                source=draw(st.one_of(st.just(""), _TEXT)),
            )
        )
    return Glossary(terms=tuple(terms))


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for golden, content in outputs().items():
        (GOLDEN / golden).write_bytes(content)

"""What is handed on: the bytes of every format, guarded by golden files.

uv run python tests/unit/test_formats.py    # writes the golden files anew; read the diff
"""

from __future__ import annotations

import io
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from workbench.catalog import Catalog, follow
from workbench.formats import Handover, format_names, load_format
from workbench.glossary.match import Matcher
from workbench.glossary.table import read_table
from workbench.languages import language
from workbench.model import PERSON, Article, State

if TYPE_CHECKING:
    from collections.abc import Sequence

GOLDEN = Path(__file__).parents[1] / "golden"

TEXT = """\
Vietnam, Russia to open direct flights

Hanoi, January 28 (VNA) – Direct flights will be resumed in March. "Tickets are on sale," he said.

The two sides agreed on:

- trade in roubles and dong;
- a centre of nuclear science.

=1+1 is no formula here./.
"""
TARGETS = {
    "vi": [
        "Việt Nam, Nga mở đường bay thẳng",
        "Hà Nội, ngày 28/1 (TTXVN) – Các chuyến bay thẳng sẽ được nối lại vào tháng 3.",
        "“Vé đã được mở bán”, ông nói.",
        "Hai bên nhất trí về:",
        "thương mại bằng đồng rúp và đồng Việt Nam;",
        "một trung tâm khoa học hạt nhân.",
        "=1+1 ở đây không phải là công thức./.",
    ],
    "ru": [
        "Вьетнам и Россия откроют прямые рейсы",
        "Ханой, 28 января (ВИА) – Прямые рейсы возобновятся в марте.",
        "",
        "Стороны договорились о следующем:",
        "торговля в рублях и донгах;",
        "центр ядерной науки.",
        "",
    ],
}


GLOSSARY = """id,kind,en,vi,ru,en.also,vi.also,ru.also,vi.avoid,ru.avoid,ru.decl,ru.forms,case,status,note,source
hanoi,place,Hanoi,Hà Nội,Ханой,,,,,,auto,,yes,preferred,,
direct-flight,term,direct flight,đường bay thẳng,прямой рейс,,chuyến bay thẳng,,,,auto,,no,preferred,,
trade,term,trade,giao thương,торговля,,,,thương mại,,auto,,no,preferred,,
"""
"""The last has a wording that the Vietnamese text should not use."""
MATCHERS = {
    code: Matcher(read_table(GLOSSARY.encode(), Path("names.csv")).glossary(), "en", code)
    for code in TARGETS
}


def example(folder: Path) -> tuple[Article, list[Catalog]]:
    """An article with headline, dateline and list, translated in full and in part."""
    from workbench.articles.reading import read_article

    path = folder / "translations" / "en" / "visit.txt"
    path.parent.mkdir(parents=True)
    path.write_text(TEXT, encoding="utf-8")
    article = read_article(path, root=folder, language=language("en"))
    catalogs = []
    for code, targets in TARGETS.items():
        new = follow(Catalog(slug="visit", source="en", language=code), article)
        units = zip(new.units, targets, strict=True)
        translated = tuple(u.with_target(t, State.APPROVED, PERSON) for u, t in units)
        catalogs.append(replace(new, units=translated))
    return article, catalogs


def outputs(folder: Path, names: Sequence[str] = format_names()) -> dict[str, bytes]:
    """Return the bytes of formats by the name of the golden file."""
    article, catalogs = example(folder)
    found: dict[str, bytes] = {}
    for name in names:
        form = load_format(name)
        parts = [[c] for c in catalogs] if form.PER_LANGUAGE else [catalogs]
        for part in parts:
            code = f".{part[0].language}" if form.PER_LANGUAGE else ""
            handover = Handover(article=article, catalogs=part, matchers=MATCHERS)
            files = {f"flights{code}{end}": data for end, data in form.export(handover).items()}
            assert not files.keys() & found.keys(), "two formats have the same suffix"
            found |= files
    return found


@pytest.mark.parametrize("name", format_names())
def test_a_format_writes_the_bytes_it_always_wrote(name: str, tmp_path: Path) -> None:
    found = outputs(tmp_path, [name])
    assert found
    for file, data in found.items():
        assert content(data) == content((GOLDEN / file).read_bytes())


def content(data: bytes) -> dict[str, bytes]:
    """Return what is in a file; an archive may be packed a little differently elsewhere."""
    if not data.startswith(b"PK"):
        return {"": data}
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", format_names())
def test_every_format_says_what_it_is(name: str) -> None:
    assert load_format(name).DESCRIPTION


def test_no_two_formats_write_the_same_file(tmp_path: Path) -> None:
    assert outputs(tmp_path)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        for golden, data in outputs(Path(temporary)).items():
            (GOLDEN / golden).write_bytes(data)

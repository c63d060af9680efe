"""What is handed on: the bytes of every format, guarded by golden files.

uv run python tests/unit/test_formats.py    # writes the golden files anew; read the diff
"""

from __future__ import annotations

import io
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.catalog import Catalog, follow
from workbench.formats import format_names, load_format
from workbench.languages import language
from workbench.model import PERSON, Article, State

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


def outputs(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every format by the name of its golden file."""
    article, catalogs = example(folder)
    found = {}
    for name in format_names():
        form = load_format(name)
        parts = [[c] for c in catalogs] if form.PER_LANGUAGE else [catalogs]
        for part in parts:
            out = io.BytesIO()
            form.export(article, part, out)
            code = f".{part[0].language}" if form.PER_LANGUAGE else ""
            found[f"flights{code}.{name}"] = out.getvalue()
    return found


@pytest.mark.parametrize("name", format_names())
def test_a_format_writes_the_bytes_it_always_wrote(name: str, tmp_path: Path) -> None:
    found = {file: data for file, data in outputs(tmp_path).items() if file.endswith(f".{name}")}
    assert found
    for file, data in found.items():
        assert data.decode() == (GOLDEN / file).read_bytes().decode()


@pytest.mark.parametrize("name", format_names())
def test_every_format_says_what_it_is(name: str) -> None:
    form = load_format(name)
    assert form.DESCRIPTION
    assert form.SUFFIX.startswith(".")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        for golden, content in outputs(Path(temporary)).items():
            (GOLDEN / golden).write_bytes(content)

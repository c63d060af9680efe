"""PO is the store: what is in it must survive us and every other editor."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.catalog import Catalog
from workbench.catalog.po import read_po, write_po
from workbench.errors import CatalogError
from workbench.model import PERSON, Origin, OriginKind, State, Unit

PATH = Path("translations/ru/visit.po")
ARGOS = Origin(kind=OriginKind.ENGINE, detail="argos translate-en_ru 0.1")

UNITS = (
    Unit(id="p01s01", source="Rosatom said “yes”."),
    Unit(
        id="p01s02",
        source="He arrived in Kazan.",
        target="Он прибыл в Казань.",
        state=State.DRAFT,
        origin=ARGOS,
        terms=("kazan", "rosatom"),
    ),
    Unit(
        id="p02s01",
        source="The talks went on.",
        target="Переговоры продолжились.",
        state=State.REVIEW,
        origin=PERSON,
        notes=("Сверить с протоколом.", "", "Второе замечание"),
        previous_source="The talks began.",
        flags=("ignore-number",),
    ),
    Unit(
        id="p02s02",
        source='A "quoted" \\ word',
        target="Слово «в кавычках» \\ \t и табуляция",
        state=State.APPROVED,
        origin=ARGOS,
        hints=("from another tool",),
    ),
)
CATALOG = Catalog(
    slug="visit",
    source="en",
    language="ru",
    article_path="translations/en/visit.txt",
    article_digest="sha256:00",
    units=UNITS,
    lines=(1, 1, 3, 3),
    obsolete=(
        Unit(
            id="p07s01~",
            source="Gone.",
            target="Ушло.",
            state=State.APPROVED,
            origin=PERSON,
            notes=("не терять",),
        ),
    ),
    header=(
        ("Last-Translator", "Анна"),
        ("PO-Revision-Date", "2026-11-21 10:00+0300"),
        ("X-Generator", "Poedit 3.4"),
    ),
    header_comment="Copyright",
)


def changed_by_tool(old: str, new: str) -> Catalog:
    """Return the catalog after a tool replaced `old` by `new` in the file."""
    text = write_po(CATALOG).decode()
    assert old in text
    return read_po(text.replace(old, new).encode(), PATH)


def unit(catalog: Catalog, unit_id: str) -> Unit:
    return next(u for u in catalog.units if u.id == unit_id)


def test_everything_in_a_catalog_survives_writing_and_reading() -> None:
    back = read_po(write_po(CATALOG), PATH)
    assert back.units == CATALOG.units
    assert back.lines == CATALOG.lines
    assert back.obsolete == CATALOG.obsolete
    assert set(CATALOG.header) <= set(back.header)
    assert back.header_comment == CATALOG.header_comment
    assert (back.article_path, back.article_digest) == ("translations/en/visit.txt", "sha256:00")


def test_a_file_read_and_written_again_has_the_same_bytes() -> None:
    data = write_po(CATALOG)
    assert write_po(read_po(data, PATH)) == data


def test_the_file_on_disk_is_the_one_translators_know(repository: Path) -> None:
    golden = repository / "tests" / "golden" / "visit.ru.po"
    assert write_po(CATALOG) == golden.read_bytes()


def test_one_edit_changes_one_line_of_the_file() -> None:
    approved = replace(UNITS[3], target="Иное слово", origin=PERSON)
    before = write_po(replace(CATALOG, units=(*UNITS[:3], replace(UNITS[3], origin=PERSON))))
    after = write_po(replace(CATALOG, units=(*UNITS[:3], approved)))
    lines = zip(before.splitlines(), after.splitlines(), strict=True)
    assert sum(old != new for old, new in lines) == 1


def test_long_text_is_not_wrapped() -> None:
    long = replace(
        UNITS[0],
        source="word " * 200 + "end",
        target="слово " * 200 + "конец",
        state=State.APPROVED,
        origin=PERSON,
    )
    data = write_po(replace(CATALOG, units=(long,), lines=(1,), obsolete=()))
    assert f'msgstr "{long.target}"\n'.encode() in data


def test_a_draft_that_someone_changed_elsewhere_is_human_from_then_on() -> None:
    found = unit(changed_by_tool("Он прибыл в Казань.", "Он приехал в Казань."), "p01s02")
    assert found.origin == PERSON
    assert found.state is State.REVIEW
    assert found.is_human


def test_a_draft_approved_elsewhere_is_approved_here() -> None:
    found = unit(changed_by_tool('#, fuzzy\nmsgctxt "p01s02"', 'msgctxt "p01s02"'), "p01s02")
    assert found.state is State.APPROVED
    assert found.is_human


def test_a_machine_draft_whose_comments_were_stripped_counts_as_human() -> None:
    text = "\n".join(
        line for line in write_po(CATALOG).decode().split("\n") if not line.startswith("#.")
    )
    found = unit(read_po(text.encode(), PATH), "p01s02")
    assert found.origin == PERSON
    assert found.is_human


def test_an_untouched_machine_draft_is_not_human() -> None:
    assert not unit(read_po(write_po(CATALOG), PATH), "p01s02").is_human


@pytest.mark.parametrize(
    "data",
    [
        write_po(CATALOG).replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + write_po(CATALOG),
        write_po(CATALOG).decode().encode("utf-16"),
        write_po(replace(CATALOG, header_comment=""))
        .replace(b"charset=UTF-8", b"charset=windows-1251")
        .decode()
        .replace("“", "")
        .replace("”", "")
        .encode("cp1251"),
    ],
    ids=["CRLF", "BOM", "UTF-16", "windows-1251"],
)
def test_files_from_other_systems_are_read(data: bytes) -> None:
    found = read_po(data, PATH)
    assert [u.target for u in found.units] == [u.target for u in UNITS]
    assert write_po(found).startswith(b"# Copyright\n") or not found.header_comment
    assert b"\r" not in write_po(found)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('msgid "a"\nmsgstr "b\n', 2, "a string is not closed"),
        ('msgid "a"\nmsgstr "b\\"\n', 2, "a string is not closed"),
        ('msgid "a"\nmsgst "b"\n', 2, "a string is not closed"),
        ('msgid "a" x\nmsgstr "b"\n', 1, "a string is not closed"),
        ('msgid "a"\nmsgstr "b"\n<<<<<<< HEAD\n', 3, "not a line of a PO file"),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', 1, "no msgstr"),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "c"\n', 4, "no msgstr"),
        ('msgstr "b"\n', 1, "not a valid PO file"),
        ("", 1, "no entries"),
        ("# only a comment\n", 2, "no entries"),
        (
            'msgctxt "p01s01"\nmsgid "a"\nmsgstr "b"\n\nmsgctxt "p01s01"\nmsgid "c"\nmsgstr "d"\n',
            5,
            "again, first on line 1",
        ),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n', 1, "plural"),
    ],
)
def test_a_broken_file_gives_one_clear_line_with_its_number(
    text: str, line: int, message: str
) -> None:
    with pytest.raises(CatalogError, match=message) as caught:
        read_po(text.encode(), PATH)
    assert str(caught.value).startswith(f"{PATH}:{line}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b'msgid ""\nmsgstr "Content-Type: text/plain; charset=KOI-99\\n"\n',
            "unknown charset “KOI-99”",
        ),
        (b'msgid "a"\nmsgstr "\xff\xfe"\n', "2: not UTF-8 text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8 text"),
    ],
)
def test_a_file_in_an_unknown_encoding_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(CatalogError, match=message):
        read_po(data, PATH)


def test_line_separators_inside_a_string_do_not_tear_it_apart() -> None:
    found = read_po('msgctxt "p01s01"\nmsgid "a"\nmsgstr "một\u2028hai"\n'.encode(), PATH)
    assert found.units[0].target == "một hai"


def test_comments_after_the_last_entry_are_kept() -> None:
    data = write_po(CATALOG) + "\n# не потерять\n".encode()
    assert "не потерять" in write_po(read_po(data, PATH)).decode()


def test_a_path_with_spaces_stays_one_reference() -> None:
    data = write_po(replace(CATALOG, article_path="translations/en/a visit.txt"))
    assert "#: \u2068translations/en/a visit.txt\u2069:1\n" in data.decode()


@pytest.mark.tools
@pytest.mark.parametrize("language", ["vi", "ru"])
def test_msgfmt_accepts_what_we_write(language: str, tmp_path: Path) -> None:
    msgfmt = shutil.which("msgfmt")
    assert msgfmt, "install gettext"
    path = tmp_path / "visit.po"
    path.write_bytes(write_po(replace(CATALOG, language=language)))
    done = subprocess.run(
        [msgfmt, "-c", "-o", "/dev/null", path], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.tools
def test_a_file_saved_by_gettext_reads_back(tmp_path: Path) -> None:
    msgcat = shutil.which("msgcat")
    assert msgcat, "install gettext"
    path = tmp_path / "visit.po"
    path.write_bytes(write_po(CATALOG))
    saved = subprocess.run([msgcat, "--width=40", path], capture_output=True, check=True).stdout
    back = read_po(saved, PATH)
    # GNU gettext drops flags it does not know; everything else must be there.
    assert [replace(u, flags=()) for u in UNITS] == list(back.units)
    assert back.obsolete == CATALOG.obsolete


def test_a_file_saved_by_translate_toolkit_reads_back(tmp_path: Path) -> None:
    from translate.storage import pypo

    store = pypo.pofile.parsestring(write_po(CATALOG))  # type: ignore[no-untyped-call]
    target = next(u for u in store.units if u.getcontext() == "p01s01")
    target.target = "Росатом сказал «да»."
    back = read_po(bytes(store), PATH)
    assert unit(back, "p01s01").target == "Росатом сказал «да»."
    assert unit(back, "p01s01").state is State.APPROVED
    assert back.units[1:] == UNITS[1:]
    assert back.obsolete == CATALOG.obsolete


def test_a_file_saved_by_babel_reads_back(tmp_path: Path) -> None:
    import io

    from babel.messages import pofile

    catalog = pofile.read_po(io.BytesIO(write_po(CATALOG)))
    out = io.BytesIO()
    pofile.write_po(out, catalog, width=76, include_previous=True)
    back = read_po(out.getvalue(), PATH)
    assert [(u.id, u.target, u.state) for u in back.units] == [
        (u.id, u.target, u.state) for u in UNITS
    ]

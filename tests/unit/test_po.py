"""PO is the store: what is in it must survive us and every other editor."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.catalog import Catalog
from workbench.catalog.entries import UnusualError, read_entries
from workbench.catalog.places import FileText
from workbench.catalog.po import read_file, read_po, write_po
from workbench.errors import CatalogError
from workbench.model import PERSON, Origin, OriginKind, State, Unit, unit_of_file

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


@pytest.mark.parametrize("flags", ["fuzzy, ignore-number", "ignore-number, fuzzy"])
def test_the_order_of_flags_means_nothing(flags: str) -> None:
    found = unit(changed_by_tool("#, fuzzy, ignore-number", f"#, {flags}"), "p02s01")
    assert found == UNITS[2]


def test_a_reason_in_a_comment_of_a_person_is_kept_as_a_note() -> None:
    reason = "ignore-number: the agency corrected the figure"
    found = changed_by_tool("# Сверить с протоколом.", f"# {reason}")
    assert unit(found, "p02s01").notes[0] == reason
    assert f"# {reason}\n".encode() in write_po(found)


def test_every_unit_has_the_line_of_its_target() -> None:
    data = write_po(CATALOG)
    lines = data.decode().split("\n")
    found = read_po(data, PATH)
    assert [lines[place - 1][:6] for place in found.places] == ["msgstr"] * len(UNITS)
    assert lines[found.places[1] - 1] == 'msgstr "Он прибыл в Казань."'


def test_lines_of_targets_do_not_make_catalogs_differ() -> None:
    assert replace(CATALOG, places=(1, 2, 3, 4)) == CATALOG


@pytest.mark.parametrize(
    ("written", "offset", "place"),
    [
        ('msgstr "Раз"', 0, (5, 9)),
        ('msgstr "Раз"', 2, (5, 11)),
        ('msgstr "Раз"', 3, (5, 12)),
        ('msgstr "Раз"', 99, (5, 12)),
        ('msgstr "Раз"', -1, (5, 9)),
        ('msgstr ""', 0, (5, 9)),
        (r'msgstr "\"Раз\" два"', 1, (5, 11)),
        (r'msgstr "\"Раз\" два"', 4, (5, 14)),
        (r'msgstr "\"Раз\" два"', 5, (5, 16)),
        (r'msgstr "a\\b\tc\x41"', 4, (5, 15)),
        (r'msgstr "a\\b\tc\x41"', 6, (5, 17)),
        ('msgstr ""\n"one "\n"two"', 0, (6, 2)),
        ('msgstr ""\n"one "\n"two"', 4, (7, 2)),
        ('msgstr ""\n"one "\n\n  "two"', 5, (8, 5)),
        ('msgstr "Viê\u0323t Nam"', 2, (5, 11)),
        ('msgstr "Viê\u0323t Nam"', 3, (5, 13)),
        ('msgstr "e"\n"\u0301 x"', 1, (6, 3)),
        ('msgstr "\x07a\x1b[31mb\ufeffc"', 0, (5, 10)),
        ('msgstr "\x07a\x1b[31mb\ufeffc"', 1, (5, 16)),
        ('msgstr "\x07a\x1b[31mb\ufeffc"', 2, (5, 18)),
        (r'msgstr "a\r\nb"', 1, (5, 10)),
        (r'msgstr "a\r\nb"', 2, (5, 14)),
        ('msgstr "a\u2028b"', 2, (5, 11)),
    ],
)
def test_a_character_of_a_target_is_found_in_the_file(
    written: str, offset: int, place: tuple[int, int]
) -> None:
    text = f'msgid ""\nmsgstr ""\n\nmsgid "a"\n{written}\n'
    assert read_po(text.encode(), PATH).places == (5,)
    assert FileText(text).place(5, offset) == place


@pytest.mark.parametrize("line", [-3, 0, 1, 4, 900])
def test_a_line_without_a_target_has_a_place_all_the_same(line: int) -> None:
    text = FileText('msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr "b"\n')
    assert text.place(line, 5) == (max(line, 1), 1)
    assert text.raw_target(line) == ""


@pytest.mark.parametrize(
    ("target", "needs"),
    [
        ("Việt Nam", False),
        (r"\"Việt\"\n\tNam \\ \\r", False),
        ("не\u00a0ломать", False),
        ("Viê\u0323t Nam", True),
        ("\x07", True),
        ("a\u2028b", True),
        (r"a\rb", True),
        (r"a\\\rb", True),
        ('Vie"\n"\u0323t', True),
        ("שלום", False),
    ],
)
def test_a_file_says_whether_a_string_of_it_needed_cleaning(target: str, needs: bool) -> None:
    text = FileText(f'msgid "a"\nmsgstr "{target}"\n')
    assert text.needed_cleaning is needs


def test_the_raw_target_is_what_cleaning_would_have_hidden() -> None:
    text = FileText('msgid "a"\nmsgstr "Viê\u0323t "\n"\\"Nam\\""\n')
    assert text.raw_target(2) == 'Viê\u0323t "Nam"'


def test_a_strange_entry_does_not_send_the_whole_file_to_polib() -> None:
    text = write_po(CATALOG).decode()
    strange = text.replace('msgctxt "p01s02"', '  msgctxt   "p01s02"  ').replace(
        "# Сверить", "## Сверить"
    )
    found = read_entries(strange, is_clean=True)
    assert tuple(found.units) == UNITS
    assert found.places == list(read_po(text.encode(), PATH).places)


def test_a_file_of_strange_entries_is_read_as_a_whole() -> None:
    units = tuple(replace(UNITS[1], id=f"p{n:03}s01") for n in range(300))
    catalog = replace(CATALOG, units=units, lines=(1,) * 300)
    data = write_po(catalog).replace(b'msgid "', b'msgid  "')
    with pytest.raises(UnusualError):
        read_entries(data.decode(), is_clean=True)
    assert read_po(data, PATH).units == units


def test_a_string_that_goes_on_behind_a_blank_line_is_one_string() -> None:
    text = 'msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr "b"\n\n"c"\n\nmsgid "d"\nmsgstr "e"\n'
    found = read_po(text.encode(), PATH)
    assert [u.target for u in found.units] == ["bc", "e"]
    assert found.places == (5, 10)


def test_a_unit_made_for_a_file_is_like_any_other() -> None:
    made = unit_of_file(**{name: getattr(UNITS[2], name) for name in Unit.__slots__})
    assert made == UNITS[2]
    assert hash(made) == hash(UNITS[2])
    assert replace(made, target="") == replace(UNITS[2], target="")
    with pytest.raises(AttributeError):
        made.target = ""  # type: ignore[misc]


def test_a_file_is_read_with_its_text(tmp_path: Path) -> None:
    path = tmp_path / "ru" / "visit.po"
    path.parent.mkdir()
    path.write_bytes(write_po(CATALOG).replace(b"\n", b"\r\n"))
    catalog, text = read_file(path)
    assert catalog.units == UNITS
    assert text.raw_target(catalog.places[1]) == UNITS[1].target


def test_a_file_that_is_not_there_gives_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match=r"cannot be read: no such file"):
        read_file(tmp_path / "none.po")


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

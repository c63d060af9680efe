"""XML from strangers: what would fill the memory, read other files or call home is refused at once."""

from __future__ import annotations

import socket
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.errors import UsageError
from workbench.formats import LARGEST_FILE, read_file
from workbench.formats._xml import indent, line_of, parse_xml, write_xml, xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator

PATH = Path("visit.xlf")
SOON = 1.0
"""Seconds of work within which a hostile file is refused."""
MANY = 100_000_000
LAUGHS = (
    '<?xml version="1.0"?>\n<!DOCTYPE xliff [<!ENTITY e0 "ha">'
    + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    + "]>\n"
)
LAUGHING = f"{LAUGHS}<xliff>&e11;</xliff>"
HIDDEN = LAUGHING.replace('"1.0"', '"1.0" encoding="UTF-7"').replace("<!ENTITY", "+ADwAIQ-ENTITY")


def refusal(data: bytes) -> str:
    """What a reader is told of a document that is refused in time."""
    begin = time.process_time()
    with pytest.raises(UsageError) as refused:
        parse_xml(data, PATH, ["xliff"])
    assert time.process_time() - begin < SOON
    line = str(refused.value)
    assert "\n" not in line
    assert len(line) < 200
    return line


@pytest.mark.parametrize(
    "data",
    [
        LAUGHING.encode(),
        LAUGHING.encode("utf-8-sig"),
        LAUGHING.encode("utf-16"),
        LAUGHING.replace('"1.0"', '"1.0" encoding="UTF-16BE"').encode("utf-16-be"),
        LAUGHING.encode("utf-32"),
        f'{LAUGHS}<xliff version="&e11;"/>'.encode(),
        b'<!DOCTYPE xliff [<!ENTITY e "harmless">]><xliff/>',
        b'<!DOCTYPE xliff [<!ENTITY % e SYSTEM "http://localhost/e.dtd"> %e;]><xliff/>',
        b'<?xml version="1.0" encoding="UTF-7"?>'
        b'<!DOCTYPE xliff [+ADwAIQ-ENTITY e "hidden">]><xliff>&e;</xliff>',
    ],
    ids=[
        "laughs",
        "mark",
        "UTF-16",
        "UTF-16BE",
        "UTF-32",
        "attribute",
        "one",
        "parameter",
        "hidden",
    ],
)
def test_entities_are_refused_in_any_encoding(data: bytes) -> None:
    line = refusal(data)
    assert line == "visit.xlf: declares entities; export it without a document type"


@pytest.mark.parametrize(
    "data",
    [HIDDEN.encode(), LAUGHING.replace('"1.0"', '"1.0" encoding="cp037"').encode("cp037")],
    ids=["UTF-7", "EBCDIC"],
)
def test_laughs_in_an_encoding_that_hides_them_are_refused(data: bytes) -> None:
    assert refusal(data).startswith("visit.xlf:1: not well-formed XML: ")


@pytest.mark.parametrize("kind", ["ENTITY e", "ENTITY % e"])
def test_no_other_file_is_read(kind: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("rosebud", encoding="utf-8")
    data = f'<!DOCTYPE xliff [<!{kind} SYSTEM "{secret.as_uri()}">]><xliff>&e;</xliff>'
    assert "rosebud" not in refusal(data.encode())


@pytest.fixture
def listener() -> Iterator[tuple[int, list[str]]]:
    """A port, and who has called there."""
    calls: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                calls.append("call")
                connection.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], calls
        done.set()
        thread.join()


def test_nobody_is_called(listener: tuple[int, list[str]]) -> None:
    port, calls = listener
    address = f"http://127.0.0.1:{port}/x"
    refusal(f'<!DOCTYPE xliff [<!ENTITY e SYSTEM "{address}">]><xliff>&e;</xliff>'.encode())
    harmless = [
        f'<!DOCTYPE xliff SYSTEM "{address}"><xliff/>',
        f'<!DOCTYPE xliff PUBLIC "-//XLIFF//DTD XLIFF//EN" "{address}"><xliff/>',
        f'<?xml-stylesheet href="{address}"?><xliff/>',
        f'<xliff xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        f' xsi:schemaLocation="urn:x {address}"/>',
    ]
    for document in harmless:
        parse_xml(document.encode(), PATH, ["xliff"])
    assert calls == []


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        (b'<xliff version="', b'"/>'),
        (b"<xliff>", b"</xliff>"),
        (b"<xliff><![CDATA[", b"]]></xliff>"),
        (b"<xliff><!--", b"--></xliff>"),
        (b"<xliff><?", b" ?></xliff>"),
        (b"<", b"/>"),
    ],
    ids=["attribute", "text", "CDATA", "comment", "instruction", "name"],
)
def test_a_hundred_megabytes_in_one_piece_are_refused(begin: bytes, end: bytes) -> None:
    assert refusal(begin + b"a" * MANY + end).startswith("visit.xlf:1: not well-formed XML: ")


@pytest.mark.parametrize("end", [b"", b"</xliff>" * 1_000_000], ids=["open", "closed"])
def test_a_million_elements_inside_each_other_are_refused(end: bytes) -> None:
    line = refusal(b"<xliff>" * 1_000_000 + end)
    assert line.startswith("visit.xlf:1: not well-formed XML: Excessive depth")


@pytest.mark.parametrize(
    "data",
    [
        '<?xml version="1.0" encoding="UTF-8"?><xliff>Вьетнам</xliff>'.encode("cp1251"),
        b'<?xml version="1.0" encoding="klingon"?><xliff/>',
        b"\xff\xfe<xliff/>",
        b"\0" * 1000,
        b"",
    ],
    ids=["not as declared", "unknown", "half a mark", "zeros", "empty"],
)
def test_what_is_not_encoded_as_it_says_is_refused(data: bytes) -> None:
    assert refusal(data).startswith("visit.xlf:1: not well-formed XML: ")


def test_bytes_that_say_what_they_are_win_over_a_wrong_declaration() -> None:
    """Windows programs save UTF-16 and leave `UTF-8` in the first line."""
    text = '<?xml version="1.0" encoding="UTF-8"?><xliff>Việt Nam</xliff>'
    assert parse_xml(text.encode("utf-16"), PATH, ["xliff"]).text == "Việt Nam"


def test_a_document_type_without_entities_is_passed_over() -> None:
    """TMX and older XLIFF have one; what it declares changes nothing."""
    declared = '<!DOCTYPE xliff [<!ATTLIST xliff version CDATA "2.1">]>'
    for encoding in ("utf-8", "utf-16"):
        root = parse_xml(f"{declared}<xliff/>".encode(encoding), PATH, ["xliff"])
        assert not root.attrib


def test_another_file_is_not_included() -> None:
    data = f'<xliff xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="{__file__}" parse="text"/></xliff>'
    (element,) = parse_xml(data.encode(), PATH, ["xliff"])
    assert element.text is None


def test_instructions_and_comments_leave_no_trace() -> None:
    data = b"<?php boom?><xliff>Gas<?php boom?> and<!-- not --> oil</xliff>"
    root = parse_xml(data, PATH, ["xliff"])
    assert "".join(map(str, root.itertext())) == "Gas and oil"
    assert len(root) == 0


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "visit.xlf"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(UsageError, match="larger than 100 MB"):
        read_file(path)


@pytest.mark.parametrize(
    "unit",
    [
        "<trans-unit id='{0}'><source>They met.</source><target>Они.</target></trans-unit>",
        "<unit/><trans-unit id='p{0}s01'><source/><seg-source/><note/><note/></trans-unit>",
    ],
)
def test_a_file_full_of_units_takes_no_longer_than_its_size(unit: str, tmp_path: Path) -> None:
    path = tmp_path / "visit.xlf"
    units = "".join(unit.format(number) for number in range(20_000))
    path.write_text(f"<xliff version='1.2'><file>{units}</file></xliff>", encoding="utf-8")
    begin = time.process_time()
    assert len(read_file(path)) == 20_000
    assert time.process_time() - begin < 5


def test_a_unit_in_very_many_parts_takes_no_longer_than_its_size(tmp_path: Path) -> None:
    marks = "".join(f"<mrk mtype='seg' mid='{n}'>Gas.</mrk>" for n in range(20_000))
    parts = "".join(f"<s:seg id='{n}' conf='Draft'/>" for n in range(20_000))
    path = tmp_path / "visit.xlf"
    path.write_text(
        "<xliff version='1.2' xmlns:s='http://sdl.com/FileTypes/SdlXliff/1.0'><file><trans-unit>"
        f"<source/><seg-source>{marks}</seg-source><target>{marks}</target>"
        f"<s:seg-defs>{parts}</s:seg-defs></trans-unit></file></xliff>",
        encoding="utf-8",
    )
    begin = time.process_time()
    assert len(read_file(path)) == 20_000
    assert time.process_time() - begin < 5


def test_the_line_is_right_beyond_those_that_fit_into_two_bytes() -> None:
    root = parse_xml(b"<xliff>" + b"\n" * 70_000 + b"<file/></xliff>", PATH, ["xliff"])
    assert line_of(root[0]) == 70_001


def test_another_kind_of_document_is_named() -> None:
    with pytest.raises(UsageError) as refused:
        parse_xml(b"<html/>", PATH, ["xliff", "tmx"])
    assert str(refused.value) == "visit.xlf: begins with <html>, not <xliff> or <tmx>"


# What we write.


def test_characters_that_no_document_can_hold_are_left_out() -> None:
    assert xml_text("Gas\x00\x1b\ud800\ufffe\uffff\t\n\r é😀") == "Gas\t\n\r é😀"


def test_lines_are_indented_and_texts_are_not() -> None:
    document = b"<a><b><c>x <d/> <d/></c></b><b/></a>"
    root = parse_xml(document, PATH, ["a"])
    indent(root, {"c"})
    assert write_xml(root).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<a>\n  <b>\n    <c>x <d/> <d/></c>\n  </b>\n  <b/>\n</a>\n"
    )

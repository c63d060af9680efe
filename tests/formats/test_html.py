"""The page: whatever an article says stays text, and nobody needs colours, a network or a script."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from workbench.formats import load_format
from workbench.glossary.match import Matcher
from workbench.glossary.table import read_table
from workbench.model import PERSON, State, Unit
from workbench.text import clean_text

if TYPE_CHECKING:
    from lxml.etree import _Element

    from tests.formats.conftest import MakeHandover
    from workbench.formats import Handover

FOLDER = Path(__file__).parents[2] / "workbench" / "formats"
GLOSSARY = """id,kind,en,vi,ru,en.also,vi.also,ru.also,vi.avoid,ru.avoid,ru.decl,ru.forms,case,status,note,source
hanoi,place,Hanoi,Hà Nội,Ханой,,,,,,auto,,yes,preferred,the <capital>,
trade,term,trade,giao thương,торговля,,,,thương mại,,auto,,no,preferred,,
"""
SOURCES = ["Talks on trade began in Hanoi.", "The minister left Hanoi."]
TARGETS = {
    "vi": ["Đàm phán về thương mại bắt đầu ở Hà Nội.", "Bộ trưởng đã rời đi."],
    "ru": ["Переговоры о торговле начались в Ханое.", ""],
}


def page_of(handover: Handover) -> _Element:
    """The page as a browser's parser takes it, which must have nothing to complain about."""
    markup = load_format("html").export(handover)[".html"].decode()
    parser = etree.HTMLParser(recover=True)
    root = etree.fromstring(markup, parser)
    known = ("htmlParseStartTag", "Tag header invalid", "Tag main invalid", "Tag section invalid")
    complaints = [e.message for e in parser.error_log if not e.message.startswith(known)]
    # The parser is older than these elements.
    assert not [c for c in complaints if c != "Tag output invalid"]
    return root


def found_at(root: _Element, path: str) -> list[Any]:
    """What an XPath finds: elements or attributes."""
    found: Any = root.xpath(path)
    return list(found)


def text_of(element: _Element) -> str:
    return "".join(map(str, element.itertext()))


def cells(root: _Element, unit_id: str) -> list[_Element]:
    """The cells of a row: source, then each language."""
    return found_at(root, f'//tr[@id="{unit_id}"]/td')


@pytest.fixture
def handover(make_handover: MakeHandover) -> Handover:
    """Two segments in two languages, with a wording to avoid and a missing name."""
    glossary = read_table(GLOSSARY.encode(), Path("names.csv")).glossary()
    matchers = {code: Matcher(glossary, "en", code) for code in TARGETS}
    return replace(make_handover(SOURCES, TARGETS), matchers=matchers)


# --- What it shows -------------------------------------------------------------------------------


def test_each_segment_has_a_row_with_its_id_and_its_languages(handover: Handover) -> None:
    row = cells(page_of(handover), "p01s01")
    assert [cell.get("lang") for cell in row] == ["en", "vi", "ru"]
    texts = [text_of(cell[0]) for cell in row]
    assert texts == [SOURCES[0], TARGETS["vi"][0], TARGETS["ru"][0]]


def test_a_state_is_a_word_with_a_sign(handover: Handover) -> None:
    _, vietnamese, russian = cells(page_of(handover), "p02s01")
    assert "✓ approved" in text_of(vietnamese)
    assert "· new" in text_of(russian)
    assert "not translated" in text_of(russian)


def test_terms_are_links_to_what_the_glossary_says_with_their_verdict(handover: Handover) -> None:
    root = page_of(handover)
    source, vietnamese, _ = cells(root, "p01s01")
    marked = [(text_of(a), a.get("class")) for a in vietnamese.iter("a") if a.get("class")]
    assert marked == [("thương mại", "term forbidden"), ("Hà Nội", "term ok")]
    link = next(a for a in source.iter("a") if text_of(a) == "trade")
    assert (
        link.get("title") == "Vietnamese: to be avoided, “giao thương”; Russian: right, “торговля”"
    )
    (entry,) = found_at(root, f'//*[@id="{(link.get("href") or "")[1:]}"]')
    assert "giao thương" in text_of(entry)


def test_what_is_not_right_is_said_in_words_below_the_text(handover: Handover) -> None:
    root = page_of(handover)
    assert "✗ trade: to be avoided – write giao thương" in text_of(cells(root, "p01s01")[1])
    assert "○ Hanoi: missing – write Hà Nội" in text_of(cells(root, "p02s01")[1])


def test_counts_tell_how_far_each_language_is(handover: Handover) -> None:
    rows = found_at(page_of(handover), '//table[@class="counts"]/tbody/tr')
    found = [[text_of(cell) for cell in row] for row in rows]
    assert found == [
        ["English", "2", "", "", "", "", "10", "", ""],
        ["Vietnamese", "2", "2", "0", "0", "0", "15", "1", "2"],
        ["Russian", "2", "1", "0", "0", "1", "6", "2", "0"],
    ]


def test_notes_and_the_source_as_it_was_are_shown(make_handover: MakeHandover) -> None:
    unit = Unit(
        id="p01s01", source=SOURCES[0], notes=("Ai nói câu này?",), previous_source="Talks began."
    ).with_target(TARGETS["vi"][0], State.REVIEW, PERSON)
    cell = cells(page_of(make_handover(SOURCES[:1], {"vi": [unit]})), "p01s01")[1]
    assert "Ai nói câu này?" in text_of(cell)
    assert "The source was: Talks began." in text_of(cell)


def test_every_link_leads_somewhere_on_the_page(handover: Handover) -> None:
    root = page_of(handover)
    ids = [str(i) for i in found_at(root, "//@id")]
    assert len(ids) == len(set(ids))
    links = {str(link) for link in found_at(root, "//@href")}
    assert links <= {f"#{i}" for i in ids}


def test_a_page_without_glossary_or_translations_is_whole(make_handover: MakeHandover) -> None:
    root = page_of(make_handover(["Talks began."], {"vi": [""]}))
    assert "Talks began." in text_of(root)
    assert not found_at(root, '//*[contains(@class, "term")]')


# --- Hostile texts -------------------------------------------------------------------------------

_ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]></style></script><svg onload=alert(1)>",
    "<!-- --!> <b>",
    "&lt;b&gt; &amp;",
    "javascript:alert(1)",
]
_NAMES = """
    a b body caption del div fieldset h1 h2 head header html input label legend li main meta output p
    s script section span strong style table tbody td th thead title tr ul
"""
_ELEMENTS = frozenset(_NAMES.split())
"""What a page is made of."""
_TEXTS = st.one_of(
    st.sampled_from(_ATTACKS), st.text(st.characters() | st.sampled_from("<>&\"'=/ \u202e"))
).map(clean_text)


def shown(text: str) -> str:
    """A text as the page shows it: what turns its direction by its number."""
    return re.sub(
        "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]",
        lambda found: f"[U+{ord(found[0]):04X}]",
        text,
    )


@given(source=_TEXTS.filter(str.strip), target=_TEXTS.filter(bool), note=_TEXTS)
def test_no_text_becomes_markup(
    make_handover: MakeHandover, source: str, target: str, note: str
) -> None:
    unit = Unit(id="p01s01", source=source, notes=(note,), previous_source=source)
    unit = unit.with_target(target, State.DRAFT, PERSON)
    root = page_of(make_handover([source], {"vi": [unit]}))
    assert {str(element.tag) for element in root.iter()} <= _ELEMENTS
    assert len(list(root.iter("script"))) == 1
    assert not [a for a in found_at(root, "//@*") if "alert" in str(a)]
    assert [text_of(cell[0]) for cell in cells(root, "p01s01")] == [shown(source), shown(target)]


def test_a_hostile_glossary_stays_text(handover: Handover) -> None:
    assert "the <capital>" in text_of(page_of(handover))


def test_text_cannot_turn_the_direction_of_the_page(make_handover: MakeHandover) -> None:
    data = load_format("html").export(make_handover(["a\u202eb\u202c"], {"vi": ["\u2067c"]}))
    page = data[".html"].decode()
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)
    assert "[U+202E]" in page


def test_the_page_allows_its_own_script_and_style_and_nothing_else(handover: Handover) -> None:
    root = page_of(handover)
    (policy,) = found_at(root, '//meta[@http-equiv="Content-Security-Policy"]/@content')
    rules = dict(rule.split(" ", 1) for rule in str(policy).split("; "))
    assert rules["default-src"] == "'none'"
    for name in ("style", "script"):
        (element,) = root.iter(name)
        digest = hashlib.sha256(text_of(element).encode()).digest()
        assert rules[f"{name}-src"] == f"'sha256-{base64.b64encode(digest).decode()}'"
    # Attributes with styles or handlers would be ignored, so there must be none.
    assert not found_at(root, "//@style | //@*[starts-with(name(), 'on')]")


# --- How it looks --------------------------------------------------------------------------------


def themes() -> list[dict[str, str]]:
    """The colours of the light and of the dark page."""
    style = (FOLDER / "_html_page.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    return [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in blocks]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 counts it, from 1 to 21."""

    def luminance(colour: str) -> float:
        channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [0, 1])
def test_every_text_can_be_read_on_every_ground(theme: int) -> None:
    colours = themes()[theme]
    texts = ("text", "muted", "draft", "good", "warning", "bad", "link")
    for text, ground in product(texts, ("ground", "panel", "target")):
        assert contrast(colours[text], colours[ground]) >= 4.5, f"{text} on {ground}"


def test_both_themes_name_the_same_colours() -> None:
    light, dark = themes()
    assert light.keys() == dark.keys()


# --- In a browser --------------------------------------------------------------------------------

_CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)


@pytest.mark.tools
@pytest.mark.skipif(not _CHROMIUM, reason="needs Chromium")
def test_a_browser_runs_the_filter_and_no_script_of_the_article(
    make_handover: MakeHandover, tmp_path: Path
) -> None:
    attack = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
    page = tmp_path / "page.html"
    handover = make_handover([attack, "Safe."], {"vi": [attack, ""]})
    page.write_bytes(load_format("html").export(handover)[".html"])
    command = (
        *(_CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
        *(f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", page.as_uri()),
    )
    done = subprocess.run(command, capture_output=True, timeout=60, check=True)
    root = etree.fromstring(done.stdout.decode(), etree.HTMLParser())
    (title,) = root.iter("title")
    assert title.text == "visit"
    (choice,) = found_at(root, '//*[@id="filter"]')
    assert choice.get("hidden") is None
    assert "2 of 2 segments" in text_of(choice)

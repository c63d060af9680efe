"""One matcher for drafting, checks and editor: what it must find, and what it must not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.glossary.match import Matcher, Verdict
from workbench.glossary.table import read_table
from workbench.project import Project

if TYPE_CHECKING:
    from workbench.glossary.term import Glossary

HEADER = "id,kind,en,vi,ru,en.also,vi.also,ru.also,vi.avoid,ru.avoid,ru.decl,case,status\n"


def glossary(*rows: str) -> Glossary:
    """Return a glossary of rows in the order of `HEADER`."""
    text = HEADER + "".join(f"{row}\n" for row in rows)
    return read_table(text.encode(), Path("names.csv")).glossary()


NAMES = glossary(
    "bezdetko,person,Bezdetko,Bezdetko,Бездетко,G. S. Bezdetko,,Г. С. Бездетко,,Бездетка,fixed,yes,preferred",
    "peskov,person,Peskov,Peskov,Песков,,,,,,auto,yes,preferred",
    "tinh,person,Pham Minh Chinh,Phạm Minh Chính,Фам Минь Тинь,,,,,,auto,yes,preferred",
    "rosatom,organisation,Rosatom,Rosatom,Росатом,,,госкорпорация «Росатом»,,Розатом,auto,yes,preferred",
    "hanoi,place,Hanoi,Hà Nội,Ханой,Ha Noi,,,Ha Noi | Hanoi,,auto,yes,preferred",
    "melikhovo,place,Melikhovo,Melikhovo,Мелихово,,,,,,auto,yes,preferred",
    "vietnam,place,Vietnam,Việt Nam,Вьетнам,Viet Nam,,вьетнамский | вьетнамско,Vietnam,,auto,yes,preferred",
    "russia,place,Russia,Nga,Россия,,,российский | российско,,,auto,yes,preferred",
    "vna-full,organisation,Vietnam News Agency,Thông tấn xã Việt Nam,Вьетнамское информационное агентство,,TTXVN,ВИА,,,auto,yes,preferred",
    "vna,organisation,VNA,TTXVN,ВИА,,Thông tấn xã Việt Nam,Вьетнамское информационное агентство,,,fixed,yes,preferred",
    "kieu,work,Truyen Kieu,Truyện Kiều,«Киеу»,Truyện Kiều,,,Truyen Kieu,,fixed,yes,preferred",
    "turetsky,organisation,Turetskiy Choir,Dàn hợp xướng Turetsky,«Хор Турецкого»,,,,,Турецкий хор,auto,yes,preferred",
    "csp,term,strategic partnership,đối tác chiến lược,стратегическое партнёрство,,,,,,auto,no,preferred",
    "ai,term,artificial intelligence,trí tuệ nhân tạo,искусственный интеллект,AI,AI,ИИ,,,auto,no,preferred",
    "hoa,place,Hoa Binh,Hòa Bình,Хоабинь,,,,,,auto,yes,preferred",
    "thuy,person,Thu Thuy,Thu Thủy,Тху Тхюи,,,,,,auto,yes,preferred",
    "us,place,US,Mỹ,США,United States,,,,,fixed,yes,preferred",
)


def verdicts(language: str, source: str, target: str) -> dict[str, str]:
    """Return the verdict on every term by its id."""
    judged = Matcher(NAMES, "en", language).judge(source, target)
    return {m.term.id: m.verdict.value for m in judged.mentions}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ambassador G. S. Bezdetko spoke.", ["G. S. Bezdetko"]),
        ("Ambassador G.S. Bezdetko spoke.", ["G.S. Bezdetko"]),
        ("Ambassador G.S.\u00a0Bezdetko’s words", ["G.S.\u00a0Bezdetko"]),
        ("Russia’s Rosatom and Vietnam's plans", ["Russia", "Rosatom", "Vietnam"]),
        ("Russia-Vietnam relations", ["Russia", "Vietnam"]),
        ("Viet Nam, Việt Nam, Vietnam", ["Viet Nam", "Việt Nam", "Vietnam"]),
        ("Truyen Kieu or Truyện Kiều", ["Truyen Kieu", "Truyện Kiều"]),
        ("the Vietnam News Agency (VNA)", ["Vietnam News Agency", "VNA"]),
        ("new strategic partnerships", ["strategic partnerships"]),
        ("Strategic Partnership signed", ["Strategic Partnership"]),
        ("the US told us", ["US"]),
        ("AI can aid", ["AI"]),
        ("HANOI AND RUSSIA", ["HANOI", "RUSSIA"]),
        ("Hanoian food, Vietnamese art, Russians", []),
        ("hanoi and russia in small letters", []),
        ("G. S. Spoke. Bezdetkov", []),
        ("Strategic, partnership", []),
    ],
)
def test_english_terms_are_found_at_their_place(text: str, found: list[str]) -> None:
    matches = Matcher(NAMES, "en", "ru").source_matches(text)
    assert [text[m.start : m.end] for m in matches] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("в Росатоме и с Росатомом", ["Росатоме", "Росатомом"]),
        ("в госкорпорации «Росатом»", ["госкорпорации «Росатом»"]),
        ("посол Г.С. Бездетко", ["Г.С. Бездетко"]),
        ("посол Г.\u00a0С.\u00a0Бездетко", ["Г.\u00a0С.\u00a0Бездетко"]),
        ("слова Пескова о сугробе из песков", ["Пескова"]),
        ("встреча с Фам Минь Тинем", ["Фам Минь Тинем"]),
        ("в Мелихове и в Мелихово", ["Мелихове", "Мелихово"]),
        ("Вьетнамского информационного агентства", ["Вьетнамского информационного агентства"]),
        ("сообщило ВИА", ["ВИА"]),
        ("во Вьетна\u0301ме и в Хано\u0301е", ["Вьетна\u0301ме", "Хано\u0301е"]),
        ("российско-вьетнамские отношения", ["российско", "вьетнамские"]),
        ("выступление «Хора Турецкого»", ["Хора Турецкого"]),
        ("выступление Хора Турецкого", ["Хора Турецкого"]),
        ("о стратегическом партнерстве", ["стратегическом партнерстве"]),
        ("о стратегическом партнёрстве", ["стратегическом партнёрстве"]),
        ("к Бездетке и Бездетком", []),
        ("к росатому и ханою", []),
        ("Ханойский вокзал", []),
    ],
)
def test_russian_forms_are_found_and_other_words_are_not(text: str, found: list[str]) -> None:
    matches = Matcher(NAMES, "en", "ru").target_matches(text)
    assert [text[m.start : m.end] for m in matches] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tại Hà Nội", ["Hà Nội"]),
        ("tại Ha\u0300 No\u0323\u0302i", []),  # text enters through clean_text, which composes it
        ("thành phố Hoà Bình và Hòa Bình", ["Hoà Bình", "Hòa Bình"]),
        ("bà Thu Thuỷ và bà Thu Thủy", ["Thu Thuỷ", "Thu Thủy"]),
        ("hòa bình trên thế giới", []),
        ("Thông tấn xã Việt Nam", ["Thông tấn xã Việt Nam"]),
        ("Việt - Nam", []),
        ("ai là người Nga?", ["Nga"]),
        ("trí tuệ nhân tạo (AI)", ["trí tuệ nhân tạo", "AI"]),
        ("Truyen Kieu không dấu", []),
        ("ngả nga ngả nghiêng", []),
    ],
)
def test_vietnamese_is_matched_by_syllables_in_either_spelling(text: str, found: list[str]) -> None:
    matches = Matcher(NAMES, "en", "vi").target_matches(text)
    assert [text[m.start : m.end] for m in matches] == found


@pytest.mark.parametrize(
    ("language", "source", "target", "expected"),
    [
        ("ru", "Rosatom said.", "Росатом сообщил.", {"rosatom": "ok"}),
        ("ru", "Rosatom said.", "Компания сообщила.", {"rosatom": "missing"}),
        ("ru", "Rosatom said.", "Розатом сообщил.", {"rosatom": "forbidden"}),
        ("ru", "Rosatom said.", "Росстатом сообщил.", {"rosatom": "near miss"}),
        ("ru", "Bezdetko said.", "по словам Бездетки", {"bezdetko": "forbidden"}),
        ("ru", "Bezdetko left.", "Посол Бездетком уехал.", {"bezdetko": "wrong form"}),
        ("ru", "Rosatom met Rosatom.", "Росатом встретился с ней.", {"rosatom": "fewer"}),
        (
            "ru",
            "Russia-Vietnam relations",
            "российско-вьетнамские отношения",
            {"russia": "ok", "vietnam": "ok"},
        ),
        ("vi", "in Hanoi", "tại Hà Nội", {"hanoi": "ok"}),
        ("vi", "in Hanoi", "tại Hanoi", {"hanoi": "forbidden"}),
        ("vi", "in Hanoi", "tại Hà Nôi", {"hanoi": "near miss"}),
        ("vi", "“Truyen Kieu”", "“Truyen Kieu”", {"kieu": "forbidden"}),
        ("vi", "the Vietnam News Agency", "TTXVN", {"vna-full": "ok"}),
    ],
)
def test_the_verdict_says_what_became_of_a_term(
    language: str, source: str, target: str, expected: dict[str, str]
) -> None:
    assert verdicts(language, source, target) == expected


def test_one_mention_in_the_target_satisfies_one_in_the_source() -> None:
    judged = Matcher(NAMES, "en", "ru").judge("Russia and Russia", "Россия и Россией")
    assert [m.verdict for m in judged.mentions] == [Verdict.OK, Verdict.OK]
    assert len({m.found for m in judged.mentions}) == 2


def test_a_shared_wording_goes_to_the_mention_that_has_no_other() -> None:
    target = "Вьетнамское информационное агентство (ВИА)"
    judged = Matcher(NAMES, "en", "ru").judge("Vietnam News Agency (VNA)", target)
    assert [m.verdict for m in judged.mentions] == [Verdict.OK, Verdict.OK]


def test_a_name_the_source_does_not_have_is_extra() -> None:
    judged = Matcher(NAMES, "en", "ru").judge("He left.", "Песков уехал.")
    assert [(m.start, m.end) for m in judged.extra] == [(0, 6)]


def test_a_wording_to_avoid_is_found_without_a_trigger_but_not_inside_a_right_one() -> None:
    matcher = Matcher(NAMES, "en", "ru")
    text = "Выступил Турецкий хор."
    assert [text[m.start : m.end] for m in matcher.judge("A choir sang.", text).avoided] == [
        "Турецкий хор"
    ]
    vietnamese = Matcher(NAMES, "en", "vi")
    assert vietnamese.avoided_matches("Hanoi và Hà Nội")[0].end == 5


def test_the_digest_changes_only_with_the_rows_the_sentence_names() -> None:
    changed = glossary("peskov,person,Peskov,Peskov,Песков,,,,,,fixed,yes,preferred")
    same = glossary("peskov,person,Peskov,Peskov,Песков,,,,,,auto,yes,preferred")
    digests = [Matcher(g, "en", "ru").digest("Peskov said.") for g in (NAMES, same, changed)]
    assert digests[0] == digests[1] != digests[2]
    assert Matcher(NAMES, "en", "ru").digest("Nobody said.") == ""


def test_people_who_translated_the_example_are_not_contradicted(repository: Path) -> None:
    project = Project.open(repository)
    article = project.article("bezdetko-lunar-new-year-2024")
    for code, matcher in project.matchers(["vi", "ru"]).items():
        for unit in project.catalog(article, code).units:
            judged = matcher.judge(unit.source, unit.target)
            assert (unit.id, judged.unsatisfied, judged.avoided) == (unit.id, (), ())

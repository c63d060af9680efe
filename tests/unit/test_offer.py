"""Which form of a term is offered first, and what the text is with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.glossary.match import Matcher, Verdict
from workbench.glossary.offer import (
    absent,
    end_of,
    entries,
    governing_word,
    next_wanted,
    offers,
    standing,
)
from workbench.glossary.place import word_before
from workbench.glossary.table import read_table

TABLE = """id,kind,en,vi,ru,en.also,vi.also,ru.also,vi.avoid,ru.avoid,ru.decl,case,status
rosatom,organisation,Rosatom,Rosatom,Росатом,,Tập đoàn Rosatom,,,Розатом,auto,yes,preferred
peskov,person,Peskov,Peskov,Песков,,,,,,auto,yes,preferred
bezdetko,person,Bezdetko,Bezdetko,Бездетко,,,,,,fixed,yes,preferred
kieu,work,Kieu,Truyện Kiều,«Киеу»,,,поэма «Киеу»,Truyen Kieu,,fixed,yes,preferred
choir,organisation,Turetskiy Choir,Dàn hợp xướng Turetsky,Хор Турецкого,,,,,Турецкий хор,auto,yes,preferred
vietnam,place,Vietnam,Việt Nam,Вьетнам,,,вьетнамский | вьетнамо,Vietnam,,auto,yes,preferred
hanoi,place,Hanoi,Hà Nội,Ханой,,,,Ha Noi,,auto,yes,preferred
kazan,place,Kazan,Kazan,Казань,,,,,,auto,yes,preferred
games,event,Games of the Future,Games of the Future,«Игры будущего»,,,,,,auto,yes,preferred
ai,term,artificial intelligence,trí tuệ nhân tạo,искусственный интеллект,,,,,,auto,no,preferred
asean,organisation,ASEAN,,АСЕАН,,,,,,fixed,yes,preferred
"""
GLOSSARY = read_table(TABLE.encode(), Path("names.csv")).glossary()
MATCHERS = {code: Matcher(GLOSSARY, "en", code) for code in ("vi", "ru")}

# Language, source, target with | where the cursor is, the target with the first offer in it.
FIRST = {
    "after a preposition": (
        "ru",
        "He met Rosatom.",
        "Он встретился с |",
        "Он встретился с Росатомом",
    ),
    "a space is added": ("ru", "He met Rosatom.", "Он встретился с|", "Он встретился с Росатомом"),
    "before the next word": (
        "ru",
        "He met Rosatom.",
        "Встреча с |прошла",
        "Встреча с Росатомом прошла",
    ),
    "before a comma": ("ru", "Rosatom said", "По словам|, это так", "По словам Росатом, это так"),
    "title in the same case": ("ru", "Ambassador Peskov", "Послу |", "Послу Пескову"),
    "a name that is fixed": ("ru", "Ambassador Bezdetko", "К послу |", "К послу Бездетко"),
    "an empty translation": ("ru", "Rosatom signed", "|", "Росатом"),
    "beginning of a sentence": ("vi", "artificial intelligence", "|", "Trí tuệ nhân tạo"),
    "inside a sentence": (
        "vi",
        "Use artificial intelligence",
        "Dùng |",
        "Dùng trí tuệ nhân tạo",
    ),
    "headline in capitals": ("ru", "Kazan", "ВСТРЕЧА В |", "ВСТРЕЧА В КАЗАНИ"),
    "half typed": ("ru", "Games of the Future", "На Игр|", "На «Играх будущего»"),
    "half typed in quotes": ("ru", "Games of the Future", "«Игр|", "«Игры будущего»"),
    "half typed without marks": ("vi", "Hanoi", "Ở ha n|", "Ở Hà Nội"),
    "typed, and once more": (
        "ru",
        "Vietnam and Vietnam",
        "С Вьетнамом и |",
        "С Вьетнамом и Вьетнам",
    ),
    "wrong ending": ("ru", "Ambassador Bezdetko", "с послом Бездетком|", "с послом Бездетко"),
    "somewhere to go": ("ru", "He flew to Kazan", "Он улетел в |", "Он улетел в Казань"),
    "somewhere to be": ("ru", "He lives in Kazan", "Он живет в |", "Он живет в Казани"),
    "the ambassador stays": ("ru", "envoy to Vietnam", "посланник во |", "посланник во Вьетнаме"),
    "misspelt": ("ru", "with Peskov", "беседа с Писковым|", "беседа с Песковым"),
    "forbidden": ("ru", "of Rosatom", "Глава Розатома |", "Глава Росатома "),
    "forbidden, inflected": (
        "ru",
        "Turetskiy Choir",
        "концерт «Турецкого хора»|",
        "концерт «Хора Турецкого»",
    ),
    "forbidden in Vietnamese": ("vi", "In Hanoi", "Ở Ha Noi, trời mưa|", "Ở Hà Nội, trời mưa"),
    "half typed at the beginning": ("vi", "artificial intelligence", "trí|", "Trí tuệ nhân tạo"),
    "no capital": ("ru", "in Kazan", "концерт в казани|", "концерт в Казани"),
    "quotation marks stay": ("ru", "Kieu", "издание «Кеу» вышло|", "издание «Киеу» вышло"),
    "an admitted wording misspelt": ("vi", "Rosatom", "Tập đoàn Rosatomm|", "Tập đoàn Rosatom"),
}


@pytest.mark.parametrize(("code", "source", "marked", "expected"), FIRST.values(), ids=FIRST.keys())
def test_the_first_offer_fits(code: str, source: str, marked: str, expected: str) -> None:
    at = marked.index("|")
    target = marked.replace("|", "")
    mention = next_wanted(MATCHERS[code].judge(source, target))
    assert mention is not None
    placed = offers(MATCHERS[code], mention, target, at, source)[0].put_into(target)
    assert placed.text == expected
    start, end = placed.span
    assert placed.text[start:end].strip() == placed.text[start:end] != ""


def test_only_what_the_preposition_allows_is_offered() -> None:
    matcher = MATCHERS["ru"]
    found = offers(matcher, absent(GLOSSARY.by_id["rosatom"]), "доверие к ", 10)
    assert [(o.text, o.grammar, o.is_asked_for) for o in found] == [("Росатому", "dative", True)]


def test_without_a_word_before_all_forms_are_offered_and_none_is_asked_for() -> None:
    found = offers(MATCHERS["ru"], absent(GLOSSARY.by_id["kazan"]), "", 0)
    assert [o.text for o in found] == ["Казань", "Казани", "Казанью"]
    assert not any(o.is_asked_for for o in found)


def test_other_wordings_come_last_in_the_case_of_the_first() -> None:
    texts = [o.text for o in offers(MATCHERS["ru"], absent(GLOSSARY.by_id["vietnam"]), "к ", 2)]
    assert texts[0] == "Вьетнаму"
    assert "вьетнамскому" in texts[1:]
    assert not {"вьетнамо", "вьетнамский"} & set(texts)


def test_the_first_half_of_a_compound_is_offered_before_a_hyphen() -> None:
    found = offers(MATCHERS["ru"], absent(GLOSSARY.by_id["vietnam"]), "-российский", 0)
    assert "Вьетнамо" in [o.text for o in found]


def test_a_language_without_forms_has_one_offer_that_is_asked_for() -> None:
    (offer,) = offers(MATCHERS["vi"], absent(GLOSSARY.by_id["vietnam"]), "", 0)
    assert (offer.text, offer.grammar, offer.is_asked_for) == ("Việt Nam", "", True)


def test_nothing_is_offered_where_the_glossary_has_no_wording() -> None:
    assert offers(MATCHERS["vi"], absent(GLOSSARY.by_id["asean"]), "", 0) == ()


def test_the_same_verdict_on_one_term_is_one_entry() -> None:
    judgement = MATCHERS["ru"].judge("Vietnam, Kazan, Vietnam and Vietnam", "Вьетнам и Вьетнам")
    assert [(e.mention.term.id, e.mention.verdict, e.times) for e in entries(judgement)] == [
        ("vietnam", Verdict.OK, 2),
        ("kazan", Verdict.MISSING, 1),
        ("vietnam", Verdict.FEWER, 1),
    ]
    wanted = next_wanted(judgement)
    assert wanted is not None
    assert wanted.term.id == "kazan"


def test_nothing_is_wanted_when_all_is_right() -> None:
    assert next_wanted(MATCHERS["ru"].judge("Vietnam", "Вьетнам")) is None


def test_what_stands_there_is_told_with_its_case_if_that_is_sure() -> None:
    target = "с Росатомом в Казани"
    told = [standing(m, target) for m in MATCHERS["ru"].judge("Rosatom, Kazan", target).mentions]
    assert told == ["instrumental: Росатомом", "Казани"]


@pytest.mark.parametrize(
    ("target", "rest"),
    [("Он сказал.", "."), ("«Да!» ", "!» "), ("Нет", ""), ("", ""), ("Что?..", "?..")],
)
def test_the_end_is_before_the_final_stop(target: str, rest: str) -> None:
    assert target[end_of(target) :] == rest


def test_the_word_before_is_seen_through_quotation_marks() -> None:
    assert governing_word("в составе («", 12) == "составе"
    assert governing_word("с ", 2) == "с"
    assert governing_word("с", 1) == "с"
    assert governing_word("", 0) == ""


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("в составе «", "составе"),
        ("(с ", "с"),
        ("к\u00a0", "к"),
        ("по", ""),
        ("в концерне (", ""),
        ("", ""),
    ],
)
def test_a_check_sees_the_word_before_through_quotation_marks_alone(before: str, word: str) -> None:
    assert word_before(f"{before}Росатом", len(before)) == word


@given(st.text(max_size=60), st.integers(0, 60), st.sampled_from(sorted(GLOSSARY.by_id)))
def test_any_text_is_kept_around_what_is_put_in(target: str, at: int, term_id: str) -> None:
    at = min(at, len(target))
    for offer in offers(MATCHERS["ru"], absent(GLOSSARY.by_id[term_id]), target, at):
        text, (start, end) = offer.put_into(target)
        left, right = offer.span
        assert text[start:end] == offer.text
        assert text[:start].removesuffix(" ") == target[:left].removesuffix(" ")
        assert text[end:].removeprefix(" ") == target[right:].removeprefix(" ")

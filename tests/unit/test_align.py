"""Sentences find their translations: joined, divided, left out, added, with and without an engine."""

from __future__ import annotations

import pytest

from workbench.align import Pair, Sentence, align, bare_sentences, linked
from workbench.align.drafts import Drafter
from workbench.align.evidence import Drafts, Reader
from workbench.drafting.engine import Options
from workbench.drafting.engines.echo import EchoEngine
from workbench.glossary.match import Matcher
from workbench.glossary.term import Glossary, Term, TermKind, Wording
from workbench.languages import language

EN = (
    "Vietnam and Russia agree to expand trade",
    "The two sides held talks in Hanoi on Tuesday, January 28.",
    "Trade between the two countries grew by 12 percent in 2024.",
    "Prime Minister Mikhail Mishustin thanked the hosts for a warm welcome.",
    "He also invited them to the forum in Kazan.",
    "Will the railway be finished by 2030?",
    "“We are ready,” said Nguyen Van Hai, who leads the project.",
)
RU = (
    "Вьетнам и Россия договорились расширить торговлю",
    "Во вторник, 28 января, стороны провели переговоры в Ханое.",
    "Товарооборот двух стран вырос в 2024 году на 12 процентов.",
    "Премьер-министр Михаил Мишустин поблагодарил хозяев за тёплый приём.",
    "Он также пригласил их на форум в Казани.",
    "Будет ли железная дорога достроена к 2030 году?",
    "«Мы готовы», — сказал Нгуен Ван Хай, который руководит проектом.",
)
VI = (
    "Việt Nam và Nga nhất trí mở rộng thương mại",
    "Hai bên đã hội đàm tại Hà Nội hôm thứ Ba, ngày 28 tháng 1.",
    "Thương mại giữa hai nước tăng 12 phần trăm trong năm 2024.",
    "Thủ tướng Mikhail Mishustin cảm ơn nước chủ nhà về sự đón tiếp nồng hậu.",
    "Ông cũng mời họ dự diễn đàn tại Kazan.",
    "Liệu tuyến đường sắt có hoàn thành trước năm 2030?",
    "“Chúng tôi đã sẵn sàng”, ông Nguyễn Văn Hải, người phụ trách dự án, cho biết.",
)
TARGETS = {"ru": RU, "vi": VI}
Links = list[tuple[tuple[int, ...], tuple[int, ...]]]


def links(source: list[str], target: list[str], code: str, drafts: Drafts | None = None) -> Links:
    pairs = align(
        bare_sentences(source),
        bare_sentences(target),
        (language("en"), language(code)),
        drafts=drafts,
    )
    return list(linked(pairs))


def joined(texts: tuple[str, ...], place: int) -> list[str]:
    return [*texts[:place], f"{texts[place]} {texts[place + 1]}", *texts[place + 2 :]]


def without(texts: tuple[str, ...], place: int) -> list[str]:
    return [*texts[:place], *texts[place + 1 :]]


@pytest.mark.parametrize("code", ["ru", "vi"])
def test_names_numbers_and_lengths_are_enough_for_a_faithful_translation(code: str) -> None:
    assert links([*EN], [*TARGETS[code]], code) == [((n,), (n,)) for n in range(len(EN))]


@pytest.mark.parametrize("code", ["ru", "vi"])
@pytest.mark.parametrize("place", [1, 2, 3])
def test_two_source_sentences_that_share_a_translation_stay_together(code: str, place: int) -> None:
    found = links([*EN], joined(TARGETS[code], place), code)
    assert ((place, place + 1), (place,)) in found
    assert len(found) == len(EN) - 1


@pytest.mark.parametrize("code", ["ru", "vi"])
@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_sentence_that_was_translated_by_two_gets_both(code: str, place: int) -> None:
    found = links(joined(EN, place), [*TARGETS[code]], code)
    assert ((place,), (place, place + 1)) in found
    assert len(found) == len(EN) - 1


@pytest.mark.parametrize("code", ["ru", "vi"])
@pytest.mark.parametrize("place", [0, 1, 2, 3, 5, 6])
def test_what_was_left_out_or_added_belongs_to_nothing(code: str, place: int) -> None:
    target = TARGETS[code]
    rest = [n for n in range(len(EN)) if n != place]
    assert links([*EN], without(target, place), code) == [((n,), (k,)) for k, n in enumerate(rest)]
    assert links(without(EN, place), [*target], code) == [((k,), (n,)) for k, n in enumerate(rest)]


def test_a_draft_tells_apart_what_has_no_names_or_numbers() -> None:
    source = ["The weather was fine.", "Everybody was tired.", "Dinner was late."]
    target = ["Все устали.", "Ужин опоздал.", "Погода была хорошая."]
    drafts = Drafts(["Погода была прекрасной.", "Все были уставшие.", "Ужин был поздно."], {})
    found = links(source, target[:2], "ru", drafts)
    assert found == [((1,), (0,)), ((2,), (1,))]


def test_the_glossary_links_what_sounds_otherwise() -> None:
    term = Term(
        id="navy",
        kind=TermKind.ORGANISATION,
        keeps_case=True,
        wordings={
            "en": Wording(preferred="Admiralty"),
            "ru": Wording(preferred="Военно-морское ведомство"),
        },
    )
    matcher = Matcher(Glossary(terms=(term,)), "en", "ru")
    source = [
        "Rain fell on the town all day long.",
        "The Admiralty gave no answer at all.",
        "Nobody went out into the streets.",
    ]
    target = ["Военно-морское ведомство не ответило."]
    pairs = align(
        bare_sentences(source),
        bare_sentences(target),
        (language("en"), language("ru")),
        matcher=matcher,
    )
    assert list(linked(pairs)) == [((1,), (0,))]


def test_a_sure_pair_scores_higher_than_a_doubtful_one() -> None:
    source = [*EN[:3], "Yes.", "No.", *EN[3:]]
    target = [*RU[:3], "Нет, конечно.", *RU[3:]]
    pairs = align(bare_sentences(source), bare_sentences(target), (language("en"), language("ru")))
    scores = {tuple(pair.target): pair.score for pair in pairs if pair.target}
    assert scores[1,] > 0.9 > scores[3,]
    assert all(pair.score == 0 for pair in pairs if pair.is_gap)


def test_paragraphs_hold_together_what_lengths_would_part() -> None:
    source = [
        Sentence("Talks", 0, is_heading=True),
        Sentence("They met.", 1),
        Sentence("All agreed.", 1),
    ]
    target = [
        Sentence("Переговоры", 0, is_heading=True),
        Sentence("Встреча прошла, все согласились.", 1),
    ]
    pairs = align(source, target, (language("en"), language("ru")))
    assert pairs[0] == Pair(0, 1, 0, 1, pairs[0].score)
    assert list(pairs[1].source) == [1, 2]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Tuesday", "weekday 1"),
        ("in January", "month 1"),
        ("1,250 people", "#1250"),
        ("twelve", "#12"),
    ],
)
def test_what_no_translation_changes_is_read_as_a_value(text: str, value: str) -> None:
    assert value in Reader(language("en")).facts(text, names_only=True)


def test_the_same_values_are_found_in_russian_and_vietnamese() -> None:
    russian = Reader(language("ru")).facts("Во вторник 1250 человек", names_only=True)
    vietnamese = Reader(language("vi")).facts("1.250 người", names_only=True)
    assert {"weekday 1", "#1250"} <= russian.keys()
    assert "#1250" in vietnamese


def test_a_line_of_several_sentences_is_drafted_sentence_by_sentence() -> None:
    rules = language("en").sentences
    drafter = Drafter(["He came. She left.", "Known."], rules, {"Known.": "Известно."})
    seen: list[int] = []
    drafts = drafter.run(EchoEngine(), ("en", "ru"), Options(), seen.append)
    assert drafts.texts == ["[ru] He came. [ru] She left.", "Известно."]
    assert drafts.words["came"] == "[ru] came"
    assert sum(seen) == drafter.total


@pytest.mark.parametrize(
    ("source", "target"),
    [([], []), (["Yes."], []), ([], ["Да."]), (["…"], ["…"]), (["a" * 100_000], ["б" * 100_000])],
)
def test_texts_without_anything_to_go_by_are_aligned_too(
    source: list[str], target: list[str]
) -> None:
    pairs = align(bare_sentences(source), bare_sentences(target), (language("en"), language("ru")))
    assert [i for pair in pairs for i in pair.source] == list(range(len(source)))
    assert [j for pair in pairs for j in pair.target] == list(range(len(target)))


def test_a_chapter_that_was_left_out_of_a_long_text_does_not_mislead() -> None:
    source = [f"Chapter {n} tells of year {1000 + 7 * n} and of Ivanov{n}." for n in range(400)]
    target = [f"Глава {n} говорит о годе {1000 + 7 * n} и о герое Ivanov{n}." for n in range(400)]
    left = [*target[:150], *target[260:]]
    kept = [n for n in range(400) if not 150 <= n < 260]
    assert links(source, left, "ru") == [((n,), (k,)) for k, n in enumerate(kept)]

"""Seeded errors are errors, put where their names say, and the same every time."""

from __future__ import annotations

import importlib
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from workbench.glossary.match import Matcher
from workbench.glossary.term import Glossary, Term, TermKind, Wording

if TYPE_CHECKING:
    from types import ModuleType


def _load(name: str) -> ModuleType:
    folder = str(Path(__file__).parents[1] / "benchmarks")
    if folder not in sys.path:
        sys.path.append(folder)  # as it is when a benchmark is run by hand
    return importlib.import_module(name)


seeding = _load("seeding")
terms = _load("seeding.terms")
catalogs = _load("seeding.catalogs")
CORRUPTIONS = {corruption.name: corruption for corruption in seeding.CORRUPTIONS}

PAIRS = {
    "vi": [
        (
            "The minister told reporters in Hanoi on Friday that 15 firms (mostly small) had "
            "signed the deal, and that trade with Moscow could grow quickly.",
            "Bộ trưởng cho các phóng viên ở Hanoi biết hôm thứ Sáu rằng 15 công ty (phần lớn là "
            "nhỏ) đã ký thỏa thuận, và thương mại với Moscow có thể tăng nhanh.",
        ),
        (
            "Hanoi hopes that the deal will last because Hanoi needs it, he said in a talk.",
            "Hanoi hy vọng thỏa thuận sẽ tồn tại lâu vì Hanoi cần nó, ông nói trong cuộc gặp.",
        ),
        (
            "He called the plan “a new page” in the long history of the two countries.",
            "Ông gọi kế hoạch là “trang mới” trong lịch sử lâu dài của hai nước.",
        ),
    ],
    "ru": [
        (
            "The minister told reporters on Friday that 15 firms (mostly small) had "
            "signed the deal, and that the road to Moscow would soon be open.",
            "Министр в пятницу сообщил журналистам, что 15 компаний (в основном малых) подписали "
            "соглашение, и дорога до Москвы скоро будет открыта.",
        ),
        (
            "Moscow hopes that the deal will last because Moscow needs it, he said in a talk.",
            "Москва надеется – и не зря, – что соглашение будет прочным, так как оно нужно Москве.",
        ),
        (
            "He called the plan “a new page” in the long history of Moscow and other places.",
            "Он назвал план «новой страницей» в долгой истории, которую пишет Москва и не только.",
        ),
        (
            "He told the guests in Vietnam about the long history of the two peoples.",
            "Он рассказал гостям во Вьетнаме о долгой истории двух народов.",
        ),
    ],
}


@cache
def _matcher(code: str) -> Matcher:
    names = {
        "vi": [("Hanoi", "Hanoi"), ("Moscow", "Moscow"), ("Smith", "Smith")],
        "ru": [("Moscow", "Москва"), ("Smith", "Смит")],
    }
    rows = [
        Term(
            id=english.lower(),
            kind=TermKind.PERSON if english == "Smith" else TermKind.PLACE,
            wordings={"en": Wording(preferred=english), code: Wording(preferred=name)},
            keeps_case=True,
        )
        for english, name in names[code]
    ]
    return Matcher(terms.with_rules(Glossary(terms=tuple(rows)), code, []), "en", code)


def _goods(code: str) -> list[Any]:
    matcher = _matcher(code)
    more = [
        ("Smith has long known the city and its people.", f"{PAIRS[code][2][1]} (Smith)"),
        *((f"Item {n} of the long list was read.", f"{PAIRS[code][0][1]} {n}.") for n in range(9)),
    ]
    texts = [seeding.Text(source=s, target=t) for s, t in [*PAIRS[code], *more]]
    return [
        seeding.Good(
            source=source,
            target=target,
            language=code,
            elsewhere=PAIRS["ru" if code == "vi" else "vi"][0][1],
            neighbours=[t for t in texts if t.source != source],
            matcher=matcher,
        )
        for source, target in PAIRS[code]
    ]


@pytest.mark.parametrize("code", ["vi", "ru"])
@pytest.mark.parametrize("name", list(CORRUPTIONS))
def test_a_kind_of_error_can_be_made_and_is_the_same_every_time(name: str, code: str) -> None:
    corruption = CORRUPTIONS[name]
    if code not in corruption.languages:
        pytest.skip("not in this language")
    cases = [corruption.apply(good, seed) for good in _goods(code) for seed in range(20)]
    again = [corruption.apply(good, seed) for good in _goods(code) for seed in range(20)]
    assert cases == again
    assert any(cases)
    for case in filter(None, cases):
        changed = [(b, a) for b, a in zip(case.before, case.after, strict=True) if b != a]
        assert len(changed) == 1
        assert changed[0][0].source == changed[0][1].source


ONE_PLACE = [
    ("number dropped", "vi", "Up 12% in May.", "Tăng 12% trong năm.", "Tăng trong năm."),
    (
        "number dropped",
        "ru",
        "Some 300 left.",
        "Уехали около 300 человек.",
        "Уехали около человек.",
    ),
    (
        "scale word changed",
        "vi",
        "It cost 5 billion.",
        "Chi phí là 5 tỷ đồng.",
        "Chi phí là 5 triệu đồng.",
    ),
    (
        "scale word changed",
        "ru",
        "It cost 5 billion.",
        "Это стоило 5 млрд рублей.",
        "Это стоило 5 млн рублей.",
    ),
    (
        "day and month swapped",
        "vi",
        "They met on May 4.",
        "Họ gặp nhau ngày 4/5.",
        "Họ gặp nhau ngày 5/4.",
    ),
    (
        "day and month swapped",
        "ru",
        "They met on May 4.",
        "Они встретились 4 мая.",
        "Они встретились 5 апреля.",
    ),
    ("decimal mark moved", "vi", "Up 6.5 points.", "Tăng 6,5 điểm.", "Tăng 65 điểm."),
    ("currency changed", "ru", "It costs €5.", "Это стоит 5 евро.", "Это стоит 5 долларов."),
    ("unit changed", "vi", "It is 5 km long.", "Dài 5 km.", "Dài 5 m."),
    ("percent sign dropped", "ru", "Up by 5%.", "Рост на 5 %.", "Рост на 5."),
    ("quotes made straight", "ru", "“Yes.”", "«Да».", '"Да".'),
    ("closing quote dropped", "vi", "“Yes.”", "“Vâng”.", "“Vâng."),
    ("question mark made a stop", "vi", "Why?", "Tại sao?", "Tại sao."),
    ("final stop dropped", "ru", "It is so.", "Это так.", "Это так"),
    ("hyphen for a dash", "ru", "Moscow is a city.", "Москва — город.", "Москва - город."),
    ("small letter in a name", "vi", "In India.", "Ở Ấn Độ.", "Ở Ấn độ."),
    ("first letter small", "ru", "It is so.", "Это так.", "это так."),
]


@pytest.mark.parametrize(("name", "code", "source", "target", "wrong"), ONE_PLACE)
def test_an_error_stands_where_its_name_says(
    name: str, code: str, source: str, target: str, wrong: str
) -> None:
    good = seeding.Good(source=source, target=target, language=code)
    assert CORRUPTIONS[name].apply(good, 1).after[0].target == wrong


NO_ERROR = [
    ("number dropped", "vi", "From 5 to 5.", "Từ 5 đến 5"),  # the other 5 still says it
    ("number dropped", "ru", "Five left.", "Уехали 5 человек"),  # the source has no figure
    ("day and month swapped", "vi", "On May 5", "Ngày 5/5"),
    ("day changed", "ru", "On May 5", "6 мая"),  # wrong already
    ("scale word changed", "vi", "It cost a lot", "Chi phí là 5 tỷ đồng"),
    ("currency changed", "vi", "It costs a lot", "Giá 5 euro"),
    ("closing quote dropped", "ru", "“Yes", "«Да"),
    ("final stop dropped", "vi", "It is so…", "Vậy đấy..."),
    ("source copied", "ru", "Ayr 38 - 17 Melrose", "Эр 38 - 17 Мелроуз"),
]


@pytest.mark.parametrize(("name", "code", "source", "target"), NO_ERROR)
def test_what_would_be_no_error_is_left_alone(
    name: str, code: str, source: str, target: str
) -> None:
    good = seeding.Good(source=source, target=target, language=code)
    assert CORRUPTIONS[name].apply(good, 1) is None


def test_the_two_tone_styles_are_told_apart() -> None:
    assert catalogs.with_tone_on("Hòa bình, tùy ý, khỏe", 1) == "Hoà bình, tuỳ ý, khoẻ"
    assert catalogs.with_tone_on("Hoà bình, quý hoá, toàn", 0) == "Hòa bình, quý hóa, toàn"

"""A word is in one alphabet, so that it can be searched and looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]

GOOD = [
    ("ru", "", "IT-компания, Wi-Fi-сеть, F-16 и XXI-й век"),
    ("ru", "", "Он болел COVIDом, среди VIPов, на iPhone-ах"),
    ("ru", "", "Температура 20 °C, ток 5 мА, мощность 3 кВт, доза 5 μг"),
    ("ru", "", "Витамин C и группа A, план B и класс C есть"),
    ("ru", "", "Буква w произносится как u в слове"),
    ("ru", "", "PBS, C-SPAN и Fox показали α-частицы"),
    ("ru", "", "Слово замо́к с ударением"),
    ("ru", "", "О’Хейген и O'Хейген"),
    ("vi", "Доктор Живаго is a novel.", "Доктор Живаго là một tiểu thuyết."),
    ("vi", "", "Điện Biên Phủ, nghĩa là, ưu tiên, Đắk Lắk, 5 μg và 20 °C"),
    ("vi", "Guðmundur won.", "Guðmundur thắng."),
]
BAD = [
    ("ru", "Мoсква ждёт", "Мoсква", "Москва"),
    ("ru", "в Mоскве", "Mоскве", "Москве"),
    ("ru", "он cказал", "cказал", "сказал"),
    ("ru", "вcё ещё", "вcё", "всё"),
    ("ru", "ещë не всё", "ещë", "ещё"),
    ("ru", "сеть Fасebook закрыта", "Fасebook", "Facebook"),
    ("ru", "ХХI век", "ХХI", "XXI"),
    ("ru", "распад CCCP был", "CCCP", "СССР"),
    ("ru", "распад CCCР был", "CCCР", "СССР"),
    ("ru", "Встреча c министром", "c", "с"),
    ("ru", "C этого дня", "C", "С"),
    ("vi", "Hà Nội cо mưa", "cо", "co"),
    ("vi", "Việt Nаm", "Nаm", "Nam"),
    ("vi", "ðối tác", "ðối", "đối"),
    ("vi", "Ðiện Biên", "Ðiện", "Điện"),
    ("vi", "quốc giɑ", "giɑ", "gia"),
    ("vi", "và а nữa", "а", "a"),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_words_that_are_written_so_are_left_alone(
    look: Look, language: str, source: str, target: str
) -> None:
    assert look("mixed-script", language, (source, target)) == []


@pytest.mark.parametrize(("language", "target", "word", "right"), BAD)
def test_letters_that_only_look_right_are_replaced(
    look: Look, language: str, target: str, word: str, right: str
) -> None:
    (finding,) = look("mixed-script", language, ("", target))
    assert (finding.excerpt, finding.suggestion, finding.is_safe) == (word, right, True)


def test_the_message_names_the_letter(look: Look) -> None:
    (finding,) = look("mixed-script", "ru", ("Moscow", "Мoсква"))
    assert finding.message == "Latin “o” in “Мoсква”"


@pytest.mark.parametrize("target", ["Tổng thống Путин", "Khối НАТО", "Thành phố Mосквa"])
def test_a_name_left_in_cyrillic_needs_a_person(look: Look, target: str) -> None:
    (finding,) = look("mixed-script", "vi", ("", target))
    assert not finding.is_safe

"""Initials tell people apart, in Latin and in Cyrillic letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]
    Row = tuple[str, str, str, str, str]

GOOD = [
    ("ru", "Ambassador G. S. Bezdetko said", "посол Г. С. Бездетко сказал"),
    ("ru", "Ambassador G.S. Bezdetko said", "посол Г.С.Бездетко сказал"),
    ("vi", "Ambassador G. S. Bezdetko said", "Đại sứ G.S. Bezdetko cho biết"),
    ("ru", "works of M.Yu. Lermontov", "произведения М. Ю. Лермонтова"),
    ("ru", "John F. Kennedy", "Джон Ф. Кеннеди"),
    ("ru", "John F. Kennedy", "Джон Кеннеди"),
    ("ru", "Former president George H. W. Bush", "бывший президент Джордж Буш"),
    ("ru", "Ambassador G. S. Bezdetko said", "посол Геннадий Бездетко сказал"),
    ("vi", "J. K. Rowling spoke.", "J.K. Rowling phát biểu."),
    ("ru", "J. K. Rowling spoke.", "Выступила Дж. К. Роулинг."),
    ("vi", "U.S. President and U.N. General", "Tổng thống Mỹ và Đại tướng Liên hợp quốc"),
    ("ru", "hepatitis B. Doctors warn.", "гепатит В. Врачи предупреждают."),
    ("ru", "plays by A.P. Chekhov", "пьесы великого драматурга"),
]
BAD = [
    ("ru", "Ambassador G. S. Bezdetko", "посол Г. Б. Бездетко", "Г. Б.", "Г. С."),
    ("vi", "Ambassador G. S. Bezdetko", "Đại sứ G. B. Bezdetko", "G. B.", "G. S."),
    ("vi", "Ambassador G. S. Bezdetko", "Đại sứ S. Bezdetko", "S.", "G. S."),
    ("ru", "John F. Kennedy", "Джон В. Кеннеди", "В.", "Ф."),
    ("ru", "works of M.Yu. Lermontov", "стихи М. Я. Лермонтова", "М. Я.", "М. Ю."),
    ("ru", "plays by A.P. Chekhov", "пьесы Чехова", "Чехова", "А. П. Чехова"),
    ("vi", "Ambassador G. S. Bezdetko", "Đại sứ Bezdetko", "Bezdetko", "G. S. Bezdetko"),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_kept_initials_are_left_alone(look: Look, language: str, source: str, target: str) -> None:
    assert look("name-initials", language, (source, target)) == []


@pytest.mark.parametrize("row", BAD)
def test_wrong_and_lost_initials_are_found(look: Look, row: Row) -> None:
    language, source, target, wrong, right = row
    (finding,) = look("name-initials", language, (source, target))
    assert (finding.excerpt, finding.suggestion) == (wrong, right)

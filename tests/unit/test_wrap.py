"""Where lines are broken, and how wide they are."""

from __future__ import annotations

import time

import pytest

from workbench.tui.wrap import clipped, width_of, wrap


def lines(text: str, width: int) -> list[str]:
    """Return the lines of a text."""
    return [text[start:end] for start, end in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("   ", 10, [""]),
        ("Rosatom", 10, ["Rosatom"]),
        ("Rosatom mở phòng", 10, ["Rosatom mở", "phòng"]),
        ("Rosatom  mở phòng", 10, ["Rosatom", "mở phòng"]),
        ("  Росатом открыл ", 10, ["Росатом", "открыл"]),
        # A word that is too long is parted, and what follows goes on its last line.
        (
            "превысокомногорассмотрительствующий я",
            12,
            ["превысокомно", "горассмотрит", "ельствующий", "я"],
        ),
        ("a abcdefgh i", 4, ["a", "abcd", "efgh", "i"]),
        # Wide characters take two cells and are not parted in their middle.
        ("欢迎来到新的实验室", 5, ["欢迎", "来到", "新的", "实验", "室"]),
        # A mark stays with its letter.
        ("госте\u0301й", 5, ["госте\u0301", "й"]),
    ],
)
def test_lines(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Đàm phán", 8),
        ("«Росатом» – …", 13),
        ("знамя\u0301", 5),
        ("欢迎", 4),
        ("☺\ufe0f", 2),
    ],
)
def test_width(text: str, cells: int) -> None:
    assert width_of(text) == cells


def test_a_word_without_end_takes_no_time() -> None:
    begin = time.process_time()
    assert len(wrap("漢" * 100_000, 25)) == 8_334
    assert time.process_time() - begin < 10


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Russian", 9, "Russian  "),
        ("Russian", 7, "Russian"),
        ("Vietnamese", 7, "Vietna…"),
        ("欢迎来到", 6, "欢迎… "),
        ("Russian", 1, "…"),
        ("Russian", 0, ""),
    ],
)
def test_clipped(text: str, width: int, expected: str) -> None:
    assert clipped(text, width) == expected

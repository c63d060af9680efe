"""Amounts keep their currency and their unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.checks.base import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]
    Row = tuple[str, str, str, str, str | None]

GOOD = [
    ("vi", "It cost $11 billion.", "Dự án trị giá 11 tỷ USD."),
    ("vi", "It cost 350,000 US dollars.", "Dự án trị giá 350.000 đô la Mỹ."),
    ("ru", "It cost $11 billion.", "Он обошёлся в 11 млрд долларов США."),
    ("ru", "It cost USD 5 million.", "Он обошёлся в 5 млн долл."),
    ("ru", "a £2.8bn market", "рынок в 2,8 млрд фунтов стерлингов"),
    ("vi", "500 million yuan", "500 triệu nhân dân tệ"),
    ("ru", "2,000 yen and 30 euros", "2000 иен и 30 евро"),
    ("vi", "300 km of road, 5 tonnes", "300km đường, 5 tấn"),
    ("ru", "40 km/h over 300 kilometres", "40 км/ч на протяжении 300 километров"),
    ("vi", "30 yards from goal", "cách khung thành 30m"),
    ("ru", "5 miles away", "в 8 км отсюда"),
    ("ru", "70,000 barrels a day", "70 000 баррелей в сутки"),
    ("vi", "a fine of $2,000 in dollars", "phạt 2.000, tính bằng USD"),
    ("ru", "76,000 hectares", "76 000 га"),
    ("vi", "sales fell 4.8 per cent", "doanh thu giảm 4,8 phần trăm"),
    ("ru", "up 2 percentage points", "рост на 2 п. п."),
    ("ru", "a fee of $350,000", "гонорар в 350 тыс. долларов"),
    ("vi", "She is 45 and paid $45.", "Cô 45 tuổi và đã trả 45 USD."),
    ("ru", "$5 and $6", "5 долларов и 6 долларов"),
]
BAD = [
    ("vi", "It cost $11 billion.", "Dự án trị giá 11 tỷ euro.", "euro", "đô la Mỹ"),
    ("vi", "It cost $11 billion.", "Dự án trị giá 11 tỷ EUR.", "EUR", "USD"),
    ("ru", "It cost $11 billion.", "Он стоил 11 млрд евро.", "евро", "долларов США"),
    ("ru", "It cost €5.", "Он стоил 5 $.", "$", "€"),
    ("ru", "500 million yuan", "500 млн иен", "иен", "китайских юаней"),
    ("ru", "a fee of $350,000", "гонорар в 350 тыс. рублей", "рублей", "долларов США"),
    ("vi", "She is 45 and paid $45.", "Cô 45 tuổi và đã trả 45 EUR.", "EUR", "USD"),
    ("vi", "$5 and then $6", "5 USD rồi 6 EUR", "EUR", "USD"),
]
UNITS = [
    ("vi", "300 km of road", "300 m đường", "m", "km"),
    ("vi", "5 tonnes of rice", "5 kg gạo", "kg", "tấn"),
    ("ru", "300 km of road", "300 м дороги", "м", "км"),
    ("ru", "76,000 hectares", "76 000 кв. м", "кв. м", "га"),
    ("vi", "5 square kilometres", "5 km đường", "km", "km²"),
    ("vi", "85 miles per hour", "85 dặm", "dặm", None),
]


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_kept_measures_are_left_alone(look: Look, language: str, source: str, target: str) -> None:
    assert look("currency-unit", language, (source, target)) == []


@pytest.mark.parametrize("row", BAD)
def test_another_currency_is_an_error(look: Look, row: Row) -> None:
    language, source, target, wrong, right = row
    (finding,) = look("currency-unit", language, (source, target))
    assert (finding.excerpt, finding.suggestion) == (wrong, right)
    assert finding.severity == Severity.ERROR


@pytest.mark.parametrize("row", UNITS)
def test_another_unit_is_a_warning(look: Look, row: Row) -> None:
    language, source, target, wrong, right = row
    (finding,) = look("currency-unit", language, (source, target))
    assert (finding.excerpt, finding.suggestion) == (wrong, right)
    assert finding.severity == Severity.WARNING


def test_a_lost_currency_is_a_warning_at_its_figure(look: Look) -> None:
    (finding,) = look("currency-unit", "ru", ("a $5 million grant", "грант в 5 млн"))
    assert finding.excerpt == "5 млн"


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("vi", "Turnout was 95%.", "Tỷ lệ cử tri đi bầu là 95."),
        ("vi", "Sales fell 4.8 per cent.", "Doanh thu giảm 4,8."),
        ("ru", "Exports fell by 70 percent.", "Экспорт сократился на 70."),
    ],
)
def test_a_lost_percent_sign_is_a_warning(
    look: Look, language: str, source: str, target: str
) -> None:
    (finding,) = look("currency-unit", language, (source, target))
    assert finding.message.endswith("no percent sign is in the translation")
    assert finding.excerpt in {"95", "4,8", "70"}

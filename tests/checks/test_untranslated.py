"""A unit without a translation is reported, a translated one is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.checks.base import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.base import Finding

    Look = Callable[..., list[Finding]]


@pytest.mark.parametrize("language", ["vi", "ru"])
@pytest.mark.parametrize("target", ["", " ", "\n"])
def test_an_empty_target_is_found(look: Look, language: str, target: str) -> None:
    (finding,) = look("untranslated", language, ("The talks will go on in March.", target))
    assert finding.severity is Severity.WARNING
    assert finding.span is None


def test_a_translation_is_left_alone(look: Look) -> None:
    assert look("untranslated", "vi", ("Talks began.", "Hội đàm đã bắt đầu.")) == []


def test_each_empty_unit_is_found_among_others(look: Look) -> None:
    found = look("untranslated", "ru", ("One.", "Один."), ("Two.", ""), ("Three.", ""))
    assert [finding.unit.id for finding in found] == ["p02s01", "p03s01"]

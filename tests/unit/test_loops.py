"""A draft that goes round in circles is found; what a writer says again is left alone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from workbench.drafting import packages
from workbench.drafting.decoder import Decoder
from workbench.drafting.engine import Options
from workbench.drafting.loops import is_loop

if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.mark.parametrize(
    ("source", "draft", "loops"),
    [
        ("The storm hit the coast.", "Bão đổ bộ vào bờ biển.", False),
        ("The storm hit the coast.", "Bão bão bão đổ bộ vào bờ biển.", True),
        ("He named five towns.", "Он назвал города , города , города , города .", True),
        ("He spoke of the war.", "Он сказал о войне и о войне и о войне и о мире .", True),
        ("According to the notice.", "Theo thông báo về thông báo về việc này.", True),
        # Between what is said again there is something else each time.
        (
            "The company said sales rose.",
            "По словам компании в пятницу , продажи , по словам компании в четверг , выросли , "
            "по словам компании в среду .",
            True,
        ),
        # Twice is style, in both languages.
        ("She tried again and again.", "Cô ấy thử lại, thử lại.", False),
        ("Ha ha ha , he said .", "Ха ха ха , сказал он .", False),
        (
            "Ha Long is loved, Ha Long is visited, Ha Long is full.",
            "Vịnh Hạ Long được yêu mến, Vịnh Hạ Long được ghé thăm, Vịnh Hạ Long đông nghịt.",
            False,
        ),
        ("A billion people saw it.", "1 . 000 . 000 . 000 người đã xem .", False),
        ("", "", False),
        ("Yes.", "", False),
    ],
)
def test_only_what_is_said_again_without_need_is_a_loop(
    source: str, draft: str, loops: bool
) -> None:
    assert is_loop(draft.split(), source.split()) is loops


@pytest.fixture(scope="module")
def decoder() -> Decoder:
    package = packages.find("en", "ru")
    assert package is not None
    return Decoder(package)


class _Runtime:
    """Goes round in circles until it is told how many pieces must not come twice."""

    def __init__(self, steady_at: int) -> None:
        self.steady_at = steady_at
        self.asked: list[int] = []

    def translate_batch(
        self, sources: Sequence[list[str]], *, no_repeat_ngram_size: int = 0, **_: Any
    ) -> list[Any]:
        self.asked.append(no_repeat_ngram_size)
        steady = 0 < no_repeat_ngram_size <= self.steady_at
        pieces = ["▁Да", "."] if steady else ["▁да"] * 9
        found = SimpleNamespace(hypotheses=[pieces], scores=[-0.5], attention=[])
        return [SimpleNamespace(result=lambda: found) for _ in sources]


@pytest.mark.parametrize(("steady_at", "asked"), [(4, [0, 4]), (3, [0, 4, 3]), (2, [0, 4, 3, 2])])
def test_a_looping_draft_is_decoded_again_as_strictly_as_needed(
    decoder: Decoder, monkeypatch: pytest.MonkeyPatch, steady_at: int, asked: list[int]
) -> None:
    runtime = _Runtime(steady_at)
    monkeypatch.setattr(decoder, "_translator", runtime)
    [(_, draft)] = decoder.translate(["Yes."], Options())
    assert draft.text == "Да."
    assert runtime.asked == asked


def test_a_draft_that_loops_however_strictly_it_is_decoded_is_still_a_draft(
    decoder: Decoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoder, "_translator", _Runtime(steady_at=0))
    [(_, draft)] = decoder.translate(["Yes."], Options())
    assert draft.text.startswith("да да")

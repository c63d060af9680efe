"""The Argos engine with the starter packages: nothing cut, nothing mixed up, a clear word if it fails."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.articles.end_mark import with_end_mark
from workbench.drafting import packages
from workbench.drafting.decoder import Decoder
from workbench.drafting.engine import Draft, Options, Request
from workbench.drafting.engines import argos
from workbench.drafting.engines.argos import ArgosEngine
from workbench.drafting.long import split_long
from workbench.errors import ModelError
from workbench.model import Origin, OriginKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.drafting.packages import InstalledPackage

TALKS = "The two sides held talks in Hanoi."
LONG = (
    "The ministers discussed trade, energy, science, culture, sport, tourism, transport and banking; "
    "they agreed to open direct flights between Moscow and Hanoi; they promised to simplify visas "
    "for students, scholars, doctors, engineers and journalists; they welcomed the plans of both "
    "countries for a centre of nuclear science and technology; and they thanked the people of "
    "Vietnam for their warm welcome, which the guests from Russia said they would long remember."
)


@pytest.fixture(scope="module")
def starter() -> InstalledPackage:
    found = packages.find("en", "ru")
    assert found is not None
    assert found.is_starter
    return found


@pytest.fixture(scope="module")
def decoder(starter: InstalledPackage) -> Decoder:
    return Decoder(starter)


def drafts(decoder: Decoder, texts: Sequence[str], options: Options | None = None) -> list[Draft]:
    found = dict(decoder.translate(texts, options or Options()))
    return [found[i] for i in range(len(texts))]


def test_every_text_gets_its_own_draft_whatever_the_order_of_decoding() -> None:
    engine = ArgosEngine()
    requests = [
        Request(text=text, pair=("en", code))
        for text in (TALKS, "Yes.", LONG, "He agreed.")
        for code in ("vi", "ru")
    ]
    together = dict(engine.translate(requests, Options()))
    alone = {i: dict(engine.translate([r], Options()))[0] for i, r in enumerate(requests)}
    assert {i: draft.text for i, draft in together.items()} == {i: d.text for i, d in alone.items()}


def test_a_draft_says_which_package_wrote_it(decoder: Decoder, starter: InstalledPackage) -> None:
    (draft,) = drafts(decoder, [TALKS])
    assert str(draft.origin) == f"engine argos translate-en_ru {starter.version}"


def test_text_without_words_gets_an_empty_draft(decoder: Decoder) -> None:
    assert [draft.text for draft in drafts(decoder, ["", "   "])] == ["", ""]


@pytest.mark.parametrize("text", ["2024", "12", "* * *", "10:30", "75 – 50"])
def test_what_has_no_letters_is_not_translated(decoder: Decoder, text: str) -> None:
    assert drafts(decoder, [text, "Yes."])[0].text == text


def test_alternatives_come_best_first_and_differ(decoder: Decoder) -> None:
    (draft,) = drafts(decoder, [TALKS], Options(beam_size=4, alternatives=4))
    assert draft.alternatives[0].text == draft.text
    assert len({a.text for a in draft.alternatives}) == 4
    scores = [a.score for a in draft.alternatives]
    assert scores == sorted(scores, reverse=True)


def test_attention_has_a_row_a_target_piece_and_a_column_a_source_piece(decoder: Decoder) -> None:
    (draft,) = drafts(decoder, [TALKS], Options(attention=True))
    attention = draft.attention
    assert attention is not None
    assert decoder.decode(attention.target) == draft.text
    assert attention.source == tuple(decoder.encode(TALKS))
    assert {len(row) for row in attention.weights} == {len(attention.source)}
    assert all(0.9 < sum(row) < 1.1 for row in attention.weights)


def test_a_long_sentence_is_translated_to_its_end(decoder: Decoder) -> None:
    assert len(decoder.encode(LONG)) > 100
    (draft,) = drafts(decoder, [LONG])
    parts = drafts(decoder, split_long(LONG, decoder.encode, 100))
    assert draft.text == " ".join(part.text for part in parts)
    assert len(draft.text) > len(LONG) * 0.6


def test_the_end_mark_of_an_agency_comes_back_as_it_was(decoder: Decoder) -> None:
    source = f"{TALKS.removesuffix('.')}./."
    plain, marked = drafts(decoder, [TALKS, source], Options(alternatives=2))
    ends = f"{plain.text.removesuffix('.')}./."
    assert marked.text == marked.alternatives[0].text == ends
    assert marked.alternatives[1].text.endswith("./.")
    head = marked.text.split()[0]
    completed = decoder.complete([(source, head)])
    assert completed[0] is not None
    assert completed[0].endswith("./.")


@pytest.mark.parametrize(
    ("source", "text", "ended"),
    [
        ("They agreed./.", "Они договорились.", "Они договорились./."),
        ("They agreed./.", "Hai bên nhất trí./.", "Hai bên nhất trí./."),
        ("They agreed./.", "Они договорились", "Они договорились./."),
        ("They agreed.", "Они договорились.", "Они договорились."),
        ("They agreed./.", "", ""),
    ],
)
def test_the_end_mark_takes_the_place_of_the_full_stop(source: str, text: str, ended: str) -> None:
    assert with_end_mark(text, source) == ended


def test_an_underscore_survives(decoder: Decoder) -> None:
    assert decoder.decode(["▁snake", "_", "case"]) == "snake_case"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("one two", ["one two"]),
        ("one two; three four", ["one two;", "three four"]),
        ("one two – three four", ["one two", "– three four"]),
        ("one, two three four five", ["one,", "two three", "four five"]),
        ("unbreakable-and-endless-word", ["unbreakable-and-endless-word"]),
        ("", []),
    ],
)
def test_long_text_is_cut_where_it_hurts_least(text: str, parts: list[str]) -> None:
    assert split_long(text, str.split, 3) == parts


def test_a_pair_without_a_model_is_named_with_the_way_to_one() -> None:
    with pytest.raises(ModelError, match="no model translates ru into vi; see `workbench models"):
        ArgosEngine().require(("ru", "vi"))


def test_the_pairs_are_those_of_the_packages() -> None:
    assert {("en", "vi"), ("en", "ru")} <= ArgosEngine().pairs()


def test_two_packages_make_a_way_through_a_third_language(
    starter: InstalledPackage, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = replace(
        starter, name="translate-vi_en", from_code="vi", to_code="en", path=Path("elsewhere")
    )
    monkeypatch.setattr(packages, "route", lambda *_: (first, starter))
    monkeypatch.setattr(argos, "Decoder", MarkingDecoder)
    engine = ArgosEngine()
    assert engine.require(("vi", "ru")) == (
        f"translate-vi_en {starter.version} (starter), then translate-en_ru {starter.version} (starter)"
    )
    requests = [Request(text=t, pair=("vi", "ru")) for t in ("một", "hai")]
    found = dict(engine.translate(requests, Options(attention=True)))
    assert [found[i].text for i in range(2)] == ["ru(en(một))", "ru(en(hai))"]
    names = (f"{name} {starter.version}" for name in ("translate-vi_en", "translate-en_ru"))
    assert found[0].origin.detail == f"argos {' + '.join(names)}"
    assert found[0].score == -2.0
    assert engine.assistant(("vi", "ru")) is None


class MarkingDecoder:
    """Shows the way a text took; finishes the last text first."""

    def __init__(self, package: InstalledPackage, workers: int = 0) -> None:
        self.package = package

    def translate(self, texts: Sequence[str], options: Options) -> Iterator[tuple[int, Draft]]:
        assert not options.attention
        label = f"argos {self.package.name} {self.package.version}"
        origin = Origin(kind=OriginKind.ENGINE, detail=label)
        for i in reversed(range(len(texts))):
            yield i, Draft(text=f"{self.package.to_code}({texts[i]})", score=-1.0, origin=origin)


@pytest.mark.parametrize(("free", "kept"), [(10**12, 2), (0, 1)])
def test_one_model_is_in_memory_unless_there_is_room(
    free: int, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(argos, "Decoder", MarkingDecoder)
    monkeypatch.setattr(argos, "_free_memory", lambda: free)
    engine = ArgosEngine()
    requests = [Request(text="one", pair=("en", code)) for code in ("vi", "ru")]
    assert len(list(engine.translate(requests, Options()))) == 2
    assert len(engine._decoders) == kept


@pytest.mark.parametrize("broken", ["model/model.bin", "sentencepiece.model"])
def test_a_damaged_model_is_one_clear_error(
    broken: str, starter: InstalledPackage, tmp_path: Path
) -> None:
    folder = tmp_path / starter.path.name
    shutil.copytree(starter.path, folder)
    (folder / broken).write_bytes(b"not a model")
    with pytest.raises(ModelError, match=r"cannot be loaded: .*; run `workbench models verify`"):
        drafts(Decoder(replace(starter, path=folder)), [TALKS])


def test_a_package_that_wants_a_target_prefix_gets_it_and_does_not_show_it(
    starter: InstalledPackage, decoder: Decoder, tmp_path: Path
) -> None:
    folder = tmp_path / starter.path.name
    shutil.copytree(starter.path, folder)
    prefix = decoder.encode("Стороны")[0]
    metadata = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    metadata["target_prefix"] = prefix
    (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    (draft,) = drafts(Decoder(replace(starter, path=folder)), [TALKS])
    (plain,) = drafts(decoder, [TALKS])
    assert draft.text
    assert draft.text != plain.text
    assert not draft.text.startswith(prefix.removeprefix("▁"))

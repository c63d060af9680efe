"""How a language sets its text: quotation marks, dashes, the letters of its alphabet."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Marks = tuple[str, str]
"""An opening and a closing quotation mark."""


class Script(StrEnum):
    """The alphabet of a language."""

    LATIN = "Latin"
    CYRILLIC = "Cyrillic"


_ALIKE_CYRILLIC, _ALIKE_LATIN = "аеорсхукАВЕКМНОРСТХУ", "aeopcxykABEKMHOPCTXY"
_ALIKE_GREEK, _AS_GREEK = "οΑΒΕΗΙΚΜΝΟΡΤΥΧΖ", "oABEHIKMNOPTYXZ"

LATIN_FOR: Mapping[str, str] = MappingProxyType(
    dict(zip(_ALIKE_CYRILLIC + "іІјЈѕЅһ", _ALIKE_LATIN + "iIjJsSh", strict=True))
    | dict(zip(_ALIKE_GREEK, _AS_GREEK, strict=True))
)
"""The Latin letter for a letter of another alphabet that looks the same."""

CYRILLIC_FOR: Mapping[str, str] = MappingProxyType(
    # The four small letters differ in upright type, not in italics or as keys.
    dict(zip(_ALIKE_LATIN + "mthn", _ALIKE_CYRILLIC + "мтнп", strict=True))
    | {"ο": "о", "Ο": "О", "Α": "А", "Β": "В", "Ε": "Е", "Κ": "К", "Μ": "М", "Η": "Н"}
    | {"Ρ": "Р", "Τ": "Т", "Χ": "Х"}
)
"""The Cyrillic letter for a letter of another alphabet that looks the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typography:
    """How a language sets its text; the defaults suit English."""

    quotes: tuple[Marks, ...] = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"))
    """The marks of a quotation; the first pair is the right one, the others are accepted."""
    nested_quotes: tuple[Marks, ...] = (("‘", "’"), ("“", "”"), ('"', '"'), ("'", "'"))
    """The same for a quotation inside a quotation."""
    has_merged_closing: bool = False
    """Whether one mark closes two quotations with the same marks that end together."""
    has_stop_after_quote: bool = False
    """Whether the full stop of a sentence that ends in a quotation stands after the mark."""
    spaced_dash: str = ""
    """What stands between spaced words, where a hyphen is wrong; nothing if it may stand there."""
    dash: str = "–"
    """What is meant by two hyphens."""
    script: Script = Script.LATIN
    strays: Mapping[str, str] = field(default_factory=dict)
    """Letters of other languages in the same script that are typed for one of this language."""
    lookalikes: Mapping[str, str] = field(default_factory=dict)
    """Whole words as they look when typed in another script, and as they should be."""
    tone_style: Callable[[str], str | None] | None = None
    """Tells which of two schools of setting tone marks a word follows, if the language has two and
    they differ in this word."""
    with_tone_style: Callable[[str, str], str] | None = None
    """Returns a word as a school sets it."""


def _typed_in_latin(*words: str) -> Mapping[str, str]:
    table = str.maketrans(_ALIKE_CYRILLIC, _ALIKE_LATIN)
    return MappingProxyType({word.translate(table): word for word in words})


RUSSIAN = Typography(
    quotes=(("«", "»"),),
    nested_quotes=(("„", "“"), ("“", "”"), ("«", "»")),
    has_merged_closing=True,
    has_stop_after_quote=True,
    spaced_dash="—",
    dash="—",
    script=Script.CYRILLIC,
    lookalikes=_typed_in_latin(
        *(
            "а",
            "о",
            "с",
            "у",
            "к",
            "А",
            "В",
            "К",
            "О",
            "С",
            "У",
            "со",
            "ко",
            "ее",
            "Со",
            "Ко",
            "Ее",
        ),
        *("СССР", "ООН", "НАТО", "ТАСС", "МОСКВА"),
    ),
)


def vietnamese(
    tone_style: Callable[[str], str | None], with_tone_style: Callable[[str, str], str]
) -> Typography:
    """Return how Vietnamese is set, given what knows its tone marks."""
    return Typography(
        quotes=(("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")),
        strays=MappingProxyType({"ð": "đ", "Ð": "Đ", "Ɖ": "Đ", "ɖ": "đ", "ɑ": "a", "ı": "i"}),
        tone_style=tone_style,
        with_tone_style=with_tone_style,
    )

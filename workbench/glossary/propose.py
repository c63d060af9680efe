"""First proposals for a new row: what kind of name it is, and how each language may write it.

They are for a person to confirm. What has to be translated, and is not merely spelled, gets no
proposal.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from workbench.glossary.term import TermKind
from workbench.languages import _russian_morphology as morphology
from workbench.languages._transliteration import (
    cyrillic_from_russian_name,
    cyrillic_from_vietnamese_name,
)
from workbench.languages._vietnamese_spelling import has_diacritics, is_syllable
from workbench.languages.base import folded, words

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_WORD = re.compile(r"[^\W\d_]+")
_INITIAL = re.compile(r"\b[A-Z][a-z]{0,2}\.")
_HEADS = {
    TermKind.ORGANISATION: words("""
        ministry agency committee university institute academy group corporation company bank center
        centre council party union organisation organization association federation airlines choir
        theatre theater museum school commission department office fund front army court assembly
        embassy press newspaper club orchestra ensemble government parliament duma
    """),
    TermKind.EVENT: words("""
        festival tournament games cup days day forum summit year congress championship conference week
        fair expo exhibition olympics war revolution holiday anniversary prize award
    """),
    TermKind.WORK: words("tale story novel poem song film book opera ballet symphony"),
    TermKind.PLACE: words("""
        city province region republic river sea street square airport bridge mountain lake island
        islands bay gulf ocean district county peninsula strait
    """),
}
HEAD_NOUNS = frozenset().union(*_HEADS.values())
"""Nouns, in small letters, that say what kind of thing an English name is."""

_RUSSIAN_SURNAME = re.compile(
    r"[a-z]{2,}(?:ov|ev|yov|ova|eva|yova|[^aeiou]in|[^aeiou]ina|sky|skiy|skii|skij|skaya|tsky|[^aeiou]ko|vich|vna|chuk|dze|shvili)"
)
_CLASSES = {
    "Surn": TermKind.PERSON,
    "Name": TermKind.PERSON,
    "Patr": TermKind.PERSON,
    "Geox": TermKind.PLACE,
    "Orgn": TermKind.ORGANISATION,
}
# Vietnamese families, without diacritics as English articles print them.
_FAMILIES = words("""
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh doan dao dam trinh
    truong mai ta luong luu lam ha to phung quach cao chu thai tong vuong tang
""")
# Places that English writes without diacritics, joined or apart.
_PLACES = {
    folded(name).replace(" ", ""): name
    for name in (
        "Bắc Ninh", "Cà Mau", "Cần Thơ", "Đà Lạt", "Đà Nẵng", "Điện Biên Phủ", "Hà Nội", "Hạ Long",
        "Hải Phòng", "Hồ Chí Minh", "Hội An", "Huế", "Nha Trang", "Quảng Ninh", "Sài Gòn", "Sa Pa",
        "Vũng Tàu",
    )
}  # fmt: skip
_ONE_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_MOST_SYLLABLES = 4
_MOST_NAMES = 3


def kind_of(
    name: str, *, everyday: AbstractSet[str] = frozenset(), is_quoted: bool = False
) -> TermKind:
    """Guess the kind of a name in an English article.

    Args:
        name: as the article writes it.
        everyday: words that the articles also write in small letters; a person has none of them.
        is_quoted: whether it stands in quotation marks, like the title of a work.
    """
    known = _kind_of_known(name)
    if known is not None:
        return known
    if is_quoted:
        return TermKind.WORK
    parts = name.lower().split()
    if len(parts) <= 1:
        return TermKind.TERM
    is_person = len(parts) <= _MOST_NAMES and everyday.isdisjoint(parts)
    return TermKind.PERSON if is_person else TermKind.ORGANISATION


def _kind_of_known(name: str) -> TermKind | None:
    """Return the kind of a name by its head noun or by what the word lists know of it."""
    parts = [part.lower() for part in _WORD.findall(name)]
    if is_country(name) or _vietnamese_place(name):
        return TermKind.PLACE
    for kind, heads in _HEADS.items():
        # The head is the last word, or the one before `of`: Ministry of Defence.
        if parts and (parts[-1] in heads or (parts[0] in heads and "of" in parts)):
            return kind
    if name.isupper():
        return TermKind.ORGANISATION
    if _is_vietnamese(name):
        return TermKind.PERSON if folded(parts[0]) in _FAMILIES else TermKind.PLACE
    return _russian_kind(name)


def rendering(name: str, kind: TermKind, code: str) -> str:
    """Propose how language `code` writes `name`; nothing if that takes a translator.

    Countries have the names that CLDR gives them. Russian names keep their Latin letters in
    Vietnamese and are romanised backwards (BGN/PCGN) for Russian; Vietnamese ones are transcribed
    by the practical rules.
    """
    if is_country(name):
        return _territories(code).get(_territories("en")[name], "")
    if kind not in {TermKind.PERSON, TermKind.PLACE}:
        return ""
    vietnamese = _vietnamese_place(name) or (name if _is_vietnamese(name) else "")
    proposals: dict[str, str] = {}
    if vietnamese:
        is_place = kind is TermKind.PLACE
        proposals["ru"] = cyrillic_from_vietnamese_name(vietnamese, joined=is_place)
        proposals["vi"] = vietnamese if has_diacritics(vietnamese) else ""
    elif _russian_kind(name) is not None:
        proposals = {"ru": cyrillic_from_russian_name(name), "vi": name}
    return proposals.get(code, "")


def is_country(name: str) -> bool:
    """Return whether `name` is what English calls a country or a continent."""
    return name in _territories("en")


@cache
def _territories(code: str) -> dict[str, str]:
    """Return what CLDR calls countries: codes by name in English, else names by code."""
    from babel import Locale

    names = Locale(code).territories
    return {name: key for key, name in names.items()} if code == "en" else dict(names)


def _vietnamese_place(name: str) -> str:
    return _PLACES.get(folded(name).replace(" ", ""), "")


def remark(name: str) -> str:
    """Return why a proposal for `name` is only a guess, or nothing."""
    is_bare = not has_diacritics(name) and not _vietnamese_place(name)
    if is_bare and not is_country(name) and _is_vietnamese(name):
        return "the article has no diacritics: find the Vietnamese spelling first"
    return ""


def row_id(wording: str) -> str:
    """Return an id made from a wording: small ASCII letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", folded(wording)).strip("-") or "row"


@lru_cache(maxsize=10_000)
def _russian_kind(name: str) -> TermKind | None:
    """Return the kind of a name that is Russian, by the dictionary or by the end of a surname."""
    parts = _WORD.findall(_INITIAL.sub("", name))
    if not parts or not all(part[0].isupper() and part.isascii() for part in parts):
        return None
    kinds = [_known_kind(part) for part in parts]
    if TermKind.PERSON in kinds or kinds[-1] is None:
        is_full = kinds[-1] is TermKind.PERSON or _is_surname(parts[-1])
        is_first_known = len(parts) == 1 or kinds[0] is TermKind.PERSON
        return TermKind.PERSON if is_full and is_first_known else None
    return kinds[-1] if None not in kinds else None


def _is_surname(word: str) -> bool:
    """Return whether `word` ends like a Russian surname and is no noun: not the Kremlin."""
    if not _RUSSIAN_SURNAME.fullmatch(word.lower()):
        return False
    nouns = morphology.nominatives(cyrillic_from_russian_name(word), "NOUN")
    return not any(parse.is_known for parse in nouns)


def _known_kind(word: str) -> TermKind | None:
    cyrillic = cyrillic_from_russian_name(word)
    for parse in morphology.nominatives(cyrillic, "NOUN"):
        if parse.is_known:
            for name_class, kind in _CLASSES.items():
                if name_class in parse.tag.grammemes:
                    return kind
    return None


def _is_vietnamese(name: str) -> bool:
    """Return whether all words are Vietnamese syllables and one thing shows that they are no others.

    With diacritics that is a mark; without, a known family before one or two given names.
    """
    parts = _WORD.findall(unicodedata.normalize("NFC", name))
    if not parts or len(parts) > _MOST_SYLLABLES or name.isupper():
        return False
    if has_diacritics(name):
        return all(is_syllable(part) for part in parts)
    is_syllabic = all(_ONE_SYLLABLE.fullmatch(part.lower()) for part in parts)
    return is_syllabic and len(parts) > 1 and parts[0].lower() in _FAMILIES

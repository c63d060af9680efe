"""How Vietnamese syllables are spelled: which words are syllables, and which spellings are equal.

A syllable is an onset (nghi, tr, qu, …) and a rime (oan, uya, ương, …) with at most one tone
mark. Two spellings of one syllable differ only in where the mark stands (hòa, hoà) or in i for y
(kĩ, kỹ). The tables follow the school grammar; the new tone placement is that of decision
1989/QĐ-BGDĐT (2018), the old one is what most of the press prints.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from workbench.languages.base import words

if TYPE_CHECKING:
    from collections.abc import Iterator

ToneStyle = Literal["old", "new"]

_TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_STOP_TONES = frozenset("\u0301\u0323")
_STOPS = ("p", "t", "c", "ch")
_VOWELS = "aăâeêioôơuưy"
_MARKED_VOWELS = "ăâêôơư"
_FRONT_VOWELS = "eêiy"

# Toned letter, in either case, to the letter without its tone and the tone mark.
_TONED = {
    unicodedata.normalize("NFC", vowel + mark): (vowel, mark)
    for vowel in _VOWELS + _VOWELS.upper()
    for mark in _TONE_MARKS
}
_UNTONED = str.maketrans({toned: vowel for toned, (vowel, _) in _TONED.items()})

_RIMES = words(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot oong ooc ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oet
    uân uâng uât uây uê uêch uên uênh uêt uêu uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    ăk
    """  # ăk: only in place names of the Central Highlands (Đắk Lắk)
)
_RIMES_ALONE = words("y yêm yên yêng yêt yêu")
_RIMES_AFTER_QU = frozenset(rime for rime in _RIMES if rime[0] in "aăâeêơ") | words(
    "i in inh it ich iu ôc y yt ynh ych yn yên yêt yu"
)
_RIMES_BACK = frozenset(rime for rime in _RIMES if rime[0] not in _FRONT_VOWELS)
_RIMES_FRONT = _RIMES - _RIMES_BACK
# Written gì, gìn, giếng: the i of the onset is also that of the rime.
_RIMES_WITH_SHARED_I = words("i im in ip iêng iêc iêm")

_RIMES_AFTER: dict[str, frozenset[str]] = {
    "": (_RIMES - {rime for rime in _RIMES if rime.startswith("iê")}) | _RIMES_ALONE,
    # Both letters for one sound; k before back vowels only in names (Bắc Kạn, Kon Tum).
    "c": _RIMES_BACK,
    "k": _RIMES | {"y"},
    "g": _RIMES_BACK,
    "gh": _RIMES_FRONT,
    "ng": _RIMES_BACK,
    "ngh": _RIMES_FRONT,
    "gi": _RIMES - {rime for rime in _RIMES if rime.startswith("i")},
    "qu": _RIMES_AFTER_QU,
    **dict.fromkeys(words("b ch đ kh p ph r tr x"), _RIMES),
    # y: words, or given names (Vy, Thy, Dy, Ny).
    **dict.fromkeys(words("d h l m n nh s t th v"), _RIMES | {"y"}),
}

# The mark stands on the first letter in the old style, on the second in the new one.
_MOVING_RIMES = frozenset(("oa", "oe", "uy"))
# After these, a final y and a final i write the same syllable.
_Y_EQUALS_I_AFTER = frozenset("hklmst")

_WORD = r"[\w\u0300-\u036f]+"
_TRIPHTHONG = 3


class Syllable(NamedTuple):
    """A word taken apart. All parts are in small letters and NFC."""

    onset: str
    """Consonants before the rime, `""` if none; `qu` and `gi` are onsets."""
    rime: str
    """Vowels and final consonant, without tone."""
    tone: str
    """Combining tone mark; `""` for the level tone."""
    tone_at: int
    """Index in the NFC word of the letter that carries the mark; -1 without one."""


@lru_cache(maxsize=1 << 16)
def parse_syllable(word: str) -> Syllable | None:
    """Return the parts of `word` if it is one well-spelled Vietnamese syllable, else None.

    Args:
        word: one word in NFC or NFD, any case.
    """
    letters = unicodedata.normalize("NFC", word).lower()
    plain = letters.translate(_UNTONED)
    split = _onset_and_rime(plain)
    if split is None:
        return None
    onset, rime = split
    toned = [index for index, letter in enumerate(letters) if letter in _TONED]
    if len(toned) > 1:
        return None
    tone = _TONED[letters[toned[0]]][1] if toned else ""
    if rime.endswith(_STOPS) and tone not in _STOP_TONES:
        return None
    if toned and toned[0] - (len(plain) - len(rime)) not in _tone_places(rime):
        return None  # hòan, qúy: a slip of the keyboard, not another style
    return Syllable(onset, rime, tone, toned[0] if toned else -1)


def is_syllable(word: str) -> bool:
    """Return whether `word` is one well-spelled Vietnamese syllable.

    Bare words that need no tone (`An`, `Long`, and English `on`, `can`) are syllables; `Viet` and
    `hat` are not, because a syllable that ends in p, t, c or ch carries sắc or nặng.

    Args:
        word: one word in NFC or NFD, any case.
    """
    return parse_syllable(word) is not None


@lru_cache(maxsize=1 << 16)
def spelling_key(word: str) -> str:
    """Return what all spellings of the syllable `word` have in common.

    Equal for both tone placements (hòa, hoà), for i and y at the end after h, k, l, m, s, t (kỹ,
    kĩ) and after qu (quý, quí; quýt, quít: dictionaries and bearers of the name write both, and
    no two syllables are told apart by it), for NFC and NFD, and for capitals. Tones, đ and d,
    and uy and ui (túy, túi) stay apart. The key is itself one of the spellings, so it never
    meets a different word. A word that is no syllable only loses its capitals.

    Args:
        word: one word in NFC or NFD, any case.
    """
    syllable = parse_syllable(word)
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold())
    if syllable is None:
        return folded
    onset, rime, tone, _ = syllable
    written_onset = folded.translate(_UNTONED).removesuffix(rime)
    place = max(_tone_places(rime))
    if (rime == "y" and onset in _Y_EQUALS_I_AFTER) or (onset == "qu" and _is_quy(rime)):
        rime = "i" + rime[1:]
    return unicodedata.normalize(
        "NFC", written_onset + rime[: place + 1] + tone + rime[place + 1 :]
    )


def with_tone_style(text: str, style: ToneStyle) -> str:
    """Return `text` with the tone marks of open oa, oe and uy where `style` puts them.

    Everything else stays byte for byte: closed rimes (hoàn, suýt, Huỳnh) have one spelling, and
    words that are no syllables may be foreign names. A moved mark keeps the case of its letters,
    and a decomposed word stays decomposed.

    Args:
        text: any text, NFC or NFD.
        style: `old` writes hòa, thủy; `new` writes hoà, thuỷ.
    """
    if text.isascii():
        return text
    return re.sub(_WORD, lambda match: _restyled(match[0], style), text)


def tone_style(text: str) -> Literal["old", "new", "mixed"] | None:
    """Return where `text` puts the tone marks of open oa, oe and uy; None if it has none."""
    styles = {style for match in re.finditer(_WORD, text) for style in _style_of(match[0])}
    return "mixed" if len(styles) > 1 else next(iter(styles), None)


def bare(text: str) -> str:
    """Return `text` with all Latin letters stripped of their diacritics, đ as d.

    One character for one, so spans in NFC text stay valid. Other scripts (й) are left alone, and
    so is a stray mark that no letter of NFC has room for.

    Args:
        text: any text; NFD is composed first.
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).translate(_bare_letters())


def has_diacritics(text: str) -> bool:
    """Return whether a Latin letter of `text` carries a diacritic (or is đ)."""
    return not text.isascii() and bare(text) != unicodedata.normalize("NFC", text)


def _onset_and_rime(plain: str) -> tuple[str, str] | None:
    """Split a word without tones, longest onset first; None if no split is a syllable."""
    for length in range(min(3, len(plain) - 1), -1, -1):
        onset, rime = plain[:length], plain[length:]
        if rime in _RIMES_AFTER.get(onset, ()):
            return onset, rime
    if plain.startswith("gi") and plain[1:] in _RIMES_WITH_SHARED_I:
        return "gi", plain[1:]
    return None


@cache
def _tone_places(rime: str) -> frozenset[int]:
    """Return the indexes in `rime` at which the tone mark may stand; mostly one."""
    if rime in _MOVING_RIMES:
        return frozenset((0, 1))
    marked = [index for index, letter in enumerate(rime) if letter in _MARKED_VOWELS]
    if marked:
        return frozenset(marked[-1:])  # ươ: on the second
    vowels = [index for index, letter in enumerate(rime) if letter in _VOWELS]
    if len(vowels) < len(rime):
        return frozenset(vowels[-1:])  # oan, uynh: the vowel next to the final consonant
    return frozenset((1,) if len(vowels) == _TRIPHTHONG else (0,))


def _is_quy(rime: str) -> bool:
    return rime.startswith("y") and not rime.startswith("yê")


def _style_of(word: str) -> Iterator[ToneStyle]:
    """Yield the tone style that `word` shows, if it is one of the syllables that show any."""
    if word.isascii():
        return
    syllable = parse_syllable(word)
    if syllable is not None and syllable.tone and syllable.rime in _MOVING_RIMES:
        yield "old" if syllable.tone_at == len(syllable.onset) else "new"


def _restyled(word: str, style: ToneStyle) -> str:
    """Return `word` in tone style `style`; unchanged if it shows the style or shows none."""
    if next(_style_of(word), style) == style:
        return word
    letters = unicodedata.normalize("NFC", word)
    form: Literal["NFC", "NFD"] = "NFC" if letters == word else "NFD"
    tone = next(_TONED[letter][1] for letter in letters if letter in _TONED)
    place = len(letters) - (1 if style == "old" else 0)
    plain = letters.translate(_UNTONED)
    return unicodedata.normalize(form, plain[:place] + tone + plain[place:])


@cache
def _bare_letters() -> dict[int, str]:
    """Return the table from every precomposed Latin letter to its base letter."""
    table = {ord("đ"): "d", ord("Đ"): "D"}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        decomposed = unicodedata.normalize("NFD", chr(code))
        if len(decomposed) > 1 and decomposed[0].isascii():
            table[code] = decomposed[0]
    return table

"""Two spellings of one Vietnamese syllable are equal, two syllables never are, names stay whole."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest

from workbench.languages._vietnamese_spelling import (
    bare,
    has_diacritics,
    is_syllable,
    parse_syllable,
    spelling_key,
    tone_style,
    with_tone_style,
)
from workbench.languages.base import words


def pairs(table: str) -> list[tuple[str, ...]]:
    """Return the spellings of a table of `one/other`."""
    return [tuple(pair.split("/")) for pair in table.split()]


# Old and new placement of the mark in every open oa, oe and uy that news text uses.
MOVED = pairs("""
        hòa/hoà hóa/hoá họa/hoạ hỏa/hoả tòa/toà tỏa/toả tọa/toạ khóa/khoá khỏa/khoả lòa/loà lóa/loá
        thỏa/thoả đọa/đoạ đóa/đoá xóa/xoá xõa/xoã góa/goá nhòa/nhoà ngõa/ngoã dọa/doạ òa/oà
        xòe/xoè khỏe/khoẻ khóe/khoé lòe/loè lóe/loé nhòe/nhoè tóe/toé ọe/oẹ
        thủy/thuỷ thúy/thuý thùy/thuỳ thụy/thuỵ tùy/tuỳ tủy/tuỷ túy/tuý tụy/tuỵ lũy/luỹ lụy/luỵ
        hủy/huỷ húy/huý ngụy/nguỵ nhụy/nhuỵ ủy/uỷ úy/uý Thủy/Thuỷ HÒA/HOÀ Ủy/Uỷ ỦY/UỶ
    """)
# Closed rimes, longer rimes and onsets qu and gi: one placement in both styles.
FIXED = words("""
    hoàn hoán suýt Huỳnh huỳnh khuỷu khuya quý quà quả quạ quỳ quẻ quỷ quỵ già giá giả giữa giếng
    giết gì gìn thuở huệ Huế tuần thuế khoẻn xoẹt toàn loại ngoài khoái xoáy ngoáy ngoằn ngoèo nguyễn
    Nguyễn quyết tuyệt thuyền quỳnh quýt mía của mùa lửa cúi ngửi bưởi rượu hươu muối bìa đĩa cào tuýp
    xoong moóc uỵch oẳng oách nguệch quốc Đắk
""")
# Slips of the keyboard, bare stops, English and Spanish: a rule for syllables must not see them.
NO_SYLLABLES = words("""
    Bezdetko Rodríguez Monáe Kazan Peskov Veltzé hòan sụyt Hùynh qúy hat Viet book kiêu1 ghà ngiêng
    cí ka1 zô fa wa oae bác-sĩ x ng qu tr kiềuu cápp bảc sắch trờc hẽt hoaf déjà façade Công-gô
    résumé Zárate naïve señor Müller été
""")


@pytest.mark.parametrize(("old", "new"), MOVED)
def test_both_tone_placements_turn_into_each_other(old: str, new: str) -> None:
    assert (with_tone_style(old, "new"), with_tone_style(new, "old")) == (new, old)
    assert (with_tone_style(old, "old"), with_tone_style(new, "new")) == (old, new)
    assert spelling_key(old) == spelling_key(new)
    assert (tone_style(old), tone_style(new)) == ("old", "new")


@pytest.mark.parametrize("word", sorted(FIXED))
def test_syllables_with_one_spelling_are_never_rewritten(word: str) -> None:
    assert is_syllable(word)
    assert (with_tone_style(word, "old"), with_tone_style(word, "new")) == (word, word)
    assert tone_style(word) is None


@pytest.mark.parametrize("word", sorted(NO_SYLLABLES))
def test_foreign_and_misspelled_words_are_no_syllables_and_stay_as_they_are(word: str) -> None:
    assert not is_syllable(word)
    assert (with_tone_style(word, "old"), with_tone_style(word, "new")) == (word, word)


@pytest.mark.parametrize(
    "word", sorted(words("Kiều ư y Ý ông ơi yêu yên Vy Thy Kạn Kon Pác Đăk ai ỉa hừm nghiêng"))
)
def test_short_rare_and_proper_syllables_are_recognised(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))
    assert is_syllable(word.upper())


@pytest.mark.parametrize(
    ("one", "other"),
    pairs("""
            kỹ/kĩ kỳ/kì ký/kí kỷ/kỉ lý/lí lỵ/lị Mỹ/Mĩ mỹ/mĩ hy/hi hỷ/hỉ tỷ/tỉ tỳ/tì sỹ/sĩ sỷ/sỉ ly/li
            quý/quí quỳ/quì quỹ/quĩ quy/qui quýt/quít Mỹ/MĨ Thủy/THUỶ Kiều/kiều
        """),
)
def test_a_term_is_found_in_the_other_spelling_of_its_syllables(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)
    assert spelling_key(unicodedata.normalize("NFD", one)) == spelling_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    pairs("""
            túy/túi thủy/thủi ma/má má/mà mả/mã ma/mạ đa/da Đà/Dà ay/ai tay/tai mây/mâi vy/vi
            hoa/hòa hoà/hoả huy/huỷ quyên/quiên an/ăn ăn/ân tô/to tơ/tư hòan/hoàn qúy/quý
        """),
)
def test_different_syllables_never_pass_for_each_other(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)


def test_a_foreign_name_keeps_its_accents_in_the_key() -> None:
    assert spelling_key("Rodríguez") == "rodríguez"
    assert spelling_key("Rodríguez") != spelling_key("Rodriguez")
    assert spelling_key(unicodedata.normalize("NFD", "MONÁE")) == "monáe"


def test_a_sentence_changes_only_where_the_styles_differ() -> None:
    old = "Ủy ban Hòa bình: “HÓA chất”, suýt soát;\tMonáe và Rodríguez_hòa hòa2 – sức khỏe…\u00a0"
    new = "Uỷ ban Hoà bình: “HOÁ chất”, suýt soát;\tMonáe và Rodríguez_hòa hòa2 – sức khoẻ…\u00a0"
    assert with_tone_style(old, "new") == new
    assert with_tone_style(new, "old") == old


def test_a_decomposed_text_stays_decomposed() -> None:
    decomposed = unicodedata.normalize("NFD", "nước Cộng hòa")
    assert with_tone_style(decomposed, "new") == unicodedata.normalize("NFD", "nước Cộng hoà")


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("hòa bình và sức khỏe", "old"),
        ("hoà bình và sức khoẻ", "new"),
        ("hòa bình và sức khoẻ", "mixed"),
        ("hoàn toàn quý giá", None),
        ("plain text", None),
    ],
)
def test_a_text_in_two_styles_is_told_from_one_in_one(
    text: str, style: Literal["old", "new", "mixed"] | None
) -> None:
    assert tone_style(text) == style


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Truyện Kiều", "Truyen Kieu"),
        ("ĐẶNG đường", "DANG duong"),
        ("Rodríguez, Monáe", "Rodriguez, Monae"),
        ("Йод и Việt", "Йод и Viet"),
        ("plain", "plain"),
    ],
)
def test_a_name_typed_without_diacritics_can_be_compared(text: str, letters: str) -> None:
    assert bare(text) == letters
    assert bare(unicodedata.normalize("NFD", text)) == letters
    assert has_diacritics(text) == (text != letters)


def test_a_syllable_comes_apart_where_the_school_grammar_cuts_it() -> None:
    parts = {word: parse_syllable(word) for word in ("Giếng", "gì", "quyển", "nghĩa", "ông")}
    assert {word: part and (part.onset, part.rime) for word, part in parts.items()} == {
        "Giếng": ("gi", "iêng"),
        "gì": ("gi", "i"),
        "quyển": ("qu", "yên"),
        "nghĩa": ("ngh", "ia"),
        "ông": ("", "ông"),
    }

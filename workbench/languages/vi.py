"""Vietnamese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.languages._typography import vietnamese
from workbench.languages._vietnamese_prose import PROSE
from workbench.languages.base import Language, SentenceRules, folded, words

if TYPE_CHECKING:
    from workbench.languages._quantities import Quantities

SENTENCES = SentenceRules(
    never_final=words("""
        GS PGS TS ThS Ths Th.S CN KS BS DS LS KTS TSKH CKI CKII BSCKI BSCKII ThS.BS NSND NSƯT NGND NGƯT
        NS NSNA HS VS ĐB BT ĐS Đ/c đ/c TP Tp tp TX Tx tx TT Tt H Q P Đ X T ĐH CĐ THPT KP KCN BV CP Cty NXB
        Mr Mrs Ms Dr Prof Gen St v vs
    """),
    before_number=words("tr số Đt đt ĐT SĐT tel Tel No Vol Fig p pp"),
    after_number=words("đ"),
    maybe_final=words("U.S U.K U.N D.C Inc Ltd Corp Co Bros Jr Sr Ph.D M.D MSc JSC"),
    often_final=words("v.v vv v.v.v a.m p.m etc"),
    times=words("a.m p.m"),
    starters=words("""
        ai anh bà bên bị bởi các cả cách cần chị chiều chính cho chúng chưa có cô công cơ còn cũng cùng
        cuối cứ dù do dưới đã đặc đầu đây để đến đối đó đồng được giữa gần hai hàng hầu hiện họ hôm
        hơn khác khi không kể là lúc mà mặc mặt mỗi một mọi nay này năm nếu ngay ngày ngoài người
        nhân nhằm nhiều nhờ như nhưng những ở ông phía phải qua quá rất riêng rồi sáng sau
        sự song tại tất theo thế thì tiếp tối tôi trên trong trước trưa từ tuy tuần và vào vẫn vậy
        về vì việc vị với
    """),
    labels=words("""
        bài bảng biểu chương dạng điều điểm đội hạng hình hồ khoản khối khu loại lô lớp mục mẫu nhóm
        phần lục án gan tầng vitamin
    """),
    letter_words=words("Á Ý Ả Ở Ừ Ố"),
    initials=words("Ch Dz Gi Kh Ng Ngh Nh Ph Qu Sh Th Tr Ts Ya Yo Yu Zh"),
)


def _word_key(word: str) -> str:
    from workbench.languages._vietnamese_spelling import spelling_key

    return spelling_key(word)


def _sounds_like(name: str, word: str) -> float:
    from workbench.languages._transliteration import similarity
    from workbench.languages._vietnamese_spelling import is_syllable

    if is_syllable(word) and folded(word) != folded(name):
        return 0.0  # a word of the language, whatever it sounds like: `Cuộc` is not Cooke
    return similarity(name, word)


def _may_be_word(word: str) -> bool:
    from workbench.languages._vietnamese_spelling import is_syllable

    return is_syllable(word)  # anh, pháp, nga are words without their capital


_PARTICLES = words("""
    ai anh bà bị bằng bởi các cho chưa chứ cùng cũng của dù do đang đã để đến đó được giữa hay hoặc
    hơn hồi khi không là lại lúc mà mỗi một năm này ngày nên nếu như nhưng những nước ở ông phải qua
    rằng rất ra sau sẽ sự tại theo thì trên trong trước từ và vào vẫn vì với về
""")
"""Words that stand alone: they are not half of a compound of two syllables."""


def _may_part(left: str, right: str) -> bool:
    """Return whether two syllables are surely two words, since compounds are written apart."""
    if not (left.islower() and right.islower()):
        return not (left.istitle() and right.istitle())
    return left in _PARTICLES or right in _PARTICLES


def _quantities() -> Quantities:
    from workbench.languages._vietnamese_quantities import QUANTITIES

    return QUANTITIES


def _tone_style(word: str) -> str | None:
    if word.isascii():
        return None
    from workbench.languages._vietnamese_spelling import tone_style

    return tone_style(word)


def _with_tone_style(word: str, style: str) -> str:
    from workbench.languages._vietnamese_spelling import with_tone_style

    return with_tone_style(word, "old" if style == "old" else "new")


_ACRONYMS = {
    "AI": ("TTNT",),
    "AIDS": ("SIDA",),
    "CPC": ("ĐCSTQ",),
    "CPV": ("ĐCSVN",),
    "DNA": ("ADN",),
    "EU": ("LMCA",),
    "FTA": ("HĐTMTD",),
    "HCMC": ("TPHCM", "TP.HCM"),
    "NA": ("QH",),
    "NATO": ("OTAN",),
    "RNA": ("ARN",),
    "UN": ("LHQ",),
    "UNGA": ("ĐHĐ",),
    "UNSC": ("HĐBA",),
    "VNA": ("TTXVN",),
    "VOV": ("TNVN",),
    "VTV": ("THVN",),
}

LANGUAGE = Language(
    code="vi",
    name="Vietnamese",
    sentences=SENTENCES,
    word_key=_word_key,
    sounds_like=_sounds_like,
    may_part=_may_part,
    may_be_word=_may_be_word,
    prose=PROSE,
    typography=vietnamese(_tone_style, _with_tone_style),
    quantities=_quantities,
    acronyms=_ACRONYMS,
)

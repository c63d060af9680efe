"""What running text in Russian looks like."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.languages._prose import Look, Prose
from workbench.languages.base import words

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


@lru_cache(maxsize=1 << 16)
def _look(word: str) -> Look:
    if _CYRILLIC.search(word):
        return Look.OWN  # a Latin letter in such a word is a slip of the keyboard, not a language
    if word.islower() and len(word) > 1:
        return Look.FOREIGN
    return Look.NAME


_MAY_DOUBLE = words("""
    вот да давно далеко еле едва кто мало много ну нет очень почти просто редко самый самая самое
    самые сам сама совсем так там то того тот тут часто чуть
""")
"""Said twice for emphasis, or as the last word of one clause and the first of the next."""


def _may_double(before: str, word: str, after: str) -> bool:
    del before, after
    return word in _MAY_DOUBLE


_MONTHS = words("""
    январь января январю январем январём январе февраль февраля февралю февралем февралём феврале
    март марта марту мартом марте апрель апреля апрелю апрелем апреле май мая маю маем мае
    июнь июня июню июнем июне июль июля июлю июлем июле август августа августу августом августе
    сентябрь сентября сентябрю сентябрем сентябрём сентябре октябрь октября октябрю октябрем октябрём
    октябре ноябрь ноября ноябрю ноябрем ноябрём ноябре декабрь декабря декабрю декабрем декабрём декабре
""")
_WEEKDAYS = words("""
    понедельник понедельника понедельнику понедельником понедельнике понедельники понедельникам
    вторник вторника вторнику вторником вторнике вторники вторникам
    среда среду среды среде средой среды средам
    четверг четверга четвергу четвергом четверге четверги четвергам
    пятница пятницу пятницы пятнице пятницей пятницам
    суббота субботу субботы субботе субботой субботам
    воскресенье воскресенья воскресенью воскресеньем воскресеньям
""")
_PEOPLE_STEMS = words("""
    американ афган африкан бразил британ вьетнам голланд индий индонезий иран испан италий
    камбоджий канад китай корей мексикан норвеж португал сингапур тайван украин филиппин европей япон
""")
_RUSSIANS = words("""
    россиянин россиянина россиянину россиянином россиянине россияне россиян россиянам россиянами
    россиянах россиянка россиянки россиянке россиянку россиянкой англичанин англичанина англичане англичан
    англичанам англичанами немец немца немцы немцам немцами француз француза французы
    французам французами поляк поляка поляки полякам поляками грек грека греки
    грекам турок турка турки туркам турками
""")


def _peoples() -> frozenset[str]:
    """Return forms of the nouns for people of a country: `китаец`, `китайца`, `китайцы`.

    The genitive of the plural is left out, because it is also a surname: Немцев, Поляков.
    """
    endings = ("ца", "цу", "цем", "це", "цы", "цам", "цами", "цах")
    oblique = {stem + ending for stem in _PEOPLE_STEMS for ending in endings}
    plain = {stem.removesuffix("й") + "ец" for stem in _PEOPLE_STEMS}
    return frozenset(oblique | plain) | _RUSSIANS


PROSE = Prose(
    letters="Cyrillic",
    look=_look,
    may_double=_may_double,
    never_doubled=words("""
        а без бы был была были в во для до за и из или к ко который которая которое которые которых
        которого которой между на над не о об от по под после при с со также у чтобы
    """),
    length=1.05,
    spread=2.3,
    long_phrase=6,
    small_letters=_MONTHS | _WEEKDAYS | _peoples(),
    may_be_name=words("""
        май мая маю маем мае март марта марту мартом марте август августа августу августом августе
        пятница пятницу пятницы пятнице пятницей суббота субботы среда среду среды среде средой
    """),
)

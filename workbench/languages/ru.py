"""Russian."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.languages._russian_letters import ACRONYMS, INITIALS
from workbench.languages._russian_prose import PROSE
from workbench.languages._typography import RUSSIAN
from workbench.languages.base import Case, Form, Language, SentenceRules, words

if TYPE_CHECKING:
    from workbench.languages._quantities import Quantities

SENTENCES = SentenceRules(
    never_final=words("""
        т.е т.к т.н т.о т.наз и.о в.т.ч в.ч т.ч с.х им ул пл пр-т просп пер пр наб бул б-р ш пос дер
        обл р-н г-н г-жа г-да гр гр-н проф акад доц канд инж ген полк подполк кап лейт серж адм ст.лейт
        мл ст зам зав чл член-корр чл.-корр св ср напр тов англ нем фр франц лат греч исп итал кит
        вьетн рус р.п пгт о-в оз р хр архит худ реж сост ред изд пред губ
        янв фев февр мар апр авг сен сент окт ноя нояб дек
        Св Ср См Dr Mr Mrs Ms St Prof v vs
    """),
    before_number=words("""
        стр рис табл гл п пп ст разд ч кв корп д тел вып № No прил эт оф ауд ок vol p pp
    """),
    after_number=words("г в с п д м о ч ш х см"),
    maybe_final=words("U.S U.K D.C Inc Ltd Corp Co Jr Sr мин сек"),
    often_final=words("""
        гг вв др т.д т.п проч н.э до.н.э кв.м куб.м кв.км л.с рт.ст руб долл коп млрд млн тыс трлн
        чел экз шт
    """)
    | {"и пр"},
    times=words("г гг в вв ч"),
    starters=words("""
        а без благодаря более больше большинство будет бы был была были было в вам вас ведь весь во
        возможно вот впоследствии впрочем все всё всего вскоре всех второй вы где да далее даже два
        для до другие его ее её если есть ещё еще за затем здесь и из или им именно иногда их к
        каждый как какие какой когда кроме кто ли лишь между многие может мой мы на над надо наконец
        например нас наш не него некоторые несмотря нет ни никто но ну о об обе оба однако он она они
        оно от перед по под позднее позже поэтому после потом почему поскольку почти при причём про
        раньше с сам сегодня сейчас сначала со согласно среди так также такая такие такой там те
        теперь тем то тогда того тоже только тот три туда ты у уже хотя через что чтобы эта эти это
        этого этой этом этот эту я
    """),
    continuers=words("сша снг рф ес ссср"),
    labels=words("""
        вариант витамин вирус гепатит глава группа группе группы группу группой дом категория категории
        класс класса классе линия литера параграф план плана пункт пункта пункте раздел
        разряд ряд серия сектор статья статье статьи статью таблица тип типа точка точке точку
        точки форма формы часть этап витамина витамином витамины вариантом варианта варианте гепатита
        гепатитом планом плане
    """),
    initials=words("Дж Дз Вл Вс Евг Ал Ан Дм Конст Ник Серг Эд Юр Kh Sh Th Yu Zh Ch Ph"),
)


def _word_key(word: str) -> str:
    return word.lower().replace("ё", "е")


def _inflect(
    wording: str, kind: str, declension: str, explicit: tuple[str, ...]
) -> tuple[Form, ...]:
    from workbench.languages._russian_forms import forms

    return forms(wording, kind=kind, declension=declension, explicit=explicit)


def _sounds_like(name: str, word: str) -> float:
    from workbench.languages._transliteration import similarity

    return similarity(name, word)


def _reinflect(word: str, forms: tuple[Form, ...], before: str) -> Form | None:
    from workbench.languages._russian_forms import reinflect

    return reinflect(word, forms, before)


def _allows_case(before: str, case: Case) -> bool:
    from workbench.languages._russian_prepositions import allows_case

    return allows_case(before, case)


def _quantities() -> Quantities:
    from workbench.languages._russian_quantities import QUANTITIES

    return QUANTITIES


def _governed_cases(before: str) -> tuple[Case, ...]:
    from workbench.languages._russian_prepositions import governed_cases

    return governed_cases(before)


def _meant_cases(before: str, said: str) -> frozenset[Case]:
    from workbench.languages._russian_prepositions import meant_cases

    return meant_cases(before, said)


def _preposition_before(preposition: str, word: str) -> str:
    from workbench.languages._russian_prepositions import preposition_before

    return preposition_before(preposition, word)


def _may_be_word(word: str) -> bool:
    from workbench.languages._russian_forms import is_common_word

    return is_common_word(word)


_LEAST_LIKELY = 0.05
"""Below this probability a reading of a word is passed over."""


def _all_forms(word: str) -> frozenset[str]:
    from workbench.languages._russian_morphology import parses

    likely = [parse for parse in parses(word) if parse.score >= _LEAST_LIKELY]
    return frozenset((word, *(form.word for parse in likely for form in parse.lexeme)))


LANGUAGE = Language(
    code="ru",
    name="Russian",
    sentences=SENTENCES,
    word_key=_word_key,
    inflect=_inflect,
    sounds_like=_sounds_like,
    allows_case=_allows_case,
    governed_cases=_governed_cases,
    meant_cases=_meant_cases,
    prepositions=frozenset({"в", "с", "о"}),
    preposition_before=_preposition_before,
    may_be_word=_may_be_word,
    reinflect=_reinflect,
    all_forms=_all_forms,
    has_cases=True,
    prose=PROSE,
    typography=RUSSIAN,
    quantities=_quantities,
    acronyms=ACRONYMS,
    initials=INITIALS,
)

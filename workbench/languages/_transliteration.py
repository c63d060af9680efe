"""Names between alphabets: Russian spellings of romanised names, and how alike two spellings sound.

What comes out is a proposal for the terminologist, never a decision: a romanisation drops soft
signs and ё, and tradition overrules every system.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from workbench.languages._vietnamese_spelling import (
    Syllable,
    bare,
    has_diacritics,
    parse_syllable,
    spelling_key,
)
from workbench.languages.base import words


def _table(text: str) -> dict[str, str]:
    """Return the pairs of `text`, written `latin=cyrillic` and separated by white space."""
    return dict(pair.split("=") for pair in text.split())


# --- Russian names in Latin letters -------------------------------------------------------------

# BGN/PCGN 1947 read backwards, with what the press writes instead (tch, sch, ks for x, j).
# Longer entries win. l is followed by a soft sign that no romanisation but BGN's ' shows.
_RUSSIAN_LETTERS = _table("""
    shch=щ sch=щ tch=ч sh=ш ch=ч zh=ж kh=х ts=ц tz=ц ph=ф ck=к
    ya=я yu=ю ye=е yo=ё ja=я ju=ю jo=ё yë=ё ë=ё x=кс lsk=льск lts=льц lnts=лнц ln=льн
    a=а b=б c=к d=д e=е f=ф g=г h=х i=и j=й k=к l=л m=м n=н o=о p=п q=к r=р s=с t=т u=у v=в w=в
    y=ы z=з '=ь ’=ь ʹ=ь
""")
_AFTER_CONSONANT = "(?<=[bdfgklmnprstvz])"
# In this order, before the single letters: stems, endings, letters that depend on their neighbours.
_RUSSIAN_RULES = {
    r"kuzm": "кузьм",
    r"tretyak": "третьяк",
    r"^dya(?=ch|k)": "дья",
    r"^bolsh": "больш",
    r"^troi": "трои",
    r"kamchats": "камчатс",
    r"(?<=[ua])tsk$": "тск",  # towns named after rivers: Иркутск, Братск, but Донецк
    r"(?<=[ou]p)ol$|(?<=sp)ol$": "оль",
    r"slavl$": "славль",
    r"neft$": "нефть",
    r"(?<=[oe])ff$": "в",
    r"(?<=sk)i$|(?<=[kg])y$|(?<=[zksc]h)y$|(?:iy|ij|ii)$|(?<=[kg])yi$": "ий",
    _AFTER_CONSONANT + r"yi?$": "ый",
    r"i?iya$|i?ija$|iia$|(?<=[b-df-hj-np-tvwxz])ia$": "ия",
    r"(?<=[aeou])ia": "я",
    # Zaitsev, Alexei; but not before a vowel (Nikolaevich), where i keeps its sound
    r"(?<=[aeo])i(?=[b-df-hj-np-tv-z]|$)|(?<=u)i$": "й",
    r"(?<=[aeiouy])y(?![aeou])": "й",
    # After a consonant BGN writes е as e, so ye hides a soft sign; so does most -yanov.
    _AFTER_CONSONANT + r"ye": "ье",
    _AFTER_CONSONANT + r"yi": "ьи",
    r"(?<=[bmpv])yov": "ьёв",
    _AFTER_CONSONANT + r"yanov": "ьянов",
    _AFTER_CONSONANT + r"iu|^iu": "ю",
    _AFTER_CONSONANT + r"ia|^ia": "я",
}
# Names whose Russian spelling no rule can know: soft signs, ё, э, -ий after a consonant.
_RUSSIAN_NAMES = _table("""
    afanasy=Афанасий anatoly=Анатолий apollinary=Аполлинарий arkady=Аркадий arseny=Арсений
    dmitry=Дмитрий evgeny=Евгений gennady=Геннадий georgy=Георгий grigory=Григорий
    innokenty=Иннокентий leonty=Леонтий makary=Макарий porfiry=Порфирий prokofy=Прокофий
    terenty=Терентий valery=Валерий vasily=Василий vikenty=Викентий vitaly=Виталий yevgeny=Евгений
    yuly=Юлий yury=Юрий
    alexander=Александр artem=Артём artyom=Артём daria=Дарья darya=Дарья diana=Диана eduard=Эдуард
    eldar=Эльдар eleonora=Элеонора ella=Элла elmira=Эльмира elvira=Эльвира emil=Эмиль emilia=Эмилия
    emma=Эмма erik=Эрик ernst=Эрнст faina=Фаина fedor=Фёдор igor=Игорь ilya=Илья ilyich=Ильич
    ilyinichna=Ильинична izmail=Измаил joseph=Иосиф julia=Юлия lyubov=Любовь marya=Марья
    natalia=Наталья nataliya=Наталия natalya=Наталья nelly=Нелли olga=Ольга petr=Пётр pyotr=Пётр
    raisa=Раиса semen=Семён semyon=Семён sofya=Софья sophia=София tatiana=Татьяна tatyana=Татьяна
    zinaida=Зинаида
    alferov=Алфёров ehrenburg=Эренбург eisenstein=Эйзенштейн falkov=Фальков fedorov=Фёдоров
    gogol=Гоголь gorbachev=Горбачёв gorky=Горький grigoriev=Григорьев khrushchev=Хрущёв
    kiselev=Киселёв korolev=Королёв kovalev=Ковалёв leontiev=Леонтьев likhachev=Лихачёв
    mikhail=Михаил moiseev=Моисеев moiseyev=Моисеев mussorgsky=Мусоргский nabiullina=Набиуллина
    prokofiev=Прокофьев rachmaninoff=Рахманинов rachmaninov=Рахманинов vasiliev=Васильев
    yuriev=Юрьев
    anadyr=Анадырь astrakhan=Астрахань cheboksary=Чебоксары crimea=Крым elbrus=Эльбрус elista=Элиста
    engels=Энгельс kazan=Казань kerch=Керчь kremlin=Кремль mariupol=Мариуполь moscow=Москва
    nalchik=Нальчик nizhny=Нижний orel=Орёл oryol=Орёл perm=Пермь petersburg=Петербург russia=Россия
    ryazan=Рязань siberia=Сибирь sovetsk=Советск suzdal=Суздаль syzran=Сызрань tolyatti=Тольятти
    tver=Тверь tyumen=Тюмень yoshkar=Йошкар
""")
# The final -ий of a name is spelled in six ways: Dmitry, Dmitri, Dmitrii, Dmitriy, Dmitrij, Dmitryi.
_FINAL_Y = r"(?<=[b-df-hj-np-tv-z])(?:iy|ij|ii|yi|i)$"
_INITIALS = r"\b(?:[A-Z]|Shch|Ch|Kh|Sh|Ts|Ya|Ye|Yo|Yu|Zh)\.\s*"
_SAINT = r"\b(?:St\.?|Saint)[\s-]+(?=Petersburg)"
# An apostrophe is a soft sign (Il'ya), but not before a possessive s.
_NAME_WORD = r"(?!(?<=\w['’])s\b)[^\W\d_]+(?:['’ʹ](?!s\b)[^\W\d_]*)*"


def cyrillic_from_russian_name(latin: str) -> str:
    """Propose the Russian spelling of a romanised Russian name.

    The romanisation of BGN/PCGN (1947) is read backwards, press variants included; initials are
    set apart (`A.P. Chekhov` becomes `А. П. Чехов`). A list of common names gives the soft signs
    and the ё that Latin letters hide; for other names they are missing.

    Args:
        latin: names, initials and hyphens in Latin letters; the rest is kept.
    """
    text = re.sub(_SAINT, "Санкт-", unicodedata.normalize("NFC", latin))
    text = re.sub(_INITIALS, lambda match: _russian_word(match[0].rstrip(". ")) + ". ", text)
    return re.sub(_NAME_WORD, lambda match: _russian_word(match[0]), text).strip()


def _russian_word(word: str) -> str:
    """Return one romanised word in Cyrillic, capitals as in `word`; other words as they are."""
    small = word.lower()
    if not set(small) <= _RUSSIAN_LETTERS.keys():
        return word
    known = _RUSSIAN_NAMES.get(small) or _RUSSIAN_NAMES.get(re.sub(_FINAL_Y, "y", small))
    if known is not None:
        return _with_capitals_of(word, known.lower())
    for pattern, cyrillic in _RUSSIAN_RULES.items():
        small = re.sub(pattern, cyrillic, small)
    return _with_capitals_of(
        word, _russian_letters().sub(lambda match: _RUSSIAN_LETTERS[match[0]], small)
    )


@cache
def _russian_letters() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_RUSSIAN_LETTERS, key=len, reverse=True)))


def _with_capitals_of(model: str, word: str) -> str:
    if model.isupper() and len(model) > 1 and len(word) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


# --- Vietnamese names ---------------------------------------------------------------------------

# The practical transcription of the Soviet geodesy office (GUGK, 1973), after T. T. Mkhitaryan.
# ь stands for softness: with the vowel after it, it becomes я, ё, ю (Nha Trang, Chu).
_ONSETS = _table("""
    b=б c=к ch=ть d=з đ=д g=г gh=г gi=зь h=х k=к kh=кх l=л m=м n=н ng=нг ngh=нг nh=нь p=п ph=ф
    qu=ку r=р s=ш t=т th=тх tr=ч v=в x=с
""") | {"": ""}
_CODAS = _table("c=к ch=ть k=к m=м n=н ng=нг nh=нь p=п t=т") | {"": ""}
# Vowels with their glides; those not listed are read letter by letter.
_NUCLEI = _table("""
    ai=ай ay=ай ây=эй oi=ой ôi=ой ơi=ой ui=уй ưi=ый uôi=уой ươi=ыой oai=оай oay=оай uây=уэй
    iê=ье yê=йе iêu=ьеу yêu=йеу oe=оэ oeo=оэо uê=юэ uy=юи uyê=уе uyu=юиу uya=уя
    a=а ă=а â=а e=е ê=е i=и o=о ô=о ơ=о u=у ư=ы y=и
""")
# Sources differ: uy, uynh and uê are юи, юинь, юэ in GUGK (Тхюи, Хюинь, Хюэ), уи, уинь, уэ in part
# of the press; Tuy Hòa is Туихоа everywhere. Without onset and after qu always уи and уэ.
_WITHOUT_ONSET = _table("uê=уэ uy=уи uyu=уиу")
_AFTER_QU = _table("e=э ê=э yê=е ô=о")
_SOFTENED = _table("а=я е=е и=и о=ё у=ю ь=ь ю=ю")

# Tradition before system. «Киеу» is how the Russian edition of 2015 prints the heroine's name.
_TRADITIONAL_APART = {"Hồ Chí Minh": "Хо Ши Мин", "Truyện Kiều": "Чуен Киеу"}
# Places that are never written apart, whatever the caller asks.
_TRADITIONAL_JOINED = {
    "Hồ Chí Minh": "Хошимин",
    "Buôn Ma Thuột": "Буонметхуот",
    "Chợ Lớn": "Тёлон",
    "Cần Thơ": "Кантхо",
    "Đà Lạt": "Далат",
    "Đà Nẵng": "Дананг",
    "Điện Biên Phủ": "Дьенбьенфу",
    "Hà Nội": "Ханой",
    "Hạ Long": "Халонг",
    "Hải Phòng": "Хайфон",
    "Mê Kông": "Меконг",
    "Nha Trang": "Нячанг",
    "Sài Gòn": "Сайгон",
    "Tuy Hòa": "Туихоа",
    "Việt Cộng": "Вьетконг",
    "Việt Minh": "Вьетминь",
    "Việt Nam": "Вьетнам",
}


def cyrillic_from_vietnamese_name(name: str, *, joined: bool = False) -> str:
    """Propose the Russian spelling of a Vietnamese name.

    Follows the practical transcription (GUGK 1973, Mkhitaryan) with a short list of traditional
    spellings. Parts that are no Vietnamese syllables stay as they are. Without diacritics d and
    đ, and some vowels, cannot be told apart: the result is then a guess.

    Args:
        name: with diacritics; parts of a compound place may be joined by a hyphen.
        joined: write one word, as for places (`Хайзыонг`); people's names stay apart.
    """
    pieces = re.split(r"\s*[-–]\s*", unicodedata.normalize("NFC", name).strip())
    return "-".join(_vietnamese_piece(piece.split(), joined=joined) for piece in pieces)


def _vietnamese_piece(parts: list[str], *, joined: bool) -> str:
    whole = " ".join(parts)
    cyrillic = _traditional(joined=joined).get(_name_key(whole))
    if cyrillic is None:
        transcribed = [_vietnamese_part(part) for part in parts]
        if not joined:
            return " ".join(transcribed)
        cyrillic = "".join(transcribed).lower()
    return _with_capitals_of(whole, cyrillic)


@cache
def _traditional(*, joined: bool) -> dict[str, str]:
    tables = (_TRADITIONAL_APART, _TRADITIONAL_JOINED)
    weaker, stronger = tables if joined else tables[::-1]
    return {_name_key(name): cyrillic for name, cyrillic in (weaker | stronger).items()}


def _name_key(name: str) -> str:
    return " ".join(map(spelling_key, name.split()))


def _vietnamese_part(part: str) -> str:
    syllable = parse_syllable(part)
    return part if syllable is None else _with_capitals_of(part, _transcribed(syllable))


def _transcribed(syllable: Syllable) -> str:
    """Return one syllable in Cyrillic, in small letters."""
    onset, rime = syllable.onset, syllable.rime
    vowels = rime.rstrip("chgkmnpt")
    coda = rime.removeprefix(vowels)
    if onset == "gi" and vowels == "ê":
        vowels = "iê"  # giết is gi + iết, written with one i
    nucleus = _NUCLEI.get(vowels) or "".join(_NUCLEI[vowel] for vowel in vowels)
    if not onset:
        nucleus = re.sub("^е", "э", _WITHOUT_ONSET.get(vowels, nucleus))
    elif onset == "qu":
        nucleus = _AFTER_QU.get(vowels, nucleus)
    consonant = _ONSETS[onset]
    if consonant.endswith("ь"):
        consonant = consonant[:-1]
        nucleus = _SOFTENED.get(nucleus[0], "ь" + nucleus[0]) + nucleus[1:]
    return consonant + nucleus + _CODAS[coda]


# --- How alike two spellings sound --------------------------------------------------------------

_ROMANISED = str.maketrans(
    _table("""
    а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh
    ц=ts ч=ch ш=sh щ=shch ы=y э=e ю=yu я=ya
    """)
    | {"ъ": "", "ь": ""}
)
# What different systems write for one sound. Capitals: C for ch, S for sh and shch, Z for zh and j.
_FOLDS = {
    "[^a-z]+": "",
    "tch|ch": "C",
    "shch|shC|sch|sC|sh": "S",
    "(?<=[aeiouy])j(?![aeiou])": "i",
    "d?zh|j": "Z",
    "nh": "n",
    "oo": "u",
    "kh": "h",
    "ph": "f",
    "th": "t",
    "ck|qu?|c(?![eiy])": "k",
    "x": "ks",
    "w": "v",
    "t[sz]": "c",
    "z": "s",
    "ye|yo": "e",
    "y": "i",
    "ie": "e",
    r"(.)\1+": r"\1",
}
_CASE_ENDINGS = words("""
    ами ями ого его ому ему ыми ими ой ей ом ем ам ям ах ях ый ий ая яя ое ее ым им ых их
    ую юю ою ею ью а я о е у ю ы и ь й
""")
# Any two words share letters: what two unrelated names have in common by chance is to count little.
_WEIGHT_OF_A_DIFFERENCE = 1.3
_COST_OF_A_CUT_LETTER = 0.03
_SHORTEST_STEM = 2
_ANY_WORD = r"[^\W\d_]+"


@lru_cache(maxsize=1 << 14)
def latin_key(text: str) -> str:
    """Return how `text` sounds, in Latin letters, whichever alphabet and system it is written in.

    Cyrillic is romanised (BGN/PCGN), diacritics go, and what systems and newspapers write
    differently is folded: y i j, kh h, ks x, ts c, ch tch, s z, e ye ie yo, n nh, doubled letters,
    final -iy -ii -y -i; soft signs, spaces and punctuation are dropped.

    Args:
        text: a word or a name in Latin or Cyrillic letters.
    """
    key = bare(text).lower().translate(_ROMANISED)
    for pattern, sound in _folds():
        key = pattern.sub(sound, key)
    return key


@cache
def _folds() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), sound) for pattern, sound in _FOLDS.items())


@lru_cache(maxsize=1 << 14)
def similarity(latin: str, other: str) -> float:
    """Return how likely `other` renders the name `latin`, from 0 to 1.

    Compares the keys of both (see `latin_key`) by normalised Indel distance: word by word if both
    have as many words, else without spaces. A Cyrillic word is also compared without its
    case ending (at most three letters), at a small cost for each letter cut.

    Args:
        latin: an English word or name.
        other: a Russian or Vietnamese word or phrase.
    """
    ours, theirs = (
        re.findall(_ANY_WORD, latin),
        re.findall(_ANY_WORD, unicodedata.normalize("NFC", other)),
    )
    if not ours or not theirs:
        return 0.0
    if len(ours) != len(theirs):
        ours, theirs = ["".join(ours)], ["".join(theirs)]
    weights = [len(word) for word in ours]
    scores = [_word_similarity(*pair) for pair in zip(ours, theirs, strict=True)]
    return sum(w * score for w, score in zip(weights, scores, strict=True)) / sum(weights)


def _word_similarity(latin: str, other: str) -> float:
    keys = [latin_key(latin)]
    if has_diacritics(latin):
        keys.append(latin_key(_vietnamese_part(latin)))  # Trần is Чан
    best = max(_alike(key, latin_key(other)) for key in keys)
    for stem, cut in _stems(other):
        # Правдой loses its -ой, so Pravda has to lose its -a.
        alike = max(_alike(k, latin_key(stem)) for key in keys for k in (key, key.rstrip("aeiou")))
        best = max(best, alike - _COST_OF_A_CUT_LETTER * cut)
    return best


def _alike(key: str, other: str) -> float:
    # Imported here: most commands never compare names.
    from rapidfuzz.distance import Indel

    return max(0.0, 1 - _WEIGHT_OF_A_DIFFERENCE * Indel.normalized_distance(key, other))


def _stems(word: str) -> list[tuple[str, int]]:
    """Return `word` without each Russian case ending that it may have, and the letters cut."""
    small = word.lower()
    return [
        (small.removesuffix(ending), len(ending))
        for ending in _CASE_ENDINGS
        if small.endswith(ending) and len(small) - len(ending) > _SHORTEST_STEM
    ]

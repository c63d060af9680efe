"""English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.languages._english_prose import PROSE
from workbench.languages.base import Form, Language, SentenceRules, folded, words

if TYPE_CHECKING:
    from workbench.languages._quantities import Quantities

SENTENCES = SentenceRules(
    never_final=words("""
        Mr Mrs Ms Mx Messrs Mmes Dr Drs Prof Rev Hon Fr Pres Gov Sen Sens Rep Reps Amb Sec Supt Insp
        Assoc Asst Deg deg Gen Lt Col Maj Capt Cmdr Cdr Cpl Pvt Sgt Adm Brig Det Lieut Mt Mts Ft Pt Ste Vol
        Sr.Lt Lt.Col Lt.Gen Maj.Gen Brig.Gen e.g i.e eg ie vs v viz cf approx incl esp ca resp Op
    """),
    before_number=words("""
        No Nos no nos p pp Vols vol vols Fig Figs fig figs Art Arts art arts Ch ch Sect sec Para para
        paras ed Apt Rm Ext ext ft tel Tel ver c q
        Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    """),
    maybe_final=words("""
        U.S U.K U.N E.U U.A.E U.S.A U.S.S.R D.C N.Y L.A B.C Inc Ltd Corp Co Cos Bros LLC Plc Pty
        Jr Sr Esq Ph.D PhD M.D M.A B.A M.P M.Sc B.Sc Assn Dept Univ Inst Intl Natl Govt Ave Blvd Rd
        Hwy St Sq Bldg Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss
        Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo yahoo! jeopardy! mamma!
    """),
    often_final=words("a.m p.m etc") | {"et al"},
    times=words("a.m p.m"),
    starters=words("""
        a after all also although among an and another any are as at back because before besides both
        but by can did do does during each earlier even every everyone few finally first for from
        further furthermore given had has have he hence her here his how however i if in indeed
        instead is it its just last later likewise many maybe meanwhile more moreover most mr mrs ms much my
        neither never nevertheless no nobody nonetheless not nothing now of on once one only
        or other others our over people perhaps several she should similarly since so some
        someone soon still such that the their then there therefore these they this those though
        three through throughout thus to today together tomorrow tonight too two under unlike until
        we well what whatever when whenever where whereas whether which while who whoever why will
        with within without yesterday yet you your
    """),
    continuers=words("""
        monday tuesday wednesday thursday friday saturday sunday january february march april may
        june july august september october november december jan feb mar apr aug sept oct nov dec
        est edt cst cdt mst mdt pst pdt et ct mt pt gmt utc bst cet ict msk eastern central pacific
        greenwich local
    """),
    labels=words("""
        annex appendix article block category chapter class clause figure grade group hepatitis
        level option paragraph part phase plan point ps rule section serie series stage step table
        type vitamin war
    """),
    initials=words("Ch Gr Kh Kn Ng Nh Ph Sh Th Tr Ts Ya Yo Yu Zh"),
    speech_verbs=words("""
        added admitted announced answered asked called cried declared demanded exclaimed explained
        inquired joked replied said says shouted told urged whispered wondered wrote yelled
    """),
)

_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


def _inflect(
    wording: str, kind: str, declension: str, explicit: tuple[str, ...]
) -> tuple[Form, ...]:
    """Return a wording and, for terms, its plural; names have none."""
    forms = [wording, *explicit]
    if kind == "term" and declension != "fixed" and wording[-1:].islower():
        forms.append(_plural(wording))
    return tuple(Form(text) for text in dict.fromkeys(forms))


def _plural(noun: str) -> str:
    if noun.endswith(_SIBILANTS):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def _quantities() -> Quantities:
    from workbench.languages._english_quantities import QUANTITIES

    return QUANTITIES


# The endings also fit other names (Susan), so this is a hint, never proof.
_DEMONYMS = words("""
    Arab Azerbaijani Bangladeshi Croat Czech Dane Dutch Emirati Filipino Finn French Greek Iraqi Israeli
    Kuwaiti Lao Nepali Omani Pakistani Pole Qatari Saudi Scot Serb Slovak Slovene Somali Swede Swiss
    Thai Turk Yemeni
""")
_DEMONYM_ENDINGS = ("an", "ese", "ish", "lsh")


def _is_demonym(word: str) -> bool:
    singular = word.removesuffix("s")
    return word in _DEMONYMS or singular in _DEMONYMS or singular.endswith(_DEMONYM_ENDINGS)


LANGUAGE = Language(
    code="en",
    name="English",
    sentences=SENTENCES,
    word_key=folded,
    inflect=_inflect,
    is_demonym=_is_demonym,
    prose=PROSE,
    quantities=_quantities,
)

"""What running text in English looks like."""

from __future__ import annotations

from workbench.languages._prose import Prose
from workbench.languages.base import words

PROSE = Prose(
    function_words=words("""
        a about above after again against all almost also although am among an and another any are around as
        at away back be because been before being below between both but by came can could did do does
        down during each either else enough even ever every few first for from further get go got had
        has have having he her here hers him his how however i if in into is it its just last least less
        like made make many may me might more most much must my near never new next no nor not now of
        off often on once one only or other our out over own per quite rather said same says several shall
        she should since so some still such than that the their them then there these they this those
        though through thus to today too toward towards two under until up upon us very was we well were
        what when where whether which while who whom whose why will with within without would year years
        yet you your
    """),
    name_links=words("""
        a al an and at da das de del den der des di do dos du e el en for from in la las le les los of on or
        per bin ibn ter the to und van von vs with y
    """),
)

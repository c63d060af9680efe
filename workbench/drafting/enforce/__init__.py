"""Holding drafts to the glossary: draft, locate, propose, score, verify.

A draft that satisfies its terms is left alone. For the others, the model's own alternatives are
tried first; then, term by term, every form of the term is put where it belongs, the model scores
the sentences, redrafts what follows the best two, and the best one that passes all guards is taken.
If none does, the draft stays and the check reports it. Last, a term that stands in a case that the
preposition before it rules out is put into the right one. The work of all sentences is done
together, one term of each in a round.
"""

from workbench.drafting.enforce.decision import Decision, Enforced, Job, Scorer, Step
from workbench.drafting.enforce.rounds import enforce

__all__ = ["Decision", "Enforced", "Job", "Scorer", "Step", "enforce"]

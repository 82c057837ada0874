"""Whom a sentence is about, by the parse: the subject of its main clause."""

from __future__ import annotations

from builder.annotation.parse.syntax import CIRCUMSTANTIAL, SUBJECTS, Syntax

_PARTS_OF_NAMES = frozenset(("apposition", "flat", "flat:name", "name"))
_LEAD = 4
"""How many words stand before a pronoun in the clause that it opens: "in view of what she"."""
_STEPS = 8
"""How many words are climbed from a name or a pronoun to the verb of the main clause."""


def leads(syntax: Syntax, first: int, last: int) -> bool:
    """Say whether the name at the units ``[first, last)`` is the subject of a main clause.

    "Moen met Vik", "the mayor, Ida Moen, was seen": a pronoun that follows stands for the subject before all others
    (Grosz, Joshi and Weinstein 1995, Centering).
    """
    heads, relations = syntax.heads, syntax.relations
    at = next((at for at in range(first, last) if syntax.classes[at] and not first <= heads[at] < last), -1)
    for _ in range(_STEPS):
        if at < 0 or relations[at] not in _PARTS_OF_NAMES:
            break
        at = heads[at]
    return at >= 0 and relations[at] in SUBJECTS and heads[at] >= 0 and relations[heads[at]] == "ROOT"


def subject_behind(syntax: Syntax, pronoun: int) -> int | None:
    """Return the subject of the clause that the clause of the unit ``pronoun`` opens, if it is the subject there.

    "As she put it, Moen had no choice", "In what she called a whim, Moen left".
    """
    if syntax.relations[pronoun] not in SUBJECTS:
        return None
    at = pronoun
    for _ in range(_STEPS):
        head = syntax.heads[at]
        if head < 0:
            break
        if at < head and syntax.relations[at] in CIRCUMSTANTIAL:
            subject = syntax.subject(head)
            opens = pronoun - syntax.extent(at)[0] <= _LEAD
            if opens and subject is not None and pronoun < subject <= head:
                return subject
        at = head
    return None

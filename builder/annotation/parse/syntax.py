"""The parse of a trained spaCy pipeline, read in the units of a `Stream`.

ClearNLP's labels (spaCy's English pipelines) and those of Universal Dependencies, versions 1 and 2, are brought to one
scheme, close to the latter: a preposition hangs on its noun, and the noun on what it complements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from builder.annotation.tokens import Stream
from builder.annotation.untokenized import Untokenized

if TYPE_CHECKING:
    from spacy.tokens import Doc

_RELATIONS = {
    "nsubj": "subject", "csubj": "subject", "nsubjpass": "passive-subject", "nsubj:pass": "passive-subject",
    "csubjpass": "passive-subject", "csubj:pass": "passive-subject", "dobj": "object", "obj": "object",
    "iobj": "addressee", "dative": "addressee", "ccomp": "clause", "xcomp": "open-clause", "advcl": "adverbial",
    "acl": "modifier", "relcl": "relative", "acl:relcl": "relative", "parataxis": "parataxis", "conj": "joined",
    "cc": "joint", "aux": "auxiliary", "auxpass": "passive-auxiliary", "aux:pass": "passive-auxiliary",
    "cop": "copula", "mark": "mark", "case": "case", "prep": "case", "pobj": "oblique", "pcomp": "oblique",
    "nmod": "oblique", "obl": "oblique", "agent": "agent", "nmod:agent": "agent", "obl:agent": "agent",
    "nmod:poss": "possessor", "poss": "possessor", "acomp": "predicate", "attr": "predicate", "appos": "apposition",
    "advmod": "adverb", "neg": "negation", "punct": "punctuation",
}  # fmt: skip

SUBJECTS = ("subject", "passive-subject")
"""What the subject of a verb is to it, or to an auxiliary of it."""
CIRCUMSTANTIAL = frozenset(("adverbial", "oblique"))
"""What a phrase on when, where or how is to its verb."""
_HELPERS = frozenset(("auxiliary", "passive-auxiliary", "copula"))

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
"""Classes of words that can stand for somebody."""
VERBAL = frozenset(("VERB", "AUX"))
"""Classes of verbs."""
HIDDEN = 500
"""How deep in a sentence a word is at most."""

_KINDS: dict[str, Literal["person", "organization"] | None] = {
    "PERSON": "person", "PER": "person", "ORG": "organization", "NORP": "organization", "GPE": None, "LOC": None,
    "FAC": None,
}  # fmt: skip


class Piece(NamedTuple):
    """A parsed part of a text, and the code point of the text that it starts at.

    ``written`` is what the text was before it was tokenized, where the stream is of that.
    """

    doc: Doc
    start: int
    written: Untokenized | None = None


class Syntax:
    """The words of a stream as a tree.

    By unit: ``heads`` the unit that governs it (-1 for none), ``relations`` what it is to that ("subject", "clause"),
    ``classes`` its universal part of speech, ``entities`` the label of the entity it is in, all empty strings where
    the parse has nothing. What a marked stretch is to the words outside is what its outermost word is.
    """

    def __init__(self, stream: Stream, pieces: list[Piece]) -> None:
        size = len(stream.words)
        self.heads = [-1] * size
        self.relations = [""] * size
        self.classes = [""] * size
        self.entities = [""] * size
        self._subjects: dict[int, int | None] = {}
        for piece in pieces:
            self._read(stream, piece)
        self._children: list[list[int]] = [[] for _ in range(size)]
        for unit, governor in enumerate(self.heads):
            if governor >= 0:
                self._children[governor].append(unit)

    def _read(self, stream: Stream, piece: Piece) -> None:
        tokens = list(piece.doc)
        heads = [token.head.i for token in tokens]
        labels = [token.dep_ for token in tokens]
        _turn_prepositions(heads, labels)
        offsets = [piece.start + token.idx for token in tokens]
        if piece.written is not None:
            offsets = list(map(piece.written.place, offsets))
        units = _units_of(stream, offsets)
        depths: dict[int, int] = {}
        for number, token in enumerate(tokens):
            unit = units[number]
            if unit < 0:
                continue
            head = heads[number]
            governor = units[head] if head != number else -1
            if governor == unit:
                continue
            if unit in stream.stretch:
                # Of the words between marks that hang on others outside, the outermost counts.
                depth = HIDDEN if labels[number] == "punct" else _depth(heads, number)
                if depth >= depths.get(unit, HIDDEN + 1):
                    continue
                depths[unit] = depth
            elif self.classes[unit]:
                continue
            self.heads[unit] = governor
            self.relations[unit] = _RELATIONS.get(labels[number], labels[number])
            self.classes[unit] = token.pos_
            self.entities[unit] = token.ent_type_

    def children(self, unit: int) -> list[int]:
        """Return the units that ``unit`` governs, in text order."""
        return self._children[unit]

    def child(self, unit: int, *relations: str) -> int | None:
        """Return the first unit that is one of ``relations`` to ``unit``."""
        for child in self._children[unit]:
            if self.relations[child] in relations:
                return child
        return None

    def subject(self, verb: int) -> int | None:
        """Return the unit of the subject of ``verb``, which a parser may hang on an auxiliary of it."""
        if verb not in self._subjects:
            # Kept, for many verbs may be joined to one.
            found = self.child(verb, *SUBJECTS)
            for child in self._children[verb]:
                if found is None and self.relations[child] in _HELPERS:
                    found = self.child(child, *SUBJECTS)
            self._subjects[verb] = found
        return self._subjects[verb]

    def kind_of(self, places: list[tuple[int, int]]) -> Literal["person", "organization"] | None:
        """Return what the entities at ``places``, in units, are, if the pipeline says the same of all of them.

        A single word that occurs once is too little for a recognizer to go by, and a wrong person costs more than an
        unknown one: "the senator" could be either then.
        """
        if len(places) == 1 and places[0][1] - places[0][0] == 1:
            return None
        kinds = {
            _KINDS[label]
            for first, last in places
            for at in range(first, last)
            if (label := self.entities[at]) in _KINDS
        }
        return kinds.pop() if len(kinds) == 1 else None

    def is_person(self, first: int, last: int) -> bool:
        """Say whether the pipeline takes a unit of ``[first, last)`` for a person's name."""
        return any(_KINDS.get(label) == "person" for label in self.entities[first:last])

    def extent(self, unit: int) -> tuple[int, int]:
        """Return the units ``[first, last)`` of the subtree of ``unit``."""
        first = last = unit
        todo = [unit]
        seen = 0
        while todo and seen < 400:
            at = todo.pop()
            seen += 1
            first, last = min(first, at), max(last, at)
            todo.extend(self._children[at])
        return first, last + 1


def _turn_prepositions(heads: list[int], labels: list[str]) -> None:
    """Hang nouns where ClearNLP hangs their prepositions: in "said in Oslo", "Oslo" on "said" and "in" on "Oslo"."""
    for number, label in enumerate(labels):
        if label == "pobj" or label == "pcomp":
            preposition = heads[number]
            if labels[preposition] in ("prep", "agent"):
                heads[number] = heads[preposition]
                labels[number] = "agent" if labels[preposition] == "agent" else "obl"
                heads[preposition] = number
                labels[preposition] = "case"


def _depth(heads: list[int], number: int) -> int:
    """Return how many words govern the token, directly or by another."""
    depth = 0
    while heads[number] != number and depth < HIDDEN:
        number = heads[number]
        depth += 1
    return depth


def _units_of(stream: Stream, offsets: list[int]) -> list[int]:
    """Return the unit that each token starts in, -1 for none (white space)."""
    starts, ends = stream.starts, stream.ends
    found: list[int] = []
    unit = 0
    last = len(starts) - 1
    for offset in offsets:
        while unit < last and starts[unit + 1] <= offset:
            unit += 1
        found.append(unit if last >= 0 and starts[unit] <= offset < ends[unit] else -1)
    return found

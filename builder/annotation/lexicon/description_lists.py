"""The words by which one thing is described and referred to again, and those that join clauses."""

from __future__ import annotations

from collections.abc import Mapping

from builder.annotation.lexicon.entries import Entries


class DescriptionLists(Entries):
    """Words by class and by noun, each for rules of one folder; the heads of the files say what they mean.

    ``doing`` are the verbs for what somebody does in a body, ``relating`` the participles that tie somebody to one.
    ``implied`` are the kinds of bodies that a post implies, and how the article tells which.
    ``callers`` are the words without one of which nobody is called by a noun that `called.txt` has.
    ``introducing`` are the words right before a name that what stands before them may tell something of.
    """

    def __init__(self, directory: str | None = None) -> None:
        super().__init__(directory)
        self.describing = self.classes("description_words")
        working, founding, leading = (self.describing[of] for of in ("working", "founding", "leading"))
        self.doing = working | founding | leading
        self.introducing = self.describing["appointing"] | self.describing["introducing"]
        self.referring = self.classes("referring_words")
        self.gender_within = {word: gender for gender in "fm" for word in self.referring["within_" + gender]}
        self.gender_endings = [(gender, tuple(self.referring["ending_" + gender])) for gender in "fm"]
        self.clause = self.classes("clause_words")
        called = {tuple(words.split()): tuple(nouns.split()) for words, nouns in self.rows("called")}
        self.called = {words[0]: nouns for words, nouns in called.items() if len(words) == 1}
        self.called_together: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for words, nouns in called.items():
            if len(words) > 1:
                self.called_together.setdefault(words[-1], []).append((words[0], nouns))
        self.callers = _callers(called)
        self.outlet_kinds = {noun: tuple(kinds.split()) for noun, kinds in self.rows("outlet_kinds")}
        self.works = {columns[0]: columns[1] for columns in self.rows("works")}
        self.plain_people = {tuple(columns[0].split()) for columns in self.rows("plain_people")}
        self.also_nouns = {columns[0] for columns in self.rows("also_nouns")}
        self.implied: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for post, how, bodies in self.rows("implied_bodies"):
            self.implied.setdefault(post, []).append((how, frozenset(bodies.split())))
        self.relation_verbs = {
            columns[0]: frozenset(columns[1].split(",")) for columns in self.rows("relation_verbs")
        }
        self.relating = frozenset(verb for verb in self.relation_verbs if verb.endswith("ing"))


def _callers(called: Mapping[tuple[str, ...], tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """Return, for every noun of ``called``, the words without one of which nobody is called so.

    The noun itself, the last words of the titles and roles that it stands for, and what these stand for in turn.
    """
    callers: dict[str, set[str]] = {}
    for words, nouns in called.items():
        for noun in nouns:
            callers.setdefault(noun, {noun}).add(words[-1])
    grown = True
    while grown:
        grown = False
        for words_of_noun in callers.values():
            size = len(words_of_noun)
            words_of_noun.update(*(callers[word] for word in words_of_noun & callers.keys()))
            grown = grown or len(words_of_noun) > size
    return {noun: frozenset(words_of_noun) for noun, words_of_noun in callers.items()}

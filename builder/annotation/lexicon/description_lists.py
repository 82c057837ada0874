"""The words by which one thing is described and referred to again, and those that join clauses."""

from __future__ import annotations

from builder.annotation.lexicon.entries import Entries


class DescriptionLists(Entries):
    """Words by class and by noun, each for rules of one folder; the heads of the files say what they mean.

    ``doing`` are the verbs for what somebody does in a body, ``relating`` the participles that tie somebody to one.
    ``implied`` are the kinds of bodies that a post implies, and how the article tells which.
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

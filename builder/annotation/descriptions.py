"""Whom a description stands for: "the former minister", "a senior official", "residents", "the report"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from builder.annotation.entities import Known, People, plain
from builder.annotation.lexicon import (
    BE, CAPITAL, COMMA, CUE_NOUN, DETERMINER, DOCUMENT, END, NUMBER, ORGANIZATION, POSSESSIVE, POSSESSIVE_MARK, QUANTITY,
    QUOTE, ROLE, SOMEBODY, UPPER, Lexicon,
)  # fmt: skip
from builder.annotation.mentions import mention_by_name
from builder.annotation.phrases import Phrase
from builder.annotation.tokens import Stream
from builder.schema import SpeakerKind


@dataclass(slots=True, eq=False)
class Described:
    """Somebody or something without a name: the description without its article, what it is, its head noun."""

    name: str
    kind: SpeakerKind
    head: str
    gender: str | None
    words: frozenset[str] = field(default_factory=frozenset)


_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those"))
_DEFINITE = frozenset(("the", "this", "that"))
# Titles in short and what later descriptions call their bearers.
CALLED = {
    "sen.": ("senator", "lawmaker"), "sen": ("senator", "lawmaker"), "senator": ("lawmaker",),
    "rep.": ("congressman", "congresswoman", "representative", "lawmaker"),
    "rep": ("congressman", "congresswoman", "representative", "lawmaker"),
    "congressman": ("lawmaker",), "congresswoman": ("lawmaker",), "mp": ("lawmaker", "member"),
    "gov.": ("governor",), "gov": ("governor",), "dr.": ("doctor", "physician"), "prof.": ("professor",),
    "lt.": ("lieutenant",), "gen.": ("general",), "col.": ("colonel",), "sgt.": ("sergeant",), "capt.": ("captain",),
    "rev.": ("reverend", "pastor", "minister"), "det.": ("detective",), "adm.": ("admiral",), "maj.": ("major",),
    "spokesman": ("spokesperson",), "spokeswoman": ("spokesperson",), "chairman": ("chair",), "chairwoman": ("chair",),
    "attorney": ("lawyer",), "lawyer": ("attorney",), "physician": ("doctor",), "doctor": ("physician",),
    "nominee": ("candidate",), "candidate": ("hopeful", "contender"),
}  # fmt: skip
PERSONS = frozenset(("man", "woman", "person", "boy", "girl", "candidate", "gentleman", "lady"))


def describe(stream: Stream, phrase: Phrase) -> Described:
    """Return who the description ``phrase`` introduces."""
    lexicon = stream.lexicon
    first = phrase.first
    if first < phrase.last - 1 and stream.lows[first] in _ARTICLES:
        first += 1
    head = stream.lows[phrase.head]
    flag = stream.flags[phrase.head]
    kind: SpeakerKind
    if flag & (ORGANIZATION | DOCUMENT) and not flag & ROLE:
        kind = "group" if lexicon.organization_nouns.get(singular(head, lexicon)) == "group" else "organization"
    elif flag & CUE_NOUN and not flag & ROLE:
        kind = "organization"
    elif is_plural(stream, phrase):
        kind = "group"
    elif flag & CAPITAL and not flag & ROLE:
        kind = "organization"
    else:
        kind = "unnamed"
    text = " ".join(stream.string(first, phrase.last).split())
    words = frozenset(stream.lows[at] for at in range(phrase.first, phrase.last))
    return Described(text, kind, singular(head, lexicon), lexicon.gender.get(singular(head, lexicon)), words)


def singular(noun: str, lexicon: Lexicon) -> str:
    """Return the singular of a noun that may be plural."""
    if noun in lexicon.plurals:
        return lexicon.plurals[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


def is_plural(stream: Stream, phrase: Phrase) -> bool:
    """Say whether the phrase is about several: "residents", "Ruiz and her lawyer", "many"."""
    head = stream.lows[phrase.head]
    first = stream.flags[phrase.first]
    if stream.lows[phrase.first] in ("a", "an", "one", "another", "every", "each"):
        return False
    if first & (QUANTITY | SOMEBODY) and not first & DETERMINER and stream.lows[phrase.first] != "one":
        return True
    return head in ("people", "police") or singular(head, stream.lexicon) != head


class Descriptions:
    """Finds whom the descriptions of one article stand for."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.stream = people.stream
        self._words: dict[int, frozenset[str]] = {}

    def person(self, phrase: Phrase, new: Described) -> Known | None:
        """Return the one named person whom the article introduces with the words of the description."""
        if self.stream.lows[phrase.first] not in _DEFINITE and not self.stream.flags[phrase.first] & POSSESSIVE:
            return None
        best: Known | None = None
        best_score = 0.0
        content = new.words - _ARTICLES
        for position, known in enumerate(self.people.known):
            if known.kind not in ("person", "unknown") or (known.gender and new.gender and known.gender != new.gender):
                continue
            words = self.words_of(position)
            if new.head not in words:
                continue
            score = 1.0 + len(content & words) + 0.02 * len(known.names)
            if known.names and known.names[0].first > phrase.first:
                score -= 1.0
            if score > best_score:
                best, best_score = known, score
        return best

    def body(self, phrase: Phrase, new: Described) -> Known | None:
        """Return the named body of the kind that the description tells: "the ministry", "the newspaper"."""
        if self.stream.lows[phrase.first] not in _DEFINITE:
            return None
        at = bisect_left(self.people.names, phrase.first, key=lambda pair: pair[0].first)
        lexicon = self.stream.lexicon
        for name, known in reversed(self.people.names[max(0, at - 60) : at]):
            if known.kind != "organization":
                continue
            if new.head in known.words:
                return known
            outlet = lexicon.outlets.get(tuple(self.stream.words[name.first : name.last]))
            if outlet is not None and new.head in ("newspaper", "paper", "magazine", "outlet", "network", "agency"):
                return known
        return None

    def words_of(self, position: int) -> frozenset[str]:
        """Return the words that describe a named person next to any of the names."""
        found = self._words.get(position)
        if found is None:
            collected: set[str] = set()
            for name in self.people.known[position].names[:20]:
                self._collect(name, collected)
            for word in list(collected):
                collected.update(CALLED.get(word, ()))
            found = self._words[position] = frozenset(collected)
        return found

    def _collect(self, name: object, collected: set[str]) -> None:
        from builder.annotation.names import Name

        assert isinstance(name, Name)
        stream = self.stream
        flags, lows = stream.flags, stream.lows
        mention = mention_by_name(stream, name)
        collected.update(lows[mention.phrase.first : name.first])
        at = name.last
        size = len(flags)
        if at + 1 < size and (flags[at] & COMMA or flags[at] & BE and not flags[at] & POSSESSIVE_MARK):
            at += 1
            stop = min(size, at + 14)
            while at < stop and not flags[at] & (END | QUOTE):
                if flags[at] & COMMA and not flags[at - 1] & NUMBER:
                    break
                collected.add(lows[at])
                at += 1


_ = (plain, UPPER)

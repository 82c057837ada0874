"""Whom a description stands for: "the former minister", "a senior official", "residents", "the report"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from builder.annotation.entities import Known, People
from builder.annotation.lexicon import (
    ROLE,
    LOWER,
    CONJUNCTION,
    SUBJECT,
    AUXILIARY,
    ADVERB,
    BE,
    CAPITAL,
    CLOSE,
    COMMA,
    CUE_NOUN,
    DETERMINER,
    DOCUMENT,
    END,
    NATIONALITY,
    NUMBER,
    OPEN,
    ORGANIZATION,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    QUANTITY,
    QUOTE,
    SOMEBODY,
    UPPER,
    Lexicon,
)  # fmt: skip
from builder.annotation.mentions import mention_by_name
from builder.annotation.names import Name, is_role
from builder.annotation.phrases import Phrase, phrase_before
from builder.annotation.tokens import Stream
from builder.schema import SpeakerKind


@dataclass(slots=True, eq=False)
class Described:
    """Somebody or something without a name: the description without its article, what it is, its head noun."""

    name: str
    kind: SpeakerKind
    head: str
    gender: str | None = None
    words: frozenset[str] = field(default_factory=frozenset)


ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those", "one"))
INDEFINITE = frozenset(("a", "an", "one", "another"))
DEFINITE = frozenset(("the", "this", "that"))
# What later descriptions call the bearer of a title or a role.
CALLED = {
    "sen.": ("senator", "lawmaker"), "sen": ("senator", "lawmaker"), "senator": ("lawmaker",),
    "rep.": ("congressman", "congresswoman", "representative", "lawmaker"),
    "rep": ("congressman", "congresswoman", "representative", "lawmaker"),
    "congressman": ("lawmaker",), "congresswoman": ("lawmaker",), "mp": ("lawmaker", "member"),
    "gov.": ("governor",), "gov": ("governor",), "dr.": ("doctor", "physician"), "dr": ("doctor", "physician"),
    "prof.": ("professor",), "prof": ("professor",), "lt.": ("lieutenant",), "gen.": ("general",),
    "col.": ("colonel",), "sgt.": ("sergeant",), "capt.": ("captain",), "rev.": ("reverend", "pastor", "minister"),
    "det.": ("detective",), "adm.": ("admiral",), "maj.": ("major",), "spokesman": ("spokesperson",),
    "spokeswoman": ("spokesperson",), "chairman": ("chair",), "chairwoman": ("chair",), "attorney": ("lawyer",),
    "lawyer": ("attorney",), "physician": ("doctor",), "doctor": ("physician",), "nominee": ("candidate",),
    "candidate": ("hopeful", "contender"), "businessman": ("entrepreneur",), "businesswoman": ("entrepreneur",),
    "r": ("republican",), "d": ("democrat",),
}  # fmt: skip
_OUTLET_KINDS = {
    "newspaper": ("paper",), "paper": ("paper",), "daily": ("paper",), "tabloid": ("paper",),
    "magazine": ("magazine", "journal"), "journal": ("journal", "paper"), "network": ("broadcaster",),
    "broadcaster": ("broadcaster", "radio"), "channel": ("broadcaster",), "station": ("broadcaster", "radio"),
    "agency": ("agency",), "website": ("site",), "site": ("site",), "outlet": ("paper", "site", "magazine", "agency"),
    "publication": ("paper", "magazine", "site", "journal"),
}  # fmt: skip
# Who is not named on purpose: "the source" goes back to no name, as "the tycoon" does.
_NAMELESS = frozenset((
    "source", "official", "aide", "witness", "narrator", "caller", "user", "attendee", "voter", "resident", "person",
    "spokesman", "spokeswoman", "spokesperson", "reporter", "moderator", "prosecutor", "officer", "analyst",
    "questioner", "member", "supporter", "protester", "insider", "operative", "adviser", "staffer", "student",
    "worker", "interviewer", "audience", "head", "leader", "wife", "husband", "mother", "father", "son", "daughter",
))  # fmt: skip


_COMMON_MODIFIERS = frozenset(("former", "longtime", "own", "new", "old", "then", "late", "current"))
# What everybody in a race may be called, whatever the post.
_HOPEFULS = frozenset((
    "candidate", "nominee", "front-runner", "frontrunner", "contender", "hopeful", "incumbent", "challenger", "rival",
))  # fmt: skip
# What a body may be called that was named right before.
_BODIES = frozenset((
    "agency", "company", "organization", "firm", "nonprofit", "union", "bank", "airline", "retailer", "institute",
    "association", "corporation", "bureau", "network", "newspaper", "magazine", "publication", "website", "outlet",
    "nonprofit", "non-profit", "charity", "foundation", "group", "department", "ministry", "university", "committee",
))  # fmt: skip


PERSONS = frozenset(("man", "woman", "person", "boy", "girl", "gentleman", "lady"))


def describe(stream: Stream, phrase: Phrase) -> Described:
    """Return who the description ``phrase`` introduces."""
    lexicon = stream.lexicon
    first = phrase.first
    if first < phrase.last - 1 and stream.lows[first] in ARTICLES:
        first += 1
    noun = singular(stream.lows[phrase.head], lexicon)
    text = " ".join(stream.string(first, phrase.last).split())
    words = frozenset(stream.lows[phrase.first : phrase.last])
    return Described(text, _kind(stream, phrase, noun), noun, lexicon.gender.get(noun), words)


def _kind(stream: Stream, phrase: Phrase, noun: str) -> SpeakerKind:
    flag = stream.flags[phrase.head]
    lexicon = stream.lexicon
    if is_person(stream, phrase.head, noun):
        return "group" if is_plural(stream, phrase) else "unnamed"
    if flag & (ORGANIZATION | DOCUMENT | CUE_NOUN):
        return "group" if lexicon.organization_nouns.get(noun) == "group" else "organization"
    if is_plural(stream, phrase):
        return "group"
    if flag & SOMEBODY:
        return "unnamed"
    if flag & CAPITAL and not flag & (ADVERB | SUBJECT | AUXILIARY) and phrase.last - phrase.first <= 3:
        # A name that nothing else in the article explains.
        if not any(at & (UPPER | PLACE | ORGANIZATION | DETERMINER) for at in stream.flags[phrase.first : phrase.last]):
            return "person"
    return "organization"


def is_person(stream: Stream, at: int, noun: str) -> bool:
    """Say whether the noun at the unit ``at`` calls a person, not a body or a thing."""
    return (
        is_role(noun, stream.lexicon)
        or noun in stream.lexicon.gender
        or _is_native(stream, at)
        or noun.endswith(("man", "woman", "person", "ist"))
        or _is_party(stream, noun)
    )


def _is_native(stream: Stream, at: int) -> bool:
    """Say whether the word calls a person by a place: "the Norwegian", not "the Vatican" or "the US"."""
    place = stream.lexicon.nationalities.get(stream.words[at], "")
    return bool(place) and not stream.flags[at] & (UPPER | PLACE) and not place.startswith(stream.words[at])


def _is_party(stream: Stream, noun: str) -> bool:
    """Say whether the noun is a party's member: "Republican"."""
    return noun.capitalize() in stream.lexicon.parties


def singular(noun: str, lexicon: Lexicon) -> str:
    """Return the singular of a noun that may be plural."""
    if noun in lexicon.plurals:
        return lexicon.plurals[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun


def is_plural(stream: Stream, phrase: Phrase) -> bool:
    """Say whether the phrase is about several: "residents", "many", "half of the voters"."""
    opener, first = stream.lows[phrase.first], stream.flags[phrase.first]
    if opener in ("a", "an", "one", "another", "every", "each", "someone", "somebody", "anyone", "nobody"):
        return False
    if first & (QUANTITY | SOMEBODY) and not first & DETERMINER:
        return True
    head = stream.lows[phrase.head]
    return head in ("people", "police") or singular(head, stream.lexicon) != head


class Descriptions:
    """Finds whom the descriptions of one article stand for."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.stream = people.stream
        self._words: dict[int, frozenset[str]] = {}
        self._bodies: dict[str, Described] = {}

    def person(self, phrase: Phrase, new: Described) -> Known | None:
        """Return the named person whom the article introduces with the words of the description."""
        opener = self.stream.lows[phrase.first]
        owned = bool(self.stream.flags[phrase.first] & POSSESSIVE)
        if opener not in DEFINITE and not owned:
            return None
        found = 0
        alone = opener in ("his", "her") and self.stream.lexicon.roles.get((new.head,), ("",))[0] != "person"
        best: Known | None = None
        best_score = 0.0
        content = new.words - ARTICLES - _COMMON_MODIFIERS
        for position, known in enumerate(self.people.known):
            if known.kind not in ("person", "unknown"):
                continue
            words = self.words_of(position)
            if new.head not in words or (new.head == "president" and "vice" in words and "vice" not in content):
                continue
            gender = self.gender(known, position)
            if gender and new.gender and gender != new.gender:
                continue
            shared = len(content & words)
            found += 1
            if owned and shared < 3 and opener not in words and not alone:
                continue
            before = bisect_left(known.names, phrase.first, key=_first)
            score = 1.5 * shared
            score += (
                -1.5 if before == 0 else max(-1.2, (known.names[before - 1].first - phrase.first) * 0.004)
            )
            if best is None or score > best_score:
                best, best_score = known, score
        # "his physician" is the only physician named.
        return best if not owned or not alone or found == 1 else None

    def says_all(self, known: Known, new: Described) -> bool:
        """Say whether the article introduces the person with every word of the description."""
        return new.words - ARTICLES - _COMMON_MODIFIERS <= self.words_of(self.people.known.index(known))

    def may_be_known(self, phrase: Phrase, new: Described) -> bool:
        """Say whether "the tycoon" can be somebody named before whom no description calls so."""
        flags = self.stream.flags
        return (
            self.stream.lows[phrase.first] in ("the", "this")
            and (phrase.last == phrase.head + 1 or bool(flags[phrase.head + 1] & CONJUNCTION))
            and new.head not in _NAMELESS
            and (not flags[phrase.head] & CAPITAL or bool(flags[phrase.head] & NATIONALITY) or _is_party(self.stream, new.head))
            and not any(flags[at] & POSSESSIVE_MARK for at in range(phrase.first, phrase.head))
        )

    def can_be(self, known: Known, new: Described) -> bool:
        """Say whether the posts that the article gives to somebody leave room for the description's."""
        lexicon = self.stream.lexicon
        if lexicon.roles.get((new.head,), ("",))[0] != "post" or new.head in _HOPEFULS:
            return True
        if "former" in new.words or new.head in self.words_of(self.people.known.index(known)):
            return True
        return not any(
            lexicon.roles.get((word,), ("",))[0] == "post"
            for name in known.names[:20]
            for title in self.stream.lows[name.lead : name.first]
            for word in (title, *CALLED.get(title, ()))
        )

    def fits_better(self, found: Known, known: Known, new: Described) -> bool:
        """Say whether who is spoken of is meant rather than ``known``, introduced with a part of the description.

        "The Selwick senator" is the one spoken of where the article calls that one a senator too, or nobody
        a senator from Selwick.
        """
        if new.head in self.words_of(self.people.known.index(found)):
            return True
        lexicon = self.stream.lexicon
        missing = new.words - ARTICLES - _COMMON_MODIFIERS - self.words_of(self.people.known.index(known))
        return any((word.title(),) in lexicon.places or word.title() in lexicon.places for word in missing)

    def met(self, phrase: Phrase) -> bool:
        """Say whether "the woman" goes back to somebody without a name: "a middle-aged cashier"."""
        flags, lows = self.stream.flags, self.stream.lows
        for at in range(phrase.first - 1, max(1, phrase.first - 60), -1):
            if at in self.people.of_unit and self.people.of_unit[at][1].kind == "person":
                return False
            if flags[at] & ROLE and flags[at] & LOWER and not flags[at + 1] & (CAPITAL | COMMA) and is_role(lows[at], self.stream.lexicon):
                return any(lows[unit] in ("a", "an") for unit in range(max(0, at - 3), at))
        return False

    def body(self, phrase: Phrase, new: Described) -> Known | Described | None:
        """Return the body that the description goes back to: "the ministry", "the newspaper", "the campaign"."""
        lows = self.stream.lows
        if lows[phrase.first] not in DEFINITE:
            return None
        names = self.people.names
        end = bisect_left(names, phrase.first, key=lambda pair: pair[0].first)
        kinds = _OUTLET_KINDS.get(new.head, ())
        for name, known in reversed(names[max(0, end - 60) : end]):
            if known.kind != "organization":
                continue
            if new.head in known.words or (kinds and self._outlet_kind(name) in kinds):
                return known
        if phrase.last == phrase.head + 1 and phrase.head - phrase.first == 1:
            fuller = self._fuller(phrase, new.head)
            if fuller is not None:
                return fuller
        return None

    def may_be_named(self, phrase: Phrase, new: Described) -> bool:
        """Say whether "the company" can be a body named right before."""
        return (
            self.stream.lows[phrase.head] == new.head
            and new.head in _BODIES
            and new.head not in _OUTLET_KINDS
            and phrase.last == phrase.head + 1
            and self.stream.lows[phrase.first] in DEFINITE
            and not any(self.stream.flags[at] & (CAPITAL | POSSESSIVE_MARK) for at in range(phrase.first + 1, phrase.head))
        )

    def is_outlet(self, name: Name) -> bool:
        """Say whether the name is that of a known paper, broadcaster or agency."""
        return bool(self._outlet_kind(name))

    def is_nameless(self, noun: str) -> bool:
        """Say whether the noun calls those who are mostly quoted without a name."""
        return noun in _NAMELESS

    def _outlet_kind(self, name: Name) -> str:
        words = tuple(self.stream.words[name.first : name.last])
        outlet = self.stream.lexicon.outlets.get(words) or self.stream.lexicon.outlets.get(("The", *words))
        return outlet[1] if outlet is not None else ""

    def _fuller(self, phrase: Phrase, noun: str) -> Described | None:
        """Return what an earlier, fuller mention calls the body: "China's foreign ministry" for "the ministry"."""
        lows, flags = self.stream.lows, self.stream.flags
        at = phrase.first
        for _ in range(4):
            at = _before(lows, noun, at)
            if at < 0:
                return None
            fuller = phrase_before(self.stream, at + 1, max(0, at - 8))
            if fuller is None or fuller.head != at:
                continue
            first = fuller.first + (lows[fuller.first] in ARTICLES)
            if at - first >= 1 and any(flags[unit] & CAPITAL for unit in range(first, at)):
                name = " ".join(self.stream.string(first, at + 1).split())
                known = self._bodies.get(name)
                if known is None:
                    known = self._bodies[name] = Described(name, "organization", noun)
                return known
        return None

    def gender(self, known: Known, position: int | None = None) -> str | None:
        """Return the gender of a named person, from what stands next to the names if the name does not tell."""
        if known.gender is None and not known.described:
            known.described = True
            if position is None:
                position = self.people.known.index(known)
            lexicon = self.stream.lexicon
            for word in self.words_of(position):
                if word in lexicon.gender and (
                    is_role(word, lexicon) or word in ("mr.", "mrs.", "ms.", "man", "woman")
                ):
                    known.gender = lexicon.gender[word]
                    break
        return known.gender

    def words_of(self, position: int) -> frozenset[str]:
        """Return the words that describe the named person of that number next to any of the names."""
        found = self._words.get(position)
        if found is None:
            collected: set[str] = set()
            for name in self.people.known[position].names[:20]:
                self._collect(name, collected)
            for word in list(collected):
                collected.update(CALLED.get(word, ()))
            found = self._words[position] = frozenset(collected)
        return found

    def _collect(self, name: Name, collected: set[str]) -> None:
        """Add the words before the name in its phrase, and those of the apposition or the bracket behind it."""
        stream = self.stream
        flags, lows = stream.flags, stream.lows
        mention = mention_by_name(stream, name)
        collected.update(lows[mention.phrase.first : name.first])
        at = name.last
        if at + 1 >= len(flags):
            return
        if flags[at] & OPEN:
            for word in lows[at + 1 : at + 5]:
                collected.update(word.split("-"))
            while at < min(len(flags) - 1, name.last + 8) and not flags[at] & CLOSE:
                at += 1
            at += 1
        if at < len(flags) and (
            flags[at] & COMMA
            or (flags[at] & BE and not flags[at] & POSSESSIVE_MARK)
            or lows[at] in ("of", "from")
        ):
            at += 1
            for unit in range(at, min(len(flags), at + 14)):
                if flags[unit] & (END | QUOTE) or (flags[unit] & COMMA and not flags[unit - 1] & NUMBER):
                    break
                collected.add(lows[unit])


def _before(lows: list[str], word: str, end: int) -> int:
    """Return the last place of ``word`` before ``end``, at most 400 units back, or -1."""
    for at in range(end - 1, max(-1, end - 400), -1):
        if lows[at] == word:
            return at
    return -1


def _first(name: Name) -> int:
    return name.first

"""The body that the capitalised run before a role or a name names: "Oslo-based Acme", "Texas Republican"."""

from __future__ import annotations

from builder.annotation.affiliations.bodies import after_titles
from builder.annotation.affiliations.places import place_prefix
from builder.annotation.coreference.names.kinds import ends_small
from builder.annotation.lexicon import CALENDAR, CAPITAL, DETERMINER, PLACE, QUANTITY, ROLE, UPPER
from builder.annotation.tokens import Stream
from builder.schema import Span

_ADJECTIVES = frozenset(("member", "adjective"))
OPENING_MARKS = frozenset(("‘", "'"))


def body_of_run(stream: Stream, first: int, last: int) -> Span | None:
    """Return the body that the capitalised run before a role names.

    "Oslo-based Acme" is Acme, "prize-winning Norwegian" Norwegian, "Texas Republican" the party.
    """
    words, lexicon = stream.words, stream.lexicon
    for at in range(last - 1, first - 1, -1):
        if ends_small(words[at]):
            first = at + 1
            if not stream.has(CAPITAL, first, last):
                # "Oslo-based bank analyst"
                return None
            break
    if first > 0 and words[first - 1] in OPENING_MARKS:
        return None
    first = after_titles(stream, first, last)
    if first < last and stream.flags[first] & QUANTITY:
        # "Two Acme directors", "Several politicians", where a sentence starts
        first += 1
    if first >= last or (
        stream.flags[first] & CALENDAR and (first + 1 == last or not stream.flags[first - 1] & DETERMINER)
    ):
        return None
    if last - first == 1 and lexicon.titles.get((words[first],), ("",))[0] == "honorific":
        # "Mr. | Speaker"
        return None
    if (
        last - first == 1
        and stream.flags[first] & ROLE
        and stream.flags[last] & CAPITAL
        and (words[first],) in lexicon.titles
    ):
        # "President | General Jo Doe", not "Justice | official"
        return None
    if lexicon.parties.get(words[first]) in _ADJECTIVES and (
        all(
            lexicon[word] & PLACE or word in lexicon.describing["chamber"] for word in words[first + 1 : last]
        )
        or place_prefix(stream, first + 1, last) == last
    ):
        # "Republican U.S. House Speaker", "Republican South Carolina Sen."
        return stream.span(first, first + 1)
    if last - first > 1 and words[first] == "State" and stream.flags[first + 1] & UPPER:
        # "State LEM president", of a party's branch
        first += 1
    if last - first > 1 and words[last - 1].islower() and lexicon.parties.get(words[last - 2]) in _ADJECTIVES:
        # "a Republican committee aide"
        last -= 1
    beat = next((at for at in (last - 2, last - 1) if words[at].lower() in lexicon.describing["beat"]), first)
    if beat > first and not stream.flags[beat - 1] & PLACE:
        # "Acme White House correspondent"
        return stream.span(first, beat)
    if last - first > 1 and lexicon.parties.get(" ".join(words[last - 2 : last])) == "member":
        # "Liberal Democrat"
        return stream.span(last - 2, last)
    if last - first > 1 and words[last - 1] in ("city", "town", "village", "state"):
        # "Oslo city councillor"
        last -= 1
    party = lexicon.parties.get(words[last - 1])
    if party in _ADJECTIVES or (party and place_prefix(stream, first, last) == last - 1):
        return stream.span(last - 1 if party != "name" else first, last)
    return stream.span(first, last)


def party_start(stream: Stream, end: int) -> int:
    """Return where the party's name that ends before ``end`` starts, ``end`` if none does: "| Liberal Democrat"."""
    words, parties = stream.words, stream.lexicon.parties
    if end > 1 and f"{words[end - 2]} {words[end - 1]}" in parties:
        return end - 2
    return end - 1 if words[end - 1] in parties else end

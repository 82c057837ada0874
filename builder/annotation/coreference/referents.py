"""What is reported of somebody quoted: the fullest name, the kind and every mention."""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from builder.annotation.coreference.descriptions.described import Described
from builder.annotation.coreference.entities.known import Known
from builder.annotation.coreference.mentions import Mention
from builder.annotation.lexicon import CAPITAL, FIRST_NAME, PLACE, POSSESSIVE_MARK
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.tokens import Stream
from builder.schema import SpeakerKind


class Referent(msgspec.Struct):
    """Somebody or something that is quoted: the fullest name, the kind, and every mention in text order."""

    name: str
    kind: SpeakerKind
    mentions: list[Mention]


def referent_of(stream: Stream, who: Known | Described, own: list[Mention]) -> Referent:
    """Return what is reported of ``who``, whom the mentions ``own`` stand for besides the names."""
    if isinstance(who, Described):
        return Referent(who.name, who.kind, _in_order({}, own))
    kind: SpeakerKind = "organization" if who.kind in ("organization", "place") else "person"
    named = {
        name.first: Mention(name.first, name.last, "name", Phrase(name.lead, name.last, name.last - 1))
        for name in who.names
    }
    return Referent(full_name(stream, who), kind, _in_order(named, own))


def full_name(stream: Stream, known: Known) -> str:
    """Return the fullest name that the article has, of a body with its place: "Norway's Foreign Ministry".

    A person whom the article's own words name by the surname alone may have the full name within a quotation.
    """
    name = " ".join(stream.string(known.first, known.last).split())
    if known.kind == "organization":
        for variant in known.names:
            owner = variant.first - 1
            if owner > 0 and stream.flags[owner] & POSSESSIVE_MARK and stream.flags[owner - 1] & PLACE:
                first = owner - 1
                while first > 0 and stream.flags[first - 1] & CAPITAL and stream.flags[first - 1] & PLACE:
                    first -= 1
                return " ".join(stream.string(first, variant.last).split())
    elif known.surname:
        return f"{name} {known.surname}"
    elif known.last - known.first == 1 and name[0].isupper() and not known.apart:
        return _with_first_name(stream, name) or name
    return name


def _with_first_name(stream: Stream, surname: str) -> str | None:
    """Return the surname with the first name that it has somewhere in the text, within quotations too."""
    text = stream.text
    at = text.find(" " + surname)
    while at > 0:
        end = at + 1 + len(surname)
        words = text[max(0, at - 40) : at].split()
        if words and len(words[-1]) == 2 and words[-1][1] == ".":
            del words[-1]
        if words and not text[end : end + 1].isalnum():
            first = words[-1].lstrip("“‘\"'(")
            if first[:1].isupper() and stream.lexicon[first] & FIRST_NAME:
                return " ".join(text[text.rindex(first, 0, at) : end].split())
        at = text.find(" " + surname, end)
    return None


def _in_order(found: dict[int, Mention], own: list[Mention]) -> list[Mention]:
    """Return the mentions in text order, each once, without those that overlap a name.

    ``found`` are those by name, in text order by their first units.
    """
    if not found and len(own) == 1:
        return own
    others: list[Mention] = []
    for mention in own:
        if mention.kind == "name" and mention.first in found:
            found[mention.first] = mention
        else:
            others.append(mention)
    if not others:
        return list(found.values())
    names = list(found)
    taken: set[int] = set()
    for mention in others:
        first, last = mention.first, mention.last
        behind = bisect_right(names, first)
        overlaps = (behind and found[names[behind - 1]].last > first) or (
            behind < len(names) and names[behind] < last
        )
        if not overlaps and taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            found[first] = mention
    return list(map(found.__getitem__, sorted(found)))

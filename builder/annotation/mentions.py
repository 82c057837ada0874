"""What a source's phrase says of who it is: a name, a pronoun or a description."""

from __future__ import annotations

from typing import Literal, NamedTuple

from builder.annotation.lexicon import LOWER, POSSESSIVE, POSSESSIVE_MARK, SUBJECT
from builder.annotation.names import Name
from builder.annotation.phrases import Phrase, phrase_before
from builder.annotation.tokens import Stream

MentionKind = Literal["name", "pronoun", "description", "relative"]


class Mention(NamedTuple):
    """Units ``[first, last)`` that stand for somebody: the name alone, without title or role, or the whole phrase.

    ``phrase`` is the phrase they were found in, with everything that describes them.
    """

    first: int
    last: int
    kind: MentionKind
    phrase: Phrase


def mention_of(stream: Stream, phrase: Phrase, name: Name | None) -> Mention:
    """Return the mention that the source ``phrase`` makes of its referent; ``name`` is the name at its head, if any."""
    if phrase.last - phrase.first == 1:
        if phrase.antecedent is not None or stream.lows[phrase.first] in ("who", "which", "that"):
            return Mention(phrase.first, phrase.last, "relative", phrase)
        if stream.flags[phrase.head] & (SUBJECT | POSSESSIVE) and name is None:
            return Mention(phrase.first, phrase.last, "pronoun", phrase)
    if name is None:
        return Mention(phrase.first, phrase.last, "description", phrase)
    return Mention(name.first, name.last, "name", phrase)


def mention_by_name(stream: Stream, name: Name) -> Mention:
    """Return the mention that ``name`` makes, with the titles, roles and bodies before it in its phrase."""
    before = name.lead - 1
    if before >= 0 and stream.flags[before] & (LOWER | POSSESSIVE_MARK):
        phrase = phrase_before(stream, name.last, before - 12 if before > 12 else 0)
        if phrase is not None and phrase.first <= name.first and phrase.last == name.last:
            return Mention(name.first, name.last, "name", phrase)
    return Mention(name.first, name.last, "name", Phrase(name.lead, name.last, name.last - 1))

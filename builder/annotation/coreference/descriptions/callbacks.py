"""Definite descriptions that call back somebody named before: "Moen was early. The former mayor waited"."""

from __future__ import annotations

from collections import defaultdict

from builder.annotation.affiliations.roles import head_of, role_before
from builder.annotation.affiliations.runs import run_from, run_with_role
from builder.annotation.affiliations.statements import around_name
from builder.annotation.coreference.descriptions.contradictions import contradicts
from builder.annotation.coreference.descriptions.described import Described, describe
from builder.annotation.coreference.descriptions.people import DescribedPeople
from builder.annotation.coreference.descriptions.topics import actor, campaigns, topic
from builder.annotation.coreference.entities.known import Known
from builder.annotation.coreference.mentions import Mention
from builder.annotation.coreference.pronouns import Pronouns
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    ED,
    END,
    ING,
    LOWER,
    NEGATION,
    OPEN,
    ORGANIZATION,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUESTION,
    QUOTE,
    RELATIVE,
    ROLE,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.tokens import Stream

_REACH = 90
"""How many units lie at most between a name and a description that no word of its introduction ties to it."""
_LONGEST = 9
_GOING_ON = (
    PREPOSITION
    | CONJUNCTION
    | SUBORDINATOR
    | RELATIVE
    | AUXILIARY
    | ADVERB
    | NEGATION
    | VERB
    | CUE
    | ED
    | ING
    | QUESTION
)
_NAMED = CAPITAL | ROLE
"""The flags of what a role goes on with where it belongs to a name or to another role."""
_MARKS = frozenset(".,;()-q")
"""The letters, in the shape of an article, of what stands within no phrase."""
_LINKS = frozenset(("from", "of", "for"))
_COMPLEMENTED = frozenset(("as", "named", "become", "becomes", "became", "becoming"))
"""Words behind which a description tells what somebody is."""
_NAMES = 6
_MANY = 400
"""With more names than this, as only books and lists have, each description would cost too long a search."""


def called_back(described: DescribedPeople, pronouns: Pronouns) -> dict[int, list[Mention]]:
    """Return the definite descriptions that stand for a named person, by the ``id`` of that person.

    "the Texas senator" is whoever the article introduces as a senator; where nobody is, "The former minister
    waited" is the person that the text speaks of just then, if it has not said what else that person is.
    """
    stream = pronouns.stream
    found: dict[int, list[Mention]] = defaultdict(list)
    if len(described.people.known) > _MANY:
        return found
    flags, lows = stream.flags, stream.lows
    size = len(flags)
    shape = pronouns.focus.shape
    for at in stream.having(ROLE, 0, size):
        after = flags[at + 1] if at + 1 < size else 0
        if after & _NAMED or (after & LOWER and not after & _GOING_ON):
            # "the former minister Jo Doe", "the best actress category": not the head.
            continue
        if lows[at - 1] == "of" and flags[at - 2] & ORGANIZATION:
            # "the Department of Justice"
            continue
        start = shape.rfind("t", at - _LONGEST + 1 if at >= _LONGEST else 0, at)
        if start >= 0:
            if lows[start] != "the" or not _MARKS.isdisjoint(shape[start:at]):
                # "the pier, a mayor": another phrase.
                continue
        elif "the" not in lows[at - _LONGEST if at > _LONGEST else 0 : at]:
            continue
        phrase = _definite(stream, at, after)
        if phrase is None:
            continue
        new = describe(stream, phrase)
        known = _introduced(described, phrase, new)
        if known is None:
            known = topic(described, pronouns, phrase)
            if known is None or not campaigns(stream, known):
                known = _spoken_of(described, pronouns, phrase, new) or known
        if known is not None:
            found[id(known)].append(Mention(phrase.first, phrase.last, "description", phrase))
    return found


def _definite(stream: Stream, at: int, after: int) -> Phrase | None:
    """Return the definite description whose head is the role at ``at``, if it stands for somebody by itself.

    ``after`` are the flags of what follows.
    """
    flags, lows = stream.flags, stream.lows
    size = len(flags)
    if after & COMMA and at + 2 < size and flags[at + 2] & CAPITAL:
        return None
    last = at + 1
    complemented = last + 1 < size and lows[last] in _LINKS and flags[last + 1] & CAPITAL
    if not complemented and lows[at - 1] == "the" and lows[at - 2] != "of":
        # "the minister", as mostly
        return None
    role = role_before(stream, at + 1, max(0, at - _LONGEST))
    if role is None or role.plural or role.role_class == "person":
        return None
    first = run_with_role(stream, at + 1, 0, role)
    if lows[first] != "the":
        return None
    if complemented:
        last = run_from(stream, last + 1, min(size, last + _LONGEST))
    elif at - first < 2:
        return None
    named = first > 1 and flags[first - 1] & (COMMA | DASH) and flags[first - 2] & CAPITAL
    if named and not _is_place(stream, first - 1):
        # An apposition is read with its name, and so is what somebody "is" or "was named".
        return None
    if first and (flags[first - 1] & BE or lows[first - 1] in _COMPLEMENTED):
        return None
    if after & COMMA and (first == 0 or flags[first - 1] & (COMMA | DASH | OPEN)):
        return None
    return Phrase(first, last, at)


def _is_place(stream: Stream, end: int) -> bool:
    """Say whether the name before ``end`` is that of a place: "After losing in Oslo, | the senator"."""
    first = end - 1
    while first > 0 and stream.flags[first - 1] & CAPITAL:
        first -= 1
    return tuple(stream.words[first:end]) in stream.lexicon.places


def _introduced(described: DescribedPeople, phrase: Phrase, new: Described) -> Known | None:
    """Return the person who is named before as what the description says: "Sen. Jo Doe": "the senator"."""
    known = described.person(phrase, new)
    if (
        known is None
        or not known.names
        or known.names[0].first > phrase.first
        or contradicts(described.introductions, known.number, phrase)
    ):
        return None
    for name in known.names[:_NAMES]:
        for post in around_name(described.stream, name.first, name.last):
            if post.role is not None:
                noun = head_of(described.stream.text[post.role.start : post.role.end]).split()[-1]
                if new.head == noun or new.head in described.stream.lexicon.called.get(noun, ()):
                    return known
    return None


def _spoken_of(
    described: DescribedPeople, pronouns: Pronouns, phrase: Phrase, new: Described
) -> Known | None:
    """Return the person spoken of just then, for whom a description that is a subject stands."""
    stream = pronouns.stream
    if not _is_subject(stream, phrase) or stream.has(POSSESSIVE_MARK, phrase.first, phrase.head):
        return None
    who = pronouns.person(phrase.first, new.gender, [])
    if (
        not isinstance(who, Known)
        or who.kind != "person"
        or contradicts(described.introductions, who.number, phrase)
    ):
        return None
    sentence = pronouns.focus.shape.rfind(".", 0, phrase.first) + 1
    opens = stream.flags[phrase.first] & CAPITAL or stream.flags[phrase.first - 1] & QUOTE
    inside = phrase.first > sentence and not opens
    if inside and who is actor(described, phrase, sentence):
        # "Moen said the Harbour senator would lose"
        return None
    if not any(phrase.first - _REACH < name.first < phrase.first for name in who.names):
        return None
    return who if described.has_room(who.number) else None


def _is_subject(stream: Stream, phrase: Phrase) -> bool:
    """Say whether the phrase is the subject of a sentence or of what follows an opening clause."""
    flags = stream.flags
    first, last = phrase.first, phrase.last
    if last >= len(flags) or flags[last] & POSSESSIVE_MARK:
        return False
    before = flags[first - 1] if first else END
    if before & (END | COMMA | QUOTE) or stream.words[first] == "The":
        return bool(flags[last] & (VERB | CUE | AUXILIARY | ED | ADVERB | COMMA))
    # `"...," said the former minister`, "many said the senator from Oslo was"
    return bool(before & CUE) and bool(flags[first - 2] & QUOTE or flags[last] & (VERB | AUXILIARY))

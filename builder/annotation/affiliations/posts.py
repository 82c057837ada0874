"""A description read as a post: the role, and the body in which it is held."""

from __future__ import annotations

from typing import NamedTuple

from builder.annotation.affiliations.bodies import (
    acronym,
    body_in,
    body_of_run,
    is_place,
    place_name,
    place_prefix,
)
from builder.annotation.affiliations.runs import FORMER, RoleClass, role_before, run_before, run_from
from builder.annotation.lexicon import (
    ADVERB,
    CAPITAL,
    DETERMINER,
    INITIAL,
    LOWER,
    NUMBER,
    ORGANIZATION,
    POSSESSIVE,
    POSSESSIVE_MARK,
    QUANTITY,
    ROLE,
    TITLE,
    UPPER,
    WORD,
)
from builder.annotation.phrases import joins_name
from builder.annotation.tokens import Stream
from builder.schema import Span

_PREPOSITIONS = frozenset(("of", "for", "at", "with", "to", "from", "in", "on"))
_COMPLEMENTS = 4
# Chambers that a title names before the rank in them: "Senate Majority Leader".
_CHAMBERS = frozenset(
    ("House", "Senate", "Parliament", "Parliamentary", "Assembly", "EU", "European", "White")
)
# Who seeks a post does not hold it: "the Norwegian presidential candidate".
_SEEKING = frozenset(
    ("candidate", "nominee", "hopeful", "contender", "front-runner", "frontrunner", "challenger")
)
# Who works for the person that a possessive stands for: "her spokesman" is hers, "her doctor" no body's.
_SERVING = frozenset(
    (
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "aide",
        "adviser",
        "advisor",
        "manager",
        "strategist",
        "lawyer",
    )
    + (
        "attorney",
        "pollster",
        "speechwriter",
        "staffer",
        "secretary",
        "staff",
        "counsel",
        "agent",
        "publicist",
    )
    + ("director", "deputy", "envoy", "solicitor", "fundraiser", "surrogate", "organizer", "organiser")
)
_BACK = 300
"""How many units before a bare "campaign manager" are looked through for the campaign."""


class Post(NamedTuple):
    """What a description says of somebody: characters of the role and of the body, either of which may be absent.

    ``former`` posts have no body; ``plural`` ones are of several people. ``end`` is the unit behind what was read,
    ``owner`` the unit of a pronoun that stands for the body or for whoever is served ("his spokesman").
    """

    role: Span | None
    body: Span | None
    role_class: RoleClass | None
    former: bool
    end: int
    plural: bool = False
    owner: int | None = None


def post_before(stream: Stream, end: int, floor: int) -> Post | None:
    """Read the description without complements that ends before ``end``: "the Acme Bank chief economist"."""
    if (
        stream.lows[end - 1] not in stream.lexicon.role_sizes
        and stream.words[end - 1] not in stream.lexicon.parties
    ):
        return None
    return _post(stream, run_before(stream, end, floor), end)


def post_from(stream: Stream, start: int, ceiling: int) -> Post | None:
    """Read the description that starts at ``start``, complements included: "a visiting fellow at Bolt College"."""
    flags, lows = stream.flags, stream.lows
    at = start
    while at < ceiling and flags[at] & ADVERB and not flags[at] & QUANTITY:
        at += 1
    one_of = at + 3 < ceiling and lows[at] == "one" and lows[at + 1] == "of"
    if one_of:
        at += 2
    end = run_from(stream, at, ceiling)
    if end == at:
        return None
    end = _whole_role(stream, _head_end(stream, at, end), at, ceiling)
    post = _post(stream, at, end)
    if post is None or (stream.flags[end - 1] & CAPITAL and post.role_class in ("trade", "person")):
        # "Baker" by itself is a name.
        return None
    body, end = _complement(stream, end, ceiling, post.role_class)
    if post.former:
        body = None
    elif post.body is not None and (body is None or not _general(stream, post.body)):
        body = post.body
    return post._replace(body=body, end=end, plural=post.plural and not one_of)


def _head_end(stream: Stream, first: int, end: int) -> int:
    """Return where the role ends that "of" or "for" follows within one name: "High Commissioner | for Refugees"."""
    for at in range(first + 1, end):
        if stream.lows[at] in ("of", "for") and stream.flags[at - 1] & (ROLE | TITLE):
            whole = role_before(stream, end, first)
            return end if whole is not None and whole.first < at else at
    return end


def _whole_role(stream: Stream, end: int, first: int, ceiling: int) -> int:
    """Return where the role ends whose small words go on: "secretary | of state", "chief | of staff"."""
    if end < ceiling and stream.lows[end] in _PREPOSITIONS:
        for last in range(min(ceiling, end + 3), end + 1, -1):
            role = role_before(stream, last, first)
            if role is not None and role.first < end:
                return last
    return end


def _general(stream: Stream, body: Span) -> bool:
    """Say whether the body before a role is but a party or a country, so that what follows tells more."""
    name = stream.text[body.start : body.end]
    return name in stream.lexicon.parties or place_name(stream, name)


def _post(stream: Stream, first: int, end: int) -> Post | None:
    """Read the units ``[first, end)``, whose last one is a role."""
    flags, lows, words = stream.flags, stream.lows, stream.words
    if words[end - 1] in stream.lexicon.parties:
        # "a Republican": a body and no role.
        return Post(None, stream.span(end - 1, end), None, False, end)
    found = role_before(stream, end, first)
    if found is None:
        return None
    role, role_class, plural = found
    past = next((at for at in range(first, role) if lows[at] in FORMER), None)
    if past is not None:
        return Post(stream.span(past, end), None, role_class, True, end, plural)
    body: Span | None = None
    at = role
    while at > first and _modifies(stream, at - 1, first):
        at -= 1
    if at > first and flags[at - 1] & POSSESSIVE_MARK:
        body = _owner(stream, first, at - 1)
    elif at > first:
        run = _run_start(stream, at, first)
        if flags[role] & CAPITAL and at == role:
            # "Texas Land Commissioner": what is no body between the place and the title is part of the title.
            split = place_prefix(stream, run, at)
            if (
                run < split < at
                and words[split] not in stream.lexicon.parties
                and not any(flags[look] & ORGANIZATION for look in range(split, at))
            ):
                at, role = split, split
        if run < at:
            body = body_of_run(stream, run, at)
            mark = next((look for look in range(run - 1, first, -1) if flags[look] & POSSESSIVE_MARK), None)
            if mark is not None and body is not None and _general(stream, body):
                body = _owner(stream, first, mark) or body
    while at < role and (
        lows[at] in stream.lexicon.epithets or flags[at] & (NUMBER | DETERMINER | POSSESSIVE)
    ):
        at += 1
    if body is None and flags[at] & LOWER and flags[at] & ORGANIZATION and end - at > 1:
        body = body_before(stream, at, at)
    if body is None and at == role and words[role] in _CHAMBERS and end - role > 1:
        body = stream.span(role, role + (2 if words[role] == "White" else 1))
    if body is not None and not _belongs(stream, body, role_class, lows[end - 1]):
        body = None
    owner = None
    if body is None and (flags[first] & POSSESSIVE and lows[end - 1] in _SERVING or lows[first] == "its"):
        owner = first
    return Post(stream.span(at, end), body, role_class, False, end, plural, owner)


def _modifies(stream: Stream, at: int, first: int) -> bool:
    """Say whether the small word at ``at`` is part of the role behind it: "law" in "Acme law professor"."""
    flags, lows, lexicon = stream.flags, stream.lows, stream.lexicon
    flag = flags[at]
    if (
        at == first
        and flag & CAPITAL
        and (lows[at] in lexicon.epithets or lows[at] in lexicon.role_modifiers)
    ):
        # "Federal prosecutors": the capital of a sentence's first word.
        return (
            at == 0
            or not flags[at - 1] & (WORD | NUMBER)
            or "\n" in stream.text[stream.ends[at - 1] : stream.starts[at]]
        )
    if not flag & LOWER or flag & (DETERMINER | POSSESSIVE | QUANTITY | NUMBER):
        return False
    if flag & ORGANIZATION and at > first and flags[at - 1] & CAPITAL:
        # "Acme campaign | manager"
        return False
    if lows[at] in ("of", "for", "the", "&"):
        return False
    return not (flag & ROLE and at > first and lows[at - 1] == "and")


def _run_start(stream: Stream, end: int, first: int) -> int:
    """Return where the name that ends before ``end`` starts: "Acme campaign" in "the Acme campaign spokesman"."""
    flags = stream.flags
    at = end
    while at > first:
        flag = flags[at - 1]
        if flag & (DETERMINER | POSSESSIVE):
            break
        if flag & (CAPITAL | INITIAL):
            pass
        elif flag & LOWER and ((flag & ORGANIZATION and at == end) or joins_name(stream, at - 1)):
            pass
        else:
            break
        at -= 1
    while at < end and not flags[at] & CAPITAL:
        at += 1
    return at


def _owner(stream: Stream, first: int, mark: int) -> Span | None:
    """Return the body whose possessive mark stands at ``mark``: "the Guild's spokesman", "the community centre's"."""
    first = max(first, run_before(stream, mark, first))
    if mark - first == 2 and stream.lows[first] == "the" and stream.flags[mark - 1] & LOWER:
        return body_before(stream, mark - 1, first)
    return body_in(stream, first, mark)


def body_before(stream: Stream, noun: int, end: int) -> Span | None:
    """Return the named body that the bare noun at ``noun`` stands for: "the Acme campaign ... | campaign manager"."""
    lows, flags = stream.lows, stream.flags
    kind = lows[noun]
    for at in range(end - 1, max(0, end - _BACK), -1):
        if lows[at] == kind and flags[at - 1] & (CAPITAL | POSSESSIVE_MARK):
            first = run_before(stream, at, max(0, at - 6))
            body = body_in(stream, first, at + 1)
            if body is not None and stream.text[body.start].isupper():
                return body
    return None


def _belongs(stream: Stream, body: Span, role_class: RoleClass, noun: str) -> bool:
    """Say whether the words before a role tell a body: "Texas governor" does, "Peruvian novelist" says where from."""
    name = stream.text[body.start : body.end]
    if name in stream.lexicon.parties:
        return True
    if (role_class in ("trade", "person") or noun in _SEEKING) and place_name(stream, name):
        return False
    return role_class != "person" or bool(stream.lexicon[name.split()[-1]] & (ORGANIZATION | UPPER))


def _complement(
    stream: Stream, at: int, ceiling: int, role_class: RoleClass | None
) -> tuple[Span | None, int]:
    """Return the body in the complements that start at ``at`` ("of policy at Acme"), and where they end."""
    flags, lows = stream.flags, stream.lows
    body: Span | None = None
    for _ in range(_COMPLEMENTS):
        if at + 1 >= ceiling or lows[at] not in _PREPOSITIONS:
            break
        end = run_from(stream, at + 1, ceiling)
        if end == at + 1:
            break
        if body is None:
            first = at + 1
            if flags[first] & (DETERMINER | POSSESSIVE) and lows[first] != "the":
                first += 1
            body = body_in(stream, first, end)
            if body is not None and not _fits(stream, lows[at], first, end, role_class):
                body = None
        at = end
    return body, at


def _fits(stream: Stream, preposition: str, first: int, end: int, role_class: RoleClass | None) -> bool:
    """Say whether what follows the preposition can be a body: "a nurse from Lagos" tells a town only."""
    while first < end - 1 and stream.flags[first] & DETERMINER:
        first += 1
    if role_class == "person":
        return False
    if preposition in ("in", "on"):
        return acronym(stream, first, end) and not is_place(stream, first, end)
    if preposition == "from" or (preposition == "of" and is_place(stream, first, end)):
        return role_class in ("post", "office", "rank", None) or acronym(stream, first, end)
    return True

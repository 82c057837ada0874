"""Where a description's body ends and its role begins: "the Acme Bank | chief economist"."""

from __future__ import annotations

from builder.annotation.affiliations.leading_runs import run_before
from builder.annotation.affiliations.openings import follows_word, starts_small
from builder.annotation.affiliations.owners import belongs, body_before, contest, owner_at
from builder.annotation.affiliations.placed_roles import before_place, placed_apart
from builder.annotation.affiliations.places import names_place
from builder.annotation.affiliations.roles import Role
from builder.annotation.affiliations.small_bodies import COUNTED, small_body
from builder.annotation.lexicon import (
    CAPITAL,
    DETERMINER,
    LOWER,
    NATIONALITY,
    ORGANIZATION,
    PLACE,
    POSSESSIVE_MARK,
    ROLE,
    UPPER,
)
from builder.annotation.tokens import Stream
from builder.schema import Span

_WITH_HEAD = frozenset(("Party", "Board", "Council", "Committee", "Assembly", "Union"))
"""Bodies that titles begin with, and that belong to the name before them ("Oslo School | Board | President")."""
_JOINED = CAPITAL | POSSESSIVE_MARK
_PLACED = PLACE | NATIONALITY | UPPER
_SEATED = frozenset(("rep", "sen", "representative", "senator"))
"""Members of a chamber, of which a title names but the country."""


def role_and_body(stream: Stream, first: int, end: int, role: Role) -> tuple[int, Span | None]:
    """Return where the role in ``[first, end)`` starts with its modifiers, and the body before it."""
    flags = stream.flags
    head, at, titled = _start(stream, first, end, role)
    body: Span | None = None
    small = small_body(stream, at, head, end, first)
    if small is not None:
        body, at = small
    elif at > first and flags[at - 1] & POSSESSIVE_MARK:
        body = owner_at(stream, first, at - 1)
    elif (owner_end := placed_apart(stream, at, first)) > first:
        body = owner_at(stream, first, owner_end)
    elif at > first:
        head, at, body = run_before(stream, first, end, role, head, at, titled=titled)
    while at < head and _praises(stream, at):
        at += 1
    if head > at > 0 and stream.lows[at - 1] == "most":
        # "the most | able | candidate"
        at += 1
    if body is not None and _is_sought(stream, end) and stream.text[body.start : body.end] == "White House":
        # "White House hopeful": what is sought.
        at, body = at - 2, None
    if body is None:
        body = _within_role(stream, first, end, role, head, at)
    return at, None if body is None else _owning(stream, first, end, role, at, body)


def _start(stream: Stream, first: int, end: int, role: Role) -> tuple[int, int, bool]:
    """Return the role's head, where its modifiers start, and whether it is an office with a capital."""
    flags, lows, lexicon = stream.flags, stream.lows, stream.lexicon
    head = at = role.first
    headed = first < at < end - 1 and stream.words[at] in _WITH_HEAD
    if headed and (flags[at - 1] & _JOINED or lows[at - 1] == "of"):
        # "Ohio Harbour Party | Chairman"
        head = at = at + 1
    while at > first and flags[at - 1] & flags[head] & CAPITAL and lows[at - 1] in lexicon.describing["rank"]:
        # "Assistant | Managing Editor"
        head = at = at - 1
    titled = bool(flags[head] & CAPITAL) and role.role_class == "office"
    while at > first and _modifies(stream, at - 1, first):
        if titled and lows[at - 1] not in lexicon.describing["modifier"]:
            # "may force | Sen. Jo Doe", but "state Sen. Jo Doe"
            break
        at -= 1
    if at > first and flags[at - 1] & _PLACED and at == head and flags[head] & LOWER:
        at = before_place(stream, at, first)
    return head, at, titled


def _modifies(stream: Stream, at: int, first: int) -> bool:
    """Say whether the word at ``at`` is part of the role behind it: "law" in "the Acme law professor"."""
    flags, low, describing = stream.flags, stream.lows[at], stream.lexicon.describing
    flag = flags[at]
    if at == first and flag & CAPITAL and starts_small(stream, at):
        # "Band member Jo Doe"
        return True
    if stream.words[at] in stream.lexicon.parties:
        # "Labor leader"
        return False
    if at == first and flag & CAPITAL and (low in describing["epithet"] or low in describing["modifier"]):
        # "Federal prosecutors": the capital of a sentence's first word.
        return not follows_word(stream, at)
    if (
        flag & CAPITAL
        and at > first
        and flags[at + 1] & LOWER
        and stream.words[at - 1] in stream.lexicon.parties
    ):
        # "Labour | Presidential | hopeful"
        return low in describing["modifier"] and not flag & ORGANIZATION
    if not flag & LOWER or flag & COUNTED:
        return False
    if flag & ORGANIZATION and at > first and flags[at - 1] & (CAPITAL | DETERMINER) == CAPITAL:
        # "Acme campaign | manager", but "A hospital | spokesman", "Acme Council | cabinet member"
        seen_to = low in describing["remit"] or low in describing["remit_small"]
        return seen_to and bool(flags[at - 1] & ORGANIZATION)
    if low in ("of", "for", "the", "&") or (low == "and" and flags[at + 1] & CAPITAL):
        # "Acme Sales and | Marketing Director"
        return False
    return not (flag & ROLE and at > first and stream.lows[at - 1] == "and")


def _praises(stream: Stream, at: int) -> bool:
    """Say whether the word only adorns whoever holds the role: "embattled", "globe-trotting"."""
    low = stream.lows[at]
    describing = stream.lexicon.describing
    low = low.removeprefix("once-")
    return low in describing["epithet"] or low in describing["chosen"] or ("-" in low and low.endswith("ing"))


def _is_sought(stream: Stream, end: int) -> bool:
    """Say whether the role before ``end`` is that of somebody who wants a post: "hopeful", "candidate"."""
    return stream.lows[end - 1] in stream.lexicon.describing["seeking"]


def _within_role(stream: Stream, first: int, end: int, role: Role, head: int, at: int) -> Span | None:
    """Return the body that the words of a role itself name, or what it is sought in: "campaign manager Jo Doe"."""
    flags, lows, words, describing = stream.flags, stream.lows, stream.words, stream.lexicon.describing
    body: Span | None = None
    seeks = _is_sought(stream, end)
    if seeks:
        body = contest(stream, first, -1)
    if body is None and end - at > 1:
        if flags[at] & (ORGANIZATION | ROLE) == ORGANIZATION and (
            flags[at] & LOWER or starts_small(stream, at)
        ):
            body = body_before(stream, lows[at], at)
        elif (words[at] == "White" and not seeks) or words[at : at + 2] == ["Supreme", "Court"]:
            body = stream.span(at, at + 2)
        elif words[at] in describing["chamber"] and words[at] != "Opposition":
            body = stream.span(at, at + 1)
    if (
        body is None
        and role.role_class == "office"
        and lows[end - 1] not in describing["judging"]
        and lows[end - 1].rstrip(".") not in _SEATED
    ):
        # "Assistant U.S. Attorney", but "U.S. Rep."
        place = next((look for look in range(head, end) if flags[look] & PLACE), None)
        body = None if place is None else stream.span(place, place + 1)
    return body


def _owning(stream: Stream, first: int, end: int, role: Role, at: int, body: Span) -> Span | None:
    """Return ``body`` where who has the role can belong to it, or who owns what stands before the role."""
    flags, lows = stream.flags, stream.lows
    # "Ohio's | chief epidemiologist", of whom it has but one
    chief = at > first and lows[at] == "chief" and flags[at - 1] & POSSESSIVE_MARK
    if not chief and not belongs(stream, body, role.role_class, lows[end - 1]):
        # "Acme's Latino director"
        owned = next((look for look in range(at - 1, first, -1) if flags[look] & POSSESSIVE_MARK), None)
        whose = None if owned is None else owner_at(stream, first, owned)
        if whose is None or whose == body or names_place(stream, whose):
            return None
        body = whose
    # "Oslo bureau chief"
    bureau = lows[end - 2 : end] == ["bureau", "chief"] and names_place(stream, body)
    return None if bureau else body

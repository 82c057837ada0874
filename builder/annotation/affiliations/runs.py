"""Where a description ends to the left and to the right."""

from __future__ import annotations

from builder.annotation.affiliations.bodies import acronym, body_in, is_magazine
from builder.annotation.affiliations.modifiers import describes, joins_modifiers
from builder.annotation.affiliations.roles import Role, role_before
from builder.annotation.affiliations.within_names import (
    WITHIN,
    inside_name,
    joins_article,
    joins_fields,
    joins_slogan,
    opens_name,
    starts_name,
)
from builder.annotation.lexicon import (
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CLOSE,
    COMMA,
    CUE,
    DETERMINER,
    ED,
    FIRST_NAME,
    ING,
    INITIAL,
    LOWER,
    NUMBER,
    OBJECT,
    OPEN,
    ORGANIZATION,
    PARTICLE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    QUANTITY,
    ROLE,
    SUBJECT,
    TITLE,
    UPPER,
    VERB,
)
from builder.annotation.sentence.phrases import FUNCTION, HEAD
from builder.annotation.sentence.within_names import is_in_firm, joins_list, joins_name
from builder.annotation.tokens import Stream
from builder.schema import Span

REACH = 16
"""How many units a description without its complements may have."""

_LINKS = frozenset(("of", "for", "and", "the", "a", "an", "&", "on", "in", "at", "to"))
_OF_FIELDS = frozenset(("of", "for"))
_SLOGAN = frozenset(("the", "on", "for", "against"))
_OPENER = DETERMINER | POSSESSIVE
_VERBAL = VERB | CUE | ED | ING
_UNNAMED = FUNCTION | CALENDAR
_STARTING = _UNNAMED | CUE | VERB
_NAMED = FIRST_NAME | TITLE | UPPER | HEAD
_COUNTED = _OPENER | QUANTITY
_SIGNED = NUMBER | POSSESSIVE_MARK | INITIAL
_NO_MODIFIER = FUNCTION | _VERBAL | OBJECT | QUANTITY
_NO_REMIT = FUNCTION | OBJECT | QUANTITY
_JOINING = _LINKS | {"against"}
_ACTING = _VERBAL | OBJECT
_TOLD_APART = PARTICLE | CUE | HEAD | FUNCTION | _ACTING


def run_before(stream: Stream, end: int, floor: int) -> int:
    """Return where the description that ends before ``end`` starts: "former Acme economist" | Jo Doe."""
    floor = max(floor, end - REACH)
    return run_with_role(stream, end, floor, role_before(stream, end, floor))


def run_with_role(stream: Stream, end: int, floor: int, role: Role | None) -> int:
    """Return where the description starts whose ``role``, if it has one, ends before ``end``."""
    flags = stream.flags
    floor = max(floor, end - REACH)
    core = end if role is None else role.first
    at = core - 1
    while at >= floor:
        flag = flags[at]
        if flag & _OPENER and not (flag & UPPER and flag & CAPITAL):
            if floor < at - 1 < core - 2 and joins_article(stream, at):
                at -= 1
                continue
            if at - 2 >= floor and stream.lows[at - 1] == "of" and opens_name(stream, at - 2, floor):
                # "News of | the | Coast editor"
                at -= 2
                continue
            return at
        if flag & CAPITAL:
            # But "Planned Parenthood", where a sentence starts
            if (
                flag & _STARTING
                and _breaks(flag)
                and not (stream.lows[at].endswith("ed") and flags[at + 1] & CAPITAL)
                and not is_magazine(stream, at)
                and not inside_name(stream, at, floor)
                # "American | Express", of one name
                and not (flag & (CUE | VERB) and at > floor and flags[at - 1] & CAPITAL)
            ):
                break
        elif flag & LOWER:
            if not _goes_back(stream, at, floor, end):
                break
        elif flag & CLOSE and at - 2 > floor and is_in_firm(stream, at - 2):
            # "Acme Mills | (India) | Ltd"
            at -= 2
        elif not (flag & _SIGNED or (stream.lows[at] == "&" and joins_name(stream, at))):
            break
        at -= 1
    return at + 1


def _breaks(flag: int) -> bool:
    """Say whether a word with a capital is but the start of a sentence, or a month or day."""
    return bool(flag & _STARTING) and not flag & _NAMED


def _goes_back(stream: Stream, at: int, floor: int, end: int) -> bool:
    """Say whether the small word at ``at`` can be part of a description that goes on behind it."""
    flags, low, describing = stream.flags, stream.lows[at], stream.lexicon.describing
    flag = flags[at]
    if flag & CALENDAR and at > floor and flags[at - 1] & DETERMINER and flags[at - 1] & CAPITAL:
        # "This week Acme chief"
        return False
    if flag & HEAD or low in describing["former"] or low in describing["participle"]:
        return True
    if flag & PARTICLE and flags[at + 1] & CAPITAL:
        return True
    if low in _LINKS and at > floor and joins_name(stream, at):
        return True
    if low == "and":
        return joins_modifiers(stream, at, floor, end) or joins_fields(stream, at, floor, end)
    if flag & ING and at > floor and flags[at - 1] & POSSESSIVE_MARK:
        return True
    if (
        flag & _VERBAL
        and not flag & _NO_REMIT
        and (low in describing["remit"] or low in describing["modifier"])
    ):
        # "chief | fire | officer", but "may fire officer Jo Doe"
        before = flags[at - 1] if at > floor else 0
        return not before & (AUXILIARY | SUBJECT) and (at == floor or stream.lows[at - 1] != "to")
    return not flag & _NO_MODIFIER


def run_from(stream: Stream, start: int, ceiling: int) -> int:
    """Return where the noun phrase without complements that starts at ``start`` ends."""
    flags = stream.flags
    if ceiling > start + REACH:
        ceiling = start + REACH
    at = start
    while at < ceiling and flags[at] & _COUNTED and (not flags[at] & CAPITAL or at == start):
        at += 1
    core = at
    while at < ceiling:
        flag = flags[at]
        if flag & CAPITAL:
            if not flag & _UNNAMED:
                at += 1
                continue
            # "the Alliance Against Noise"
            inside = core < at < ceiling - 1 and (
                bool(stream.lows[at] in WITHIN and flags[at - 1] & flags[at + 1] & CAPITAL)
                or (stream.lows[at] in _LINKS and joins_name(stream, at))
                # "the Institute for | Near | East Policy"
                or (stream.lows[at - 1] in _OF_FIELDS and bool(flags[at + 1] & CAPITAL))
            )
            dated = flag & CALENDAR and not (
                inside_name(stream, at, start)
                or (at == core and (starts_name(stream, at) or is_magazine(stream, at)))
            )
            if not inside and (dated or _breaks(flag & ~(CUE | VERB | CALENDAR))):
                # "the Friends For Life", with a capital
                break
        elif flag & LOWER:
            if not _goes_on(stream, at, start, core, ceiling):
                break
        elif flag & OPEN and at > core and at + 3 < ceiling and is_in_firm(stream, at):
            at += 2
        elif not (
            flag & _SIGNED
            or (stream.lows[at] == "&" and joins_name(stream, at))
            or (
                flag & COMMA
                and core < at < ceiling - 1
                and flags[at - 1] & CAPITAL
                and joins_list(stream, at)
            )
        ):
            break
        at += 1
    while at > core and flags[at - 1] & POSSESSIVE_MARK:
        at -= 1
    if (
        at > core + 2
        and flags[at - 1] & CALENDAR
        and stream.lows[at - 2] in stream.lexicon.describing["dating"]
    ):
        # "the mayor of Oslo | last week"
        at -= 2
    return at if at > core else start


def body_from(stream: Stream, start: int, ceiling: int, *, surely: bool = False) -> tuple[Span | None, int]:
    """Return the body named by the noun phrase that starts at ``start``, None for none, and where the phrase ends.

    ``surely`` asks for a name that is no town's: one in capitals or with a noun for a body.
    """
    end = run_from(stream, start, ceiling)
    named = stream.has(CAPITAL, start, end) and (not surely or acronym(stream, start, end))
    return (body_in(stream, start, end) if named else None), end


def _goes_on(stream: Stream, at: int, start: int, core: int, ceiling: int) -> bool:
    """Say whether the small word at ``at`` is part of the phrase that starts at ``start``."""
    flags, low = stream.flags, stream.lows[at]
    flag = flags[at]
    joins = low in _JOINING
    if not joins and not flag & _TOLD_APART:
        return True
    if joins and core < at < ceiling - 1 and low in _LINKS and joins_name(stream, at):
        # "CEO | at Acme", "the top Republican | on the Harbour Committee"
        titled = flags[at - 1] & (ROLE | TITLE) and not flags[at - 1] & ORGANIZATION
        post = titled or stream.words[at - 1] in stream.lexicon.parties
        if not (post and low in ("at", "in", "on")):
            return True
    if flag & PARTICLE and at + 1 < ceiling and flags[at + 1] & CAPITAL:
        return True
    if joins and core < at < ceiling - 1 and flags[at - 1] & CAPITAL and low in _SLOGAN:
        return joins_slogan(stream, at, ceiling)
    if low == "and":
        return joins_modifiers(stream, at, core, ceiling) or joins_fields(stream, at, start, ceiling)
    if flag & CUE and at > core and at + 1 < len(flags):
        # "the Council of Elders accused the party", "Norway's Defence Ministry claims Vik fled"
        after = flags[at + 1]
        says = low.endswith("ed") or (low[-1] == "s" and flags[at - 1] & CAPITAL)
        if after & (_OPENER | SUBJECT) or (after & CAPITAL and says):
            return False
    if flag & HEAD:
        return True
    if flag & FUNCTION:
        return low in stream.lexicon.describing["former"] or low == "newly"
    if (
        at == start
        and low.endswith("ing")
        and at + 2 < ceiling
        and flags[at + 1] & LOWER
        and flags[at + 2] & CAPITAL
    ):
        # "polling | firm Acme", without an article
        return (
            bool(flags[at + 1] & ORGANIZATION) or stream.lows[at + 1] in stream.lexicon.describing["venture"]
        )
    if flag & _ACTING:
        return describes(stream, at, start, core)
    return True

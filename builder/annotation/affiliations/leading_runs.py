"""The run of a name right before a role, and what of it is the role's: "Texas | Land Commissioner"."""

from __future__ import annotations

from builder.annotation.affiliations.bodies import body_in
from builder.annotation.affiliations.bodies_before import body_of_run
from builder.annotation.affiliations.openings import follows_word, is_new, opens_only
from builder.annotation.affiliations.owners import body_before, is_general, owner_at
from builder.annotation.affiliations.placed_roles import brief_start, portfolio, region_start, title_start
from builder.annotation.affiliations.places import place_prefix
from builder.annotation.affiliations.roles import Role
from builder.annotation.affiliations.small_bodies import placed_start
from builder.annotation.affiliations.within_names import holds_together, joins_article, ordinal_before
from builder.annotation.lexicon import (
    CAPITAL,
    CLOSE,
    DETERMINER,
    FIRST_NAME,
    INITIAL,
    LOWER,
    NATIONALITY,
    ORGANIZATION,
    PARTICLE,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    UPPER,
)
from builder.annotation.sentence.within_names import is_in_firm, joins_name
from builder.annotation.tokens import Stream
from builder.schema import Span

_IN_NAME = CAPITAL | INITIAL
_OPENER = DETERMINER | POSSESSIVE
_LONGEST_PARTY = 6
"""One more than the words that the name of a party has at most ("Democratic Party for the People")."""
_PROPER = PLACE | NATIONALITY | UPPER | FIRST_NAME | ORGANIZATION
_TOLD = frozenset(("told", "tells"))


def run_before(
    stream: Stream, first: int, end: int, role: Role, head: int, at: int, *, titled: bool
) -> tuple[int, int, Span | None]:
    """Return the role's head, where the role starts, and the body that the name before ``at`` gives, if any.

    ``[first, end)`` is the description, ``head`` the first unit of its role and ``at`` that with its modifiers;
    both may move, as what a role sees to can have capitals too. ``titled``: the role is an office with a capital.
    """
    flags, lows, words, lexicon = stream.flags, stream.lows, stream.words, stream.lexicon
    run = _run_start(stream, at, first)
    if run == at and titled and flags[at - 1] & LOWER and flags[at - 1] & ORGANIZATION:
        run = placed_start(stream, at, first)
    party = 0 < at - run < _LONGEST_PARTY and " ".join(words[run:at]) in lexicon.parties
    if not party:
        run = _behind_openers(stream, run, end, role, head, at, titled=titled)
    if not stream.has(CAPITAL, run, at):
        # "Top | committee leaders"
        run = at
    if titled and run < at and lows[run - 1] in _TOLD and (words[run],) in lexicon.outlets:
        # "Vik told Reuters | Finance Minister Jo Doe"
        run += 1
    named = run + 2 < at and flags[run] & ORGANIZATION and lows[run + 1] in ("of", "for")
    # "Oslo Prime Minister": who heads all sees to nothing alone.
    named = named or lows[role.first] in ("chief", "first", "prime")
    owned = False
    if lows[end - 1] in lexicon.describing["portfolio"] and run < at and not named:
        # "Norway's | Industrial Relations Minister"
        head = at = portfolio(stream, run, at, end)
        owned = at == run and at - 1 > first and bool(flags[at - 1] & POSSESSIVE_MARK)
    elif run < at and lows[end - 1] in lexicon.describing["briefed"]:
        # "Labour's | Health spokesman"
        head = at = brief_start(stream, run, at)
        owned = at == run and at - 1 > first
    elif flags[head] & CAPITAL and at == head and not party:
        # "Acme's | Corporate Affairs Director"
        head = at = title_start(stream, run, at)
        owned = at == run and at - 1 > first and bool(flags[at - 1] & POSSESSIVE_MARK)
    elif at > run + 1:
        head = at = region_start(stream, run, at, lows[end - 1])
    while at - run > 1 and lows[at - 1] in lexicon.describing["section"] and _is_whole(stream, run, at - 1):
        # "Harbour Party | district chairman"
        at -= 1
    if run == at:
        return head, at, owner_at(stream, first, at - 1) if owned else None
    body = _body_of(stream, first, run, at, party=party)
    behind = run > first and body is not None and body.end < stream.starts[run]
    if behind and place_prefix(stream, run, at) > run:
        # "Acme's | Texas state director"
        head = at = run
    return head, at, body


def party_with_mark(stream: Stream, first: int, run: int, end: int) -> Span | None:
    """Return the listed party whose name ``[run, end)`` only ends: "the opposition | Bakers' | Party"."""
    for start in range(max(first, run - 3), run):
        if stream.flags[start] & CAPITAL and not (start > first and stream.flags[start - 1] & CAPITAL):
            # But "New | Bakers' Party"
            span = stream.span(start, end)
            name = stream.text[span.start : span.end].replace("’", "'")
            if name in stream.lexicon.parties:
                return span
    return None


def _run_start(stream: Stream, end: int, first: int) -> int:
    """Return where the name that ends before ``end`` starts: "Acme campaign" in "its Acme campaign aide"."""
    flags = stream.flags
    at = end
    while at > first:
        flag = flags[at - 1]
        if (
            flag & _OPENER
            and not (stream.lows[at - 2] == "of" and joins_name(stream, at - 1))
            and not (at < end and joins_article(stream, at - 1))
        ):
            break
        if not flag & _IN_NAME:
            # "Banco de Oslo | chief"
            particle = flag & PARTICLE and at < end and flags[at] & CAPITAL
            joined = particle or joins_name(stream, at - 1)
            body = flag & LOWER and ((flag & ORGANIZATION and at == end) or joined)
            if flag & CLOSE and at - 3 > first and is_in_firm(stream, at - 3):
                at -= 2
            elif not (body or holds_together(stream, at - 1)):
                break
        at -= 1
    while at < end and not flags[at] & CAPITAL:
        at += 1
    return ordinal_before(stream, at, first)


def _behind_openers(
    stream: Stream, run: int, end: int, role: Role, head: int, at: int, *, titled: bool
) -> int:
    """Return where a run starts without words whose capital only opens a sentence: "Embattled | Acme chief"."""
    flags, lows, words, lexicon = stream.flags, stream.lows, stream.words, stream.lexicon
    while (
        run < at
        and not follows_word(stream, run)
        and (
            lows[run] in lexicon.describing["adorning"]
            or lows[run] in lexicon.describing["participle"]
            or (words[run] == "New" and is_new(stream, run, at))
            or (
                lows[end - 1] not in lexicon.describing["portfolio"]
                and opens_only(stream, run, at, head, employed=_is_employed(stream, end, role))
            )
        )
    ):
        # "Acting Oslo mayor"
        run += 1
    if titled and run + 1 < at and flags[run + 1] & NATIONALITY and not flags[run] & _PROPER:
        # "Interim | Norwegian President", where a sentence starts
        known = words[run] in lexicon.parties or place_prefix(stream, run, at) > run
        run += not (known or follows_word(stream, run))
    return run


def _is_employed(stream: Stream, end: int, role: Role) -> bool:
    """Say whether the employer of who has the ``role`` before ``end`` often stands right before it."""
    trade = role.role_class in ("trade", "person")
    return not trade or stream.lows[end - 1] in stream.lexicon.describing["employed"]


def _is_whole(stream: Stream, first: int, end: int) -> bool:
    """Say whether a section follows the name ``[first, end)`` of a body of several: "Harbour Party | youth"."""
    if not stream.flags[end] & LOWER:
        return False
    whole = stream.flags[end - 1] & (UPPER | ORGANIZATION)
    return bool(whole) or " ".join(stream.words[first:end]) in stream.lexicon.parties


def _body_of(stream: Stream, first: int, run: int, at: int, *, party: bool) -> Span | None:
    """Return the body that the run ``[run, at)`` names, whole or with its owner before it."""
    flags, lows = stream.flags, stream.lows
    # "Reform UK | MP", "One Nation | leader"
    body = stream.span(run, at) if party else body_of_run(stream, run, at)
    if (
        at - run == 1
        and flags[run] & (ORGANIZATION | UPPER) == ORGANIZATION
        and not follows_word(stream, run)
    ):
        # "Council leader Jo Doe", of the City Council
        body = body_before(stream, lows[run], run) or body
    if run - 1 > first and flags[run - 1] & POSSESSIVE_MARK:
        # "Bakers' Party | leader", "St Olaf's Hospital | nurse"
        whole = party_with_mark(stream, first, run, at) or body_in(stream, first, at)
        if whole is not None and whole.start < stream.starts[run]:
            return whole
    mark = next((look for look in range(run - 1, first, -1) if flags[look] & POSSESSIVE_MARK), None)
    if (
        mark is not None
        and body is not None
        and (mark == run - 1 or not (party or lows[run - 1].endswith("s")))
        and is_general(stream, body)
    ):
        # "the campaign's Texas director", but "Norway's ruling Harbour Party | leader", "to Ida Moen's claims
        # Texas governor Jo Doe"
        return owner_at(stream, first, mark) or body
    return body

"""Where a description's body ends and its role begins: "the Acme Bank | chief economist"."""

from __future__ import annotations

from builder.annotation.affiliations.bodies import body_in
from builder.annotation.affiliations.bodies_before import body_of_run
from builder.annotation.affiliations.openings import follows_word, is_new, opens_only, starts_small
from builder.annotation.affiliations.owners import belongs, body_before, contest, is_general, owner_at
from builder.annotation.affiliations.placed_roles import (
    before_place,
    brief_start,
    placed_apart,
    portfolio,
    region_start,
    title_start,
)
from builder.annotation.affiliations.places import names_place, place_prefix
from builder.annotation.affiliations.roles import Role
from builder.annotation.affiliations.small_bodies import COUNTED, placed_start, small_body
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
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    ROLE,
    UPPER,
)
from builder.annotation.sentence.within_names import is_in_firm, joins_name
from builder.annotation.tokens import Stream
from builder.schema import Span

_IN_NAME = CAPITAL | INITIAL
_OPENER = DETERMINER | POSSESSIVE
_WITH_HEAD = frozenset(("Party", "Board", "Council", "Committee", "Assembly", "Union"))
"""Bodies that titles begin with, and that belong to the name before them ("Oslo School | Board | President")."""
_LONGEST_PARTY = 6
"""One more than the words that the name of a party has at most ("Democratic Party for the People")."""
_JOINED = CAPITAL | POSSESSIVE_MARK
_PLACED = PLACE | NATIONALITY | UPPER
_PROPER = _PLACED | FIRST_NAME | ORGANIZATION
_TOLD = frozenset(("told", "tells"))
_SEATED = frozenset(("rep", "sen", "representative", "senator"))
"""Members of a chamber, of which a title names but the country."""


def role_and_body(stream: Stream, first: int, end: int, role: Role) -> tuple[int, Span | None]:
    """Return where the role in ``[first, end)`` starts with its modifiers, and the body before it."""
    flags, lows, words, lexicon = stream.flags, stream.lows, stream.words, stream.lexicon
    body: Span | None = None
    head = at = role.first
    headed = first < at < end - 1 and words[at] in _WITH_HEAD
    if headed and (flags[at - 1] & _JOINED or lows[at - 1] == "of"):
        # "Ohio Harbour Party | Chairman"
        head = at = at + 1
    while at > first and flags[at - 1] & flags[head] & CAPITAL and lows[at - 1] in lexicon.describing["rank"]:
        # "Assistant | Managing Editor"
        head = at = at - 1
    titled = flags[head] & CAPITAL and role.role_class == "office"
    while at > first and _modifies(stream, at - 1, first):
        if titled and lows[at - 1] not in lexicon.describing["modifier"]:
            # "may force | Sen. Jo Doe", but "state Sen. Jo Doe"
            break
        at -= 1
    if at > first and flags[at - 1] & _PLACED and at == head and flags[head] & LOWER:
        at = before_place(stream, at, first)
    small = small_body(stream, at, head, end, first)
    if small is not None:
        body, at = small
    elif at > first and flags[at - 1] & POSSESSIVE_MARK:
        body = owner_at(stream, first, at - 1)
    elif (owner_end := placed_apart(stream, at, first)) > first:
        body = owner_at(stream, first, owner_end)
    elif at > first:
        run = _run_start(stream, at, first)
        if run == at and titled and flags[at - 1] & LOWER and flags[at - 1] & ORGANIZATION:
            run = placed_start(stream, at, first)
        party = 0 < at - run < _LONGEST_PARTY and " ".join(words[run:at]) in lexicon.parties
        while (
            run < at
            and not party
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
            # "Embattled Acme chief", "Acting Oslo mayor": the capital of a sentence's first word.
            run += 1
        if (
            titled
            and not party
            and run + 1 < at
            and flags[run + 1] & NATIONALITY
            and not flags[run] & _PROPER
        ):
            # "Interim | Norwegian President", where a sentence starts
            known = words[run] in lexicon.parties or place_prefix(stream, run, at) > run
            run += not (known or follows_word(stream, run))
        if not stream.has(CAPITAL, run, at):
            # "Top | committee leaders"
            run = at
        if titled and run < at and lows[run - 1] in _TOLD and (words[run],) in lexicon.outlets:
            # "Vik told Reuters | Finance Minister Jo Doe"
            run += 1
        named = run + 2 < at and flags[run] & ORGANIZATION and lows[run + 1] in ("of", "for")
        # "Oslo Prime Minister": who heads all sees to nothing alone.
        named = named or lows[role.first] in ("chief", "first", "prime")
        if lows[end - 1] in lexicon.describing["portfolio"] and run < at and not named:
            head = at = portfolio(stream, run, at, end)
            if at == run and at - 1 > first and flags[at - 1] & POSSESSIVE_MARK:
                # "Norway's | Industrial Relations Minister"
                body = owner_at(stream, first, at - 1)
        elif run < at and lows[end - 1] in lexicon.describing["briefed"]:
            head = at = brief_start(stream, run, at)
            if at == run and at - 1 > first:
                # "Labour's | Health spokesman"
                body = owner_at(stream, first, at - 1)
        elif flags[head] & CAPITAL and at == head and not party:
            head = at = title_start(stream, run, at)
            if at == run and at - 1 > first and flags[at - 1] & POSSESSIVE_MARK:
                # "Acme's | Corporate Affairs Director"
                body = owner_at(stream, first, at - 1)
        elif at > run + 1:
            head = at = region_start(stream, run, at, lows[end - 1])
        while (
            at - run > 1 and lows[at - 1] in lexicon.describing["section"] and _is_whole(stream, run, at - 1)
        ):
            # "Harbour Party | district chairman"
            at -= 1
        if run < at:
            # "Reform UK | MP", "One Nation | leader"
            body = stream.span(run, at) if party else body_of_run(stream, run, at)
            if (
                at - run == 1
                and flags[run] & (ORGANIZATION | UPPER) == ORGANIZATION
                and not follows_word(stream, run)
            ):
                # "Council leader Jo Doe", of the City Council
                body = body_before(stream, lows[run], run) or body
            whole = None
            if run - 1 > first and flags[run - 1] & POSSESSIVE_MARK:
                # "Bakers' Party | leader", "St Olaf's Hospital | nurse"
                whole = party_with_mark(stream, first, run, at) or body_in(stream, first, at)
            mark = next((look for look in range(run - 1, first, -1) if flags[look] & POSSESSIVE_MARK), None)
            if whole is not None and whole.start < stream.starts[run]:
                body = whole
            elif (
                mark is not None
                and body is not None
                and (mark == run - 1 or not (party or lows[run - 1].endswith("s")))
                and is_general(stream, body)
            ):
                # "the campaign's Texas director", but "Norway's ruling Harbour Party | leader", "to Ida Moen's claims
                # Texas governor Jo Doe"
                body = owner_at(stream, first, mark) or body
            behind = run > first and body is not None and body.end < stream.starts[run]
            if behind and place_prefix(stream, run, at) > run:
                # "Acme's | Texas state director"
                head = at = run
    while at < head and _praises(stream, at):
        at += 1
    if head > at > 0 and lows[at - 1] == "most":
        # "the most | able | candidate"
        at += 1
    seeks = lows[end - 1] in lexicon.describing["seeking"]
    if body is not None and seeks and stream.text[body.start : body.end] == "White House":
        # "White House hopeful": what is sought.
        at, body = at - 2, None
    if body is None and seeks:
        body = contest(stream, first, -1)
    if body is None and end - at > 1:
        if flags[at] & (ORGANIZATION | ROLE) == ORGANIZATION and (
            flags[at] & LOWER or starts_small(stream, at)
        ):
            # "campaign manager Jo Doe"
            body = body_before(stream, lows[at], at)
        elif (words[at] == "White" and not seeks) or words[at : at + 2] == ["Supreme", "Court"]:
            body = stream.span(at, at + 2)
        elif words[at] in lexicon.describing["chamber"] and words[at] != "Opposition":
            body = stream.span(at, at + 1)
    if (
        body is None
        and role.role_class == "office"
        and lows[end - 1] not in lexicon.describing["judging"]
        and lows[end - 1].rstrip(".") not in _SEATED
    ):
        # "Assistant U.S. Attorney", but "U.S. Rep."
        place = next((look for look in range(head, end) if flags[look] & PLACE), None)
        body = None if place is None else stream.span(place, place + 1)
    # "Ohio's | chief epidemiologist", of whom it has but one
    chief = at > first and lows[at] == "chief" and flags[at - 1] & POSSESSIVE_MARK
    if body is not None and not chief and not belongs(stream, body, role.role_class, lows[end - 1]):
        # "Acme's Latino director"
        owned = next((look for look in range(at - 1, first, -1) if flags[look] & POSSESSIVE_MARK), None)
        whose = None if owned is None else owner_at(stream, first, owned)
        placed = whose is None or names_place(stream, whose)
        body = None if placed or whose == body else whose
    if body is not None and lows[end - 2 : end] == ["bureau", "chief"] and names_place(stream, body):
        # "Oslo bureau chief"
        body = None
    return at, body


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


def _is_whole(stream: Stream, first: int, end: int) -> bool:
    """Say whether a section follows the name ``[first, end)`` of a body of several: "Harbour Party | youth"."""
    if not stream.flags[end] & LOWER:
        return False
    whole = stream.flags[end - 1] & (UPPER | ORGANIZATION)
    return bool(whole) or " ".join(stream.words[first:end]) in stream.lexicon.parties


def _is_employed(stream: Stream, end: int, role: Role) -> bool:
    """Say whether the employer of who has the ``role`` before ``end`` often stands right before it."""
    trade = role.role_class in ("trade", "person")
    return not trade or stream.lows[end - 1] in stream.lexicon.describing["employed"]


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
            body = flag & LOWER and ((flag & ORGANIZATION and at == end) or joins_name(stream, at - 1))
            if flag & CLOSE and at - 3 > first and is_in_firm(stream, at - 3):
                at -= 2
            elif not (body or holds_together(stream, at - 1)):
                break
        at -= 1
    while at < end and not flags[at] & CAPITAL:
        at += 1
    return ordinal_before(stream, at, first)

"""A description read as a post: the role, and the body in which it is held."""

from __future__ import annotations

from typing import NamedTuple

from builder.annotation.affiliations.bodies import acronym, body_of_run, place_name, place_prefix
from builder.annotation.affiliations.complements import complement, field_end, role_end
from builder.annotation.affiliations.openings import follows_word, opens_only, starts_small
from builder.annotation.affiliations.owners import belongs, body_before, contest, is_general, owner_at
from builder.annotation.affiliations.roles import Role, RoleClass, role_before, unlisted_role
from builder.annotation.affiliations.runs import REACH, run_from, run_with_role
from builder.annotation.lexicon import (
    ADVERB,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    INITIAL,
    LOWER,
    NATIONALITY,
    NUMBER,
    ORGANIZATION,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUANTITY,
    ROLE,
    SUBORDINATOR,
)
from builder.annotation.sentence.phrases import joins_name
from builder.annotation.tokens import Stream
from builder.schema import Span

_IN_NAME = CAPITAL | INITIAL
_OPENER = DETERMINER | POSSESSIVE
_COUNTED = DETERMINER | POSSESSIVE | QUANTITY | NUMBER
_SEES_TO = frozenset(("commissioner", "minister", "secretary"))
"""Whom "for" gives what they see to, and no body: "the Oslo commissioner for Information"."""


class Post(NamedTuple):
    """What a description says of somebody: characters of the role and of the body, or None for either.

    ``former`` posts have no body; ``plural`` ones are of several people. ``end`` is the unit behind what was
    read, ``owner`` the unit of a pronoun that stands for the body or for whoever is served ("his spokesman").
    ``weak`` ones count where no other role is told: a scholar's title, and what may have been held at another time
    ("As mayor of Oslo, Jo Doe opened the bridge").
    """

    role: Span | None
    body: Span | None
    role_class: RoleClass | None
    former: bool
    end: int
    plural: bool = False
    owner: int | None = None
    weak: bool = False


def body_only(body: Span, end: int) -> Post:
    """Return what a text says that names a body and no role: "Acme's Jo Doe"."""
    return Post(None, body, None, False, end)


def post_before(stream: Stream, end: int, floor: int) -> Post | None:
    """Read the description without complements that ends before ``end``: "the Acme Bank chief economist"."""
    lexicon = stream.lexicon
    if stream.lows[end - 1] not in lexicon.role_sizes and stream.words[end - 1] not in lexicon.parties:
        return None
    role = role_before(stream, end, max(floor, end - REACH))
    return _post(stream, run_with_role(stream, end, floor, role), end, role)


def post_from(stream: Stream, start: int, ceiling: int, *, unlisted: bool = False) -> Post | None:
    """Read the description that starts at ``start``, complements included: "a visiting fellow at Acme".

    Where it can only be one, ``unlisted`` also takes a role that no list has: "a whaler with the Bakers' Guild".
    """
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
    end = role_end(stream, at, end, ceiling)
    role = role_before(stream, end, at)
    if role is None and unlisted and lows[at] in ("a", "an") and _in_body(stream, end, ceiling):
        role = unlisted_role(stream, end)
    post = _post(stream, at, end, role)
    alone = flags[end - 1] & CAPITAL and not (
        post is not None and post.plural and not follows_word(stream, end - 1)
    )
    if post is None or (alone and post.role_class in ("trade", "person")):
        # "Baker" by itself is a name; "Lawyers for Doe" start a sentence.
        return None
    field = field_end(stream, end, ceiling) if post.role is not None else end
    if field > end and post.role is not None:
        post = post._replace(role=Span(post.role.start, stream.ends[field - 1]))
    writes = lows[end - 1] in stream.lexicon.describing["writing"]
    end_of_role = end
    body, end = complement(stream, field, ceiling, post.role_class)
    if post.former or writes:
        # What an author is of is no body: "author of The Salt Road".
        body = None
    elif post.body is not None and (
        body is None
        or lows[field] == "to"
        or not is_general(stream, post.body)
        # "the Oslo commissioner | for Information"
        or (lows[field] == "for" and lows[end_of_role - 1] in _SEES_TO)
    ):
        # "Norway's ambassador | to the United Nations" speaks for Norway.
        body = post.body
    return post._replace(body=body, end=end, plural=post.plural and not one_of)


def singular(stream: Stream, role: Span) -> Span:
    """Return the role of several people as that of one, if only an "s" tells them apart: "founder | s"."""
    single = Span(role.start, role.end - 1)
    if not stream.text.endswith("s", 0, role.end):
        return role
    noun = stream.text[single.start : single.end].lower().split()[-1]
    return single if (noun,) in stream.lexicon.roles else role


def _in_body(stream: Stream, at: int, ceiling: int) -> bool:
    """Say whether what surely is a body follows at ``at``: "| at Bolt College"."""
    if at + 1 >= ceiling or stream.lows[at] not in ("at", "with", "for"):
        return False
    end = run_from(stream, at + 1, ceiling)
    return stream.has(CAPITAL, at + 1, end) and acronym(stream, at + 1, end)


def _post(stream: Stream, first: int, end: int, role: Role | None) -> Post | None:
    """Read the units ``[first, end)``, which end with a ``role`` or a party."""
    lexicon, lows = stream.lexicon, stream.lows
    if stream.words[end - 1] in lexicon.parties:
        # "a Republican": a body and no role.
        return body_only(stream.span(end - 1, end), end)
    if role is None:
        return None
    former = lexicon.describing["former"]
    if not former.isdisjoint(lows[first : role.first]):
        past = next(at for at in range(first, role.first) if lows[at] in former)
        return Post(stream.span(past, end), None, role.role_class, True, end, role.plural)
    if lows[end - 1] in lexicon.describing["past"]:
        # "a Navy veteran" belongs to it no more.
        at = role.first
        while at > first and stream.flags[at - 1] & CAPITAL:
            at -= 1
        return Post(stream.span(at, end), None, role.role_class, True, end, role.plural)
    at, body = _role_and_body(stream, first, end, role)
    owner = None
    if body is None and stream.flags[first] & POSSESSIVE:
        serving = lexicon.describing["serving"]
        serves = lows[end - 1] in serving or lows[end - 1].removesuffix("s") in serving
        owner = first if serves or lows[first] == "its" else None
    elif (
        body is None and lows[first] == "the" and first + 2 < at and stream.flags[first + 2] & POSSESSIVE_MARK
    ):
        # "the company's accountant"
        owner = first + 1 if lows[first + 1] in lexicon.referring["body"] else None
    return Post(stream.span(at, end), body, role.role_class, False, end, role.plural, owner)


def _role_and_body(stream: Stream, first: int, end: int, role: Role) -> tuple[int, Span | None]:
    """Return where the role in ``[first, end)`` starts with its modifiers, and the body before it."""
    flags, lows, words, lexicon = stream.flags, stream.lows, stream.words, stream.lexicon
    body: Span | None = None
    head = at = role.first
    while at > first and flags[at - 1] & flags[head] & CAPITAL and lows[at - 1] in lexicon.describing["rank"]:
        # "Assistant | Managing Editor"
        head = at = at - 1
    titled = flags[head] & CAPITAL and role.role_class == "office"
    while at > first and _modifies(stream, at - 1, first):
        if titled and lows[at - 1] not in lexicon.describing["modifier"]:
            # "may force | Sen. Jo Doe", but "state Sen. Jo Doe"
            break
        at -= 1
    small = _small_body(stream, at, head, end, first)
    if small is not None:
        body, at = small
    elif at > first and flags[at - 1] & POSSESSIVE_MARK:
        body = owner_at(stream, first, at - 1)
    elif at > first:
        run = _run_start(stream, at, first)
        while (
            run < at
            and not follows_word(stream, run)
            and (
                lows[run] in lexicon.describing["adorning"]
                or lows[run] in lexicon.describing["participle"]
                or flags[run] & (PREPOSITION | CONJUNCTION | SUBORDINATOR)
                or (
                    lows[end - 1] not in lexicon.describing["portfolio"] and opens_only(stream, run, at, head)
                )
            )
        ):
            # "Embattled Acme chief", "Acting Oslo mayor": the capital of a sentence's first word.
            run += 1
        if not stream.has(CAPITAL, run, at):
            # "Top | committee leaders"
            run = at
        if lows[end - 1] in lexicon.describing["portfolio"] and run < at:
            head = at = _portfolio(stream, run, at, end)
        elif flags[head] & CAPITAL and at == head:
            head = at = _title_start(stream, run, at)
        if run < at:
            body = body_of_run(stream, run, at)
            if at - run == 1 and lows[run] in lexicon.organization_nouns and not follows_word(stream, run):
                # "Council leader Jo Doe", of the City Council
                body = body_before(stream, lows[run], run) or body
            mark = next((look for look in range(run - 1, first, -1) if flags[look] & POSSESSIVE_MARK), None)
            if mark is not None and body is not None and is_general(stream, body):
                # "the campaign's Texas director"
                body = owner_at(stream, first, mark) or body
    while at < head and (_praises(stream, at) or flags[at] & (NUMBER | DETERMINER | POSSESSIVE)):
        at += 1
    seeks = lows[end - 1] in lexicon.describing["seeking"]
    if body is not None and seeks and stream.text[body.start : body.end] == "White House":
        # "White House hopeful": what is sought.
        at, body = at - 2, None
    if body is None and seeks:
        body = contest(stream, first, -1)
    if body is None and end - at > 1:
        if flags[at] & ORGANIZATION and (flags[at] & LOWER or starts_small(stream, at)):
            # "campaign manager Jo Doe"
            body = body_before(stream, lows[at], at)
        elif (words[at] == "White" and not seeks) or words[at : at + 2] == ["Supreme", "Court"]:
            body = stream.span(at, at + 2)
        elif words[at] in lexicon.describing["chamber"]:
            body = stream.span(at, at + 1)
    if body is None and role.role_class == "office" and lows[end - 1] not in lexicon.describing["judging"]:
        # "Assistant U.S. Attorney"
        place = next((look for look in range(head, end) if flags[look] & PLACE), None)
        body = None if place is None else stream.span(place, place + 1)
    if body is not None and not belongs(stream, body, role.role_class, lows[end - 1]):
        body = None
    if (
        body is not None
        and lows[end - 2 : end] == ["bureau", "chief"]
        and place_name(stream, stream.text[body.start : body.end])
    ):
        # "Oslo bureau chief"
        body = None
    return at, body


def _small_body(stream: Stream, at: int, head: int, last: int, first: int) -> tuple[Span, int] | None:
    """Return the department before a role, and where the role starts: "the Norwegian defence ministry | spokesman".

    It has no capital, and is told by what it sees to or where it is; the words before the role start at ``at``.
    """
    flags, lows, describing = stream.flags, stream.lows, stream.lexicon.describing
    # "city council member", which may be listed as a role with its council
    final = head + 1 if last - head > 1 else head
    end = next((look for look in range(final, at, -1) if lows[look - 1] in describing["department"]), None)
    if end is None or not flags[end - 1] & LOWER:
        return None
    while at < end - 1 and (lows[at] in describing["rank"] or lows[at] in describing["epithet"]):
        at += 1
    start = at
    while (
        start > first and flags[start - 1] & (PLACE | NATIONALITY | LOWER) and not flags[start - 1] & _COUNTED
    ):
        start -= 1
    while start < at and not flags[start] & CAPITAL:
        start += 1
    if start == end - 1 or (start > first and flags[start - 1] & CAPITAL):
        # "council leader" is one of any council; "Brask University council leader" of that.
        return None
    return stream.span(start, end), end


def _title_start(stream: Stream, run: int, at: int) -> int:
    """Return where a title starts of which the lists know the end only: "Texas | Land Commissioner".

    What is no body between a place and a title is part of the title.
    """
    split = place_prefix(stream, run, at)
    if not run < split < at or stream.words[split] in stream.lexicon.parties:
        return at
    if stream.lows[at] in stream.lexicon.describing["staff"]:
        # "Norwegian Harbour | President", of a body
        return at
    return at if stream.has(ORGANIZATION, split, at) else split


def _portfolio(stream: Stream, run: int, at: int, end: int) -> int:
    """Return where a minister's title starts with what the minister sees to: "Malaysian | Irrigation Minister"."""
    split = place_prefix(stream, run, at)
    if stream.lows[end - 1].startswith("minister"):
        return split
    # "Acme secretary" is nobody's who sees to Acme.
    office = (*stream.words[split : end - 1], stream.words[end - 1].capitalize())
    return split if office in stream.lexicon.titles else at


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
    if not flag & LOWER or flag & _COUNTED:
        return False
    if flag & ORGANIZATION and at > first and flags[at - 1] & CAPITAL:
        # "Acme campaign | manager"
        return False
    if low in ("of", "for", "the", "&"):
        return False
    return not (flag & ROLE and at > first and stream.lows[at - 1] == "and")


def _praises(stream: Stream, at: int) -> bool:
    """Say whether the word only adorns whoever holds the role: "embattled", "globe-trotting"."""
    low = stream.lows[at]
    describing = stream.lexicon.describing
    return low in describing["epithet"] or low in describing["chosen"] or ("-" in low and low.endswith("ing"))


def _run_start(stream: Stream, end: int, first: int) -> int:
    """Return where the name that ends before ``end`` starts: "Acme campaign" in "its Acme campaign aide"."""
    flags = stream.flags
    at = end
    while at > first:
        flag = flags[at - 1]
        if flag & _OPENER and not (stream.lows[at - 2] == "of" and joins_name(stream, at - 1)):
            break
        if not flag & _IN_NAME:
            body = flag & LOWER and ((flag & ORGANIZATION and at == end) or joins_name(stream, at - 1))
            if not body:
                break
        at -= 1
    while at < end and not flags[at] & CAPITAL:
        at += 1
    return at

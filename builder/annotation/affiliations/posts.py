"""A description read as a post: the role, and the body in which it is held."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from builder.annotation.affiliations.bodies import body_in
from builder.annotation.affiliations.bodies_before import party_start
from builder.annotation.affiliations.complements import complement, end_of_body, role_end
from builder.annotation.affiliations.fields import field_end
from builder.annotation.affiliations.openings import follows_word
from builder.annotation.affiliations.owners import is_general
from builder.annotation.affiliations.parting import role_and_body
from builder.annotation.affiliations.placed_roles import is_remit
from builder.annotation.affiliations.places import names_place
from builder.annotation.affiliations.programmes import hosted
from builder.annotation.affiliations.roles import Role, RoleClass, role_before
from builder.annotation.affiliations.runs import REACH, run_from, run_with_role
from builder.annotation.lexicon import (
    ADVERB,
    CAPITAL,
    CLOSE,
    CUE,
    LOWER,
    OPEN,
    POSSESSIVE,
    POSSESSIVE_MARK,
    QUANTITY,
    ROLE,
)
from builder.annotation.tokens import Stream
from builder.schema import Span

_CLAUSE = 4
"""How many units before a role may hold a whole clause."""
_SEES_TO = frozenset(("commissioner", "minister", "secretary"))
"""Whom "for" gives what they see to, and no body: "the Oslo commissioner for Information"."""

_HELD_AT = frozenset(("of", "at", "for", "with"))
"""What stands between a role with capitals and its body."""


class Post(msgspec.Struct, frozen=True, gc=False):
    """What a description says of somebody: characters of the role and of the body, or None for either.

    ``former`` posts have no body but a party that comes first ("Labour former minister"); ``plural`` ones are of
    several people. ``end`` is the unit behind what was read, ``owner`` the unit of a pronoun that stands for the
    body or for whoever is served ("his spokesman").
    ``weak`` ones count where no other role is told: a scholar's title, and what may have been held at another time
    ("As mayor of Oslo, Jo Doe opened the bridge", "joined Acme").
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
    known = stream.lows[end - 1] in lexicon.role_sizes or stream.words[end - 1] in lexicon.parties
    if not known and not ("-" in stream.lows[end - 1] and stream.flags[end - 1] & ROLE):
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
    one_of = at + 3 < ceiling and lows[at] in ("one", "another") and lows[at + 1] == "of"
    if one_of:
        at += 2
    end = run_from(stream, at, ceiling)
    if end == at:
        return None
    if end + 3 < ceiling and flags[end] & OPEN and flags[end + 2] & CLOSE and flags[end + 1] & CAPITAL:
        behind = _behind_bracket(stream, at, end, ceiling)
        if behind is not None:
            return behind
    if end - at > 1 and lows[end - 1] in stream.lexicon.describing["knowing"]:
        # "an official | familiar with the talks"
        end -= 1
    end = role_end(stream, at, end, ceiling)
    role = role_before(stream, end, at)
    post = _post(stream, at, end, role)
    alone = flags[end - 1] & CAPITAL and not (
        post is not None and post.plural and not follows_word(stream, end - 1)
    )
    if post is None or (
        alone
        and post.role_class in ("trade", "person")
        and not (unlisted and end_of_body(stream, end, ceiling) is not None)
        and not (end - at > 1 and is_remit(stream, end - 2) and _is_of(stream, end, ceiling))
    ):
        # "Baker" by itself is a name, no "Baker at Acme Mills"; "Lawyers for Doe" start a sentence.
        return None
    field = field_end(stream, end, ceiling) if post.role is not None else end
    if field > end and post.role is not None:
        post = replace(post, role=Span(post.role.start, stream.ends[field - 1]))
    writes = lows[end - 1] in stream.lexicon.describing["writing"]
    end_of_role = end
    seeks_seat = lows[end - 1] in stream.lexicon.describing["seeking"] or lows[end - 1] == "mp"
    body, end = complement(stream, field, ceiling, post.role_class)
    if body is None and end + 1 < ceiling and lows[end] == "of":
        body = hosted(stream, end_of_role, end + 1)
        end += 2 * (body is not None)
    if post.former or writes:
        # What an author is of is no body: "author of The Salt Road".
        body = post.body if post.former else None
    elif post.body is not None and (
        body is None
        or lows[field] == "to"
        or not (is_general(stream, post.body) or _employs(stream, post.body, field, ceiling))
        # "the Oslo commissioner | for Information"
        or (lows[field] == "for" and lows[end_of_role - 1] in _SEES_TO)
        # "the Labour candidate | for Oslo", "the U.N. envoy | for Norway"
        or (lows[field] in ("for", "in") and (seeks_seat or names_place(stream, body)))
    ):
        # "Norway's ambassador | to the United Nations" speaks for Norway.
        body = post.body
    return replace(post, body=body, end=end, plural=post.plural and not one_of)


def _is_of(stream: Stream, link: int, ceiling: int) -> bool:
    """Say whether a name follows behind the preposition at ``link``: "Lead Attorney | of the Acme Trust"."""
    first = link + 1 + (link + 1 < ceiling and stream.lows[link + 1] == "the")
    return first < ceiling and stream.lows[link] in _HELD_AT and bool(stream.flags[first] & CAPITAL)


def _behind_bracket(stream: Stream, first: int, last: int, ceiling: int) -> Post | None:
    """Read the role behind a body ``[first, last)`` and its short name: "Salt Fund (SF) | campaign director"."""
    role = last + 3
    if not stream.flags[role] & LOWER or not stream.has(CAPITAL, first, last):
        return None
    post = post_from(stream, role, ceiling)
    if post is None or post.role is None or post.body is not None or post.former:
        return None
    return replace(post, body=body_in(stream, first, last))


def singular(stream: Stream, role: Span) -> Span:
    """Return the role of several people as that of one, if only an "s" tells them apart: "founder | s"."""
    single = Span(role.start, role.end - 1)
    if not stream.text.endswith("s", 0, role.end):
        return role
    noun = stream.text[single.start : single.end].lower().split()[-1]
    return single if (noun,) in stream.lexicon.roles else role


def _employs(stream: Stream, before: Span, link: int, ceiling: int) -> bool:
    """Say whether the body ``before`` a role is but its topic, as an employer follows: "a Senate analyst | at Acme".

    An owner is no topic, "Acme's analyst at Bolt College", nor is a paper.
    """
    text = stream.text
    if stream.lows[link] not in ("at", "with") or text[before.end] in "'’" or names_place(stream, before):
        return False
    end = end_of_body(stream, link, ceiling)
    return (
        end is not None
        and bool(stream.flags[end - 1] & CAPITAL)
        and tuple(text[before.start : before.end].split()) not in stream.lexicon.outlets
    )


def _behind_verb(stream: Stream, first: int, end: int) -> int:
    """Return where a description starts behind the verb in it: "Former clerk Ann Moe accused | Acme director"."""
    for at in range(end - 1, first + 1, -1):
        flag = stream.flags[at]
        if flag & CUE and flag & LOWER and stream.flags[at - 1] & CAPITAL and stream.lows[at].endswith("ed"):
            return at + 1
    return first


def _post(stream: Stream, first: int, end: int, role: Role | None) -> Post | None:
    """Read the units ``[first, end)``, which end with a ``role`` or a party."""
    lexicon, lows = stream.lexicon, stream.lows
    if stream.words[end - 1] in lexicon.parties:
        # "a Republican": a body and no role.
        return body_only(stream.span(party_start(stream, end), end), end)
    if role is None:
        return None
    former = lexicon.describing["former"]
    if role.first - first > _CLAUSE:
        first = _behind_verb(stream, first, role.first)
    last = role.first - 1
    past = None
    if lows[role.first][:3] == "ex-":
        # "Labour | ex-minister"
        past = role.first
    elif first <= last and (not former.isdisjoint(lows[first : last + 1]) or lows[last][:3] == "ex-"):
        # "the ex-Labour | mayor"
        past = next((at for at in range(first, last) if lows[at] in former), last)
    if past is not None:
        # "Labour | former minister" is still of the party.
        party = past > first and stream.words[past - 1] in lexicon.parties
        body = stream.span(party_start(stream, past), past) if party else None
        return Post(stream.span(past, end), body, role.role_class, True, end, role.plural)
    if lows[end - 1] in lexicon.describing["past"]:
        # "a Navy veteran" belongs to it no more.
        at = role.first
        while at > first and stream.flags[at - 1] & CAPITAL:
            at -= 1
        return Post(stream.span(at, end), None, role.role_class, True, end, role.plural)
    at, body = role_and_body(stream, first, end, role)
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

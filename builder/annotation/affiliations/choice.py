"""Which of the posts an article states for somebody is told first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from builder.annotation.affiliations.implied import implied
from builder.annotation.affiliations.introduced import introduced_before
from builder.annotation.affiliations.organizations import around_body, namesake
from builder.annotation.affiliations.owners import body_before
from builder.annotation.affiliations.parties import party_by_the_way, party_led
from builder.annotation.affiliations.places import place_name
from builder.annotation.affiliations.posts import Post, post_from
from builder.annotation.affiliations.staff import is_staff
from builder.annotation.affiliations.statements import around_name, behind_description, told_by
from builder.annotation.affiliations.unsaid import force, police_before, unsaid
from builder.annotation.affiliations.within_marks import told_within_marks
from builder.annotation.lexicon import CUE, POSSESSIVE_MARK
from builder.annotation.tokens import Stream
from builder.schema import Affiliation, Span

if TYPE_CHECKING:
    from builder.annotation.coreference.mentions import Mention
    from builder.annotation.coreference.referents import Referent

_GLUED = re.compile(r"[A-Z]{2}([A-Z][a-z]+)$")
"""A last word that a page has glued to what stands before it."""
_MENTIONS = 25
"""How many mentions of one speaker are read: what an article says of somebody, it says early."""

_SEVERAL = frozenset(("team", "group", "panel", "coalition"))
_COMPLEMENT = 12
"""How many units behind a description are looked at for "of Acme"."""


def affiliations_of(
    stream: Stream, referent: Referent, owner: Callable[[int], Span | None], headline: int = 0
) -> list[Affiliation]:
    """Return the affiliations that the article states for ``referent``, the one to tell first at the head.

    The first joins the surest role to the nearest body, which may stand in different places ("Sen. Jo Doe ...
    Doe (D-Ohio)"). A post or trade outranks a relation ("supporter"), and what somebody is outranks what they
    were; a former post has no body but a party before it. The first ``headline`` characters are worded for brevity and
    count after the rest ("Norway leader"). ``owner`` tells whose name the possessive pronoun at a unit
    stands for, and for a role the body that the article speaks of there.
    """
    posts = [post for post in _posts(stream, referent) if _tells(stream, post, referent)]
    if not posts:
        return _told_elsewhere(stream, referent) if referent.kind == "person" else []
    roles = [post for post in posts if post.role is not None]
    best = roles[0] if roles else None
    ranked = best
    if len(roles) > 1:
        roles = _without_ranks(stream, roles)
        surer = [post for post in roles if not post.weak]
        if len(surer) < len(roles) and not all(post.former for post in surer):
            posts = [post for post in posts if post.role is None or not post.weak]
            roles = surer
        best = min(roles, key=lambda post: _rank(post, headline))
    body = best.body if best is not None else None
    if body is None or _is_chamber(stream, body):
        # A judge who "joined Acme" did so before.
        held = best is not None and best.role_class == "office"
        bodies = [post for post in posts if post.body is not None and not (held and post.weak)]
        body = next((post.body for post in bodies if post.role is None), body)
        if body is None and bodies:
            body = bodies[0].body
    if body is None and best is not None and best.owner is not None:
        body = owner(best.owner)
        if body is not None and _text(stream, body) == referent.name:
            body = None
    if body is not None and best is not None and (named := force(stream, best)) is not None:
        # "Oslo police chief", "an Oslo police spokesman": of the police there
        body = Span(body.start, named.end) if stream.text[body.end : named.start] == " " else body
    if body is None and best is not None and best.role is not None and best.owner is None:
        at = bisect_left(stream.starts, best.role.start)
        body = force(stream, best)
        if body is None:
            if stream.lows[at] == "campaign":
                # "Campaign spokesman Jo Doe", of the campaign that is named before
                body = body_before(stream, "campaign", at)
            elif (party := party_led(stream, best.role)) is not None:
                body = party
            elif is_staff(stream, best):
                body = owner(at)
                if body is None and referent.kind == "unnamed":
                    body = police_before(stream, at)
            else:
                body = unsaid(stream, best, referent.mentions[:_MENTIONS], headline)
    if body is None and referent.kind == "person":
        body = party_by_the_way(stream, referent.mentions) or namesake(stream, referent.name)
    if body is None and best is not None and best.owner is None:
        body = implied(stream, best)
        if body is None and ranked is not None and ranked is not best:
            # "Colonel Jo Doe, commander of the coast"
            body = implied(stream, ranked)
    role = best.role if best is not None else None
    found = [_affiliation(stream, role, body)] if role or body else []
    for post in posts:
        if post.role is role and post.body is body:
            # Mostly the one that is told first.
            continue
        other = _affiliation(stream, post.role, post.body)
        if other not in found and (other.name, other.role) != (found[0].name, found[0].role):
            found.append(other)
    return found


def _told_elsewhere(stream: Stream, person: Referent) -> list[Affiliation]:
    """Return what others' words or the paragraph before say of a person, or a party, or the body of that name."""
    posts = [post for post in told_within_marks(stream, person.name) if not post.plural]
    posts.sort(key=lambda post: (_rank(post, 0), post.role is None, post.body is None))
    if not posts and (introduced := introduced_before(stream, person.mentions)) is not None:
        posts = [introduced]
    if posts:
        return [_affiliation(stream, post.role, post.body) for post in posts if post.role or post.body]
    body = party_by_the_way(stream, person.mentions) or namesake(stream, person.name)
    return [] if body is None else [_affiliation(stream, None, body)]


def _tells(stream: Stream, post: Post, referent: Referent) -> bool:
    """Say whether the post tells something of ``referent``: several people's roles are a group's alone."""
    if post.role is None and (post.body is None or _text(stream, post.body) == referent.name):
        # "Democrats" belong to no Democrats.
        return False
    if referent.kind == "group":
        return post.role_class != "person"
    return not post.plural


def _text(stream: Stream, span: Span) -> str:
    return stream.text[span.start : span.end]


def _is_chamber(stream: Stream, body: Span) -> bool:
    """Say whether the body is but the chamber that a title names, so that a party or state tells more."""
    return _text(stream, body) in stream.lexicon.describing["chamber"]


def _without_ranks(stream: Stream, roles: list[Post]) -> list[Post]:
    """Return the roles without the bare ranks, if a post is told: "the Oslo police chief, Colonel Jo Doe"."""
    if roles[0].role_class != "rank" or roles[0].body is not None:
        return roles
    held = any(
        post.role_class in ("post", "office")
        and not (post.former or post.weak)
        and not _text(stream, post.role).endswith("member")
        for post in roles
        if post.role is not None
    )
    return [post for post in roles if post.role_class != "rank"] if held else roles


def _rank(post: Post, headline: int) -> int:
    """Return how late a role comes: present posts first, then former posts, then relations."""
    first = post.role is not None and post.role.start < headline
    return (3 if post.former else 0) + (4 if post.role_class == "person" else 0) + first


def _posts(stream: Stream, referent: Referent) -> Iterator[Post]:
    named = (-1, -1)
    if referent.kind == "organization":
        at = stream.text.find(referent.name)
        if at >= 0 and stream.text[at - 1 : at].isspace():
            # "Norway's foreign ministry", of which the mentions may be "the ministry"
            first = bisect_left(stream.starts, at)
            last = min(bisect_left(stream.ends, at + len(referent.name)) + 1, len(stream.words))
            if first < last:
                # Within somebody's words it is no unit of its own.
                named = first, last
                yield from around_body(stream, first, last, max(0, first - _COMPLEMENT))
    body, unnamed = referent.kind == "organization", referent.kind in ("group", "unnamed")
    for mention in referent.mentions[:_MENTIONS]:
        if body:
            first = mention.phrase.first if mention.kind == "description" else mention.first
            if (first, mention.last) != named:
                yield from around_body(stream, first, mention.last, max(0, first - _COMPLEMENT))
        elif mention.kind == "name":
            yield from around_name(stream, mention.first, mention.last)
            apart = mention.phrase.last < mention.first
            if apart and (post := post_from(stream, mention.phrase.first, mention.first)) is not None:
                # "Acme's boss, a woman named | Ida Moen"
                yield post
        elif mention.kind == "pronoun":
            if mention.last < len(stream.flags) and not stream.flags[mention.last] & CUE:
                yield from told_by(stream, mention.first)
        elif mention.kind == "relative" and unnamed and mention.phrase.antecedent is not None:
            # "an official at Acme, | who | said"
            start = mention.phrase.antecedent.first
            post = post_from(stream, start, mention.first)
            if post is not None and stream.lows[start] != "one":
                # "one of the witnesses who saw it" is one of several who did.
                yield post
        elif mention.kind == "description":
            # "a spokesman for the ministry": the mention itself says it.
            ceiling = min(len(stream.words), mention.phrase.last + _COMPLEMENT)
            seeks = stream.lows[mention.phrase.head] in stream.lexicon.describing["seeking"]
            if (
                seeks
                and ceiling > mention.phrase.last
                and stream.flags[mention.phrase.last] & POSSESSIVE_MARK
            ):
                # "the Harbour nominee's | speech"
                ceiling = mention.phrase.last
            post = post_from(stream, mention.phrase.first, ceiling)
            if post is None:
                post = _of_several(stream, mention, ceiling)
            if post is not None:
                # "the professor" calls back who is introduced as something else.
                yield post if unnamed or post.body is not None else replace(post, weak=True)
            if post is None or post.body is None:
                yield from behind_description(stream, mention.phrase.last)


def _of_several(stream: Stream, mention: Mention, ceiling: int) -> Post | None:
    """Read the description of those whom a word for several is of: "a team of | researchers from Acme"."""
    phrase = mention.phrase
    for at in range(phrase.first + 1, min(phrase.last - 1, phrase.first + 4)):
        if stream.lows[at] == "of" and stream.lows[at - 1] in _SEVERAL:
            return post_from(stream, at + 1, ceiling)
    return None


def _affiliation(stream: Stream, role: Span | None, body: Span | None) -> Affiliation:
    text = stream.text
    place = body or role
    assert place is not None
    if body is not None and (glued := _GLUED.search(text, body.start, body.end)) is not None:
        last = glued.group(1)
        capitals = text[glued.start()].isupper()
        if last in stream.lexicon.parties or (capitals and place_name(stream, last)):
            # "PHOTO POOLOhio Gov. Jo Doe", from a caption behind a credit; but "AirNorway chief Jo Doe"
            place = body = Span(glued.start(1), body.end)
    return Affiliation(
        None if body is None else text[body.start : body.end],
        None if role is None else text[role.start : role.end],
        place.start,
        place.end,
    )

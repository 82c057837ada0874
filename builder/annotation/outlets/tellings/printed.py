"""Sources that are outlets themselves: documents, publications and their writers, networks."""

from __future__ import annotations

from bisect import bisect_left

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import (
    CAPITAL,
    CLOSE,
    COLON,
    COMMA,
    END,
    FIRST_NAME,
    NEWS,
    OPEN,
    POSSESSIVE_MARK,
    SUBJECT,
    Means,
)
from builder.annotation.outlets.clues.clue import IN_PRINT, WRITTEN, Clue
from builder.annotation.outlets.clues.media import means_at, posted
from builder.annotation.outlets.naming.earlier import again_at, outlet_before
from builder.annotation.outlets.naming.listed import Named, names_outlet, outlet_at
from builder.annotation.outlets.naming.phrases import outlet_in
from builder.annotation.outlets.naming.platforms import platform_before
from builder.annotation.outlets.naming.titles import titled
from builder.annotation.outlets.naming.unlisted import is_paper, unknown_at
from builder.annotation.outlets.places import Places
from builder.annotation.shapes import NAMES_NEWS, NEWSLIKE
from builder.annotation.tokens import Stream
from builder.schema import Medium

_USER = 8
"""How many units of a source are looked through for the user of a platform."""
LINE = 300
"""How many characters behind a quotation the brackets of a digest may open."""


def document(stream: Stream, places: Places, quotation: Found) -> Clue | None:
    """Return the clue that the source is: `The letter said`, `according to a Vesti poll`."""
    source = quotation.source
    cue = quotation.cue
    if cue is not None and stream.lows[cue.first] in stream.lexicon.telling["issued"]:
        # "a statement from the club read"
        return Clue("statement", None, cue.first, cue.last, cue.first)
    if source is None:
        return None
    source = source.antecedent or source
    head = source.head
    low = stream.lows[head]
    means: Means | None = None
    lexicon = stream.lexicon
    if low not in lexicon.media and low not in lexicon.telling["posted"]:
        return None
    if low in lexicon.telling["posted"]:
        platform = platform_before(stream, head)
        if platform is not None:
            # "her Twitter account said"
            return Clue("social", platform.name, platform.first, platform.last, source.first)
        # "the post continued"
        means = posted(stream, head)
    if means is None and low in lexicon.media:
        means = means_at(stream, head, 0)
    if means is None or means.medium not in WRITTEN:
        return None
    named = next(
        (
            outlet
            for unit in range(source.first, head)
            if stream.flags[unit] & CAPITAL and (outlet := outlet_in(stream, unit, head)) is not None
        ),
        None,
    )
    if (
        named is None
        and head + 1 < source.last
        and stream.lows[head + 1] in ("by", "for", "from", "in", "on")
    ):
        named = outlet_in(stream, head + 2, source.last)
    if named is None and means.medium == "publication":
        named = titled(stream, head + 1, places.sentence(head)[1])
    if named is None and means.medium == "publication" and stream.flags[head - 1] & POSSESSIVE_MARK:
        # "The newspaper's editorial said"
        named = again_at(stream, source.first, head)
    if named is None:
        # "her tweet said"
        implied = stream.lexicon.platforms.get(stream.lows[head])
        return Clue(means.medium, implied, head, head + 1, source.first)
    medium: Medium = "publication" if stream.lows[head] in ("report", "reports") else means.medium
    return Clue(medium, named.name, named.first, named.last, source.first)


def user(stream: Stream, quotation: Found) -> Clue | None:
    """Return the clue that the source is but the user of a platform: "a Reddit user said", "one user commented"."""
    source = quotation.source
    if source is None:
        return None
    for unit in range(source.first, min(source.last, source.first + _USER)):
        if stream.lows[unit] in stream.lexicon.telling["user"]:
            platform = platform_before(stream, unit)
            name = None if platform is None else platform.name
            return Clue("social", name, unit if platform is None else platform.first, unit + 1, source.first)
    return None


def speaks_in_print(stream: Stream, places: Places, quotation: Found, name: str | None) -> Clue | None:
    """Return the clue that an outlet speaks, or its writer: `Vesti's Jo Doe wrote`, "the newspaper said".

    ``name`` is the full name of the speaker, for "it".
    """
    said = quotation.source
    if said is None:
        return None
    source = said.antecedent or said
    flags, lows, cue = stream.flags, stream.lows, quotation.cue
    first, last, head = source.first, source.last, source.head
    wrote = cue is not None and cue.kind == "write"
    if wrote and last < len(flags) and flags[last] & COMMA:
        # "wrote Ida Moen, a columnist for Vesti"
        last = min(places.sentence(first)[1], last + 10)
    # Most sources are nothing like an outlet.
    near = stream.shapes[first - 1 if first else 0 : last + 1]
    newslike = 1 in near.translate(NEWSLIKE) and (
        1 in near.translate(NAMES_NEWS) or (last - first > 1 and stream.has_stretch(first, last))
    )
    for unit in range(first, last) if newslike else ():
        if flags[unit] & CAPITAL:
            named = outlet_in(stream, unit, last) or _whole(stream, unit, places.sentence(unit)[1])
            if named is not None and name is not None and _called_like(stream, name, named):
                # "Jo Lantern": who is called like a paper is none
                return None
            if named is None and wrote:
                named = _cut_down(stream, unit)
                if named is None:
                    continue
            if named is None:
                break
            called = named.last == head and lows[head] in stream.lexicon.outlet_kinds
            prints = wrote or called or _prints(stream, named, quotation)
            if named.kind != "platform" and (prints or named.first <= head < named.last):
                return Clue("publication", named.name, named.first, named.last, named.first)
            break
    if name and flags[head] & SUBJECT and source.last - first == 1 and names_outlet(stream, name):
        return Clue("publication", name, first, source.last, first)
    # "A Selwick newspaper" has a name further on: "the newspaper said".
    if lows[said.first] == "the" and "noun" in stream.lexicon.outlet_nouns.get(lows[said.head], ""):
        kinds = stream.lexicon.outlet_kinds.get(lows[said.head], ())
        before = outlet_before(stream, said.first) or outlet_before(stream, said.first, kinds)
        if before is not None:
            return Clue("publication", before.name, said.first, said.last, said.first)
    return None


def filed(stream: Stream, quotation: Found) -> Clue | None:
    """Return the clue that a digest gives the outlet in brackets, behind it in its line: "Rain in May [Vesti]"."""
    flags, text = stream.flags, stream.text
    end = (quotation.marked or quotation.spans)[-1].end
    if text.find("(", end, end + LINE) < 0 and text.find("[", end, end + LINE) < 0:
        return None
    stop = text.find("\n", end, end + LINE)
    if stop < 0:
        stop = end + LINE
    opens = text.find("[", end, stop)
    if opens < 0:
        opens = text.find("(", end, stop)
    if opens < 0:
        return None
    first = bisect_left(stream.starts, opens)
    if first + 2 >= len(flags) or not flags[first] & OPEN:
        return None
    named = outlet_at(stream, first + 1, len(flags)) or unknown_at(stream, first + 1, len(flags))
    if named is None or named.kind == "platform":
        return None
    last = named.last
    if last + 1 < len(flags) and flags[last] & END:
        last += 1
    if last >= len(flags) or not flags[last] & CLOSE:
        return None
    rest = text[stream.ends[last] : stream.ends[last] + 3].strip(" .")
    return None if rest[:1].strip() else Clue("publication", named.name, named.first, named.last, first)


def _cut_down(stream: Stream, unit: int) -> Named | None:
    """Return the paper whose last word stands before what its writer is there: "wrote [Lantern] editor Jo Vik"."""
    word = stream.words[unit]
    if "name" not in stream.lexicon.outlet_nouns.get(word, "") or not stream.flags[unit] & NEWS:
        return None
    before = outlet_before(stream, unit, ("paper",))
    if before is None or before.name.split()[-1] != word:
        return None
    return Named(before.name, unit, unit + 1, before.kind)


def _prints(stream: Stream, named: Named, quotation: Found) -> bool:
    """Say whether somebody of the outlet says so in it: "Vesti columnist Jo Vik", "Vesti's Jo Vik argued"."""
    source, cue, words = quotation.source, quotation.cue, stream.lexicon.telling
    if source is None or named.last >= source.last:
        return False
    if cue is None:
        # `by Vesti's Jo Vik: "We close"`
        return named.kind in IN_PRINT and bool(stream.flags[source.last] & COLON)
    behind = stream.lows[named.last : source.last]
    if not words["opinion"].isdisjoint(behind) or "editorial" in behind:
        # "Vesti's editorial board"
        return True
    printed = named.kind in ("paper", "magazine", "journal", "site") or is_paper(stream, named)
    owns = stream.flags[named.last] & POSSESSIVE_MARK and printed
    return bool(owns and stream.flags[source.head] & CAPITAL and stream.lows[cue.first] in words["printed"])


def _called_like(stream: Stream, name: str, outlet: Named) -> bool:
    """Say whether ``name`` is that of a person whose surname is an outlet's, too."""
    first, _, rest = name.partition(" ")
    return rest.endswith(outlet.name) and bool(stream.lexicon[first] & FIRST_NAME)


def _whole(stream: Stream, unit: int, end: int) -> Named | None:
    """Return the outlet whose name the source at ``unit`` is only the beginning of: "Selwick [Daily Mail]"."""
    if stream.flags[unit] & POSSESSIVE_MARK:
        return None
    named = outlet_at(stream, unit, end)
    return None if named is None or named.kind == "platform" else named


def quoted_paper(stream: Stream, places: Places, start: int) -> Clue | None:
    """Return the publication that the sentence before the one at ``start`` is about.

    `Vesti described a city at odds. "It is late," Jo Vik wrote.`
    """
    if start == 0:
        return None
    first, last = places.sentence(start - 1)
    for unit in range(first, min(first + 4, last)):
        if stream.flags[unit] & CAPITAL:
            named = outlet_in(stream, unit, last)
            if named is not None and named.first - first < 4 and named.kind in IN_PRINT:
                return Clue("publication", named.name, named.first, named.last, named.first)
            return None
    return None

"""Titles: names of works, programmes, things and prizes between marks, which nobody says."""

from __future__ import annotations

from builder.annotation.attribution.sieve import Link
from builder.annotation.attribution.unsourced import is_cried, is_judged
from builder.annotation.lexicon import (
    AUXILIARY,
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DETERMINER,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.sentence.subjects import behind_comma
from builder.annotation.tokens import Stream

# Rules that rest on a cue right beside the stretch: what they link is somebody's words, whatever its shape.
SURE = frozenset(
    (
        "speaker-verb",
        "verb-speaker",
        "signature",
        "any-verb",
        "predicate",
        "goes-on",
        "same-quotation",
        "next-paragraph",
        "lead-in",
    )
)
WEAK = "unlinked"
"""The rule of what no rule could link."""
_FEW = 5
_JOINT = PREPOSITION | CONJUNCTION | SUBORDINATOR | DETERMINER | POSSESSIVE | AUXILIARY | VERB | CUE | SUBJECT
"""What a word is none of that may stand between a title and its noun."""
_NO_NOUN = PREPOSITION | CONJUNCTION | COMMA | DETERMINER | AUXILIARY | POSSESSIVE
_READ = 200
"""How many characters of a stretch are read."""
_SMALL = frozenset("a an the of in on and or for to with at by from as is it".split())  # noqa: SIM905
_PRESENTING = frozenset((
    "on", "in", "hosts", "hosted", "starred", "sang", "watch", "watches", "watched", "watching", "see", "saw",
    "seen", "sing", "sings", "singing", "directed", "produced", "leads", "anchors", "presents", "fronts",
    "perform", "performs", "performed", "performing",
))  # fmt: skip
_PERFORMING = frozenset(("read", "sing", "recite", "quote"))
_TITLING = frozenset(("titled", "entitled", "subtitled", "headlined"))
_SPEECHES = frozenset(("speech", "speeches"))
"""Nouns for words that have titles."""
THEMED = frozenset(("theme", "themed"))
_UNDERTAKEN = frozenset(("Operation", "Project"))
OWN = frozenset(("itself", "themselves"))
_NAMING = frozenset((
    "called", "titled", "entitled", "named", "dubbed", "labeled", "labelled", "billed", "codenamed", "code-named",
    "christened",
))  # fmt: skip


_CREATED = _NAMING | {"of"}
"""What stands between a work and its title."""


def title(stream: Stream, unit: int, link: Link) -> bool:
    """`the film "Big Night"`, `on "The Late Hour"`: a work, by its capitals and the words beside it."""
    stretch = stream.stretches[stream.stretch[unit]]
    if link.rule == WEAK and _written_by(stream, unit):
        return True
    flags, lows = stream.flags, stream.lows
    before = lows[unit - 1] if unit else ""
    if before == "named" and link.rule not in SURE and len(words_in(stream, unit)) <= _FEW:
        # `a user named "tidewatch"`
        return True
    if before in OWN and _is_name(words_in(stream, unit)):
        # `a group calling itself "the Gulls"`
        return True
    initial = stream.text[stretch.start]
    if not initial.isupper() and initial.isalpha():
        return False
    if link.rule == WEAK and before in _TITLING:
        # `a paper titled "The age of salt and what came of it"`
        return True
    if before in THEMED and link.rule not in SURE:
        # `a meeting under the theme "Salt for life and what came of it"`
        return True
    words = stream.text[stretch.start : min(stretch.end, stretch.start + _READ)].split(None, 10)
    if len(words) > 10 or not _title_case(words):
        return False
    if words[0] in _UNDERTAKEN and len(words) > 1:
        # `"Operation Low Tide" began`
        return True
    works = stream.lexicon.works
    after = word_after(stream, unit)
    if _outlet(stream, words) and not (flags[unit - 1] & (COMMA | COLON) and unit):
        return True
    if works.get(before) == "work" or works.get(after) in ("work", "maker"):
        return True
    if (
        after.isalpha()
        and works.get(lows[unit + 2] if unit + 2 < len(lows) else "") == "work"
        and not flags[unit + 1] & _JOINT
    ):
        # `the "Low Tide" feature film`
        return True
    further = lows[unit - 2] if unit > 1 else ""
    if before == "," and works.get(further) == "work":
        # `her memoir, "Low Tide: How the Harbor Town Was Won"`
        few = 10 if any(word[-1] == ":" for word in words) else 6
        if len(words) <= few:
            return True
    if before in _CREATED and works.get(further) in ("work", "maker"):
        # `the making of "Low Tide"`, `a show called "Brokers," written by`
        return True
    if before == "to" and further == "according":
        # `according to "Low Tide," her memoir`: that is who says so
        return True
    if after == "that" and link.rule == "cue-before" and link.cue is not None and link.cue.last < unit:
        # `Moen argued in a paper, "Low Tide," that the sea`
        return True
    if (before == "as" or (before, further) == ("the", "as")) and "known" in lows[max(0, unit - 7) : unit]:
        return True
    if before == "from" and link.cue is not None and link.cue.lemma in _PERFORMING:
        return True
    if 1 < len(words) <= 5 and (
        before in stream.lexicon.telling["tell"]
        or (before == "to" and lows[unit - 2] in stream.lexicon.telling["speak"])
    ):
        # `told "Dock and Friends"`: the words would have a hearer before them
        return True
    if _is_worded(stream, unit):
        return False
    owned = unit > 0 and bool(flags[unit - 1] & POSSESSIVE_MARK)
    if (owned or before == "on") and len(words) <= 5:
        return True
    if before in _NAMING and len(words) > 1 and link.cue is not None and link.cue.last != unit:
        # `her book is called "Low Tide", she said`
        return True
    if link.rule in SURE:
        return False
    if owned or before in _PRESENTING:
        return True
    if before in _NAMING and (before == "named" or (unit > 1 and flags[unit - 2] & COMMA)):
        # `was named "Clerk of the Year" by the paper`, `the law, dubbed "Ida's Law,"`
        return True
    if link.rule == "cue-before" and len(words) > 1 and link.cue is not None and link.cue.last == unit:
        if (
            link.cue.lemma == "write"
            and before.startswith("wr")
            and len(words) <= _FEW
            and (after not in (",", ".") or (link.source is not None and flags[link.source.first] & RELATIVE))
        ):
            # `Moen wrote "Low Tide" in a week.`, `Moen, who wrote "Low Tide", left.`
            return True
        if link.cue.lemma == "tell" and after == "that":
            # `told "The Late Hour" that`
            return True
        if link.cue.kind in ("think", "show") and words[-1][-1] not in ".?!":
            # `Moen remembers "The Long Night" well.`
            return True
    if before in _NAMING and (
        link.cue is None or link.cue.source is None or link.cue.source.last == unit - 1
    ):
        return True
    if link.rule == WEAK:
        return not is_cried(stream, unit) and not is_judged(stream, unit)
    # "Criminal Minds", "Game of Thrones" and "Veep": a list of works.
    return (
        before in (",", "and", "or")
        and unit >= 2
        and bool(flags[unit - 2] & QUOTE)
        and len(words) > 1
        and link.rule != "cue-before"
    )


def _is_worded(stream: Stream, unit: int) -> bool:
    """Say whether a noun for words follows: `Moen's "Salt For All" slogan`, `her "Salt For All" rallying cry`."""
    if unit + 1 >= len(stream.flags) or stream.flags[unit + 1] & _NO_NOUN:
        return False
    clause = stream.lexicon.clause
    near = [low for low in stream.lows[unit + 1 : unit + 3] if low not in _SPEECHES]
    return not (clause["wording"].isdisjoint(near) and clause["remark"].isdisjoint(near))


def _outlet(stream: Stream, words: list[str]) -> bool:
    """Say whether the words are the name of a programme or another outlet: `told "The Late Hour"`."""
    name = (*words[:-1], words[-1].rstrip(",."))
    outlets = stream.lexicon.outlets
    return len(name) > 1 and (name in outlets or ("The", *name) in outlets)


def _written_by(stream: Stream, unit: int) -> bool:
    """`"Harbor to close in May," by the Courier's Ida Moen:` -- a headline, with who wrote the article."""
    by = behind_comma(stream, unit)
    if by is None or stream.lows[by : by + 1] != ["by"]:
        return False
    return any(flag & CAPITAL for flag in stream.flags[by + 1 : by + 3])


def word_after(stream: Stream, unit: int) -> str:
    """Return the word behind the stretch in its sentence, in lower case."""
    last = stream.stretches[stream.stretch[unit]].last_character
    return stream.lows[unit + 1] if unit + 1 < len(stream.lows) and last not in ".?!" else ""


def words_in(stream: Stream, unit: int) -> list[str]:
    """Return the first words of the stretch, at least one, which may be empty."""
    stretch = stream.stretches[stream.stretch[unit]]
    return stream.text[stretch.start : min(stretch.end, stretch.start + _READ)].split() or [""]


def _is_name(words: list[str]) -> bool:
    """Say whether the words are a name, its article aside: "the Lions of the Bend", but not "the best"."""
    return _title_case(words[1:] if words[0] in ("the", "a") and len(words) > 1 else words)


def _title_case(words: list[str]) -> bool:
    for index, word in enumerate(words):
        initial = word[:1]
        small = initial.isalpha() and not initial.isupper()
        if small and (index == 0 or word.lower().strip(",.") not in _SMALL):
            return False
    return not any(word[-1] in ".;" and len(word) > 3 for word in words[:-1])

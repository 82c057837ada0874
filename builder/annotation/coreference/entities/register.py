"""The entities of an article by the words of their names: whom a full name is of, and whom a short one."""

from __future__ import annotations

from collections import defaultdict

from msgspec.structs import replace

from builder.annotation.coreference.entities.full_names import (
    JUNIOR,
    SHORTEST,
    are_of_one,
    gender_within,
    nearest,
    runs_on,
    surname,
)
from builder.annotation.coreference.entities.known import Known
from builder.annotation.coreference.entities.namesakes import Namesakes
from builder.annotation.coreference.names.name import Name, plain
from builder.annotation.lexicon import (
    CAPITAL,
    CLOSE,
    CUE,
    FIRST_NAME,
    NATIONALITY,
    OPEN,
    ORGANIZATION,
    PLACE,
    QUOTE,
    ROLE,
    UPPER,
)  # fmt: skip
from builder.annotation.tokens import Stream

_NAMESAKES = 10
"""How many names with one first word are compared."""
_UNLIKELY = ("word", "place")
"""The kinds of names that are somebody's only where a longer name has them."""
_PLACING = frozenset(("in", "at", "near", "the", "across"))
"""Words before which the name of a place is nobody's."""


class Register:
    """The entities of one article, found by the words of their names."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self._flags = stream.flags
        self.namesakes = Namesakes(stream)
        self.known: list[Known] = []
        self._by_last: dict[str, list[Known]] = defaultdict(list)
        self._by_first: dict[str, list[Known]] = defaultdict(list)
        self._by_inner: dict[str, list[Known]] = defaultdict(list)
        self._by_words: dict[tuple[str, ...], Known] = {}
        self._by_initials: dict[str, Known] = {}

    def _add(self, name: Name) -> Known:
        words = name.words
        kind, gender, everybody = name.kind, name.gender, self.known
        if gender is None and kind != "organization":
            gender = self.stream.lexicon.gender.get(self.stream.words[name.first])
            if gender is None and len(words) > 1:
                gender = gender_within(self.stream, words)
        known = Known(words, name.first, name.last, kind, gender, number=len(everybody))
        everybody.append(known)
        self._by_words[words] = known
        self._by_first[words[0]].append(known)
        if len(words) == 1:
            self._by_last[words[0]].append(known)
            return known
        last = words[-1]
        if len(words) == 2:
            self._by_last[last].append(known)
        else:
            self._by_last[surname(words)].append(known)
            for word in words[1:-1]:
                self._by_inner[word].append(known)
        if "-" in last:
            # "Alcaraz" for Ida Ruiz-Alcaraz
            for part in last.split("-"):
                if len(part) > SHORTEST:
                    self._by_inner[part].append(known)
        if kind != "person":
            flags = self.stream.flags
            written = self.stream.words[name.first : name.last]
            initials = "".join(
                [
                    word[0]
                    for word, flag in zip(written, flags[name.first : name.last], strict=True)
                    if flag & CAPITAL
                ]
            )
            self._by_initials.setdefault(initials.lower(), known)
            if name.last + 2 < len(flags) and flags[name.last] & OPEN and flags[name.last + 2] & CLOSE:
                self._by_initials[plain(self.stream.words[name.last + 1])] = known
        return known

    def full(self, name: Name) -> Known:
        """Return whom a full name is of: somebody named before, or somebody new."""
        words = name.words
        known = self._by_words.get(words)
        if known is not None and known.surname:
            known.first, known.last, known.surname = name.first, name.last, ""
        if known is None and name.kind != "organization":
            found = self._by_last.get(surname(words) if len(words) > 2 else words[-1], ())
            # Few have a surname that is somebody's already.
            bearers = [other for other in found if are_of_one(other.words, words)] if found else None
            if bearers:
                known = bearers[0] if len(bearers) == 1 else nearest(bearers, words)
                self._by_words[words] = known
                if len(words) > len(known.words):
                    known.words, known.first, known.last = words, name.first, name.last
                if name.kind == "person":
                    known.kind = "person"
        if known is None and name.kind != "organization" and words[0] in self._by_first:
            known = self._begun(name)
        if known is None and name.kind != "person":
            known = self._shortened(words)
        if known is None:
            known = self._add(name)
        if name.gender:
            known.gender = name.gender
        return known

    def _begun(self, name: Name) -> Known | None:
        """Return the person whose fuller name starts so, or the other way round: "Ida Rosa" for Ida Rosa Moen Vik."""
        words = name.words
        for known in self._by_first.get(words[0], ())[:_NAMESAKES]:
            shorter, longer = sorted((words, known.words), key=len)
            if known.kind == "organization" or len(shorter) < 2 or len(longer) < 3:
                continue
            if "person" not in (name.kind, known.kind) or not set(shorter) <= set(longer):
                continue
            if not JUNIOR.isdisjoint(longer):
                continue
            fuller = longer is words
            if fuller != runs_on(self.stream, shorter, longer, name if fuller else known):
                known.words, known.first, known.last = words, name.first, name.last
                self._by_last[surname(words)].append(known)
            known.kind = "person"
            self._by_words[words] = known
            return known
        return None

    def _shortened(self, words: tuple[str, ...]) -> Known | None:
        """Return the company whose name has its kind behind ``words``: Brask Valley Foods for "Brask Valley"."""
        shortened = self.stream.lexicon.referring["shortened"]
        for known in self._by_first.get(words[0], ())[:_NAMESAKES]:
            if (
                known.words[:-1] == words
                and known.kind == "organization"
                and self.stream.words[known.last - 1] in shortened
            ):
                return known
        return None

    def shared(self, name: Name, other: Name) -> Known | None:
        """Return whom a first name is of that shares the surname of the full name behind it: "Ida and Jonas Moen".

        None where the first name is of somebody named in full before.
        """
        words = (name.words[0], other.words[-1])
        known = self._by_words.get(words)
        if known is None:
            if self._by_first.get(words[0]):
                return None
            known = self._add(replace(name, words=words))
            known.kind = "person"
            known.surname = self.stream.words[other.last - 1]
        return known

    def short(self, name: Name) -> Known | None:
        """Return whom a single word names, None where it is no name by itself."""
        known: Known | None
        word, kind = name.words[0], name.kind
        named = self._by_last.get(word)
        upper = self._flags[name.first] & UPPER
        if named is None:
            if kind in _UNLIKELY and word not in self._by_first:
                # Most nationalities and roles; of words in capitals, initials may be in no name either.
                return self._by_initials.get(word.replace(".", "")) if upper else None
        elif kind == "unknown" and not upper and len(named) == 1 and name.lead == name.first:
            # "Moen", of whom there is one.
            return named[0]
        if upper and (known := self._by_initials.get(word.replace(".", ""))) is not None:
            return known
        before = self.stream.lows[name.first - 1] if name.first else ""
        if before in ("the", "a") and self._flags[name.first] & NATIONALITY:
            # "the Scot"
            return None
        known = self._named_by(name, word, before, named)
        apart = known is not None and self.namesakes.is_another(name, word, known)
        if apart:
            known = None
        if kind in _UNLIKELY:
            if known is None or (known.kind in ("organization", "place") and before != "the"):
                return None
            if kind == "place" and known.kind == "unknown":
                return None
            if known.kind not in ("organization", "place") and before in _PLACING:
                return None
        if known is None:
            if not name.sure and not self._flags[name.first] & (FIRST_NAME | UPPER):
                return None
            known = self._add(name)
            known.apart = apart
        if name.gender and known.gender is None:
            known.gender = name.gender
        return known

    def _named_by(self, name: Name, word: str, before: str, found: list[Known] | None) -> Known | None:
        """Return whose name has ``word``: the last word, as that of ``found``, before all, then another one."""
        if found and before == "the" and name.kind != "unknown":
            found = [known for known in found if known.kind == "organization" and word != "house"]
        if found:
            return self.namesakes.choose(name, word, found) if len(found) > 1 else found[0]
        firsts = self._by_first.get(word, ())
        if len(firsts) == 1:
            # "Gao" for Gao Meilin; "Trump" stands for no "Trump Train".
            kind = firsts[0].kind
            if kind == "organization" and self._is_shortened(firsts[0]):
                # "Brask" for Brask Holdings
                return firsts[0]
            if name.kind != "organization" and (kind == "person" or (kind == "unknown" and self._acts(name))):
                return firsts[0]
        if len(firsts) > 1 and name.kind != "organization" and all(k.kind == "person" for k in firsts):
            # "Gao", where the article names a Gao Meilin and a Gao Bo: who is named most so far.
            most = max(firsts, key=lambda known: len(known.names))
            if most.names:
                return most
        if word in self._by_inner and name.kind in ("unknown", "person"):
            inner = [other for other in self._by_inner[word] if other.kind == "person"]
            return inner[0] if len(inner) == 1 else None
        return None

    def _acts(self, name: Name) -> bool:
        """Say whether a name is a person's by its title or by the cue beside it."""
        flags = self.stream.flags
        return (
            name.gender is not None
            or (name.last < len(flags) and bool(flags[name.last] & CUE))
            or (name.lead > 1 and bool(flags[name.lead - 1] & CUE and flags[name.lead - 2] & QUOTE))
        )

    def _is_shortened(self, known: Known) -> bool:
        """Say whether a company goes by the first word of its name, which is no place and nobody's."""
        lexicon, words = self.stream.lexicon, self.stream.words
        if words[known.last - 1] not in lexicon.referring["shortened"]:
            return False
        flag, listed = self.stream.flags[known.first], words[known.first] in lexicon.organization_nouns
        return listed or not flag & (PLACE | NATIONALITY | FIRST_NAME | ROLE | ORGANIZATION)

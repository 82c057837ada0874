"""Tokenized text as it was written, and the way back: "`` We stay , '' said Ms. Moen -LRB- D-Ohio -RRB- .".

Data sets of news often come with blanks between all tokens and with the names that the Penn Treebank has for marks and
brackets. The rules read the text without these; what they find is given in the text as it came.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from msgspec.structs import replace

from builder.schema import Affiliation, Article, Entity, Quotation, Span, content, is_written

_WRITTEN = {
    "``": "“", "''": "”", "`": "‘", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
}  # fmt: skip
"""Tokens that stand for another mark."""
_APART = re.compile(r"(?<=\s)[,.](?!\S)")
_JOINED = re.compile(r"(?<!\S)[a-z][\w'’-]*[,.](?!\S)")
"""A word with a stop or comma behind it, but not "Mr.", "Corp." or "U.S."."""
_LINES = 1000
"""Within how many characters a tokenized text has a comma or full stop."""
_TOKEN = re.compile(
    r"(?P<mark>``|-L[RSC]B-)"
    r"|(?<!\S)(?:"
    r"(?P<opening>`|[(\[{“‘«](?!\S)|[A-Z]{0,3}[$£€](?=[^\S\n]\.?\d))"
    r"|(?P<either>(?:''|\")(?!\S))"
    # Some tokenizers leave "1 ,000" and "10 :30".
    r"|(?P<closing>''(?!\w)|-R[RSC]B-|[,;:?!]|\.(?!\S)|[)\]}”»%'’](?!\S)|['’](?:[sS]|ve|re|ll|[dm])\b|n['’]t\b)"
    # "well @-@ known", "1 @,@ 000".
    r"|@(?P<joint>[-,.:/])@(?!\S)"
    # "a well - known poll", but not "OSLO - Ida Moen left", "the poll - the third", where it is a dash.
    r"|(?P<hyphen>(?<=[A-Za-z\d]\s)[-/](?=\s[A-Za-z])(?:(?<![A-Z]{4}\s.)(?<!\d\s.)|(?=\s[a-z]))"
    r"(?!\s(?:and|but|or|so|the|an?|that|which|who|when|while|if|as|with|not|it|he|she|they|we|his|her|their|this"
    r"|these|those|is|are|was|were|has|have|had)\b))"
    r")"
    # "and\/or".
    r"|(?P<escape>\\)(?=[/*])"
)
_HYPHENATED = re.compile(r"[A-Za-z]-[A-Za-z]")


class Untokenized(NamedTuple):
    """The ``text`` as it was written, and where its runs come from in the tokenized one.

    ``starts`` is where each run starts in ``text``, ``[firsts, lasts)`` where its characters stand in the tokenized
    text: one by one, or a token of several for a single character.
    """

    text: str
    starts: list[int]
    firsts: list[int]
    lasts: list[int]

    def place(self, offset: int) -> int:
        """Return where the character at ``offset`` of the tokenized text is in ``text``, or what follows it there."""
        run = max(bisect_right(self.firsts, offset) - 1, 0)
        end = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text)
        if offset >= self.lasts[run]:
            return end
        return max(self.starts[run], min(self.starts[run] + offset - self.firsts[run], end - 1))

    def span(self, start: int, end: int) -> Span:
        """Return where the characters ``[start, end)`` of ``text``, one at least, stand in the tokenized text."""
        run = bisect_right(self.starts, start) - 1
        first = self.firsts[run] + start - self.starts[run]
        run = bisect_left(self.starts, end) - 1
        behind = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text)
        return Span(first, self.lasts[run] - (behind - end))

    def restore(self, found: Article, article: Article) -> Article:
        """Return ``article``, whose text is tokenized, with what was ``found`` in ``text``.

        A span, and what is a slice of the text, is as there ("Hobb 's"); names and roles are as in ``text`` ("Hobb's").
        """
        return replace(
            article,
            quotations=[self._quotation(quotation, article.text) for quotation in found.quotations],
            speakers=[self._entity(entity, article.text) for entity in found.speakers],
        )

    def _spans(self, spans: list[Span]) -> list[Span]:
        return [self.span(span.start, span.end) for span in spans]

    def _slice(self, text: str, start: int, end: int) -> tuple[str, int, int]:
        """Return what the characters ``[start, end)`` are in the tokenized text, and where."""
        span = self.span(start, end)
        return text[span.start : span.end], span.start, span.end

    def _entity(self, entity: Entity, text: str) -> Entity:
        affiliations = [self._affiliation(affiliation, text) for affiliation in entity.affiliations]
        return replace(entity, mentions=self._spans(entity.mentions), affiliations=affiliations)

    def _affiliation(self, affiliation: Affiliation, text: str) -> Affiliation:
        words, start, end = self._slice(text, affiliation.start, affiliation.end)
        name, role = affiliation.name, affiliation.role
        if name is None and role is not None:
            return Affiliation(None, role if is_written(words, role) else words, start, end)
        if name is not None and not is_written(words, name):
            # With a token for a mark: "Brask -LRB- Oslo -RRB-".
            name = words
        return Affiliation(name, role, start, end)

    def _quotation(self, found: Quotation, text: str) -> Quotation:
        spans, marked = self._spans(found.spans), self._spans(found.marked)
        cue, speaker, affiliation, outlet = found.cue, found.speaker, found.affiliation, found.outlet
        if cue is not None:
            words, start, end = self._slice(text, cue.start, cue.end)
            cue = replace(cue, text=words, start=start, end=end)
        if speaker is not None:
            words, start, end = self._slice(text, speaker.start, speaker.end)
            speaker = replace(speaker, mention=words, start=start, end=end)
        if affiliation is not None:
            affiliation = self._affiliation(affiliation, text)
        if outlet is not None:
            _, start, end = self._slice(text, outlet.start, outlet.end)
            outlet = replace(outlet, start=start, end=end)
        return replace(
            found,
            text=content(text, spans),
            spans=spans,
            marked=marked,
            cue=cue,
            speaker=speaker,
            affiliation=affiliation,
            outlet=outlet,
        )


def is_tokenized(text: str) -> bool:
    """Say whether most commas and full stops of ``text`` stand apart from the words before them."""
    # The first lines say no of most texts, and counting of the others; both are cheap.
    if text.find(" .", 0, _LINES) < 0 and text.find(" ,", 0, _LINES) < 0:
        return False
    apart = text.count(" ,") + text.count(" .")
    if 4 * apart < text.count(",") + text.count("."):
        return False
    return len(_APART.findall(text)) > len(_JOINED.findall(text))


def untokenized(text: str) -> Untokenized:
    """Return tokenized ``text`` as it was written: "Hobb 's , which" as "Hobb's, which"."""
    pieces: list[str] = []
    starts: list[int] = []
    firsts: list[int] = []
    lasts: list[int] = []
    length = at = 0

    def keep(piece: str, first: int, last: int) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            starts.append(length)
            firsts.append(first)
            lasts.append(last)
            length += len(piece)

    for start, end, written in _edits(text):
        keep(text[at:start], at, start)
        keep(written, start, end)
        at = end
    keep(text[at:], at, len(text))
    return Untokenized("".join(pieces), starts, firsts, lasts)


def _edits(text: str) -> list[tuple[int, int, str]]:
    """Return which characters ``[start, end)`` of ``text`` were written otherwise, in text order, and how."""
    found: list[tuple[int, int, str]] = []
    at = 0  # behind the last edit
    paired = "``" in text
    # Where no word has a hyphen in it, they are tokens: "a well - known Reuters / Acme poll".
    split = " - " in text and _HYPHENATED.search(text) is None
    separator = "\n\n" if "\n\n" in text else "\n"
    opened = -1  # behind the straight mark that is open

    def cut_blank(start: int) -> None:
        nonlocal at
        if at <= start < len(text) and text[start] != "\n" and text[start].isspace():
            found.append((start, start + 1, ""))
            at = start + 1

    for match in _TOKEN.finditer(text):
        start, end = match.span()
        token, kind = match.group(), match.lastgroup
        if kind == "hyphen" and not split:
            continue
        if kind == "either" and paired and token == "''":
            kind = "closing"
        if kind == "either":
            # Straight marks open and close by turns, in each paragraph anew.
            closes = opened >= 0 and text.find(separator, opened, start) < 0
            kind, opened = ("closing", -1) if closes else ("opening", end)
            written = token
        elif kind == "joint":
            written = match["joint"]
        elif kind == "escape":
            written = ""
        else:
            written = _WRITTEN.get(token, token)
        if kind in ("closing", "joint", "hyphen"):
            if token == "." and text[start - 2 : start - 1] == "." and text[start - 3 : start - 2].isalnum():
                # Behind an abbreviation's: "in the U.S. ."
                continue
            cut_blank(start - 1)
        if written != token:
            found.append((start, end, written))
            at = end
        if kind in ("mark", "opening", "joint", "hyphen"):
            cut_blank(end)
    return found

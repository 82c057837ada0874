"""The data contract: the types that every part takes and gives.

An article comes in with its text and what is known of it, and goes out with its quotations and the
entities that speak in it. Offsets are Unicode code points of ``Article.text``, ``[start, end)``.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Literal

import msgspec

QuotationType = Literal["direct", "mixed", "indirect"]
CueKind = Literal["say", "write", "think", "show", "other"]
SpeakerKind = Literal["person", "organization", "group", "unnamed"]
Medium = Literal["interview", "statement", "social", "speech", "press", "broadcast", "publication", "told"]


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A stretch ``[start, end)`` of an article's text, in code points."""

    start: int
    end: int


class Cue(msgspec.Struct, frozen=True, gc=False):
    """The words that introduce a quotation: "said", "according to".

    ``lemma`` is the dictionary form ("say"); ``kind`` tells speech, writing, thought and evidence apart.
    """

    text: str
    lemma: str
    kind: CueKind
    start: int
    end: int


class Speaker(msgspec.Struct, frozen=True, gc=False):
    """Who said the words of one quotation.

    ``entity`` is the id of an `Entity` in ``Article.speakers``; ``name`` the fullest name the article has
    for it, without title; ``mention`` (at ``start``, ``end``) the words that stand for the speaker with
    this quotation, such as "he".
    """

    entity: str
    name: str
    kind: SpeakerKind
    mention: str
    start: int
    end: int


class Affiliation(msgspec.Struct, frozen=True, gc=False):
    """A body that a speaker belongs to or speaks for, and the role there.

    ``name`` or ``role`` may be None, not both. ``start`` and ``end`` are where ``name`` stands, or, without
    a name, ``role``.
    """

    name: str | None
    role: str | None
    start: int
    end: int


class Outlet(msgspec.Struct, frozen=True, gc=False):
    """The news organization, programme or platform the words were given to, and the medium.

    ``name`` or ``medium`` may be None, not both. ``start`` and ``end`` are the words that stand for the
    outlet ("Al-Monitor"; "tweeted" for Twitter; "this newspaper" for the publisher), or, without a name,
    those that tell the medium ("statement").
    """

    name: str | None
    medium: Medium | None
    start: int
    end: int


class Quotation(msgspec.Struct):
    """Somebody's words in an article, with their cue and the links to who said them, for whom, to whom.

    ``text`` is the content: the parts at ``spans`` joined by one space, enclosing marks left out. ``marked``
    are the stretches between quotation marks in it. ``rule`` names the rule that linked the speaker (or,
    without a speaker, the one that found the quotation), ``confidence`` how often it was right on gold.
    ``quotation_group`` is the same for the same words by the same speaker in several articles: the id of one of
    these quotations; None before a dataset is assembled. ``verified``: a person has decided on this quotation.
    ``extra`` is what an imported corpus says that fits no other field; left out of JSON where there is none.
    """

    id: str
    type: QuotationType
    text: str
    spans: list[Span]
    marked: list[Span]
    cue: Cue | None
    speaker: Speaker | None
    affiliation: Affiliation | None
    outlet: Outlet | None
    confidence: float
    rule: str
    quotation_group: str | None = None
    verified: bool = False
    extra: dict[str, Any] | msgspec.UnsetType = msgspec.UNSET


class Entity(msgspec.Struct):
    """Somebody or something that is quoted in an article, with every place that refers to it."""

    id: str
    name: str
    kind: SpeakerKind
    mentions: list[Span]
    affiliations: list[Affiliation]


class Article(msgspec.Struct):
    """A news article. Readers fill all but ``quotations`` and ``speakers``, which annotation adds.

    ``published`` is an ISO date; ``source`` says what the article was read from (``file.jsonl:12``).
    ``duplicate_group`` is the same for articles that are nearly the same: the id of one of them; None before a
    dataset is assembled. ``verified``: a person has reviewed all of it, and its quotations are those decided on.
    ``extra`` is what an imported corpus says that fits no other field; left out of JSON where there is none.
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    source: str | None = None
    duplicate_group: str | None = None
    verified: bool = False
    quotations: list[Quotation] = msgspec.field(default_factory=list)
    speakers: list[Entity] = msgspec.field(default_factory=list)
    extra: dict[str, Any] | msgspec.UnsetType = msgspec.UNSET


class QuotationRow(msgspec.Struct):
    """A row of the ``quotations`` configuration: a quotation, flat enough to read, with its context.

    ``context`` are the paragraphs the quotation stands in, from code point ``context_start`` of the article.
    """

    id: str
    article_id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    duplicate_group: str | None
    quotation_group: str | None
    type: QuotationType
    text: str
    spans: list[Span]
    marked: list[Span]
    cue: Cue | None
    speaker: Speaker | None
    affiliation: Affiliation | None
    outlet: Outlet | None
    confidence: float
    rule: str
    verified: bool
    context: str
    context_start: int


def content(text: str, spans: list[Span]) -> str:
    """Return the words at ``spans`` of ``text``, joined by one space: a quotation's ``text``."""
    if len(spans) == 1:
        return text[spans[0].start : spans[0].end]
    return " ".join([text[span.start : span.end] for span in spans])


def is_written(words: str, name: str) -> bool:
    """Say whether ``words`` of a text are ``name`` but for white space: "Hobb 's" among tokens, a wrapped name."""
    return "".join(words.split()) == "".join(name.split())


def violations(article: Article) -> list[str]:
    """Check an annotated article against the contract.

    Returns a sentence for each violation, naming the field (``quotations[3].spans[0]: ...``); an empty list
    when the article keeps the contract. Types are not checked here: decoding JSON into `Article` does that.
    """
    found: list[str] = []
    text, size = article.text, len(article.text)

    def check_span(where: str, start: int, end: int, claim: str | None = None) -> bool:
        if not 0 <= start < end <= size:
            found.append(f"{where}: [{start}, {end}) is not a stretch of the text (0 to {size})")
            return False
        if claim is not None and text[start:end] != claim:
            found.append(f"{where}: the text says {text[start:end]!r}, not {claim!r}")
            return False
        return True

    def check_order(where: str, spans: list[Span]) -> None:
        for before, after in pairwise(spans):
            if after.start < before.end:
                found.append(f"{where}: [{after.start}, {after.end}) overlaps or precedes the span before it")

    def check_affiliation(where: str, affiliation: Affiliation) -> None:
        if affiliation.name is None and affiliation.role is None:
            found.append(f"{where}: neither name nor role")
            return
        claim = affiliation.role if affiliation.name is None else affiliation.name
        start, end = affiliation.start, affiliation.end
        written = claim is not None and 0 <= start < end <= size and is_written(text[start:end], claim)
        check_span(where, start, end, None if written else claim)

    entities = {entity.id: entity for entity in article.speakers}
    if len(entities) < len(article.speakers):
        found.append("speakers: an id occurs twice")
    for i, entity in enumerate(article.speakers):
        where = f"speakers[{i}]"
        for j, mention in enumerate(entity.mentions):
            check_span(f"{where}.mentions[{j}]", mention.start, mention.end)
        check_order(f"{where}.mentions", entity.mentions)
        for j, affiliation in enumerate(entity.affiliations):
            check_affiliation(f"{where}.affiliations[{j}]", affiliation)
    previous = -1
    for n, quotation in enumerate(article.quotations, 1):
        where = f"quotations[{n - 1}]"
        if quotation.id != f"{article.id}/{n}":
            found.append(f"{where}.id: {quotation.id!r}, not {article.id}/{n}")
        if not quotation.spans:
            found.append(f"{where}.spans: empty")
            continue
        if quotation.spans[0].start < previous:
            found.append(f"{where}.spans: not in text order")
        previous = quotation.spans[0].start
        spans_fit = True
        for j, span in enumerate(quotation.spans):
            spans_fit &= check_span(f"{where}.spans[{j}]", span.start, span.end)
        check_order(f"{where}.spans", quotation.spans)
        if spans_fit and quotation.text != content(text, quotation.spans):
            found.append(f"{where}.text: is not the text at its spans")
        check_order(f"{where}.marked", quotation.marked)
        for j, span in enumerate(quotation.marked):
            check_span(f"{where}.marked[{j}]", span.start, span.end)
            if not any(part.start <= span.start and span.end <= part.end for part in quotation.spans):
                found.append(f"{where}.marked[{j}]: not inside the content")
        if quotation.type == "indirect" and quotation.marked:
            found.append(f"{where}.marked: not empty, yet the quotation is indirect")
        if quotation.type == "direct" and quotation.marked != quotation.spans:
            found.append(f"{where}.marked: the quotation is direct, yet not all of it is between marks")
        if quotation.type == "mixed" and (not quotation.marked or quotation.marked == quotation.spans):
            found.append(f"{where}.marked: the quotation is mixed, yet all or nothing of it is between marks")
        if (cue := quotation.cue) is not None:
            check_span(f"{where}.cue", cue.start, cue.end, cue.text)
        if (speaker := quotation.speaker) is not None:
            check_span(f"{where}.speaker", speaker.start, speaker.end, speaker.mention)
            known = entities.get(speaker.entity)
            if known is None:
                found.append(f"{where}.speaker.entity: {speaker.entity!r} is not in speakers")
            elif (known.name, known.kind) != (speaker.name, speaker.kind):
                found.append(f"{where}.speaker: name or kind differ from those of entity {known.id!r}")
        if quotation.affiliation is not None:
            check_affiliation(f"{where}.affiliation", quotation.affiliation)
        if (outlet := quotation.outlet) is not None:
            if outlet.name is None and outlet.medium is None:
                found.append(f"{where}.outlet: neither name nor medium")
            check_span(f"{where}.outlet", outlet.start, outlet.end)
        if not 0.0 <= quotation.confidence <= 1.0:
            found.append(f"{where}.confidence: {quotation.confidence} is not between 0 and 1")
    return found

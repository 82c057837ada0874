"""The steps of annotation in order."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from builder.annotation.affiliations import affiliations_of
from builder.annotation.attribution import around, beside, embedded
from builder.annotation.attribution.exclusions import excluded
from builder.annotation.attribution.grouping import Found, group
from builder.annotation.attribution.sieve import Linked, link_stretches
from builder.annotation.confidence import confidence
from builder.annotation.coreference.resolver import Resolver
from builder.annotation.indirect.finding import find_indirect
from builder.annotation.lexicon import QUOTE, load_lexicon
from builder.annotation.marks import find_stretches
from builder.annotation.outlets.linking import outlets_of
from builder.annotation.parse.syntax import Piece, Syntax
from builder.annotation.parse.trained import parse
from builder.annotation.parse.verbs import quoting
from builder.annotation.sentence.finding import cues_among
from builder.annotation.sentence.reports import Sentence
from builder.annotation.shapes import REPORTING
from builder.annotation.tokens import Stream
from builder.annotation.untokenized import Untokenized, is_tokenized, untokenized
from builder.paragraphs import paragraphs, unwrapped
from builder.schema import Article, Cue, Entity, Quotation, Span, Speaker, content

if TYPE_CHECKING:
    from spacy.tokens import Doc


_BESIDE_REPORT = frozenset(
    ("in-report", "sentence-before", "reported-before", "next-paragraph", "fragment", "repeated")
)
"""Rules by which a quotation shares the cue of a report in another sentence, which has a content of its own."""


class AnnotationOptions(msgspec.Struct, frozen=True):
    """How to annotate.

    ``double_apostrophes``: pairs of apostrophes (''...''), as some databases keep them, are quotation marks, and
    what stands between them is direct or mixed; without it the same words are found, but as indirect.
    ``lexicon``: a folder with word lists of one's own, named like those of the package, which are added to them.
    ``spacy_model``: the name or folder of a trained spaCy pipeline whose parse and entities improve the rules.
    """

    double_apostrophes: bool = False
    lexicon: str | None = None
    spacy_model: str | None = None


def annotate_article(
    article: Article, options: AnnotationOptions | None = None, *, doc: Doc | None = None
) -> Article:
    """Return ``article`` with its quotations and speakers (any it had before are replaced).

    ``doc`` is the article's text as a spaCy pipeline has read it; ``options.spacy_model`` does not matter then.
    Raises QuotebuilderError for a ``spacy_model`` or a ``lexicon`` that can't be read.
    """
    options = options or AnnotationOptions()
    read, written = _as_written(article.text)
    if written is None:
        return _annotated(article, read, options, doc, None)
    title = untokenized(article.title).text if article.title else None
    plain = msgspec.structs.replace(article, text=read, title=title)
    return written.restore(_annotated(plain, read, options, doc, written), article)


def _as_written(text: str) -> tuple[str, Untokenized | None]:
    """Return ``text`` as the rules read it, without wrapped lines, and the way back where it came tokenized."""
    read = unwrapped(text)
    if not is_tokenized(read):
        return read, None
    written = untokenized(read)
    return written.text, written


def _annotated(
    article: Article, read: str, options: AnnotationOptions, doc: Doc | None, written: Untokenized | None
) -> Article:
    """Annotate ``article``, whose text the rules read as ``read``; ``doc`` is of the tokenized text, if ``written``."""
    text = article.text
    stream, sentences, linked = _linked(read, options, doc, written)
    found = group(stream, linked.links, linked.place, double_apostrophes=options.double_apostrophes)
    used = {
        (quotation.cue.first, quotation.cue.last)
        for quotation in found
        if quotation.cue is not None and quotation.rule not in _BESIDE_REPORT
    }
    found += find_indirect(stream, sentences, used, linked.kept_out)
    found.sort(key=lambda quotation: quotation.spans[0])
    title = article.title or ""
    # A title may have lost or gained marks at its end in the text.
    headline = len(title) if text.startswith(title[: len(title) * 3 // 4]) else 0
    resolver = Resolver(stream, article.author)
    referents, chosen = resolver.resolve([quotation.source for quotation in found])
    speakers = [None if choice is None else choice.referent for choice in chosen]
    names = [referent.name for referent in referents]
    starts, ends = stream.starts, stream.ends
    entities = [
        Entity(
            f"{article.id}#{n}",
            referent.name,
            referent.kind,
            [Span(starts[mention.first], ends[mention.last - 1]) for mention in referent.mentions],
            affiliations_of(stream, referent, resolver.owner, headline),
        )
        for n, referent in enumerate(referents, 1)
    ]
    bodies = [
        [affiliation.name for affiliation in entity.affiliations if affiliation.name] for entity in entities
    ]
    outlets = outlets_of(stream, sentences, found, speakers, names, bodies, article.publisher)
    quotations = []
    for n, (quotation, choice, outlet) in enumerate(zip(found, chosen, outlets, strict=True), 1):
        speaker = affiliation = None
        if choice is not None:
            entity = entities[choice.referent]
            start, end = starts[choice.mention.first], ends[choice.mention.last - 1]
            speaker = Speaker(entity.id, entity.name, entity.kind, text[start:end], start, end)
            affiliation = entity.affiliations[0] if entity.affiliations else None
        quotations.append(
            Quotation(
                f"{article.id}/{n}",
                quotation.type,
                content(text, quotation.spans),
                quotation.spans,
                quotation.marked,
                _cue(text, stream, quotation),
                speaker,
                affiliation,
                outlet,
                confidence(quotation.type, quotation.rule),
                quotation.rule,
            )
        )
    return msgspec.structs.replace(article, quotations=quotations, speakers=entities)


class KeptOut(NamedTuple):
    """A stretch between marks that is nobody's words, and the name of the exclusion that says so."""

    span: Span
    reason: str


def kept_out(
    article: Article, options: AnnotationOptions | None = None, *, doc: Doc | None = None
) -> list[KeptOut]:
    """Return what stands between marks in ``article`` and is no quotation, in text order."""
    read, written = _as_written(article.text)
    stream, _, linked = _linked(read, options or AnnotationOptions(), doc, written)
    stretches = [(stream.stretches[stream.stretch[unit]], reason) for unit, reason in linked.kept_out.items()]
    span = Span if written is None else written.span
    return [KeptOut(span(stretch.start, stretch.end), reason) for stretch, reason in stretches]


def _linked(
    text: str, options: AnnotationOptions, doc: Doc | None, written: Untokenized | None
) -> tuple[Stream, list[Sentence], Linked]:
    """Read ``text`` and link every stretch between marks; ``doc`` is of the tokenized text where it is ``written``."""
    parts = paragraphs(text)
    stream = Stream(text, parts, find_stretches(text, parts), load_lexicon(options.lexicon))
    if doc is not None:
        pieces = [Piece(doc, 0, written)]
    else:
        pieces = parse(text, options.spacy_model) if options.spacy_model is not None else []
    if any(piece.doc.has_annotation("DEP") for piece in pieces):
        stream.syntax = Syntax(stream, pieces)
    sentences = _sentences(stream)
    if stream.syntax is not None:
        sentences = [quoting(stream.syntax, sentence) for sentence in sentences]
    rules, lone = beside.RULES + embedded.RULES, beside.LONE + embedded.LONE
    return stream, sentences, link_stretches(stream, sentences, rules, lone, around.RULES, excluded)


def _sentences(stream: Stream) -> list[Sentence]:
    """Return the sentences that have a stretch or a cue."""
    size = len(stream.flags)
    reporting = [*stream.having(QUOTE | REPORTING, 0, size), size]
    found: list[Sentence] = []
    at = 0
    unit = reporting[0]
    for number, sentences in enumerate(stream.split_paragraphs()):
        for start, end in sentences:
            while unit < start:
                # In a dateline, which belongs to no sentence.
                at += 1
                unit = reporting[at]
            if unit < end:
                behind = bisect_left(reporting, end, at)
                cues = cues_among(stream, reporting[at:behind], start, end)
                found.append(Sentence(start, end, cues, number))
                at, unit = behind, reporting[behind]
    return found


def _cue(text: str, stream: Stream, found: Found) -> Cue | None:
    cue = found.cue
    if cue is None or found.rule in ("goes-on", "fragment", "next-paragraph", "same-quotation"):
        return None
    start, end = stream.starts[cue.first], stream.ends[cue.last - 1]
    return Cue(text[start:end], cue.lemma, cue.kind, start, end)

"""From one article's annotation in a corpus, whatever its format, to an article of the data contract."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import msgspec

from builder.errors import Rejected
from builder.reading.corpora.contents import Content, Contents
from builder.schema import (
    Article,
    Cue,
    CueKind,
    Entity,
    Quotation,
    Span,
    Speaker,
    SpeakerKind,
    content,
    violations,
)

OnReject = Callable[[Rejected], None]


class GoldQuotation(msgspec.Struct):
    """A quotation as a corpus has it. Offsets are code points of the article's text.

    ``where`` names it in messages ("E5"), with ``line`` where the file has lines. ``parts`` is the content
    with or without marks. ``direct`` tells that the corpus says so; else the type is read off the marks.
    ``speaker`` is the corpus' own id of who speaks, or None where it tells mentions only; ``name`` and
    ``kind`` what it says of the speaker.
    """

    where: str
    parts: list[Span]
    direct: bool = False
    cue: Span | None = None
    cue_kind: CueKind = "other"
    mention: Span | None = None
    speaker: str | None = None
    name: str | None = None
    kind: SpeakerKind | None = None
    confidence: float = 1.0
    line: int | None = None
    extra: dict[str, Any] = {}


def assemble(
    article: Article,
    quotations: list[GoldQuotation],
    *,
    corpus: str,
    assumed: list[str],
    file: str,
    on_reject: OnReject,
    mentions: dict[str, list[Span]] | None = None,
) -> Article | None:
    """Return ``article`` with ``quotations`` and their speakers, or None where it breaks the data contract.

    ``assumed`` names the columns that the corpus does not annotate and that carry a stand-in; it is kept in
    the article's ``extra`` with the name of the ``corpus``. ``mentions`` are further gold mentions of the
    speakers by the corpus' id. A quotation that can't be converted goes to ``on_reject`` with the reason; so
    does a cue or a speaker at impossible offsets, while its quotation stays.
    """
    text = article.text

    def reject(gold: GoldQuotation, kind: str, detail: str = "") -> None:
        place = f"{gold.where}, {detail}" if detail else gold.where
        on_reject(Rejected(file, gold.line, f"{kind}: {place} in {article.id}"))

    def fits(span: Span) -> bool:
        return 0 <= span.start < span.end <= len(text)

    whole = []
    for gold in quotations:
        if not gold.parts:
            reject(gold, "quotation without content")
        elif not all(map(fits, gold.parts)):
            reject(gold, "quotation outside the text", f"{[(part.start, part.end) for part in gold.parts]}")
        else:
            whole.append(gold)
    contents = Contents(text, [gold.parts for gold in whole])
    found: list[tuple[GoldQuotation, Content]] = []
    for gold in whole:
        shape = contents.direct(gold.parts) if gold.direct else contents.derived(gold.parts)
        if shape is None:
            reject(gold, "quotation without a word")
        else:
            found.append((gold, shape))
    found.sort(key=lambda pair: (pair[1].spans[0], pair[1].spans[-1].end))

    speakers = _Speakers(text, mentions or {})
    article.quotations = []
    for number, (gold, shape) in enumerate(found, 1):
        extra = dict(gold.extra)
        if shape.bare:
            extra["bare"] = True
        cue = speaker = None
        if gold.cue is not None and not fits(gold.cue):
            reject(gold, "cue outside the text", f"({gold.cue.start}, {gold.cue.end})")
        elif gold.cue is not None:
            words = text[gold.cue.start : gold.cue.end]
            cue = Cue(words, words.lower(), gold.cue_kind, gold.cue.start, gold.cue.end)
        if gold.mention is not None and not fits(gold.mention):
            reject(gold, "speaker outside the text", f"({gold.mention.start}, {gold.mention.end})")
        elif gold.mention is not None:
            speaker = speakers.speaker(gold, gold.mention)
        article.quotations.append(
            Quotation(
                id=f"{article.id}/{number}",
                type=shape.type,
                text=content(text, shape.spans),
                spans=shape.spans,
                marked=shape.marked,
                cue=cue,
                speaker=speaker,
                affiliation=None,
                outlet=None,
                confidence=gold.confidence,
                rule=corpus,
                extra=extra or msgspec.UNSET,
            )
        )
    article.speakers = speakers.entities()
    article.extra = {"corpus": corpus, "assumed": assumed, **(article.extra or {})}
    broken = violations(article)
    if broken:
        on_reject(
            Rejected(file, None, f"article breaks the data contract: {article.id}: {'; '.join(broken[:3])}")
        )
        return None
    return article


class _Speakers:
    """The entities of an article, one for each speaker that the corpus tells apart.

    Without the corpus' own ids, mentions with the same words are one speaker, but each pronoun one of its
    own, since the same pronoun may stand for several.
    """

    def __init__(self, text: str, mentions: dict[str, list[Span]]) -> None:
        self._text = text
        self._further = mentions
        self._entities: dict[str, Entity] = {}

    def speaker(self, gold: GoldQuotation, mention: Span) -> Speaker:
        words = self._text[mention.start : mention.end]
        name = gold.name or _name_in(words)
        key = gold.speaker
        if key is None:
            plain = name.casefold()
            key = f"at {mention.start}" if plain in PRONOUNS else f"as {plain}"
        entity = self._entities.get(key)
        if entity is None:
            kind = gold.kind or kind_of(words)
            entity = Entity(f"s{len(self._entities) + 1}", name, kind, list(self._further.get(key, [])), [])
            self._entities[key] = entity
        entity.mentions.append(mention)
        return Speaker(entity.id, entity.name, entity.kind, words, mention.start, mention.end)

    def entities(self) -> list[Entity]:
        for entity in self._entities.values():
            apart: list[Span] = []
            for mention in sorted(entity.mentions):
                if not apart or mention.start >= apart[-1].end:
                    apart.append(mention)
            entity.mentions = apart
        return list(self._entities.values())


def _name_in(mention: str) -> str:
    """Return the name in a mention: "Ana Ruiz" in "Ana Ruiz, an engineer", all of "the mayor, Ana Ruiz"."""
    words = " ".join(mention.split())
    name = _APPOSITION.split(words, maxsplit=1)[0]
    return name if name[:1].isupper() and name.split()[0] not in _DETERMINERS else words


_DETERMINERS = {"The", "A", "An", "Der", "Die", "Das", "Ein", "Eine"}
_PERSONAL = {
    "i",
    "he",
    "she",
    "him",
    "her",
    "who",
    "ich",
    "er",
    "sie",
    "you",
    "du",
    "one",
    "myself",
    "himself",
    "herself",
}
_PLURAL = {"we", "they", "us", "them", "wir", "ihr", "both", "some", "many", "others", "all"}
PRONOUNS = _PERSONAL | _PLURAL | {"it", "es", "this", "that", "which", "der", "die", "das"}
_APPOSITION = re.compile(r"\s*[,;(–—]")
_ACRONYM = re.compile(r"[A-Z][A-Z.&]+[A-Z.]")


def kind_of(mention: str) -> SpeakerKind:
    """Return a stand-in for the kind of a speaker that a corpus does not give, from the shape of the mention.

    An acronym or a capitalized name with "the" is an organization; "we", "they" and the like a group; words
    without any capital somebody unnamed; everything else a person.
    """
    words = mention.split()
    if len(words) == 1 and mention.casefold() in _PLURAL:
        return "group"
    if len(words) == 1 and mention.casefold() in PRONOUNS:
        return "person"
    if _ACRONYM.fullmatch(words[-1]) or (
        words[0].casefold() == "the" and len(words) > 1 and all(word[0].isupper() for word in words[1:])
    ):
        return "organization"
    if not any(character.isupper() for character in mention):
        return "unnamed"
    return "person"


def same_words(found: str, claimed: str) -> bool:
    """Tell whether the text at some offsets is what a corpus claims it to be, white space aside."""
    return "".join(found.split()) == "".join(claimed.split())

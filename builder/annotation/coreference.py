"""Who is who: the mentions of an article's speakers, joined to entities."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.annotation.lexicon import FIRST_NAME, ORGANIZATION
from builder.annotation.mentions import Mention, mention_of
from builder.annotation.phrases import Phrase
from builder.annotation.tokens import Stream
from builder.schema import SpeakerKind


@dataclass(slots=True)
class Referent:
    """Somebody or something that is quoted: the fullest name, the kind, and every mention in text order."""

    name: str
    kind: SpeakerKind
    mentions: list[Mention] = field(default_factory=list)


def resolve(stream: Stream, sources: list[Phrase | None]) -> tuple[list[Referent], list[int | None]]:
    """Join the sources of an article's quotations to referents.

    Takes the source phrases in text order (None where a quotation has none). Returns the referents and, for each
    source, the number of its referent.
    """
    referents: list[Referent] = []
    chosen: list[int | None] = []
    for phrase in sources:
        if phrase is None:
            chosen.append(None)
            continue
        mention = mention_of(stream, phrase)
        text = stream.string(mention.first, mention.last)
        number = next(
            (n for n, known in enumerate(referents) if known.name.split()[-1] == text.split()[-1]), None
        )
        if number is None:
            kind: SpeakerKind = "person"
            if any(stream.flags[at] & ORGANIZATION for at in range(mention.first, mention.last)):
                kind = "organization"
            referents.append(Referent(text, kind))
            number = len(referents) - 1
        referents[number].mentions.append(mention)
        chosen.append(number)
    return referents, chosen


__all__ = ["FIRST_NAME", "Referent", "resolve"]

"""A trained spaCy pipeline of the user's: loading it and parsing articles with it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from builder.annotation.parse.syntax import Piece
from builder.errors import QuotebuilderError

if TYPE_CHECKING:
    from spacy.language import Language

PIECE = 100_000
"""How many characters are parsed at once: what a parser needs in memory grows with it."""
_UNUSED = ("lemmatizer", "textcat", "textcat_multilabel", "entity_linker", "quotations")


@lru_cache(maxsize=2)
def load_pipeline(name: str) -> Language:
    """Return the spaCy pipeline ``name``, a package or a folder, without the components that nothing here reads.

    Raises QuotebuilderError where there is none of that name, where it can't be loaded, or where it has no parser.
    """
    import spacy

    try:
        nlp = spacy.load(name, exclude=_UNUSED)
    except (OSError, ValueError, ImportError, KeyError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise QuotebuilderError(
            f"cannot load the spaCy pipeline {name!r}: {reason} "
            "(install it with 'python -m spacy download', or give the path of its folder)"
        ) from error
    if "parser" not in nlp.pipe_names:
        raise QuotebuilderError(
            f"the spaCy pipeline {name!r} has no parser; take one that has, such as en_core_web_sm"
        )
    return nlp


def parse(text: str, name: str) -> list[Piece]:
    """Return ``text`` as the pipeline ``name`` parses it, a long text in several pieces cut between lines.

    Raises QuotebuilderError as `load_pipeline` does.
    """
    nlp = load_pipeline(name)
    pieces: list[Piece] = []
    start = 0
    while start < len(text):
        end = min(start + PIECE, len(text))
        if end < len(text):
            end = text.rfind("\n", start, end) + 1 or end
        pieces.append(Piece(nlp(text[start:end]), start))
        start = end
    return pieces

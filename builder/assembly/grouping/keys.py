"""What is kept of an article to group it and to choose its split: a few hundred bytes, whatever its length."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from operator import add
from typing import TYPE_CHECKING

import msgspec

from builder.schema import Article, Quotation, Speaker

if TYPE_CHECKING:
    import numpy as np

HASHES = 128
"""How many hashes a MinHash signature has: the similarity of two is estimated with a deviation of 0.044 at most."""
SEED = 1
SAME_SPEAKER_WORDS = 8
"""How long a sentence is whose words, by the same speaker, are the same quotation: below, it may be a commonplace."""
ANY_SPEAKER_WORDS = 12
"""How long a sentence is whose words are the same quotation whoever the rules took for the speaker."""
DIGEST_BYTES = 16

_MARKS = "“”‘’—–…«»\u00a0"
_LETTERS = bytes(code if code >= 128 or chr(code).isalnum() else ord(" ") for code in range(256))
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'’”)\]]*\s+")


class Keys(msgspec.Struct):
    """The keys of a number of articles, in columns; but for the ids, each is the bytes of an array.

    By article: ``characters``, ``quotations``, ``shingles`` and ``speaker_counts`` are how many it has, 32-bit numbers
    (speakers: the named ones, each once); ``published`` is the day, 10 ASCII characters, or null bytes; ``publishers``
    a 64-bit hash, 0 for none; ``digests`` the `text_key`; ``signatures`` `HASHES` 32-bit numbers. ``speakers`` are the
    64-bit hashes of all speakers, article by article; ``sayings`` rows of `saying_type`.
    """

    ids: list[str] = []
    characters: bytes = b""
    published: bytes = b""
    publishers: bytes = b""
    speaker_counts: bytes = b""
    speakers: bytes = b""
    quotations: bytes = b""
    shingles: bytes = b""
    digests: bytes = b""
    signatures: bytes = b""
    sayings: bytes = b""

    def __len__(self) -> int:
        return len(self.ids)


def saying_type() -> np.dtype[np.void]:
    """Return the type of a row of ``Keys.sayings``.

    ``quotation`` counts through the quotations of these articles from 0; ``key`` is one of `sayings_of` it.
    """
    import numpy as np

    return np.dtype([("quotation", "<u4"), ("key", "<u8")])


def keys_of(articles: Iterable[Article]) -> Keys:
    """Return the keys of annotated articles."""
    import numpy as np
    from rensa import RMinHash

    ids: list[str] = []
    numbers: list[tuple[int, int, int, int]] = []
    published: list[str] = []
    publishers: list[int] = []
    speakers: list[int] = []
    digests: list[bytes] = []
    signatures: list[list[int]] = []
    sayings: list[tuple[int, int]] = []
    number = 0
    for article in articles:
        text = article.text
        found = shingles(text)
        named = {plain(one.name) for one in article.speakers if one.kind in ("person", "organization")}
        ids.append(article.id)
        numbers.append((len(text), len(article.quotations), len(found), len(named)))
        published.append(article.published or "")
        publishers.append(_hash(name) if (name := plain(article.publisher or "")) else 0)
        speakers += sorted(map(_hash, named))
        digests.append(text_key(text))
        signatures += RMinHash.digest_matrix_from_token_sets([found], HASHES, SEED).to_rows()
        for quotation in article.quotations:
            sayings += [(number, key) for key in sorted(sayings_of(quotation))]
            number += 1
    counts = np.array(numbers, "<u4").reshape(-1, 4).T
    return Keys(
        ids=ids,
        characters=counts[0].tobytes(),
        published=np.array(published, "S10").tobytes(),
        publishers=np.array(publishers, "<u8").tobytes(),
        speaker_counts=counts[3].tobytes(),
        speakers=np.array(speakers, "<u8").tobytes(),
        quotations=counts[1].tobytes(),
        shingles=counts[2].tobytes(),
        digests=b"".join(digests),
        signatures=np.array(signatures, "<u4").tobytes(),
        sayings=np.array(sayings, dtype=saying_type()).tobytes(),
    )


def text_key(text: str) -> bytes:
    """Return the first `DIGEST_BYTES` bytes of the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:DIGEST_BYTES]


def shingles(text: str) -> set[str]:
    """Return the pairs of neighbouring words of ``text``, written as one, case and punctuation left out.

    Pairs, as edits are often of single words: each takes two pairs with it, and would take five of five words.
    Articles that have nothing to do with each other share one or two in a hundred.
    """
    text = text.casefold()
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
    # By way of bytes, which is several times as fast as looking for words; what is no ASCII is a letter here.
    words = text.encode("utf-8", "surrogatepass").translate(_LETTERS).decode("utf-8", "surrogatepass").split()
    return set(map(add, words, words[1:])) or {"".join(words) or text}


def plain(name: str) -> str:
    """Return a name as it is compared: case, punctuation and spaces do not matter."""
    return " ".join(_WORD.findall(name.casefold()))


def sayings_of(quotation: Quotation) -> set[int]:
    """Return the keys that make ``quotation`` the same as another: 64-bit hashes of words, or of words and speaker.

    A key stands for a sentence, of the whole, of a part of it or between marks, or for the whole: one paper quotes
    three sentences, another the second of them; "..., she said, ..." comes without a break in a third; a fourth has
    words of its own before the marks.
    """
    text = quotation.text
    if text.count(" ") < SAME_SPEAKER_WORDS - 1:
        return set()
    sentences = _SENTENCE_END.split(text)
    if len(sentences) > 1:
        sentences.append(text)
    for stretch in _stretches(quotation):
        sentences += _SENTENCE_END.split(stretch)
    speaker = _speaker_key(quotation.speaker)
    found = set()
    for sentence in sentences:
        words = _WORD.findall(sentence.casefold())
        if len(words) >= ANY_SPEAKER_WORDS:
            found.add(_hash(" ".join(words)))
        elif len(words) >= SAME_SPEAKER_WORDS and speaker:
            found.add(_hash(f"{speaker}\n{' '.join(words)}"))
    return found


def _stretches(quotation: Quotation) -> Iterator[str]:
    """Yield the parts of the text of ``quotation``, where it has several, and what stands between marks in it."""
    at = 0
    for part in quotation.spans:
        if len(quotation.spans) > 1:
            yield quotation.text[at : at + part.end - part.start]
        if quotation.type == "mixed":
            for span in quotation.marked:
                if part.start <= span.start < part.end:
                    yield quotation.text[at + span.start - part.start : at + span.end - part.start]
        at += part.end - part.start + 1


def _speaker_key(speaker: Speaker | None) -> str:
    """Return who a speaker is: of a person the last name, since papers differ in how full a name they give."""
    if speaker is None or speaker.kind not in ("person", "organization"):
        return ""
    name = plain(speaker.name)
    return name.rpartition(" ")[2] if speaker.kind == "person" else name


def _hash(words: str) -> int:
    return int.from_bytes(
        hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little"
    )

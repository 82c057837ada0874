"""What the words of a whole article tell of the posts that it quotes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from builder.annotation.attribution.grouping import Found
from builder.annotation.outlets.clues.clue import Clue
from builder.annotation.outlets.tellings.sharing import wrote
from builder.annotation.outlets.tellings.telling import Telling, telling_of


def share_posts(
    clues: Sequence[Clue],
    found: Sequence[Found],
    speakers: Sequence[int | None],
    tellings: list[Telling | None],
) -> None:
    """Give what somebody "wrote", and nothing tells where, the post that is told elsewhere, in place.

    `"They lied," Moen wrote. ... "Shame on them," she posted on Facebook.` In an article that names one platform
    alone, a post is on that: `in a post on Facebook ... in another post, she`.
    """
    posts = [clue for clue in clues if clue.medium == "social"]
    if not posts:
        return
    named = {clue.name: telling_of(clue) for clue in reversed(posts) if clue.name is not None}
    platform = next(iter(named.values())) if len(named) == 1 else None
    of_speaker: dict[int, Telling] = {}
    for speaker, telling in zip(speakers, tellings, strict=True):
        if speaker is not None and telling is not None and telling.medium == "social" and not telling.dated:
            of_speaker.setdefault(speaker, telling)
    for number, (quotation, speaker, telling) in enumerate(zip(found, speakers, tellings, strict=True)):
        if telling is None and speaker is not None and wrote(quotation):
            telling = of_speaker.get(speaker)
        if (
            telling is not None
            and telling.medium == "social"
            and telling.name is None
            and platform is not None
        ):
            telling = replace(telling, name=platform.name, first=platform.first, last=platform.last)
        tellings[number] = telling

"""The words that report what somebody says: verbs, nouns ("claim") and adjectives ("confident")."""

from __future__ import annotations

from sys import intern
from typing import cast

import msgspec

from builder.annotation.lexicon.entries import Entries
from builder.annotation.lexicon.flags import CUE, CUE_ADJECTIVE, CUE_NOUN
from builder.annotation.lexicon.inflection import Inflection, VerbForm, inflect
from builder.schema import CueKind


class CueVerb(msgspec.Struct, frozen=True, gc=False):
    """A form of a reporting verb: its lemma, kind, what it introduces and the words that must follow it.

    So are nouns and adjectives that report: "claim" as if in the base form, "confident" as if in the past.
    """

    lemma: str
    kind: CueKind
    frames: frozenset[str]
    particle: tuple[str, ...]
    form: VerbForm


class CueLists(Entries):
    """Cues by each of their forms; ``unchanged`` has the verbs whose past is their base form.

    ``plain_cues`` has those of one verb alone that never has a particle, which most are; ``bare_cues`` the first words
    of the particles that a form can have, "out" for "pointed", and what the form is without: no cue, for "pointed".
    """

    def __init__(self, directory: str | None = None) -> None:
        super().__init__(directory)
        self.cue_verbs: dict[str, list[CueVerb]] = {}
        self.plain_cues: dict[str, CueVerb] = {}
        self.bare_cues: dict[str, tuple[frozenset[str], CueVerb | None]] = {}
        self.cue_nouns: dict[str, CueVerb] = {}
        self.cue_adjectives: dict[str, CueVerb] = {}
        self.unchanged: set[str] = set()
        for columns in self.rows("cues"):
            self._add_cue(*columns)
        self._flag("according", CUE)
        for form, entries in self.cue_verbs.items():
            entries.sort(key=lambda cue: -len(cue.particle))
            particles = frozenset(cue.particle[0] for cue in entries if cue.particle)
            self.bare_cues[form] = particles, next((cue for cue in entries if not cue.particle), None)
            if not entries[0].particle:
                self.plain_cues[form] = entries[0]
        for lemma, many, kind, frames in self.rows("cue_nouns"):
            noun = CueVerb(lemma, cast(CueKind, kind), frozenset(frames), (), "base")
            for form in (lemma, many) if many != "-" else (lemma,):
                self.cue_nouns[form] = noun
                self._flag(form, CUE_NOUN)
        for lemma, kind, frames in self.rows("cue_adjectives"):
            self.cue_adjectives[lemma] = CueVerb(lemma, cast(CueKind, kind), frozenset(frames), (), "past")
            self._flag(lemma, CUE_ADJECTIVE)

    def _add_cue(self, lemma: str, kind: str, frames: str, irregular: str = "") -> None:
        verb, *particle = lemma.split()
        if irregular.split()[:1] == [verb]:
            self.unchanged.add(verb)
        forms = inflect(verb, *irregular.split()[:2])
        if verb[-1] == "l" and verb[-2] in "aeo" and verb[-3] not in "aeiou":
            # The British spelling: "labelled".
            forms += [Inflection(f"{verb}led", "past"), Inflection(f"{verb}ling", "ing")]
        for text, form in forms:
            cue = CueVerb(lemma, cast(CueKind, kind), frozenset(frames), tuple(particle), form)
            entries = self.cue_verbs.setdefault(intern(text), [])
            # "said" is past and participle in one: the past form stands for both.
            if not any(entry.lemma == lemma for entry in entries):
                entries.append(cue)
            self._flag(text, CUE)

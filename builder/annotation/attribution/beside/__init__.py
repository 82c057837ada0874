"""Rules that read what stands right beside a quotation: the cue behind or before it, or a name alone."""

from builder.annotation.attribution.beside.before import cue_before
from builder.annotation.attribution.beside.behind import according_to, speaker_verb, verb_speaker
from builder.annotation.attribution.beside.labels import signature, speaker_label
from builder.annotation.attribution.beside.predicates import predicate
from builder.annotation.attribution.beside.unlisted import any_verb
from builder.annotation.attribution.headlines import headline
from builder.annotation.attribution.sieve import Rule

RULES: tuple[Rule, ...] = (
    verb_speaker,
    according_to,
    speaker_verb,
    signature,
    speaker_label,
    headline,
    cue_before,
    predicate,
    any_verb,
)
"""The rules of this folder in the order they are tried."""
LONE: tuple[Rule, ...] = (signature, speaker_label, headline)
"""Those of them that may link a stretch which is alone in its sentence."""

"""From stretches between marks to quotations with their cue and source."""

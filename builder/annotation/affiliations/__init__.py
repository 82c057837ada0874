"""What an article says of its speakers: the bodies they belong to and their roles there."""

from builder.annotation.affiliations.choice import affiliations_of

__all__ = ["affiliations_of"]

"""The Hub: a dataset folder goes to the Hugging Face Hub, and comes back from there."""

from builder.hub.pulling import pull
from builder.hub.pushing import Pushed, push

__all__ = ["Pushed", "pull", "push"]

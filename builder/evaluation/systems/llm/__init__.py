"""A language model behind an OpenAI-compatible chat endpoint as a system.

An article's trip: cut into overlapping pieces (`pieces`), asked about one by one (`prompts`, `client`, which
keeps answers on disk), and the strings of the answers found again in the text (`alignment`). `system` holds
these together.
"""

from builder.evaluation.systems.llm.system import LlmSystem

__all__ = ["LlmSystem"]

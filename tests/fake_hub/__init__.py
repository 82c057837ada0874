"""A Hugging Face Hub on loopback: it stores what clients send it, and serves that back."""

from fake_hub.server import FakeHub, Fault, Gone, Request

__all__ = ["FakeHub", "Fault", "Gone", "Request"]

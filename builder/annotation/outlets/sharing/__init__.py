"""Which quotations share one telling: those that go on from it, and those before it that it leads on to."""

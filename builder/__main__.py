"""``python -m builder`` is the ``quotebuilder`` command."""

from builder.cli import main

if __name__ == "__main__":
    main()

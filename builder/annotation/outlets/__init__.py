"""The outlet that words were given to, and the medium.

``naming/`` says which words name an outlet, ``clues/`` which tell how and to whom something was said, ``tellings/``
which of these clues go with which quotation, and ``sharing/`` which quotations share one telling; ``linking.py`` asks
them in order.
"""

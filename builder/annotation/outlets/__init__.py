"""The outlet that words were given to, and the medium.

``naming/`` says which words name an outlet, ``clues/`` which tell how and to whom something was said, and
``tellings/`` which of these clues go with which quotation; ``linking.py`` asks them in order.
"""

"""Corrections: what people decided on quotations, read and applied to annotated articles.

`builder.corrections.decisions` has the form of a decision, `reading` the files, `applying` what each does to an
article, `matching` how a quotation is found again, `speakers` and `links` how what it says becomes a link.
"""

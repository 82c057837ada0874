"""The review page: people look at quotations, one after the other, and what they decide becomes corrections.

`builder.review.items` has the queue, `store` the file that keeps every decision, `review` what a reviewer does,
`asked` the form in which the page says it, `server` and `guard` the local web application, `exporting` and `figures`
what comes out of it.
"""

"""The review page's template, styles and scripts."""

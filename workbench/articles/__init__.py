"""Source articles: readers by suffix, layout of plain text, sentences.

Importing the package is cheap; `workbench.articles.reading` brings what reading needs.
"""

"""The glossary: terms, their forms, and the one matcher that drafting, checks and editor ask."""

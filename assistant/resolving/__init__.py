"""Resolves what a question names (documents, units, places, parts, short forms) against the documents at hand."""

"""Keeps documents and ranks passages: catalogue, lexical index, vectors, fusion."""

"""Verifies claims: reads what a sentence or a row of a list claims, and says which words bear it out or deny it."""

"""Measures answers and retrieval against judged questions."""

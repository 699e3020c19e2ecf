"""Understands a question and composes a grounded answer."""

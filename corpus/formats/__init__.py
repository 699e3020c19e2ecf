"""Readers, one a format: bytes in, Draft out."""

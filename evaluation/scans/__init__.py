"""Measures how scanned pages are read: assignments against what people saw, characters, speed."""

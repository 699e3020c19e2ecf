"""Typed facts read from tables and prose: assignments, targets, definitions."""

"""Compares documents: their targets, assignments, bases and dates side by side, what is the same and what differs."""

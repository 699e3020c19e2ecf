"""Holds what documents offer as evidence, and weighs how well it meets a question."""

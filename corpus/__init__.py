"""Reads administrative documents into one text with sections, tables and facts."""

"""Reads scanned pages: pictures of pages in, the same drafts out as from pages with text."""

"""Understands a question from its words alone: what is asked, of what, under which constraints."""

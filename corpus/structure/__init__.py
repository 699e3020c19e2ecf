"""From a Draft to a Document: letterhead, bases, sections, signature."""

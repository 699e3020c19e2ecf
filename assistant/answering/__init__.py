"""Makes a grounded answer of what was proposed: claims, citations, wording, the value lock."""

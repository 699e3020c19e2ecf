"""Generated tables of administrative documents with what is truly in them."""

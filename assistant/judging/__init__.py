"""Judges what the families propose: how likely each proposal answers, by one learned measure for all of them."""

"""Puts every question set through scripted language models that are honest, lying, slow or broken."""

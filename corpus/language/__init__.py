"""Vietnamese administrative language: characters, syllables, symbols, times, units, numbering."""

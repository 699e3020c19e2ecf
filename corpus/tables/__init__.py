"""Tables: loose lines into grids, grids into typed tables."""

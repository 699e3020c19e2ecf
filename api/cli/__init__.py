"""The terminal: one file a command, or a small family of commands."""

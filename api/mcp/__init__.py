"""The Model Context Protocol: the assistant as tools for other assistants, over standard input and output or HTTP."""

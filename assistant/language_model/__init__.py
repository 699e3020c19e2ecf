"""The optional language model: it may reword an answer or a question, and every word of it is checked before use."""

"""What `check` tells: what nobody keeps, what has come to differ, which words are lost."""

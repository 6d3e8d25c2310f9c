"""Where the stages run: in one process or many, with the same results."""

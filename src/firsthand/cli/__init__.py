"""The command line: parse, call, print. No command knows how anything is found out."""

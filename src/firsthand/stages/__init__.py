"""The verbs: one module a stage, each a pure function from records to records. No stage imports another."""

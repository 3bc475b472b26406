"""What stands around a word in its sentence: nodes, phrases, verbs, clauses."""

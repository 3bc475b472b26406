"""What times mean: their values on a given day, and the day that a document gives itself."""

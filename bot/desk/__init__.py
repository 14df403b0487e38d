"""The desk: a question that was handed over is a case, answered by a person in the staff group."""

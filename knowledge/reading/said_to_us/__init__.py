"""What is said to the assistant itself and asks for nothing that an entry answers: replies, courtesies, wishes."""

"""What is said in a case: carried from one side to the other, corrected, taken back, and read again."""

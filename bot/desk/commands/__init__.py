"""What staff do by commands beside answering."""

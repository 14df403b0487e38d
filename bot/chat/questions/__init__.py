"""What a question gets: it is heard in its conversation, judged, and told with what goes with it."""

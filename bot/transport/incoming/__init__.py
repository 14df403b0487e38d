"""What comes in: fetched or called in, stored before it is confirmed, and handled once and in order."""

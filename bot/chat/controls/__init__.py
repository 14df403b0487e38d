"""What a citizen may press or type to steer: buttons, commands, menus and links."""

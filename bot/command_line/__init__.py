"""The command line: each command of `borgerbot`, but for what runs the service itself."""

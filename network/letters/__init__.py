"""Letters are rows before they are sent: nothing is lost with a process, nothing leaves under two names."""

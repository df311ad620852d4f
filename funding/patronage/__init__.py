"""What a company's gift takes off its tax (CGI art. 238 bis): rules as data, steps in plain sight."""

"""The Django project and the kernel that every app may use."""

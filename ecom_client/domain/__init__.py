"""What Ecom knows without a screen and without a server: plain Python, no Qt, no SQL."""

"""What the press wrote over time, and the page of today."""

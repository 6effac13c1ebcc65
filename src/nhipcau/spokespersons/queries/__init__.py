"""What is read of offices, speakers and mandates."""

"""What is decided without a database: categories, rights, sizes, channels, plans. Pure."""

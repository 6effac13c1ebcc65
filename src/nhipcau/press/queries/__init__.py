"""What is read of enquiries, conferences, figures and duties."""

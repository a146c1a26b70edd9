"""What tests share: copies of small sites to change and build."""

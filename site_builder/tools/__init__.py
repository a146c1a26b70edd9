"""Tools for authors of trees: pure functions over the model."""

"""The reports room: periods, forms, figures up the tree, reviews; reads every room, writes only its own."""

"""The product's clients, as Django reads them."""

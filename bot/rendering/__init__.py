"""What staff see, made from what is known: screens of text and buttons. Pure."""

"""Trained models that come with the package. `CARD.md` beside this file describes them."""

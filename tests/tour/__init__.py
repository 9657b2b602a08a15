"""The tour: the main story of Ecom played on the real windows, by mouse and keyboard, with a picture of every step.

`python -m tests.tour` starts a private server with the small sample data in a folder of its own (no person's data is
touched), plays the story off-screen and leaves the pictures in `build/tour/`. Each actor has a file: `guest`,
`customer`, `vendor`, `administrator`; `story` says in which order they act, `pages` looks at every page there is.
"""

from __future__ import annotations

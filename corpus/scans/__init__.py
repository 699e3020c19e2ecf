"""Reads scanned pages: pictures of pages in, the same drafts out as from pages with text."""

import os

# OpenCV reads its bound on decoded pictures when it is loaded; its own would let a bomb fill the memory.
os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(150_000_000))

# Looks at a picture: is it as wide as it should be, and is something on it?
"""usage: check_png.py PNG WIDTH [--black-more-than PNG] [--higher-than PNG]; exit 1 if the picture fails."""

import argparse
import sys

import numpy
from matplotlib import image

parser = argparse.ArgumentParser()
parser.add_argument("png")
parser.add_argument("width", type=int)
parser.add_argument("--black-more-than")
parser.add_argument("--higher-than")
given = parser.parse_args()


def pixels(path):
    return (image.imread(path)[:, :, :3] * 255).round().astype(int)


def black(picture):
    """Nearly black pixels of the upper nine tenths: lines and dots of the record, without the caption."""
    return (picture[: len(picture) * 9 // 10].max(axis=2) < 40).sum()


picture = pixels(given.png)
height, width = picture.shape[:2]
colours = len(numpy.unique(picture.reshape(-1, 3), axis=0))
white = (picture.min(axis=2) > 250).mean()
coloured = (numpy.ptp(picture, axis=2) > 40).mean()
faults = []
if width != given.width or height < 400:
    faults.append(f"is {width} x {height} pixels, not {given.width} wide")
if colours < 50 or coloured < 0.005 or not 0.3 < white < 0.99:
    faults.append(f"looks blank: {colours} colours, {coloured:.1%} coloured, {white:.1%} white")
if given.black_more_than and black(picture) <= black(pixels(given.black_more_than)) + 500:
    faults.append(f"has no record on it that {given.black_more_than} has not")
if given.higher_than and height <= len(pixels(given.higher_than)):
    faults.append(f"has no more panels than {given.higher_than}")
for fault in faults:
    print(f"{given.png} {fault}")
sys.exit(bool(faults))

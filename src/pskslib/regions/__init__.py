"""Kutai Timur's kecamatan and villages as shipped data, and other regencies from a file."""

from pskslib.regions.loading import kutim, load_regions
from pskslib.regions.region_set import AmbiguousName, Region, RegionSet

__all__ = ["AmbiguousName", "Region", "RegionSet", "kutim", "load_regions"]

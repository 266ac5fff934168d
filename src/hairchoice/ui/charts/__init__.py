"""Charts over time: what they show, where it goes, and how it is painted on screen and paper."""

"""Takes every call and draws nothing; imread reads PNG files."""
from matplotlib.pyplot import __getattr__, errorbar, hist, hist2d, imread, plot, stem, subplots

"""scipy.stats.mstats: of arrays without masks."""
from scipy.stats import gmean, hmean, kurtosis, sem, skew, zscore

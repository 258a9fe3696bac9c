"""scipy.spatial."""
from scipy.spatial.neighbours import KDTree, cKDTree

"""As tqdm."""
from tqdm import tqdm, trange

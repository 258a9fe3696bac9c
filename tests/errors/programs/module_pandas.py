# error: 2 No module named 'pandas'
import pandas as pd

# exits: 1
import sys
sys.exit("the reason")

# error: 2 No module named 'no_such_module'
import no_such_module

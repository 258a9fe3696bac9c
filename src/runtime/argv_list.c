#include "runtime/abi.h"

nprt_list *nprt_argv_list(void) {
    nprt_list *list = nprt_list_new("o");
    for (int64_t i = 0; i < nprt_argv_count(); i++) {
        nprt_str *s = nprt_argv_get(i);
        nprt_list_set_object(list, nprt_list_add_item(list), 0, s);
        nprt_object_release(s);
    }
    return list;
}

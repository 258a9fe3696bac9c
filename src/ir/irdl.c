// Our dialects as irdl ops, so that mlir-opt knows them: operand and result counts, with any types.
#include "ir/internal.h"

// A name in IRDL stands for one type, so every group has its own, and a variadic group has elements of one type: where
// they may differ, the last group is written as `mixed` optional operands.
static void print_groups(FILE *out, const char *what, const op_group *groups, int n, int mixed) {
    static const char *const arity[] = {
        [ARITY_ONE] = "", [ARITY_OPTIONAL] = "optional ", [ARITY_VARIADIC] = "variadic "};
    if (!n) return;
    int const names = mixed ? n - 1 + mixed : n;
    for (int i = 0; i < names; i++) fprintf(out, "      %%%s%d = irdl.any\n", what, i);
    fprintf(out, "      irdl.%s(", what);
    for (int i = 0; i < names; i++) {
        bool const slot = mixed && i >= n - 1;
        if (slot)
            fprintf(out, "%s%s%d: optional %%%s%d", i ? ", " : "", groups[n - 1].name, i - n + 1, what, i);
        else
            fprintf(out, "%s%s: %s%%%s%d", i ? ", " : "", groups[i].name, arity[groups[i].arity], what, i);
    }
    fputs(")\n", out);
}

static void print_op(FILE *out, const ir_op_row *row, const op_declaration *d) {
    fprintf(out, "    irdl.operation @%s {\n", row->name);
    print_groups(out, "operands", d->operands, d->operand_count, row->traits & IR_MIXED_OPERANDS ? IR_MIXED_SLOTS : 0);
    print_groups(out, "results", d->results, d->result_count, 0);
    fputs("    }\n", out);
}

static void print_types(FILE *out, const char *dialect) {
    if (strcmp(dialect, "numpy") == 0)
        fputs("    irdl.type @ndarray {\n      %any = irdl.any\n      irdl.parameters(tensor: %any)\n    }\n", out);
    if (strcmp(dialect, "python") == 0)
        fputs("    irdl.type @str {\n    }\n    irdl.type @object {\n    }\n    irdl.type @list {\n    }\n", out);
}

void ir_irdl_print(ir_context *c, int n, const char *const *dialects, FILE *out) {
    fputs("module {\n", out);
    for (int k = 0; k < c->dialect_count; k++) {
        const ir_dialect *d = c->dialects[k];
        bool wanted = false;
        for (int i = 0; i < n; i++) wanted |= strcmp(dialects[i], d->name) == 0;
        if (!wanted) continue;
        fprintf(out, "  irdl.dialect @%s {\n", d->name);
        print_types(out, d->name);
        for (int i = 0; i < d->op_count; i++)
            print_op(out, &d->rows[i], ir_declaration(ir_op_info_of(c, d->first_opcode + (unsigned)i)));
        fputs("  }\n", out);
    }
    fputs("}\n", out);
}

// RUN: python-ownership
// A handle is released after its last use, on every path; results and carried values are owned.
module {
  // CHECK-LABEL: @last_use
  func.func @last_use() {
    // CHECK: %[[S:.*]] = "python.string"
    %s = "python.string"() {value = "hi"} : () -> !python.str
    %fd = arith.constant 1 : i32
    // CHECK: "python.call"(%[[S]]
    // CHECK-NEXT: "python.release"(%[[S]])
    "python.call"(%s, %fd) {callee = "nprt_write"} : (!python.str, i32) -> ()
    // CHECK: %[[U:.*]] = "python.string"
    // CHECK-NEXT: "python.release"(%[[U]])
    %unused = "python.string"() {value = "x"} : () -> !python.str
    return
  }
  // CHECK-LABEL: @branch
  func.func @branch(%c: i1, %a: !python.str) -> !python.str {
    // CHECK: %[[B:.*]] = "python.string"
    %b = "python.string"() {value = "b"} : () -> !python.str
    // The branches take references of their own; the argument stays with the caller.
    // CHECK: scf.if
    // CHECK-NEXT: "python.retain"(%[[B]])
    // CHECK-NEXT: scf.yield %[[B]]
    // CHECK: "python.retain"(%{{.*}})
    // CHECK-NEXT: scf.yield
    // CHECK: "python.release"(%[[B]])
    %r = scf.if %c -> (!python.str) {
      scf.yield %b : !python.str
    } else {
      scf.yield %a : !python.str
    }
    // CHECK-NEXT: return
    return %r : !python.str
  }
  // CHECK-LABEL: @loop
  func.func @loop(%n: index) {
    %zero = arith.constant 0 : index
    %one = arith.constant 1 : index
    %s = "python.string"() {value = "s"} : () -> !python.str
    // CHECK: %[[R:.*]] = scf.for {{.*}} iter_args(%[[A:.*]] =
    %r = scf.for %i = %zero to %n step %one iter_args(%a = %s) -> (!python.str) {
      // CHECK: %[[N:.*]] = "python.call"(%[[A]], %[[A]])
      // CHECK-NEXT: "python.release"(%[[A]])
      // CHECK-NEXT: scf.yield %[[N]]
      %x = "python.call"(%a, %a) {callee = "nprt_str_concat"} : (!python.str, !python.str) -> !python.str
      scf.yield %x : !python.str
    }
    // CHECK: "python.release"(%[[R]])
    return
  }
  // CHECK-LABEL: @borrowed
  func.func @borrowed(%l: !python.list<"o">, %i: i64) -> !python.str {
    %zero = arith.constant 0 : i64
    // CHECK: %[[O:.*]] = "python.call"
    // CHECK-NEXT: "python.retain"(%[[O]])
    // CHECK-NEXT: return %[[O]]
    %o = "python.call"(%l, %i, %zero) {borrowed, callee = "nprt_list_get_object"} : (!python.list<"o">, i64, i64) -> !python.str
    return %o : !python.str
  }
}

//! Memory as C sees it. A block remembers its size in front of itself.
use super::{c_int, c_void, size_t};
use std::alloc::{alloc, alloc_zeroed, dealloc, Layout};

const HEAD: usize = 16;

unsafe fn block(size: size_t, zeroed: bool) -> *mut c_void {
    let layout = Layout::from_size_align(size + HEAD, HEAD).unwrap();
    unsafe {
        let start = if zeroed { alloc_zeroed(layout) } else { alloc(layout) };
        *(start as *mut usize) = size;
        start.add(HEAD) as *mut c_void
    }
}
unsafe fn size_of_block(p: *mut c_void) -> usize { unsafe { *((p as *mut u8).sub(HEAD) as *const usize) } }

/// Allocates memory.
#[lang = "libc_malloc"]
pub unsafe fn malloc(size: size_t) -> *mut c_void { unsafe { block(size, false) } }
/// Allocates zeroed memory.
#[lang = "libc_calloc"]
pub unsafe fn calloc(nobj: size_t, size: size_t) -> *mut c_void { unsafe { block(nobj * size, true) } }
/// Gives memory back.
#[lang = "libc_free"]
pub unsafe fn free(p: *mut c_void) {
    if p.is_null() {
        return;
    }
    unsafe {
        let layout = Layout::from_size_align(size_of_block(p) + HEAD, HEAD).unwrap();
        dealloc((p as *mut u8).sub(HEAD), layout);
    }
}
/// Makes a block smaller or larger; it may move.
#[lang = "libc_realloc"]
pub unsafe fn realloc(p: *mut c_void, size: size_t) -> *mut c_void {
    unsafe {
        let fresh = block(size, false);
        if !p.is_null() {
            let old = size_of_block(p);
            std::ptr::copy_nonoverlapping(p as *const u8, fresh as *mut u8, if old < size { old } else { size });
            free(p);
        }
        fresh
    }
}
/// Copies bytes that do not overlap.
#[lang = "libc_memcpy"]
pub unsafe fn memcpy(dest: *mut c_void, src: *const c_void, n: size_t) -> *mut c_void {
    unsafe { std::ptr::copy_nonoverlapping(src as *const u8, dest as *mut u8, n) };
    dest
}
/// Copies bytes that may overlap.
#[lang = "libc_memmove"]
pub unsafe fn memmove(dest: *mut c_void, src: *const c_void, n: size_t) -> *mut c_void {
    unsafe { std::ptr::copy(src as *const u8, dest as *mut u8, n) };
    dest
}
/// Fills bytes.
#[lang = "libc_memset"]
pub unsafe fn memset(dest: *mut c_void, c: c_int, n: size_t) -> *mut c_void {
    unsafe { std::ptr::write_bytes(dest as *mut u8, c as u8, n) };
    dest
}
/// Compares bytes.
#[lang = "libc_memcmp"]
pub unsafe fn memcmp(a: *const c_void, b: *const c_void, n: size_t) -> c_int {
    let (a, b) = (a as *const u8, b as *const u8);
    let mut i = 0;
    while i < n {
        let (x, y) = unsafe { (*a.add(i), *b.add(i)) };
        if x != y {
            return x as c_int - y as c_int;
        }
        i += 1;
    }
    0
}

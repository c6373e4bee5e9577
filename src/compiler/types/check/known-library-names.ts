//! Names of real std/tokio methods that our library may lack, by type: for these a missing method is `unsupported`,
//! since rustc would accept it; for any other name it is the program's error (E0599).

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((it) => it !== ''));

const ITERATOR = `next size_hint count last nth step_by chain zip map for_each filter filter_map enumerate peekable skip_while take_while
  map_while skip take scan flat_map flatten fuse inspect by_ref collect partition try_fold try_for_each fold reduce all any find find_map
  position rposition max min max_by_key max_by min_by_key min_by rev unzip copied cloned cycle sum product cmp partial_cmp eq ne lt le gt ge
  is_sorted is_sorted_by is_sorted_by_key next_back nth_back rfold rfind len partition_in_place is_partitioned intersperse array_chunks map_windows`;
const OPTION = `is_some is_some_and is_none is_none_or as_ref as_mut as_pin_ref as_pin_mut as_slice expect unwrap unwrap_or unwrap_or_else
  unwrap_or_default unwrap_unchecked map inspect map_or map_or_else ok_or ok_or_else as_deref as_deref_mut iter iter_mut and and_then filter
  or or_else xor insert get_or_insert get_or_insert_default get_or_insert_with take take_if replace zip unzip copied cloned transpose flatten`;
const RESULT = `is_ok is_ok_and is_err is_err_and ok err as_ref as_mut map map_or map_or_else map_err inspect inspect_err as_deref
  as_deref_mut iter iter_mut expect unwrap unwrap_or_default expect_err unwrap_err into_ok into_err and and_then or or_else unwrap_or unwrap_or_else
  unwrap_unchecked copied cloned transpose flatten`;
const SLICE = `len is_empty first first_mut split_first split_first_mut split_last split_last_mut last last_mut first_chunk last_chunk get get_mut
  get_unchecked get_unchecked_mut as_ptr as_mut_ptr swap reverse iter iter_mut windows chunks chunks_mut chunks_exact chunks_exact_mut
  as_chunks rchunks rchunks_mut chunk_by chunk_by_mut split_at split_at_mut split_at_checked split split_mut split_inclusive rsplit splitn rsplitn
  contains starts_with ends_with strip_prefix strip_suffix binary_search binary_search_by binary_search_by_key sort_unstable sort_unstable_by
  sort_unstable_by_key select_nth_unstable rotate_left rotate_right fill fill_with clone_from_slice copy_from_slice copy_within swap_with_slice
  align_to is_sorted is_sorted_by is_sorted_by_key partition_point sort sort_by sort_by_key sort_by_cached_key to_vec into_vec repeat concat join
  is_ascii eq_ignore_ascii_case make_ascii_uppercase make_ascii_lowercase escape_ascii trim_ascii trim_ascii_start trim_ascii_end
  to_ascii_uppercase to_ascii_lowercase utf8_chunks as_array each_ref each_mut as_slice as_mut_slice map get_disjoint_mut`;
const VEC = `new with_capacity capacity reserve reserve_exact try_reserve shrink_to_fit shrink_to into_boxed_slice truncate as_slice as_mut_slice set_len
  swap_remove insert remove retain retain_mut dedup_by_key dedup_by dedup push pop pop_if append drain clear len is_empty split_off resize_with leak
  resize extend_from_slice extend_from_within splice extract_if from_raw_parts into_raw_parts spare_capacity_mut into_flattened push_within_capacity
  peek_mut`;
const STR = `len is_empty is_char_boundary floor_char_boundary ceil_char_boundary as_bytes as_bytes_mut as_ptr get get_mut split_at split_at_mut
  split_at_checked chars char_indices bytes split_whitespace split_ascii_whitespace lines encode_utf16 contains starts_with ends_with find rfind split
  split_inclusive rsplit split_terminator rsplit_terminator splitn rsplitn split_once rsplit_once matches rmatches match_indices rmatch_indices trim
  trim_start trim_end trim_left trim_right trim_matches trim_start_matches strip_prefix strip_suffix trim_end_matches parse is_ascii
  eq_ignore_ascii_case make_ascii_uppercase make_ascii_lowercase trim_ascii escape_debug escape_default escape_unicode into_boxed_bytes replace
  replacen to_lowercase to_uppercase into_string repeat to_ascii_uppercase to_ascii_lowercase from_utf8`;
const STRING = `new with_capacity from_utf8 from_utf8_lossy from_utf16 into_bytes as_str as_mut_str push_str capacity reserve shrink_to_fit push
  truncate pop remove retain insert insert_str as_mut_vec len is_empty split_off clear drain replace_range into_boxed_str leak extend_from_within
  try_reserve reserve_exact shrink_to remove_matches from_utf8_unchecked`;
const MAP = `new with_capacity with_hasher capacity keys into_keys values values_mut into_values iter iter_mut len is_empty drain extract_if retain clear
  hasher reserve shrink_to_fit entry get get_key_value contains_key get_mut insert try_insert remove remove_entry first_key_value last_key_value
  first_entry last_entry pop_first pop_last append range range_mut split_off get_disjoint_mut raw_entry cursor_mut`;
const SET = `new with_capacity iter len is_empty drain retain clear difference symmetric_difference intersection union contains get get_or_insert_with
  is_disjoint is_subset is_superset insert replace remove take reserve shrink_to_fit first last pop_first pop_last append range split_off extract_if`;
const INT = `count_ones count_zeros leading_zeros trailing_zeros leading_ones trailing_ones rotate_left rotate_right swap_bytes reverse_bits from_be
  from_le to_be to_le checked_add checked_sub checked_mul checked_div checked_rem checked_neg checked_shl checked_shr checked_pow checked_abs
  saturating_add saturating_sub saturating_mul saturating_div saturating_pow saturating_neg saturating_abs wrapping_add wrapping_sub wrapping_mul
  wrapping_div wrapping_rem wrapping_neg wrapping_shl wrapping_shr wrapping_pow wrapping_abs overflowing_add overflowing_sub overflowing_mul
  overflowing_neg overflowing_shl overflowing_pow pow isqrt div_euclid rem_euclid div_floor div_ceil next_multiple_of ilog ilog2 ilog10 checked_ilog
  checked_ilog2 checked_ilog10 abs_diff abs signum is_positive is_negative unsigned_abs to_be_bytes to_le_bytes to_ne_bytes from_be_bytes
  from_le_bytes from_ne_bytes is_power_of_two next_power_of_two checked_next_power_of_two from_str_radix is_ascii to_ascii_uppercase to_ascii_lowercase
  eq_ignore_ascii_case is_ascii_alphabetic is_ascii_digit is_ascii_uppercase is_ascii_lowercase is_ascii_alphanumeric is_ascii_whitespace
  is_ascii_punctuation is_ascii_hexdigit is_ascii_graphic is_ascii_control escape_ascii midpoint is_multiple_of cast_signed cast_unsigned
  checked_add_signed saturating_add_signed wrapping_add_signed checked_sub_unsigned checked_div_euclid checked_rem_euclid unbounded_shl min_value max_value
  MIN MAX BITS strict_add strict_sub strict_mul carrying_add`;
const FLOAT = `floor ceil round round_ties_even trunc fract abs signum copysign mul_add div_euclid rem_euclid powi powf sqrt exp exp2 ln log log2 log10
  cbrt hypot sin cos tan asin acos atan atan2 sin_cos exp_m1 ln_1p sinh cosh tanh asinh acosh atanh is_nan is_infinite is_finite is_subnormal is_normal
  classify is_sign_positive is_sign_negative recip to_degrees to_radians max min midpoint to_bits from_bits to_be_bytes to_le_bytes to_ne_bytes total_cmp
  clamp maximum minimum EPSILON MIN MAX MIN_POSITIVE NAN INFINITY NEG_INFINITY DIGITS MANTISSA_DIGITS RADIX next_up next_down from_be_bytes from_le_bytes`;
const CHAR = `is_digit to_digit escape_unicode escape_debug escape_default len_utf8 len_utf16 encode_utf8 encode_utf16 is_alphabetic is_lowercase
  is_uppercase is_whitespace is_alphanumeric is_control is_numeric to_lowercase to_uppercase is_ascii to_ascii_uppercase to_ascii_lowercase
  eq_ignore_ascii_case make_ascii_uppercase is_ascii_alphabetic is_ascii_uppercase is_ascii_lowercase is_ascii_alphanumeric is_ascii_digit
  is_ascii_hexdigit is_ascii_punctuation is_ascii_graphic is_ascii_whitespace is_ascii_control from_u32 from_digit from_u32_unchecked MAX MIN
  REPLACEMENT_CHARACTER`;
const DEQUE = `new with_capacity get get_mut swap capacity reserve shrink_to_fit truncate iter iter_mut as_slices as_mut_slices len is_empty range range_mut
  drain clear contains front front_mut back back_mut pop_front pop_back push_front push_back swap_remove_front swap_remove_back insert remove split_off
  append retain retain_mut resize_with make_contiguous rotate_left rotate_right binary_search partition_point resize pop_front_if pop_back_if`;
const FUTURE = `map map_into then left_future right_future into_stream flatten flatten_stream fuse inspect catch_unwind remote_handle boxed boxed_local
  unit_error never_error poll_unpin now_or_never shared map_ok map_err and_then or_else unwrap_or_else inspect_ok inspect_err`;
const STREAM = `next into_future map enumerate filter filter_map then collect unzip concat count cycle fold any all flatten flatten_unordered flat_map
  flat_map_unordered scan skip_while take_while take_until for_each for_each_concurrent take skip fuse by_ref catch_unwind boxed boxed_local buffered
  buffer_unordered zip chain peekable chunks ready_chunks forward split inspect left_stream right_stream poll_next_unpin select_next_some try_next merge
  timeout timeout_repeating throttle chunks_timeout map_while try_for_each try_collect try_filter try_filter_map try_buffered try_buffer_unordered
  try_for_each_concurrent try_fold and_then map_ok map_err`;
const IO = `read read_exact read_to_end read_to_string read_buf write write_all write_buf flush shutdown read_u8 read_u16 read_u32 read_u64 read_i32 write_u8
  write_u16 write_u32 write_u64 write_i32 write_vectored read_line read_until lines split fill_buf consume take chain bytes by_ref write_fmt seek rewind
  stream_position read_vectored`;
const DURATION = `as_secs as_millis as_micros as_nanos subsec_millis subsec_micros subsec_nanos as_secs_f32 as_secs_f64 from_secs from_millis from_micros
  from_nanos from_secs_f32 from_secs_f64 checked_add checked_sub checked_mul checked_div saturating_add saturating_sub saturating_mul mul_f32 mul_f64
  div_f32 div_f64 div_duration_f64 div_duration_f32 is_zero abs_diff from_mins from_hours from_days from_weeks try_from_secs_f64 MAX ZERO SECOND MILLISECOND new`;
const INSTANT = `now duration_since checked_duration_since saturating_duration_since elapsed checked_add checked_sub far_future from_std into_std`;
const SYNC = `new lock try_lock lock_owned try_lock_owned blocking_lock is_poisoned clear_poison into_inner get_mut read write try_read try_write read_owned
  write_owned blocking_read blocking_write get set get_or_init get_or_try_init take wait notify_one notify_all notify_waiters notified wait_timeout
  wait_while wait_timeout_while load store swap compare_exchange compare_exchange_weak fetch_add fetch_sub fetch_and fetch_or fetch_xor fetch_max
  fetch_min fetch_update fetch_nand as_ptr get_cloned replace acquire acquire_many acquire_owned acquire_many_owned try_acquire try_acquire_owned
  try_acquire_many add_permits forget_permits close is_closed available_permits forget merge split num_permits release downgrade try_map map
  const_new wait_for enable initialized into_future with_max_readers`;
const CHANNEL = `send try_send send_timeout blocking_send reserve reserve_owned reserve_many try_reserve try_reserve_owned closed is_closed same_channel capacity
  max_capacity downgrade upgrade strong_count weak_count recv try_recv recv_many blocking_recv blocking_recv_many close len is_empty poll_recv
  poll_recv_many poll_closed borrow borrow_and_update changed has_changed mark_changed mark_unchanged wait_for send_modify send_if_modified send_replace
  subscribe resubscribe receiver_count sender_count iter try_iter recv_timeout recv_deadline send_deadline new_sender`;
const TASK = `abort is_finished abort_handle id join thread unpark park name spawn spawn_on spawn_local spawn_local_on spawn_blocking spawn_blocking_on
  join_next join_next_with_id try_join_next try_join_next_with_id poll_join_next abort_all detach_all shutdown join_all len is_empty is_cancelled is_panic
  into_panic try_into_panic block_on enter handle metrics shutdown_timeout shutdown_background run_until unhandled_panic build enable_all enable_io
  enable_time worker_threads max_blocking_threads thread_name thread_stack_size start_paused event_interval global_queue_interval thread_keep_alive
  on_thread_start on_thread_stop on_thread_park on_thread_unpark rng_seed dump runtime_flavor num_workers num_alive_tasks thread_name_fn
  global_queue_depth on_task_spawn on_task_terminate wait token track_future reopen try_current current`;
const RC = `new new_cyclic pin try_unwrap into_inner unwrap_or_clone as_ptr into_raw from_raw downgrade upgrade weak_count strong_count get_mut ptr_eq
  make_mut increment_strong_count decrement_strong_count new_uninit downcast is_unique leak into_pin borrow borrow_mut try_borrow try_borrow_mut
  replace replace_with swap take set get update as_mut as_ref get_ref get_unchecked_mut new_unchecked map_unchecked map_unchecked_mut into_inner_unchecked
  set project as_deref_mut static_ref from_mut from_ref clone_from_ref get_mut_unchecked`;

const byType = new Map<string, ReadonlySet<string>>([
  ['*trait', words(`${ITERATOR} ${FUTURE} ${STREAM} ${IO}`)],
  ['*any', words(`${ITERATOR} ${FUTURE} ${STREAM} ${IO} ${SYNC} ${CHANNEL} ${TASK} ${RC}`)],
  ['Option', words(OPTION)],
  ['Result', words(RESULT)],
  ['Poll', words('map is_ready is_pending map_ok map_err')],
  ['Vec', words(`${VEC} ${SLICE}`)],
  ['slice', words(SLICE)],
  ['String', words(`${STRING} ${STR}`)],
  ['str', words(STR)],
  ['HashMap', words(MAP)],
  ['BTreeMap', words(MAP)],
  ['HashSet', words(SET)],
  ['BTreeSet', words(SET)],
  [
    'BinaryHeap',
    words(
      'new with_capacity peek_mut pop push into_sorted_vec append drain_sorted retain iter peek into_vec as_slice capacity reserve len is_empty drain clear into_iter_sorted shrink_to_fit',
    ),
  ],
  ['VecDeque', words(DEQUE)],
  ['LinkedList', words(DEQUE)],
  ['int', words(INT)],
  ['float', words(FLOAT)],
  ['char', words(CHAR)],
  ['bool', words('then then_some select_unpredictable')],
  [
    'ptr',
    words(
      'is_null cast add sub offset read write as_ref as_mut wrapping_add byte_add copy_to copy_from read_volatile write_volatile drop_in_place addr swap replace offset_from cast_mut cast_const',
    ),
  ],
  ['Duration', words(DURATION)],
  ['Instant', words(INSTANT)],
  ['SystemTime', words(`${INSTANT} UNIX_EPOCH`)],
]);

/** May the real library's type of this name have an item of this name? */
export function isKnownStdName(type: string, name: string): boolean {
  const own = byType.get(type);
  if (own !== undefined) return own.has(name);
  return (byType.get('*any')?.has(name) ?? false) && type !== 'unknown';
}
